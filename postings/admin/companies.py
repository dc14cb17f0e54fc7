"""Companies, teams and their other spellings."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from postings.editing import corrections
from postings.models import Company, CompanyAlias, Posting, Team, TeamAlias
from postings.names import exact_key, name_key


def _count(rows: QuerySet, field: str) -> Coalesce:
    """The number of rows that point to the outer one, as a subquery: a join of two relations would multiply them."""
    found = rows.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(found), 0)


def _is_list(request: HttpRequest) -> bool:
    """Whether the rows are shown with their counts; completing a name while it is typed needs none."""
    return bool(request.resolver_match and request.resolver_match.view_name.endswith("_changelist"))


def _named(rows: QuerySet, *keys: str) -> Any:
    """The one of the companies or teams that a key means, by its name or by another spelling."""
    return rows.filter(Q(key__in=keys) | Q(aliases__key__in=keys)).first()


class CompanyForm(forms.ModelForm):
    website = forms.URLField(max_length=500, required=False, assume_scheme="https")

    def clean_name(self) -> str:
        """Two companies whose names differ in case or spacing alone are one to an import, so they cannot both be."""
        name: str = self.cleaned_data["name"]
        is_separate = self.instance.pk and self.instance.key == exact_key(name)
        if not is_separate and (
            taken := _named(Company.objects.exclude(pk=self.instance.pk), name_key(name), exact_key(name))
        ):
            raise forms.ValidationError(f"That is a name of {taken.name} already.")
        if not name_key(name):
            raise forms.ValidationError("A name needs a letter that can be seen.")
        return name


class TeamForm(forms.ModelForm):
    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not name_key(values.get("name", "")):
            self.add_error("name", "A name needs a letter that can be seen.")
        company = values.get("company") or (self.instance.company if self.instance.pk else None)
        if company and _named(company.teams.exclude(pk=self.instance.pk), name_key(values.get("name", ""))):
            self.add_error("name", f"{company.name} has a team of that name already.")
        return values


class _AliasFormSet(forms.models.BaseInlineFormSet):
    """Other spellings, each unique by its key as the database demands."""

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
                form.add_error("name", "A name needs a letter that can be seen.")
            elif form.instance.key in keys:
                form.add_error("name", "This spelling stands here twice.")
            elif problem := self.taken(form.instance):
                form.add_error("name", problem)
            keys.add(form.instance.key)

    def taken(self, alias: Any) -> str:
        raise NotImplementedError


class _CompanyAliasFormSet(_AliasFormSet):
    def taken(self, alias: CompanyAlias) -> str:
        if Company.objects.filter(pk=self.instance.pk, key=alias.key).exists():
            return "That is the company's own name; if you change it, it is kept as a spelling without being added here."
        company = _named(Company.objects.exclude(pk=self.instance.pk), alias.key)
        return f"That is a name of {company.name} already." if company else ""


class _TeamAliasFormSet(_AliasFormSet):
    def taken(self, alias: TeamAlias) -> str:
        if not self.instance.company_id:
            return ""  # the team's form asks for the company
        if Team.objects.filter(pk=self.instance.pk, key=alias.key).exists():
            return "That is the team's own name; if you change it, it is kept as a spelling without being added here."
        team = _named(self.instance.company.teams.exclude(pk=self.instance.pk), alias.key)
        return f"That is a name of {team.name} already." if team else ""


class CompanyAliasForm(forms.ModelForm):
    separate = forms.BooleanField(
        label="make it a company of its own", required=False, help_text="With the postings whose ads spell it so."
    )

    class Meta:
        model = CompanyAlias
        fields = ["name"]


class CompanyAliasInline(admin.TabularInline):
    model = CompanyAlias
    form = CompanyAliasForm
    formset = _CompanyAliasFormSet
    fields = ["name", "separate"]
    extra = 1


class TeamAliasInline(admin.TabularInline):
    model = TeamAlias
    formset = _TeamAliasFormSet
    fields = ["name"]
    extra = 1


@admin.register(Company)
class CompanyAdmin(admin.ModelAdmin):
    form = CompanyForm
    list_display = ["name", "open_postings", "team_count", "website"]
    search_fields = ["name", "aliases__name"]
    ordering = ["name"]
    fields = ["name", "slug", "website", "about"]
    readonly_fields = ["slug"]
    inlines = [CompanyAliasInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Company]:
        companies = super().get_queryset(request)
        if not _is_list(request):
            return companies
        counts = {
            "open_count": _count(Posting.objects.open(), "company"),
            "teams_count": _count(Team.objects.all(), "company"),
        }
        return companies.annotate(**counts)

    @admin.display(ordering="open_count")
    def open_postings(self, company: Any) -> int:
        return company.open_count

    @admin.display(description="teams", ordering="teams_count")
    def team_count(self, company: Any) -> int:
        return company.teams_count

    def save_model(self, request: HttpRequest, obj: Company, form: Any, change: bool) -> None:
        corrections.name_company(obj)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for each in formset.forms:
            if each.cleaned_data.get("separate") and each.instance.pk and not each.cleaned_data.get("DELETE"):
                company = corrections.separate(each.instance)
                self.message_user(request, f"{company.name} is a company of its own now.")


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):
    form = TeamForm
    list_display = ["name", "company", "open_postings"]
    list_select_related = ["company"]
    search_fields = ["name", "aliases__name", "company__name"]
    ordering = ["name"]
    fields = ["company", "name", "slug"]
    readonly_fields = ["slug"]
    autocomplete_fields = ["company"]
    inlines = [TeamAliasInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Team]:
        teams = super().get_queryset(request).select_related("company")
        return teams.annotate(open_count=_count(Posting.objects.open(), "team")) if _is_list(request) else teams

    def get_readonly_fields(self, request: HttpRequest, obj: Team | None = None) -> list[str]:
        """A team stays with its company: postings of the one cannot be in a team of another."""
        return ["slug", "company"] if obj else ["slug"]

    @admin.display(ordering="open_count")
    def open_postings(self, team: Any) -> int:
        return team.open_count

    def save_model(self, request: HttpRequest, obj: Team, form: Any, change: bool) -> None:
        corrections.name_team(obj)
