"""JobPosting structured data of schema.org for the page of an ad, from which search engines build their lists of jobs.

An ad has markup only if it keeps all rules of `sync/markup_rules.py`. See docs/decisions/038-search-engines.md.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from pyroaring import BitMap

from postings.choices import Employment, PayPeriod, PlaceKind
from postings.models import Place, Posting
from postings.reference.localized_names import country_name, localize_place
from postings.search.facets.index import Index
from postings.search.facets.values import WITHOUT_MARKUP
from postings.sync.markup_rules import Reason, countries, is_fully_remote, reasons_against

EMPLOYMENT_TYPES = {
    Employment.FULL_TIME: "FULL_TIME",
    Employment.PART_TIME: "PART_TIME",
    Employment.CONTRACT: "CONTRACTOR",
    Employment.INTERNSHIP: "INTERN",
    Employment.TEMPORARY: "TEMPORARY",
}
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def job_posting(posting: Posting) -> dict[str, Any] | list[Reason]:
    """Return the markup of a posting fetched with `for_page`, in the active language, or the reasons why it has none.

    Every value stands on the posting's page.
    """
    if reasons := reasons_against(posting):
        return reasons
    data = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "description": _description(posting),
        "datePosted": posting.posted_on.isoformat() if posting.posted_on else None,
        "validThrough": _end_of(posting.closes_on) if posting.closes_on else None,
        "hiringOrganization": _organization(posting.company),
        "employmentUnit": _organization(posting.team),
        "employmentType": EMPLOYMENT_TYPES.get(Employment(posting.employment)) if posting.employment else None,
        "experienceRequirements": _experience(posting),
        "baseSalary": _salary(posting),
        **_where(posting),
    }
    return {name: value for name, value in data.items() if value is not None}


def markup_counts(index: Index) -> tuple[int, dict[Reason, int]]:
    """Return the number of open postings with markup, and of those without it by reason, the most frequent first."""
    sets = index.sets.get(WITHOUT_MARKUP, {})
    reasons = {Reason(value): len(ids) for value, ids in sorted(sets.items(), key=lambda each: (-len(each[1]), each[0]))}
    return len(index.open - BitMap().union(*sets.values())), reasons


def markup(posting: Posting) -> SafeString:
    """Return the markup for the head of a posting's page, or an empty string if it has none.

    It is a data block, of which a browser runs nothing, so the content security policy allows it.
    """
    data = job_posting(posting)
    if isinstance(data, list):
        return SafeString()
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


def _description(posting: Posting) -> str:
    """Return the whole text as HTML, with headings as paragraphs, since search engines ignore headings."""
    return re.sub(r"<(/?)h[1-6]\b[^>]*>", r"<\1p>", posting.body_html)


def _end_of(day: date) -> str:
    """Return the last second of a day, the last one on which people can apply."""
    return datetime.combine(day, time(23, 59, 59), timezone.get_current_timezone()).isoformat()


def _organization(named: Any) -> dict[str, str] | None:
    return {"@type": "Organization", "name": named.name} if named else None


def _experience(posting: Posting) -> dict[str, Any] | None:
    if not posting.years_min:
        return None
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": int(posting.years_min * 12)}


def _salary(posting: Posting) -> dict[str, Any] | None:
    if not posting.states_pay:
        return None
    lowest, highest = posting.pay_min, posting.pay_max
    amounts = {"value": lowest} if lowest == highest else {"minValue": lowest, "maxValue": highest}
    stated = {name: float(amount) for name, amount in amounts.items() if amount is not None}
    unit = PayPeriod(posting.pay_period).upper()
    value = {"@type": "QuantitativeValue", **stated, "unitText": unit}
    return {"@type": "MonetaryAmount", "currency": posting.pay_currency, "value": value}


def _where(posting: Posting) -> dict[str, Any]:
    """Return the countries to apply from for a fully remote job, otherwise where the job is."""
    if is_fully_remote(posting):
        eligible = [{"@type": "Country", "name": country_name(code)} for code in posting.apply_from.split()]
        return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": eligible}
    return {"jobLocation": [{"@type": "Place", "address": address} for address in _addresses(posting)]}


def _addresses(posting: Posting) -> Iterator[dict[str, str]]:
    """Yield the most specific places whose country is known."""
    places = list(posting.places.all())
    names = {place.key: localize_place(place.key, place.name) for place in places}
    known = countries(posting)
    divided = {place.country for place in places if place.kind in {PlaceKind.CITY, PlaceKind.SUBDIVISION}}
    with_city = {place.subdivision for place in places if place.kind == PlaceKind.CITY}
    for place in places:
        if place.country not in known or place.key in with_city or place.key in divided:
            continue
        yield {"@type": "PostalAddress", **_lines(place, names), "addressCountry": place.country}


def _lines(place: Place, names: dict[str, str]) -> dict[str, str]:
    """Return the city and the subdivision of an address."""
    if place.kind == PlaceKind.SUBDIVISION:
        return {"addressRegion": names[place.key]}
    if place.kind != PlaceKind.CITY:
        return {}
    region = {"addressRegion": names[place.subdivision]} if place.subdivision in names else {}
    return {"addressLocality": names[place.key], **region}
