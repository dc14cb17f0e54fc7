"""Drafts made from other postings."""

from typing import Any

from django.utils import timezone

from postings.choices import ActionKind, ObjectType, Status
from postings.editing.corrections import prepare_posting
from postings.editing.journal import recorded
from postings.editing.object_adapters import ADAPTERS
from postings.editing.text_reading import store_evidence
from postings.models import Posting
from postings.sync.directory import Directory
from postings.sync.posting_values import posting_values

# What identifies a posting, or belongs to the publication of one of them.
_OWN = {"apply_url", "posted", "closes_on", "status"}


def duplicate(posting: Posting, user: Any) -> Posting:
    """Return a new draft with the values of a posting, but without its application link, dates and source."""
    values = {field: value for field, value in posting_values(posting).items() if field not in _OWN}
    directory = Directory()
    with recorded(user, ActionKind.ADDED, f"Duplicated {posting}") as journal:
        draft = Posting(title=posting.title, status=Status.DRAFT)
        prepare_posting(draft, timezone.now())
        draft.save()
        ADAPTERS[ObjectType.POSTING].put(draft, values, directory)
        store_evidence(draft)
        journal.made(draft)
        journal.made_in(directory)
    return draft
