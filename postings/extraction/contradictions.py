"""Findings for fields of a source that the ad's own words plainly contradict. The fields are used all the same.

Only what cannot both be true is reported: a full-time internship or a remote job with an office is no contradiction.
"""

import re
from collections.abc import Iterator

from postings.choices import Employment, WorkMode
from postings.content.types import Document, Evidence, Fact, Finding, Pay
from postings.extraction.body_pay import format_pay_range, is_same_pay
from postings.extraction.source_fields import StatedFacts

_PART_TIME = re.compile(r"\bpart[- ]?time\b|\bteilzeit\b|\btemps partiel\b|\bmedia jornada\b", re.IGNORECASE)
_FULL_TIME = re.compile(r"\bfull[- ]?time\b|\bvollzeit\b|\btemps plein\b|\bjornada completa\b", re.IGNORECASE)
_REMOTE = re.compile(r"[(\[|–—-]\s*(?:100%\s*|fully\s+)?remote\b(?!\s+(?:sensing|control|or\b))", re.IGNORECASE)
_ONSITE = re.compile(r"[(\[|–—-]\s*on[- ]?site\b", re.IGNORECASE)


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
        yield _finding(path, document, "places", stated.work_modes.evidence[0], "on site")
    if stated.pay and body_pay and not is_same_pay(stated.pay.value, body_pay.value):
        evidence = body_pay.evidence[0]
        message = (
            f"The description states {format_pay_range(body_pay.value)}, but the source’s field states "
            f"{format_pay_range(stated.pay.value)}. The field is used."
        )
        yield Finding(path, "field_differs", message, evidence.line, "pay", evidence.quote[:500])


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
