"""Changing whether text that a company repeats is collapsed in its ads."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from postings.choices import ActionKind, BoilerplateDisplay, ObjectType
from postings.editing.effects import Effect, show_instead
from postings.editing.journal import recorded
from postings.editing.object_adapters import ADAPTERS
from postings.models import Boilerplate, Posting


def set_display(blocks: Sequence[Boilerplate], value: BoilerplateDisplay, user: Any, *, dry_run: bool = False) -> Effect:
    """Set whether blocks of text are collapsed or shown in the ads of their companies. Later imports keep the choice."""
    effect = _foreseen(blocks, value)
    if dry_run:
        return effect
    is_shown = value == BoilerplateDisplay.SHOWN
    summary = f"Always {'show' if is_shown else 'collapse'} {len(blocks)} block{'s' * (len(blocks) != 1)} of repeated text"
    with recorded(user, ActionKind.EDITED, summary, *blocks) as journal:
        for block in blocks:
            ADAPTERS[ObjectType.BOILERPLATE].put(block, {"display": value})
    effect.action = journal.action if journal.changes else None
    return effect


def _foreseen(blocks: Sequence[Boilerplate], value: BoilerplateDisplay) -> Effect:
    effect = Effect()
    is_shown = value == BoilerplateDisplay.SHOWN
    words = ("collapsed", "shown") if is_shown else ("shown", "collapsed")
    for block in blocks:
        if (block.display == BoilerplateDisplay.SHOWN) != is_shown:
            show_instead(effect, _holding(block), "repeated text", *words)
    return effect


def _holding(block: Boilerplate) -> QuerySet[Posting]:
    """Return the public postings of the block's company whose text contains the block."""
    postings = Posting.objects.public().filter(company=block.company_id).values_list("pk", "sections")
    ids = [pk for pk, sections in postings.iterator() if any(b["key"] == block.key for s in sections for b in s["blocks"])]
    return Posting.objects.filter(pk__in=ids)
