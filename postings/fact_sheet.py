"""The facts of a posting as its page and the admin show them: in words, each with the words of the ad it was read from.

An unknown fact is a row, too. What an editor corrected says so, and what the ad was read as.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from postings.importing.interpret.gazetteer import country_name
from postings.importing.store.edited import edited_fields
from postings.models import Place, Posting
from postings.names import language_name
from postings.vocabulary import Employment, Function, PlaceKind, Seniority
from postings.wording import (
    EMPLOYMENTS,
    FUNCTIONS,
    SENIORITIES,
    WORK_MODES,
    applicants_in_words,
    pay_in_words,
    yearly_in_words,
    years_in_words,
)


@dataclass(frozen=True)
class FactRow:
    """A fact: its words (empty where the ad does not state it), remarks below them, and where it was read.

    `evidence` holds dicts of quote, line and rule. `items` are further words that take too much room to stand open.
    """

    field: str
    label: str
    words: str
    remarks: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    unknown: str = "Not stated"
    evidence: list[dict[str, Any]] = field(default_factory=list)
    is_corrected: bool = False


def fact_sheet(posting: Posting) -> list[FactRow]:
    """All facts of a posting that was fetched with `for_page`, in the order that people look for them."""
    corrected = set(edited_fields(posting))
    if "work_modes" in corrected:
        corrected.add("places")  # they share a row
    rows = [_place(posting, "location_text" in corrected and "places" not in corrected), *(row(posting) for row in _ROWS)]
    return [
        replace(
            row,
            evidence=_together(posting.evidence.get(row.field, [])),
            is_corrected=row.is_corrected or row.field in corrected,
        )
        for row in rows
    ]


def _together(evidence: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Skills that were read from the same words, as one piece of evidence."""
    found: dict[tuple, dict[str, Any]] = {}
    for each in evidence:
        known = found.setdefault((each["line"], each["quote"], each["rule"]), {**each, "of": ""})
        known["of"] += ("; " if known["of"] else "") + each.get("of", "")
    return list(found.values())


def places_in_words(places: list[Place]) -> str:
    """`Toronto, Ontario, Canada; Poland`: the most exact places, each with what it lies in."""
    names = {place.key: place.name for place in places}
    within = {place.country for place in places if place.kind in {PlaceKind.CITY, PlaceKind.SUBDIVISION}}
    settled = {place.subdivision for place in places if place.kind == PlaceKind.CITY}
    said = []
    for place in places:
        if (place.kind == PlaceKind.COUNTRY and place.key in within) or place.key in settled:
            continue
        around = [
            place.subdivision if place.kind == PlaceKind.CITY else "",
            place.country if place.country != place.key else "",
        ]
        said.append(", ".join([place.name, *(names.get(key) or country_name(key) for key in around if key in names)]))
    return "; ".join(said)


def _place(posting: Posting, only_words_are_corrected: bool) -> FactRow:
    """Where the ad's words were corrected and what was read from them was not, the corrected words are what holds."""
    modes = ", ".join(WORK_MODES[mode] for mode in posting.work_modes)
    places = places_in_words(list(posting.places.all()))
    written = posting.location_text
    words = " · ".join(part for part in (modes, places) if part)
    if only_words_are_corrected or not words:
        return FactRow("places", "Place", written, is_corrected=only_words_are_corrected)
    return FactRow(
        "places", "Place", words, [f"as written: “{written}”"] if written.casefold() not in {"", words.casefold()} else []
    )


def _applicants(posting: Posting) -> FactRow:
    yes, no = ([country_name(code) for code in codes.split()] for codes in (posting.apply_from, posting.apply_not_from))
    words = applicants_in_words(yes, no, posting.apply_from_others)
    items = sorted(yes) if "more countries" in words else []
    return FactRow("applicants", "Who may apply", words, items=items)


def _pay(posting: Posting) -> FactRow:
    minimum, maximum, currency = posting.pay_min, posting.pay_max, posting.pay_currency
    words = pay_in_words(minimum, maximum, currency, posting.pay_period)
    remarks = []
    if yearly := yearly_in_words(posting.pay_yearly_min, posting.pay_yearly_max, currency, posting.pay_period):
        remarks.append(yearly)
    if posting.pay_has_zones:
        remarks.append("differs by place: the lowest and the highest of several ranges")
    if posting.pay_text and posting.pay_text != words:
        remarks.append(f"as written: “{posting.pay_text}”")
    return FactRow("pay", "Pay", words, remarks, unknown="No figure stated" if posting.pay_text else "Not stated")


def _skills(posting: Posting) -> FactRow:
    by_need: dict[bool, list[str]] = {True: [], False: []}
    mentioned = [each.get("of") for each in posting.evidence.get("skills", [])]
    skills = sorted(
        posting.posting_skills.all(), key=lambda s: mentioned.index(s.skill.name) if s.skill.name in mentioned else 999
    )
    for each in skills:
        by_need[each.is_required].append(each.skill.name)
    remarks = [f"Nice to have: {', '.join(by_need[False])}"] if by_need[False] else []
    return FactRow("skills", "Skills", ", ".join(by_need[True]) or ("none required" if remarks else ""), remarks)


def _language(posting: Posting) -> FactRow:
    return FactRow("language", "Language of the ad", language_name(posting.language) if posting.language else "")


def _years(posting: Posting) -> FactRow:
    return FactRow("years", "Experience", "" if posting.years_min is None else years_in_words(posting.years_min))


_ROWS: list[Callable[[Posting], FactRow]] = [
    _applicants,
    _pay,
    lambda p: FactRow("function", "Function", FUNCTIONS[Function(p.function)] if p.function else ""),
    lambda p: FactRow("seniority", "Level", SENIORITIES[Seniority(p.seniority)] if p.seniority else ""),
    _years,
    lambda p: FactRow("employment", "Terms", EMPLOYMENTS[Employment(p.employment)] if p.employment else ""),
    _skills,
    lambda p: FactRow("company", "Company", p.company.name if p.company else ""),
    lambda p: FactRow("team", "Team", p.team.name if p.team else ""),
    _language,
]
