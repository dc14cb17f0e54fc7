"""Send the mails of alerts. See `postings/publishing/alerts/`.

Run it from cron or a timer every five minutes: each alert is evaluated once a day or week, from ALERT_HOUR on.
"""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError

from postings.database.locks import AlertsAreBeingSent
from postings.management.board_command import BoardCommand
from postings.publishing.alerts import runs
from postings.search.facets import FacetsUnavailable

EXIT_PAUSED, EXIT_NO_SERVER = 1, 2


class Command(BoardCommand):
    help = (
        "Evaluate the alerts that are due, and send the waiting e-mails. Exit codes: 0 done; 1 an alert was paused because "
        "its e-mails are refused; 2 no mail server is set; 69 the mail server cannot be used; 74 the database failed; 75 "
        "another process sends, or the board is being updated."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="print nothing unless something needs attention")

    def handle(self, *, quiet: bool, **options: Any) -> None:
        if not settings.SENDS_MAIL:
            raise CommandError("EMAIL_URL is not set, so no alerts are offered or sent.", returncode=EXIT_NO_SERVER)
        try:
            report = runs.run()
        except AlertsAreBeingSent:
            self._stop("Another process is sending alerts.", quiet=quiet)
        except FacetsUnavailable:
            self._stop("The board is being updated. The next run goes on.", quiet=quiet)
        except DatabaseError as error:
            raise CommandError(f"The database failed: {error}", returncode=os.EX_IOERR) from error
        if report.needs_attention or not quiet:
            self.stdout.write("\n".join(report.lines))
        if report.sent.trouble:
            sys.exit(os.EX_UNAVAILABLE)
        if report.sent.paused:
            sys.exit(EXIT_PAUSED)

    def _stop(self, words: str, *, quiet: bool) -> None:
        if not quiet:
            self.stdout.write(words)
        sys.exit(os.EX_TEMPFAIL)
