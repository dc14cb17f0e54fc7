"""The history of an object: its recorded changes, and its values at any earlier time, to show and to restore."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import IntegrityError

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.editing.corrections import name_company, name_team
from postings.editing.journal import recorded
from postings.editing.object_adapters import ADAPTERS, MERGING, TYPE_OF, Unpacked, is_there, unpack
from postings.models import Action, Change, Company, ImportRun, Posting, Skill, Team
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.posting_values import Values

# Fields that depend on the sources, so users cannot restore them.
_NOT_RESTORED = {"files"}
# The names of companies and teams, which merging and splitting change; these actions are undone as a whole instead.
_NAMING = {"spellings", "key", "slug", "company_id", *MERGING}


@dataclass(frozen=True)
class Event:
    """What one run or action changed in an object. `last` is the id of its last change, which identifies the version."""

    by: Action | ImportRun
    at: datetime
    changes: list[Change]

    @property
    def last(self) -> int:
        return max(change.pk for change in self.changes)

    @property
    def is_run(self) -> bool:
        return isinstance(self.by, ImportRun)


def events(object_type: ObjectType, object_id: int) -> list[Event]:
    """Return the events of an object, the latest first."""
    changes = (
        Change.objects.filter(object_type=object_type, object_id=object_id).select_related("run", "action").order_by("-pk")
    )
    _name_pointed_to(list(changes))
    found = []
    for by, some in groupby(changes, key=lambda change: change.run or change.action):
        at = by.started_at if isinstance(by, ImportRun) else by.at
        found.append(Event(by, at, sorted(some, key=lambda change: change.field)))
    return found


def values_after(row: Any, last: int) -> Values:
    """Return the restorable values of an object as they were after the change with the id `last`."""
    object_type = TYPE_OF[type(row)]
    values = ADAPTERS[object_type].values(row)
    later = Change.objects.filter(object_type=object_type, object_id=row.pk, pk__gt=last).exclude(field="").order_by("-pk")
    for change in later:
        if change.before != change.after and change.field in values:
            values[change.field] = change.before
    left_out = _NAMING if object_type in {ObjectType.COMPANY, ObjectType.TEAM} else _NOT_RESTORED
    return {field: value for field, value in values.items() if field not in left_out}


def unknown_fields(row: Any, last: int) -> list[str]:
    """Return the fields of later changes that this type of object no longer has, and that so cannot be restored."""
    object_type = TYPE_OF[type(row)]
    later = Change.objects.filter(object_type=object_type, object_id=row.pk, pk__gt=last).exclude(field="")
    fields = later.order_by("field").values_list("field", flat=True).distinct()
    return [field for field in fields if field not in ADAPTERS[object_type].values(row)]


def differences(row: Any, last: int) -> list[tuple[str, Any, Any]]:
    """Return the fields that restoring the version would change, as tuples of field, current value and restored value."""
    now = ADAPTERS[TYPE_OF[type(row)]].values(row)
    return [(field, now[field], then) for field, then in values_after(row, last).items() if then != now[field]]


def restore(row: Any, last: int, user: Any) -> Action | None:
    """Restore the values that an object had after the change with the id `last`. The source's values are kept.

    Return the action, or None if nothing changed.
    """
    object_type = TYPE_OF[type(row)]
    with recorded(user, ActionKind.RESTORED, f"Restored an earlier version of {row}", row) as journal:
        row = ADAPTERS[object_type].rows().get(pk=row.pk)
        then = {field: value for field, _, value in differences(row, last)}
        if then:
            directory = Directory()
            know_former_names(directory)
            ADAPTERS[object_type].put(row, then, directory)
            if "name" in then and isinstance(row, Company):
                name_company(row)
            elif "name" in then and isinstance(row, Team):
                name_team(row)
            journal.made_in(directory)
    return journal.action if journal.changes else None


def with_names(changes: Iterable[Change]) -> list[Change]:
    """Return the changes with `name`, the current or last known name of their object, and `is_there`, if it exists."""
    found = list(changes)
    by_type = defaultdict(set)
    for change in found:
        by_type[ObjectType(change.object_type)].add(change.object_id)
    names: dict[tuple[str, int], str] = {}
    for object_type, ids in by_type.items():
        rows = ADAPTERS[object_type].model._default_manager
        for some in in_batches(ids):
            names |= {(object_type, row.pk): str(row) for row in _light(rows).filter(pk__in=some)}
    gone = {key for key in {change.object_key for change in found} if key not in names}
    last_names: dict[tuple[str, int], str] = {}
    for some in in_batches(pk for _, pk in gone):
        deletions = Change.objects.filter(object_id__in=some, outcome=ChangeOutcome.DELETED)
        last_names |= {
            (object_type, pk): name
            for object_type, pk, name in deletions.values_list("object_type", "object_id", "object_name")
        }
    _name_pointed_to(found)
    for change in found:
        there = names.get(change.object_key)
        shown: Any = change
        shown.name = there or change.object_name or last_names.get(change.object_key) or f"#{change.object_id}"
        shown.is_there = there is not None
    return found


def _name_pointed_to(changes: list[Change]) -> None:
    """Replace the id of a company or team in changes with its name."""
    by_model: dict[Any, list[Change]] = defaultdict(list)
    for change in changes:
        if change.field in {"company_id", "merged_into_id"}:
            of_team = change.field == "merged_into_id" and change.object_type == ObjectType.TEAM
            by_model[Team if of_team else Company].append(change)
    for model, some in by_model.items():
        ids = {pk for change in some for pk in (change.before, change.after) if pk}
        names = {row.pk: str(row) for row in _light(model.objects.filter(pk__in=ids))}
        for change in some:
            change.before, change.after = (
                names.get(pk, "one that is gone") if pk else None for pk in (change.before, change.after)
            )


def _light(rows: Any) -> Any:
    """Load only the columns that the names of the rows need."""
    if rows.model is Posting:
        return rows.only("title")
    return rows.select_related("company") if rows.model is Team else rows


def know_former_names(directory: Directory) -> None:
    """Add the former names of renamed skills to a directory."""
    renamed = (
        Change.objects.filter(object_type=ObjectType.SKILL, field="name").order_by("-pk").values_list("object_id", "before")
    )
    there = set(Skill.objects.values_list("pk", flat=True))
    for pk, name in renamed:
        if pk in there and name:
            directory.also_called(pk, name)


def deleted() -> "list[Change]":
    """Return the deletions of objects that are still missing, the latest first.

    Merges and dismissals that were taken back are left out: they are undone.
    """
    changes = Change.objects.filter(outcome=ChangeOutcome.DELETED).exclude(action__kind=ActionKind.MERGED)
    changes = changes.exclude(object_type=ObjectType.DISMISSAL)
    latest: dict[tuple[str, int], Change] = {}
    for change in changes.select_related("action").defer("before").order_by("-pk"):
        latest.setdefault(change.object_key, change)
    there = set()
    for object_type in {object_type for object_type, _ in latest}:
        ids = [pk for kind, pk in latest if kind == object_type]
        rows = ADAPTERS[ObjectType(object_type)].model._default_manager
        there |= {
            (object_type, pk) for some in in_batches(ids) for pk in rows.filter(pk__in=some).values_list("pk", flat=True)
        }
    return [change for key, change in latest.items() if key not in there]


def recover(change: Change, user: Any) -> Unpacked | None:
    """Restore a deleted object. Return None if it or another of its name exists, or if it cannot be saved or was merged."""
    kind, pack = ADAPTERS[ObjectType(change.object_type)], change.before or {}
    by_merging = change.action is not None and change.action.kind == ActionKind.MERGED
    if by_merging or change.object_type == ObjectType.DISMISSAL or is_there(kind, pack):
        return None
    try:
        with recorded(user, ActionKind.RESTORED, f"Restored {change.object_name}") as journal:
            directory = Directory()
            found = unpack(kind, pack, directory)
            journal.made(found.row)
            journal.made_in(directory)
    except IntegrityError:
        return None
    return found
