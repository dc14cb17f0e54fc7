"""The values of a posting as rows of a queue's page, with the words that they were read from."""

from typing import Any

from django.utils.html import format_html

from postings.admin.posting_form import LAST_FIELD_OF, evidence_in_html
from postings.editing.value_text import display_value, label
from postings.models import Posting
from postings.sync.posting_values import posting_values

# What identifies a posting, shown besides the field that an item is about.
_ALWAYS = ["company", "location_text", "pay", "apply_url", "status"]


def posting_rows(pk: int, *fields: str) -> list[tuple[str, Any]]:
    """Return the values of some fields with their evidence, and those that identify a posting."""
    posting = Posting.objects.with_values().defer("sections").get(pk=pk)
    values = posting_values(posting)
    first = [field for field in fields if field in values and field in LAST_FIELD_OF]
    rows = [
        (label(field).capitalize(), _with_evidence(posting, field, display_value(field, values[field]))) for field in first
    ]
    return rows + [(label(f).capitalize(), display_value(f, values[f])) for f in _ALWAYS if f not in first]


def _with_evidence(posting: Posting, field: str, words: str) -> str:
    state = "Edited" if f" {field} " in posting.edited else "As imported" if field in posting.imported else ""
    return format_html(
        '<strong>{}</strong> <span class="quiet">{}</span>{}',
        words,
        state,
        evidence_in_html(posting.evidence.get(field, [])),
    )
