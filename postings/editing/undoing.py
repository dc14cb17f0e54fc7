"""What undoing an action or rolling back a run changes, decided by reading.

A field gets its previous value only if it still has the value that the action or run set, so later edits and later
imports are kept. Objects that were added are deleted unless they have been changed since, and deleted objects are
restored.

`Undoing` decides; its subclasses do it (`applied_undoing`) or list what would be done (`previewed_undoing`), so that a
preview decides by the same code.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from postings.choices import ActionKind, ChangeOutcome, ObjectType, Status
from postings.editing.bulk_change import Step
from postings.editing.journal import NAMES, postings_of
from postings.editing.object_adapters import ADAPTERS, STATUS_FIELDS, postings_for_status, status_values
from postings.models import Action, Change, Company, Posting, Team
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.edited_fields import edited_fields
from postings.sync.posting_places import complete
from postings.sync.posting_values import Values

UNKNOWN = "this version of the program does not know it"
# Lists whose items are undone one by one.
_SETS = {"spellings", "files"}
# Actions that count as edits of a posting. Merging its company does not.
_CORRECTIONS = [ActionKind.ADDED, ActionKind.EDITED, ActionKind.DECIDED, ActionKind.RESTORED]
# Types that other objects refer to, so they are restored first and deleted last.
POINTED_TO = [object_type for object_type in ObjectType if object_type != ObjectType.POSTING]


@dataclass(frozen=True)
class Kept:
    """Something that is not undone, and the reason."""

    object_type: str
    object_id: int
    field: str
    reason: str


@dataclass
class BackInPosting:
    """The values that a posting gets back: those shown, the source's, and the recorded changes of its files."""

    shown: Values
    base: Values
    files: list[Change]


def steps_of(changes: QuerySet[Change]) -> list[Step]:
    """Return the steps of undoing these changes, in the order in which objects depend on each other."""
    with_field, restored, made, renamed = defaultdict(set), defaultdict(list), defaultdict(set), defaultdict(set)
    rows = changes.order_by("-pk").values_list("pk", "object_type", "object_id", "outcome", "field")
    for pk, object_type, object_id, outcome, field in rows.iterator(5_000):
        if outcome == ChangeOutcome.DELETED:
            restored[object_type].append(pk)
        elif outcome == ChangeOutcome.MADE:
            made[object_type].add(object_id)
        if field:
            with_field[object_type].add(object_id)
        if field in NAMES:
            renamed[object_type].add(object_id)
    steps = []
    for object_type in POINTED_TO:
        if object_type == ObjectType.TEAM:
            steps.append(Step("put back team", _unmerged_first(changes, with_field[object_type])))
        elif object_type != ObjectType.SKILL:
            steps.append(Step(f"put back {object_type}", sorted(with_field[object_type])))
        steps.append(Step(f"restore {object_type}", restored[object_type]))
    postings = sorted(with_field[ObjectType.POSTING] - made[ObjectType.POSTING])
    steps += [
        Step("restore posting", restored[ObjectType.POSTING]),
        Step("delete posting", sorted(made[ObjectType.POSTING])),
        Step("put back posting", postings),
        Step("take back posting", _ads_of_merged_companies(changes)),
        Step("keep team", sorted(with_field[ObjectType.TEAM] | made[ObjectType.TEAM])),
        # The recorded skills of postings have the names set by the change, so skill names are restored after the postings.
        Step("put back skill", sorted(with_field[ObjectType.SKILL])),
        Step("update posting", sorted({*(postings if renamed[ObjectType.SKILL] else ()), *_postings_named(renamed)})),
    ]
    steps += [Step(f"delete {each}", sorted(made[each], reverse=True)) for each in reversed(POINTED_TO)]
    categories = with_field[ObjectType.CATEGORY] | made[ObjectType.CATEGORY]
    gone = Change.objects.filter(pk__in=restored[ObjectType.CATEGORY]).values_list("object_id", flat=True)
    return [*steps, Step("file category", sorted({*categories, *gone}))]


def _postings_named(renamed: Mapping[str, set[int]]) -> set[int]:
    """Return the ids of the postings of the companies, teams and categories whose names are put back."""
    return {
        pk
        for object_type, ids in renamed.items()
        for pk in postings_of(ObjectType(object_type), ids).order_by().values_list("pk", flat=True)
    }


def _unmerged_first(changes: QuerySet[Change], ids: Iterable[int]) -> list[int]:
    """Order teams so that others, which may be merged into them again, come after them."""
    merges = changes.filter(object_type=ObjectType.TEAM, field="merged_into_id").values_list("object_id", "before")
    before = dict(merges)
    return sorted(ids, key=lambda pk: (before.get(pk) is not None, pk))


def _ads_of_merged_companies(changes: QuerySet[Change]) -> list[int]:
    """Return the ids of postings that may belong to companies whose merge is undone, because their source names these."""
    merges = changes.filter(object_type=ObjectType.COMPANY, field="merged_into_id")
    merged = list(merges.values_list("object_id", flat=True))
    if not merged:
        return []
    were_in = {company.survivor.pk for company in Company.objects.filter(pk__in=merged)}
    elsewhere = Posting.objects.filter(company__in=were_in).exclude(edited__contains=" company ")
    return list(elsewhere.filter(imported__has_key="company").order_by("pk").values_list("pk", flat=True))


class Undoing:
    """Undoes some objects of a step. What is kept is added to `kept`."""

    def __init__(self, changes: QuerySet[Change], by: Action | None):
        self.all_changes = changes
        self.by = by
        self.kept: list[Kept] = []

    # What subclasses do, or list.

    def watch(self, object_type: ObjectType, ids: Collection[int]) -> None:
        raise NotImplementedError

    def watch_status(self, ids: Collection[int]) -> None:
        raise NotImplementedError

    def put(self, object_type: ObjectType, row: Any, values: Values) -> bool:
        """Set the values of a row. Return whether they could be set."""
        raise NotImplementedError

    def put_status(self, back: list[tuple[Any, Values]]) -> None:
        raise NotImplementedError

    def put_posting(self, posting: Posting, back: BackInPosting) -> None:
        raise NotImplementedError

    def restore(self, object_type: ObjectType, change: Change) -> None:
        raise NotImplementedError

    def delete(self, object_type: ObjectType, rows: Sequence[Any]) -> None:
        raise NotImplementedError

    def keep_teams(self, ids: Collection[int]) -> None:
        raise NotImplementedError

    def unused(self, object_type: ObjectType, rows: QuerySet[Any]) -> list[Any]:
        """Return the rows to which no other object refers."""
        raise NotImplementedError

    def update(self, ids: Collection[int]) -> None:
        raise NotImplementedError

    def file_under(self, ids: Collection[int]) -> None:
        raise NotImplementedError

    def reopen_conflicts(self, fields: Collection[tuple[int, str]]) -> None:
        raise NotImplementedError

    # Deciding.

    def do(self, step: str, ids: Sequence[int]) -> None:
        verb, _, name = step.rpartition(" ")
        object_type = ObjectType(name)
        match verb:
            case "put back" if object_type == ObjectType.POSTING:
                self._put_back_postings(ids)
            case "put back":
                self._put_back(object_type, ids)
            case "restore":
                by_pk = {change.pk: change for some in in_batches(ids) for change in self.all_changes.filter(pk__in=some)}
                for pk in ids:
                    self.restore(object_type, by_pk[pk])
            case "delete" if object_type == ObjectType.POSTING:
                self._delete_postings(ids)
            case "delete":
                self._delete_unused(object_type, ids)
            case "take back":
                self._take_back_ads(ids)
            case "keep":
                self.keep_teams(ids)
            case "update":
                self.update(ids)
            case "file":
                self.file_under(ids)

    @cached_property
    def directory(self) -> Directory:
        directory = Directory()
        renamed = self.all_changes.filter(object_type=ObjectType.SKILL, field="name").order_by("-pk")
        for pk, *names in renamed.values_list("object_id", "before", "after"):
            for name in names:
                directory.also_called(pk, str(name))
        return directory

    @cached_property
    def last(self) -> int:
        """The id of the last of all changes."""
        return self.all_changes.aggregate(last=Max("pk"))["last"] or 0

    def _changes_of(self, object_type: ObjectType, ids: Iterable[int]) -> dict[int, list[Change]]:
        """Return the changes of fields of some objects by the id of the object, the latest first."""
        found = defaultdict(list)
        # In the order of an index: for another order, SQLite reads all changes of the action for each batch.
        of_type = self.all_changes.filter(object_type=object_type).exclude(field="").order_by("object_id", "-pk")
        for some in in_batches(ids):
            for change in of_type.filter(object_id__in=some):
                found[change.object_id].append(change)
        return found

    def _put_back(self, object_type: ObjectType, ids: Sequence[int]) -> None:
        self.watch(object_type, ids)
        by_id, kind = self._changes_of(object_type, ids), ADAPTERS[object_type]
        rows: dict[int, Any] = {row.pk: row for some in in_batches(ids) for row in kind.rows().filter(pk__in=some)}
        for row in (rows[pk] for pk in ids if pk in rows):
            now = kind.values(row)
            then: Values = {}
            for change in by_id[row.pk]:
                if change.field not in now:
                    self.keep(change, UNKNOWN)
                    continue
                self._decide(change, then.get(change.field, now[change.field]), then)
            if reason := self._why_not(row, then):
                self.keep(by_id[row.pk][0], reason)
            elif then and not self.put(object_type, row, then):
                self.keep(by_id[row.pk][0], "one of its names is now used by another record")

    def _put_back_postings(self, ids: Sequence[int]) -> None:
        by_id = self._changes_of(ObjectType.POSTING, ids)
        changes = [change for some in by_id.values() for change in some]
        if all(change.action_id and change.field in STATUS_FIELDS for change in changes):
            self._put_back_status(by_id)
        else:
            self.watch(ObjectType.POSTING, by_id)
            later, stranded = _later_runs(changes), _stranded(changes)
            rows = ADAPTERS[ObjectType.POSTING].rows()
            for posting in (row for some in in_batches(by_id) for row in rows.filter(pk__in=some).order_by("pk")):
                back = self._back_in_posting(posting, by_id[posting.pk], later, stranded)
                if _lacks_way_to_apply(posting, back.shown):
                    self.keep(by_id[posting.pk][0], "the posting would then not say how to apply")
                    back.shown.clear()
                self.put_posting(posting, back)
        self.reopen_conflicts([(change.object_id, change.field) for change in changes if change.action_id])

    def _put_back_status(self, by_id: dict[int, list[Change]]) -> None:
        """Do the same for postings of which an action set only the status, in a few queries."""
        self.watch_status(by_id)
        back = []
        for posting in (row for some in in_batches(by_id) for row in postings_for_status(some)):
            now, then = status_values(posting), Values()
            for change in by_id[posting.pk]:
                self._decide_of_user(change, now, then, {"status": posting.imported_status})
            if then:
                back.append((posting, then))
        self.put_status(back)

    def _back_in_posting(
        self,
        posting: Posting,
        changes: list[Change],
        later: set[tuple[int, str]],
        stranded: dict[tuple[int, str], list[Change]],
    ) -> BackInPosting:
        now, base = ADAPTERS[ObjectType.POSTING].values(posting), dict(posting.imported)
        then: Values = {}
        files = []
        for change in changes:
            if change.field == "files":
                files.append(change)
            elif change.field not in now:
                self.keep(change, UNKNOWN)
            elif (change.object_id, change.field) in later:
                self.keep(change, "a later import changed it again")
            else:
                change = _before_what_stayed(change, stranded)
                if change.base_before != change.base_after and self._is_said(change, base.get(change.field)):
                    base[change.field] = change.base_before
                self._decide_of_user(change, now, then, base, posting)
        is_draft, today = then.get("status", posting.status) == Status.DRAFT, timezone.localdate().isoformat()
        if is_draft and then.get("publish_on") and then["publish_on"] <= today:
            then["publish_on"] = None  # or a publication that was undone would be repeated
        return BackInPosting(then, base, files)

    def _decide_of_user(
        self, change: Change, now: Values, then: Values, base: Values, posting: Posting | None = None
    ) -> None:
        """Decide about one field of a posting. If it was the source's value, it gets that of now."""
        self._decide(change, then.get(change.field, now[change.field]), then, posting)
        if change.action_id and change.field in then and change.before == change.base_before == change.base_after:
            then[change.field] = base.get(change.field)

    def _decide(self, change: Change, now: Any, then: Values, posting: Posting | None = None) -> None:
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
            self.keep(change, "it has been changed since")

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
        if field == "places":
            return bool(complete(a or ()) == complete(b or ()))
        return bool(a == b)

    def _delete_postings(self, ids: Sequence[int]) -> None:
        """Delete added postings, unless they have been edited or changed by a later run."""
        for some in in_batches(ids):
            later = Change.objects.filter(object_type=ObjectType.POSTING, object_id__in=some, pk__gt=self.last)
            corrected = later.filter(action__kind__in=_CORRECTIONS, action__undone_by=None)
            by_people = set(corrected.exclude(action=self.by).values_list("object_id", flat=True))
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
                self.delete(ObjectType.POSTING, doomed)

    def _delete_unused(self, object_type: ObjectType, ids: Sequence[int]) -> None:
        """Delete added objects to which nothing refers and which no user has changed since."""
        for some in in_batches(ids):
            changed = Change.objects.filter(object_type=object_type, object_id__in=some, run=None, pk__gt=self.last)
            by_hand = changed.exclude(action=self.by).values_list("object_id", flat=True)
            rows: Any = ADAPTERS[object_type].model._default_manager.filter(pk__in=set(some) - set(by_hand)).order_by("pk")
            if object_type == ObjectType.COMPANY:
                rows = rows.filter(about="", website="")
            while unused := self.unused(object_type, rows):  # again, since one may have been merged into another
                self.delete(object_type, unused)
                rows = rows.exclude(pk__in=[row.pk for row in unused])

    def _take_back_ads(self, ids: Sequence[int]) -> None:
        """Move postings that were imported while a company was merged, under its name, back to it."""
        merges = self.all_changes.filter(object_type=ObjectType.COMPANY, field="merged_into_id")
        again = self.unmerged(merges.values_list("object_id", flat=True))
        for some in in_batches(ids):
            elsewhere = Posting.objects.with_values().filter(pk__in=some).exclude(company__in=again)
            moving = [
                posting
                for posting in elsewhere.exclude(edited__contains=" company ")
                if any(self.directory.same_company(posting.imported.get("company"), each.name) for each in again)
            ]
            self.watch(ObjectType.POSTING, {posting.pk for posting in moving})
            for posting in moving:
                team = posting.team.name if posting.team else None
                self.put(ObjectType.POSTING, posting, {"company": posting.imported["company"], "team": team})

    def unmerged(self, ids: Iterable[int]) -> list[Company]:
        """Return those of some companies that are no longer merged into another."""
        return list(Company.objects.unmerged().filter(pk__in=list(ids)))

    def survivor(self, row: Any) -> Any:
        """Return the row into which a company or team is merged, or itself."""
        return row.survivor

    def _why_not(self, row: Any, then: Values) -> str:
        """Return why a row cannot have these values, or an empty string if it can."""
        if "merged_into_id" not in then:
            return ""
        other = type(row).objects.filter(pk=then["merged_into_id"]).first()
        if other is None and then["merged_into_id"] is not None:
            return "what it had been merged into is gone"
        if other is not None and self.survivor(other) == row:
            return "what it had been merged into was merged into it"
        if isinstance(row, Team) and other is None and self.survivor(row.company) != row.company:
            return "its company was merged since"
        return ""

    def keep(self, change: Change, reason: str) -> None:
        self.kept.append(Kept(change.object_type, change.object_id, change.field, reason))


def _lacks_way_to_apply(posting: Posting, then: Values) -> bool:
    """Return whether a public posting would not say how to apply, which the database refuses unless it was imported."""
    ways = [then.get(name, getattr(posting, name)) for name in ("apply_url", "apply_email", "apply_text")]
    if posting.source_key:
        return False
    return then.get("status", posting.status) in {Status.OPEN, Status.CLOSED} and not any(ways)


def _before_what_stayed(change: Change, stranded: dict[tuple[int, str], list[Change]]) -> Change:
    """Make a run's change go back beyond earlier runs that are rolled back but whose changes were kept because of it."""
    for earlier in stranded.get((change.object_id, change.field), []) if change.run_id else []:
        if earlier.pk < change.pk and earlier.base_after == change.base_before:
            if earlier.after == change.before:
                change.before = earlier.before
            change.base_before = earlier.base_before
    return change


def _of_runs(changes: list[Change], **conditions: Any) -> Iterator[Change]:
    """Yield the changes that runs made to the postings of these changes, the latest first in each batch."""
    for some in in_batches({change.object_id for change in changes}):
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
