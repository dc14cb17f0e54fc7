"""Merging rows: the bulk action and the page on which the user selects the row to keep."""

from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from postings.admin.bulk_actions import parse_ids, selection
from postings.admin.queue_position import opened_from
from postings.admin.recorded_admin import RecordedAdmin
from postings.admin.request_state import state_of
from postings.admin.task_admin import run_or_queue
from postings.editing.merging import MergedMeanwhile
from postings.models import Category, Company, Skill, Team

MAX_MERGED = 10

MergedT = TypeVar("MergedT", bound=Category | Company | Skill | Team)


class Chosen(NamedTuple):
    """The rows to merge. `is_asked` is true if the user pressed the button that names the row to keep."""

    rows: list[Any]
    keep: Any
    others: list[Any]
    is_asked: bool


class MergingAdmin(RecordedAdmin[MergedT]):
    """A model admin whose rows publishers can merge. `merge_page` shows a preview; `merging` is the kind of the change."""

    merging: str
    actions = ["merge_selected"]
    # The name of the submit button, whose value is the primary key of the row to keep.
    apply = "_merge"

    def merge_page(self, request: HttpRequest, chosen: Chosen) -> HttpResponse:
        raise NotImplementedError

    def why_not(self, rows: list[Any]) -> str:
        """Return why the rows cannot be merged, or an empty string if they can."""
        return "" if len(rows) > 1 else "Select two or more."

    def _incomplete(self, found: int, asked: int) -> str:
        """Return why nothing is merged if rows are missing: merging the others could be wrong."""
        nouns = self.opts.verbose_name_plural
        return f"Nothing was merged: only {found} of the {asked} selected {nouns} can be merged. Select again."

    def get_urls(self) -> list[URLPattern]:
        name = f"postings_{self.opts.model_name}_merge"
        return [path("merge/", self.admin_site.admin_view(self.merge_view), name=name), *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("postings.merge_company") and self.has_change_permission(request)

    @admin.action(description="Merge", permissions=["merge"])
    def merge_selected(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        chosen = selection(request, rows)
        state_of(request).has_message = True
        if not 2 <= chosen.asked <= MAX_MERGED:
            self.message_user(request, f"Select between 2 and {MAX_MERGED} to merge.", messages.ERROR)
            return None
        if len(chosen.ids) < chosen.asked:
            self.message_user(request, self._incomplete(len(chosen.ids), chosen.asked), messages.ERROR)
            return None
        query = urlencode([("id", pk) for pk in chosen.ids])
        return redirect(f"{reverse(f'admin:postings_{self.opts.model_name}_merge')}?{query}")

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Show a preview of the merge, or merge the rows if the user has confirmed."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        values = request.POST if request.method == "POST" else request.GET
        asked = set(values.getlist("id"))
        ids = parse_ids(asked) or []
        rows = list(self.get_queryset(request).filter(pk__in=ids[:MAX_MERGED]).order_by("pk"))
        reason = self._incomplete(len(rows), len(asked)) if len(rows) < len(asked) else self.why_not(rows)
        if reason:
            self.message_user(request, reason, messages.ERROR)
            return redirect(f"admin:postings_{self.opts.model_name}_changelist")
        kept_id = values.get("keep", "")
        keep = next((row for row in rows if str(row.pk) == kept_id), None) or max(rows, key=lambda row: row.postings.count())
        is_asked = request.method == "POST" and values.get(self.apply) == kept_id == str(keep.pk)
        chosen = Chosen(rows, keep, [row for row in rows if row != keep], is_asked)
        if not is_asked:
            return self.merge_page(request, chosen)
        position = opened_from(request)
        try:
            others = [row.pk for row in chosen.others]
            if to_task := run_or_queue(self, request, self.merging, keep=keep.pk, others=others):
                return to_task
        except MergedMeanwhile as error:
            self.message_user(request, f"Nothing was merged. {error}", messages.ERROR)
        if position is not None:
            return redirect(position.after_decision(request))
        return redirect(reverse(f"admin:postings_{self.opts.model_name}_change", args=[keep.pk]))
