"""Recording the changes that a block of code makes to watched objects.

    with recorded(user, ActionKind.EDITED, "Corrected the pay", posting):
        posting.pay_min = 60_000
        posting.save()

The block runs in one transaction with the objects locked, so that the record matches what happened. A block that changes
nothing leaves no action. At the end, what depends on the changes is updated (`Posting.edited`, conflicts, and the
companies to survey again).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.editing.object_adapters import ADAPTERS, STATUS_FIELDS, TYPE_OF, State, name_of, packed, status_states
from postings.models import Action, Change, Company, Conflict, ImportRun, Posting, Team
from postings.models.querysets import PostingQuerySet
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.edited_fields import update_edited, update_edited_names, update_edited_status
from postings.sync.possible_duplicates import update_possible_duplicates

# Actions that set a field deliberately, and so resolve a conflict about it.
_DECIDES = {ActionKind.EDITED, ActionKind.DECIDED, ActionKind.RESTORED}
# The fields by which ads are matched to an object. If one changes, so may which postings count as edited.
NAMES = {"name", "key", "spellings", "merged_into_id", "merged"}

# The user name of what the board does on a date. No user has this name, since user names have no spaces.
BOARD = "the board"


class Journal:
    """The changes of one action, recorded as described in the module docstring.

    Without `updates_named`, another step updates `Posting.edited` of the postings of renamed and merged objects.
    """

    def __init__(self, action: Action, *, updates_named: bool = True):
        self.action = action
        self.updates_named = updates_named
        self.changes: list[Change] = []
        self._before: dict[ObjectType, dict[int, State]] = defaultdict(dict)
        self._status_before: dict[int, State] = {}

    def watch(self, *rows: models.Model) -> None:
        """Lock rows and record their changes from now on, compared with their current values in the database."""
        by_type: dict[ObjectType, set[int]] = defaultdict(set)
        for row in rows:
            by_type[TYPE_OF[type(row)]].add(row.pk)
        for object_type, ids in by_type.items():
            self.watch_ids(object_type, ids)

    def watch_ids(self, object_type: ObjectType, ids: Iterable[int]) -> None:
        new = set(ids) - self._before[object_type].keys()
        _lock(ADAPTERS[object_type].model, new)
        states = ADAPTERS[object_type].states(new)
        if object_type == ObjectType.POSTING:
            for pk in new & self._status_before.keys():
                states[pk].values.update(self._status_before[pk].values)
        self._before[object_type] |= states

    def watch_status(self, ids: Iterable[int]) -> None:
        """Lock postings of which only STATUS_FIELDS will change, and record changes of these."""
        new = set(ids) - self._before[ObjectType.POSTING].keys() - self._status_before.keys()
        _lock(Posting, new)
        self._status_before |= status_states(new)

    def made(self, row: models.Model) -> None:
        """Record that a row was added, and watch it."""
        self.add(TYPE_OF[type(row)], row.pk, ChangeOutcome.MADE)
        self.watch(row)

    def watched(self, object_type: ObjectType) -> set[int]:
        """Return the ids of the watched objects of a type."""
        return set(self._before[object_type])

    def changed(self, object_type: ObjectType | None = None) -> set[int]:
        """Return the ids of the objects that the closed journal has changes of, of one type or of all."""
        return {each.object_id for each in self.changes if object_type in {None, each.object_type}}

    def made_in(self, directory: Directory) -> None:
        """Record the companies, teams and categories that a directory added for names that it did not know."""
        for object_type, pk in directory.take_made():
            self.add(object_type, pk, ChangeOutcome.MADE)

    def delete(self, *rows: models.Model) -> None:
        """Delete rows of one type, and record what is needed to restore them."""
        object_type = TYPE_OF[type(rows[0])]
        kind = ADAPTERS[object_type]
        for some in in_batches(row.pk for row in rows):
            doomed = kind.rows().filter(pk__in=some)
            for row in doomed:
                change = self.add(object_type, row.pk, ChangeOutcome.DELETED)
                change.object_name, change.before = name_of(row), packed(kind, row)
                self._before[object_type].pop(row.pk, None)
            kind.model._default_manager.filter(pk__in=some).delete()

    def close(self) -> None:
        """Save the changes of the watched objects and update what depends on them. Delete the action if there are none."""
        for object_type, before in self._before.items():
            after = ADAPTERS[object_type].states(before)
            for pk in before.keys() & after.keys():
                self._compare(object_type, pk, before[pk], after[pk])
        only_status = self._status_before.keys() - self._before[ObjectType.POSTING].keys()
        for pk, state in status_states(only_status).items():
            self._compare(ObjectType.POSTING, pk, self._status_before[pk], state)
        if not self.changes:
            if not self.action.changes.exists():
                self.action.delete()
            return
        Change.objects.bulk_create(self.changes, batch_size=500)
        self._follow_up()

    def _compare(self, object_type: ObjectType, pk: int, before: State, after: State) -> None:
        for field in after.values:
            old, new = before.values.get(field), after.values[field]
            old_base, new_base = before.base.get(field), after.base.get(field)
            if old != new or old_base != new_base:
                change = self.add(object_type, pk, ChangeOutcome.EDITED, field)
                change.before, change.after = old, new
                change.base_before, change.base_after = old_base, new_base

    def add(self, object_type: ObjectType, pk: int, outcome: ChangeOutcome, field: str = "") -> Change:
        """Add and return a change that comparing values would not find. The caller fills in its values."""
        change = Change(action=self.action, object_type=object_type, object_id=pk, field=field, outcome=outcome)
        self.changes.append(change)
        return change

    def _follow_up(self) -> None:
        ids = defaultdict(set)
        for change in self.changes:
            ids[change.object_type].add(change.object_id)
            if change.object_type == ObjectType.POSTING and change.field not in STATUS_FIELDS:
                ids["not only status"].add(change.object_id)
            if change.object_type == ObjectType.COMPANY and change.field in {"", *NAMES}:
                ids["renamed"].add(change.object_id)
            if change.field in NAMES:
                ids[f"of {change.object_type}"].add(change.object_id)
        self._delete_decided_conflicts()
        self._survey_again()
        for some in in_batches(ids["not only status"]):
            update_edited(Posting.objects.filter(pk__in=some))
        for some in in_batches(ids[ObjectType.POSTING] - ids["not only status"]):
            update_edited_status(Posting.objects.filter(pk__in=some))
        if ids["renamed"]:
            update_possible_duplicates(_with_survivors(Company, ids["renamed"]))
        if self.updates_named:
            self._update_postings_named({object_type: ids[f"of {object_type}"] for object_type in ObjectType})

    def _update_postings_named(self, ids: Mapping[ObjectType, set[int]]) -> None:
        """Update the postings of companies, teams and categories whose names have changed."""
        for object_type, model in ((ObjectType.COMPANY, Company), (ObjectType.TEAM, Team)):
            if renamed := ids[object_type]:
                owners = model._default_manager.filter(pk__in=_with_survivors(model, renamed))
                update_edited_names(object_type.value, owners, postings_of(object_type, renamed))
        if ids[ObjectType.CATEGORY]:
            update_edited(postings_of(ObjectType.CATEGORY, ids[ObjectType.CATEGORY]))

    def _delete_decided_conflicts(self) -> None:
        """Delete the conflicts about fields that the action set deliberately."""
        if self.action.kind not in _DECIDES:
            return
        decided = {(change.object_id, change.field) for change in self._changed_postings()}
        for some in in_batches({posting_id for posting_id, _ in decided}):
            waiting = Conflict.objects.filter(posting__in=some).values_list("pk", "posting_id", "field")
            done = [pk for pk, *about in waiting if tuple(about) in decided]
            Conflict.objects.filter(pk__in=done).delete()

    def _survey_again(self) -> None:
        """Mark the companies that lost or got postings to be surveyed by the next import."""
        moves = [change for change in self._changed_postings() if change.field == "company"]
        for names in in_batches({name for change in moves for name in (change.before, change.after) if name}):
            Company.objects.filter(name__in=names).update(surveyed_at=None)

    def _changed_postings(self) -> Iterator[Change]:
        for change in self.changes:
            if change.object_type == ObjectType.POSTING and change.before != change.after:
                yield change


def _lock(model: type[models.Model], ids: Iterable[int]) -> None:
    for some in in_batches(ids):
        list(model._default_manager.select_for_update().filter(pk__in=some).order_by("pk").values("pk"))


def postings_of(object_type: ObjectType, ids: set[int]) -> PostingQuerySet:
    """Return the postings of some companies or teams and of the survivors of those that were merged, or of categories."""
    match object_type:
        case ObjectType.COMPANY:
            return Posting.objects.filter(company__in=_with_survivors(Company, ids))
        case ObjectType.TEAM:
            return Posting.objects.filter(team__in=_with_survivors(Team, ids))
        case ObjectType.CATEGORY:
            return Posting.objects.filter(categories__in=ids)
    return Posting.objects.none()


def _with_survivors(model: type[Company | Team], ids: set[int]) -> set[int]:
    """Return the ids of companies or teams, and of the survivors of those that were merged."""
    survivors = model._default_manager.survivors()
    return ids | {survivors.get(pk, pk) for pk in ids}


@contextmanager
def recorded(
    user: Any,
    kind: ActionKind,
    summary: str,
    *rows: models.Model,
    undid: Action | None = None,
    undid_run: ImportRun | None = None,
    action: Action | None = None,
    updates_named: bool = True,
) -> Iterator[Journal]:
    """Record what the block changes in `rows` and in what its journal watches. `user` is None for a command.

    With `action`, add the changes to that action, of which this is another batch. `updates_named` as for a Journal.
    """
    with transaction.atomic():
        action = action or Action.objects.create(
            kind=kind,
            summary=summary[:500],
            user=user,
            user_name=user.get_username() if user else BOARD if kind == ActionKind.SCHEDULED else "",
            undid=undid,
            undid_run=undid_run,
        )
        journal = Journal(action, updates_named=updates_named)
        journal.watch(*rows)
        yield journal
        journal.close()
