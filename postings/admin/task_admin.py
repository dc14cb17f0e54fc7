"""Admin for tasks, the large changes that are made outside the request: their progress, and buttons to stop and continue."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from postings.admin.bulk_actions import Selection
from postings.admin.model_admins import PagesAdmin, ReadOnlyAdmin
from postings.admin.request_state import state_of
from postings.database.locks import AnotherImportIsRunning
from postings.database.row_ids import row_id
from postings.editing import tasks
from postings.models import Action, Task

# A task without progress for this long has lost its process. A batch takes less than a second.
_STALE = timedelta(minutes=1)


def _changed_objects(action: Action | None) -> int:
    return action.changes.order_by().values("object_id").distinct().count() if action else 0


def run_or_queue(
    model_admin: PagesAdmin[Any],
    request: HttpRequest,
    kind: str,
    chosen: Selection | None = None,
    done: str = "",
    changed: Callable[[Action | None], int] = _changed_objects,
    **arguments: Any,
) -> HttpResponse | None:
    """Make a bulk change and add a message. Return a redirect to the page of its task if it became one.

    For a change of selected rows, `chosen` has their ids, and `done` says what the rows then are. `changed` counts them.
    """
    if chosen and not chosen.ids:
        model_admin.message_outcome(request, chosen, 0, done)
        return None
    if chosen:
        arguments["ids"] = chosen.ids
        state_of(request).has_message = True
    try:
        outcome = tasks.run_or_queue(kind, request.user, **arguments)
    except tasks.AlreadyQueued as refused:
        link = format_html('This is already being done. <a href="{}">Show progress</a>', url_of(refused.task))
        model_admin.message_user(request, link, messages.WARNING)
        return None
    except tasks.TooManyTasks:
        words = f"{tasks.MAX_WAITING} tasks are already waiting. Try again when some have finished."
        model_admin.message_user(request, words, messages.ERROR)
        return None
    except AnotherImportIsRunning:
        model_admin.message_user(request, "An import is running. Try again when it has finished.", messages.ERROR)
        return None
    if outcome.task:
        if chosen and (left := chosen.left_text()):
            model_admin.message_user(request, left, messages.WARNING)
        return redirect(url_of(outcome.task))
    if chosen:
        model_admin.message_outcome(request, chosen, changed(outcome.action), done, outcome.action)
    else:
        model_admin.message_action(request, outcome.action)
    for line in outcome.change.messages:
        model_admin.message_user(request, line, messages.WARNING)
    return None


def url_of(task: Task) -> str:
    return reverse("admin:postings_task_change", args=[task.pk])


@admin.register(Task)
class TaskAdmin(ReadOnlyAdmin[Task]):
    list_display = ["created_at", "user_name", "summary", "status", "progress"]
    list_display_links = ["summary"]
    list_filter = ["status", "user_name"]
    list_select_related = ["action"]

    @admin.display(description="progress")
    def progress(self, task: Task) -> str:
        return f"{task.done:,} of {task.total:,}"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:task_id>/stop/", view(self.stop_view), name="postings_task_stop"),
            path("<int:task_id>/continue/", view(self.continue_view), name="postings_task_continue"),
        ]
        return own + super().get_urls()

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the progress of a task. The page loads itself again while the task is unfinished."""
        task = get_object_or_404(Task.objects.select_related("action"), pk=row_id(object_id))
        last = task.heartbeat_at or task.created_at
        context = {
            "title": task.summary,
            "task": task,
            "lines": tasks.messages(task),
            "is_test": task.kind == tasks.TEST_SOURCE,
            "source_id": task.arguments.get("source") if task.kind == tasks.TEST_SOURCE else None,
            "may_control": self.may_control(request, task),
            "is_stale": task.is_unfinished and timezone.now() - last > _STALE,
        }
        return self.page(request, "admin/postings/task.html", context)

    def stop_view(self, request: HttpRequest, task_id: int) -> HttpResponse:
        task = self._controlled(request, task_id)
        tasks.request_stop(task)
        return redirect(url_of(task))

    def continue_view(self, request: HttpRequest, task_id: int) -> HttpResponse:
        task = self._controlled(request, task_id)
        try:
            tasks.continue_task(task)
        except tasks.AlreadyQueued as refused:
            self.message_user(request, "This is already being done.", messages.WARNING)
            return redirect(url_of(refused.task))
        return redirect(url_of(task))

    def _controlled(self, request: HttpRequest, task_id: int) -> Task:
        task = get_object_or_404(Task, pk=task_id)
        if request.method != "POST" or not self.may_control(request, task):
            raise PermissionDenied
        return task

    @staticmethod
    def may_control(request: HttpRequest, task: Task) -> bool:
        """Return whether the user may stop and continue a task: who started it, and administrators."""
        return bool(request.user.is_superuser or task.user_id == request.user.pk)
