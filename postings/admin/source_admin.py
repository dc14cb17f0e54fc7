"""Admin for sources: adding, testing and pausing what is imported regularly."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from postings.admin.bulk_actions import selection
from postings.admin.model_admins import PagesAdmin, count_column
from postings.admin.source_mapping import SourceMappingForm
from postings.admin.task_admin import url_of
from postings.choices import RunOutcome
from postings.editing import tasks
from postings.editing.runner_process import start_import
from postings.importing.sources.git import is_remote
from postings.importing.sources.remote_addresses import WHY_WITHOUT_USER, has_password
from postings.models import Source


class SourceForm(SourceMappingForm):
    class Meta(SourceMappingForm.Meta):
        fields = ["location", "name", "every_hours", "history", "is_paused", "company", "mapping"]
        help_texts = {
            **SourceMappingForm.Meta.help_texts,
            "location": "An absolute path on the server (a folder, file or archive), a git repository, or the https:// "
            "address of a file: a list of jobs, a feed, a page or an archive. Leave it empty to import only by hand.",
            "name": "Leave it empty to use the path or address. It cannot be changed later.",
            "history": "Take the dates when ads appeared and disappeared from the commits of the git repository.",
            "is_paused": "A paused source is not imported. Pause a new source to test it first.",
        }

    def clean_location(self) -> str:
        location: str = self.cleaned_data["location"].strip()
        if has_password(location):
            raise forms.ValidationError(f"Remove the user and password from the address. {WHY_WITHOUT_USER}")
        if location and not location.startswith("/") and not is_remote(location):
            raise forms.ValidationError(
                "Enter an absolute path, which starts with /, or an address, which starts with https://."
            )
        return location

    def clean(self) -> None:
        super().clean()
        if "name" in self.fields and not self.cleaned_data.get("name"):
            self.cleaned_data["name"] = self.instance.name = self.cleaned_data.get("location", "")

    def full_clean(self) -> None:
        if "name" in self.fields:
            self.fields["name"].required = False
        if not self.instance.pk:
            self.fields["location"].required = True
        super().full_clean()


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"
    states = {"regular": "imported regularly", "paused": "paused", "failing": "failing", "hand": "imported by hand"}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(self.states.items())

    def queryset(self, request: HttpRequest, sources: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "regular":
                return sources.scheduled()  # type: ignore[attr-defined,no-any-return]
            case "paused":
                return sources.filter(is_paused=True)
            case "failing":
                return sources.filter(failures__gt=0)
            case "hand":
                return sources.filter(location="")
        return sources


@admin.register(Source)
class SourceAdmin(PagesAdmin[Source]):
    form = SourceForm
    list_display = ["name", "last_read_at", "last_import", "next_import", count_column("present", "files")]
    list_filter = [StateFilter]
    search_fields = ["name", "location"]
    actions = ["pause", "resume"]
    change_form_template = "admin/postings/source_form.html"
    show_facets = admin.ShowFacets.ALWAYS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        sources = Source.objects.with_last_run()
        return sources.annotate(present=Count("files", filter=Q(files__last_seen=None))).order_by("name")

    @admin.display(description="last result")
    def last_import(self, source: Any) -> str:
        if source.last_run_id is None:
            return ""
        url = reverse("admin:postings_importrun_change", args=[source.last_run_id])
        return format_html('<a href="{}">{}</a>', url, RunOutcome(source.last_run_outcome).label)

    @admin.display(description="next import", ordering=F("next_import_at").asc(nulls_first=True))
    def next_import(self, source: Source) -> Any:
        if source.is_paused:
            return "paused"
        return (source.next_import_at or "now") if source.location else "by hand"

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> Any:
        return ["name"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        return False  # `manage.py remove_source` removes the postings, too

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:source_id>/test/", view(self.test_view), name="postings_source_test"),
            path("<int:source_id>/import/", view(self.import_view), name="postings_source_import"),
        ]
        return own + super().get_urls()

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        if {"location", "every_hours", "is_paused"} & set(form.changed_data):
            obj.next_import_at, obj.failures = None, 0
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Source, post_url_continue: str | None = None) -> HttpResponse:
        self.message_user(request, "Source saved. Test it to see what an import would do.", messages.SUCCESS)
        return redirect(_url(obj))

    def test_view(self, request: HttpRequest, source_id: int) -> HttpResponse:
        """Add a task that tests the source, and show its page."""
        source = self._changeable(request, source_id)
        try:
            task = tasks.queue(tasks.TEST_SOURCE, request.user, source=source.pk)
        except tasks.AlreadyQueued as refused:
            task = refused.task
        except tasks.TooManyTasks:
            words = f"{tasks.MAX_WAITING} tasks are already waiting. Try again when some have finished."
            self.message_user(request, words, messages.ERROR)
            return redirect(_url(source))
        return redirect(url_of(task))

    def import_view(self, request: HttpRequest, source_id: int) -> HttpResponse:
        """Make the source due, and start an import."""
        source = self._changeable(request, source_id)
        if source.is_paused:
            self.message_user(request, "This source is paused. Untick “Paused” first.", messages.ERROR)
            return redirect(_url(source))
        Source.objects.filter(pk=source.pk).update(next_import_at=None)
        start_import()
        self.message_user(request, "The source is imported now, or as soon as no other import is running.", messages.SUCCESS)
        return redirect(_url(source))

    def _changeable(self, request: HttpRequest, source_id: int) -> Source:
        source = get_object_or_404(Source, pk=source_id)
        if request.method != "POST" or not source.location or not self.has_change_permission(request, source):
            raise PermissionDenied
        return source

    @admin.action(description="Pause", permissions=["change"])
    def pause(self, request: HttpRequest, found: QuerySet[Source]) -> None:
        self._set_paused(request, found, "paused", is_paused=True)

    @admin.action(description="Resume", permissions=["change"])
    def resume(self, request: HttpRequest, found: QuerySet[Source]) -> None:
        self._set_paused(request, found, "resumed", is_paused=False)

    def _set_paused(self, request: HttpRequest, found: QuerySet[Source], done: str, *, is_paused: bool) -> None:
        chosen = selection(request, found)
        chosen.leave(f"are already {done}", Source.objects.filter(is_paused=is_paused))
        changed = Source.objects.filter(pk__in=chosen.ids).update(is_paused=is_paused, next_import_at=None)
        self.message_outcome(request, chosen, changed, done)


def _url(source: Model) -> str:
    return reverse("admin:postings_source_change", args=[source.pk])
