"""Admin for import runs, warnings, sources and files. Only rolling back a run and ignoring files set aside are possible."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from postings.admin.base import DecidingAdmin, FieldFilter, FindingFilter, ReadOnlyAdmin
from postings.admin.task_admin import run_or_queue
from postings.choices import ChangeOutcome
from postings.database.row_ids import row_id
from postings.database.snapshots import read_only
from postings.editing import history, tasks, undo
from postings.editing.value_text import finding_label
from postings.models import Finding, ImportRun, SetAsideFile, Source, SourceFile

_PAGE = 200


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = [
        "id", "started_at", "from_sources", "outcome", "files", "new", "changed", "unchanged", "closed", "reopened",
        "set_aside", "conflicts", "is_rolled_back",
    ]  # fmt: skip
    list_filter = ["outcome", "sources"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        return super().get_queryset(request).prefetch_related("sources", "undone_by")

    @admin.display(description="sources")
    def from_sources(self, run: ImportRun) -> str:
        return ", ".join(source.name for source in run.sources.all())

    @admin.display(description="rolled back")
    def is_rolled_back(self, run: ImportRun) -> str:
        return "yes" if run.undone_by.all() else ""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.roll_back_view)
        return [path("<int:run_id>/roll-back/", view, name="postings_importrun_roll_back"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the changes of the run by field, and the number of its findings by kind."""
        run = get_object_or_404(ImportRun.objects.prefetch_related("sources", "undone_by"), pk=row_id(object_id))
        changes = run.changes.exclude(field="files").order_by("object_type", "object_id", "field")
        only_conflicts = "conflicts" in request.GET
        if only_conflicts:
            changes = changes.filter(outcome=ChangeOutcome.CONFLICT)
        page = Paginator(changes, _PAGE).get_page(request.GET.get("p"))
        page.object_list = history.with_names(page.object_list)
        context = {
            "title": str(run),
            "run": run,
            "page": page,
            "only_conflicts": only_conflicts,
            "findings": [
                {**each, "kind": finding_label(each["code"])}
                for each in run.findings.order_by().values("code").annotate(count=Count("pk")).order_by("-count")
            ],
            "can_roll_back": request.user.has_perm("postings.roll_back_importrun") and not run.undone_by.all(),
        }
        return self.page(request, "admin/postings/run.html", context)

    def roll_back_view(self, request: HttpRequest, run_id: int) -> HttpResponse:
        run = get_object_or_404(ImportRun, pk=run_id)
        if not request.user.has_perm("postings.roll_back_importrun") or run.undone_by.exists():
            raise PermissionDenied
        to_run = redirect(reverse("admin:postings_importrun_change", args=[run.pk]))
        if request.method == "POST":
            return run_or_queue(self, request, tasks.ROLL_BACK, run=run.pk) or to_run
        with read_only():
            undone = undo.preview(run)
        context = {"title": f"Roll back {run}", "undone": undone, "what": "run", "button": "Roll back"}
        return self.page(request, "admin/postings/undo.html", context)


@admin.register(Finding)
class FindingAdmin(ReadOnlyAdmin):
    list_display = ["path", "posting", "line", "kind", "message", "raw", "run"]
    list_display_links = None
    list_filter = ["is_current", "set_aside", ("code", FindingFilter), ("field", FieldFilter)]
    list_select_related = ["run"]
    search_fields = ["path", "message", "raw"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        file = SourceFile.objects.filter(source=OuterRef("source"), path=OuterRef("path"))
        found = super().get_queryset(request)
        return found.annotate(
            posting_id=Subquery(file.values("posting")[:1]), title=Subquery(file.values("posting__title")[:1])
        )

    @admin.display(description="posting")
    def posting(self, finding: Any) -> str:
        if finding.posting_id is None:
            return "-"
        url = reverse("admin:postings_posting_change", args=[finding.posting_id])
        return format_html('<a href="{}">{}</a>', url, finding.title)

    @admin.display(description="type", ordering="code")
    def kind(self, finding: Finding) -> str:
        return finding_label(finding.code)


@admin.register(SetAsideFile)
class SetAsideFileAdmin(DecidingAdmin):
    """Files set aside, which could not be imported. Editors add a posting from them or ignore them."""

    decides = "setasidefile"

    list_display = ["path", "source", "line", "reason", "message", "is_ignored", "posting"]
    list_filter = ["is_ignored", ("code", FindingFilter), "source"]
    list_select_related = ["source", "posting"]
    search_fields = ["path", "message"]
    actions = ["ignore", "stop_ignoring"]

    @admin.display(description="reason", ordering="code")
    def reason(self, file: SetAsideFile) -> str:
        return finding_label(file.code)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the text of the file, with the line because of which it was set aside."""
        file = get_object_or_404(SetAsideFile.objects.select_related("source", "posting", "run"), pk=row_id(object_id))
        data = bytes(file.data or b"")
        text = data.decode("utf-8", errors="replace").replace("\0", "\ufffd")
        context = {
            "title": file.path,
            "file": file,
            "reason": finding_label(file.code),
            "size": len(data),
            "lines": list(enumerate(text.splitlines(), 1)),
        }
        return self.page(request, "admin/postings/set_aside_file.html", context)

    @admin.action(description="Ignore", permissions=["decide"])
    def ignore(self, request: HttpRequest, files: QuerySet[SetAsideFile]) -> None:
        self._set(request, files, is_ignored=True)
        self.message_user(request, "Imports will skip these files from now on.")

    @admin.action(description="Stop ignoring", permissions=["decide"])
    def stop_ignoring(self, request: HttpRequest, files: QuerySet[SetAsideFile]) -> None:
        self._set(request, files, is_ignored=False)
        self.message_user(request, "The next import will read these files again.")

    def _set(self, request: HttpRequest, files: QuerySet[SetAsideFile], *, is_ignored: bool) -> None:
        rows = list(files)
        what = rows[0].path if len(rows) == 1 else f"{len(rows)} files"
        summary = f"{'Ignored' if is_ignored else 'Stopped ignoring'} {what}"
        self.decide(request, rows, summary, is_ignored=is_ignored)


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ["name", "last_read_at", "present_files"]
    list_display_links = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(present=Count("files", filter=Q(files__last_seen=None)))

    @admin.display(description="files", ordering="present")
    def present_files(self, source: Any) -> int:
        return source.present


@admin.register(SourceFile)
class SourceFileAdmin(ReadOnlyAdmin):
    list_display = ["path", "source", "posting", "first_seen", "last_seen"]
    list_display_links = None
    list_select_related = ["source", "posting"]
    list_filter = ["source"]
    search_fields = ["path"]


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    """Changes that administrators made to users."""

    list_display = ["action_time", "user", "object_repr", "action_flag", "change_message"]
    list_display_links = None
    list_filter = ["action_flag", "action_time"]
    list_select_related = ["user"]
    search_fields = ["object_repr", "user__username"]
