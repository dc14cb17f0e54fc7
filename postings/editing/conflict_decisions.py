"""Resolving conflicts between an edited value and a newer value of the source."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Max

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.editing.bulk_change import BulkChange, Step
from postings.editing.journal import Journal, recorded
from postings.editing.object_adapters import ADAPTERS
from postings.models import Action, Change, Conflict, Posting
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.edited_fields import edited_fields


def decide(conflicts: Iterable[Conflict], user: Any, *, take_source: bool) -> Action:
    """Resolve all conflicts by using the source's values or keeping ours, and record the decision."""
    found = list(conflicts)
    with recorded(user, ActionKind.DECIDED, _summary(len(found), take_source)) as journal:
        _decide(journal, found, take_source)
    return journal.action


class DecideConflicts(BulkChange):
    """Resolve conflicts by using the source's values or keeping ours."""

    kind = ActionKind.DECIDED

    def __init__(self, take_source: bool, ids: Sequence[int] = ()):
        super().__init__()
        self.take_source, self.ids = take_source, sorted(ids)
        self.summary = _summary(len(self.ids), take_source)

    def plan(self) -> list[Step]:
        return [Step("conflicts", self.ids)]

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        _decide(journal, [row for some in in_batches(ids) for row in Conflict.objects.filter(pk__in=some)], self.take_source)


def _summary(count: int, take_source: bool) -> str:
    did = "Used the source’s value" if take_source else "Kept our value"
    return f"{did} in {count} conflict{'s' * (count != 1)}"


def _decide(journal: Journal, conflicts: Sequence[Conflict], take_source: bool) -> None:
    journal.watch_ids(ObjectType.POSTING, {conflict.posting_id for conflict in conflicts})
    directory, kind = Directory(), ADAPTERS[ObjectType.POSTING]
    fields = defaultdict(list)
    for conflict in conflicts:
        fields[conflict.posting_id].append(conflict.field)
    for posting in (row for some in in_batches(fields) for row in kind.rows().filter(pk__in=some)):
        if take_source:
            kind.put(posting, {field: posting.imported.get(field) for field in fields[posting.pk]}, directory)
            continue
        values = kind.values(posting)
        for field in fields[posting.pk]:
            change = journal.add(ObjectType.POSTING, posting.pk, ChangeOutcome.CONFLICT, field)
            change.before = change.after = values[field]
            change.base_before = change.base_after = posting.imported.get(field)
    journal.made_in(directory)
    for some in in_batches(conflict.pk for conflict in conflicts):
        Conflict.objects.filter(pk__in=some).delete()


def reopen(fields: Collection[tuple[int, str]]) -> None:
    """Reopen the latest conflict that a run recorded for each field, given with the id of its posting.

    A conflict stays closed if it no longer exists or if a later decision about it stands.
    """
    by_posting = defaultdict(list)
    for change in _latest_conflicts(fields):
        by_posting[change.object_id].append(change)
    for some in in_batches(by_posting):
        decided = _last_decisions(some)
        reopened = []
        for posting in Posting.objects.with_spellings().filter(pk__in=some):
            edited = edited_fields(posting)
            reopened += [
                Conflict(posting=posting, field=change.field, base=change.base_before, run_id=change.run_id)
                for change in by_posting[posting.pk]
                if decided.get((posting.pk, change.field), 0) < change.pk
                and change.field in edited
                and posting.imported.get(change.field) != change.base_before
            ]
        Conflict.objects.bulk_create(reopened, ignore_conflicts=True)


def _latest_conflicts(fields: Collection[tuple[int, str]]) -> list[Change]:
    """Return the last conflict that a run recorded for each of the fields, unless the run is rolled back."""
    by_field: dict[tuple[int, str], Change] = {}
    for some in in_batches({posting_id for posting_id, _ in fields}):
        changes = Change.objects.filter(object_type=ObjectType.POSTING, object_id__in=some)
        by_runs = changes.filter(run__isnull=False, run__undone_by=None, outcome=ChangeOutcome.CONFLICT)
        by_field |= {(change.object_id, change.field): change for change in by_runs.order_by("pk")}
    return [by_field[field] for field in fields if field in by_field]


def _last_decisions(ids: Collection[int]) -> dict[tuple[int, str], int]:
    """Return the id of the last change by a user of each field of some postings, without what is undone and undoing."""
    changes = Change.objects.filter(object_type=ObjectType.POSTING, object_id__in=ids)
    by_users = changes.filter(action__isnull=False, action__undone_by=None).exclude(action__kind=ActionKind.UNDONE)
    last = by_users.order_by().values_list("object_id", "field").annotate(last=Max("pk"))
    return {(object_id, field): pk for object_id, field, pk in last}
