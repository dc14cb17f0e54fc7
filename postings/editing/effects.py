"""What a change of the vocabulary does to the ads there are: looked at beforehand, or done.

There is one way of doing it: a preview is the same thing in a transaction that is not kept. Ads are read again from what
is stored of them, and only those that a change can concern, at most MAX_READ: the rest is left to the next import, which
reads every ad with changed words anyway.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.editing.journal import Journal, recorded
from postings.editing.object_adapters import ADAPTERS
from postings.models import Action, Posting
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.posting_values import posting_values
from postings.sync.reconcile import reconcile
from postings.sync.rereading import Reading, readable

# Reading an ad again takes some milliseconds, while an editor waits.
MAX_READ = 1_000
# So many ads are shown before a change is applied.
MAX_EXAMPLES = 20


@dataclass(frozen=True)
class Example:
    """A posting that a change touches, and what the board shows of one field before and after."""

    posting_id: int
    title: str
    field: str
    before: Any
    after: Any


@dataclass
class Effect:
    """What a change does, or would do.

    The postings with the ids `touched` show something else by it, `corrected` do not since somebody corrected them. `up_to`
    may be touched and are too many to read again, `unread` were imported by a version that noted too little for that: both
    are left to the next import.
    """

    touched: set[int] = field(default_factory=set)
    corrected: int = 0
    up_to: int = 0
    unread: int = 0
    examples: list[Example] = field(default_factory=list)
    action: Action | None = None

    @property
    def postings(self) -> int:
        return len(self.touched)

    @property
    def concerns_ads(self) -> bool:
        return bool(self.touched or self.corrected or self.up_to or self.unread)

    def shows(self, posting: Posting, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Note a posting that shows other values, by field, than before."""
        self.touched.add(posting.pk)
        for name, value in after.items():
            if len(self.examples) < MAX_EXAMPLES:
                self.examples.append(Example(posting.pk, posting.title, name, before[name], value))


@contextmanager
def changing(
    user: Any, kind: ActionKind, summary: str, *rows: models.Model, dry_run: bool
) -> Iterator[tuple[Journal, Effect]]:
    """Record what the block does to the vocabulary and to postings; with `dry_run`, only find out."""
    effect = Effect()
    with transaction.atomic():
        with recorded(user, kind, summary, *rows) as journal:
            yield journal, effect
        effect.action = journal.action if journal.changes else None
        if dry_run:
            transaction.set_rollback(True)


def read_again(journal: Journal, effect: Effect, ids: Collection[int], read: Callable[[Posting], Reading]) -> None:
    """Take what ads say now, as an import would: where somebody corrected a field, only on record."""
    if len(ids) > MAX_READ:
        effect.up_to = len(ids)
        return
    directory = Directory()
    for some in in_batches(ids):
        found = Posting.objects.filter(pk__in=some)
        there = list(readable(found.with_values().defer("sections")).select_for_update(of=("self",)).order_by("pk"))
        effect.unread += found.exclude(source_key=None).count() - len(there)
        moved = [(posting, reading) for posting in there if _says_other(posting, reading := read(posting))]
        journal.watch_ids(ObjectType.POSTING, [posting.pk for posting, _ in moved])
        for posting, reading in moved:
            _take(posting, reading, directory, effect)


def _says_other(posting: Posting, reading: Reading) -> bool:
    said = {name: posting.imported.get(name) for name in reading.values}
    words = {name: posting.evidence[name] for name in reading.values if name in posting.evidence}
    return (said, words) != (reading.values, reading.evidence)


def _take(posting: Posting, reading: Reading, directory: Directory, effect: Effect) -> None:
    ours = posting_values(posting)
    decisions = reconcile(posting.imported, ours, reading.values)
    taken = {each.field: each.source for each in decisions if each.outcome is ChangeOutcome.TAKEN}
    effect.corrected += any(each.outcome is ChangeOutcome.CONFLICT for each in decisions)
    other_words = {name: words for name, words in posting.evidence.items() if name not in reading.values}
    posting.imported = {**posting.imported, **reading.values}
    posting.evidence = {**other_words, **reading.evidence}
    posting.save(update_fields=["imported", "evidence", "updated_at"])
    if taken:
        effect.shows(posting, ours, taken)
        ADAPTERS[ObjectType.POSTING].put(posting, taken, directory)


def show_instead(effect: Effect, postings: QuerySet[Posting], field: str, before: str, after: str) -> None:
    """Note postings that all show one word for another."""
    effect.touched |= set(postings.values_list("pk", flat=True))
    for posting in postings.only("title").order_by("-pk")[:MAX_EXAMPLES]:
        effect.shows(posting, {field: before}, {field: after})
