"""State shared by the steps of one admin request, which Django's admin passes only the request."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from postings.admin.queue_position import Position
from postings.editing.effects import Effect
from postings.editing.journal import Journal


@dataclass
class RequestState:
    """The journal and effect of the current save, cached search results, and whether the form is outdated or filled in.

    `is_preview` says that the effect is only read, and nothing saved. `to_task` leads to the task that saves it.

    `position` is that in the queue from which the form was opened.
    For a bulk action, the ids that were selected (empty for all rows of the list), and whether it has added a message.
    """

    journal: Journal | None = None
    effect: Effect | None = None
    is_preview: bool = False
    to_task: HttpResponse | None = None
    is_stale: bool = False
    is_filled: bool = False
    position: Position | None = None
    selected: list[int] = field(default_factory=list)
    has_message: bool = False
    found_by_text: dict[str, tuple[Q, str]] = field(default_factory=dict)
    found_by_name: dict[str, dict[int, int]] = field(default_factory=dict)


def state_of(request: HttpRequest) -> RequestState:
    """Return the state of a request. It is kept on the request: the state refers to its user, and so to the request."""
    state: RequestState = vars(request).setdefault("admin_state", RequestState())
    return state
