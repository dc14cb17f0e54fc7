"""Postings and categories. What is corrected here survives every import; see importing/reconcile.py for the rule."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from postings.editing import corrections
from postings.importing.interpret.apply_url import check_apply_url
from postings.importing.interpret.gazetteer import is_country
from postings.importing.parse import can_be_seen, clean_line
from postings.importing.store.edited import edited_fields
from postings.importing.store.values import country_codes, imported_values, posting_values
from postings.models import Category, Company, Place, Posting, PostingSkill, Skill
from postings.vocabulary import DatePrecision


class MarkdownField(forms.CharField):
    """Text as it was, but for the line ends, which browsers send as CRLF: they are no correction."""

    widget = forms.Textarea(attrs={"rows": 30, "cols": 100})

    def __init__(self, **kwargs: Any):
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


def _skills_widget() -> AutocompleteSelectMultiple:
    return AutocompleteSelectMultiple(Posting._meta.get_field("skills"), admin.site)


class PostingForm(forms.ModelForm):
    # The state of the posting that the editor saw, so that a save never undoes what was written meanwhile.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    body = MarkdownField(label="Text", required=False, help_text="Markdown. Raw HTML is shown as text.")
    skills_required = forms.ModelMultipleChoiceField(Skill.objects.all(), required=False, widget=_skills_widget())
    skills_preferred = forms.ModelMultipleChoiceField(Skill.objects.all(), required=False, widget=_skills_widget())

    class Meta:
        model = Posting
        fields = [
            "title", "company", "team", "apply_url", "status", "function", "seniority", "employment", "years_min",
            "language", "location_text", "places", "is_remote", "is_hybrid", "is_onsite", "apply_from", "apply_not_from",
            "apply_from_others", "pay_text", "pay_min", "pay_max", "pay_currency", "pay_period", "pay_has_zones",
            "benefits_text", "categories", "posted_on", "posted_precision", "repost_is_settled", "body",
        ]  # fmt: skip
        widgets = {
            "title": forms.TextInput(attrs={"size": 80}),
            "apply_url": forms.URLInput(attrs={"size": 80}),
            "location_text": forms.TextInput(attrs={"size": 80}),
            "pay_text": forms.TextInput(attrs={"size": 80}),
            "benefits_text": forms.TextInput(attrs={"size": 80}),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["seen"].initial = self.instance.updated_at.isoformat()
            skills = [(each.skill_id, each.is_required) for each in self.instance.posting_skills.all()]
            self.initial["skills_required"] = [skill for skill, is_required in skills if is_required]
            self.initial["skills_preferred"] = [skill for skill, is_required in skills if not is_required]
        for name in ("apply_from", "apply_not_from"):
            self.fields[name].help_text = "Codes of countries, such as CA US."
            self.initial[name] = self.initial.get(name, "").strip()
        for name, fact in _FIRST_FIELD_OF.items():
            if fact in self.instance.evidence:
                self.fields[name].help_text = _evidence(self.fields[name].help_text, self.instance.evidence[fact])

    def clean_title(self) -> str:
        title = clean_line(self.cleaned_data["title"])
        if not can_be_seen(title):
            raise forms.ValidationError("A title needs a letter that can be seen.")
        return title

    def clean_apply_url(self) -> str:
        url: str = self.cleaned_data["apply_url"].strip()
        if problem := check_apply_url(url):
            raise forms.ValidationError(problem)
        return url

    def clean_apply_from(self) -> str:
        return _checked_codes(self.cleaned_data["apply_from"])

    def clean_apply_not_from(self) -> str:
        return _checked_codes(self.cleaned_data["apply_not_from"])

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"].strip().lower()
        if language and not (language.isascii() and language.isalpha() and len(language) in (2, 3)):
            raise forms.ValidationError("A language is a code of two letters, such as en.")
        return language

    def clean_pay_currency(self) -> str:
        currency: str = self.cleaned_data["pay_currency"].strip().upper()
        if currency and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise forms.ValidationError("A currency is a code of three letters, such as USD.")
        return currency

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.instance.pk and values.get("seen") != self.instance.updated_at.isoformat():
            raise forms.ValidationError(
                "This posting was changed while you were editing it, by an import or another editor. "
                "Open it again to see the change, then make yours."
            )
        team, company = values.get("team"), values.get("company")
        if team and team.company != company:
            self.add_error("team", f"{team.name} is a team of {team.company.name}. Choose that company, or another team.")
        lowest, highest = values.get("pay_min"), values.get("pay_max")
        if lowest is not None and highest is not None and lowest > highest:
            self.add_error("pay_max", "The highest pay is below the lowest.")
        if both := set(values.get("apply_from", "").split()) & set(values.get("apply_not_from", "").split()):
            self.add_error("apply_not_from", f"{', '.join(sorted(both))} cannot be in both.")
        unknown = values.get("posted_precision") == DatePrecision.UNKNOWN
        if (values.get("posted_on") is None) != unknown:
            self.add_error("posted_precision", "Give a date and how exactly it is known, or no date and “unknown”.")
        return values


def _checked_codes(text: str) -> str:
    codes = text.replace(",", " ").upper().split()
    if unknown := [code for code in codes if not is_country(code)]:
        raise forms.ValidationError(f"No country has the code {', '.join(unknown)}. Expected codes such as CA US.")
    return country_codes(codes)


class ConflictFilter(admin.SimpleListFilter):
    """Postings in which an editor's value stands against what the source has said since."""

    title = "conflicts"
    parameter_name = "conflict"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "With a conflict")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Posting]) -> QuerySet[Posting]:
        if self.value() == "yes":
            return queryset.filter(conflicts__isnull=False).distinct()
        return queryset


@admin.register(Posting)
class PostingAdmin(admin.ModelAdmin):
    form = PostingForm
    list_display = ["title", "company", "team", "status", "posted_on", "pay_text", "location_text"]
    list_filter = ["status", ConflictFilter, "categories", "pay_currency", "posted_precision"]
    list_select_related = ["company", "team", "team__company"]
    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False
    search_fields = ["title", "company__name", "team__name", "location_text", "source_key"]
    search_help_text = "Search titles, companies, teams, places and links to apply."
    autocomplete_fields = ["company", "team", "categories", "places"]
    actions = ["mark_as_one_job", "mark_as_different_jobs"]
    ordering = ["-pk"]
    list_per_page = 50
    readonly_fields = ["corrected", "as_imported", "origin", "conflicts", "skills_read", "reposts"]
    fieldsets = [
        (None, {"fields": ["title", ("company", "team"), "apply_url", "status"]}),
        (
            "The role",
            {
                "fields": [
                    ("function", "seniority"),
                    ("employment", "years_min", "language"),
                    "skills_required",
                    "skills_preferred",
                    "skills_read",
                ]
            },
        ),
        (
            "Place",
            {
                "fields": [
                    "location_text",
                    "places",
                    ("is_remote", "is_hybrid", "is_onsite"),
                    ("apply_from", "apply_not_from", "apply_from_others"),
                ]
            },
        ),
        ("Pay", {"fields": ["pay_text", ("pay_min", "pay_max", "pay_currency", "pay_period"), "pay_has_zones"]}),
        ("Besides", {"fields": ["benefits_text", "categories", ("posted_on", "posted_precision")]}),
        ("Reposts", {"fields": ["reposts", "repost_is_settled"]}),
        ("Text", {"fields": ["body", "seen"]}),
        ("Where it comes from", {"fields": ["corrected", "conflicts", "as_imported", "origin"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Posting]:
        return super().get_queryset(request).defer("sections")

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Posting | None:
        """While a form is being saved no import may change its posting, so that what was checked is what is overwritten."""
        if request.method == "POST" and object_id.isdigit():
            Posting.objects.select_for_update().filter(pk=object_id).values("pk").first()
        posting = super().get_object(request, object_id, from_field)
        if posting is not None:
            prefetch_related_objects([posting], Prefetch("posting_skills", PostingSkill.objects.select_related("skill")))
        return posting

    def has_delete_permission(self, request: HttpRequest, obj: Posting | None = None) -> bool:
        """An imported posting would come back with the next import; it is hidden instead."""
        return super().has_delete_permission(request, obj) and (obj is not None and obj.source_key is None)

    def save_model(self, request: HttpRequest, obj: Posting, form: Any, change: bool) -> None:
        """Save what the editor changed and what follows from it."""
        columns = corrections.prepare_posting(obj, timezone.now())
        if not change:
            obj.save()
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

    @admin.display(description="Corrected here")
    def corrected(self, posting: Posting) -> str:
        return ", ".join(edited_fields(posting)) or "nothing: all is as imported" if posting.pk else "–"

    @admin.display(description="The source's values")
    def as_imported(self, posting: Posting) -> str:
        if not posting.imported:
            return "none: made by hand"
        rows = ((name, _shown(value)) for name, value in imported_values(posting).items() if name != "body")
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))

    @admin.display(description="Skills in the ad")
    def skills_read(self, posting: Posting) -> str:
        return _evidence("", posting.evidence.get("skills", [])) or "none were read"

    @admin.display(description="The same job")
    def reposts(self, posting: Posting) -> str:
        others = Posting.objects.reposts_of(posting) if posting.pk else []
        rows = (
            (reverse("admin:postings_posting_change", args=[each.pk]), each, each.location_text or "–") for each in others
        )
        return format_html_join("", '<p><a href="{}">{}</a>, {}</p>', rows) or "no other posting"

    @admin.action(description="Mark as one job, posted several times")
    def mark_as_one_job(self, request: HttpRequest, postings: QuerySet[Posting]) -> None:
        if postings.values("company").distinct().count() > 1 or postings.count() < 2:
            self.message_user(request, "Choose two or more postings of one company.", messages.ERROR)
            return
        corrections.join(postings)
        self.message_user(request, "They are one job from now on; imports leave it so.")

    @admin.action(description="Mark as different jobs")
    def mark_as_different_jobs(self, request: HttpRequest, postings: QuerySet[Posting]) -> None:
        corrections.part(postings)
        self.message_user(request, "Each is a job of its own from now on; imports leave it so.")

    @admin.display(description="Files")
    def origin(self, posting: Posting) -> str:
        files = posting.source_files.select_related("source") if posting.pk else []
        rows = ((file.source.name, file.path) for file in files)
        return format_html_join("", "<p>{}: {}</p>", rows) or "none: made by hand"

    @admin.display(description="Conflicts")
    def conflicts(self, posting: Posting) -> str:
        kept = posting.conflicts.select_related("run") if posting.pk else []
        ours = posting_values(posting) if kept else {}
        rows = ((each.run, each.field, _shown(posting.imported[each.field]), _shown(ours[each.field])) for each in kept)
        return format_html_join("", "<p>{}: {}: the source says {}; {} was kept</p>", rows) or "none"


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    """Places come from the gazetteer that imports read with, by their codes: there is nothing to write here."""

    list_display = ["name", "kind", "country", "subdivision"]
    list_filter = ["kind"]
    search_fields = ["name", "key"]
    ordering = ["name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Place | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Place | None = None) -> bool:
        return False


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    """Categories are the sources' own words: one that was renamed or deleted here would come back with the next import."""

    list_display = ["name"]
    search_fields = ["name"]
    ordering = ["name"]

    def has_change_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return False


# What the form holds and the posting's own row does not.
_RELATIONS = {"categories", "places", "skills_required", "skills_preferred", "seen"}
# Where the words that a fact was read from stand: below its first field.
_FIRST_FIELD_OF = {
    "company": "company",
    "team": "team",
    "function": "function",
    "seniority": "seniority",
    "employment": "employment",
    "years_min": "years",
    "language": "language",
    "places": "places",
    "apply_from": "applicants",
    "pay_min": "pay",
}


def _evidence(help_text: str, evidence: list[dict[str, Any]]) -> str:
    """The help of a field, and the words of the ad that an import read its value from."""
    rows = (
        (f"{each['of']}: " if "of" in each else "", each["line"], each["quote"][:200], each["rule"]) for each in evidence
    )
    return format_html("{}{}", help_text, format_html_join("", "<br>{}line {}: <q>{}</q> {}", rows))


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    text = ", ".join(str(part) for part in value if part is not None) if isinstance(value, list) else str(value)
    return text if len(text) <= 200 else f"{text[:200]}…"
