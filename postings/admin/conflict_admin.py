"""Admin for conflicts between edits and sources: the original, the source's and our value, resolved singly or in bulk."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from postings.admin.bulk_actions import GONE, selection
from postings.admin.model_admins import FieldFilter
from postings.admin.queue_admin import Decision, Link, Panel, QueueAdmin
from postings.admin.queue_position import Position
from postings.admin.task_admin import run_or_queue
from postings.editing import conflict_decisions, tasks
from postings.editing.value_text import display_value, label, lines_that_differ
from postings.models import Action, Conflict
from postings.sync.posting_values import posting_values

_LONG = 300


@admin.register(Conflict)
class ConflictAdmin(QueueAdmin[Conflict]):
    decides = "posting"
    list_display = ["posting_name", "what", "base_said", "source_says", "ours_says"]
    export_as = {"posting_name": ["posting_id", "posting.title", "posting.company.name"], "what": ["field"]}
    list_filter = [("field", FieldFilter)]
    search_fields = ["posting__title", "posting__company__name"]
    search_help_text = "Search by title or company."
    actions = ["take_source", "keep_ours"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conflict]:
        related = ["posting__categories", "posting__places", "posting__posting_skills__skill"]
        return super().get_queryset(request).select_related("posting__company", "posting__team").prefetch_related(*related)

    def get_list_filter(self, request: HttpRequest) -> Any:
        return self.list_filter  # every conflict is open: a resolved one is deleted

    def open_rows(self, rows: Any) -> Any:
        return rows

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Conflicts between edits and sources", **(extra_context or {})})

    def heading(self, row: Conflict) -> str:
        return f"{label(row.field).capitalize()}: {row.posting}"

    def panels(self, request: HttpRequest, row: Conflict) -> list[Panel]:
        posting, field = row.posting, row.field
        source, ours = posting.imported.get(field), posting_values(posting)[field]
        about = [("Company", posting.company or "Not stated"), ("Field", label(field).capitalize())]
        return [
            Panel(posting.title, about),
            Panel("Original value", text=display_value(field, row.base)),
            Panel("Source’s value", text=_difference(field, row.base, source)),
            Panel("Our value", text=_difference(field, row.base, ours)),
        ]

    def links(self, request: HttpRequest, row: Conflict, position: Position) -> list[Link]:
        url = reverse("admin:postings_posting_change", args=[row.posting_id])
        return [Link("e", "Edit posting", position.form_url(url))]

    def decisions(self, request: HttpRequest, row: Conflict) -> list[Decision]:
        return [Decision("s", "Use the source’s value", "source"), Decision("o", "Keep our value", "ours")]

    def shown(self, row: Conflict) -> Any:
        return [row.posting.imported.get(row.field), posting_values(row.posting)[row.field]]

    def do(self, request: HttpRequest, row: Conflict, decision: str) -> Action:
        return conflict_decisions.decide([row], request.user, take_source=decision == "source")

    @admin.action(description="Use the source’s value", permissions=["decide"])
    def take_source(self, request: HttpRequest, found: QuerySet[Conflict]) -> HttpResponse | None:
        return self._decide(request, found, take_source=True)

    @admin.action(description="Keep our value", permissions=["decide"])
    def keep_ours(self, request: HttpRequest, found: QuerySet[Conflict]) -> HttpResponse | None:
        return self._decide(request, found, take_source=False)

    def _decide(self, request: HttpRequest, found: QuerySet[Conflict], *, take_source: bool) -> HttpResponse | None:
        """Resolve the selected conflicts."""
        chosen = selection(request, found)
        chosen.left["are already resolved"] = chosen.left.pop(GONE)
        kind, count = tasks.DECIDE_CONFLICTS, len(chosen.ids)
        return run_or_queue(self, request, kind, chosen, "resolved", changed=lambda _: count, take_source=take_source)

    @admin.display(description="posting", ordering="posting__title")
    def posting_name(self, conflict: Conflict) -> str:
        return format_html("{}<br>{}", conflict.posting, conflict.posting.company or "Company not stated")

    @admin.display(description="field", ordering="field")
    def what(self, conflict: Conflict) -> str:
        return label(conflict.field).capitalize()

    @admin.display(description="original value")
    def base_said(self, conflict: Conflict) -> str:
        return _shown(conflict.field, conflict.base)

    @admin.display(description="source’s value")
    def source_says(self, conflict: Conflict) -> str:
        return _shown(conflict.field, conflict.posting.imported.get(conflict.field))

    @admin.display(description="our value")
    def ours_says(self, conflict: Conflict) -> str:
        return _shown(conflict.field, posting_values(conflict.posting)[conflict.field])


def _shown(field: str, value: Any) -> str:
    words = display_value(field, value)
    return words if len(words) <= _LONG else f"{words[:_LONG]}…"


def _difference(field: str, before: Any, value: Any) -> str:
    """Return a value as text. Of a long text, return the lines that differ from `before`."""
    words = display_value(field, value)
    if not (isinstance(before, str) and isinstance(value, str)) or len(words) <= _LONG:
        return words
    return "\n".join(f"{sign} {line}" for sign, line in lines_that_differ(before, value)) or words
