"""Work off the waiting tasks, and do what is due. See `postings/editing/tasks.py`.

The admin starts this for each task. Run it from cron or a timer every minute, too, for what a restart left.
"""

from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from postings.editing import publication, tasks
from postings.editing.error_reports import delete_old_reports
from postings.importing.lock import TasksAreRunning

# What is done at each call, before the tasks: functions without arguments, such as publishing drafts that are due.
PERIODIC: list[Callable[[], object]] = [
    lambda: publication.publish_due(timezone.localdate()),
    lambda: publication.close_due(timezone.localdate()),
    delete_old_reports,
]


class Command(BaseCommand):
    help = "Work off the large changes that the admin has queued. Ends when none is left, or if another process does it."

    def handle(self, *args: Any, **options: Any) -> None:
        for do in PERIODIC:
            do()
        try:
            number = tasks.run_all()
        except TasksAreRunning:
            self.stdout.write("Another process is working off the tasks.")
            return
        self.stdout.write(f"{number} task{'s' * (number != 1)} finished." if number else "No tasks are waiting.")
