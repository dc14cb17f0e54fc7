"""Read one ad from bytes to facts: decode, repair, parse, extract, render. Pure, so that it can run in worker processes.

No content of a file may stop the import: any error becomes a finding that sets the file aside.
"""

import hashlib
from dataclasses import replace
from functools import cache
from typing import Any

from postings.content.rendering import render_sections
from postings.content.types import (
    Ad,
    Facts,
    Finding,
    NotRead,
    RawFile,
    ReadFile,
    SetAside,
    SourceField,
)
from postings.extraction.facts import read_facts
from postings.extraction.file_path import category_and_month
from postings.extraction.posted_date import read_posted
from postings.importing.decoding import read_text
from postings.importing.fingerprint import fingerprint
from postings.importing.path_keys import path_key
from postings.importing.readers import IsNoAd, board_records, parse
from postings.importing.time_limit import TimeLimitExceeded, processor_time_limit
from postings.reference.vocabulary import Vocabulary, builtin_vocabulary

# Time limit for one file. The slowest real ad takes 0.05 s; only text written to be slow comes near this.
MAX_SECONDS = 10
_EXAMPLE = b"""---
title: Tide Analyst
company: Quayside
location: Brest, France
apply_url: https://quayside.example/1
---

You measure tides.

## Requirements

- 3 years of experience with SQL
"""


def read_file(raw: RawFile, vocabulary: Vocabulary | None = None) -> ReadFile | NotRead:
    """Read one ad with `vocabulary`, by default the built-in one. Never raise an exception because of its content."""
    try:
        with processor_time_limit(MAX_SECONDS):
            return _read(raw, vocabulary or builtin_vocabulary())
    except IsNoAd as reason:
        return NotRead(raw.path, str(reason), is_item=raw.is_item)
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


@cache
def load_tables() -> None:
    """Load what reading needs once, such as names of places, so that it does not count as time of the first file.

    On a slow and busy machine this takes ten seconds.
    """
    _read(RawFile("example.md", _EXAMPLE), builtin_vocabulary())


def _read(raw: RawFile, vocabulary: Vocabulary) -> ReadFile:
    if raw.is_board_record:
        return _read_board_record(raw, vocabulary)
    text, steps = read_text(raw)
    parsed = parse(raw, text)
    if not parsed.key:
        parsed = replace(parsed, key=path_key(raw.settings.name, raw.path))
    if raw.settings.company:
        default = SourceField("default_company", "", raw.settings.company)
        parsed = replace(parsed, fields=(*parsed.fields, default))
    category, month = category_and_month(raw.path)
    posted = read_posted(month, raw.first_seen, raw.first_seen_is_exact)
    facts, findings = read_facts(parsed, vocabulary, raw.path, posted)
    ad = _ad(
        raw,
        facts,
        vocabulary,
        parsed.body_line,
        category=category,
        posted=facts.stated_posted.value if facts.stated_posted else posted,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        repairs=steps,
        removed=raw.removed,
    )
    return ReadFile(raw.path, ad, (*parsed.findings, *findings))


def _read_board_record(raw: RawFile, vocabulary: Vocabulary) -> ReadFile:
    record = board_records.read(raw, vocabulary)
    key = record.facts.source_key or path_key(raw.settings.name, raw.path)
    facts = replace(record.facts, source_key=key)
    ad = _ad(
        raw,
        facts,
        vocabulary,
        category=record.category or None,
        posted=record.posted,
        text_sha256=hashlib.sha256(facts.body.encode("utf-8")).hexdigest(),
        removed=record.closed_at,
        slug=record.slug,
        company_profile=record.company,
        team_slug=record.team_slug,
        pay_is_confirmed=record.pay_is_confirmed,
    )
    return ReadFile(raw.path, ad)


def _ad(raw: RawFile, facts: Facts, vocabulary: Vocabulary, body_line: int = 1, **others: Any) -> Ad:
    """Return the ad of a file, rendered."""
    text_sections, excerpt = render_sections(facts.body, facts.title, facts.sections, body_line)
    return Ad(
        **vars(facts),
        path=raw.path,
        fingerprint=fingerprint(raw, vocabulary),
        size=len(raw.data),
        text_sections=text_sections,
        excerpt=excerpt,
        first_seen=raw.first_seen,
        item_id=raw.item_id,
        **others,
    )
