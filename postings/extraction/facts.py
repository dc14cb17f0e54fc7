"""Read all facts of one ad from its parsed parts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from postings.choices import Employment, Region, WorkMode
from postings.content.apply_links import source_key
from postings.content.evidence_rules import EvidenceRule
from postings.content.outline import outline
from postings.content.plain_text import MAX_TITLE
from postings.content.types import (
    Applicants,
    Document,
    Evidence,
    Fact,
    Facts,
    Finding,
    ParsedAd,
    Places,
    Posted,
    SourceField,
)
from postings.extraction.applicants import read_applicants
from postings.extraction.badge_pay import read_pay
from postings.extraction.body_pay import choose_pay, completed, read_body_pay
from postings.extraction.closing_date import read_closing_date
from postings.extraction.contradictions import contradictions, header_contradictions
from postings.extraction.details import read_details
from postings.extraction.employer import read_company
from postings.extraction.employment import employment_in_title, read_employment
from postings.extraction.function import read_function
from postings.extraction.language import read_language
from postings.extraction.local_currency import settle_currency
from postings.extraction.location_line import location_in_text
from postings.extraction.places import join_places, read_places
from postings.extraction.reposts import normalize_title
from postings.extraction.seniority import read_seniority
from postings.extraction.skills import read_skills
from postings.extraction.source_fields import read_stated_facts
from postings.extraction.team import read_team
from postings.extraction.work_modes import work_modes_in_text
from postings.extraction.years import read_years
from postings.reference.vocabulary import Vocabulary


class Where(NamedTuple):
    """Where a job is done and from where one may apply, with what header and text say of it. None is not stated."""

    places: Fact[Places] | None
    applicants: Fact[Applicants] | None
    header: Fact[Places] | None
    added_places: Fact[Places] | None
    text_modes: Fact[tuple[WorkMode, ...]] | None


def read_facts(
    parsed: ParsedAd, vocabulary: Vocabulary, path: str = "", posted: Posted | None = None
) -> tuple[Facts, tuple[Finding, ...]]:
    """Return all facts of an ad and findings about what could not be read. `path` is the path named in the findings.

    `posted` is when the ad was posted as far as its origin shows. It settles the year of a closing date without one.
    """
    document = outline(parsed)
    company = _stated_company(document, parsed.fields) or read_company(document) or _default_company(parsed.fields)
    language = read_language(document)
    stated = read_stated_facts(parsed.fields, language.value if language else "en")
    badge_pay = read_pay(parsed.pay_text) if parsed.pay_text else None
    body_pay = read_body_pay(document)
    pay, pay_findings = choose_pay(path, document, badge_pay, body_pay)
    where = read_where(document, vocabulary, parsed.fields)
    places = where.places
    if stated.pay:
        pay, pay_findings = completed(stated.pay, pay), []
    elif pay:
        pay = settle_currency(pay, document, places.value if places else None)
    posted = stated.posted.value if stated.posted else posted or Posted()
    company_name = company.value if company else ""
    team = _stated_team(stated.team, company) or read_team(document, company_name, vocabulary.lexicon)
    facts = Facts(
        lines={
            "title": parsed.title_line,
            "company": parsed.company_line if parsed.company else 0,
            "badges": parsed.badge_line,
            "body": parsed.body_line,
        },
        source_key=parsed.key or source_key(parsed.apply_url),
        title=parsed.title,
        title_key=normalize_title(parsed.title)[:MAX_TITLE],
        apply_url=parsed.apply_url,
        company=company,
        company_is_in_header=document.company is not None,
        team=team,
        function=read_function(document),
        seniority=stated.seniority or read_seniority(document),
        employment=_employment(stated.employment, document),
        years=read_years(document),
        skills=read_skills(document, vocabulary.lexicon),
        pay_text=parsed.pay_text,
        badge_pay=badge_pay,
        body_pay=body_pay,
        pay=pay,
        location_text=parsed.location_text,
        places=places,
        applicants=where.applicants,
        language=stated.language or language,
        sections=document.sections,
        benefits_text=parsed.benefits_text,
        body=parsed.body,
        apply_email=parsed.apply_email,
        apply_text=parsed.apply_text,
        closes_on=stated.closes_on or read_closing_date(document, posted),
        details=read_details(document),
        stated_posted=stated.posted,
        is_open=stated.is_open,
        source_fields=parsed.fields,
    )
    return facts, (
        *pay_findings,
        *_unread_findings(path, document, facts),
        *contradictions(path, document, stated, body_pay),
        *header_contradictions(path, where.header, where.added_places, where.text_modes),
    )


def _employment(stated: Fact[Employment] | None, document: Document) -> Fact[Employment] | None:
    """Return the type of employment that a field states, unless it is about the hours and the title names an internship."""
    if not stated:
        return read_employment(document)
    is_about_hours = stated.value in (Employment.FULL_TIME, Employment.PART_TIME)
    in_title = employment_in_title(document) if is_about_hours else None
    return in_title if in_title and in_title.value == Employment.INTERNSHIP else stated


def _stated_team(team: Fact[str] | None, company: Fact[str] | None) -> Fact[str] | None:
    """Return the team that a field of the source states, unless it is the company itself."""
    is_company = team and company and team.value.casefold() == company.value.casefold()
    return None if is_company else team


def read_where(document: Document, vocabulary: Vocabulary, fields: tuple[SourceField, ...] = ()) -> Where:
    """Return where the job is done and from where one may apply.

    The text counts where the header and the fields of the source name no place or no work mode. Where it says that one may
    apply from more places than the header names, these are places of the job too.
    """
    header = _header_places(document, vocabulary, fields)
    in_header = header.value if header else Places()
    stated, text_modes = read_stated_facts(fields).work_modes, work_modes_in_text(document)
    modes = stated or (None if in_header.work_modes else text_modes)
    if modes:
        in_header = replace(in_header, work_modes=modes.value)
    who = read_applicants(document, in_header if header or modes else None)
    names_place = in_header.countries or in_header.regions
    in_text = None if names_place else location_in_text(document, vocabulary.place_keys)
    if in_text and in_text.value.regions == (Region.WORLDWIDE,) and who.added_places:
        in_text = None
    places, evidence = in_header, [*(header.evidence if header else ())]
    for fact in (in_text, who.added_places):
        if fact:
            places = join_places(places, replace(fact.value, work_modes=()) if places.work_modes else fact.value)
            evidence += fact.evidence
    evidence += modes.evidence if modes else ()
    read = Fact(places, tuple(dict.fromkeys(evidence))) if places != Places() else None
    return Where(read, who.applicants, header, who.added_places, text_modes)


def _header_places(document: Document, vocabulary: Vocabulary, fields: tuple[SourceField, ...]) -> Fact[Places] | None:
    """Return the places and work modes of the location badge, or of the source's field for the location."""
    line = document.location
    places = read_places(line.text, vocabulary.place_keys) if line else None
    if line is None or places is None:
        return None
    stated = tuple(field.evidence for field in fields if field.fact == "location")
    return Fact(places, stated or (Evidence(line.text, line.number, EvidenceRule.HEADER_NAMES_IT),))


def _unread_findings(path: str, document: Document, facts: Facts) -> Iterator[Finding]:
    """Yield findings for badges that could not be parsed, and for a missing company."""
    pay, place = document.pay, document.location
    if pay and facts.badge_pay is None:
        message = "No amount was recognized in the salary badge. It is shown as written."
        yield Finding(path, "pay_not_read", message, pay.number, "pay", pay.text[:500])
    if place and facts.places is None:
        message = "No location or workplace was recognized in the location badge. It is shown as written."
        yield Finding(path, "place_not_read", message, place.number, "places", place.text[:500])
    if facts.company is None:
        message = "No company was found in the header or the description."
        yield Finding(path, "no_company", message, 0, "company")


def _stated_company(document: Document, fields: tuple[SourceField, ...]) -> Fact[str] | None:
    """Return the company of the header, or of a field of the source."""
    line = document.company
    if line is None:
        return None
    header = Evidence(line.text, line.number, EvidenceRule.HEADER_NAMES_IT)
    return Fact(line.text, (next((field.evidence for field in fields if field.fact == "company"), header),))


def _default_company(fields: tuple[SourceField, ...]) -> Fact[str] | None:
    """Return the company that the operator gives for ads that name none."""
    for field in fields:
        if field.fact == "default_company":
            return Fact(field.value, (Evidence(field.value, field.line, EvidenceRule.COMPANY_OF_SOURCE),))
    return None
