"""Admin for postings. Edits are kept by every import, by the rule in `postings/sync/reconcile.py`."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from postings.admin import admin_search, bulk_edit
from postings.admin.bulk_actions import Selection, noun_of, parse_ids, select, selection
from postings.admin.posted_column import posted
from postings.admin.posting_filters import (
    ChangedByFilter,
    ClosedByFilter,
    CompanyFilter,
    ConflictFilter,
    EditedFilter,
    MadeByFilter,
    MarkupFilter,
    OfCompanyFilter,
    OfTeamFilter,
    PayFilter,
    ReopenedByFilter,
    StatusFilter,
)
from postings.admin.posting_form import LAST_FIELD_OF, PostingForm
from postings.admin.task_admin import run_or_queue
from postings.admin.writing_admin import WritingAdmin
from postings.choices import ActionKind, ObjectType, Status
from postings.content.types import RawFile, SetAside
from postings.content.wording import format_pay
from postings.database.row_ids import row_id
from postings.detail_facts import DETAIL_FACTS
from postings.editing import conflict_decisions, corrections, posting_changes, tasks, text_reading
from postings.editing.journal import recorded
from postings.editing.value_text import display_value, label
from postings.models import Company, ErrorReport, Posting, PostingSkill, SetAsideFile, Team
from postings.models.posting import yearly
from postings.models.querysets import PostingQuerySet
from postings.sync.directory import Directory
from postings.sync.markup_rules import Reason, reasons_against
from postings.sync.posting_places import set_places
from postings.sync.posting_values import imported_values

# A larger selection would make the request too slow.
MAX_AT_ONCE = 2_000
_ONE_OF = "Enter at least one of these. Drafts do not need any."
# The columns of the pay, which an editor confirms as a whole.
_PAY = {"pay_min", "pay_max", "pay_currency", "pay_period"}
# Form fields that are not columns of the posting.
_RELATIONS = {"categories", "places", "skills_required", "skills_preferred", "new_company", "new_team"}


@admin.register(Posting)
class PostingAdmin(WritingAdmin):
    form = PostingForm
    list_display = ["title", "company", "team_name", "state", "shown_status", posted, "pay"]
    list_filter = [
        StatusFilter, EditedFilter, ConflictFilter, CompanyFilter, PayFilter, MadeByFilter, ChangedByFilter, ClosedByFilter,
        ReopenedByFilter, OfCompanyFilter, OfTeamFilter, MarkupFilter, "categories",
    ]  # fmt: skip
    export_as = {
        "company": ["company_id", "company.name", "company.slug"],
        "team_name": ["team_id", "team.name", "team.slug"],
        "state": ["edited_facts", "conflicting_facts"],
        "shown_status": ["status", "publish_on"],
        "posted": ["posted_on", "posted_precision"],
        "pay": ["pay_text", "pay_min", "pay_max", "pay_currency", "pay_period"],
    }
    list_select_related = ["company", "team", "team__company"]
    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False
    search_fields = ["title"]  # enables the search box; `get_search_results` does the search
    search_help_text = "Search as on the site, or enter an application link, the address of a page, or an id."
    autocomplete_fields = ["company", "team", "categories", "places"]
    actions = ["edit_fields", "publish", "hide", "close", "reopen", "put_into", "mark_as_one_job", "mark_as_different_jobs"]
    ordering = ["-pk"]
    list_per_page = 50
    save_on_top = True
    change_form_template = "admin/postings/posting_form.html"
    readonly_fields = ["as_imported", "origin", "reposts", "job_posting_markup"]
    fieldsets = [
        ("The ad", {"fields": ["title", ("company", "new_company"), ("team", "new_team")]}),
        ("Description", {"fields": ["body"]}),
        ("How to apply", {"description": _ONE_OF, "fields": ["apply_url", "apply_email", "apply_text"]}),
        (
            "Dates and status",
            {"fields": ["status", ("publish_on", "closes_on"), ("posted_on", "posted_precision")]},
        ),
        ("Salary", {"fields": ["pay_text", ("pay_min", "pay_max", "pay_currency", "pay_period"), "pay_has_zones"]}),
        (
            "Location",
            {
                "fields": [
                    "location_text",
                    "places",
                    ("is_remote", "is_hybrid", "is_onsite"),
                    "apply_from",
                    "apply_not_from",
                    "apply_from_others",
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
        ("Other details", {"fields": [*DETAIL_FACTS, "benefits_text", "categories"]}),
        ("Reposts", {"fields": ["reposts", "repost_group_is_manual"]}),
        ("Source", {"fields": ["as_imported", "origin"]}),
        ("Search engines", {"fields": ["job_posting_markup"]}),
    ]

    class Media:
        js = [forms.Script("js/admin.js", defer=True)]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("put-into/", view(self.put_into_view), name="postings_posting_put_into"),
        ]
        return own + super().get_urls()

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Posting]:
        postings = super().get_queryset(request).defer("sections")
        if request.resolver_match and request.resolver_match.view_name.endswith("_changelist"):
            listed = postings.defer("sections", "body", "imported", "evidence").prefetch_related("conflicts")
            return listed.annotate(yearly_highest=Coalesce(yearly("pay_max"), yearly("pay_min")))
        return postings

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Posting], search_term: str
    ) -> tuple[QuerySet[Posting], bool]:
        return admin_search.search_postings(self, request, queryset, search_term), False

    @admin.display(description="team", ordering="team__name")
    def team_name(self, posting: Posting) -> str:
        return posting.team.name if posting.team else "-"

    @admin.display(description="status", ordering="status")
    def shown_status(self, posting: Posting) -> str:
        if posting.status == Status.DRAFT and posting.publish_on:
            return f"Scheduled for {date_format(posting.publish_on, 'j M Y')}"
        return posting.get_status_display()

    @admin.display(description="salary", ordering="yearly_highest")
    def pay(self, posting: Posting) -> str:
        """Return the pay as stated. The list is sorted by its yearly equivalent, even if that is implausible."""
        words = format_pay(posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period)
        return words or posting.pay_text or "-"

    @admin.display(description="edits")
    def state(self, posting: Posting) -> str:
        waiting = [label(conflict.field) for conflict in posting.conflicts.all()]
        if waiting:
            return format_html('<strong class="badge is-waiting">Conflict</strong> {}', ", ".join(waiting))
        if posting.edited:
            return format_html('<strong class="badge is-edited">Edited</strong> {}', _listed(posting.edited.split()))
        return "As imported" if posting.source_key else "Added manually"

    def _mark_reposts(self, request: HttpRequest, chosen: Selection, done: str, mark: Callable[[list[int]], None]) -> None:
        """Mark the chosen postings as reposts or as different jobs, and say how many were changed."""
        if not self._is_few(request, chosen.ids):
            return
        summary = f"Marked {len(chosen.ids):,} {noun_of(Posting, len(chosen.ids))} {done.removeprefix('marked ')}"
        with recorded(request.user, ActionKind.EDITED, summary) as journal:
            journal.watch_ids(ObjectType.POSTING, chosen.ids)
            mark(chosen.ids)
        changed = len(journal.changed(ObjectType.POSTING))
        self.message_outcome(request, chosen, changed, done, journal.action if changed else None)

    def _is_few(self, request: HttpRequest, ids: list[int]) -> bool:
        """Return whether the postings are few enough for one request, and say so if they are not."""
        if len(ids) > MAX_AT_ONCE:
            words = f"Nothing was changed: you selected {len(ids):,} postings. Select no more than {MAX_AT_ONCE:,} at once."
            self.message_user(request, words, messages.ERROR)
        return len(ids) <= MAX_AT_ONCE

    def _with_status(self, request: HttpRequest, postings: PostingQuerySet, old: list[Status], new: Status) -> Selection:
        """Return the selected postings that have one of the statuses `old`, to be given the status `new`."""
        chosen = selection(request, postings)
        for status in set(Status) - set(old):
            chosen.leave(f"are {'already ' * (status == new)}{status.label.lower()}", Posting.objects.filter(status=status))
        return chosen

    def edited_facts(self, posting: Posting) -> list[str]:
        return posting.edited.split()

    def conflicting_facts(self, posting: Posting) -> list[str]:
        return [conflict.field for conflict in posting.conflicts.all()]

    @admin.action(description="Edit fields…", permissions=["change"])
    def edit_fields(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse | None:
        return bulk_edit.edit_fields(self, request, postings)

    @admin.action(description="Publish drafts and hidden postings", permissions=["change"])
    def publish(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse | None:
        today = timezone.localdate()
        chosen = self._with_status(request, postings, [Status.DRAFT, Status.HIDDEN], Status.OPEN)
        chosen.leave("do not say how to apply", Posting.objects.without_a_way_to_apply())
        chosen.leave("are past their closing date", Posting.objects.filter(closes_on__lt=today))
        return run_or_queue(self, request, tasks.PUBLISH, chosen, "published")

    @admin.action(description="Hide postings", permissions=["change"])
    def hide(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse | None:
        chosen = self._with_status(request, postings, [Status.OPEN, Status.CLOSED], Status.HIDDEN)
        return run_or_queue(self, request, tasks.SET_STATUS, chosen, "hidden", status=Status.HIDDEN.value)

    @admin.action(description="Close open postings", permissions=["change"])
    def close(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse | None:
        chosen = self._with_status(request, postings, [Status.OPEN], Status.CLOSED)
        return run_or_queue(self, request, tasks.SET_STATUS, chosen, "closed", status=Status.CLOSED.value)

    @admin.action(description="Reopen closed postings", permissions=["change"])
    def reopen(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse | None:
        chosen = self._with_status(request, postings, [Status.CLOSED], Status.OPEN)
        chosen.leave("are past their closing date", Posting.objects.filter(closes_on__lt=timezone.localdate()))
        return run_or_queue(self, request, tasks.SET_STATUS, chosen, "reopened", status=Status.OPEN.value)

    @admin.action(description="Move to a company or team", permissions=["change"])
    def put_into(self, request: HttpRequest, postings: PostingQuerySet) -> HttpResponse:
        chosen = selection(request, postings)
        if not self._is_few(request, chosen.ids):
            return redirect(request.get_full_path())
        return self._put_into_page(request, chosen.ids, Belonging())

    @admin.action(description="Mark as reposts of one job", permissions=["change"])
    def mark_as_one_job(self, request: HttpRequest, postings: PostingQuerySet) -> None:
        if postings.order_by().values("company").distinct().count() > 1 or postings.count() < 2:
            self.message_user(request, "Select two or more postings of the same company.", messages.ERROR)
            return
        chosen, done = selection(request, postings), "marked as reposts of one job"
        self._mark_reposts(request, chosen, done, posting_changes.group_reposts)

    @admin.action(description="Mark as different jobs", permissions=["change"])
    def mark_as_different_jobs(self, request: HttpRequest, postings: PostingQuerySet) -> None:
        chosen, done = selection(request, postings), "marked as different jobs"
        chosen.leave(f"are already {done}", Posting.objects.filter(repost_group=None, repost_group_is_manual=True))
        self._mark_reposts(request, chosen, done, posting_changes.ungroup_reposts)

    def put_into_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        ids = parse_ids(request.POST.getlist("id"))
        if ids is None or not self._is_few(request, ids):
            if ids is None:
                self.message_user(request, "Nothing was moved: the selection is not valid. Select again.", messages.ERROR)
            return redirect("admin:postings_posting_changelist")
        form = Belonging(request.POST)
        if not form.is_valid():
            return self._put_into_page(request, ids, form)
        company, team = form.cleaned_data["company"], form.cleaned_data["team"]
        chosen, where = select(Posting, ids), team or company
        already = {"team": team} if team else {"company": company}
        chosen.leave(f"are already in {where}", Posting.objects.filter(**already))
        to = {"company": company.pk, "team": team.pk if team else None}
        response = run_or_queue(self, request, tasks.MOVE_TO, chosen, f"moved to {where}", **to)
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
            reports = Prefetch("error_reports", ErrorReport.objects.open(), to_attr="open_reports")
            prefetch_related_objects([posting], skills, "conflicts", reports)
        return posting

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Prefill the form of a posting that is added from a file set aside with what can be read of the file."""
        file = _set_aside(request.GET.get("set_aside", ""))
        return parts_of(file) if file else super().get_changeform_initial_data(request)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        return super().get_view_on_site_url(obj) if obj is None or obj.is_public else None

    def has_delete_permission(self, request: HttpRequest, obj: Posting | None = None) -> bool:
        """Forbid deleting an imported posting, which the next import would add again. It can be hidden instead."""
        return super().has_delete_permission(request, obj) and (obj is not None and obj.source_key is None)

    def save_model(self, request: HttpRequest, obj: Posting, form: Any, change: bool) -> None:
        """Save the changed fields and the columns derived from them."""
        made = self.make_company(request, obj, form)
        columns = corrections.prepare_posting(obj, timezone.now())
        if not change:
            obj.save()
            if file := _set_aside(request.GET.get("set_aside", "")):
                self.journal(request).watch(file)
                SetAsideFile.objects.filter(pk=file.pk).update(posting=obj, is_ignored=True)
            return
        # All columns of the form, since its validation completes fields that the user has not changed.
        shown = [name for name in form.fields if name not in _RELATIONS]
        if _PAY.intersection(form.changed_data):
            obj.pay_is_confirmed = False
            shown.append("pay_is_confirmed")
        obj.save(update_fields=[*shown, *columns, "updated_at"])
        if "company" in [*form.changed_data, *made]:
            Company.objects.filter(pk=form.initial["company"]).update(surveyed_at=None)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "places" in form.changed_data:
            set_places(form.instance, [place.key for place in form.cleaned_data["places"]])
        if {"skills_required", "skills_preferred"} & set(form.changed_data):
            corrections.set_skills(
                form.instance, form.cleaned_data["skills_required"], form.cleaned_data["skills_preferred"]
            )
        if (fact := request.POST.get("_take", "")) in LAST_FIELD_OF and fact in form.instance.imported:
            directory = Directory()
            corrections.take_source(form.instance, fact, directory)
            self.journal(request).made_in(directory)
        text_reading.store_evidence(form.instance)

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
        response = super().response_change(request, obj)
        return redirect(request.get_full_path()) if "_continue" in request.POST else response

    @admin.display(description="Imported values")
    def as_imported(self, posting: Posting) -> str:
        if not posting.imported:
            return "None: this posting was added manually"
        rows = [
            (label(name).capitalize(), display_value(name, value))
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

    @admin.display(description="JobPosting markup")
    def job_posting_markup(self, posting: Posting) -> str:
        """Return whether the page has markup for search engines, or why it has none."""
        reasons = reasons_against(posting) if posting.pk else [Reason.NOT_OPEN]
        return format_html_join("", "<p>No: {}</p>", ([reason.label] for reason in reasons)) or "Yes"

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


def parts_of(file: SetAsideFile) -> dict[str, Any]:
    """Return the initial values of the form for a file that was set aside."""
    # Imported here, as in `sync.rereading`.
    from postings.importing.decoding import read_text
    from postings.importing.readers import parse_incomplete

    raw = RawFile(file.path, bytes(file.data or b""))
    try:
        text, _ = read_text(raw)
    except SetAside:
        text = raw.data.decode("utf-8", errors="replace").replace("\0", "")
    parsed = parse_incomplete(file.path, text)
    company = Directory().known_company(parsed.company) if parsed.company else None
    return {
        "title": parsed.title,
        "company": company,
        "new_company": parsed.company if company is None else "",
        "apply_url": parsed.apply_url,
        "apply_email": parsed.apply_email,
        "pay_text": parsed.pay_text,
        "location_text": parsed.location_text,
        "benefits_text": parsed.benefits_text,
        "body": parsed.body,
    }


def _set_aside(pk: str) -> SetAsideFile | None:
    return SetAsideFile.objects.filter(pk__in=[row_id(pk)]).first()


def _listed(fields: list[str]) -> str:
    return ", ".join(label(field) for field in fields)
