"""Merging rows: the bulk action and the page on which the user selects the row to keep."""

from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from postings.admin.queue_position import opened_from
from postings.admin.recorded_admin import RecordedAdmin
from postings.database.row_ids import row_id
from postings.models import Action, Category, Company, Skill, Team

MAX_MERGED = 10

MergedT = TypeVar("MergedT", bound=Category | Company | Skill | Team)


class Chosen(NamedTuple):
    """The rows to merge. `is_asked` is true if the user pressed the button that names the row to keep."""

    rows: list[Any]
    keep: Any
    others: list[Any]
    is_asked: bool


class MergingAdmin(RecordedAdmin[MergedT]):
    """A model admin whose rows publishers can merge. `merge_page` shows a preview, `merge` merges."""

    actions = ["merge_selected"]
    # The name of the submit button, whose value is the primary key of the row to keep.
    apply = "_merge"

    def merge_page(self, request: HttpRequest, chosen: Chosen) -> HttpResponse:
        raise NotImplementedError

    def merge(self, request: HttpRequest, chosen: Chosen) -> Action | None:
        raise NotImplementedError

    def why_not(self, rows: list[Any]) -> str:
        """Return why the rows cannot be merged, or an empty string if they can."""
        return "" if len(rows) > 1 else "Select two or more."

    def get_urls(self) -> list[URLPattern]:
        name = f"postings_{self.opts.model_name}_merge"
        return [path("merge/", self.admin_site.admin_view(self.merge_view), name=name), *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("postings.merge_company") and self.has_change_permission(request)

    @admin.action(description="Merge", permissions=["merge"])
    def merge_selected(self, request: HttpRequest, rows: QuerySet[MergedT]) -> HttpResponse | None:
        ids = list(rows.order_by("pk").values_list("pk", flat=True)[: MAX_MERGED + 1])
        if not 2 <= len(ids) <= MAX_MERGED:
            self.message_user(request, f"Select between 2 and {MAX_MERGED} to merge.", messages.ERROR)
            return None
        query = urlencode([("id", pk) for pk in ids])
        return redirect(f"{reverse(f'admin:postings_{self.opts.model_name}_merge')}?{query}")

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Show a preview of the merge, or merge the rows if the user has confirmed."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        values = request.POST if request.method == "POST" else request.GET
        ids = [row_id(pk) for pk in values.getlist("id")[:MAX_MERGED]]
        rows = list(self.get_queryset(request).filter(pk__in=filter(None, ids)).order_by("pk"))
        if reason := self.why_not(rows):
            self.message_user(request, reason, messages.ERROR)
            return redirect(f"admin:postings_{self.opts.model_name}_changelist")
        said = values.get("keep", "")
        keep = next((row for row in rows if str(row.pk) == said), None) or max(rows, key=lambda row: row.postings.count())
        is_asked = request.method == "POST" and values.get(self.apply) == said == str(keep.pk)
        chosen = Chosen(rows, keep, [row for row in rows if row != keep], is_asked)
        if not is_asked:
            return self.merge_page(request, chosen)
        position = opened_from(request)
        self.tell(request, self.merge(request, chosen))
        if position is not None:
            return redirect(position.after_decision(request))
        return redirect(reverse(f"admin:postings_{self.opts.model_name}_change", args=[keep.pk]))
