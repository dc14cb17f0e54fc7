"""Whether text that a company repeats is collapsed or shown in its ads."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from postings.choices import ActionKind, BoilerplateDisplay, ObjectType
from postings.editing.effects import Effect, changing, show_instead
from postings.editing.object_adapters import ADAPTERS
from postings.models import Boilerplate, Posting


def set_display(blocks: Sequence[Boilerplate], value: BoilerplateDisplay, user: Any, *, dry_run: bool = False) -> Effect:
    """Fold blocks of text in the ads of their companies, or show them, whatever later imports find."""
    is_shown = value == BoilerplateDisplay.SHOWN
    summary = f"Always {'show' if is_shown else 'collapse'} {len(blocks)} block{'s' * (len(blocks) != 1)} of repeated text"
    with changing(user, ActionKind.EDITED, summary, *blocks, dry_run=dry_run) as (_, effect):
        for block in blocks:
            if (block.display == BoilerplateDisplay.SHOWN) != is_shown:
                words = ("collapsed", "shown") if is_shown else ("shown", "collapsed")
                show_instead(effect, _holding(block), "repeated text", *words)
            ADAPTERS[ObjectType.BOILERPLATE].put(block, {"display": value})
    return effect


def _holding(block: Boilerplate) -> QuerySet[Posting]:
    """The postings whose text has the block."""
    postings = Posting.objects.public().filter(company=block.company_id).values_list("pk", "sections")
    ids = [pk for pk, sections in postings.iterator() if any(b["key"] == block.key for s in sections for b in s["blocks"])]
    return Posting.objects.filter(pk__in=ids)
