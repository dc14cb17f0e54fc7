"""Undoing an action or rolling back an import run, at once or in batches, and the preview of it.

Undoing is itself an action, which can be undone. `undoing` says what is undone and what is kept.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from postings.choices import ActionKind
from postings.editing.applied_undoing import AppliedUndoing
from postings.editing.bulk_change import BulkChange, Step
from postings.editing.history import with_names
from postings.editing.journal import Journal
from postings.editing.previewed_undoing import PreviewedUndoing
from postings.editing.undoing import Kept, steps_of
from postings.editing.value_text import label
from postings.models import Action, Change, ImportRun

# The number of changes that a preview lists, and up to which it decides about each.
LISTED = 200
MAX_DECIDED = 2_000
_NAMED = 5


@dataclass
class Undone:
    """The result of undoing, or of a preview: the changes made and what was kept.

    `count` is the number of changes. A preview of too many lists only the first, and `changed_since` counts the fields that
    will be kept because something has changed them since.
    """

    changes: list[Change] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    action: Action | None = None
    names: dict[tuple[str, int], str] = field(default_factory=dict)
    count: int = 0
    changed_since: int = 0

    @property
    def is_partial(self) -> bool:
        """Whether this is a preview of more changes than it has decided about."""
        return self.action is None and self.count > MAX_DECIDED

    @property
    def listed_changes(self) -> list[Change]:
        return self.changes[:LISTED]

    @property
    def kept_text(self) -> list[str]:
        """A line for each field and reason with what was kept: up to five names, and the number of others."""
        return _lines(_grouped(self.kept, self.names))


class _UndoChange(BulkChange):
    """Undoes all changes of an action or a run. It notes what it keeps: field, reason, up to five names, and the number."""

    indivisible = frozenset({"keep team", "file category"})

    @property
    def changes(self) -> QuerySet[Change]:
        raise NotImplementedError

    @staticmethod
    def messages_of(notes: list[Any]) -> list[str]:
        return [f"Not undone: {line}" for line in _lines(notes)]

    def plan(self) -> list[Step]:
        return steps_of(self.changes)

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        undoing = AppliedUndoing(self.changes, journal)
        undoing.do(step, ids)
        self.notes = _merged(self.notes, _grouped(undoing.kept, _names_of(undoing.kept)))


class UndoAction(_UndoChange):
    """Undo an action of a user."""

    kind = ActionKind.UNDONE

    def __init__(self, action: int):
        super().__init__()
        self.undid = Action.objects.get(pk=action)
        self.summary = f"Undid: {self.undid.summary}"

    @property
    def changes(self) -> QuerySet[Change]:
        return Change.objects.filter(action=self.undid)


class RollBack(_UndoChange):
    """Roll back an import run. Later edits and the changes of later runs are kept.

    The next import reads its files again and makes the same changes, unless the files have been corrected.
    """

    kind = ActionKind.ROLLED_BACK
    excludes_imports = True

    def __init__(self, run: int):
        super().__init__()
        self.undid_run = ImportRun.objects.get(pk=run)
        self.summary = f"Rolled back import {run}"

    @property
    def changes(self) -> QuerySet[Change]:
        return Change.objects.filter(run=self.undid_run)


def can_be_undone(action: Action) -> bool:
    """Return whether an action can be undone: only once, and not the undoing of a merge, which can be repeated instead.

    The deletion of reader reports records no changes, so it cannot be undone either.
    """
    unmerged = action.undid is not None and action.undid.kind == ActionKind.MERGED
    return not unmerged and not action.undone_by.exists() and action.changes.exists()


def undo_run(run: ImportRun, user: Any) -> Undone:
    """Roll back an import run at once. Raise AnotherImportIsRunning if an import is running."""
    change = RollBack(run.pk)
    with change.lock():
        return _undo(change, user)


def undo_action(action: Action, user: Any) -> Undone:
    """Undo an action at once."""
    return _undo(UndoAction(action.pk), user)


def _undo(change: _UndoChange, user: Any) -> Undone:
    kept: list[Kept] = []
    with change.recorded(user) as journal:
        for step in change.plan():
            if step.ids:
                undoing = AppliedUndoing(change.changes, journal)
                undoing.do(step.name, step.ids)
                kept += undoing.kept
    action = journal.action if journal.changes else None
    return _result(journal.changes, kept, action=action, count=len(journal.changes))


def preview(by: Action | ImportRun) -> Undone:
    """Return what undoing an action or rolling back a run would do. This only reads.

    About many changes it does not decide one by one: it counts them, and lists what it decides about the first.
    """
    changes = by.changes.all()
    total = changes.count()
    undoing = PreviewedUndoing(changes)
    for step in steps_of(changes):
        if step.ids:
            undoing.do(step.name, step.ids if total <= MAX_DECIDED else step.ids[:LISTED])
    undoing.finish()
    if total <= MAX_DECIDED:
        return _result(undoing.changes, undoing.kept, count=len(undoing.changes))
    return _result(undoing.changes[:LISTED], [], count=total, changed_since=_changed_since(changes))


def _changed_since(changes: QuerySet[Change]) -> int:
    """Return how many of the changed fields something has changed since, without deciding about their values."""
    since = Change.objects.filter(
        object_type=OuterRef("object_type"), object_id=OuterRef("object_id"), field=OuterRef("field"), pk__gt=OuterRef("pk")
    )
    return changes.exclude(field="").filter(Exists(since)).count()


def _result(changes: list[Change], kept: list[Kept], **values: Any) -> Undone:
    named = with_names(changes[:LISTED])
    names = {change.object_key: change.name for change in named}  # type: ignore[attr-defined]
    return Undone(changes, kept, names={**_names_of(kept), **names}, **values)


def _names_of(kept: list[Kept]) -> dict[tuple[str, int], str]:
    about = [Change(object_type=each.object_type, object_id=each.object_id) for each in kept]
    return {change.object_key: change.name for change in with_names(about)}  # type: ignore[attr-defined]


def _grouped(kept: list[Kept], names: dict[tuple[str, int], str]) -> list[Any]:
    """Return for each field and reason these two, up to five names, and the number."""
    by_reason = defaultdict(list)
    for each in kept:
        by_reason[each.field, each.reason].append(each)
    return [
        [
            name,
            reason,
            [names.get((each.object_type, each.object_id), "") for each in some[:_NAMED]],
            len(some),
        ]
        for (name, reason), some in by_reason.items()
    ]


def _merged(kept: list[Any], more: list[Any]) -> list[Any]:
    found = {(name, reason): (names, count) for name, reason, names, count in kept}
    for name, reason, names, count in more:
        before, already = found.get((name, reason), ([], 0))
        found[name, reason] = ([*before, *names][:_NAMED], already + count)
    return [[name, reason, names, count] for (name, reason), (names, count) in found.items()]


def _lines(kept: list[Any]) -> list[str]:
    lines = []
    for name, reason, names, count in kept:
        more = f" and {count - len(names):,} more" if count > len(names) else ""
        lines.append(f"{label(name) + ' of ' if name else ''}{', '.join(names)}{more}: {reason}")
    return lines
