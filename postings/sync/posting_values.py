"""The values that an import owns, in one form for all three sides of the three-way rule.

A snapshot is a dict of JSON values, one a field, None where there is nothing: `ad_values` makes one from what the source
says, `posting_values` from what the board shows, and `Posting.imported` holds the last one imported. To let imports own
another fact, add it to the three functions here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from postings.choices import Answer, DatePrecision, PayPeriod, Status, WorkMode
from postings.content.plain_text import MAX_COMPANY
from postings.content.types import Applicants, City, Fact, Facts, Pay, Places, Posted, Skill
from postings.extraction.posted_date import earliest
from postings.models import Posting
from postings.reference.name_keys import name_key
from postings.sync.merged_ad import MergedAd

Values = dict[str, Any]
EvidenceByField = dict[str, list[dict[str, Any]]]

# No city has a longer name; what is longer is no city.
_MAX_CITY = 100


def ad_values(merged: MergedAd, base: Values, today: date) -> Values:
    """What the source says now, by the ad that speaks for the posting.

    The posting date never moves forward: a source that files the ad under a later month does not make it newer. A date
    after today is no date.
    """
    ad = merged.ad
    possible = [posted for posted in (merged.posted, _posted(base.get("posted"))) if posted.on and posted.on <= today]
    return {
        "title": ad.title,
        "company": _name(ad.company),
        "team": _name(ad.team) if ad.company else None,  # a team is a team of a company
        "function": _read(ad.function),
        "seniority": _read(ad.seniority),
        "employment": _read(ad.employment),
        "years": _years_value(_read(ad.years)),
        **skills_values(ad.skills),
        "language": _read(ad.language),
        "apply_url": ad.apply_url,
        "location_text": ad.location_text or None,
        **where_values(ad.places, ad.applicants),
        "pay_text": ad.pay_text or None,
        "pay": _pay_value(_read(ad.pay)),
        "benefits_text": ad.benefits_text or None,
        "categories": list(merged.categories) or None,
        "posted": _posted_value(earliest(possible)),
        "body": ad.body or None,
        "status": Status.CLOSED if merged.is_gone else Status.OPEN,
    }


def skills_values(skills: Iterable[Skill]) -> Values:
    return {"skills": _skills_value((skill.name, skill.is_required) for skill in skills)}


def where_values(places: Fact[Places] | None, applicants: Fact[Applicants] | None) -> Values:
    return {
        "places": place_keys(places.value) or None if places else None,
        "work_modes": sorted(places.value.work_modes) or None if places else None,
        "applicants": _applicants_value(_read(applicants)),
    }


def posting_values(posting: Posting) -> Values:
    """What the board shows now. Reads relations: fetch the posting with `querysets.PostingQuerySet.with_values`."""
    has_pay = posting.states_pay or posting.pay_currency or posting.pay_period
    pay = Pay(
        posting.pay_min,
        posting.pay_max,
        posting.pay_currency or None,
        _period(posting.pay_period),
        posting.pay_has_zones,
    )
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
        "apply_url": posting.apply_url,
        "location_text": posting.location_text or None,
        "places": sorted(place.key for place in posting.places.all()) or None,
        "work_modes": sorted(posting.work_modes) or None,
        "applicants": _applicants_value(applicants),
        "pay_text": posting.pay_text or None,
        "pay": _pay_value(pay if has_pay else None),
        "benefits_text": posting.benefits_text or None,
        "categories": sorted(category.name for category in posting.categories.all()) or None,
        "posted": _posted_value(Posted(posting.posted_on, DatePrecision(posting.posted_precision))),
        "body": posting.body or None,
        "status": posting.status,
    }


def set_value(posting: Posting, field: str, value: Any) -> list[str]:
    """Put one value on the posting, unsaved, and return the names of the columns that hold it.

    Relations (company, team, categories, places, skills) are not set here, nor what is made of the body.
    """
    match field:
        case "pay":
            pay = pay_of(value)
            posting.pay_min, posting.pay_max, posting.pay_has_zones = pay.minimum, pay.maximum, pay.has_zones
            posting.pay_currency, posting.pay_period = pay.currency or "", pay.period or ""
            return ["pay_min", "pay_max", "pay_currency", "pay_period", "pay_has_zones"]
        case "posted":
            posted = _posted(value)
            posting.posted_on, posting.posted_precision = posted.on, posted.precision
            return ["posted_on", "posted_precision"]
        case "years":
            posting.years_min = None if value is None else Decimal(value)
            return ["years_min"]
        case "work_modes":
            modes = value or ()
            posting.is_remote, posting.is_hybrid = WorkMode.REMOTE in modes, WorkMode.HYBRID in modes
            posting.is_onsite = WorkMode.ONSITE in modes
            return ["is_remote", "is_hybrid", "is_onsite"]
        case "applicants":
            said = value or {"yes": [], "no": [], "others": Answer.NOT_STATED}
            posting.apply_from, posting.apply_not_from = country_codes(said["yes"]), country_codes(said["no"])
            posting.apply_from_others = said["others"]
            return ["apply_from", "apply_not_from", "apply_from_others"]
    setattr(posting, field, "" if value is None else value)
    return [field]


def evidence_of(ad: Facts) -> EvidenceByField:
    """The words that each fact of an ad was read from, by field, as `Posting.evidence` holds them."""
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
    }
    return {**evidence_of_facts(facts), **evidence_of_skills(ad.skills)}


def evidence_of_facts(facts: Mapping[str, Fact[Any] | None]) -> EvidenceByField:
    return {field: [asdict(evidence) for evidence in fact.evidence] for field, fact in facts.items() if fact}


def evidence_of_skills(skills: Iterable[Skill]) -> EvidenceByField:
    found = [{**asdict(skill.evidence), "of": skill.name} for skill in skills]
    return {"skills": found} if found else {}


def place_keys(places: Places) -> list[str]:
    """The keys of all places that an ad names, and of the countries and subdivisions that they lie in."""
    cities = [_city_key(city) for city in places.cities if len(city.name) <= _MAX_CITY]
    return sorted({*places.countries, *places.subdivisions, *places.regions, *cities})


def _city_key(city: City) -> str:
    return f"{city.subdivision or city.country}/{city.name}"


def country_codes(codes: Iterable[str]) -> str:
    """Codes as a column holds them, each between spaces."""
    return "".join(f" {code}" for code in sorted(set(codes))) + " " if codes else ""


def imported_values(posting: Posting) -> Values:
    """What the source said last, in the order of the fields: PostgreSQL keeps the keys of JSON in an order of its own."""
    return {field: posting.imported[field] for field in posting_values(posting) if field in posting.imported}


def _read(fact: Fact[Any] | None) -> Any:
    """A fact's value as JSON has it."""
    if fact is None:
        return None
    return fact.value


def _name(fact: Fact[str] | None) -> str | None:
    """A name, if its key is no longer than a name may be: some signs are many letters to a key."""
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
    """The two amounts, currency and period; and `zones` behind them where they are the ends of several ranges."""
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
    """The same text for the same amount, however it was written: 52.50 and 52.5, 65000 and 65000.00."""
    return None if amount is None else f"{amount:.2f}"


def pay_of(value: list[Any] | None) -> Pay:
    """The pay that a recorded value stands for."""
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


def _posted_value(posted: Posted) -> list[str] | None:
    return [posted.on.isoformat(), posted.precision] if posted.on else None


def _posted(value: list[str] | None) -> Posted:
    return Posted(date.fromisoformat(value[0]), DatePrecision(value[1])) if value else Posted()
