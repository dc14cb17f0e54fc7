"""Work off the waiting tasks, and do what is due. See `postings/editing/tasks.py`.

The admin starts this for each task. Run it from cron or a timer every minute, too, for what a restart left.
"""

import logging
from contextlib import suppress
from typing import Any

from django.conf import settings

from postings.database.locks import IndexNowIsRunning, TasksAreRunning
from postings.editing import tasks
from postings.editing.due_work import do_due_work
from postings.importing.pipeline import Options
from postings.management.board_command import BoardCommand
from postings.publishing import change_log, index_now

log = logging.getLogger(__name__)

# After an update of the program all postings are compared: for half of the minute until cron calls the command again.
_CATCHING_UP_SECONDS = 30.0


class Command(BoardCommand):
    help = (
        "Make the large changes that the admin has queued, then report changed ads to search engines. "
        "Ends when none is left, or if another process does it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        do_due_work()
        try:
            number = tasks.run_all()
        except TasksAreRunning:
            self.stdout.write("Another process is working off the tasks.")
            return
        self.stdout.write(f"{number} task{'s' * (number != 1)} finished." if number else "No tasks are waiting.")
        self.report_changes()
        change_log.catch_up(_CATCHING_UP_SECONDS)

    def report_changes(self) -> None:
        """Report changed ads to search engines, if there is a key for it. A failure is logged and tried again later."""
        if settings.INDEXNOW_KEY:
            with suppress(IndexNowIsRunning):
                report = index_now.report_changes(Options.from_settings().limits)
                if report.problem:
                    log.warning("Not all changes were reported to search engines: %s", report.problem)
