"""One file from bytes to an ad: decode, repair, parse, interpret, render. Pure, so that worker processes can share it.

Nothing that a file holds may stop the files after it: whatever goes wrong becomes the finding that sets this one aside.
"""

import codecs
import hashlib
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from postings.ad_text import typeset
from postings.importing.fingerprint import fingerprint
from postings.importing.interpret.applicants import read_applicants
from postings.importing.interpret.apply_url import source_key
from postings.importing.interpret.body_pay import choose_pay, read_body_pay
from postings.importing.interpret.company import read_company
from postings.importing.interpret.employment import read_employment
from postings.importing.interpret.function import read_function
from postings.importing.interpret.language import read_language
from postings.importing.interpret.path import category_and_month
from postings.importing.interpret.pay import read_pay
from postings.importing.interpret.places import read_places
from postings.importing.interpret.posted import read_posted
from postings.importing.interpret.reposts import normal_title
from postings.importing.interpret.seniority import read_seniority
from postings.importing.interpret.skills import read_skills
from postings.importing.interpret.team import read_team
from postings.importing.interpret.words import Vocabulary, shipped_vocabulary
from postings.importing.interpret.years import read_years
from postings.importing.outline import outline
from postings.importing.parse import MAX_TITLE, parse
from postings.importing.repair import repair
from postings.importing.shapes import (
    Ad,
    Applicants,
    Document,
    Evidence,
    Fact,
    Facts,
    Finding,
    Line,
    ParsedAd,
    Places,
    RawFile,
    ReadFile,
    SetAside,
)

# The slowest real ad takes 0.05 s; only text made to be slow comes near this.
MAX_SECONDS = 10

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control signs other than tab and line breaks, noncharacters and lone surrogates: no database or feed takes them all.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class _TooSlow(Exception):
    """A file took longer than MAX_SECONDS."""


def read_file(raw: RawFile, vocabulary: Vocabulary | None = None) -> ReadFile:
    """Read one file, with the words of `vocabulary` or the project's own. Never raises for what is in it."""
    try:
        with _time_limit(MAX_SECONDS):
            return _read(raw, vocabulary or shipped_vocabulary())
    except SetAside as reason:
        finding = reason.finding
    except _TooSlow:
        message = f"Reading the file took longer than {MAX_SECONDS} seconds. Shorten or simplify its text."
        finding = Finding(raw.path, "too_slow", message, set_aside=True)
    except Exception as error:
        message = f"An error occurred while reading the file ({type(error).__name__}: {error}). Please report it as a bug."
        finding = Finding(raw.path, "reader_failed", message[:500], set_aside=True)
    # What history alone still holds cannot be mended, so nobody is asked to.
    return ReadFile(raw.path, None, () if raw.removed else (replace(finding, data=raw.data),))


def _read(raw: RawFile, vocabulary: Vocabulary) -> ReadFile:
    decoded, decode_steps = _decode(raw)
    repaired = repair(decoded)
    text = _UNWANTED.sub("", repaired.text)
    steps = (*decode_steps, *repaired.steps)
    if text != repaired.text:
        steps = (*steps, "control characters removed")
    parsed = parse(raw.path, text)
    facts, findings = read_facts(parsed, vocabulary, raw.path)
    category, month = category_and_month(raw.path)
    text_sections, excerpt = typeset(parsed.body, parsed.title, facts.sections, parsed.body_line)
    ad = Ad(
        **vars(facts),
        path=raw.path,
        fingerprint=fingerprint(raw, vocabulary),
        size=len(raw.data),
        category=category,
        posted=read_posted(month, raw.first_seen, raw.first_seen_is_exact),
        text_sections=text_sections,
        excerpt=excerpt,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        repairs=steps,
        first_seen=raw.first_seen,
        removed=raw.removed,
    )
    return ReadFile(raw.path, ad, (*parsed.findings, *findings))


def read_facts(parsed: ParsedAd, vocabulary: Vocabulary, path: str = "") -> tuple[Facts, tuple[Finding, ...]]:
    """All facts of an ad, from its pieces alone, and what could not be read of them. `path` is what findings name."""
    document = outline(parsed)
    company = _as_written(document.company, "The ad's header names it.") or read_company(document)
    badge_pay = read_pay(parsed.pay_text) if parsed.pay_text else None
    body_pay = read_body_pay(document)
    pay, pay_findings = choose_pay(path, document, badge_pay, body_pay)
    places, applicants = read_where(document, vocabulary)
    facts = Facts(
        lines={
            "title": parsed.title_line,
            "company": parsed.company_line if parsed.company else 0,
            "badges": parsed.badge_line,
            "body": parsed.body_line,
        },
        source_key=source_key(parsed.apply_url),
        title=parsed.title,
        title_key=normal_title(parsed.title)[:MAX_TITLE],
        apply_url=parsed.apply_url,
        company=company,
        company_is_in_header=document.company is not None,
        team=read_team(document, company.value if company else ""),
        function=read_function(document),
        seniority=read_seniority(document),
        employment=read_employment(document),
        years=read_years(document),
        skills=read_skills(document, vocabulary.lexicon),
        pay_text=parsed.pay_text,
        badge_pay=badge_pay,
        body_pay=body_pay,
        pay=pay,
        location_text=parsed.location_text,
        places=places,
        applicants=applicants,
        language=read_language(document),
        sections=document.sections,
        benefits_text=parsed.benefits_text,
        body=parsed.body,
    )
    return facts, (*pay_findings, *_not_read(path, document, facts))


def read_where(document: Document, vocabulary: Vocabulary) -> tuple[Fact[Places] | None, Fact[Applicants] | None]:
    """The places and work modes of the badge, and from where one may apply, which follows from them and the text."""
    badge = document.location
    read = read_places(badge.text, vocabulary.place_keys) if badge else None
    evidence = (Evidence(badge.text, badge.number, "The ad's header names it."),) if badge else ()
    return Fact(read, evidence) if read else None, read_applicants(document, read)


def _not_read(path: str, document: Document, facts: Facts) -> Iterator[Finding]:
    """What the header says that no reader understood, and the one fact that every ad should state."""
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


def _as_written(line: Line | None, rule: str) -> Fact[str] | None:
    return Fact(line.text, (Evidence(line.text, line.number, rule),)) if line else None


def _decode(raw: RawFile) -> tuple[str, tuple[str, ...]]:
    """UTF-8 as it is; UTF-16 and Windows-1252 as a step of repair; anything else is not text."""
    try:
        text = raw.data.decode("utf-8")
        if "\0" not in text:
            return text, ()
    except UnicodeDecodeError:
        if raw.data.startswith(_UTF16):
            try:
                return raw.data.decode("utf-16"), ("decoded from UTF-16",)
            except UnicodeDecodeError:
                pass
        elif not any(byte < 0x20 and byte not in b"\t\n\r\f" for byte in raw.data):
            # Every letter below 0x80 is certain, and an ad's first line begins with one of them.
            # Where most of the file was UTF-8 after all, this makes the damage that repair undoes.
            return raw.data.decode("sloppy-windows-1252"), ("decoded from Windows-1252",)
    raise SetAside(raw.path, "not_text", "This is not a text file. Save the ad as a UTF-8 text file.")


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Raise _TooSlow in the block after `seconds`. Only the main thread can be interrupted; elsewhere there is no limit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
