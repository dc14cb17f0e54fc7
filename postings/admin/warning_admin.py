"""Admin for import warnings: what imports could not read or found implausible in the files of open postings."""

from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from postings.admin.model_admins import FieldFilter, FindingFilter
from postings.admin.queue_admin import Link, Panel, QueueAdmin
from postings.admin.queue_position import Position
from postings.admin.queue_values import posting_rows
from postings.choices import DismissalKind, DismissalReason
from postings.editing import dismissals
from postings.editing.value_text import finding_label, label
from postings.models import Dismissal, Finding
from postings.models.queues import FindingQuerySet


@admin.register(Finding)
class FindingAdmin(QueueAdmin[Finding]):
    decides = "posting"
    kind = DismissalKind.WARNING
    reasons = [
        DismissalReason.RIGHT,
        DismissalReason.NOT_STATED,
        DismissalReason.UNIMPORTANT,
        DismissalReason.OTHER,
    ]
    list_display = ["path", "posting", "type_label", "raw", "run"]
    export_as = {"posting": ["posting_id", "title"], "type_label": ["code", "field", "line"], "run": ["run_id"]}
    list_filter = ["set_aside", ("code", FindingFilter), ("field", FieldFilter)]
    list_select_related = ["run"]
    search_fields = ["path", "message", "raw"]
    actions = ["dismiss_as_right", "dismiss_as_not_stated"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        found = cast(FindingQuerySet, super().get_queryset(request))
        return found.with_posting().select_related("run", "source")

    def heading(self, row: Any) -> str:
        return f"{finding_label(row.code)}: {row.title or row.path}"

    def panels(self, request: HttpRequest, row: Any) -> list[Panel]:
        about = [
            ("Type", finding_label(row.code)),
            ("Field", label(row.field).capitalize() if row.field else "None"),
            ("Source", row.source or "Unknown"),
            ("File", row.path),
            ("Line", row.line or "Whole file"),
            ("Import", row.run),
        ]
        panels = [Panel("Warning", [("Message", row.message), *about]), Panel("Original text", text=row.raw)]
        if row.posting_id:
            panels.append(Panel(row.title, posting_rows(row.posting_id, row.field)))
        return panels

    def links(self, request: HttpRequest, row: Any, position: Position) -> list[Link]:
        if row.posting_id is None:
            return []
        url = reverse("admin:postings_posting_change", args=[row.posting_id])
        return [Link("e", "Edit posting", position.form_url(url))]

    def dismissal_of(self, row: Finding) -> Dismissal | None:
        same = {name: getattr(row, name) for name in ("source", "path", "code", "field", "raw")}
        return Dismissal.objects.filter(kind=self.kind, **same).first()

    @admin.action(description="Dismiss: this is right", permissions=["decide"])
    def dismiss_as_right(self, request: HttpRequest, found: Any) -> None:
        self._dismiss_all(request, found, DismissalReason.RIGHT)

    @admin.action(description="Dismiss: the ad does not say", permissions=["decide"])
    def dismiss_as_not_stated(self, request: HttpRequest, found: Any) -> None:
        self._dismiss_all(request, found, DismissalReason.NOT_STATED)

    def _dismiss_all(self, request: HttpRequest, found: Any, reason: DismissalReason) -> None:
        self.decide_selected(
            request,
            found,
            "dismissed or solved",
            lambda rows: dismissals.dismiss(self.kind, rows, reason, "", request.user),
            already=Finding.objects.exclude(pk__in=Finding.objects.open().order_by().values("pk")),
        )

    @admin.display(description="posting")
    def posting(self, finding: Any) -> str:
        return finding.title or "-"

    @admin.display(description="type", ordering="code")
    def type_label(self, finding: Finding) -> str:
        return finding_label(finding.code)
