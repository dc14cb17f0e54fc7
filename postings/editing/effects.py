"""The effect of a vocabulary change on existing postings, as a preview or applied.

A preview only reads: ads are read again in memory with the vocabulary as it will be, and what follows from that is decided
by the same functions. Only postings that the change can affect are read again, from their stored text; a preview reads at
most MAX_FORESEEN of them.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db.models import QuerySet

from postings.choices import ChangeOutcome, ObjectType
from postings.editing.bulk_change import BulkChange
from postings.editing.journal import Journal
from postings.editing.object_adapters import ADAPTERS
from postings.models import Action, Posting
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.posting_values import Values, posting_values
from postings.sync.reconcile import reconcile
from postings.sync.rereading import Reading, readable

# Reading one ad again takes some milliseconds, and the editor waits for the preview.
MAX_FORESEEN = 200
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
    If a preview has read only `foreseen` of the postings that will be read again, `up_to` counts them. `unread` counts those
    imported by a version that did not store what reading them again needs: the next import updates them.
    """

    touched: set[int] = field(default_factory=set)
    corrected: int = 0
    foreseen: int = 0
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


class VocabularyChange(BulkChange):
    """A change of the vocabulary and of the postings that it affects. `effect` is that of the steps applied so far.

    Its step "read" reads ads again. That takes some milliseconds for each, so it is done before the transaction.
    """

    excludes_imports_as_task: ClassVar[bool] = True
    cost: ClassVar[int] = 5

    def __init__(self) -> None:
        super().__init__()
        self.effect = Effect()
        self._readings: dict[int, tuple[Values, Reading]] = {}

    def reader(self) -> Callable[[Posting], Reading]:
        """Return the function that reads an ad again with the vocabulary as it is stored now."""
        raise NotImplementedError

    def prepare(self, step: str, ids: Collection[int]) -> None:
        if step == "read":
            read, rows = self.reader(), readable(Posting.objects.defer("sections"))
            there = (posting for some in in_batches(ids) for posting in rows.filter(pk__in=some))
            self._readings = {posting.pk: (posting.imported, read(posting)) for posting in there}

    def read_again(self, journal: Journal, ids: Collection[int]) -> None:
        """Apply what `prepare` has read as an import would. Edited fields keep their values."""
        directory = Directory()
        for some in in_batches(ids):
            moved = []
            for posting in _readable(self.effect, some, is_locked=True):
                imported, reading = self._readings.get(posting.pk, (None, None))
                if reading is None or imported != posting.imported:  # the source's values have changed since
                    reading = self.reader()(posting)
                if _says_other(posting, reading):
                    moved.append((posting, reading))
            journal.watch_ids(ObjectType.POSTING, [posting.pk for posting, _ in moved])
            for posting, reading in moved:
                _take(posting, reading, _decide(self.effect, posting, posting_values(posting), reading), directory)

    def make(self, user: Any) -> Effect:
        """Make the whole change at once and return its effect."""
        self.effect.action = self.apply_all(user)
        return self.effect


def foresee_reading(
    effect: Effect,
    ids: Collection[int],
    read: Callable[[Posting], Reading],
    rename: Callable[[Posting, Values], None] = lambda posting, ours: None,
) -> None:
    """Add to the effect what `VocabularyChange.read_again` would change, without changing anything.

    `rename` sets in memory what the change will have renamed in a posting and its shown values before it is read.
    """
    if len(ids) > MAX_FORESEEN:
        effect.foreseen, effect.up_to = MAX_FORESEEN, len(ids)
        ids = sorted(ids)[-MAX_FORESEEN:]
    for some in in_batches(ids):
        for posting in _readable(effect, some):
            ours = posting_values(posting)
            rename(posting, ours)
            reading = read(posting)
            if _says_other(posting, reading):
                _decide(effect, posting, ours, reading)


def _readable(effect: Effect, ids: Collection[int], *, is_locked: bool = False) -> list[Posting]:
    """Return those of some postings whose ads can be read again, and count the others in the effect."""
    found = Posting.objects.filter(pk__in=ids)
    rows = readable(found.with_values().defer("sections")).order_by("pk")
    there = list(rows.select_for_update(of=("self",)) if is_locked else rows)
    effect.unread += found.exclude(source_key=None).count() - len(there)
    return there


def _says_other(posting: Posting, reading: Reading) -> bool:
    read_before = {name: posting.imported.get(name) for name in reading.values}
    words = {name: posting.evidence[name] for name in reading.values if name in posting.evidence}
    return (read_before, words) != (reading.values, reading.evidence)


def _decide(effect: Effect, posting: Posting, ours: Values, reading: Reading) -> Values:
    """Return the values of a new reading that a posting takes, and add them to the effect."""
    decisions = reconcile(posting.imported, ours, reading.values)
    taken = {each.field: each.source for each in decisions if each.outcome is ChangeOutcome.TAKEN}
    effect.corrected += any(each.outcome is ChangeOutcome.CONFLICT for each in decisions)
    if taken:
        effect.shows(posting, ours, taken)
    return taken


def _take(posting: Posting, reading: Reading, taken: Values, directory: Directory) -> None:
    other_words = {name: words for name, words in posting.evidence.items() if name not in reading.values}
    posting.imported = {**posting.imported, **reading.values}
    posting.evidence = {**other_words, **reading.evidence}
    posting.save(update_fields=["imported", "evidence", "updated_at"])
    if taken:
        ADAPTERS[ObjectType.POSTING].put(posting, taken, directory)


def show_instead(effect: Effect, postings: QuerySet[Posting], field: str, before: str, after: str) -> None:
    """Add postings in which one value of a field is replaced by another."""
    effect.touched |= set(postings.values_list("pk", flat=True))
    for posting in postings.only("title").order_by("-pk")[:MAX_EXAMPLES]:
        effect.shows(posting, {field: before}, {field: after})
