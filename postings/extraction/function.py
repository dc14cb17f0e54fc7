"""Read the job function of a role, from the title first.

A title is read part by part: the part before the first comma, dash or bracket takes precedence ("Backend Engineer, Data
Platform" is backend) over the rest ("Software Engineer, Data Platform" is data), and a part that names an occupation over
one that does not ("IT - Data Engineer" is data). For titles that only say software, the function is read from a technology
in the title, or from what the body says about backend, frontend and full stack. The body changes two functions that the
title names: a backend technology is full stack if the body describes much frontend work, and "Backend" is data if the body
names data engineering tools. If the title says nothing about the work, a sentence of the body may name the role.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

from postings.choices import Function, SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line, Section
from postings.extraction.quotes import quote
from postings.reference import job_titles as tables
from postings.reference.occupations import names_occupation
from postings.reference.other_job_titles import FIELDS, OTHER_TITLES
from postings.reference.titles_in_other_languages import TITLES_IN_OTHER_LANGUAGES

_MIN_SCORE, _MIN_KEYWORDS, _MIN_MANY_KEYWORDS, _MIN_FULLSTACK_SCORE = 2, 3, 5, 6
_MAX_LINE, _MAX_LINES, _MAX_TEXT = 2_000, 300, 30_000


def read_function(document: Document) -> Fact[Function] | None:
    """Return the function, `other` where the title names an occupation without a category, or None where nothing is said."""
    normalized = unicodedata.normalize("NFKC", document.title.text)
    title = tables.IGNORED_PHRASES.sub(" ", tables.LEADING_BRACKETS.sub("", normalized))
    if not title.strip():
        return None
    is_software = bool(tables.SOFTWARE_ENGINEER.search(title))
    function = function_of_title(title)
    if not function and not is_software and not tables.ANY_ENGINEER.search(title):
        function = _first_match(FIELDS, title)
        if not function:
            return _read_unknown_title(document)
    if function is Function.BACKEND and (fact := _read_data_engineering(document)):
        return fact
    if function:
        return Fact(function, (_title_evidence(document, EvidenceRule.TITLE_NAMES_WORK),))
    return _read_software_function(title, is_software, document)


def function_of_title(title: str) -> Function | None:
    """Return the function that a title names by itself, whatever the body says."""
    known = _first_match((*tables.PRIORITY_TITLES, *TITLES_IN_OTHER_LANGUAGES), title)
    return known or _function_in_title(title)


def _function_in_title(title: str) -> Function | None:
    """Return the function that the first part of a title names, an occupation before a field, or else the whole title.

    What a software engineer builds comes first: "Software Engineer, Data Platform (Backend)" is backend.
    """
    first, *others = _parts_in_order(title)
    if function := _function_in_part(first, first):
        return function
    if tables.SOFTWARE_ENGINEER.search(title):
        for part in (first, *others):
            if function := _first_match(tables.KINDS_OF_SOFTWARE, part):
                return function
        if tables.FRONTEND_FRAMEWORK.search(title) and not tables.BACKEND_TECH.search(title):
            return None
    read = first
    for part in others:
        read = f"{read}, {part}"
        if function := _function_in_part(part, read):
            return function
    return _function_in_part(title, title)


def _parts_in_order(title: str) -> list[str]:
    """Return the parts of a title, those that name an occupation first, and "Director, Product" as "Product Director"."""
    parts = [stripped for part in tables.TITLE_SEPARATOR.split(title) if (stripped := part.strip(" )]"))] or [title]
    rank = tables.RANK_ONLY.fullmatch(parts[0]) if len(parts) > 1 else None
    if rank and not any(names_occupation(tables.FIELD_OF_OCCUPATION.sub("", part)) for part in parts[1:]):
        return [f"{parts[0]}, {parts[1]}", f"{parts[1]} {rank['noun']}", *parts[2:]]
    return sorted(parts, key=lambda part: not (names_occupation(part) or _first_match(tables.KINDS_OF_SOFTWARE, part)))


def _function_in_part(part: str, read: str) -> Function | None:
    """Return the function that a part of a title names, where `read` is the title up to the end of the part."""
    if tables.SOFTWARE_ENGINEER.search(read):
        return _first_match(tables.SOFTWARE_TITLES, part)
    table = tables.ENGINEER_TITLES if tables.ENGINEER.search(read) else OTHER_TITLES
    return _first_match(table, part)


def _first_match(table: Iterable[tuple[Function, re.Pattern[str]]], text: str) -> Function | None:
    return next((function for function, pattern in table if pattern.search(text)), None)


def _title_evidence(document: Document, rule: EvidenceRule) -> Evidence:
    return Evidence(document.title.text, document.title.number, rule)


def _read_data_engineering(document: Document) -> Fact[Function] | None:
    """Return the data function for a backend role whose body names data engineering and its tools, or None."""
    lines = _role_lines(document)
    text = "\n".join(line.text[:_MAX_LINE] for line in lines)[:_MAX_TEXT]
    if _count_distinct(text, tables.DATA_TOOLS) >= _MIN_MANY_KEYWORDS and (line := _find_line(tables.DATA_WORK, lines)):
        return Fact(Function.DATA, (_make_evidence(line, tables.DATA_WORK, EvidenceRule.TEXT_NAMES_DATA_ENGINEERING),))
    return None


def _role_lines(document: Document) -> list[Line]:
    """Return the lines about the role; in an ad without a section about it, the lines without a heading."""
    lines = list(islice(document.lines(), _MAX_LINES))
    role_lines = [line for section, line in lines if section.kind not in tables.NON_ROLE_SECTIONS]
    return role_lines or [line for section, line in lines if not section.heading]


def _may_name_role(section: Section) -> bool:
    return section.kind not in tables.NON_ROLE_SECTIONS or section.kind is SectionKind.ABOUT_COMPANY


def _find_line(pattern: re.Pattern[str], lines: list[Line]) -> Line | None:
    return next((line for line in lines if pattern.search(line.text[:_MAX_LINE])), None)


def _read_software_function(title: str, is_software: bool, document: Document) -> Fact[Function]:
    title_evidence = _title_evidence(document, EvidenceRule.TITLE_NAMES_TECHNOLOGY)
    if tables.ARCHITECT.search(title) or tables.AI_TRAINING.search(document.title.text):
        return Fact(Function.SOFTWARE, (title_evidence,))
    is_backend, is_frontend = tables.BACKEND_TECH.search(title), tables.FRONTEND_TECH.search(title)
    if tables.OTHER_TECH.search(title):
        return Fact(Function.SOFTWARE, (title_evidence,))
    if is_backend and is_frontend:
        return Fact(Function.FULLSTACK, (title_evidence,))
    lines = _role_lines(document)
    body_function = _named_in_body(
        [line for section, line in islice(document.lines(), _MAX_LINES) if _may_name_role(section)]
    )
    if body_function and (body_function.value is Function.FULLSTACK or not (is_backend or is_frontend)):
        return body_function
    relevant = [
        tables.DEGREE.sub(" ", tables.ANY_LANGUAGE_LIST.split(line.text[:_MAX_LINE], maxsplit=1)[0]) for line in lines
    ]
    text = "\n".join(relevant)[:_MAX_TEXT]
    if is_backend and _score(text, tables.BODY_FRONTEND, tables.BODY_FRONTEND_TECH) >= _MIN_FULLSTACK_SCORE:
        return Fact(
            Function.FULLSTACK, (title_evidence, *_first_evidence((tables.BODY_FRONTEND, tables.BODY_FRONTEND_TECH), lines))
        )
    if is_backend or is_frontend:
        return Fact(Function.BACKEND if is_backend else Function.FRONTEND, (title_evidence,))
    is_systems_engineer = _first_match(tables.FALLBACK_TITLES, title) is Function.IT_SUPPORT
    function, patterns = _score_body(text, is_software, is_systems_engineer)
    if function is Function.SOFTWARE:
        function = _first_match(tables.FALLBACK_TITLES, title) or function
    evidence = _first_evidence(patterns, lines)
    return Fact(function, evidence or (_title_evidence(document, EvidenceRule.TITLE_SAYS_SOFTWARE),))


def _read_unknown_title(document: Document) -> Fact[Function] | None:
    """Return the role that a sentence of the body names, else `other` if the title is an occupation without a category."""
    for line in _role_lines(document):
        for match in tables.OCCUPATION_WANTED.finditer(line.text[:_MAX_LINE]):
            if function := _function_in_part(match["role"], match["role"]):
                evidence = Evidence(quote(line.text, match.start()), line.number, EvidenceRule.TEXT_NAMES_ROLE)
                return Fact(function, (evidence,))
    if names_occupation(document.title.text):
        return Fact(Function.OTHER, (_title_evidence(document, EvidenceRule.TITLE_NAMES_OTHER_WORK),))
    return None


def _first_evidence(patterns: Iterable[re.Pattern[str]], lines: list[Line]) -> tuple[Evidence, ...]:
    rule = EvidenceRule.TEXT_DESCRIBES_WORK
    found = ((line, pattern) for pattern in patterns if (line := _find_line(pattern, lines)))
    return tuple(_make_evidence(line, pattern, rule) for line, pattern in islice(found, 1))


def _named_in_body(lines: list[Line]) -> Fact[Function] | None:
    """Return the function that a sentence names: "We are looking for a backend engineer"."""
    for pattern in (tables.ROLE_WANTED, tables.YEARS_OF_EXPERIENCE):
        for line in lines:
            for match in pattern.finditer(line.text[:_MAX_LINE]):
                if function := _first_match(tables.SOFTWARE_TITLES, tables.ATTRIBUTES.sub(" ", match["role"])):
                    return Fact(function, (_make_evidence(line, pattern, EvidenceRule.TEXT_NAMES_ROLE),))
    return None


def _score_body(text: str, is_software: bool, is_systems_engineer: bool) -> tuple[Function, tuple[re.Pattern[str], ...]]:
    """Return the function with the highest score in the body, and the patterns to quote, the most specific first.

    A systems engineer uses scripting languages without building a backend, so these do not count as backend.
    """
    if is_software and _count_distinct(text, tables.SECURITY_WORK) >= _MIN_KEYWORDS:
        return Function.SECURITY, (tables.SECURITY_WORK,)
    if tables.BODY_FULLSTACK.search(text):
        return Function.FULLSTACK, (tables.BODY_FULLSTACK,)
    backend, frontend = (
        _score(text, tables.BODY_BACKEND, tables.BODY_BACKEND_TECH),
        _score(text, tables.BODY_FRONTEND, tables.BODY_FRONTEND_TECH),
    )
    if is_systems_engineer:
        backend = frontend = 0
    table = [row for row in tables.BODY_OTHERS if not (is_software and row[0] in tables.PRODUCT_FUNCTIONS)]
    best_score, function, pattern = max(
        ((_count_distinct(text, pattern), function, pattern) for function, pattern in table), key=lambda row: row[0]
    )
    if best_score >= (_MIN_MANY_KEYWORDS if is_software else _MIN_KEYWORDS) and best_score > max(backend, frontend):
        return function, (pattern,)
    lower, higher = sorted((backend, frontend))
    if (lower >= _MIN_SCORE and higher <= lower + 1) or (lower >= _MIN_KEYWORDS and higher <= 4 * lower):
        return Function.FULLSTACK, (tables.BODY_FRONTEND, tables.BODY_FRONTEND_TECH)
    if max(backend, frontend) < max(_MIN_SCORE, 2 * _count_distinct(text, tables.BODY_SYSTEMS)):
        return Function.SOFTWARE, ()
    return (
        (Function.BACKEND, (tables.BODY_BACKEND, tables.BODY_BACKEND_TECH))
        if backend > frontend
        else (Function.FRONTEND, (tables.BODY_FRONTEND, tables.BODY_FRONTEND_TECH))
    )


def _score(text: str, words: re.Pattern[str], technologies: re.Pattern[str]) -> int:
    return 2 * min(len(words.findall(text)), 3) + _count_distinct(text, technologies)


def _count_distinct(text: str, pattern: re.Pattern[str]) -> int:
    return len({word.casefold() for word in pattern.findall(text)})


def _make_evidence(line: Line, pattern: re.Pattern[str], rule: EvidenceRule) -> Evidence:
    match = pattern.search(line.text[:_MAX_LINE])
    return Evidence(quote(line.text, match.start() if match else 0), line.number, rule)
