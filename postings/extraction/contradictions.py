"""Findings for fields of a source, or a header, that the ad's own words plainly contradict.

What can both be true is no contradiction: a full-time internship, or a remote job with an office. Places that only the text
names are reported, too.
"""

import re
from collections.abc import Iterator

from postings.choices import Employment, WorkMode
from postings.content.types import Document, Evidence, Fact, Finding, Pay, Places
from postings.extraction.body_pay import format_pay_range, is_same_pay
from postings.extraction.source_fields import StatedFacts

_PART_TIME = re.compile(r"\bpart[- ]?time\b|\bteilzeit\b|\btemps partiel\b|\bmedia jornada\b", re.IGNORECASE)
_FULL_TIME = re.compile(r"\bfull[- ]?time\b|\bvollzeit\b|\btemps plein\b|\bjornada completa\b", re.IGNORECASE)
_REMOTE = re.compile(
    r"(?<!\bnon)[(\[|–—-]\s*(?:100%\s*|fully\s+)?remote\b"
    r"(?!\s+(?:sensing|control|or\b|sites?|areas?|communit|locations?|possible))",
    re.IGNORECASE,
)
# A header that offers remote work beside offices: `Lisbon or remote`, `New York, NY; Remote, US`.
_ALTERNATIVE = re.compile(r"\b(?:or|oder|ou|o)\s+(?:fully )?remote|\bremote\s+or\b|;|/", re.IGNORECASE)
_ONSITE = re.compile(r"[(\[|–—-]\s*on[- ]?site\b", re.IGNORECASE)
# The processes that read ads have no translations, so the labels of choices cannot be used.
_WORK_MODE_NAMES = {WorkMode.REMOTE: "remote", WorkMode.HYBRID: "hybrid", WorkMode.ONSITE: "on-site"}


def contradictions(path: str, document: Document, stated: StatedFacts, body_pay: Fact[Pay] | None) -> Iterator[Finding]:
    """Yield a finding for each field that the title, or the pay in the description, contradicts."""
    title = document.title.text
    if stated.employment:
        other = _other_hours(stated.employment.value, title)
        if other:
            yield _finding(path, document, "employment", stated.employment.evidence[0], other)
    if stated.work_modes and stated.work_modes.value == (WorkMode.ONSITE,) and _REMOTE.search(title):
        yield _finding(path, document, "places", stated.work_modes.evidence[0], "remote")
    if stated.work_modes and stated.work_modes.value == (WorkMode.REMOTE,) and _ONSITE.search(title):
        yield _finding(path, document, "places", stated.work_modes.evidence[0], "on-site")
    if stated.pay and body_pay and not is_same_pay(stated.pay.value, body_pay.value):
        evidence = body_pay.evidence[0]
        message = (
            f"The description states {format_pay_range(body_pay.value)}, but the source’s field states "
            f"{format_pay_range(stated.pay.value)}. The field is used."
        )
        yield Finding(path, "field_differs", message, evidence.line, "pay", evidence.quote[:500])


def header_contradictions(
    path: str,
    header: Fact[Places] | None,
    added: Fact[Places] | None,
    text_modes: Fact[tuple[WorkMode, ...]] | None,
) -> Iterator[Finding]:
    """Yield a finding where the text names more places than the header, or another work mode."""
    if header is None:
        return
    quoted = header.evidence[0].quote[:200]
    if added and (header.value.countries or header.value.regions):
        evidence = added.evidence[0]
        message = f"The text names more places to apply from than the header, “{quoted}”. All of them are used."
        yield Finding(path, "places_differ", message, evidence.line, "places", evidence.quote[:500])
    is_alternative = _ALTERNATIVE.search(quoted)
    if text_modes and not is_alternative and _exclude_each_other(header.value.work_modes, text_modes.value):
        evidence = text_modes.evidence[0]
        named = " and ".join(_WORK_MODE_NAMES[mode] for mode in text_modes.value)
        message = f"The text says {named}, but the header says “{quoted}”. The header is used."
        yield Finding(path, "work_mode_differs", message, evidence.line, "places", evidence.quote[:500])


def _exclude_each_other(header: tuple[WorkMode, ...], text: tuple[WorkMode, ...]) -> bool:
    """Return whether one says only remote and the other does not say remote."""
    return (header == (WorkMode.REMOTE,) and WorkMode.REMOTE not in text) or (
        text == (WorkMode.REMOTE,) and bool(header) and WorkMode.REMOTE not in header
    )


def _other_hours(stated: Employment, title: str) -> str:
    """Return what the title says instead of full-time or part-time, if it says only that."""
    part, full = _PART_TIME.search(title), _FULL_TIME.search(title)
    if part and full:
        return ""
    if part and stated is Employment.FULL_TIME:
        return "part-time"
    return "full-time" if full and stated is Employment.PART_TIME else ""


def _finding(path: str, document: Document, field: str, evidence: Evidence, other: str) -> Finding:
    message = f"The title says {other}, but the source’s field says “{evidence.quote[:200]}”. The field is used."
    return Finding(path, "field_differs", message, document.title.number, field, document.title.text[:500])
