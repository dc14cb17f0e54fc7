"""Listing what undoing would change, without changing anything.

What an earlier step would change and a later one depends on is remembered: companies that are no longer merged, objects
that exist again, and what no longer refers to an object that was added.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from typing import Any

from django.db.models import Model, QuerySet

from postings.choices import ChangeOutcome, ObjectType
from postings.editing.object_adapters import (
    ADAPTERS,
    STATUS_FIELDS,
    cannot_be_saved,
    is_refused,
    is_there,
    name_of,
    set_status,
    status_values,
    unknown_parts,
)
from postings.editing.undoing import UNKNOWN, BackInPosting, Kept, Undoing
from postings.models import Change, Company, Posting, PostingSkill, Skill
from postings.reference.name_keys import name_key
from postings.sync.posting_values import Values


class PreviewedUndoing(Undoing):
    """Lists the changes that undoing would make in `changes`, which are not saved."""

    def __init__(self, changes: QuerySet[Change]):
        super().__init__(changes, None)
        self.changes: list[Change] = []
        self._watched: dict[ObjectType, set[int]] = defaultdict(set)
        self._unmerged: set[tuple[type[Model], int]] = set()
        self._restored: set[tuple[type[Model], int]] = set()
        # The names that the rows merged into a row lose and get, by the model and the id of the row.
        self._merged_names: dict[tuple[Any, int], Counter[str]] = defaultdict(Counter)
        # How many more, or with a negative number fewer, postings and other rows will refer to a row.
        self._references: Counter[tuple[ObjectType, int]] = Counter()
        self._moved: set[int] = set()
        # The companies, teams and categories that are added because a posting gets their name back.
        self._made: set[tuple[ObjectType, str, str]] = set()

    def finish(self) -> None:
        """Add the changes that follow from the others."""
        for (model, pk), names in self._merged_names.items():
            row = model.objects.prefetch_related("merged").filter(pk=pk).first()
            object_type = ObjectType.COMPANY if model is Company else ObjectType.TEAM
            if row is None or pk not in self._watched[object_type]:
                continue
            before = Counter(each.name for each in row.merged.all())
            after = before + names
            self._note_values(object_type, pk, {"merged": sorted(before.elements())}, {"merged": sorted(after.elements())})
        self._name_skills()

    def _name_skills(self) -> None:
        """Give skills in the values of postings the names that they will have."""
        names: dict[int | None, str] = dict(Skill.objects.values_list("pk", "name"))
        renamed = [each for each in self.changes if each.object_type == ObjectType.SKILL and each.field == "name"]
        names |= {change.object_id: str(change.after) for change in renamed}
        for change in [each for each in self.changes if each.field == "skills" and each.after]:
            named = {
                need: sorted(names.get(self.directory.known_skill(name), name) for name in some)
                for need, some in (change.after or {}).items()
            }
            change.after = named
        self.changes = [
            each
            for each in self.changes
            if not each.field or each.before != each.after or each.base_before != each.base_after
        ]

    def watch(self, object_type: ObjectType, ids: Collection[int]) -> None:
        self._watched[object_type].update(ids)

    def watch_status(self, ids: Collection[int]) -> None:
        pass

    def put(self, object_type: ObjectType, row: Any, values: Values) -> bool:
        if object_type == ObjectType.POSTING:
            if row.pk not in self._moved:
                self.put_posting(row, BackInPosting(values, row.imported, []))
            return True
        if is_refused(row, values):
            return False
        self._note_values(object_type, row.pk, ADAPTERS[object_type].values(row), values)
        if "merged_into_id" in values:
            self._merge(row, values["merged_into_id"])
        return True

    def _merge(self, row: Any, into: int | None) -> None:
        model = type(row)
        if row.merged_into_id:
            self._merged_names[model, row.merged_into_id][row.name] -= 1
        if into:
            self._merged_names[model, into][row.name] += 1
        else:
            self._unmerged.add((model, row.pk))
            self.directory.unmerge(row)

    def put_status(self, back: list[tuple[Any, Values]]) -> None:
        for posting, values in back:
            before, base = status_values(posting), {"status": posting.imported_status}
            set_status(posting, values)
            for field, value in status_values(posting).items():
                self._note(ObjectType.POSTING, posting.pk, field, (before[field], value), (base.get(field), base.get(field)))

    def put_posting(self, posting: Posting, back: BackInPosting) -> None:
        now, then = ADAPTERS[ObjectType.POSTING].values(posting), dict(back.shown)
        if STATUS_FIELDS & then.keys():
            changed = copy(posting)
            set_status(changed, then)
            then |= status_values(changed)
        if {"company", "team"} & then.keys():
            self._leave(posting, then)
        if "categories" in then:
            self._leave_categories(posting, then)
        if "skills" in then:
            for link in posting.posting_skills.all():
                self._references[ObjectType.SKILL, link.skill_id] -= 1
            for name in (name for names in (then["skills"] or {}).values() for name in names):
                self._references[ObjectType.SKILL, self.directory.known_skill(name) or 0] += 1
        fields = [field for field in now if field in then or back.base.get(field) != posting.imported.get(field)]
        for field in fields:
            base = (posting.imported.get(field), back.base.get(field))
            self._note(ObjectType.POSTING, posting.pk, field, (now[field], then.get(field, now[field])), base)
        for change in back.files:
            self._note(ObjectType.POSTING, posting.pk, "files", (change.after, change.before))

    def _leave(self, posting: Posting, then: Values) -> None:
        """Name the company and team that a posting gets, and note which it leaves."""
        self._moved.add(posting.pk)
        company = posting.company
        if "company" in then:
            company = self.directory.known_company(then["company"]) if then["company"] else None
            then["company"] = company.name if company else then["company"]
        name = then.get("team", posting.team.name if posting.team else None)
        team = self.directory.known_team(company, name) if company and name else None
        if then.get("company") and not company:
            self._make(ObjectType.COMPANY, then["company"])
        if "team" not in then or not (company or then.get("company")):
            then["team"] = team.name if team else None
        elif team:
            then["team"] = team.name
        elif then["team"]:
            self._make(ObjectType.TEAM, then["team"], company.name if company else then["company"])
        for object_type, old, new in [(ObjectType.COMPANY, posting.company, company), (ObjectType.TEAM, posting.team, team)]:
            if old:
                self._references[object_type, old.pk] -= 1
            if new:
                self._references[object_type, new.pk] += 1

    def _leave_categories(self, posting: Posting, then: Values) -> None:
        found = {name: self.directory.known_category(name) for name in then["categories"] or ()}
        then["categories"] = sorted({row.name if row else name for name, row in found.items()}) or None
        for name in (name for name, row in found.items() if row is None):
            self._make(ObjectType.CATEGORY, name)
        for row in posting.categories.all():
            self._references[ObjectType.CATEGORY, row.pk] -= 1
        for row in filter(None, found.values()):
            self._references[ObjectType.CATEGORY, row.pk] += 1

    def _make(self, object_type: ObjectType, name: str, of: str = "") -> None:
        """List a row that will be added, once. It has no id yet."""
        key = object_type, name_key(of), name_key(name)
        if key not in self._made:
            self._made.add(key)
            self.changes.append(Change(object_type=object_type, object_id=0, outcome=ChangeOutcome.MADE, object_name=name))

    def restore(self, object_type: ObjectType, change: Change) -> None:
        kind, pack = ADAPTERS[object_type], change.before or {}
        if is_there(kind, pack, self._restored):
            self.keep(change, "it already exists again, or its name is now used by another record")
        elif cannot_be_saved(kind, pack, self._restored):
            self.keep(change, "a record that it needs no longer exists")
        else:
            self._restored.add((kind.model, change.object_id))
            made = Change(
                object_type=object_type,
                object_id=change.object_id,
                outcome=ChangeOutcome.MADE,
                object_name=change.object_name,
            )
            self.changes.append(made)
            unknown = unknown_parts(kind, pack)
            self.kept += [Kept(change.object_type, change.object_id, name, UNKNOWN) for name in unknown]

    def delete(self, object_type: ObjectType, rows: Sequence[Any]) -> None:
        for row in rows:
            change = Change(object_type=object_type, object_id=row.pk, outcome=ChangeOutcome.DELETED)
            change.object_name = name_of(row)
            self.changes.append(change)
            for of in ("company", "team"):
                if pk := getattr(row, f"{of}_id", None):
                    self._references[ObjectType(of), pk] -= 1
            if getattr(row, "merged_into_id", None):
                self._references[object_type, row.merged_into_id] -= 1
            if object_type == ObjectType.POSTING:
                for link in row.posting_skills.all():
                    self._references[ObjectType.SKILL, link.skill_id] -= 1
                for category in row.categories.all():
                    self._references[ObjectType.CATEGORY, category.pk] -= 1

    def unused(self, object_type: ObjectType, rows: QuerySet[Any]) -> list[Any]:
        relations = {
            ObjectType.COMPANY: ["postings", "merged", "teams"],
            ObjectType.TEAM: ["postings", "merged"],
            ObjectType.CATEGORY: ["postings"],
        }.get(object_type, [])
        found = list(rows)
        number = Counter({row.pk: self._references[object_type, row.pk] for row in found})
        for relation in relations:
            number.update(rows.order_by().filter(**{f"{relation}__isnull": False}).values_list("pk", flat=True))
        if object_type == ObjectType.SKILL:
            number.update(PostingSkill.objects.filter(skill__in=rows).order_by().values_list("skill_id", flat=True))
        return [row for row in found if number[row.pk] <= 0]

    def keep_teams(self, ids: Collection[int]) -> None:
        pass

    def unmerged(self, ids: Iterable[int]) -> list[Company]:
        wanted = set(ids)
        planned = {pk for model, pk in self._unmerged if model is Company}
        again = set(Company.objects.unmerged().filter(pk__in=wanted).values_list("pk", flat=True))
        return list(Company.objects.filter(pk__in=(wanted & planned) | again))

    def survivor(self, row: Any) -> Any:
        is_merged = row.merged_into is not None and (type(row), row.pk) not in self._unmerged
        return self.survivor(row.merged_into) if is_merged else row

    def update(self, ids: Collection[int]) -> None:
        pass

    def file_under(self, ids: Collection[int]) -> None:
        pass

    def reopen_conflicts(self, fields: Collection[tuple[int, str]]) -> None:
        pass

    def _note_values(self, object_type: ObjectType, pk: int, before: Values, after: Values) -> None:
        for field, value in after.items():
            if before.get(field) != value:
                self._note(object_type, pk, field, (before.get(field), value))

    def _note(
        self,
        object_type: ObjectType,
        pk: int,
        field: str,
        shown: tuple[Any, Any],
        base: tuple[Any, Any] = (None, None),
    ) -> None:
        if shown[0] == shown[1] and base[0] == base[1]:
            return
        change = Change(object_type=object_type, object_id=pk, field=field, outcome=ChangeOutcome.EDITED)
        change.before, change.after = shown
        change.base_before, change.base_after = base
        self.changes.append(change)
