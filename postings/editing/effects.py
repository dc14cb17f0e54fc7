"""The effect of a vocabulary change on existing postings, as a preview or applied.

Both run the same code: the transaction of a preview is rolled back. Only postings that the change can affect are read
again, from their stored text and at most MAX_READ of them. The next import updates the others, since it reads every ad
again when the vocabulary has changed.
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

# Reading one ad again takes some milliseconds, and the editor has to wait.
MAX_READ = 1_000
# The number of postings that a preview shows.
MAX_EXAMPLES = 20


@dataclass(frozen=True)
class Example:
    """A posting that a change affects, with the value of one field before and after."""

    posting_id: int
    title: str
    field: str
    before: Any
    after: Any


@dataclass
class Effect:
    """The effect of a change, or of a preview of it.

    `touched` are the ids of the postings whose shown values change, `corrected` counts those that keep an edited value.
    `up_to` counts postings that may change but are too many to read again, and `unread` those imported by a version that
    did not store what reading them again needs. The next import updates both.
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
        """Add a posting whose values, by field, change from `before` to `after`."""
        self.touched.add(posting.pk)
        for name, value in after.items():
            if len(self.examples) < MAX_EXAMPLES:
                self.examples.append(Example(posting.pk, posting.title, name, before[name], value))


@contextmanager
def changing(
    user: Any, kind: ActionKind, summary: str, *rows: models.Model, dry_run: bool
) -> Iterator[tuple[Journal, Effect]]:
    """Record what the block changes in the vocabulary and in postings. Roll it back if `dry_run`."""
    effect = Effect()
    with transaction.atomic():
        with recorded(user, kind, summary, *rows) as journal:
            yield journal, effect
        effect.action = journal.action if journal.changes else None
        if dry_run:
            transaction.set_rollback(True)


def read_again(journal: Journal, effect: Effect, ids: Collection[int], read: Callable[[Posting], Reading]) -> None:
    """Read ads again with `read` and apply the result as an import would. Edited fields keep their values."""
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
    """Add postings in which one value of a field is replaced by another."""
    effect.touched |= set(postings.values_list("pk", flat=True))
    for posting in postings.only("title").order_by("-pk")[:MAX_EXAMPLES]:
        effect.shows(posting, {field: before}, {field: after})
