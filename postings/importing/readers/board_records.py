"""Read a posting of an exported board. Its facts are those of that board and are not read from its text again.

The evidence of a fact are the words that it was read from. A fact without words, such as a correction of an editor, has the
name and value of its column.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, TypeVar

from django.db.models import TextChoices

from postings.choices import (
    Answer,
    DatePrecision,
    Employment,
    Function,
    PayPeriod,
    Region,
    Seniority,
    SkillKind,
    Status,
    WorkMode,
)
from postings.content.apply_links import check_apply_url, email_address
from postings.content.evidence_rules import EvidenceRule
from postings.content.outline import parse_sections
from postings.content.plain_text import MAX_COMPANY, MAX_TITLE, clean_line, has_visible_characters
from postings.content.types import (
    Applicants,
    City,
    CompanyProfile,
    Evidence,
    Fact,
    Facts,
    Pay,
    Places,
    Posted,
    RawFile,
    SetAside,
    Skill,
)
from postings.detail_facts import DETAIL_FACTS
from postings.extraction.reposts import normalize_title
from postings.importing.decoding import clean_json
from postings.importing.readers.no_ad import IsNoAd
from postings.reference.gazetteer import country_names
from postings.reference.lexicon import Lexicon
from postings.reference.vocabulary import Vocabulary

_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
_PLACE = re.compile(r"(?P<country>[A-Z]{2})(?P<subdivision>-[A-Z0-9]{1,3})?(?:/(?P<city>.+))?")
_MAX_TEXT, _MAX_ABOUT, _MAX_NAME, _MAX_WEBSITE = 1000, 10_000, 80, 500

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=TextChoices)


class BoardRecord(NamedTuple):
    """A posting of an exported board: its facts, and what a board has besides the facts of an ad."""

    facts: Facts
    posted: Posted
    slug: str
    category: str
    closed_at: datetime | None
    company: CompanyProfile | None
    team_slug: str
    pay_is_confirmed: bool


def read(raw: RawFile, vocabulary: Vocabulary) -> BoardRecord:
    """Return a posting. Raise SetAside or IsNoAd if it has no usable title."""
    given = clean_json(json.loads(raw.data))
    row = _Row(given["posting"], given["evidence"])
    title = clean_line(row.text("title"))
    if not has_visible_characters(title):
        raise IsNoAd("It has no title.")
    if len(title) > MAX_TITLE:
        raise SetAside(raw.path, "title_too_long", f"The title is longer than {MAX_TITLE} characters.", field="title")
    posted = _posted(row)
    slug, body = row.slug(), str(row.columns.get("body") or "")
    company = row.fact("company", _name(given["company"]))
    facts = Facts(
        lines={},
        source_key=f"board:{slug}" if slug else "",
        title=title,
        title_key=normalize_title(title)[:MAX_TITLE],
        apply_url=row.link("apply_url"),
        company=company,
        company_is_in_header=company is not None,
        team=row.fact("team", _name(given["team"])),
        function=row.fact("function", row.choice("function", Function)),
        seniority=row.fact("seniority", row.choice("seniority", Seniority)),
        employment=row.fact("employment", row.choice("employment", Employment)),
        years=row.fact("years", _years(row)),
        skills=_skills(given["skills"], row, vocabulary.lexicon),
        pay_text=row.text("pay_text")[:_MAX_TEXT],
        badge_pay=None,
        body_pay=None,
        pay=row.fact("pay", _pay(row)),
        location_text=row.text("location_text")[:_MAX_TEXT],
        places=row.fact("places", _places(row, given["places"])),
        applicants=row.fact("applicants", _applicants(row)),
        language=row.fact("language", row.text("language") or None),
        sections=parse_sections(body, title=title),
        benefits_text=row.text("benefits_text")[:_MAX_TEXT],
        body=body,
        apply_email=email_address(row.text("apply_email")),
        apply_text=row.text("apply_text")[:2000],
        closes_on=row.fact("closes_on", _day(row.text("closes_on"))),
        details={name: fact for name in DETAIL_FACTS if (fact := row.fact(name, _detail(row, name)))},
        stated_posted=row.fact("posted", posted) if row.states("posted") else None,
        is_open=row.text("status") != Status.CLOSED,
        source_fields=(),
    )
    closed_at = None if facts.is_open else _time(row.text("closed_at"))
    return BoardRecord(
        facts,
        posted or Posted(),
        slug,
        category=clean_line(given["category"])[:100],
        closed_at=closed_at,
        company=_profile(given["company"]),
        team_slug=_Row(given["team"] or {}, []).slug(),
        pay_is_confirmed=row.text("pay_is_confirmed") == "1",
    )


class _Row:
    """The columns of a posting, whose values can be of any type, and its evidence by field."""

    def __init__(self, columns: dict[str, Any], evidence: list[dict[str, Any]]):
        self.columns = columns
        self.corrected = {str(name) for name in self.list("corrected")}
        self.quotes: dict[str, list[Evidence]] = defaultdict(list)
        self.quotes_of_skills: dict[str, Evidence] = {}
        for each in evidence:
            if (rule := _attempt(EvidenceRule, each["rule"])) is None:
                continue
            quote = Evidence(str(each["quote"]), _int(each["line"]) or 0, rule)
            self.quotes[str(each["field"])].append(quote)
            for name in _list(each["skills"]):
                self.quotes_of_skills.setdefault(str(name).casefold(), quote)

    def text(self, name: str) -> str:
        value = self.columns.get(name)
        return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value).strip()

    def list(self, name: str) -> list[Any]:
        return _list(self.columns.get(name))

    def choice(self, name: str, choices: type[Choice]) -> Choice | None:
        """Return the value of a closed list, or None for one that this version does not know."""
        return _attempt(choices, self.text(name))

    def slug(self) -> str:
        return self.text("slug") if _SLUG.fullmatch(self.text("slug")) else ""

    def link(self, name: str) -> str:
        link = self.text(name)
        return "" if check_apply_url(link) else link

    def states(self, field: str) -> bool:
        """Return whether the ad or an editor stated a fact, as the author of an ad without any evidence did.

        Otherwise the date posted is that of a folder or a commit.
        """
        return field in self.quotes or field in self.corrected or not self.quotes

    def fact(self, field: str, value: Value | None) -> Fact[Value] | None:
        """Return a value with the words that it was read from. Those of a corrected field were read as something else."""
        if value is None:
            return None
        quotes = () if field in self.corrected else tuple(self.quotes.get(field, ()))
        return Fact(value, quotes or (self._stated(field),))

    def evidence_of_skill(self, name: str) -> Evidence:
        quote = None if "skills" in self.corrected else self.quotes_of_skills.get(name.casefold())
        return quote or Evidence(f"skills: {name}", 0, EvidenceRule.SOURCE_FIELD)

    def _stated(self, field: str) -> Evidence:
        columns = [name for name in _COLUMNS.get(field, (field,)) if self.columns.get(name) is not None]
        return Evidence(
            ", ".join(f"{name}: {self.text(name)[:500]}" for name in columns) or field, 0, EvidenceRule.SOURCE_FIELD
        )


# The columns of facts that have several, or one of another name.
_COLUMNS = {
    "posted": ("posted_on",),
    "pay": ("pay_min", "pay_max", "pay_currency", "pay_period"),
    "places": ("location_text", "workplace"),
    "applicants": ("applicants_from", "applicants_not_from", "applicants_others"),
}


def _name(given: dict[str, Any] | None) -> str | None:
    """Return the name of a company or team, or None if it has none that can be stored."""
    name = clean_line(str((given or {}).get("name") or ""))
    return name if 0 < len(name) <= MAX_COMPANY else None


def _profile(given: dict[str, Any] | None) -> CompanyProfile | None:
    company = _Row(given or {}, [])
    website = company.link("website") if len(company.link("website")) <= _MAX_WEBSITE else ""
    profile = CompanyProfile(company.slug(), website, company.text("about")[:_MAX_ABOUT])
    return profile if profile != CompanyProfile() else None


def _posted(row: _Row) -> Posted | None:
    precision = row.choice("posted_precision", DatePrecision)
    on = _day(row.text("posted_on") if precision != DatePrecision.MONTH else f"{row.text('posted_on')[:7]}-01")
    return Posted(on, precision) if on and precision and precision != DatePrecision.UNKNOWN else None


def _years(row: _Row) -> float | None:
    years = _decimal(row.columns.get("years"))
    return float(years) if years is not None and 0 <= years <= 60 else None


def _skills(given: Iterable[dict[str, Any]], row: _Row, lexicon: Lexicon) -> tuple[Skill, ...]:
    """Return the skills under the names that this board gives them, in the order of their words in the ad."""
    order = {key: number for number, key in enumerate(row.quotes_of_skills)}
    found: dict[str, Skill] = {}
    for each in sorted(given, key=lambda each: order.get(str(each["name"]).casefold(), len(order))):
        name = clean_line(str(each["name"]))
        if not 0 < len(name) <= _MAX_NAME:
            continue
        kind = _attempt(SkillKind, each["kind"]) or SkillKind.TOOL
        known = lexicon.names.get(name.casefold(), name)
        found.setdefault(known, Skill(known, bool(each["is_required"]), row.evidence_of_skill(name), kind))
    return tuple(found.values())


def _pay(row: _Row) -> Pay | None:
    minimum, maximum = (_decimal(row.columns.get(name)) for name in ("pay_min", "pay_max"))
    currency = row.text("pay_currency") if re.fullmatch("[A-Z]{3}", row.text("pay_currency")) else None
    pay = Pay(minimum, maximum, currency, row.choice("pay_period", PayPeriod), row.text("pay_varies_by_location") == "1")
    return pay if pay != Pay(None, None) else None


def _places(row: _Row, keys: Iterable[Any]) -> Places | None:
    """Return the places with these keys, and the work modes."""
    modes = tuple(mode for mode in WorkMode if mode in row.list("workplace"))
    countries: list[str] = []
    subdivisions: list[str] = []
    cities: list[City] = []
    regions: list[Region] = []
    for key in sorted(map(str, keys)):
        if region := _attempt(Region, key):
            regions.append(region)
        elif (place := _PLACE.fullmatch(key)) and place["country"] in country_names():
            country, subdivision, city = place["country"], place["subdivision"], place["city"]
            if city:
                cities.append(City(city, country, subdivision and country + subdivision))
            else:
                (subdivisions if subdivision else countries).append(key)
    places = Places(modes, tuple(countries), tuple(subdivisions), tuple(cities), tuple(regions))
    return places if places != Places() else None


def _applicants(row: _Row) -> Applicants | None:
    yes, no = (
        tuple(sorted(code for code in row.list(name) if isinstance(code, str) and code in country_names()))
        for name in ("applicants_from", "applicants_not_from")
    )
    applicants = Applicants(yes, no, row.choice("applicants_others", Answer) or Answer.NOT_STATED)
    return applicants if applicants != Applicants() else None


def _detail(row: _Row, name: str) -> Any:
    fact = DETAIL_FACTS[name]
    if fact.separator:
        return [str(each) for each in row.list(name)] or None
    if fact.is_number:
        return _int(row.columns.get(name))
    return row.choice(name, fact.choices) if fact.choices else row.text(name) or None


def _list(value: Any) -> list[Any]:
    """Return a JSON array, or an empty list for any other value."""
    found = _attempt(json.loads, value) if isinstance(value, str) else None
    return [clean_json(each) for each in found] if isinstance(found, list) else []


def _day(text: str) -> date | None:
    return _attempt(date.fromisoformat, text)


def _time(text: str) -> datetime | None:
    """Return a time that exists in every time zone, or None."""
    time = _attempt(datetime.fromisoformat, text)
    return time.replace(tzinfo=time.tzinfo or UTC) if time and MINYEAR < time.year < MAXYEAR else None


def _int(value: Any) -> int | None:
    return _attempt(int, value)


def _decimal(value: Any) -> Decimal | None:
    number = _attempt(Decimal, str(value))
    return number if number is not None and number.is_finite() else None


def _attempt(convert: Callable[[Any], Value], value: Any) -> Value | None:
    """Return the converted value, or None if that is not possible."""
    try:
        return convert(value)
    except (ValueError, TypeError, OverflowError, RecursionError, InvalidOperation):
        return None
