"""Admin for conflicts between edits and sources: the original, the source's and our value, resolved singly or in bulk."""

import hashlib
import json
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from postings.admin.base import DecidingAdmin, FieldFilter
from postings.database.row_ids import row_id
from postings.editing import conflict_decisions
from postings.editing.value_text import in_words, label, lines_that_differ
from postings.models import Conflict
from postings.sync.posting_values import posting_values

_LONG = 300


@admin.register(Conflict)
class ConflictAdmin(DecidingAdmin):
    decides = "posting"
    list_display = ["posting_link", "what", "decision", "base_said", "source_says", "ours_says"]
    export_as = {"posting_link": ["posting_id", "posting.title", "posting.company.name"], "what": ["field"], "decision": []}
    list_display_links = None
    list_filter = [("field", FieldFilter)]
    list_per_page = 50
    search_fields = ["posting__title", "posting__company__name"]
    search_help_text = "Search by title or company."
    actions = ["take_source", "keep_ours"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conflict]:
        related = ["posting__categories", "posting__places", "posting__posting_skills__skill"]
        return super().get_queryset(request).select_related("posting__company", "posting__team").prefetch_related(*related)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the list, or resolve one conflict if a button of its row was pressed."""
        if request.method == "POST" and (decided := request.POST.get("_decide", "")):
            pk, side, shown = f"{decided}::".split(":")[:3]
            if not self.has_decide_permission(request):
                raise PermissionDenied
            found = Conflict.objects.filter(pk__in=[row_id(pk)] if side in {"source", "ours"} else [])
            if (conflict := found.first()) and shown != _mark(conflict):
                self.message_user(
                    request, "One of the values has changed since you opened this page. Check it again.", messages.ERROR
                )
            else:
                self._decide(request, found, take_source=side == "source")
            return redirect(request.get_full_path())
        return super().changelist_view(request, {"title": "Conflicts between edits and sources", **(extra_context or {})})

    @admin.action(description="Use the source’s value", permissions=["decide"])
    def take_source(self, request: HttpRequest, found: QuerySet[Conflict]) -> None:
        self._decide(request, found, take_source=True)

    @admin.action(description="Keep our value", permissions=["decide"])
    def keep_ours(self, request: HttpRequest, found: QuerySet[Conflict]) -> None:
        self._decide(request, found, take_source=False)

    def _decide(self, request: HttpRequest, found: QuerySet[Conflict], *, take_source: bool) -> None:
        waiting = list(found)
        if not waiting:
            self.message_user(request, "This conflict has already been resolved.")
            return
        action = conflict_decisions.decide(waiting, request.user, take_source=take_source)
        self.tell(request, action)

    @admin.display(description="posting", ordering="posting__title")
    def posting_link(self, conflict: Conflict) -> str:
        url = reverse("admin:postings_posting_change", args=[conflict.posting_id])
        company = conflict.posting.company.name if conflict.posting.company else "Company not stated"
        return format_html('<a href="{}">{}</a><br><span class="quiet">{}</span>', url, conflict.posting, company)

    @admin.display(description="field", ordering="field")
    def what(self, conflict: Conflict) -> str:
        return label(conflict.field).capitalize()

    @admin.display(description="original value")
    def base_said(self, conflict: Conflict) -> str:
        return _shown(conflict.field, conflict.base)

    @admin.display(description="source’s value")
    def source_says(self, conflict: Conflict) -> str:
        return _shown(conflict.field, conflict.posting.imported.get(conflict.field), conflict.base)

    @admin.display(description="our value")
    def ours_says(self, conflict: Conflict) -> str:
        return _shown(conflict.field, posting_values(conflict.posting)[conflict.field], conflict.base)

    @admin.display(description="resolve")
    def decision(self, conflict: Conflict) -> str:
        name = f"for {label(conflict.field)} of {conflict.posting}"
        return format_html(
            '<button class="button" type="submit" name="_decide" value="{0}:source:{2}">Use the source’s value'
            '<span class="visually-hidden"> {1}</span></button> '
            '<button class="button" type="submit" name="_decide" value="{0}:ours:{2}">Keep our value'
            '<span class="visually-hidden"> {1}</span></button>',
            conflict.pk,
            name,
            _mark(conflict),
        )


def _mark(conflict: Conflict) -> str:
    """Return a hash of the source's value and ours, to detect a change since the page was shown."""
    field, posting = conflict.field, conflict.posting
    both = [posting.imported.get(field), posting_values(posting)[field]]
    return hashlib.sha256(json.dumps(both, default=str).encode()).hexdigest()[:12]


def _shown(field: str, value: Any, before: Any = None) -> str:
    """Return a value as text or HTML. For a long text, show the lines that differ from `before`."""
    words = in_words(field, value)
    if len(words) <= _LONG:
        return words
    if before is None:
        return format_html("<details><summary>{}…</summary><pre>{}</pre></details>", words[:80], words)
    lines = "\n".join(f"{sign} {line}" for sign, line in lines_that_differ(before, value))
    return format_html("<details><summary>{}…</summary><pre>{}</pre></details>", words[:80], lines or words)
