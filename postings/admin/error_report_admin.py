"""Admin for readers' reports about errors in postings."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from postings.admin.base import DecidingAdmin
from postings.models import ErrorReport


@admin.register(ErrorReport)
class ErrorReportAdmin(DecidingAdmin):
    decides = "errorreport"
    list_display = ["posting_link", "fact", "words", "at", "is_settled"]
    export_as = {"posting_link": ["posting_id", "posting.title"]}
    list_display_links = None
    list_filter = ["is_settled", "fact"]
    list_select_related = ["posting"]
    search_fields = ["posting__title", "words"]
    actions = ["settle", "open_again"]

    @admin.display(description="posting", ordering="posting__title")
    def posting_link(self, report: ErrorReport) -> str:
        url = reverse("admin:postings_posting_change", args=[report.posting_id])
        return format_html('<a href="{}">{}</a>', url, report.posting)

    @admin.action(description="Mark as resolved", permissions=["decide"])
    def settle(self, request: HttpRequest, reports: QuerySet[ErrorReport]) -> None:
        self._set(request, reports, is_settled=True)

    @admin.action(description="Reopen", permissions=["decide"])
    def open_again(self, request: HttpRequest, reports: QuerySet[ErrorReport]) -> None:
        self._set(request, reports, is_settled=False)

    def _set(self, request: HttpRequest, reports: QuerySet[ErrorReport], *, is_settled: bool) -> None:
        rows = list(reports.select_related("posting"))
        what = f"the reader report about {rows[0].posting}" if len(rows) == 1 else f"{len(rows)} reader reports"
        self.decide(request, rows, f"{'Resolved' if is_settled else 'Reopened'} {what}", is_settled=is_settled)
