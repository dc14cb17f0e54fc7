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
from datetime import datetime

from postings.importing.interpret.apply_url import source_key
from postings.importing.interpret.path import category_and_month
from postings.importing.interpret.pay import believable, read_pay
from postings.importing.interpret.posted import read_posted
from postings.importing.interpret.team import read_team
from postings.importing.parse import parse
from postings.importing.repair import repair
from postings.importing.shapes import Ad, Finding, Pay, RawFile, ReadFile, SetAside
from postings.rich_text import render

# Raise it when the same bytes are read differently than before, so that the next import reads every file again.
READER_VERSION = 1

# The slowest real ad takes 0.05 s; only text made to be slow comes near this.
MAX_SECONDS = 10

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control signs other than tab and line breaks, noncharacters and lone surrogates: no database or feed takes them all.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class _TooSlow(Exception):
    """A file took longer than MAX_SECONDS."""


def read_file(raw: RawFile) -> ReadFile:
    """Read one file. Never raises for what is in it."""
    try:
        with _time_limit(MAX_SECONDS):
            return _read(raw)
    except SetAside as reason:
        # What history alone still holds cannot be mended, so nobody is asked to.
        return ReadFile(raw.path, None, () if raw.removed else (reason.finding,))
    except _TooSlow:
        message = f"Reading the file took longer than {MAX_SECONDS} seconds."
        return ReadFile(raw.path, None, (Finding(raw.path, "too_slow", message, set_aside=True),))
    except Exception as error:
        message = f"The file could not be read ({type(error).__name__}: {error}). Please report this ad."
        return ReadFile(raw.path, None, (Finding(raw.path, "reader_failed", message[:500], set_aside=True),))


def fingerprint(raw: RawFile) -> str:
    """Changes when anything does that an ad at one path is read from: the bytes, the dates from history, or the reader."""
    return _fingerprint(raw.data, raw.first_seen, raw.removed)


def _fingerprint(data: bytes, first_seen: datetime | None, removed: datetime | None) -> str:
    digest = hashlib.sha256(data)
    digest.update(f"\0{READER_VERSION}\0{first_seen}\0{removed}".encode())
    return digest.hexdigest()


def _read(raw: RawFile) -> ReadFile:
    decoded, decode_steps = _decode(raw)
    repaired = repair(decoded)
    text = _UNWANTED.sub("", repaired.text)
    steps = (*decode_steps, *repaired.steps)
    if text != repaired.text:
        steps = (*steps, "control characters removed")
    parsed = parse(raw.path, text)
    findings = list(parsed.findings)
    badge_pay = read_pay(parsed.pay_text) if parsed.pay_text else None
    pay = _believed(raw.path, parsed.pay_text, badge_pay, findings)
    category, month = category_and_month(raw.path)
    rendered = render(parsed.body)
    ad = Ad(
        path=raw.path,
        fingerprint=fingerprint(raw),
        size=len(raw.data),
        source_key=source_key(parsed.apply_url),
        title=parsed.title,
        apply_url=parsed.apply_url,
        company=parsed.company,
        team=read_team(parsed.title, parsed.body, parsed.location_text),
        pay_text=parsed.pay_text,
        pay=pay,
        badge_pay=badge_pay,
        location_text=parsed.location_text,
        benefits_text=parsed.benefits_text,
        category=category,
        posted=read_posted(month, raw.first_seen, raw.first_seen_is_exact),
        body=parsed.body,
        body_html=rendered.html,
        excerpt=rendered.excerpt,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        repairs=steps,
        first_seen=raw.first_seen,
        removed=raw.removed,
    )
    return ReadFile(raw.path, ad, tuple(findings))


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
    raise SetAside(raw.path, "not_text", "The file is not text: it holds bytes that no text does.")


def _believed(path: str, text: str, badge_pay: Pay | None, findings: list[Finding]) -> Pay | None:
    """The badge's pay if it can be believed; if not, a finding says so and the words alone are shown."""
    if badge_pay is None or believable(text, badge_pay):
        return badge_pay
    message = "The figure in the pay badge cannot be pay; it is shown as written and not filtered on."
    findings.append(Finding(path, "pay_not_believed", message, 0, "pay", text))
    return None


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
