"""Work off the waiting tasks, and do what is due. See `postings/editing/tasks.py`.

The admin starts this for each task. Run it from cron or a timer every minute, too, for what a restart left.
"""

from typing import Any

from django.core.management.base import BaseCommand

from postings.database.locks import TasksAreRunning
from postings.editing import tasks
from postings.editing.due_work import do_due_work


class Command(BaseCommand):
    help = "Work off the large changes that the admin has queued. Ends when none is left, or if another process does it."

    def handle(self, *args: Any, **options: Any) -> None:
        do_due_work()
        try:
            number = tasks.run_all()
        except TasksAreRunning:
            self.stdout.write("Another process is working off the tasks.")
            return
        self.stdout.write(f"{number} task{'s' * (number != 1)} finished." if number else "No tasks are waiting.")
