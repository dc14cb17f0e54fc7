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
        self.decide(request, reports, "Resolved {}", "resolved", is_settled=True)

    @admin.action(description="Reopen", permissions=["decide"])
    def open_again(self, request: HttpRequest, reports: QuerySet[ErrorReport]) -> None:
        self.decide(request, reports, "Reopened {}", "open", is_settled=False)
