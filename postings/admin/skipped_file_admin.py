"""Admin for files that could not be imported. Editors add a posting from them or ignore them."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from postings.admin.model_admins import FindingFilter
from postings.admin.queue_admin import Decision, Link, Panel, QueueAdmin
from postings.admin.queue_position import Position
from postings.choices import ActionKind
from postings.editing.journal import recorded
from postings.editing.value_text import finding_label
from postings.models import Action, SetAsideFile


@admin.register(SetAsideFile)
class SetAsideFileAdmin(QueueAdmin[SetAsideFile]):
    decides = "setasidefile"
    closed_label = "Ignored"
    list_display = ["path", "source", "line", "reason", "message", "posting"]
    list_filter = [("code", FindingFilter), "source"]
    list_select_related = ["source", "posting"]
    search_fields = ["path", "message"]
    actions = ["ignore", "stop_ignoring"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SetAsideFile]:
        return super().get_queryset(request).select_related("source", "posting").defer("data")

    def closed_rows(self, rows: Any) -> Any:
        return rows.ignored()

    def panels(self, request: HttpRequest, row: SetAsideFile) -> list[Panel]:
        """Return the problem and the contents of the file, with the line because of which it was skipped."""
        about: list[tuple[str, Any]] = [
            ("Reason", finding_label(row.code)),
            ("Message", row.message),
            ("Line", row.line or "Whole file"),
        ]
        if row.raw:
            about.append(("Original text", row.raw[:500]))
        about.append(("Source", row.source))
        if row.posting_id:
            url = reverse("admin:postings_posting_change", args=[row.posting_id])
            about.append(("Posting added from it", format_html('<a href="{}">{}</a>', url, row.posting)))
        text = bytes(row.data or b"").decode("utf-8", errors="replace").replace("\0", "\ufffd")
        lines = list(enumerate(text.splitlines(), 1))
        contents = (
            Panel("File contents", lines=lines, marked=row.line) if lines else Panel("File contents", text="Not available")
        )
        return [Panel("Problem", about), contents]

    def links(self, request: HttpRequest, row: SetAsideFile, position: Position) -> list[Link]:
        if row.posting_id or not request.user.has_perm("postings.add_posting"):
            return []
        url = position.form_url(reverse("admin:postings_posting_add"), set_aside=row.pk)
        return [Link("a", "Add as a posting", url)]

    def decisions(self, request: HttpRequest, row: SetAsideFile) -> list[Decision]:
        return [Decision("i", "Ignore", "ignore")]

    def closed_decisions(self, request: HttpRequest, row: SetAsideFile) -> list[Decision]:
        return [Decision("o", "Stop ignoring", "reopen")]

    def do(self, request: HttpRequest, row: SetAsideFile, decision: str) -> Action | None:
        return _set_ignored([row], request.user, is_ignored=decision == "ignore")

    @admin.display(description="reason", ordering="code")
    def reason(self, file: SetAsideFile) -> str:
        return finding_label(file.code)

    @admin.action(description="Ignore", permissions=["decide"])
    def ignore(self, request: HttpRequest, files: QuerySet[SetAsideFile]) -> None:
        ignore = partial(_set_ignored, user=request.user, is_ignored=True)
        self.decide_selected(request, files, "ignored", ignore, SetAsideFile.objects.filter(is_ignored=True))
        self.message_user(request, "Imports will skip these files from now on.")

    @admin.action(description="Stop ignoring", permissions=["decide"])
    def stop_ignoring(self, request: HttpRequest, files: QuerySet[SetAsideFile]) -> None:
        stop = partial(_set_ignored, user=request.user, is_ignored=False)
        self.decide_selected(request, files, "no longer ignored", stop, SetAsideFile.objects.filter(is_ignored=False))
        self.message_user(request, "The next import will read these files again.")


def _set_ignored(files: list[SetAsideFile], user: Any, *, is_ignored: bool) -> Action | None:
    """Ignore files or stop ignoring them, as one recorded action that can be undone."""
    what = files[0].path if len(files) == 1 else f"{len(files)} files"
    with recorded(user, ActionKind.DECIDED, f"{'Ignored' if is_ignored else 'Stopped ignoring'} {what}", *files) as journal:
        SetAsideFile.objects.filter(pk__in=[file.pk for file in files]).update(is_ignored=is_ignored)
    return journal.action if journal.changes else None
