"""Undoing in the database, recorded in a journal."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from postings.choices import ObjectType
from postings.editing import conflict_decisions
from postings.editing.journal import Journal
from postings.editing.object_adapters import ADAPTERS, is_there, set_status, unpack
from postings.editing.undoing import UNKNOWN, BackInPosting, Kept, Undoing
from postings.models import Category, Change, Posting, PostingSkill, Source, SourceFile, Team
from postings.sync.batches import in_batches
from postings.sync.edited_fields import update_edited
from postings.sync.posting_values import Values
from postings.sync.source_files import file_under

# The texts from which a posting's facts are read. `lines` holds their positions.
_TEXTS = ["title", "company", "pay_text", "location_text", "body"]


class AppliedUndoing(Undoing):
    """Undoes changes. What it does is recorded in the journal."""

    def __init__(self, changes: QuerySet[Change], journal: Journal):
        super().__init__(changes, journal.action)
        self.journal = journal

    def do(self, step: str, ids: Sequence[int]) -> None:
        super().do(step, ids)
        self.journal.made_in(self.directory)

    def watch(self, object_type: ObjectType, ids: Collection[int]) -> None:
        self.journal.watch_ids(object_type, ids)

    def watch_status(self, ids: Collection[int]) -> None:
        self.journal.watch_status(ids)

    def put(self, object_type: ObjectType, row: Any, values: Values) -> bool:
        try:
            with transaction.atomic():
                ADAPTERS[object_type].put(row, values, self.directory)
        except IntegrityError:
            return False
        return True

    def put_status(self, back: list[tuple[Any, Values]]) -> None:
        alike: dict[tuple[str, datetime | None], list[int]] = defaultdict(list)
        for posting, values in back:
            set_status(posting, values)
            alike[posting.status, posting.closed_at].append(posting.pk)
        now = timezone.now()
        for (status, closed_at), ids in alike.items():
            for some in in_batches(ids):
                Posting.objects.filter(pk__in=some).update(status=status, closed_at=closed_at, updated_at=now)

    def put_posting(self, posting: Posting, back: BackInPosting) -> None:
        for change in back.files:
            self._put_back_files(posting, change)
        if back.base != posting.imported:
            posting.evidence = {name: words for name, words in posting.evidence.items() if name not in back.shown}
            if any(back.base.get(name) != posting.imported.get(name) for name in _TEXTS):
                posting.lines, posting.source_fields = {}, []  # these belong to the later text
            posting.imported = back.base
            posting.save(update_fields=["imported", "evidence", "lines", "source_fields", "updated_at"])
            # Make the next import read its files again.
            SourceFile.objects.filter(posting=posting).update(fingerprint="")
        if back.shown:
            ADAPTERS[ObjectType.POSTING].put(posting, back.shown, self.directory)

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

    def restore(self, object_type: ObjectType, change: Change) -> None:
        pack = change.before or {}
        if is_there(ADAPTERS[object_type], pack):
            self.keep(change, "it already exists again, or its name is now used by another record")
            return
        try:
            with transaction.atomic():
                row, unknown = unpack(ADAPTERS[object_type], pack, self.directory)
        except IntegrityError:
            self.keep(change, "a record that it needs no longer exists")
            return
        self.journal.made(row)
        self.kept += [Kept(change.object_type, change.object_id, name, UNKNOWN) for name in unknown]

    def delete(self, object_type: ObjectType, rows: Sequence[Any]) -> None:
        self.journal.delete(*rows)

    def keep_teams(self, ids: Collection[int]) -> None:
        """Keep a team that was added by the merge if it has got postings since."""
        self.journal.watch_ids(ObjectType.TEAM, ids)
        for some in in_batches(ids):
            teams = Team.objects.merged().filter(pk__in=some)
            teams.filter(pk__in=Posting.objects.exclude(team=None).values("team")).update(merged_into=None)

    def unused(self, object_type: ObjectType, rows: QuerySet[Any]) -> list[Any]:
        if object_type in {ObjectType.COMPANY, ObjectType.TEAM, ObjectType.CATEGORY}:
            rows = rows.filter(postings=None)
        if object_type in {ObjectType.COMPANY, ObjectType.TEAM}:
            rows = rows.filter(merged=None)
        if object_type == ObjectType.COMPANY:
            rows = rows.filter(teams=None)
        if object_type == ObjectType.SKILL:
            rows = rows.exclude(pk__in=PostingSkill.objects.values("skill"))
        return list(rows)

    def update(self, ids: Collection[int]) -> None:
        for some in in_batches(ids):
            update_edited(Posting.objects.filter(pk__in=some))

    def file_under(self, ids: Collection[int]) -> None:
        for category in Category.objects.filter(pk__in=ids):
            file_under(category)

    def reopen_conflicts(self, fields: Collection[tuple[int, str]]) -> None:
        conflict_decisions.reopen(fields)


def _files(value: Any) -> set[tuple[int, str]]:
    return {(source, path) for source, path in value or ()}
