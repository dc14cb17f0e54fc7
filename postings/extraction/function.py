"""Read the job function of a role, from the title first.

The part of a title before the first comma, dash or bracket takes precedence ("Backend Engineer, Data Platform" is
backend) over the rest ("Software Engineer, Data Platform" is data). For titles that only say software, the function is
read from a technology in the title, or from what the body says about backend, frontend and full stack. The body changes
two functions that the title names: a backend technology is full stack if the body describes much frontend work, and
"Backend" is data if the body names data engineering tools.
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

_MIN_SCORE, _MIN_KEYWORDS, _MIN_MANY_KEYWORDS, _MIN_FULLSTACK_SCORE = 2, 3, 5, 6
_MAX_LINE, _MAX_LINES, _MAX_TEXT = 2_000, 300, 30_000


def read_function(document: Document) -> Fact[Function] | None:
    """Return the function, `other` where the title clearly names something else, or None without a title."""
    normalized = unicodedata.normalize("NFKC", document.title.text)
    title = tables.IGNORED_PHRASES.sub(" ", tables.LEADING_BRACKETS.sub("", normalized))
    if not title.strip():
        return None
    is_software = bool(tables.SOFTWARE_ENGINEER.search(title))
    head = tables.TITLE_SEPARATOR.split(title, maxsplit=1)[0]
    function = (
        _first_match(tables.PRIORITY_TITLES, title)
        or _function_in_title(head, is_software)
        or _function_in_title(title, is_software)
    )
    if not function and not is_software and not tables.ANY_ENGINEER.search(title):
        return Fact(Function.OTHER, (_title_evidence(document, EvidenceRule.TITLE_NAMES_OTHER_WORK),))
    if function is Function.BACKEND and (fact := _read_data_engineering(document)):
        return fact
    if function:
        return Fact(function, (_title_evidence(document, EvidenceRule.TITLE_NAMES_WORK),))
    return _read_software_function(title, is_software, document)


def _function_in_title(text: str, is_software: bool) -> Function | None:
    return _first_match(
        tables.SOFTWARE_TITLES if is_software else tables.ENGINEER_TITLES if tables.ENGINEER.search(text) else tables.TITLES,
        text,
    )


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


def _first_evidence(patterns: Iterable[re.Pattern[str]], lines: list[Line]) -> tuple[Evidence, ...]:
    rule = EvidenceRule.TEXT_DESCRIBES_WORK
    found = ((line, pattern) for pattern in patterns if (line := _find_line(pattern, lines)))
    return tuple(_make_evidence(line, pattern, rule) for line, pattern in islice(found, 1))


def _named_in_body(lines: list[Line]) -> Fact[Function] | None:
    """Return the function that a sentence names: "We are looking for a backend engineer"."""
    for pattern in (tables.ROLE_WANTED, tables.YEARS_OF_EXPERIENCE):
        for line in lines:
            for match in pattern.finditer(line.text[:_MAX_LINE]):
                if function := _function_in_title(tables.ATTRIBUTES.sub(" ", match["role"]), is_software=True):
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
