"""The form to edit a posting, which shows the source's value of each field and the text it was read from."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.html import format_html, format_html_join

from postings.admin.fields import CountriesField, LanguagesField
from postings.admin.place_admin import place_label
from postings.choices import DatePrecision, Employment, Function, Seniority, Status
from postings.content.apply_links import check_apply_email, check_apply_url, email_address
from postings.content.evidence_rules import explain
from postings.content.hours import parse_working_hours
from postings.content.plain_text import MAX_COMPANY, clean_line, has_visible_characters
from postings.content.render_limit import RenderingTooSlow, time_limit
from postings.content.rendering import render_sections
from postings.detail_facts import DETAIL_FACTS
from postings.editing import existing_records
from postings.editing.value_text import NOTHING, display_value
from postings.models import Posting, Skill
from postings.reference.gazetteer import country_name
from postings.reference.name_keys import name_key

# The form field below which the state of a fact is shown: the last of the fields that hold it.
LAST_FIELD_OF = {
    "title": "title",
    "company": "company",
    "team": "team",
    "apply_url": "apply_url",
    "apply_email": "apply_email",
    "apply_text": "apply_text",
    "closes_on": "closes_on",
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
    **{name: name for name in DETAIL_FACTS},
}
# Time limit for displaying a description. The slowest real ad takes 0.05 s.
MAX_RENDER_SECONDS = 2
TOO_SLOW = "The description takes too long to display. Shorten it, or use fewer lists, tables and links."
_SHOWN = 300
# The submit button with which an editor saves in spite of a warning.
SAVE_ANYWAY = "_save_anyway"
_MONTH = "%Y-%m"
HOURS_HELP = (
    "Time zones to be in, such as UTC-5 to UTC+3; hours, such as 9:00-17:00 in UTC+1; or how many of the business hours "
    "there, such as 4 hours with UTC-8, where 8 hours are all of them. Use the offset of standard time (winter)."
)
_HELP = {
    "apply_url": "The web page on which people apply.",
    "apply_email": "Shown as a link that opens an e-mail.",
    "apply_text": "Plain text, for example an address to write to. It is shown as you enter it.",
    "status": "Only open postings are listed. Nobody but editors sees drafts and hidden postings.",
    "publish_on": "For a draft: the day on which it is published automatically.",
    "closes_on": "The last day to apply. The posting closes automatically on the day after.",
    "hours": HOURS_HELP,
    "posted_on": "A day, such as 2026-11-05, or a month, such as 2026-11.",
}


class MarkdownField(forms.CharField):
    """A text field that keeps whitespace and converts CRLF line ends, which browsers send, so that they are no edit."""

    widget = forms.Textarea(attrs={"rows": 30, "cols": 100})

    def __init__(self, **kwargs: Any):
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


def _skills_widget() -> AutocompleteSelectMultiple:
    return AutocompleteSelectMultiple(Posting._meta.get_field("skills"), admin.site)


class PostingForm(forms.ModelForm[Posting]):
    body = MarkdownField(label="Description", required=False, help_text="Markdown. HTML tags are shown as plain text.")
    skills_required = forms.ModelMultipleChoiceField(
        Skill.objects.all(), label="Required skills", required=False, widget=_skills_widget()
    )
    skills_preferred = forms.ModelMultipleChoiceField(
        Skill.objects.all(), label="Preferred skills", required=False, widget=_skills_widget()
    )

    new_company = forms.CharField(
        required=False, max_length=MAX_COMPANY, help_text="If the company is not in the list, enter its name here."
    )
    new_team = forms.CharField(
        required=False, max_length=MAX_COMPANY, help_text="If the team is not in the list, enter its name here."
    )
    apply_from = CountriesField(
        label="Can apply from", required=False, help_text="Choose countries, or a region for all of its countries."
    )
    apply_not_from = CountriesField(label="Cannot apply from", required=False)

    languages = LanguagesField(
        label="Required languages",
        required=False,
        help_text="Language codes, with the level if the ad states one, for example de:C1 en:fluent fr.",
    )

    class Meta:
        model = Posting
        fields = [
            "title", "company", "team", "apply_url", "apply_email", "apply_text", "status", "publish_on", "closes_on",
            "function", "seniority", "employment", "years_min", "language", "location_text", "places", "is_remote",
            "is_hybrid", "is_onsite", "apply_from", "apply_not_from", "apply_from_others", "pay_text", "pay_min", "pay_max",
            "pay_currency", "pay_period", "pay_has_zones", "benefits_text", "categories", "posted_on", "posted_precision",
            "repost_group_is_manual", "body", *DETAIL_FACTS,
        ]  # fmt: skip
        error_messages = {"title": {"required": "Enter a title."}}
        widgets = {
            "title": forms.TextInput(attrs={"size": 80}),
            "apply_url": forms.URLInput(attrs={"size": 80}),
            "apply_email": forms.TextInput(attrs={"size": 40, "inputmode": "email"}),
            "apply_text": forms.Textarea(attrs={"rows": 4, "cols": 80}),
            "location_text": forms.TextInput(attrs={"size": 80}),
            "pay_text": forms.TextInput(attrs={"size": 80}),
            "interview_steps": forms.Textarea(attrs={"rows": 4, "cols": 80}),
            "benefits_text": forms.TextInput(attrs={"size": 80}),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            skills = [(each.skill_id, each.is_required) for each in self.instance.posting_skills.all()]
            self.initial["skills_required"] = [skill for skill, is_required in skills if is_required]
            self.initial["skills_preferred"] = [skill for skill, is_required in skills if not is_required]
        posted_on: Any = self.fields["posted_on"]
        posted_on.input_formats = [*get_format("DATE_INPUT_FORMATS"), _MONTH]
        places: Any = self.fields["places"]
        places.label_from_instance = place_label
        places.help_text = (
            "The region and the country of a city are added when you save. If a location is not in the list, enter it under "
            "“Location as written” and select “Read from the text”."
        )
        choices = {"function": Function, "seniority": Seniority, "employment": Employment}
        choices |= {name: fact.choices for name, fact in DETAIL_FACTS.items() if fact.choices}
        for name, values in choices.items():
            field: Any = self.fields[name]
            field.choices = [("", "Not stated"), *values.choices]
        if not self.instance.pk:
            self.fields["title"].widget.attrs["autofocus"] = True
        for name, text in _HELP.items():
            self.fields[name].help_text = text
        for name in ("company", "team"):  # the fields for a new one do this without a window of its own
            widget: Any = self.fields[name].widget
            widget.can_add_related = widget.can_change_related = False
            widget.can_view_related = widget.can_delete_related = False
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
                source_value = display_value(fact, posting.imported[fact])
                state = _state(fact, source_value, is_edited=is_edited, waits=waits)
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
        except RenderingTooSlow:
            raise forms.ValidationError(TOO_SLOW) from None
        return body

    def clean_apply_url(self) -> str:
        url: str = self.cleaned_data["apply_url"].strip()
        if not email_address(url) and url and (problem := check_apply_url(url)):
            raise forms.ValidationError(problem)
        return url

    def clean_apply_email(self) -> str:
        text: str = self.cleaned_data["apply_email"].strip()
        address = email_address(text)
        if text and not address:
            raise forms.ValidationError(check_apply_email(text))
        return address

    def clean_apply_text(self) -> str:
        return str(self.cleaned_data["apply_text"]).replace("\r\n", "\n").strip()

    def clean_interview_steps(self) -> str:
        lines = (clean_line(line) for line in self.cleaned_data["interview_steps"].splitlines())
        return "\n".join(filter(None, lines))

    def clean_new_company(self) -> str:
        return _checked_name(self.cleaned_data["new_company"])

    def clean_new_team(self) -> str:
        return _checked_name(self.cleaned_data["new_team"])

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"].strip().lower()
        if language and not (language.isascii() and language.isalpha() and len(language) in (2, 3)):
            raise forms.ValidationError("Enter a two-letter or three-letter language code, for example en.")
        return language

    def clean_hours(self) -> str:
        text: str = self.cleaned_data["hours"].strip()
        if text and not (hours := parse_working_hours(text)):
            raise forms.ValidationError(f"This was not understood. {HOURS_HELP}")
        return str(hours) if text else ""

    def clean_pay_currency(self) -> str:
        currency: str = self.cleaned_data["pay_currency"].strip().upper()
        if currency and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise forms.ValidationError("Enter a three-letter currency code, for example USD.")
        return currency

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        self._clean_company(values)
        self._clean_application(values)
        self._clean_dates(values)
        lowest, highest = values.get("pay_min"), values.get("pay_max")
        if lowest is not None and highest is not None and lowest > highest:
            self.add_error("pay_max", "The maximum salary must not be lower than the minimum salary.")
        if both := set(values.get("apply_from", "").split()) & set(values.get("apply_not_from", "").split()):
            names = ", ".join(sorted(map(country_name, both)))
            self.add_error("apply_not_from", f"{names}: a country cannot be in both lists.")
        if not self.errors and SAVE_ANYWAY not in self.data:
            self._warn(values)
        return values

    def _clean_company(self, values: dict[str, Any]) -> None:
        company, team = values.get("company"), values.get("team")
        if values.get("new_company") and company:
            self.add_error("new_company", "Choose a company from the list or enter a new one, not both.")
        elif values.get("new_team") and team:
            self.add_error("new_team", "Choose a team from the list or enter a new one, not both.")
        elif values.get("new_team") and not (company or values.get("new_company")):
            self.add_error("new_team", "A team belongs to a company. Choose or enter the company, too.")
        elif team and team.company != company:
            self.add_error("team", f"{team.name} is a team of {team.company.name}. Select that company or a different team.")

    def _clean_application(self, values: dict[str, Any]) -> None:
        """Move an e-mail address that was entered as a link, and require a way to apply unless this is a draft.

        An imported ad may say nothing about it, so its editor need not.
        """
        if address := email_address(values.get("apply_url", "")):
            values["apply_url"], values["apply_email"] = "", values.get("apply_email") or address
        if (
            self.instance.source_key
            or values.get("status") in {Status.DRAFT, Status.HIDDEN}
            or {"apply_url", "apply_email", "apply_text"} & {*self.errors}
        ):
            return
        if not (values.get("apply_url") or values.get("apply_email") or values.get("apply_text")):
            self.add_error("apply_url", "Enter a link, an e-mail address or instructions, so that people can apply.")

    def _clean_dates(self, values: dict[str, Any]) -> None:
        """Complete the precision of the date posted, and check the dates on which the status changes."""
        posted, precision = values.get("posted_on"), values.get("posted_precision")
        is_month = precision == DatePrecision.MONTH and posted is not None and posted.day == 1
        if posted is None:
            values["posted_precision"] = DatePrecision.UNKNOWN
        elif str(self["posted_on"].data).strip() == posted.strftime(_MONTH):
            values["posted_precision"] = DatePrecision.MONTH
        elif "posted_on" in self.changed_data and "posted_precision" not in self.changed_data and not is_month:
            values["posted_precision"] = DatePrecision.DAY
        elif precision == DatePrecision.UNKNOWN:
            self.add_error("posted_precision", "Remove the date, or select how exact it is.")
        status, today = values.get("status"), timezone.localdate()
        publish_on, closes_on = values.get("publish_on"), values.get("closes_on")
        if status != Status.DRAFT:
            values["publish_on"] = None
        elif publish_on and publish_on < today:
            self.add_error("publish_on", "This date has passed. To publish the ad now, set the status to Open.")
        elif publish_on and closes_on and closes_on < publish_on:
            self.add_error("closes_on", "The closing date must not be before the publication date.")
        if status == Status.OPEN and closes_on and closes_on < today:
            self.add_error("closes_on", "This date has passed. Enter a later date, or set the status to Closed.")
        if status == Status.OPEN and self.instance.status == Status.DRAFT and self.instance.pk and posted is None:
            values["posted_on"], values["posted_precision"] = today, DatePrecision.DAY

    def _warn(self, values: dict[str, Any]) -> None:
        """Raise a ValidationError with a button to save anyway if the posting or its new company may exist already."""
        changed, pk = {*self.changed_data}, self.instance.pk or 0
        warnings: list[tuple[str, Any, str]] = []
        if values["apply_url"] and "apply_url" in changed:
            warnings += [
                ("Another posting has this application link", row, row.get_status_display())
                for row in existing_records.postings_with_link(values["apply_url"], pk)
            ]
        if values["company"] and {"company", "title"} & changed:
            warnings += [
                (f"{values['company']} has another posting with this title", row, row.get_status_display())
                for row in existing_records.postings_with_title(values["title"], values["company"], pk)
            ]
        if values["new_company"]:
            warnings += [
                ("This company may exist already", row, reason.rstrip("."))
                for row, reason in existing_records.companies_like(values["new_company"])
            ]
        if warnings:
            rows = ((words, admin_address(row), row, state) for words, row, state in warnings)
            raise forms.ValidationError(
                format_html(
                    '{}<button class="button" type="submit" name="{}" value="1">Save anyway</button>',
                    format_html_join("", '<p>{}: <a href="{}" target="_blank">{}</a> ({}).</p>', rows),
                    SAVE_ANYWAY,
                ),
                code="exists",
            )


def _checked_name(text: str) -> str:
    name = clean_line(text)
    if name and not has_visible_characters(name):
        raise forms.ValidationError("Enter a name with at least one visible letter.")
    if len(name_key(name)) > MAX_COMPANY:
        raise forms.ValidationError("This name is too long. Enter a shorter one.")
    return name


def admin_address(row: Model) -> str:
    """Return the address of the form of a row."""
    return reverse(f"admin:postings_{row._meta.model_name}_change", args=[row.pk])


def _state(fact: str, source_value: str, *, is_edited: bool, waits: bool) -> str:
    if not is_edited:
        return "" if source_value == NOTHING else format_html('<span class="state">{}</span>', "As imported.")
    words = "Edited. The source has changed since." if waits else "Edited."
    return format_html(
        '<span class="state is-{}"><strong>{}</strong> Source’s value: <q>{}</q> '
        '<button class="button" type="submit" name="_take" value="{}">Use the source’s value</button>{}</span>',
        "waiting" if waits else "edited",
        words,
        source_value if len(source_value) <= _SHOWN else f"{source_value[:_SHOWN]}… ({len(source_value):,} characters)",
        fact,
        format_html(' <button class="button" type="submit" name="_keep" value="{}">Keep our value</button>', fact)
        if waits
        else "",
    )


def evidence_in_html(evidence: list[dict[str, Any]]) -> str:
    """Return evidence as HTML: each quote with its line and an explanation of the rule."""
    rows = (
        (
            f"{each['of']}: " if "of" in each else "",
            f"line {each['line']}: " if each["line"] else "",
            each["quote"][:200],
            explain(each["rule"]),
        )
        for each in evidence
    )
    return format_html_join("", '<span class="evidence">{}{}<q>{}</q> – {}</span>', rows)
