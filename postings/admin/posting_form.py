"""The form to edit a posting, which shows the source's value of each field and the text it was read from."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.utils.html import format_html, format_html_join

from jobboard.generic_classes import ModelForm
from postings.choices import DatePrecision, Employment, Function, Seniority
from postings.content.apply_links import check_apply_url
from postings.content.evidence_rules import explain
from postings.content.plain_text import clean_line, has_visible_characters
from postings.content.render_limit import TimeLimitExceeded, time_limit
from postings.content.rendering import render_sections
from postings.editing.value_text import NOTHING, in_words
from postings.models import Posting, Skill
from postings.reference.gazetteer import is_country
from postings.sync.posting_values import country_codes

# The form field below which the state of a fact is shown: the last of the fields that hold it.
LAST_FIELD_OF = {
    "title": "title",
    "company": "company",
    "team": "team",
    "apply_url": "apply_url",
    "status": "status",
    "function": "function",
    "seniority": "seniority",
    "employment": "employment",
    "years": "years_min",
    "skills": "skills_preferred",
    "language": "language",
    "location_text": "location_text",
    "places": "places",
    "work_modes": "is_onsite",
    "applicants": "apply_from_others",
    "pay_text": "pay_text",
    "pay": "pay_period",
    "benefits_text": "benefits_text",
    "categories": "categories",
    "posted": "posted_precision",
    "body": "body",
}
# Time limit for displaying a description. The slowest real ad takes 0.05 s.
MAX_RENDER_SECONDS = 2
TOO_SLOW = "The description takes too long to display. Shorten it, or use fewer lists, tables and links."
_SHOWN = 300


class MarkdownField(forms.CharField):
    """A text field that keeps whitespace and converts CRLF line ends, which browsers send, so that they are no edit."""

    widget = forms.Textarea(attrs={"rows": 30, "cols": 100})

    def __init__(self, **kwargs: Any):
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


def _skills_widget() -> AutocompleteSelectMultiple:
    return AutocompleteSelectMultiple(Posting._meta.get_field("skills"), admin.site)


class PostingForm(ModelForm[Posting]):
    body = MarkdownField(label="Description", required=False, help_text="Markdown. HTML tags are shown as plain text.")
    skills_required = forms.ModelMultipleChoiceField(
        Skill.objects.all(), label="Required skills", required=False, widget=_skills_widget()
    )
    skills_preferred = forms.ModelMultipleChoiceField(
        Skill.objects.all(), label="Preferred skills", required=False, widget=_skills_widget()
    )

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
            skills = [(each.skill_id, each.is_required) for each in self.instance.posting_skills.all()]
            self.initial["skills_required"] = [skill for skill, is_required in skills if is_required]
            self.initial["skills_preferred"] = [skill for skill, is_required in skills if not is_required]
        for name, choices in (("function", Function), ("seniority", Seniority), ("employment", Employment)):
            field: Any = self.fields[name]
            field.choices = [("", "Not stated"), *choices.choices]
        for name in ("apply_from", "apply_not_from"):
            self.fields[name].help_text = "Two-letter country codes, for example CA US."
            self.initial[name] = self.initial.get(name, "").strip()
        if self.instance.source_key:
            self._tell_states()

    def _tell_states(self) -> None:
        """Add to each imported fact's help text whether it was edited, the source's value and its evidence."""
        posting = self.instance
        edited = set(posting.edited.split())
        conflicts = {conflict.field for conflict in posting.conflicts.all()}
        for fact, name in LAST_FIELD_OF.items():
            if name in self.fields and fact in posting.imported:
                is_edited, waits = fact in edited, fact in conflicts
                said = in_words(fact, posting.imported[fact])
                state = _state(fact, said, is_edited=is_edited, waits=waits)
                evidence = posting.evidence.get(fact, [])
                self.fields[name].help_text = format_html(
                    "{}{}{}", self.fields[name].help_text, state, evidence_in_html(evidence)
                )

    def clean_title(self) -> str:
        title = clean_line(self.cleaned_data["title"])
        if not has_visible_characters(title):
            raise forms.ValidationError("Enter a title with at least one visible letter.")
        return title

    def clean_body(self) -> str:
        """Check that a changed description is short and simple enough to be displayed, as imports do with files."""
        body: str = self.cleaned_data["body"]
        if "body" not in self.changed_data:
            return body
        limit = settings.IMPORT_MAX_FILE_BYTES
        if len(body.encode()) > limit:
            raise forms.ValidationError(f"The description is longer than {limit:,} bytes. Shorten it.")
        try:
            with time_limit(MAX_RENDER_SECONDS):
                render_sections(body)
        except TimeLimitExceeded:
            raise forms.ValidationError(TOO_SLOW) from None
        return body

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
            raise forms.ValidationError("Enter a two-letter or three-letter language code, for example en.")
        return language

    def clean_pay_currency(self) -> str:
        currency: str = self.cleaned_data["pay_currency"].strip().upper()
        if currency and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise forms.ValidationError("Enter a three-letter currency code, for example USD.")
        return currency

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        team, company = values.get("team"), values.get("company")
        if team and team.company != company:
            self.add_error("team", f"{team.name} is a team of {team.company.name}. Select that company or a different team.")
        lowest, highest = values.get("pay_min"), values.get("pay_max")
        if lowest is not None and highest is not None and lowest > highest:
            self.add_error("pay_max", "The maximum salary must not be lower than the minimum salary.")
        if both := set(values.get("apply_from", "").split()) & set(values.get("apply_not_from", "").split()):
            self.add_error("apply_not_from", f"{', '.join(sorted(both))}: a country cannot be in both lists.")
        unknown = values.get("posted_precision") == DatePrecision.UNKNOWN
        if (values.get("posted_on") is None) != unknown:
            self.add_error(
                "posted_precision", "Enter a date and its precision, or leave the date empty and select “Unknown”."
            )
        return values


def _checked_codes(text: str) -> str:
    codes = text.replace(",", " ").upper().split()
    if unknown := [code for code in codes if not is_country(code)]:
        raise forms.ValidationError(
            f"Unknown country code: {', '.join(unknown)}. Enter two-letter codes, for example CA US."
        )
    return country_codes(codes)


def _state(fact: str, said: str, *, is_edited: bool, waits: bool) -> str:
    if not is_edited:
        return "" if said == NOTHING else format_html('<span class="state">{}</span>', "As imported.")
    words = "Edited. The source has changed since." if waits else "Edited."
    return format_html(
        '<span class="state is-{}"><strong>{}</strong> Source’s value: <q>{}</q> '
        '<button class="button" type="submit" name="_take" value="{}">Use the source’s value</button>{}</span>',
        "waiting" if waits else "edited",
        words,
        said if len(said) <= _SHOWN else f"{said[:_SHOWN]}… ({len(said):,} characters)",
        fact,
        format_html(' <button class="button" type="submit" name="_keep" value="{}">Keep our value</button>', fact)
        if waits
        else "",
    )


def evidence_in_html(evidence: list[dict[str, Any]]) -> str:
    """Return evidence as HTML: each quote with its line and an explanation of the rule."""
    rows = (
        (f"{each['of']}: " if "of" in each else "", each["line"], each["quote"][:200], explain(each["rule"]))
        for each in evidence
    )
    return format_html_join("", '<span class="evidence">{}line {}: <q>{}</q> – {}</span>', rows)
