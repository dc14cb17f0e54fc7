"""Recorded values in words: for lists of changes, conflicts, and what a source says beside what the board shows."""

import difflib
from typing import Any

from postings.choices import Employment, Function, Seniority, WorkMode
from postings.content.wording import (
    applicants_in_words,
    pay_in_words,
    years_in_words,
)
from postings.reference.gazetteer import country_name
from postings.reference.localized_names import language_name
from postings.sync.posting_values import pay_of

NOTHING = "nothing"
LABELS = {
    "apply_url": "link to apply",
    "location_text": "place as written",
    "work_modes": "work mode",
    "applicants": "who may apply",
    "pay_text": "pay as written",
    "benefits_text": "benefits as written",
    "seniority": "level",
    "employment": "terms",
    "years": "experience",
    "language": "language of the ad",
    "body": "text",
    "closed_at": "closed",
    "job": "same job as",
    "key": "name as compared",
    "slug": "address",
    "company_id": "company",
    "merged_into_id": "merged into",
    "merged": "what was merged into it",
    "is_read": "read from ads",
    "spellings": "other spellings",
}
_LISTS = {
    "function": dict(Function.choices),
    "seniority": dict(Seniority.choices),
    "employment": dict(Employment.choices),
    "work_modes": dict(WorkMode.choices),
}


def label(field: str) -> str:
    """What people call a field."""
    return LABELS.get(field, field.replace("_", " "))


def in_words(field: str, value: Any) -> str:
    """A recorded value of a field, in one line but for texts."""
    if value is None or value in ("", []):
        return NOTHING
    match field:
        case "pay":
            pay = pay_of(value)
            said = pay_in_words(pay.minimum, pay.maximum, pay.currency, pay.period)
            return f"{said}, differs by place" if pay.has_zones else said
        case "skills":
            parts = [", ".join(value["required"]), ", ".join(value["preferred"])]
            return "; nice to have: ".join(parts) if parts[1] else parts[0]
        case "applicants":
            yes, no = ([country_name(code) for code in value[answer]] for answer in ("yes", "no"))
            return applicants_in_words(yes, no, value["others"]) or NOTHING
        case "posted":
            return f"{value[0]}, known to the {value[1]}"
        case "years":
            return years_in_words(float(value))
        case "language":
            return language_name(value)
        case "closed_at":
            return f"{value[:10]}, {value[11:16]}"
        case "files":
            return "; ".join(path for _, path in value)
        case "job":
            return f"{f'job {value[0]}' if value[0] else 'no other posting'}{', by hand' if value[1] else ''}"
        case "spellings":
            return ", ".join(str(each.get("name") or each.get("text")) for each in value)
    names = _LISTS.get(field, {})
    if isinstance(value, list):
        return ", ".join(str(names.get(str(each), each)) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(names.get(str(value), value))


def lines_that_differ(before: str | None, after: str | None) -> list[tuple[str, str]]:
    """Two texts compared: each line that is only in one of them, with `-` or `+`; gaps between are `…`."""
    found = []
    for line in difflib.unified_diff((before or "").splitlines(), (after or "").splitlines(), lineterm="", n=1):
        if line.startswith(("---", "+++")):
            continue
        found.append(("…", "") if line.startswith("@@") else (line[0], line[1:]))
    return found
