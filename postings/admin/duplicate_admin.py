"""Admin for pairs of companies whose names suggest that they are duplicates."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from postings.admin.base import DecidingAdmin, count_related
from postings.models import PossibleDuplicate, Posting


@admin.register(PossibleDuplicate)
class PossibleDuplicateAdmin(DecidingAdmin):
    """Possible duplicates, which editors merge or mark as different companies."""

    decides = "company"
    list_display = ["pair", "reason", "first_postings", "second_postings", "are_different"]
    export_as = {"pair": ["first_id", "first.name", "second_id", "second.name"], "merge_link": []}
    list_display_links = None
    list_filter = ["are_different"]
    list_select_related = ["first", "second"]
    search_fields = ["first__name", "second__name"]
    actions = ["tell_apart", "ask_again"]

    def get_list_display(self, request: HttpRequest) -> Any:
        may_merge = request.user.has_perm("postings.merge_company")
        return [*self.list_display, "merge_link"] if may_merge else self.list_display

    def get_queryset(self, request: HttpRequest) -> QuerySet[PossibleDuplicate]:
        open_now = Posting.objects.open()
        first = count_related(open_now, "company", "first_id")
        return (
            super()
            .get_queryset(request)
            .filter(first__merged_into=None, second__merged_into=None)
            .annotate(first_count=first, second_count=count_related(open_now, "company", "second_id"))
        )

    @admin.display(description="companies", ordering="first__name")
    def pair(self, pair: PossibleDuplicate) -> str:
        first, second = (reverse("admin:postings_company_change", args=[pk]) for pk in (pair.first_id, pair.second_id))
        return format_html('<a href="{}">{}</a> and <a href="{}">{}</a>', first, pair.first, second, pair.second)

    @admin.display(description="")
    def merge_link(self, pair: PossibleDuplicate) -> str:
        url = reverse("admin:postings_company_merge")
        words = '<a href="{}?id={}&amp;id={}">Merge<span class="visually-hidden"> {}</span></a>'
        return format_html(words, url, pair.first_id, pair.second_id, pair)

    @admin.display(description="open postings (first)")
    def first_postings(self, pair: Any) -> int:
        return pair.first_count

    @admin.display(description="open postings (second)")
    def second_postings(self, pair: Any) -> int:
        return pair.second_count

    @admin.action(description="Mark as not duplicates", permissions=["decide"])
    def tell_apart(self, request: HttpRequest, pairs: QuerySet[PossibleDuplicate]) -> None:
        self._set(request, pairs, are_different=True)

    @admin.action(description="Mark as possible duplicates", permissions=["decide"])
    def ask_again(self, request: HttpRequest, pairs: QuerySet[PossibleDuplicate]) -> None:
        self._set(request, pairs, are_different=False)

    def _set(self, request: HttpRequest, pairs: QuerySet[PossibleDuplicate], *, are_different: bool) -> None:
        rows = list(pairs.select_related("first", "second"))
        what = str(rows[0]) if len(rows) == 1 else f"{len(rows)} pairs of companies"
        summary = f"Marked {what} as {'not duplicates' if are_different else 'possible duplicates'}"
        self.decide(request, rows, summary, are_different=are_different)
