"""Data classes that the steps of an import pass to each other, without any logic of the steps.

RawFile -> (repair, parse, extract, render) -> Ad, or a Finding that says why not
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from postings.choices import (
    Answer,
    DatePrecision,
    Employment,
    Function,
    PayPeriod,
    Region,
    SectionKind,
    Seniority,
    SkillKind,
    WorkMode,
)
from postings.content.evidence_rules import EvidenceRule

Value = TypeVar("Value")


@dataclass(frozen=True)
class SourceSettings:
    """What an operator says about a source: its name, the company of ads that name none, and a mapping of fields as TOML."""

    name: str = ""
    company: str = ""
    mapping: str = ""


@dataclass(frozen=True)
class RawFile:
    """A file as found in a source, or one ad of a file that holds several, before it is parsed.

    `path` is relative to the source's root, with `/`. `first_seen` and `removed` come from the history of a repository
    and are None for other sources. A file with `removed` is no longer in the source and is read for the record.

    An ad of a file that holds several has the path `FILE#ID`, the id as `item_id`, and a JSON object as `data`. With
    `is_board_record`, the object is a posting of an exported board, with its facts.
    """

    path: str
    data: bytes
    first_seen: datetime | None = None
    removed: datetime | None = None
    first_seen_is_exact: bool = False
    settings: SourceSettings = SourceSettings()
    item_id: str | None = None
    is_board_record: bool = False

    @property
    def is_item(self) -> bool:
        return self.item_id is not None


@dataclass(frozen=True)
class NotRead:
    """A file, or an entry of a list, that does not look like an ad, or that no reader takes.

    `reason` is a sentence for the operator. Files with a `group`, such as images, are counted together and not named.
    """

    path: str
    reason: str
    group: str = ""
    is_item: bool = False


@dataclass(frozen=True)
class Finding:
    """Something in a file that could not be read or is implausible. `line` counts from 1; 0 is the whole file.

    `data` is the content of the file, if it was set aside and could be opened.
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
    """Raised by a step that cannot continue with a file; `finding` says why."""

    def __init__(self, path: str, code: str, message: str, *, line: int = 0, field: str = "", raw: str = ""):
        super().__init__(message)
        self.finding = Finding(path, code, message, line, field, raw[:500], set_aside=True)


@dataclass(frozen=True)
class Evidence:
    """Evidence for a fact: the quoted words, their line in the file (from 1), and the rule that applied."""

    quote: str
    line: int
    rule: EvidenceRule


@dataclass(frozen=True)
class Fact(Generic[Value]):
    """A value read from an ad, with its evidence. A fact that an ad does not state is None."""

    value: Value
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Pay:
    """An amount or a range of pay. One bound, the currency (ISO 4217) and the period may be unknown.

    With `has_zones`, the range covers several ranges that depend on the location.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str | None = None
    period: PayPeriod | None = None
    has_zones: bool = False


@dataclass(frozen=True)
class Posted:
    """When an ad was posted: a day, a month (as its first day), or unknown."""

    on: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN


@dataclass(frozen=True)
class City:
    """A city by its English or common local name, with its subdivision if known."""

    name: str
    country: str
    subdivision: str | None = None


@dataclass(frozen=True)
class Places:
    """The places and work modes that a text names: ISO 3166 codes (`CA`, `CA-ON`), cities and regions.

    `countries` includes those of the cities and subdivisions. All are sorted and unique.
    """

    work_modes: tuple[WorkMode, ...] = ()
    countries: tuple[str, ...] = ()
    subdivisions: tuple[str, ...] = ()
    cities: tuple[City, ...] = ()
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True)
class Applicants:
    """From where one may apply: countries included, countries excluded, and the answer for all others."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    others: Answer = Answer.NOT_STATED

    def answer(self, country: str) -> Answer:
        if country in self.yes:
            return Answer.YES
        return Answer.NO if country in self.no else self.others


@dataclass(frozen=True)
class Skill:
    """A technology or practice that an ad requires or prefers."""

    name: str
    is_required: bool
    evidence: Evidence
    kind: SkillKind = SkillKind.TOOL


@dataclass(frozen=True)
class Line:
    """A line of an ad as plain text without Markdown. `number` counts from 1 in the file."""

    number: int
    text: str
    is_item: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and the lines below it. Text before the first heading is a section with an empty heading.

    `is_repeat` marks a section that repeats an earlier one word for word.
    """

    heading: str
    kind: SectionKind
    line: int
    lines: tuple[Line, ...]
    is_repeat: bool = False


@dataclass(frozen=True)
class Document:
    """An ad as input of the extractors: header fields with their lines, and the body in sections."""

    title: Line
    company: Line | None
    pay: Line | None
    location: Line | None
    sections: tuple[Section, ...]

    def lines(self) -> Iterator[tuple[Section, Line]]:
        """Yield the lines of the body with their sections, without repeated sections."""
        for section in self.sections:
            if not section.is_repeat:
                for line in section.lines:
                    yield section, line

    def lines_and_headings(self) -> Iterator[tuple[Section, Line]]:
        """Yield the headings and lines of the body with their sections, without repeated sections."""
        for section in self.sections:
            if not section.is_repeat:
                if section.heading:
                    yield section, Line(section.line, section.heading)
                for line in section.lines:
                    yield section, line


@dataclass(frozen=True)
class SourceField:
    """A value that a source states in a field of its own, as written, for example `employmentType` and `FullTime`.

    `fact` is what the field is about, one of `extraction.source_fields.FACTS`, or `company` or `default_company`. `name` is
    empty if a mapping gives the value to all ads. `line` is 0 if the source has no lines.
    """

    fact: str
    name: str
    value: str
    line: int = 0

    @property
    def evidence(self) -> Evidence:
        if not self.name:
            return Evidence(self.value, self.line, EvidenceRule.GIVEN_FOR_SOURCE)
        return Evidence(f"{self.name}: {self.value}", self.line, EvidenceRule.SOURCE_FIELD)


@dataclass(frozen=True)
class ParsedAd:
    """An ad split into its parts, each as written, with the numbers of their lines."""

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
    apply_email: str = ""
    apply_text: str = ""
    fields: tuple[SourceField, ...] = ()
    key: str = ""


@dataclass(frozen=True)
class Facts:
    """All facts read from an ad's parts. The same parts always give the same facts.

    `lines` are the line numbers of title, company (0 if the header has none), badges and body in the file.
    `details` holds those of `detail_facts.DETAIL_FACTS` that the ad states, by name.
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
    apply_email: str
    apply_text: str
    closes_on: Fact[date] | None
    details: dict[str, Fact[Any]]
    stated_posted: Fact[Posted] | None
    is_open: bool
    source_fields: tuple[SourceField, ...]


@dataclass(frozen=True)
class CompanyProfile:
    """What an exported board says about a company besides its name, for a company that is new here."""

    slug: str = ""
    website: str = ""
    about: str = ""


@dataclass(frozen=True)
class Ad(Facts):
    """One file, read and rendered, as input for storing.

    `slug` and `team_slug` are those of an exported board, used if they are free. There an editor can have confirmed an
    implausible salary.
    """

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
    item_id: str | None = None
    slug: str = ""
    company_profile: CompanyProfile | None = None
    team_slug: str = ""
    pay_is_confirmed: bool = False


@dataclass(frozen=True)
class ReadFile:
    """The result of reading one file: an ad, or None and the finding that set it aside; and other findings."""

    path: str
    ad: Ad | None
    findings: tuple[Finding, ...] = ()
