"""Forms that are opened from a queue: they show the position, and saving opens the next item of the queue."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from jobboard.read_only import ModelT
from postings.admin.error_report_admin import set_resolved
from postings.admin.queue_position import Position, opened_from
from postings.admin.recorded_admin import RecordedAdmin
from postings.admin.request_state import state_of
from postings.models import ErrorReport

# The name of the button that saves a posting and resolves the reader report from which its form was opened.
RESOLVE = "_resolve"


class QueueReturnAdmin(RecordedAdmin[ModelT]):
    """A model admin whose forms return to the queue from which they were opened."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        position = state_of(request).position = opened_from(request)
        context = {"position": position, "resolve": RESOLVE if _is_report(request, position) else ""}
        return super().changeform_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._to_queue(request) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._to_queue(request) or super().response_post_save_change(request, obj)

    def _to_queue(self, request: HttpRequest) -> HttpResponseRedirect | None:
        """Return a redirect to the next item of the queue, or None if the form was not opened from one."""
        position = state_of(request).position
        if position is None:
            return None
        if RESOLVE in request.POST and _is_report(request, position):
            set_resolved(list(ErrorReport.objects.open().filter(pk=position.current)), request.user, is_resolved=True)
        return redirect(position.after_decision(request))


def _is_report(request: HttpRequest, position: Position | None) -> bool:
    """Return whether the form was opened from a reader report that the user can resolve."""
    return position is not None and position.queue == "errorreport" and request.user.has_perm("postings.change_errorreport")
