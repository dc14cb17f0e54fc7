"""Admin for readers' reports about errors in postings."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format

from postings.admin.queue_admin import Decision, Link, Panel, QueueAdmin, application_links
from postings.admin.queue_position import Position
from postings.admin.queue_values import posting_rows
from postings.choices import ActionKind
from postings.editing.error_reports import delete_reports
from postings.editing.journal import recorded
from postings.models import Action, ErrorReport


@admin.register(ErrorReport)
class ErrorReportAdmin(QueueAdmin[ErrorReport]):
    decides = "errorreport"
    closed_label = "Resolved"
    list_display = ["posting", "fact", "words", "at"]
    list_filter = ["is_held", "fact"]
    export_as = {"posting": ["posting_id", "posting.title"]}
    list_select_related = ["posting"]
    search_fields = ["posting__title", "words"]
    actions = ["resolve", "reopen"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ErrorReport]:
        return super().get_queryset(request).select_related("posting")

    def closed_rows(self, rows: Any) -> Any:
        return rows.resolved()

    def panels(self, request: HttpRequest, row: ErrorReport) -> list[Panel]:
        about = [("Problem", row.get_fact_display()), ("Received", date_format(row.at, "j M Y, H:i"))]
        return [Panel("Report", about, text=row.words), Panel(row.posting.title, posting_rows(row.posting_id, row.fact))]

    def links(self, request: HttpRequest, row: ErrorReport, position: Position) -> list[Link]:
        url = reverse("admin:postings_posting_change", args=[row.posting_id])
        return [Link("e", "Edit posting", position.form_url(url)), *application_links(row.posting)]

    def decisions(self, request: HttpRequest, row: ErrorReport) -> list[Decision]:
        return [Decision("r", "Mark as resolved", "resolve")]

    def closed_decisions(self, request: HttpRequest, row: ErrorReport) -> list[Decision]:
        return [Decision("o", "Reopen", "reopen")]

    def do(self, request: HttpRequest, row: ErrorReport, decision: str) -> Action | None:
        return set_resolved([row], request.user, is_resolved=decision == "resolve")

    @admin.action(description="Mark as resolved", permissions=["decide"])
    def resolve(self, request: HttpRequest, reports: QuerySet[ErrorReport]) -> None:
        resolve = partial(set_resolved, user=request.user, is_resolved=True)
        self.decide_selected(request, reports, "resolved", resolve, ErrorReport.objects.resolved())

    @admin.action(description="Reopen, or add to the queue", permissions=["decide"])
    def reopen(self, request: HttpRequest, reports: QuerySet[ErrorReport]) -> None:
        reopen = partial(set_resolved, user=request.user, is_resolved=False)
        self.decide_selected(request, reports, "open", reopen, ErrorReport.objects.open())

    def has_delete_permission(self, request: HttpRequest, obj: ErrorReport | None = None) -> bool:
        return request.user.has_perm("postings.delete_errorreport")

    def delete_model(self, request: HttpRequest, obj: ErrorReport) -> None:
        self.delete_queryset(request, ErrorReport.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[ErrorReport]) -> None:
        delete_reports(queryset, request.user)


def set_resolved(reports: list[ErrorReport], user: Any, *, is_resolved: bool) -> Action | None:
    """Resolve or reopen reports, as one recorded action that can be undone. Reports that were held back join the queue."""
    if not reports:
        return None
    what = f"the reader report about {reports[0].posting}" if len(reports) == 1 else f"{len(reports)} reader reports"
    summary = f"{'Resolved' if is_resolved else 'Reopened'} {what}"
    with recorded(user, ActionKind.DECIDED, summary, *reports) as journal:
        rows = ErrorReport.objects.filter(pk__in=[report.pk for report in reports])
        rows.update(is_resolved=is_resolved, **({} if is_resolved else {"is_held": False}))
    return journal.action if journal.changes else None
