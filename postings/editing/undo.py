"""Undoing an action or rolling back an import run, field by field.

A field gets its previous value only if it still has the value that the action or run set, so later edits and later
imports are kept. Objects that were added are deleted unless they have been changed since, and deleted objects are
restored. Undoing is itself an action, which can be undone.

Preview and undo run the same code: the transaction of a preview is rolled back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.editing import conflict_decisions
from postings.editing.history import with_names
from postings.editing.journal import Journal, recorded
from postings.editing.object_adapters import ADAPTERS, is_there, unpack
from postings.editing.value_text import label
from postings.models import (
    Action,
    Category,
    Change,
    Company,
    ImportRun,
    Posting,
    PostingSkill,
    Source,
    SourceFile,
    Team,
)
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.edited_fields import edited_fields
from postings.sync.source_files import file_under

_UNKNOWN = "this version of the program does not know it"
# The number of changes that a preview lists.
_LISTED = 200
# Lists whose items are undone one by one.
_SETS = {"spellings", "files"}
# The texts from which a posting's facts are read. `lines` holds their positions.
_TEXTS = ["title", "company", "pay_text", "location_text", "body"]
# Actions that count as edits of a posting. Merging its company does not.
_CORRECTIONS = [ActionKind.ADDED, ActionKind.EDITED, ActionKind.DECIDED, ActionKind.RESTORED]
# Types that other objects refer to, so they are restored first and deleted last.
_POINTED_TO = [object_type for object_type in ObjectType if object_type != ObjectType.POSTING]


@dataclass(frozen=True)
class Kept:
    """Something that is not undone, and the reason."""

    object_type: str
    object_id: int
    field: str
    reason: str


@dataclass
class Undone:
    """The result of undoing, or of a preview: the changes made and what was kept."""

    changes: list[Change] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    action: Action | None = None
    names: dict[tuple[str, int], str] = field(default_factory=dict)

    @property
    def listed_changes(self) -> list[Change]:
        return self.changes[:_LISTED]

    @property
    def kept_text(self) -> Iterator[str]:
        """Yield a line for each field and reason with what was kept: up to five names, and the number of others."""
        by_reason = defaultdict(list)
        for kept in self.kept:
            by_reason[label(kept.field) if kept.field else "", kept.reason].append(kept)
        for (what, reason), some in by_reason.items():
            names = [
                self.names.get((each.object_type, each.object_id), f"{each.object_type} {each.object_id}") for each in some
            ]
            more = f" and {len(names) - 5:,} more" if len(names) > 5 else ""
            yield f"{what + ' of ' if what else ''}{', '.join(names[:5])}{more}: {reason}"


def undo_run(run: ImportRun, user: Any, *, dry_run: bool = False) -> Undone:
    """Roll back an import run. Later edits and the changes of later runs are kept.

    The next import reads its files again and makes the same changes, unless the files have been corrected.
    """
    summary = f"Rolled back import {run.pk}"
    start = partial(recorded, user, ActionKind.ROLLED_BACK, summary, undid_run=run)
    return _undo(run.changes.all(), start, dry_run)


def can_be_undone(action: Action) -> bool:
    """Return whether an action can be undone: only once, and not the undoing of a merge, which can be repeated instead.

    The deletion of reader reports records no changes, so it cannot be undone either.
    """
    unmerged = action.undid is not None and action.undid.kind == ActionKind.MERGED
    return not unmerged and not action.undone_by.exists() and action.changes.exists()


def undo_action(action: Action, user: Any, *, dry_run: bool = False) -> Undone:
    """Undo an action of a user."""
    start = partial(recorded, user, ActionKind.UNDONE, f"Undid: {action.summary}", undid=action)
    return _undo(action.changes.all(), start, dry_run)


def _undo(changes: QuerySet[Change], start: Any, dry_run: bool) -> Undone:
    with transaction.atomic():
        with start() as journal:
            undoing = _Undoing(journal, list(changes.order_by("-pk")))
            undoing.do()
        undone = Undone(journal.changes, undoing.kept, journal.action if journal.changes else None)
        about = [Change(object_type=each.object_type, object_id=each.object_id) for each in undoing.kept]
        undone.names = {change.object_key: change.name for change in with_names([*about, *undone.listed_changes])}  # type: ignore[attr-defined]
        if dry_run:
            transaction.set_rollback(True)
    return undone


class _Undoing:
    def __init__(self, journal: Journal, changes: list[Change]):
        self.journal = journal
        self.changes = changes
        self.directory = Directory()
        self.kept: list[Kept] = []
        self.later = _later_runs(changes)
        self.stranded = _stranded(changes)

    def do(self) -> None:
        by_kind = defaultdict(list)
        for change in self.changes:
            by_kind[change.object_type, ChangeOutcome(change.outcome)].append(change)
        with_field = {
            object_type: [c for c in self.changes if c.object_type == object_type and c.field] for object_type in _POINTED_TO
        }
        merged = [change.object_id for change in with_field[ObjectType.COMPANY] if change.field == "merged_into_id"]
        were_in = {company.survivor for company in Company.objects.filter(pk__in=merged)}
        for object_type in _POINTED_TO:
            if object_type != ObjectType.SKILL:
                self._put_back(object_type, with_field[object_type])
            for change in by_kind[object_type, ChangeOutcome.DELETED]:
                self._make_again(object_type, change)
        for change in by_kind[ObjectType.POSTING, ChangeOutcome.DELETED]:
            self._make_again(ObjectType.POSTING, change)
        self.directory = Directory()
        for change in with_field[ObjectType.SKILL]:
            if change.field == "name":
                for name in (change.before, change.after):
                    self.directory.also_called(change.object_id, str(name))
        made = {change.object_id for change in by_kind[ObjectType.POSTING, ChangeOutcome.MADE]}
        self._delete_postings(made)
        postings = [c for c in self.changes if c.object_type == ObjectType.POSTING and c.field and c.object_id not in made]
        self._put_back(ObjectType.POSTING, postings)
        self._take_back_ads(Company.objects.unmerged().filter(pk__in=merged), were_in)
        # Keep a team that was added by the merge if it has got postings since.
        teams = Team.objects.merged().filter(pk__in=self.journal.watched(ObjectType.TEAM))
        teams.filter(pk__in=Posting.objects.exclude(team=None).values("team")).update(merged_into=None)
        # The recorded skills of postings have the names set by the change, so restore skill names after the postings.
        self._put_back(ObjectType.SKILL, with_field[ObjectType.SKILL])
        for object_type in reversed(_POINTED_TO):
            for change in by_kind[object_type, ChangeOutcome.MADE]:
                self._delete_if_unused(object_type, change.object_id)
        categories = {change.object_id for change in self.changes if change.object_type == ObjectType.CATEGORY}
        for category in Category.objects.filter(pk__in=categories):
            file_under(category)
        self.journal.made_in(self.directory)
        for change in postings:
            if change.action_id:
                conflict_decisions.reopen(change.object_id, change.field)

    def _put_back(self, object_type: ObjectType, changes: list[Change]) -> None:
        self.journal.watch_ids(object_type, {change.object_id for change in changes})
        by_id = defaultdict(list)
        for change in changes:
            by_id[change.object_id].append(change)
        kind = ADAPTERS[object_type]
        rows: Iterable[Any] = (row for ids in in_batches(by_id) for row in kind.rows().filter(pk__in=ids).order_by("pk"))
        if object_type == ObjectType.TEAM:  # unmerged teams first, since others may be merged into them again
            is_merged = {change.object_id: change.before for change in changes if change.field == "merged_into_id"}
            rows = sorted(rows, key=lambda row: is_merged.get(row.pk) is not None)
        for row in rows:
            if object_type == ObjectType.POSTING:
                self._put_back_posting(row, by_id[row.pk])
                continue
            now = kind.values(row)
            then: dict[str, Any] = {}
            for change in by_id[row.pk]:
                if change.field not in now:
                    self._keep(change, _UNKNOWN)
                    continue
                self._decide(change, then.get(change.field, now[change.field]), then)
            if reason := _why_not(row, then):
                self._keep(by_id[row.pk][0], reason)
            elif then:
                try:
                    with transaction.atomic():
                        kind.put(row, then, self.directory)
                except IntegrityError:
                    self._keep(by_id[row.pk][0], "one of its names is now used by another record")

    def _put_back_posting(self, posting: Posting, changes: list[Change]) -> None:
        now, base = ADAPTERS[ObjectType.POSTING].values(posting), dict(posting.imported)
        then: dict[str, Any] = {}
        for change in changes:
            if change.field == "files":
                self._put_back_files(posting, change)
                continue
            if change.field not in now:
                self._keep(change, _UNKNOWN)
                continue
            if (change.object_id, change.field) in self.later:
                self._keep(change, "a later import changed it again")
                continue
            change = self._before_what_stayed(change)
            if change.base_before != change.base_after and self._is_said(change, base.get(change.field)):
                base[change.field] = change.base_before
            self._decide(change, then.get(change.field, now[change.field]), then, posting)
            if change.action_id and change.field in then and change.before == change.base_before == change.base_after:
                then[change.field] = base.get(change.field)  # it was the source's value, which may have changed since
        if base != posting.imported:
            posting.evidence = {name: said for name, said in posting.evidence.items() if name not in then}
            if any(base.get(name) != posting.imported.get(name) for name in _TEXTS):
                posting.lines = {}  # these belong to the later text
            posting.imported = base
            posting.save(update_fields=["imported", "evidence", "lines", "updated_at"])
            # Make the next import read its files again.
            SourceFile.objects.filter(posting=posting).update(fingerprint="")
        if then:
            ADAPTERS[ObjectType.POSTING].put(posting, then, self.directory)

    def _before_what_stayed(self, change: Change) -> Change:
        """Make a run's change go back beyond earlier runs that are rolled back but whose changes were kept because of it."""
        for earlier in self.stranded.get((change.object_id, change.field), []) if change.run_id else []:
            if earlier.pk < change.pk and earlier.base_after == change.base_before:
                if earlier.after == change.before:
                    change.before = earlier.before
                change.base_before = earlier.base_before
        return change

    def _decide(self, change: Change, now: Any, then: dict[str, Any], posting: Posting | None = None) -> None:
        """Put the value that a field gets back into `then`, or record why it is kept."""
        if change.before == change.after or change.field == "merged":
            return
        if change.field in _SETS:
            came = [each for each in change.after or () if each not in (change.before or ())]
            left = [each for each in change.before or () if each not in (change.after or ())]
            then[change.field] = [each for each in now if each not in came] + [each for each in left if each not in now]
        elif self._same(change.field, now, change.after, posting):
            then[change.field] = change.before
        elif not self._same(change.field, now, change.before, posting):
            self._keep(change, "it has been changed since")

    def _is_said(self, change: Change, base: Any) -> bool:
        """Return whether the source's value is the one after the change."""
        return base == change.base_after or (
            change.field == "skills" and self.directory.same_skills(base, change.base_after)
        )

    def _same(self, field: str, a: Any, b: Any, posting: Posting | None) -> bool:
        if posting is not None and field == "company":
            return self.directory.same_company(a, b)
        if posting is not None and field == "team":
            return self.directory.same_team(posting.company, a, b)
        if posting is not None and field == "categories":
            return self.directory.same_categories(a, b)
        if posting is not None and field == "skills":
            return self.directory.same_skills(a, b)
        return bool(a == b)

    def _put_back_files(self, posting: Posting, change: Change) -> None:
        """Remove the files that were added and restore those that left. The next import reads them all."""
        before, after = _files(change.before), _files(change.after)
        for source, path in after - before:
            SourceFile.objects.filter(posting=posting, source=source, path=path).delete()
        for source, path in before - after:
            there = {"posting": posting, "last_seen": None, "fingerprint": ""}
            found = SourceFile.objects.filter(source=source, path=path)
            if not found.update(**there) and Source.objects.filter(pk=source).exists():
                SourceFile.objects.create(source_id=source, path=path, first_seen=posting.created_at, **there)

    def _delete_postings(self, ids: Iterable[int]) -> None:
        """Delete added postings, unless they have been edited or changed by a later run."""
        for some in in_batches(ids):
            later = Change.objects.filter(object_type=ObjectType.POSTING, object_id__in=some, pk__gt=self._last)
            corrected = later.filter(action__kind__in=_CORRECTIONS, action__undone_by=None)
            by_people = set(corrected.exclude(action=self.journal.action).values_list("object_id", flat=True))
            by_runs = set(later.filter(run__isnull=False, run__undone_by=None).values_list("object_id", flat=True))
            doomed = []
            for posting in Posting.objects.with_spellings().filter(pk__in=some).order_by("pk"):
                if posting.pk in by_people or edited_fields(posting):
                    self.kept.append(Kept(ObjectType.POSTING, posting.pk, "", "it has been edited since"))
                elif posting.pk in by_runs:
                    self.kept.append(Kept(ObjectType.POSTING, posting.pk, "", "a later import changed it"))
                else:
                    doomed.append(posting)
            if doomed:
                self.journal.delete(*doomed)

    @property
    def _last(self) -> int:
        return max((change.pk for change in self.changes), default=0)

    def _make_again(self, object_type: ObjectType, change: Change) -> None:
        pack = change.before or {}
        if is_there(ADAPTERS[object_type], pack):
            self._keep(change, "it already exists again, or its name is now used by another record")
            return
        try:
            with transaction.atomic():
                row, unknown = unpack(ADAPTERS[object_type], pack, self.directory)
        except IntegrityError:
            self._keep(change, "a record that it needs no longer exists")
            return
        self.journal.made(row)
        self.kept += [Kept(change.object_type, change.object_id, name, _UNKNOWN) for name in unknown]

    def _delete_if_unused(self, object_type: ObjectType, pk: int) -> None:
        """Delete an added object if nothing refers to it and no user has changed it since."""
        rows: Any = ADAPTERS[object_type].model._default_manager.filter(pk=pk)
        if object_type in {ObjectType.COMPANY, ObjectType.TEAM, ObjectType.CATEGORY}:
            rows = rows.filter(postings=None)
        if object_type in {ObjectType.COMPANY, ObjectType.TEAM}:
            rows = rows.filter(merged=None)
        if object_type == ObjectType.COMPANY:
            rows = rows.filter(teams=None, about="", website="")
        if object_type == ObjectType.SKILL:
            rows = rows.exclude(pk__in=PostingSkill.objects.values("skill"))
        by_hand = Change.objects.filter(object_type=object_type, object_id=pk, run=None, pk__gt=self._last)
        if (row := rows.first()) and not by_hand.exclude(action=self.journal.action).exists():
            self.journal.delete(row)

    def _take_back_ads(self, again: QuerySet[Company], were_in: Iterable[Company]) -> None:
        """Move postings that were imported while a company was merged, under its name, back to it."""
        put = ADAPTERS[ObjectType.POSTING].put
        elsewhere = Posting.objects.filter(company__in=were_in).exclude(company__in=again)
        came = elsewhere.exclude(edited__contains=" company ").filter(imported__has_key="company")
        said = dict(came.values_list("pk", "imported__company"))
        names = {name for name in said.values() if any(self.directory.same_company(name, each.name) for each in again)}
        for ids in in_batches(pk for pk, name in said.items() if name in names):
            self.journal.watch_ids(ObjectType.POSTING, ids)
            for posting in Posting.objects.filter(pk__in=ids).with_values():
                team = posting.team.name if posting.team else None
                put(posting, {"company": said[posting.pk], "team": team}, self.directory)

    def _keep(self, change: Change, reason: str) -> None:
        self.kept.append(Kept(change.object_type, change.object_id, change.field, reason))


def _why_not(row: Any, then: dict[str, Any]) -> str:
    """Return why a row cannot have these values, or an empty string if it can."""
    if "merged_into_id" not in then:
        return ""
    other = type(row).objects.filter(pk=then["merged_into_id"]).first()
    if other is None and then["merged_into_id"] is not None:
        return "what it had been merged into is gone"
    if other is not None and other.survivor == row:
        return "what it had been merged into was merged into it"
    if isinstance(row, Team) and other is None and row.company.survivor != row.company:
        return "its company was merged since"
    return ""


def _files(value: Any) -> set[tuple[int, str]]:
    return {(source, path) for source, path in value or ()}


def _of_runs(changes: list[Change], **conditions: Any) -> Iterator[Change]:
    """Yield the changes that runs made to the postings of these changes, the latest first in each batch."""
    ids = {change.object_id for change in changes if change.object_type == ObjectType.POSTING}
    for some in in_batches(ids):
        of_runs = Change.objects.filter(object_type=ObjectType.POSTING, object_id__in=some, run__isnull=False, **conditions)
        yield from of_runs.order_by("-pk")


def _later_runs(changes: list[Change]) -> set[tuple[int, str]]:
    """Return the fields of postings that a later run changed, by posting id and field, if it is not rolled back."""
    runs = {change.run_id for change in changes if change.run_id}
    later = _of_runs(changes, run_id__gt=max(runs), run__undone_by=None) if runs else ()
    return {(change.object_id, change.field) for change in later}


def _stranded(changes: list[Change]) -> dict[tuple[int, str], list[Change]]:
    """Return the changes of rolled-back runs by posting id and field, the latest first."""
    found: dict[tuple[int, str], list[Change]] = defaultdict(list)
    if any(change.run_id for change in changes):
        for change in _of_runs(changes, run__undone_by__isnull=False):
            found[change.object_id, change.field].append(change)
    return found
