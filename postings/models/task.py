"""Tasks: changes of many objects that are made in batches, outside the request of the user who started them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from postings.choices import TaskStatus
from postings.models.changes import Action
from postings.models.constraints import one_of

UNFINISHED = [TaskStatus.WAITING, TaskStatus.RUNNING]


class Task(models.Model):
    """A change of many objects, worked off by `manage.py run_tasks`. See `editing/tasks.py`.

    `done` of `total` objects are processed. Each batch saves its data, its records and this progress in one transaction.
    """

    kind = models.CharField("type", max_length=30)
    summary = models.CharField("description", max_length=500)
    arguments: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    # A hash of the kind, the arguments and the objects, by which a second task of the same kind is refused.
    digest = models.CharField(max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    user_name = models.CharField("user", max_length=150)
    status = models.CharField(max_length=7, choices=TaskStatus, default=TaskStatus.WAITING)
    is_stop_requested = models.BooleanField("stop requested", default=False)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    # What the task has to report, such as what it did not undo, in the format of its kind.
    notes: "models.JSONField[list[Any]]" = models.JSONField(default=list)
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, related_name="tasks", verbose_name="activity")
    created_at = models.DateTimeField("created", auto_now_add=True)
    started_at = models.DateTimeField("started", null=True)
    heartbeat_at = models.DateTimeField("last progress", null=True)
    finished_at = models.DateTimeField("finished", null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            one_of("status", TaskStatus, "task_status_known"),
            models.UniqueConstraint(fields=["digest"], condition=Q(status__in=UNFINISHED), name="task_waiting_once"),
        ]

    def __str__(self) -> str:
        return self.summary

    @property
    def is_unfinished(self) -> bool:
        return self.status in UNFINISHED

    @property
    def can_be_continued(self) -> bool:
        """Whether a stopped or failed task can go on where it ended."""
        return self.status in {TaskStatus.STOPPED, TaskStatus.FAILED} and self.done < self.total


class TaskPlan(models.Model):
    """The objects that a task changes: a list of steps, each with its name and the ids of its objects in order.

    In a table of its own, since SQLite writes a whole row to change one column. Deleted when the task is done.
    """

    task = models.OneToOneField(Task, on_delete=models.CASCADE, primary_key=True, related_name="plan")
    steps: "models.JSONField[list[Any]]" = models.JSONField()

    def __str__(self) -> str:
        return f"Plan of {self.task}"
