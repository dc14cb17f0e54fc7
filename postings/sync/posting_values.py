"""The values that imports own, in the same format for all three sides of the three-way rule.

A snapshot is a dict of JSON values by field, with None for an empty value: `ad_values` makes one from the source,
`posting_values` from the posting, and `Posting.imported` holds the last imported one. To let imports own another fact,
declare it in `detail_facts.py`, or add it to these two functions and to `set_value`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from postings.choices import Answer, DatePrecision, PayPeriod, Status, WorkMode
from postings.content.plain_text import MAX_COMPANY
from postings.content.types import Applicants, City, Fact, Facts, Pay, Places, Posted, Skill
from postings.detail_facts import DETAIL_FACTS
from postings.extraction.posted_date import earliest
from postings.models import Posting
from postings.reference.name_keys import name_key
from postings.sync.merged_ad import MergedAd

Values = dict[str, Any]
EvidenceByField = dict[str, list[dict[str, Any]]]

# No city has a longer name, so longer names are ignored.
_MAX_CITY = 100


def ad_values(merged: MergedAd, base: Values, today: date) -> Values:
    """Return the source's current values, from the ad that provides the posting's facts.

    The posting date never moves forward: a source that files the ad under a later month does not make it newer. Dates
    after today are ignored. An ad past its closing date is closed.
    """
    ad = merged.ad
    possible = [posted for posted in (merged.posted, _posted(base.get("posted"))) if posted.on and posted.on <= today]
    is_over = merged.is_gone or not ad.is_open or has_passed(_date_value(_read(ad.closes_on)), today)
    return {
        **values_read(ad),
        "categories": list(merged.categories) or None,
        "posted": posted_value(earliest(possible)),
        "status": Status.CLOSED if is_over else Status.OPEN,
    }


def values_read(ad: Facts) -> Values:
    """Return the values that an ad itself states."""
    return {
        "title": ad.title,
        "company": _name(ad.company),
        "team": _name(ad.team) if ad.company else None,  # a team belongs to a company
        "function": _read(ad.function),
        "seniority": _read(ad.seniority),
        "employment": _read(ad.employment),
        "years": _years_value(_read(ad.years)),
        **skills_values(ad.skills),
        "language": _read(ad.language),
        "apply_url": ad.apply_url or None,
        "apply_email": ad.apply_email or None,
        "apply_text": ad.apply_text or None,
        "location_text": ad.location_text or None,
        **where_values(ad.places, ad.applicants),
        "pay_text": ad.pay_text or None,
        "pay": _pay_value(_read(ad.pay)),
        "benefits_text": ad.benefits_text or None,
        "body": ad.body or None,
        "closes_on": _date_value(_read(ad.closes_on)),
        **{name: _read(ad.details.get(name)) for name in DETAIL_FACTS},
    }


def has_passed(closes_on: str | None, today: date) -> bool:
    """Return whether a recorded closing date, the last day to apply, lies before today."""
    return closes_on is not None and date.fromisoformat(closes_on) < today


def skills_values(skills: Iterable[Skill]) -> Values:
    return {"skills": _skills_value((skill.name, skill.is_required) for skill in skills)}


def where_values(places: Fact[Places] | None, applicants: Fact[Applicants] | None) -> Values:
    return {
        "places": place_keys(places.value) or None if places else None,
        "work_modes": sorted(places.value.work_modes) or None if places else None,
        "applicants": _applicants_value(_read(applicants)),
    }


def posting_values(posting: Posting) -> Values:
    """Return the shown values. Reads relations: fetch the posting with `PostingQuerySet.with_values`."""
    applicants = Applicants(
        tuple(posting.apply_from.split()), tuple(posting.apply_not_from.split()), Answer(posting.apply_from_others)
    )
    return {
        "title": posting.title,
        "company": posting.company.name if posting.company else None,
        "team": posting.team.name if posting.team else None,
        "function": posting.function or None,
        "seniority": posting.seniority or None,
        "employment": posting.employment or None,
        "years": _years_value(posting.years_min),
        "skills": _skills_value((each.skill.name, each.is_required) for each in posting.posting_skills.all()),
        "language": posting.language or None,
        "apply_url": posting.apply_url or None,
        "apply_email": posting.apply_email or None,
        "apply_text": posting.apply_text or None,
        "location_text": posting.location_text or None,
        "places": sorted(place.key for place in posting.places.all()) or None,
        "work_modes": sorted(posting.work_modes) or None,
        "applicants": _applicants_value(applicants),
        "pay_text": posting.pay_text or None,
        "pay": pay_value(posting),
        "benefits_text": posting.benefits_text or None,
        "categories": sorted(category.name for category in posting.categories.all()) or None,
        "posted": posted_value(Posted(posting.posted_on, DatePrecision(posting.posted_precision))),
        "body": posting.body or None,
        "closes_on": _date_value(posting.closes_on),
        "status": posting.status,
        **{name: fact.from_column(getattr(posting, name)) for name, fact in DETAIL_FACTS.items()},
    }


def pay_value(posting: Posting) -> list[Any] | None:
    """Return the shown value of the pay."""
    if not (posting.states_pay or posting.pay_currency or posting.pay_period):
        return None
    currency, period = posting.pay_currency or None, _period(posting.pay_period)
    return _pay_value(Pay(posting.pay_min, posting.pay_max, currency, period, posting.pay_has_zones))


def set_value(posting: Posting, field: str, value: Any) -> list[str]:
    """Set one value of a posting without saving it, and return the names of the columns that hold it.

    Relations (company, team, categories, places, skills) and what is rendered from the body are not set here. Another pay
    is no longer confirmed.
    """
    match field:
        case "pay":
            pay = pay_of(value)
            posting.pay_is_confirmed &= pay_value(posting) == value
            posting.pay_min, posting.pay_max, posting.pay_has_zones = pay.minimum, pay.maximum, pay.has_zones
            posting.pay_currency, posting.pay_period = pay.currency or "", pay.period or ""
            return ["pay_min", "pay_max", "pay_currency", "pay_period", "pay_has_zones", "pay_is_confirmed"]
        case "posted":
            posted = _posted(value)
            posting.posted_on, posting.posted_precision = posted.on, posted.precision
            return ["posted_on", "posted_precision"]
        case "closes_on":
            posting.closes_on = date.fromisoformat(value) if value else None
            return ["closes_on"]
        case "years":
            posting.years_min = None if value is None else Decimal(value)
            return ["years_min"]
        case "work_modes":
            modes = value or ()
            posting.is_remote, posting.is_hybrid = WorkMode.REMOTE in modes, WorkMode.HYBRID in modes
            posting.is_onsite = WorkMode.ONSITE in modes
            return ["is_remote", "is_hybrid", "is_onsite"]
        case "applicants":
            answers = value or {"yes": [], "no": [], "others": Answer.NOT_STATED}
            posting.apply_from, posting.apply_not_from = country_codes(answers["yes"]), country_codes(answers["no"])
            posting.apply_from_others = answers["others"]
            return ["apply_from", "apply_not_from", "apply_from_others"]
    fact = DETAIL_FACTS.get(field)
    setattr(posting, field, fact.to_column(value) if fact else "" if value is None else value)
    return [field]


def evidence_of(ad: Facts) -> EvidenceByField:
    """Return the evidence of each fact of an ad by field, as `Posting.evidence` holds it."""
    facts = {
        "company": ad.company,
        "team": ad.team if ad.company else None,
        "function": ad.function,
        "seniority": ad.seniority,
        "employment": ad.employment,
        "years": ad.years,
        "language": ad.language,
        "places": ad.places,
        "applicants": ad.applicants,
        "pay": ad.pay,
        "posted": ad.stated_posted,
        "closes_on": ad.closes_on,
        **ad.details,
    }
    return {**evidence_of_facts(facts), **evidence_of_skills(ad.skills)}


def evidence_of_facts(facts: Mapping[str, Fact[Any] | None]) -> EvidenceByField:
    return {field: [dict(vars(evidence)) for evidence in fact.evidence] for field, fact in facts.items() if fact}


def evidence_of_skills(skills: Iterable[Skill]) -> EvidenceByField:
    found = [{**vars(skill.evidence), "of": skill.name} for skill in skills]
    return {"skills": found} if found else {}


def place_keys(places: Places) -> list[str]:
    """Return the sorted keys of all places that an ad names, and of their countries and subdivisions."""
    cities = [_city_key(city) for city in places.cities if len(city.name) <= _MAX_CITY]
    return sorted({*places.countries, *places.subdivisions, *places.regions, *cities})


def _city_key(city: City) -> str:
    return f"{city.subdivision or city.country}/{city.name}"


def country_codes(codes: Iterable[str]) -> str:
    """Return country codes as a column holds them, with a space before and after each."""
    return "".join(f" {code}" for code in sorted(set(codes))) + " " if codes else ""


def imported_values(posting: Posting) -> Values:
    """Return the last imported values, in the order of the fields, since PostgreSQL does not keep the order of JSON keys.

    A field that the last import of the posting did not know is empty in its source.
    """
    return {field: posting.imported.get(field) for field in posting_values(posting)} if posting.imported else {}


def _read(fact: Fact[Any] | None) -> Any:
    """Return a fact's value, or None."""
    if fact is None:
        return None
    return fact.value


def _name(fact: Fact[str] | None) -> str | None:
    """Return a name, or None if its key is too long: a key can be longer than its name."""
    return fact.value if fact and len(name_key(fact.value)) <= MAX_COMPANY else None


def _years_value(years: float | Decimal | None) -> str | None:
    return None if years is None else f"{years:.1f}"


def _skills_value(skills: Iterable[tuple[str, bool]]) -> dict[str, list[str]] | None:
    by_need: dict[str, list[str]] = {"required": [], "preferred": []}
    for name, is_required in skills:
        by_need["required" if is_required else "preferred"].append(name)
    return {need: sorted(names) for need, names in by_need.items()} if any(by_need.values()) else None


def _applicants_value(applicants: Applicants | None) -> dict[str, Any] | None:
    if applicants is None or applicants == Applicants():
        return None
    return {"yes": sorted(applicants.yes), "no": sorted(applicants.no), "others": applicants.others}


def _pay_value(pay: Pay | None) -> list[Any] | None:
    """Return both amounts, currency and period, followed by `zones` if the amounts span several ranges."""
    if pay is None:
        return None
    zones = ["zones"] if pay.has_zones else []
    return [
        _amount_value(pay.minimum),
        _amount_value(pay.maximum),
        pay.currency,
        pay.period,
        *zones,
    ]


def _amount_value(amount: Decimal | None) -> str | None:
    """Return an amount with two decimals, so that 52.50 and 52.5 are equal."""
    return None if amount is None else f"{amount:.2f}"


def pay_of(value: list[Any] | None) -> Pay:
    """Return the pay for a recorded value."""
    minimum, maximum, currency, period, *zones = value or (None, None, None, None)
    return Pay(
        None if minimum is None else Decimal(minimum),
        None if maximum is None else Decimal(maximum),
        currency,
        _period(period),
        has_zones=bool(zones),
    )


def _period(value: str | None) -> PayPeriod | None:
    return PayPeriod(value) if value else None


def _date_value(day: date | None) -> str | None:
    return day.isoformat() if day else None


def posted_value(posted: Posted) -> list[str] | None:
    return [posted.on.isoformat(), posted.precision] if posted.on else None


def _posted(value: list[str] | None) -> Posted:
    return Posted(date.fromisoformat(value[0]), DatePrecision(value[1])) if value else Posted()
