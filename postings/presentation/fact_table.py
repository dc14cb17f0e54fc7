"""The facts of a posting as rows of text, each with its evidence from the ad.

Facts that are not stated have a row too, except preferred skills and practices. A row says whether an editor corrected
the fact.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from postings.choices import DatePrecision, Employment, Function, PlaceKind, Seniority, SkillKind
from postings.content.evidence_rules import explain
from postings.content.hours import WorkingHours, parse_working_hours
from postings.content.wording import (
    MAX_COUNTRIES,
    format_applicants,
    format_detail,
    format_pay,
    format_times,
    format_yearly_pay,
    format_years,
    format_zone,
    join_parts,
)
from postings.detail_facts import DETAIL_FACTS, LINES, DetailFact
from postings.models import Place, Posting
from postings.presentation.converted_pay import converted_pay
from postings.reference.gazetteer import english_subdivision_name, normalize
from postings.reference.localized_names import country_name, language_name, localize_place
from postings.reference.regions import region_and_country_names
from postings.reference.time_zones import PLACES
from postings.sync.edited_fields import edited_fields

MAX_PLACES = 8


@dataclass(frozen=True)
class FactRow:
    """One fact: its words (empty if the ad does not state it), remarks shown below them, and its evidence.

    `evidence` holds dicts with quote, line and rule. If a field has two rows, `of` holds the names in this row. `items` are
    further words, shown collapsed because they are long: as a list below `items_label` if there is one. `is_key` marks the
    most important facts, which have an `icon`, `is_wide` those with long texts, `is_detail` those of `DETAIL_FACTS`, which
    most ads do not state.
    """

    field: str
    label: str
    words: str
    remarks: list[str] = dataclasses.field(default_factory=list)
    items: list[str] = dataclasses.field(default_factory=list)
    items_label: str = ""
    unknown: str = dataclasses.field(default_factory=lambda: _("Not stated"))
    evidence: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    is_corrected: bool = False
    is_key: bool = False
    is_wide: bool = False
    is_detail: bool = False
    icon: str = ""
    of: frozenset[str] | None = None


def fact_table(posting: Posting) -> list[FactRow]:
    """Return all facts of a posting fetched with `for_page`, in the order in which people look for them."""
    corrected = _corrected(posting)
    return [
        replace(
            row,
            evidence=_together(
                each for each in posting.evidence.get(row.field, []) if row.of is None or each.get("of") in row.of
            ),
            is_corrected=row.is_corrected or row.field in corrected,
            is_key=row.field in _KEY,
            is_wide=row.field in _WIDE,
            is_detail=row.field in DETAIL_FACTS,
            icon=_KEY.get(row.field, ""),
        )
        for row in _rows(posting, corrected)
    ]


def stated_facts(posting: Posting) -> list[tuple[str, str]]:
    """Return the labels and words of the facts that the ad states, in the order of the table, without their evidence."""
    return [(row.label, row.words) for row in _rows(posting, _corrected(posting)) if row.words]


def _rows(posting: Posting, corrected: set[str]) -> list[FactRow]:
    return [
        _pay(posting),
        _place(posting, "location_text" in corrected and "places" not in corrected),
        *(row for make in _ROWS if (row := make(posting))),
        *(_hours(posting) if name == "hours" else _detail(posting, fact) for name, fact in DETAIL_FACTS.items()),
    ]


def _corrected(posting: Posting) -> set[str]:
    corrected = set(edited_fields(posting))
    if "work_modes" in corrected:
        corrected.add("places")  # they share a row
    return corrected


def _together(evidence: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Merge the evidence of skills that were read from the same words."""
    found: dict[tuple[int, str, str], dict[str, Any]] = {}
    for each in evidence:
        key = (each["line"], each["quote"], each["rule"])
        known = found.setdefault(key, {**each, "rule": explain(each["rule"]), "of": ""})
        known["of"] = join_parts(name for name in (known["of"], each.get("of", "")) if name)
    return list(found.values())


def place_names(places: list[Place]) -> list[str]:
    """Return the most specific places with their subdivision and country: `["Toronto, Ontario, Canada", "Poland"]`."""
    names = {place.key: localize_place(place.key, place.name) for place in places}
    within = {place.country for place in places if place.kind in {PlaceKind.CITY, PlaceKind.SUBDIVISION}}
    of_cities = {place.subdivision for place in places if place.kind == PlaceKind.CITY}
    labels = []
    for place in places:
        if (place.kind == PlaceKind.COUNTRY and place.key in within) or place.key in of_cities:
            continue
        around = [
            place.subdivision if place.kind == PlaceKind.CITY else "",
            place.country if place.country != place.key else "",
        ]
        # A city can have the name of its subdivision, in English or in the active language.
        named = [names[key] for key in around if key in names and place.name != english_subdivision_name(key)]
        labels.append(", ".join(dict.fromkeys([names[place.key], *named])))
    return list(dict.fromkeys(labels))


def place_and_mode(posting: Posting) -> str:
    """Return the work modes and places, or how many places there are if they are many."""
    modes = ", ".join(str(mode.label) for mode in posting.work_modes)
    return " · ".join(part for part in (modes, _format_places(place_names(list(posting.places.all())))) if part)


def _format_places(names: list[str]) -> str:
    if len(names) <= MAX_PLACES:
        return join_parts(names)
    return ngettext("%(number)s location", "%(number)s locations", len(names)) % {"number": len(names)}


def _place(posting: Posting, only_words_are_corrected: bool) -> FactRow:
    """Return the location row. If only the location text was corrected, show it instead of the places read from the ad."""
    names, written, words = place_names(list(posting.places.all())), posting.location_text, place_and_mode(posting)
    if only_words_are_corrected or not words:
        return FactRow("places", _("Location"), written, is_corrected=only_words_are_corrected)
    if len(names) > MAX_PLACES:
        return FactRow("places", _("Location"), words, items=names)
    is_shown = written.casefold() in {"", words.casefold(), _format_places(names).casefold()}
    return FactRow("places", _("Location"), words, [] if is_shown else [_as_written(written)])


def _as_written(words: str) -> str:
    return _("In the ad: “%(words)s”") % {"words": words}


def who_may_apply(posting: Posting) -> str:
    """Return who may apply, such as `Only from Europe, Canada`, or an empty string if the ad does not say."""
    yes, no = (region_and_country_names(tuple(codes.split())) for codes in (posting.apply_from, posting.apply_not_from))
    return format_applicants(yes, no, posting.apply_from_others)


def _applicants(posting: Posting) -> FactRow:
    """Return who may apply, with the countries that the words do not name, such as those of a region."""
    codes = posting.apply_from.split()
    countries = sorted(map(country_name, codes), key=normalize)
    is_named = len(codes) <= MAX_COUNTRIES and region_and_country_names(tuple(codes)) == countries
    return FactRow("applicants", _("Who can apply"), who_may_apply(posting), items=[] if is_named else countries)


def _pay(posting: Posting) -> FactRow:
    minimum, maximum, currency = posting.pay_min, posting.pay_max, posting.pay_currency
    words = format_pay(minimum, maximum, currency, posting.pay_period)
    remarks = []
    if yearly := format_yearly_pay(posting.pay_yearly_min, posting.pay_yearly_max, currency, posting.pay_period):
        remarks.append(yearly)
    rates = settings.EXCHANGE_RATES
    if rates and (converted := converted_pay(posting, rates.base)):
        remarks.append(converted)
    if posting.pay_has_zones:
        remarks.append(_("Varies by location: lowest and highest of several ranges"))
    if posting.pay_text and posting.pay_text != words:
        remarks.append(_as_written(posting.pay_text))
    unknown = _("No amount stated") if posting.pay_text else _("Not stated")
    return FactRow("pay", _("Salary"), words, remarks, unknown=unknown)


def _required_skills(posting: Posting) -> FactRow:
    """Return the row of required tools."""
    states_tools = any(each.skill.kind == SkillKind.TOOL for each in posting.posting_skills.all())
    unknown = _("None required") if states_tools else _("Not stated")
    names = _skill_names(posting, SkillKind.TOOL, required=True)
    return FactRow("skills", _("Required skills"), ", ".join(names), unknown=unknown, of=frozenset(names))


def _skills(posting: Posting, label: str, kind: SkillKind, *, required: bool) -> FactRow | None:
    """Return the row of required or preferred skills of a kind, or None if there are none."""
    names = _skill_names(posting, kind, required=required)
    return FactRow("skills", label, ", ".join(names), of=frozenset(names)) if names else None


def _skill_names(posting: Posting, kind: SkillKind, *, required: bool) -> list[str]:
    """Return the names of skills in the order of the ad."""
    mentioned = [each.get("of") for each in posting.evidence.get("skills", [])]
    links = [each for each in posting.posting_skills.all() if each.is_required == required and each.skill.kind == kind]
    names = [each.skill.name for each in links]
    return sorted(names, key=lambda name: mentioned.index(name) if name in mentioned else len(mentioned))


def _language(posting: Posting) -> FactRow:
    return FactRow("language", _("Ad language"), language_name(posting.language) if posting.language else "")


def _years(posting: Posting) -> FactRow:
    return FactRow("years", _("Experience"), "" if posting.years_min is None else format_years(posting.years_min))


def _detail(posting: Posting, fact: DetailFact) -> FactRow:
    value = fact.from_column(getattr(posting, fact.name))
    if fact.separator == LINES and value:
        words = ngettext("%(number)s step", "%(number)s steps", len(value)) % {"number": len(value)}
        return FactRow(fact.name, str(fact.label), words, items=value)
    return FactRow(fact.name, str(fact.label), format_detail(fact.name, value))


def _hours(posting: Posting) -> FactRow:
    """Return the row of working hours, with these hours in other time zones."""
    row = _detail(posting, DETAIL_FACTS["hours"])
    hours = parse_working_hours(posting.hours)
    if hours is None or hours.is_place:
        return row
    remarks = [_("Business hours are assumed to be %(hours)s.") % {"hours": format_times(hours, 0)}] if hours.overlap else []
    items = [_hours_in(hours, offset) for offset in PLACES]
    items.append(_("In summer, the times can be an hour off where clocks change."))
    return replace(row, remarks=remarks, items=items, items_label=_("In other time zones"))


def _hours_in(hours: WorkingHours, offset: int) -> str:
    """Return the hours as they are in another zone, of a range of zones those of both ends."""
    times = dict.fromkeys(format_times(hours, offset - zone) for zone in (hours.last, hours.first))
    return _("%(places)s (%(zone)s): %(hours)s") % {
        "places": ", ".join(PLACES[offset]),
        "zone": format_zone(offset),
        "hours": _(" or ").join(times),
    }


def _posted(posting: Posting) -> FactRow:
    is_month = posting.posted_precision == DatePrecision.MONTH
    return FactRow("posted", _("Date posted"), _day(posting.posted_on, "YEAR_MONTH_FORMAT" if is_month else "DATE_FORMAT"))


def _day(day: date | None, format_name: str = "DATE_FORMAT") -> str:
    return formats.date_format(day, format_name) if day else ""


_ROWS: list[Callable[[Posting], FactRow | None]] = [
    _applicants,
    lambda p: FactRow("seniority", _("Level"), str(Seniority(p.seniority).label) if p.seniority else ""),
    _years,
    lambda p: FactRow("employment", _("Job type"), str(Employment(p.employment).label) if p.employment else ""),
    _required_skills,
    lambda p: _skills(p, _("Required practices"), SkillKind.PRACTICE, required=True),
    lambda p: _skills(p, _("Preferred skills"), SkillKind.TOOL, required=False),
    lambda p: _skills(p, _("Preferred practices"), SkillKind.PRACTICE, required=False),
    lambda p: FactRow("function", _("Role"), str(Function(p.function).label) if p.function else ""),
    lambda p: FactRow("company", _("Company"), p.company.name if p.company else ""),
    lambda p: FactRow("team", _("Team"), p.team.name if p.team else ""),
    _language,
    _posted,
    lambda p: FactRow("closes_on", _("Closing date"), _day(p.closes_on)),
]
# The facts that decide, each with its icon.
_KEY = {
    "pay": "pay",
    "places": "pin",
    "applicants": "people",
    "seniority": "level",
    "years": "clock",
    "employment": "job",
    "skills": "skills",
}
_WIDE = {"pay", "places", "skills", "hours"}
