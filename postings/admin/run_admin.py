"""Admin for import runs and the files of sources. Runs can be rolled back."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse

from postings.admin.model_admins import ReadOnlyAdmin, count_column
from postings.admin.task_admin import run_or_queue
from postings.choices import ChangeOutcome
from postings.database.row_ids import row_id
from postings.database.snapshots import read_only
from postings.editing import history, tasks, undo
from postings.editing.value_text import finding_label
from postings.models import ImportRun, SourceFile

_PAGE = 200


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin[ImportRun]):
    list_display = [
        "id", "started_at", "from_sources", "outcome",
        *map(count_column, ["files", "ads", "new", "changed", "unchanged", "closed", "reopened"]),
        count_column("set_aside", "skipped files"), count_column("conflicts"), "is_rolled_back",
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


@admin.register(SourceFile)
class SourceFileAdmin(ReadOnlyAdmin[SourceFile]):
    list_display = ["path", "source", "posting", "first_seen", "last_seen"]
    list_display_links = None
    list_select_related = ["source", "posting"]
    list_filter = ["source"]
    search_fields = ["path"]


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin[LogEntry]):
    """Changes that administrators made to users and sources."""

    list_display = ["action_time", "user", "object_repr", "action_flag", "change_message"]
    list_display_links = None
    list_filter = ["action_flag", "action_time"]
    list_select_related = ["user"]
    search_fields = ["object_repr", "user__username"]
