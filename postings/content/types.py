"""The nouns of the import: frozen values that pass from step to step. No step's logic lives here.

SourceFile bytes -> RawFile -> (repair, parse, interpret, render) -> Ad, or a Finding that says why not
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from postings.choices import Answer, DatePrecision, Employment, Function, PayPeriod, Region, SectionKind, Seniority, WorkMode
from postings.content.evidence_rules import EvidenceRule

Value = TypeVar("Value")


@dataclass(frozen=True)
class RawFile:
    """A file as found, before anything is read from it.

    `path` is relative to the source's root, with `/`. The two times come from a repository's history and are
    unknown everywhere else; a file with `removed` is no longer in the source and is read for the record.
    """

    path: str
    data: bytes
    first_seen: datetime | None = None
    removed: datetime | None = None
    first_seen_is_exact: bool = False


@dataclass(frozen=True)
class Finding:
    """Something in a file that could not be read, or not be believed. `line` counts from 1; 0 is the whole file.

    `data` is the file itself, where it was set aside and could be opened.
    """

    path: str
    code: str
    message: str
    line: int = 0
    field: str = ""
    raw: str = ""
    set_aside: bool = False
    data: bytes = dataclasses.field(default=b"", repr=False, compare=False)

    def as_dict(self) -> dict[str, object]:
        return {
            "path": self.path,
            "line": self.line,
            "field": self.field,
            "code": self.code,
            "message": self.message,
            "raw": self.raw,
            "set_aside": self.set_aside,
        }


class SetAside(Exception):
    """Raised by a step that cannot go on with a file; carries the finding that says why."""

    def __init__(self, path: str, code: str, message: str, *, line: int = 0, field: str = "", raw: str = ""):
        super().__init__(message)
        self.finding = Finding(path, code, message, line, field, raw[:500], set_aside=True)


@dataclass(frozen=True)
class Evidence:
    """Why a fact is believed: the words it was read from, their line in the file (from 1), and the rule that read them."""

    quote: str
    line: int
    rule: EvidenceRule


@dataclass(frozen=True)
class Fact(Generic[Value]):
    """A value read from an ad, and the words it was read from. What an ad does not say is no Fact but None."""

    value: Value
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Pay:
    """An amount or a range. One bound may be unknown, the currency (ISO 4217) and the period too.

    With zones it is the lowest and the highest of several ranges that differ by place.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str | None = None
    period: PayPeriod | None = None
    has_zones: bool = False


@dataclass(frozen=True)
class Posted:
    """When an ad appeared: a day, a month (its first day), or nobody knows."""

    on: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN


@dataclass(frozen=True)
class City:
    """A city by its English or local common name, with its subdivision where that is known."""

    name: str
    country: str
    subdivision: str | None = None


@dataclass(frozen=True)
class Places:
    """The places that a text names: ISO 3166 codes (`CA`, `CA-ON`), cities and regions, and the work modes that it names.

    `countries` holds those of the cities and subdivisions too. Each sorted, without repeats.
    """

    work_modes: tuple[WorkMode, ...] = ()
    countries: tuple[str, ...] = ()
    subdivisions: tuple[str, ...] = ()
    cities: tuple[City, ...] = ()
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True)
class Applicants:
    """From where one may apply: the countries said yes to, those said no to, and what holds for all others."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    others: Answer = Answer.NOT_STATED

    def answer(self, country: str) -> Answer:
        if country in self.yes:
            return Answer.YES
        return Answer.NO if country in self.no else self.others


@dataclass(frozen=True)
class Skill:
    """A named technology that an ad asks for, or would like."""

    name: str
    is_required: bool
    evidence: Evidence


@dataclass(frozen=True)
class Line:
    """A line of an ad as a reader sees it: no Markdown marks. `number` counts from 1 in the file."""

    number: int
    text: str
    is_item: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and the lines below it, up to the next. The text before the first heading is a section without one.

    `is_repeat` marks one that says word for word what an earlier section of the ad said.
    """

    heading: str
    kind: SectionKind
    line: int
    lines: tuple[Line, ...]
    is_repeat: bool = False


@dataclass(frozen=True)
class Document:
    """An ad as the readers of facts see it: the header's pieces with their lines, and the body in sections."""

    title: Line
    company: Line | None
    pay: Line | None
    location: Line | None
    sections: tuple[Section, ...]

    def lines(self) -> Iterator[tuple[Section, Line]]:
        """The body's lines with the section of each, without what the ad says twice."""
        for section in self.sections:
            if not section.is_repeat:
                for line in section.lines:
                    yield section, line


@dataclass(frozen=True)
class ParsedAd:
    """An ad taken apart into the pieces it is written in, each as written. The lines are where each piece stands."""

    title: str
    apply_url: str
    company: str | None
    pay_text: str
    location_text: str
    benefits_text: str
    body: str
    body_line: int
    title_line: int = 1
    company_line: int = 0
    badge_line: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Facts:
    """All that is read from an ad's own pieces, so that the same pieces, read again, give the same.

    `lines` are where these stand in the file: title, company (0 where the header has none), badges and body.
    """

    lines: dict[str, int]
    source_key: str
    title: str
    title_key: str
    apply_url: str
    company: Fact[str] | None
    company_is_in_header: bool
    team: Fact[str] | None
    function: Fact[Function] | None
    seniority: Fact[Seniority] | None
    employment: Fact[Employment] | None
    years: Fact[float] | None
    skills: tuple[Skill, ...]
    pay_text: str
    badge_pay: Pay | None
    body_pay: Fact[Pay] | None
    pay: Fact[Pay] | None
    location_text: str
    places: Fact[Places] | None
    applicants: Fact[Applicants] | None
    language: Fact[str] | None
    sections: tuple[Section, ...]
    benefits_text: str
    body: str


@dataclass(frozen=True)
class Ad(Facts):
    """All that one file says, read and rendered: what the storing module works on."""

    path: str
    fingerprint: str
    size: int
    category: str | None
    posted: Posted
    text_sections: list[dict[str, Any]]
    excerpt: str
    text_sha256: str
    repairs: tuple[str, ...] = ()
    first_seen: datetime | None = None
    removed: datetime | None = None


@dataclass(frozen=True)
class ReadFile:
    """What became of one file: an ad, or none and the finding that set it aside, besides whatever else was noticed."""

    path: str
    ad: Ad | None
    findings: tuple[Finding, ...] = ()
