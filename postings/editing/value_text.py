"""Recorded values as text, for lists of changes, conflicts, and the source's values in forms."""

import difflib
from typing import Any

from postings.choices import BoilerplateDisplay, DatePrecision, Employment, Function, Region, Seniority, Status, WorkMode
from postings.content.wording import format_applicants, format_detail, format_pay, format_years
from postings.detail_facts import DETAIL_FACTS
from postings.reference.gazetteer import country_name, subdivision_name
from postings.reference.localized_names import language_name
from postings.sync.posting_values import pay_of

NOTHING = "Not stated"
# Fields that are not facts of an ad: an empty value is "None", not "Not stated".
_NONE = {"about", "closed_at", "files", "publish_on", "spellings", "website"}
LABELS = {
    "apply_url": "application link",
    "apply_email": "application e-mail",
    "apply_text": "application instructions",
    "location_text": "location as written",
    "places": "locations",
    "work_modes": "workplace",
    "applicants": "who can apply",
    "pay_text": "salary as written",
    "pay": "salary",
    "pay_is_confirmed": "salary confirmed",
    "benefits_text": "benefits as written",
    "function": "role",
    "seniority": "level",
    "employment": "job type",
    "years": "experience",
    "body": "description",
    "posted": "date posted",
    "publish_on": "publication date",
    "closes_on": "closing date",
    "closed_at": "date closed",
    "job": "reposts",
    "key": "normalized name",
    "company_id": "company",
    "merged_into_id": "merged into",
    "merged": "merged records",
    "kind": "kind",
    "is_read": "detect automatically",
    "is_ignored": "ignored",
    "is_resolved": "resolved",
    "is_dismissed": "dismissed",
    "display": "display",
    "builtin_aliases": "built-in spellings",
    "spellings": "other names",
}
_FINDINGS = {
    "apply_links_differ": "Different application links",
    "bad_apply_link": "Invalid application link",
    "badge_too_long": "Badge too long",
    "company_too_long": "Company name too long",
    "empty": "Empty file",
    "encrypted": "Encrypted file",
    "name_twice": "Duplicate file name",
    "no_apply_link": "No application link",
    "no_body": "No description",
    "no_company": "No company",
    "no_title": "No title",
    "bad_front_matter": "Front matter not valid",
    "front_matter_damaged": "Damaged front matter",
    "not_a_file": "Not a regular file",
    "not_stored": "Rejected by the database",
    "not_text": "Not a text file",
    "path_too_long": "Path too long",
    "pay_differs": "Conflicting salaries",
    "pay_not_believed": "Salary badge not used",
    "pay_not_read": "Salary not recognized",
    "place_not_read": "Location not recognized",
    "places_differ": "More locations in the text",
    "reader_failed": "Error while reading",
    "second_badge": "Duplicate badge",
    "title_too_long": "Title too long",
    "too_large": "File too large",
    "too_slow": "Reading took too long",
    "unknown_badge": "Unknown badge",
    "unreadable": "File cannot be opened",
    "work_mode_differs": "Conflicting workplaces",
}
_LISTS: dict[str, dict[Any, Any]] = {
    "function": dict(Function.choices),
    "seniority": dict(Seniority.choices),
    "employment": dict(Employment.choices),
    "work_modes": dict(WorkMode.choices),
    "status": dict(Status.choices),
    "display": dict(BoilerplateDisplay.choices),
}


def label(field: str) -> str:
    """Return the label of a field."""
    if fact := DETAIL_FACTS.get(field):
        return str(fact.label).lower()
    return LABELS.get(field, field.replace("_", " "))


def finding_label(code: str) -> str:
    """Return the label of a kind of import warning."""
    return _FINDINGS.get(code, code.replace("_", " ").capitalize())


def display_value(field: str, value: Any) -> str:
    """Return a recorded value of a field as text, on one line unless the value is a long text."""
    if value is None or value in ("", []):
        return "None" if field in _NONE else NOTHING
    match field:
        case "pay":
            pay = pay_of(value)
            amount = format_pay(pay.minimum, pay.maximum, pay.currency, pay.period)
            return f"{amount}, varies by location" if pay.has_zones else amount
        case "skills":
            parts = [", ".join(value["required"]), ", ".join(value["preferred"])]
            return "; preferred: ".join(parts) if parts[1] else parts[0]
        case "applicants":
            yes, no = ([country_name(code) for code in value[answer]] for answer in ("yes", "no"))
            return format_applicants(yes, no, value["others"]) or NOTHING
        case "posted":
            return value[0] if value[1] == DatePrecision.DAY else f"{value[0][:7]} (month only)"
        case "places":
            return "; ".join(map(_place_name, value))
        case "years":
            return format_years(float(value))
        case "language":
            return language_name(value)
        case "closed_at":
            return f"{value[:10]} {value[11:16]}"
        case "files":
            return "; ".join(path for _, path in value)
        case "job":
            return f"{f'Group {value[0]}' if value[0] else 'None'}{', set manually' if value[1] else ''}"
        case "spellings":
            return ", ".join(str(each.get("name") or each.get("text")) for each in value)
    if field in DETAIL_FACTS:
        return format_detail(field, value)
    names = _LISTS.get(field, {})
    if isinstance(value, list):
        return ", ".join(str(names.get(str(each), each)) for each in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(names.get(str(value), value))


def _place_name(key: str) -> str:
    """Return the name of a place by its key, with its subdivision and country."""
    code, _, city = key.partition("/")
    if key in set(Region):
        return key
    names = [city, subdivision_name(code) if "-" in code else "", country_name(code[:2])]
    return ", ".join(name for name in names if name)


def lines_that_differ(before: str | None, after: str | None) -> list[tuple[str, str]]:
    """Return the differing lines of two texts and one line around them, as pairs of `-`, `+`, space or `…` and the line."""
    found = []
    for line in difflib.unified_diff((before or "").splitlines(), (after or "").splitlines(), lineterm="", n=1):
        if line.startswith(("---", "+++")):
            continue
        found.append(("…", "") if line.startswith("@@") else (line[0], line[1:]))
    return found
