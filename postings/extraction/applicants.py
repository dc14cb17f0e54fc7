"""Read from which countries one may apply, from the badge, the title and the text.

The answer for a country is yes, no or not stated. What sentences say is read in `applicant_sentences`.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from postings.choices import Answer, Region, WorkMode
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Applicants, Document, Evidence, Fact, Line, Places
from postings.extraction.applicant_sentences import (
    PAY,
    REGION,
    TIME_ZONE,
    Statement,
    find_sentences,
    read_listed_places,
    read_sentence,
    read_work_permit,
)
from postings.extraction.places import join_places, read_places, split_exclusions
from postings.reference import gazetteer

_PART_OF_EUROPE = re.compile(r"\b(?:eastern|western|northern|southern|central) europe|\bCEE\b", re.IGNORECASE)
_LOCATION_LINE = re.compile(
    r"^(?:(?:(?:job|work|role|position|available|candidates?|eligible|remote|hiring) )?"
    r"(?:locations?|regions?|countr(?:y|ies))(?: type)?\s*[:–-]|"
    r"(?:fully |100% )?remote(?:\s*\(|\s*:|\s+[-–]|[-–]\s))\s*(?P<places>.{2,100})$",
    re.IGNORECASE,
)
_OFFICE_OR_REMOTE = re.compile(r"(?:\bor|[/|;+]|\band)\s*\(?remote\)?\W*$|^\W*remote\s*(?:or\b|[/|;+])", re.IGNORECASE)
_TITLE_PART = re.compile(r"\(([^()]{3,60})\)|\[([^\[\]]{3,60})\]|\s[-–—|]\s([^-–—|()]{3,60})$")
_TITLE_WORD = re.compile(r"\b(?:remote|only|based)\b", re.IGNORECASE)
_PREFERENCE = re.compile(r"\bpreference for\b|\bprefer(?:ably|ring)\b", re.IGNORECASE)


class WhoCanApply(NamedTuple):
    """From where one may apply, and the places that title and text add to those of the header. None is not stated."""

    applicants: Fact[Applicants] | None
    added_places: Fact[Places] | None


def read_applicants(document: Document, places: Places | None) -> WhoCanApply:
    """Return from where one may apply, and the places that title and text add to the `places` of the header.

    The body may add countries to those of badge and title, or narrow a region down to some of its countries.
    """
    badge, title = _read_badge(document.location, places), _read_title(document.title)
    headers = [statement for statement in (badge, title) if statement]
    body_statements, permits = _read_body(document)
    stated = [*([title] if title else []), *body_statements]
    if not _union_yes((*headers, *body_statements)):
        # A required work permit implies where applicants live only if there is no other statement.
        body_statements += permits
    applicants = _combine(headers, body_statements)
    names_place = bool(places and (places.countries or places.regions))
    return WhoCanApply(applicants, _added_places(badge, stated, applicants.value, names_place) if applicants else None)


def _combine(headers: list[Statement], body_statements: list[Statement]) -> Fact[Applicants] | None:
    header_yes, body_yes = _union_yes(headers), _union_yes(body_statements)
    narrowed = body_yes and body_yes < header_yes
    yes = body_yes if narrowed else header_yes | body_yes
    no = frozenset[str]().union(*(statement.no for statement in (*headers, *body_statements)))
    if any(statement.yes and statement.others == Answer.NO for statement in (*headers, *body_statements)):
        others = Answer.NO
    elif not body_yes and any(statement.others == Answer.YES for statement in (headers or body_statements)):
        others = Answer.YES
    else:
        others = Answer.NOT_STATED
    yes -= no
    if not yes and not no and others == Answer.NOT_STATED:
        return None
    used = [
        statement.evidence
        for statement in (*headers, *body_statements)
        if statement.yes or statement.no or statement.others == others
    ]
    return Fact(Applicants(tuple(sorted(yes)), tuple(sorted(no)), others), _without_repeats(used))


def _added_places(
    badge: Statement | None, stated: list[Statement], applicants: Applicants, names_place: bool
) -> Fact[Places] | None:
    """Return the places of statements that name more countries than the badge, all of which may apply."""
    if badge and badge.others == Answer.YES:
        return None
    known = badge.yes if badge else frozenset[str]()
    adding = [
        statement
        for statement in stated
        if statement.yes - known and statement.yes - statement.no <= {*applicants.yes, *applicants.no}
    ]
    if not names_place and applicants.others == Answer.YES:
        adding = [statement for statement in stated if statement.others == Answer.YES]
    places = Places()
    for statement in adding:
        places = join_places(places, statement.places)
    if places == Places():
        return None
    return Fact(places, _without_repeats(statement.evidence for statement in adding if statement.places != Places()))


def _without_repeats(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence without words that an earlier one quotes."""
    by_quote: dict[str, Evidence] = {}
    for each in evidence:
        by_quote.setdefault(each.quote, each)
    return tuple(by_quote.values())


def _union_yes(statements: Iterable[Statement]) -> frozenset[str]:
    return frozenset[str]().union(*(statement.yes for statement in statements))


def _read_badge(line: Line | None, places: Places | None) -> Statement | None:
    if line is None or places is None:
        return None
    return _statement_from_places(line.text, places, Evidence(line.text, line.number, EvidenceRule.HEADER_NAMES_IT))


def _read_title(line: Line) -> Statement | None:
    """Return the statement of a title such as `Data Engineer (Remote, US)`, or None."""
    for match in _TITLE_PART.finditer(line.text):
        part = next(group for group in match.groups() if group)
        if _TITLE_WORD.search(part) and not TIME_ZONE.search(part) and (places := read_places(part)):
            return _statement_from_places(part, places, Evidence(line.text, line.number, EvidenceRule.TITLE_SAYS_FROM_WHERE))
    return None


def _statement_from_places(text: str, places: Places, evidence: Evidence) -> Statement | None:
    """Return the statement of a badge, or of text in the form of a badge, or None."""
    yes, no = frozenset(places.countries), _excluded_countries(text)
    part = gazetteer.part_of_region(text)
    yes |= part
    for region in places.regions:
        if part and region != Region.WORLDWIDE:
            continue
        if region != Region.WORLDWIDE and not (region == Region.EUROPE and _PART_OF_EUROPE.search(text)):
            yes |= gazetteer.region_countries(region)
    if Region.WORLDWIDE in places.regions:
        no |= frozenset(["US"]) if re.search(r"\bnon-US\b", text, re.IGNORECASE) else frozenset[str]()
        return Statement(evidence, yes - no, no, Answer.YES, replace(places, work_modes=()))
    yes -= no
    if not yes:
        return Statement(evidence, no=no) if no else None
    is_remote = not places.work_modes or WorkMode.REMOTE in places.work_modes
    # In `Boston or Remote` the place is that of the office.
    is_office_place = _OFFICE_OR_REMOTE.search(text) and not places.regions and not gazetteer.find_countries(text)
    others = Answer.NO if is_remote and not is_office_place else Answer.NOT_STATED
    return Statement(evidence, yes, no, others, replace(places, work_modes=()))


def _excluded_countries(text: str) -> frozenset[str]:
    """Return the countries that a badge shuts out: `Remote (no US)`."""
    excluded = split_exclusions(text)[1]
    found = frozenset(mention.code for mention in gazetteer.find_countries(excluded))
    for match in REGION.finditer(excluded):
        found |= gazetteer.part_of_region(match[0]) or gazetteer.region_countries(
            gazetteer.regions()[gazetteer.normalize(match[0])]
        )
    return found


def _read_body(document: Document) -> tuple[list[Statement], list[Statement]]:
    """Return the statements of the body about applicants, and those about work permits."""
    statements, permits = [], []
    for _, line in document.lines_and_headings():
        if (match := _LOCATION_LINE.match(line.text)) and (statement := _read_location_line(match["places"], line)):
            statements.append(statement)
    statements += read_listed_places(document)
    for sentence in find_sentences(document):
        if not sentence.rules.words_of_language and _LOCATION_LINE.match(sentence.text):
            continue
        if statement := read_sentence(sentence):
            statements.append(statement)
        elif statement := read_work_permit(sentence):
            permits.append(statement)
    return statements, permits


def _read_location_line(text: str, line: Line) -> Statement | None:
    """Return the statement of a line such as `Location: Remote (US)`, or None."""
    places = read_places(text)
    if places is None or TIME_ZONE.search(text) or PAY.search(text) or _PREFERENCE.search(text):
        return None
    if not (places.work_modes or places.regions or gazetteer.find_countries(text)):
        return None
    statement = _statement_from_places(text, places, Evidence(line.text, line.number, EvidenceRule.LOCATION_LINE))
    return statement if statement and statement.others != Answer.NOT_STATED else None
