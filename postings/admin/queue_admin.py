"""The base class of queues: lists of items that wait for an editor, and a page on which each is decided."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from jobboard.read_only import ModelT
from postings.admin.model_admins import DecidingAdmin
from postings.admin.queue_position import Position, position_of
from postings.choices import DismissalKind, DismissalReason
from postings.database.row_ids import row_id
from postings.editing import dismissals
from postings.models import Action, Dismissal, Posting

_DISMISS = "dismiss"
_KEYS = {
    DismissalReason.RIGHT: "r",
    DismissalReason.NOT_STATED: "n",
    DismissalReason.UNIMPORTANT: "u",
    DismissalReason.DIFFERENT: "d",
    DismissalReason.RELATED: "t",
    DismissalReason.OTHER: "o",
}
_CHANGED = "Something has changed since you opened this page. Check it again."


@dataclass(frozen=True)
class Panel:
    """A part of an item's page: rows of labels and values, a text, or numbered lines of which one may be marked."""

    title: str
    rows: Sequence[tuple[str, Any]] = ()
    text: str = ""
    lines: Sequence[tuple[int, str]] = ()
    marked: int = 0


@dataclass(frozen=True)
class Decision:
    """A button or a reason that decides an item, with its keyboard shortcut. `value` is what the form sends."""

    key: str
    label: str
    value: str


@dataclass(frozen=True)
class Link:
    """A link to a form in which an item can be solved, with its keyboard shortcut."""

    key: str
    label: str
    url: str
    is_external: bool = False


def application_links(posting: Posting) -> list[Link]:
    """Return the link to the page on which one applies, if the ad has one."""
    return [Link("a", "Open the application page", posting.apply_url, is_external=True)] if posting.apply_url else []


@dataclass(frozen=True)
class Page:
    """What the page of an item shows below its navigation."""

    panels: list[Panel]
    links: list[Link] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    reasons: list[Decision] = field(default_factory=list)


class OpenFilter(admin.SimpleListFilter):
    """A filter of a queue that shows what is open unless the user chooses otherwise."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self._admin = model_admin
        return [("open", "Open"), ("closed", model_admin.closed_label), ("all", "All")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "all":
                return self._admin.all_rows(queryset)
            case "closed":
                return self._admin.closed_rows(queryset)
        return self._admin.open_rows(queryset)

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Yield the choices without Django's own "All", which would be the default."""
        _all, *choices = super().choices(changelist)
        for choice, (value, _) in zip(choices, self.lookup_choices, strict=True):
            yield {**choice, "selected": choice["selected"] or (value == "open" and self.value() is None)}


class QueueAdmin(DecidingAdmin[ModelT]):
    """A queue. Subclasses say which rows are open, what the page of an item shows, and how it is decided.

    A queue with a `kind` of dismissals lets editors dismiss an item for one of `reasons`.
    """

    kind: DismissalKind | None = None
    reasons: Sequence[DismissalReason] = ()
    closed_label = "Dismissed"
    dismiss_label = "Dismiss"
    list_per_page = 50
    change_list_template = "admin/postings/queue_list.html"

    def open_rows(self, rows: Any) -> Any:
        """Return the rows that wait for a decision."""
        return rows.open()

    def closed_rows(self, rows: Any) -> Any:
        """Return the rows that editors have decided."""
        return rows.dismissed()

    def all_rows(self, rows: Any) -> Any:
        """Return the rows that are or were in the queue."""
        return rows

    def heading(self, row: Any) -> str:
        return str(row)

    def panels(self, request: HttpRequest, row: Any) -> list[Panel]:
        raise NotImplementedError

    def links(self, request: HttpRequest, row: Any, position: Position) -> list[Link]:
        return []

    def decisions(self, request: HttpRequest, row: Any) -> list[Decision]:
        return []

    def closed_decisions(self, request: HttpRequest, row: Any) -> list[Decision]:
        """Return the decisions about a row that is no longer open."""
        return [Decision("o", "Reopen", "reopen")] if self.dismissal_of(row) else []

    def do(self, request: HttpRequest, row: Any, decision: str) -> Action | None:
        """Carry out a decision, and return it as an action. Raise ValidationError if the form is incomplete."""
        dismissal = self.dismissal_of(row)
        return dismissals.reopen([dismissal], request.user) if dismissal else None

    def shown(self, row: Any) -> Any:
        """Return the values that a decision is about and that may change while the page is open."""
        return None

    def dismissal_of(self, row: Any) -> Dismissal | None:
        """Return the dismissal of a row, if it is dismissed."""
        return None

    def get_list_filter(self, request: HttpRequest) -> Any:
        return [OpenFilter, *super().get_list_filter(request)]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show an item, or carry out a decision and open the next item."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = self.get_queryset(request).filter(pk=row_id(object_id)).first()
        if row is None:
            raise Http404
        position = position_of(request, str(self.opts.model_name), row.pk)
        is_open = self.open_rows(self.get_queryset(request)).filter(pk=row.pk).exists()
        if request.method == "POST" and self._decided(request, row, is_open=is_open):
            return redirect(position.after_decision(request))
        context = {
            "title": self.heading(row),
            "position": position,
            "is_open": is_open,
            "shown": self._digest(row),
            "item": self._page(request, row, position, is_open=is_open),
            "dismissal": None if is_open else self.dismissal_of(row),
            "note": request.POST.get("note", ""),
            "dismiss_label": self.dismiss_label,
            **self.item_context(request, row),
        }
        return self.page(request, "admin/postings/queue_item.html", context)

    def item_context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """Return what the page of an item needs besides."""
        return {}

    def own_decisions(self, request: HttpRequest, row: Any) -> set[str]:
        """Return the decisions for which the page has a form of its own."""
        return set()

    def _page(self, request: HttpRequest, row: Any, position: Position, *, is_open: bool) -> Page:
        panels, links = self.panels(request, row), self.links(request, row, position)
        if not self.has_decide_permission(request):
            return Page(panels, links)
        if not is_open:
            return Page(panels, links, self.closed_decisions(request, row))
        reasons = [Decision(_KEYS[each], str(each.label), each.value) for each in self.reasons]
        return Page(panels, links, self.decisions(request, row), reasons)

    def _decided(self, request: HttpRequest, row: Any, *, is_open: bool) -> bool:
        """Carry out the decision that a form sends. Return whether the item is done with."""
        if not self.has_decide_permission(request):
            raise PermissionDenied
        decision = request.POST.get("decide", "")
        if decision not in self._possible(request, row, is_open=is_open):
            self.message_user(request, "This has already been decided.", messages.WARNING)
            return True
        if request.POST.get("shown", "") != self._digest(row):
            self.message_user(request, _CHANGED, messages.ERROR)
            return False
        try:
            action = self._dismiss(request, row) if decision == _DISMISS else self.do(request, row, decision)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return False
        self.message_action(request, action)
        return True

    def _possible(self, request: HttpRequest, row: Any, *, is_open: bool) -> set[str]:
        """Return the decisions that the forms of an item may send."""
        if not is_open:
            return {each.value for each in self.closed_decisions(request, row)}
        own = {each.value for each in self.decisions(request, row)} | self.own_decisions(request, row)
        return own | {_DISMISS} if self.reasons else own

    def _dismiss(self, request: HttpRequest, row: Any) -> Action:
        reason, note = request.POST.get("reason", ""), " ".join(request.POST.get("note", "").split())
        if reason not in self.reasons:
            raise ValidationError("Select a reason.")
        if reason == DismissalReason.OTHER and not note:
            raise ValidationError("Enter the reason.")
        assert self.kind is not None, "a queue with reasons has a kind"  # noqa: S101
        return dismissals.dismiss(self.kind, [row], DismissalReason(reason), note, request.user)

    def _digest(self, row: Any) -> str:
        """Return a hash of what a decision is about, to detect a change since the page was shown."""
        return hashlib.sha256(json.dumps(self.shown(row), default=str).encode()).hexdigest()[:12]
