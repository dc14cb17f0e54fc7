"""Reading facts from the text of a posting in the form, and from the fields of its source, by the rules of imports.

The lines are those of the description in the form, and other fields have line 0.
"""

from dataclasses import dataclass
from typing import Any

from postings.choices import DatePrecision, ObjectType
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import ParsedAd, Posted, SourceField
from postings.detail_facts import DETAIL_FACTS
from postings.editing.object_adapters import ADAPTERS
from postings.importing.time_limit import TimeLimitExceeded, processor_time_limit
from postings.models import Posting
from postings.sync.directory import Directory
from postings.sync.posting_values import EvidenceByField, Values, evidence_of, posting_values, values_read
from postings.sync.stored_vocabulary import stored_vocabulary

# The facts that are read from a text, in the order of the form.
FACTS = [
    "company", "team", "pay", "places", "work_modes", "applicants", "function", "seniority", "employment", "years",
    "skills", "language", "closes_on", *DETAIL_FACTS,
]  # fmt: skip
# The texts of a posting that fields of its source are shown as.
_TEXTS = {"location": "location_text"} | dict.fromkeys(
    ("pay", "pay_min", "pay_max", "pay_currency", "pay_period"), "pay_text"
)
# The most that is read of a description, and the time that reading it may take. Real ads are read in 0.05 seconds.
MAX_LENGTH, MAX_SECONDS = 200_000, 5


@dataclass(frozen=True)
class Reading:
    """The values that a text states, and their evidence, by field."""

    values: Values
    evidence: EvidenceByField


@dataclass(frozen=True)
class Offer:
    """A fact whose value in the text differs from the current one, with its evidence."""

    field: str
    current: Any
    value: Any
    evidence: list[dict[str, Any]]


def read(posting: Posting) -> Reading:
    """Return what the fields of its source, the title and the text of a posting state. It may be unsaved.

    Raise TimeLimitExceeded.
    """
    # Imported here, as in `sync.rereading`.
    from postings.extraction.facts import read_facts
    from postings.importing.ad_reader import load_tables

    fields = _fields_of_source(posting)
    stated = next((field.value for field in fields if field.fact == "company"), None)
    parsed = ParsedAd(
        title=posting.title,
        apply_url=posting.apply_url,
        company=stated or (posting.company.name if posting.company else None),
        pay_text=posting.pay_text,
        location_text=posting.location_text,
        benefits_text=posting.benefits_text,
        body=posting.body[:MAX_LENGTH],
        body_line=1,
        title_line=0,
        fields=fields,
    )
    posted = Posted(posting.posted_on, DatePrecision(posting.posted_precision))
    load_tables()
    with processor_time_limit(MAX_SECONDS):
        facts, _ = read_facts(parsed, stored_vocabulary(), posted=posted)
    evidence = {field: [each for each in found if _is_quoted(field, each)] for field, found in evidence_of(facts).items()}
    evidence["work_modes"] = evidence.get("places", [])
    return Reading(values_read(facts), {field: found for field, found in evidence.items() if found})


def _fields_of_source(posting: Posting) -> tuple[SourceField, ...]:
    """Return the fields of an imported ad, without those whose text an editor has changed."""
    imported = posting.imported or {}
    edited = {name for name in ("location_text", "pay_text") if (imported.get(name) or "") != getattr(posting, name)}
    fields = (SourceField(**field) for field in posting.source_fields)
    return tuple(field for field in fields if _TEXTS.get(field.fact) not in edited)


def _is_quoted(field: str, evidence: dict[str, Any]) -> bool:
    """Return whether evidence comes from the text: the name in the company field is none."""
    return field != "company" or evidence["rule"] != EvidenceRule.HEADER_NAMES_IT


def offers(posting: Posting) -> list[Offer]:
    """Return the facts that differ from the values of a posting. Raise TimeLimitExceeded."""
    reading, current = read(posting), posting_values(posting)
    if Directory().same_company(reading.values["company"], current["company"]):
        reading.values["company"] = current["company"]
    return [
        Offer(field, current[field], reading.values[field], reading.evidence.get(field, []))
        for field in FACTS
        if reading.values[field] is not None and reading.values[field] != current[field]
    ]


def store_evidence(posting: Posting) -> None:
    """Store the words of its text for each fact of a posting without a source that the text states."""
    if posting.source_key is not None:
        return
    saved = ADAPTERS[ObjectType.POSTING].rows().get(pk=posting.pk)
    shown = posting_values(saved)
    try:
        reading = read(saved)
    except TimeLimitExceeded:
        reading = Reading({}, {})
    evidence = {
        field: found
        for field, found in reading.evidence.items()
        if field != "work_modes" and shown[field] == reading.values[field]
    }
    if evidence != saved.evidence:
        Posting.objects.filter(pk=posting.pk).update(evidence=evidence)
