"""The record of import runs: what each did, what it found, where ads come from. To read, not to change."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from postings.models import Change, Finding, ImportRun, Source, SourceFile


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that only an import writes."""

    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = [
        "id", "started_at", "from_sources", "outcome", "files", "new", "changed", "unchanged", "closed", "reopened",
        "set_aside", "conflicts",
    ]  # fmt: skip
    list_filter = ["outcome", "sources"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        return super().get_queryset(request).prefetch_related("sources")

    @admin.display(description="sources")
    def from_sources(self, run: ImportRun) -> str:
        return ", ".join(source.name for source in run.sources.all())


@admin.register(Finding)
class FindingAdmin(ReadOnlyAdmin):
    list_display = ["path", "line", "field", "code", "message", "raw", "set_aside", "run"]
    list_filter = ["set_aside", "code", "field"]
    list_select_related = ["run"]
    search_fields = ["path", "message", "raw"]


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ["subject", "subject_id", "field", "outcome", "run"]
    list_filter = ["outcome", "field"]
    list_select_related = ["run"]


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ["name", "last_read_at", "present_files"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(present=Count("files", filter=Q(files__last_seen=None)))

    @admin.display(description="files", ordering="present")
    def present_files(self, source: Any) -> int:
        return source.present


@admin.register(SourceFile)
class SourceFileAdmin(ReadOnlyAdmin):
    list_display = ["path", "source", "posting", "first_seen", "last_seen"]
    list_select_related = ["source", "posting"]
    list_filter = ["source"]
    search_fields = ["path"]
