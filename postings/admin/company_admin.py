"""Admin for companies, teams and their aliases."""

from collections.abc import Iterator
from typing import Any, Generic, Protocol, TypeVar

from django import forms
from django.contrib import admin
from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from postings.admin.admin_search import NamedSearchAdmin
from postings.admin.merge_admin import Chosen, MergingAdmin
from postings.admin.model_admins import count_column, count_related
from postings.choices import ObjectType
from postings.database.row_ids import row_id
from postings.editing import corrections, merging, tasks
from postings.models import Company, CompanyAlias, Posting, Team, TeamAlias
from postings.reference.name_keys import exact_key, name_key

_AliasT = TypeVar("_AliasT", bound=CompanyAlias | TeamAlias)
_CompanyOrTeam = TypeVar("_CompanyOrTeam", bound=Company | Team)


def _is_list(request: HttpRequest) -> bool:
    """Return whether the request is for the changelist, which shows counts; autocompletion needs none."""
    return bool(request.resolver_match and request.resolver_match.view_name.endswith("_changelist"))


def _another(own: Any, rows: QuerySet[Any], *keys: str) -> Any:
    """Return the company or team other than `own` that has one of the keys, by its name or an alias, merged or not."""
    named = rows.filter(Q(key__in=keys) | Q(aliases__key__in=keys)).distinct()
    return next((survivor for row in named if (survivor := row.survivor) != own), None)


class CompanyForm(forms.ModelForm[Company]):
    website = forms.URLField(max_length=500, required=False, assume_scheme="https")

    def clean_name(self) -> str:
        """Refuse a name that another company has, since an import ignores case and spacing when it matches names."""
        name: str = self.cleaned_data["name"]
        is_separate = self.instance.pk and self.instance.key == exact_key(name)
        if not is_separate and (taken := _another(self.instance, Company.objects.all(), name_key(name), exact_key(name))):
            raise forms.ValidationError(
                f"{taken.name} already uses this name. Enter a different name, or merge the two companies."
            )
        if not name_key(name):
            raise forms.ValidationError("Enter a name with at least one visible letter.")
        return name


class TeamForm(forms.ModelForm[Team]):
    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        key = name_key(values.get("name", ""))
        if not key:
            self.add_error("name", "Enter a name with at least one visible letter.")
        company: Company | None = values.get("company") or (self.instance.company if self.instance.pk else None)
        if company and (taken := _another(self.instance, company.teams.all(), key)) and taken.company == company:
            self.add_error("name", f"{company.name} already has a team with this name.")
        return values


class _AliasFormSet(
    forms.BaseInlineFormSet[_AliasT, _CompanyOrTeam, forms.ModelForm[_AliasT]], Generic[_AliasT, _CompanyOrTeam]
):
    """Aliases, each of which must have a unique key, as the database requires."""

    def clean(self) -> None:
        super().clean()
        keys: set[str] = set()
        for form in self.forms:
            name = form.cleaned_data.get("name") if hasattr(form, "cleaned_data") else None
            if not name or form.cleaned_data.get("DELETE"):
                continue
            if "name" in form.changed_data or not form.instance.pk:
                form.instance.key = name_key(name)
            if not form.instance.key:
                form.add_error("name", "Enter a name with at least one visible letter.")
            elif form.instance.key in keys:
                form.add_error("name", "You have entered this name twice.")
            elif form.cleaned_data.get("separate") and form.instance.key == name_key(self.instance.name):
                form.add_error("name", "This is the company’s main name, so it cannot be split off.")
            elif problem := self.taken(form.instance):
                form.add_error("name", problem)
            keys.add(form.instance.key)

    def taken(self, alias: _AliasT) -> str:
        raise NotImplementedError


class _CompanyAliasFormSet(_AliasFormSet[CompanyAlias, Company]):
    def taken(self, alias: CompanyAlias) -> str:
        if Company.objects.filter(pk=self.instance.pk, key=alias.key).exists():
            return "This is the company’s main name. If you rename the company, the old name is added here automatically."
        company = _another(self.instance, Company.objects.all(), alias.key)
        return f"{company.name} already uses this name." if company else ""


class _TeamAliasFormSet(_AliasFormSet[TeamAlias, Team]):
    def taken(self, alias: TeamAlias) -> str:
        if not self.instance.company_id:
            return ""  # the team form reports the missing company
        if Team.objects.filter(pk=self.instance.pk, key=alias.key).exists():
            return "This is the team’s main name. If you rename the team, the old name is added here automatically."
        team = _another(self.instance, self.instance.company.teams.all(), alias.key)
        return f"The team {team.name} already uses this name." if team and team.company == self.instance.company else ""


class CompanyAliasForm(forms.ModelForm[CompanyAlias]):
    separate = forms.BooleanField(
        label="split into a separate company",
        required=False,
        help_text="Moves the postings that were imported under this name.",
    )

    class Meta:
        model = CompanyAlias
        fields = ["name"]


class CompanyAliasInline(admin.TabularInline[CompanyAlias, Company]):
    model = CompanyAlias
    form = CompanyAliasForm
    formset = _CompanyAliasFormSet
    fields = ["name", "separate"]
    extra = 1


class TeamAliasInline(admin.TabularInline[TeamAlias, Team]):
    model = TeamAlias
    formset = _TeamAliasFormSet
    fields = ["name"]
    extra = 1


class _Merging(NamedSearchAdmin[_CompanyOrTeam], MergingAdmin[_CompanyOrTeam]):
    """A model admin for companies or teams, which can be merged. Merged rows are listed on the page of their survivor."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[_CompanyOrTeam]:
        return super().get_queryset(request).filter(merged_into=None)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the change form. For a merged row, redirect to the form of its survivor."""
        row = self.model._default_manager.merged().filter(pk__in=[row_id(object_id)]).first()
        if row is None or not self.has_view_or_change_permission(request):
            return super().change_view(request, object_id, form_url, extra_context)
        self.message_user(request, f"{row.name} was merged into {row.survivor.name}.")
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", row.survivor.pk)

    @admin.display(description="merged into it")
    def merged_rows(self, row: Any) -> str:
        view = f"admin:{self.opts.app_label}_{self.opts.model_name}_history"
        links = ((reverse(view, args=[each.pk]), each) for each in row.merged.all()) if row.pk else ()
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "none"

    def merge_page(self, request: HttpRequest, chosen: Chosen) -> HttpResponse:
        previews = merging.preview(chosen.keep, chosen.others)
        context = {"title": "Merge", "rows": chosen.rows, "keep": chosen.keep, "previews": previews}
        return self.page(request, "admin/postings/merge.html", context)

    def why_not(self, rows: list[Any]) -> str:
        if self.model is Team and len({row.company_id for row in rows}) > 1:
            return "Select teams of the same company."
        return super().why_not(rows)


class NameWarningFilter(admin.EmptyFieldListFilter):
    """A filter of companies by whether their name has a warning."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            words = str(choice["display"]).replace("Not empty", "Has a warning").replace("Empty", "No warning")
            yield {**choice, "display": words}


class _WithTeamCount(Protocol):
    teams_count: int


@admin.register(Company)
class CompanyAdmin(_Merging[Company]):
    merging = tasks.MERGE_COMPANIES
    form = CompanyForm
    list_display = ["name", "open_postings", count_column("teams_count", "teams"), "website", "name_warning"]
    list_filter = [("name_warning", NameWarningFilter)]
    export_as = {"open_postings": ["open_count"]}
    search_fields = ["name", "aliases__name"]
    search_help_text = "Search by name or other name, or enter the address of a page, or an id."
    ordering = ["name"]
    show_full_result_count = False
    fields = ["name", "slug", "merged_rows", "website", "about"]
    readonly_fields = ["slug", "merged_rows"]
    inlines = [CompanyAliasInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Company]:
        companies = super().get_queryset(request)
        if not _is_list(request):
            return companies
        counts = {
            "open_count": count_related(Posting.objects.open(), "company"),
            "teams_count": count_related(Team.objects.unmerged(), "company"),
        }
        return companies.annotate(**counts)

    @admin.display(ordering="open_count")
    def open_postings(self, company: Any) -> str:
        url = reverse("admin:postings_posting_changelist")
        return format_html(
            '<a href="{}?status=open&amp;of_company={}">{}</a>', url, company.pk, intcomma(company.open_count)
        )

    def save_model(self, request: HttpRequest, obj: Company, form: Any, change: bool) -> None:
        corrections.name_company(obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        return _deleted(super().get_deleted_objects, objs, request, "company")

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for each in formset.forms:
            if each.cleaned_data.get("separate") and each.instance.pk and not each.cleaned_data.get("DELETE"):
                postings = each.instance.company.postings.filter(imported__has_key="company")
                self.journal(request).watch_ids(ObjectType.POSTING, postings.values_list("pk", flat=True))
                company = corrections.separate(each.instance)
                for made in (company, *company.teams.all()):
                    self.journal(request).made(made)
                self.message_user(request, f"Split {company.name} into a separate company.")


@admin.register(Team)
class TeamAdmin(_Merging[Team]):
    merging = tasks.MERGE_TEAMS
    form = TeamForm
    show_full_result_count = False
    list_display = ["name", "company", "open_postings"]
    export_as = {"company": ["company_id", "company.name", "company.slug"], "open_postings": ["open_count"]}
    list_select_related = ["company"]
    search_fields = ["name", "aliases__name", "company__name"]
    search_help_text = "Search by name of the team or company, or enter the address of a page, or an id."
    ordering = ["name"]
    fields = ["company", "name", "slug", "merged_rows"]
    autocomplete_fields = ["company"]
    inlines = [TeamAliasInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Team]:
        teams = super().get_queryset(request).select_related("company")
        return teams.annotate(open_count=count_related(Posting.objects.open(), "team")) if _is_list(request) else teams

    def get_readonly_fields(self, request: HttpRequest, obj: Team | None = None) -> list[str]:
        """Make the company of an existing team read-only, because its postings must belong to the same company."""
        return ["slug", "merged_rows", *["company"] * bool(obj)]

    @admin.display(ordering="open_count")
    def open_postings(self, team: Any) -> str:
        url = reverse("admin:postings_posting_changelist")
        return format_html('<a href="{}?status=open&amp;of_team={}">{}</a>', url, team.pk, intcomma(team.open_count))

    def save_model(self, request: HttpRequest, obj: Team, form: Any, change: bool) -> None:
        corrections.name_team(obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        return _deleted(super().get_deleted_objects, objs, request, "team")


def _deleted(django: Any, rows: Any, request: HttpRequest, field: str) -> Any:
    """Return what deleting the rows would delete. If any have postings, only list those, each once, as protected."""
    counts = dict(
        Posting.objects.filter(**{f"{field}__in": [row.pk for row in rows]})
        .order_by()
        .values_list(field)
        .annotate(count=Count("pk"))
    )
    if not counts:
        return django(rows, request)
    link = f"{reverse('admin:postings_posting_changelist')}?of_{field}="
    words = '{} has <a href="{}">{} posting{}</a>. To remove it, merge it into another {}.'
    having = [(row, counts[row.pk]) for row in rows if row.pk in counts]
    kept = [format_html(words, row, f"{link}{row.pk}", intcomma(count), "s" * (count != 1), field) for row, count in having]
    return [], {}, set(), kept
