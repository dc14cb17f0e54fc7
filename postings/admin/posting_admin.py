"""Admin for postings. Edits are kept by every import, by the rule in `postings/sync/reconcile.py`."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from postings.admin.posting_filters import (
    ChangedByFilter,
    ClosedByFilter,
    CompanyFilter,
    ConflictFilter,
    EditedFilter,
    MadeByFilter,
    OfCompanyFilter,
    OfTeamFilter,
    PayFilter,
    ReopenedByFilter,
    StatusFilter,
)
from postings.admin.posting_form import LAST_FIELD_OF, PostingForm
from postings.admin.recorded_admin import RecordedAdmin
from postings.admin.request_state import state_of
from postings.admin.task_admin import run_or_queue
from postings.choices import ActionKind, DatePrecision, ObjectType, Status
from postings.content.rendering import collapse_boilerplate, render_sections
from postings.database.row_ids import row_id
from postings.editing import conflict_decisions, corrections, posting_changes, tasks
from postings.editing.journal import recorded
from postings.editing.value_text import in_words, label
from postings.models import Company, Posting, PostingSkill, SetAsideFile, Team
from postings.models.querysets import PostingQuerySet
from postings.search import full_text
from postings.sync.directory import Directory
from postings.sync.posting_values import imported_values

# A larger selection would make the request too slow.
MAX_AT_ONCE = 2_000
_MAX_PREVIEW = 200_000
# Form fields that are not columns of the posting.
_RELATIONS = {"categories", "places", "skills_required", "skills_preferred"}


@admin.register(Posting)
class PostingAdmin(RecordedAdmin):
    form = PostingForm
    list_display = ["title", "company", "team_name", "state", "status", "posted", "pay_text"]
    list_filter = [
        StatusFilter, EditedFilter, ConflictFilter, CompanyFilter, PayFilter, MadeByFilter, ChangedByFilter, ClosedByFilter,
        ReopenedByFilter, OfCompanyFilter, OfTeamFilter, "categories",
    ]  # fmt: skip
    list_select_related = ["company", "team", "team__company"]
    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False
    search_fields = ["title"]  # enables the search box; `get_search_results` does the search
    search_help_text = "Search as on the site, or enter the start of an application link."
    autocomplete_fields = ["company", "team", "categories", "places"]
    actions = ["publish", "hide", "close", "reopen", "put_into", "mark_as_one_job", "mark_as_different_jobs"]
    ordering = ["-pk"]
    list_per_page = 50
    save_on_top = True
    change_form_template = "admin/postings/posting_form.html"
    readonly_fields = ["as_imported", "origin", "reposts"]
    fieldsets = [
        (None, {"fields": ["title", ("company", "team"), "apply_url", "status"]}),
        ("Salary", {"fields": ["pay_text", ("pay_min", "pay_max", "pay_currency", "pay_period"), "pay_has_zones"]}),
        (
            "Location",
            {
                "fields": [
                    "location_text",
                    "places",
                    ("is_remote", "is_hybrid", "is_onsite"),
                    ("apply_from", "apply_not_from", "apply_from_others"),
                ]
            },
        ),
        (
            "Role and requirements",
            {
                "fields": [
                    ("function", "seniority"),
                    ("employment", "years_min", "language"),
                    "skills_required",
                    "skills_preferred",
                ]
            },
        ),
        ("Description", {"fields": ["body"]}),
        ("Other details", {"fields": ["benefits_text", "categories", ("posted_on", "posted_precision")]}),
        ("Reposts", {"fields": ["reposts", "repost_is_settled"]}),
        ("Source", {"fields": ["as_imported", "origin"]}),
    ]

    class Media:
        js = [forms.Script("js/admin.js", defer=True)]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("preview/", view(self.preview_view), name="postings_posting_preview"),
            path("put-into/", view(self.put_into_view), name="postings_posting_put_into"),
        ]
        return own + super().get_urls()

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Posting]:
        postings = super().get_queryset(request).defer("sections")
        if request.resolver_match and request.resolver_match.view_name.endswith("_changelist"):
            return postings.defer("sections", "body", "imported", "evidence").prefetch_related("conflicts")
        return postings

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Posting], search_term: str
    ) -> tuple[QuerySet[Posting], bool]:
        text = search_term.strip()
        if not text:
            return queryset, False
        if text.startswith(("http://", "https://")):
            return queryset.filter(apply_url__startswith=text[:2000]), False
        # Django calls this once for each filter's counts, so keep the result for the request.
        found = state_of(request).found_by_text
        if text not in found:
            found[text] = full_text.matching(Posting.objects.all(), text[:200]).values("pk")
        return queryset.filter(pk__in=found[text]), False

    @admin.display(description="team", ordering="team__name")
    def team_name(self, posting: Posting) -> str:
        return posting.team.name if posting.team else "-"

    @admin.display(description="posted", ordering="posted_on")
    def posted(self, posting: Posting) -> str:
        is_day = posting.posted_precision == DatePrecision.DAY
        return date_format(posting.posted_on, "j M Y" if is_day else "M Y") if posting.posted_on else "-"

    @admin.display(description="edits")
    def state(self, posting: Posting) -> str:
        waiting = [label(conflict.field) for conflict in posting.conflicts.all()]
        if waiting:
            return format_html('<strong class="badge is-waiting">Conflict</strong> {}', ", ".join(waiting))
        if posting.edited:
            return format_html('<strong class="badge is-edited">Edited</strong> {}', _listed(posting.edited.split()))
        return "As imported" if posting.source_key else "Added manually"

    @admin.action(description="Publish hidden postings", permissions=["change"])
    def publish(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse | None:
        return self._set_status(request, postings.filter(status=Status.HIDDEN), Status.OPEN)

    @admin.action(description="Hide postings", permissions=["change"])
    def hide(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse | None:
        return self._set_status(request, postings, Status.HIDDEN)

    @admin.action(description="Close open postings", permissions=["change"])
    def close(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse | None:
        return self._set_status(request, postings.open(), Status.CLOSED)

    @admin.action(description="Reopen closed postings", permissions=["change"])
    def reopen(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse | None:
        return self._set_status(request, postings.closed(), Status.OPEN, verb="Reopened")

    def _set_status(
        self, request: HttpRequest, postings: PostingQuerySet, status: Status, verb: str = ""
    ) -> HttpResponse | None:
        ids = list(postings.order_by("pk").values_list("pk", flat=True))
        return run_or_queue(self, request, tasks.SET_STATUS, ids=ids, status=status.value, verb=verb)

    @admin.action(description="Move to a company or team", permissions=["change"])
    def put_into(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse:
        ids = list(postings.order_by("pk").values_list("pk", flat=True)[: MAX_AT_ONCE + 1])
        if len(ids) > MAX_AT_ONCE:
            self.message_user(request, f"Select no more than {MAX_AT_ONCE:,} postings at once.", messages.ERROR)
            return redirect(request.get_full_path())
        return self._put_into_page(request, ids, Belonging())

    @admin.action(description="Mark as reposts of one job", permissions=["change"])
    def mark_as_one_job(self, request: HttpRequest, postings: PostingQuerySet) -> None:
        if postings.order_by().values("company").distinct().count() > 1 or postings.count() < 2:
            self.message_user(request, "Select two or more postings of the same company.", messages.ERROR)
            return
        self._settle_reposts(request, postings, posting_changes.group_reposts, "as reposts of one job")

    @admin.action(description="Mark as different jobs", permissions=["change"])
    def mark_as_different_jobs(self, request: HttpRequest, postings: PostingQuerySet) -> None:
        self._settle_reposts(request, postings, posting_changes.ungroup_reposts, "as different jobs")

    def _settle_reposts(
        self, request: HttpRequest, postings: PostingQuerySet, settle: Callable[[list[int]], None], how: str
    ) -> None:
        ids = list(postings.order_by("pk").values_list("pk", flat=True)[: MAX_AT_ONCE + 1])
        if len(ids) > MAX_AT_ONCE:
            self.message_user(request, f"Select no more than {MAX_AT_ONCE:,} postings at once.", messages.ERROR)
            return
        summary = f"Marked {len(ids):,} posting{'s' * (len(ids) != 1)} {how}"
        with recorded(request.user, ActionKind.EDITED, summary) as journal:
            journal.watch_ids(ObjectType.POSTING, ids)
            settle(ids)
        self.tell(request, journal.action if journal.changes else None)

    def put_into_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        ids = [pk for pk in map(row_id, request.POST.getlist("id")[:MAX_AT_ONCE]) if pk]
        form = Belonging(request.POST)
        if not form.is_valid():
            return self._put_into_page(request, ids, form)
        company, team = form.cleaned_data["company"], form.cleaned_data["team"]
        there = list(Posting.objects.filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))
        response = run_or_queue(self, request, tasks.MOVE_TO, ids=there, company=company.pk, team=team.pk if team else None)
        return response or redirect("admin:postings_posting_changelist")

    def _put_into_page(self, request: HttpRequest, ids: list[int], form: forms.Form) -> TemplateResponse:
        context = {
            "title": "Move to a company or team",
            "ids": ids,
            "form": form,
            "postings": Posting.objects.filter(pk__in=ids[:20]),
            "media": self.media + form.media,
        }
        return self.page(request, "admin/postings/put_into.html", context)

    # The form

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Posting | None:
        """Return the posting. Lock it while a form is saved, so that no import changes it after validation."""
        if request.method == "POST":
            Posting.objects.select_for_update().filter(pk__in=[row_id(object_id)]).values("pk").first()
        posting = super().get_object(request, object_id, from_field)
        if posting is not None:
            skills = Prefetch("posting_skills", PostingSkill.objects.select_related("skill"))
            prefetch_related_objects([posting], skills, "conflicts")
        return posting

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Prefill the form of a posting that is added from a file set aside with the text of the file."""
        file = _set_aside(request.GET.get("set_aside", ""))
        if file is None:
            return super().get_changeform_initial_data(request)
        lines = bytes(file.data or b"").decode("utf-8", errors="replace").replace("\0", "").splitlines()
        title = next((line.strip("#* \t") for line in lines if line.strip("#* \t")), "")
        return {"title": title[:300], "body": "\n".join(lines)}

    def has_delete_permission(self, request: HttpRequest, obj: Posting | None = None) -> bool:
        """Forbid deleting an imported posting, which the next import would add again. It can be hidden instead."""
        return super().has_delete_permission(request, obj) and (obj is not None and obj.source_key is None)

    def save_model(self, request: HttpRequest, obj: Posting, form: Any, change: bool) -> None:
        """Save the changed fields and the columns derived from them."""
        columns = corrections.prepare_posting(obj, timezone.now())
        if not change:
            obj.save()
            if file := _set_aside(request.GET.get("set_aside", "")):
                self.journal(request).watch(file)
                SetAsideFile.objects.filter(pk=file.pk).update(posting=obj, is_ignored=True)
            return
        touched = [name for name in form.changed_data if name not in _RELATIONS]
        obj.save(update_fields=[*touched, *columns, "updated_at"])
        if "company" in touched:
            Company.objects.filter(pk=form.initial["company"]).update(surveyed_at=None)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if {"skills_required", "skills_preferred"} & set(form.changed_data):
            corrections.set_skills(
                form.instance, form.cleaned_data["skills_required"], form.cleaned_data["skills_preferred"]
            )
        if (fact := request.POST.get("_take", "")) in LAST_FIELD_OF and fact in form.instance.imported:
            directory = Directory()
            corrections.take_source(form.instance, fact, directory)
            self.journal(request).made_in(directory)

    def response_add(self, request: HttpRequest, obj: Posting, post_url_continue: str | None = None) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        return redirect("admin:postings_setasidefile_changelist") if "set_aside" in request.GET else response

    def response_change(self, request: HttpRequest, obj: Posting) -> HttpResponse:
        if fact := request.POST.get("_keep", ""):
            waiting = obj.conflicts.filter(field=fact)
            if waiting:
                conflict_decisions.decide(waiting, request.user, take_source=False)
            self.message_user(request, f"Saved. Our value is kept for {label(fact)}.")
            return redirect(request.get_full_path())
        if fact := request.POST.get("_take", ""):
            self.message_user(request, f"Saved. The source’s value is now used for {label(fact)}.")
            return redirect(request.get_full_path())
        return super().response_change(request, obj)

    def preview_view(self, request: HttpRequest) -> HttpResponse:
        """Return the text in the form as its page would show it."""
        if request.method != "POST" or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        body = request.POST.get("body", "")[:_MAX_PREVIEW].replace("\r\n", "\n")
        sections, _excerpt = render_sections(body, request.POST.get("title", "")[:300])
        context = {"sections": collapse_boilerplate(sections, ()), "title": "Preview"}
        if request.headers.get("X-Requested-With") == "fetch":
            return TemplateResponse(request, "admin/postings/parts/preview.html", context)
        return self.page(request, "admin/postings/preview.html", context)

    @admin.display(description="Imported values")
    def as_imported(self, posting: Posting) -> str:
        if not posting.imported:
            return "None: this posting was added manually"
        rows = [
            (label(name).capitalize(), in_words(name, value))
            for name, value in imported_values(posting).items()
            if name != "body"
        ]
        text = posting.imported.get("body") or ""
        return format_html(
            "<details><summary>Show {} values</summary><dl>{}</dl></details>"
            "<details><summary>Show the description</summary><pre>{}</pre></details>",
            len(rows),
            format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows),
            text,
        )

    @admin.display(description="Other postings of this job")
    def reposts(self, posting: Posting) -> str:
        others = Posting.objects.reposts_of(posting) if posting.pk else []
        rows = (
            (reverse("admin:postings_posting_change", args=[each.pk]), each, each.location_text or "-") for each in others
        )
        return format_html_join("", '<p><a href="{}">{}</a>, {}</p>', rows) or "None"

    @admin.display(description="Files")
    def origin(self, posting: Posting) -> str:
        files = posting.source_files.select_related("source") if posting.pk else []
        rows = ((file.source.name, file.path) for file in files)
        return format_html_join("", "<p>{}: {}</p>", rows) or "None: this posting was added manually"


class Belonging(forms.Form):
    """A form to select a company or a team with autocompletion."""

    company = forms.ModelChoiceField(
        Company.objects.unmerged(),
        required=False,
        help_text="The postings are removed from teams of other companies.",
        widget=AutocompleteSelect(Posting._meta.get_field("company"), admin.site),
    )
    team = forms.ModelChoiceField(
        Team.objects.unmerged().select_related("company"),
        required=False,
        help_text="The postings also move to the company of this team.",
        widget=AutocompleteSelect(Posting._meta.get_field("team"), admin.site),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        company, team = values.get("company"), values.get("team")
        if team and company and team.company != company:
            self.add_error("team", f"{team.name} is a team of {team.company.name}. Select that company or a different team.")
        elif not self.errors and not team and not company:
            raise forms.ValidationError("Select a company or a team.")
        return {**values, "company": team.company if team else company}


def _set_aside(pk: str) -> SetAsideFile | None:
    return SetAsideFile.objects.filter(pk__in=[row_id(pk)]).first()


def _listed(fields: list[str]) -> str:
    return ", ".join(label(field) for field in fields)
