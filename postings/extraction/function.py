"""What one does in the role, from the title first.

A title names the function before its first comma, dash or bracket ("Backend Engineer, Data Platform" is backend), else
behind it ("Software Engineer, Data Platform" is data). Titles that say only that software is made are told apart by a
technology in the title, then by what the body says of back end, front end and full stack. Two titles the body may widen:
a back end's technology is full stack beside much of a front end, and "Backend" is data beside data engineering's tools.
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

_ENOUGH, _SOME, _MANY, _MOST = 2, 3, 5, 6
_MAX_LINE, _MAX_LINES, _MAX_TEXT = 2_000, 300, 30_000


def read_function(document: Document) -> Fact[Function] | None:
    """One of the closed list; `other` where a title plainly is something else; None only without a title."""
    whole = unicodedata.normalize("NFKC", document.title.text)
    title = tables.NO_MATTER.sub(" ", tables.LEADING_BRACKETS.sub("", whole))
    if not title.strip():
        return None
    makes_software = bool(tables.SOFTWARE_MAKER.search(title))
    head = tables.SPLIT.split(title, maxsplit=1)[0]
    function = _first(tables.ANYWHERE, title) or _named(head, makes_software) or _named(title, makes_software)
    if not function and not makes_software and not tables.MAKER_OF_SOME_KIND.search(title):
        return Fact(Function.OTHER, (_title(document, EvidenceRule.TITLE_NAMES_OTHER_WORK),))
    if function is Function.BACKEND and (fact := _data_engineering(document)):
        return fact
    if function:
        return Fact(function, (_title(document, EvidenceRule.TITLE_NAMES_WORK),))
    return _of_software_maker(title, makes_software, document)


def _named(words: str, makes_software: bool) -> Function | None:
    return _first(
        tables.SOFTWARE_TITLES
        if makes_software
        else tables.ENGINEER_TITLES
        if tables.ENGINEER.search(words)
        else tables.TITLES,
        words,
    )


def _first(table: Iterable[tuple[Function, re.Pattern[str]]], words: str) -> Function | None:
    return next((function for function, pattern in table if pattern.search(words)), None)


def _title(document: Document, rule: EvidenceRule) -> Evidence:
    return Evidence(document.title.text, document.title.number, rule)


def _data_engineering(document: Document) -> Fact[Function] | None:
    """What a back-end role is where its duties name data engineering, and the tools of it."""
    lines = _of_the_role(document)
    text = "\n".join(line.text[:_MAX_LINE] for line in lines)[:_MAX_TEXT]
    if _kinds(text, tables.DATA_TOOLS) >= _MANY and (line := _line_with(tables.DATA_WORK, lines)):
        return Fact(Function.DATA, (_quoted(line, tables.DATA_WORK, EvidenceRule.TEXT_NAMES_DATA_ENGINEERING),))
    return None


def _of_the_role(document: Document) -> list[Line]:
    """The lines on the work; of an ad without a section on it, those without a heading."""
    lines = list(islice(document.lines(), _MAX_LINES))
    told = [line for section, line in lines if section.kind not in tables.NOT_THE_ROLE]
    return told or [line for section, line in lines if not section.heading]


def _may_name_the_role(section: Section) -> bool:
    return section.kind not in tables.NOT_THE_ROLE or section.kind is SectionKind.ABOUT_COMPANY


def _line_with(pattern: re.Pattern[str], lines: list[Line]) -> Line | None:
    return next((line for line in lines if pattern.search(line.text[:_MAX_LINE])), None)


def _of_software_maker(title: str, makes_software: bool, document: Document) -> Fact[Function]:
    named = _title(document, EvidenceRule.TITLE_NAMES_TECHNOLOGY)
    if tables.ARCHITECT.search(title) or tables.TRAINS_AI.search(document.title.text):
        return Fact(Function.SOFTWARE, (named,))
    back, front = tables.BACK_TECH.search(title), tables.FRONT_TECH.search(title)
    if tables.OTHER_TECH.search(title):
        return Fact(Function.SOFTWARE, (named,))
    if back and front:
        return Fact(Function.FULLSTACK, (named,))
    lines = _of_the_role(document)
    said = _said([line for section, line in islice(document.lines(), _MAX_LINES) if _may_name_the_role(section)])
    if said and (said.value is Function.FULLSTACK or not (back or front)):
        return said
    telling = [tables.DEGREE.sub(" ", tables.ANY_LANGUAGE.split(line.text[:_MAX_LINE], maxsplit=1)[0]) for line in lines]
    text = "\n".join(telling)[:_MAX_TEXT]
    if back and _weight(text, tables.BODY_FRONT, tables.BODY_FRONT_TECH) >= _MOST:
        return Fact(Function.FULLSTACK, (named, *_first_quote((tables.BODY_FRONT, tables.BODY_FRONT_TECH), lines)))
    if back or front:
        return Fact(Function.BACKEND if back else Function.FRONTEND, (named,))
    of_systems = _first(tables.ELSE, title) is Function.IT_SUPPORT
    function, patterns = _weighed(text, makes_software, of_systems)
    if function is Function.SOFTWARE:
        function = _first(tables.ELSE, title) or function
    quotes = _first_quote(patterns, lines)
    return Fact(function, quotes or (_title(document, EvidenceRule.TITLE_SAYS_SOFTWARE),))


def _first_quote(patterns: Iterable[re.Pattern[str]], lines: list[Line]) -> tuple[Evidence, ...]:
    rule = EvidenceRule.TEXT_DESCRIBES_WORK
    found = ((line, pattern) for pattern in patterns if (line := _line_with(pattern, lines)))
    return tuple(_quoted(line, pattern, rule) for line, pattern in islice(found, 1))


def _said(lines: list[Line]) -> Fact[Function] | None:
    """What the ad calls the role in a sentence: "We are looking for a backend engineer"."""
    for pattern in (tables.SEEKS, tables.YEARS_OF):
        for line in lines:
            for match in pattern.finditer(line.text[:_MAX_LINE]):
                if function := _named(tables.MANNER.sub(" ", match["role"]), makes_software=True):
                    return Fact(function, (_quoted(line, pattern, EvidenceRule.TEXT_NAMES_ROLE),))
    return None


def _weighed(text: str, makes_software: bool, of_systems: bool) -> tuple[Function, tuple[re.Pattern[str], ...]]:
    """The function that the body's words weigh for, and the words to quote, the most telling first.

    A systems engineer scripts in Python and builds no back end.
    """
    if makes_software and _kinds(text, tables.SECURITY_WORK) >= _SOME:
        return Function.SECURITY, (tables.SECURITY_WORK,)
    if tables.BODY_FULL.search(text):
        return Function.FULLSTACK, (tables.BODY_FULL,)
    back, front = (
        _weight(text, tables.BODY_BACK, tables.BODY_BACK_TECH),
        _weight(text, tables.BODY_FRONT, tables.BODY_FRONT_TECH),
    )
    if of_systems:
        back = front = 0
    table = [row for row in tables.BODY_OTHERS if not (makes_software and row[0] in tables.MAY_BE_THE_PRODUCT)]
    other, function, pattern = max(
        ((_kinds(text, pattern), function, pattern) for function, pattern in table), key=lambda row: row[0]
    )
    if other >= (_MANY if makes_software else _SOME) and other > max(back, front):
        return function, (pattern,)
    less, more = sorted((back, front))
    if (less >= _ENOUGH and more <= less + 1) or (less >= _SOME and more <= 4 * less):
        return Function.FULLSTACK, (tables.BODY_FRONT, tables.BODY_FRONT_TECH)
    if max(back, front) < max(_ENOUGH, 2 * _kinds(text, tables.BODY_SYSTEMS)):
        return Function.SOFTWARE, ()
    return (
        (Function.BACKEND, (tables.BODY_BACK, tables.BODY_BACK_TECH))
        if back > front
        else (Function.FRONTEND, (tables.BODY_FRONT, tables.BODY_FRONT_TECH))
    )


def _weight(text: str, plain: re.Pattern[str], technologies: re.Pattern[str]) -> int:
    return 2 * min(len(plain.findall(text)), 3) + _kinds(text, technologies)


def _kinds(text: str, names: re.Pattern[str]) -> int:
    return len({name.casefold() for name in names.findall(text)})


def _quoted(line: Line, pattern: re.Pattern[str], rule: EvidenceRule) -> Evidence:
    match = pattern.search(line.text[:_MAX_LINE])
    return Evidence(quote(line.text, match.start() if match else 0), line.number, rule)
