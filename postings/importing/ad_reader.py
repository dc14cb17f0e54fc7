"""Read one file from bytes to an ad: decode, repair, parse, extract, render. Pure, so that it can run in worker processes.

No content of a file may stop the import: any error becomes a finding that sets the file aside.
"""

import codecs
import hashlib
import re
from dataclasses import replace

from postings.content.rendering import render_sections
from postings.content.types import (
    Ad,
    Finding,
    RawFile,
    ReadFile,
    SetAside,
)
from postings.extraction.facts import read_facts
from postings.extraction.file_path import category_and_month
from postings.extraction.posted_date import read_posted
from postings.importing.fingerprint import fingerprint
from postings.importing.readers.badge_markdown import parse
from postings.importing.repair import repair
from postings.importing.time_limit import TimeLimitExceeded, processor_time_limit
from postings.reference.vocabulary import Vocabulary, builtin_vocabulary

# Time limit for one file. The slowest real ad takes 0.05 s; only text written to be slow comes near this.
MAX_SECONDS = 10

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control characters other than tab and line breaks, noncharacters and lone surrogates, which databases or feeds reject.
_DISALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def read_file(raw: RawFile, vocabulary: Vocabulary | None = None) -> ReadFile:
    """Read one file with `vocabulary`, by default the built-in one. Never raise an exception because of its content."""
    try:
        with processor_time_limit(MAX_SECONDS):
            return _read(raw, vocabulary or builtin_vocabulary())
    except SetAside as reason:
        finding = reason.finding
    except TimeLimitExceeded:
        message = f"Reading the file took longer than {MAX_SECONDS} seconds. Shorten or simplify its text."
        finding = Finding(raw.path, "too_slow", message, set_aside=True)
    except Exception as error:
        message = f"An error occurred while reading the file ({type(error).__name__}: {error}). Please report it as a bug."
        finding = Finding(raw.path, "reader_failed", message[:500], set_aside=True)
    # A file that exists only in the git history cannot be fixed, so it is not reported.
    return ReadFile(raw.path, None, () if raw.removed else (replace(finding, data=raw.data),))


def _read(raw: RawFile, vocabulary: Vocabulary) -> ReadFile:
    text, steps = read_text(raw)
    parsed = parse(raw.path, text)
    facts, findings = read_facts(parsed, vocabulary, raw.path)
    category, month = category_and_month(raw.path)
    text_sections, excerpt = render_sections(parsed.body, parsed.title, facts.sections, parsed.body_line)
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


def read_text(raw: RawFile) -> tuple[str, tuple[str, ...]]:
    """Return the decoded and repaired text of a file, and the steps of the repair. Raise SetAside if it is no text."""
    decoded, decode_steps = _decode(raw)
    repaired = repair(decoded)
    text = _DISALLOWED.sub("", repaired.text)
    steps = (*decode_steps, *repaired.steps)
    return text, steps if text == repaired.text else (*steps, "control characters removed")


def _decode(raw: RawFile) -> tuple[str, tuple[str, ...]]:
    """Return the text, and the repair step if it was not UTF-8 but UTF-16 or Windows-1252.

    Raise SetAside if it is none of these.
    """
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
            # Bytes below 0x80 are decoded correctly either way, and an ad's first line begins with one of them.
            # If most of the file was UTF-8, this damages it in the way that `repair` undoes.
            return raw.data.decode("sloppy-windows-1252"), ("decoded from Windows-1252",)
    raise SetAside(raw.path, "not_text", "This is not a text file. Save the ad as a UTF-8 text file.")
