"""The nouns of the import: frozen values that pass from step to step. No step's logic lives here.

SourceFile bytes -> RawFile -> (repair, parse, interpret, render) -> Ad, or a Finding that says why not
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from postings.vocabulary import DatePrecision, PayPeriod


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
    """Something in a file that could not be read, or not be believed. `line` counts from 1; 0 is the whole file."""

    path: str
    code: str
    message: str
    line: int = 0
    field: str = ""
    raw: str = ""
    set_aside: bool = False

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
class Pay:
    """An amount or a range. One bound may be unknown, the currency (ISO 4217) and the period too."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str | None = None
    period: PayPeriod | None = None


@dataclass(frozen=True)
class Posted:
    """When an ad appeared: a day, a month (its first day), or nobody knows."""

    on: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN


@dataclass(frozen=True)
class ParsedAd:
    """An ad taken apart into the pieces it is written in, each as written. `body_line` is where the body starts."""

    title: str
    apply_url: str
    company: str | None
    pay_text: str
    location_text: str
    benefits_text: str
    body: str
    body_line: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Ad:
    """All that one file says, read and rendered: what the storing module works on."""

    path: str
    fingerprint: str
    size: int
    source_key: str
    title: str
    apply_url: str
    company: str | None
    team: str | None
    pay_text: str
    pay: Pay | None
    location_text: str
    benefits_text: str
    category: str | None
    posted: Posted
    body: str
    body_html: str
    excerpt: str
    text_sha256: str
    repairs: tuple[str, ...] = ()
    first_seen: datetime | None = None
    removed: datetime | None = None
    badge_pay: Pay | None = None


@dataclass(frozen=True)
class ReadFile:
    """What became of one file: an ad, or none and the finding that set it aside, besides whatever else was noticed."""

    path: str
    ad: Ad | None
    findings: tuple[Finding, ...] = ()
