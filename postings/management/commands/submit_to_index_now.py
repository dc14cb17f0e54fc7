"""Report new, changed and closed ads to search engines. `manage.py run_tasks` does it, too."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from postings.database.locks import IndexNowIsRunning
from postings.importing.pipeline import Options
from postings.management.board_command import BoardCommand
from postings.publishing import index_now


class Command(BoardCommand):
    help = "Report the ads that were opened, changed or closed since the last run to search engines, through IndexNow."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.INDEXNOW_KEY:
            raise CommandError("Set INDEXNOW_KEY to a key of your own. See the README.")
        try:
            report = index_now.report_changes(Options.from_settings().limits)
        except IndexNowIsRunning:
            self.stdout.write("Another process is reporting changes.")
            return
        self.stdout.write(f"{report.sent:,} ad{'s' * (report.sent != 1)} reported.")
        if report.problem:
            raise CommandError(report.problem)
