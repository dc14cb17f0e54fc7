"""Reconcile ads with the postings on the board, and write the outcome.

A batch is planned and written in one short transaction, so that what is compared is what is overwritten. If the database
refuses a batch, its ads are written one by one, and the one that it refuses is set aside.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DatabaseError, transaction

from postings.importing.merge import MergedAd
from postings.importing.reconcile import Decision, reconcile
from postings.importing.shapes import Finding
from postings.importing.store.directory import Directory
from postings.importing.store.values import Values, ad_values, posting_values, set_value
from postings.models import Change, ImportRun, Posting, Source, SourceFile
from postings.names import readable_slug
from postings.rich_text import Rendered
from postings.vocabulary import ChangeOutcome, Status

BATCH = 50
_RELATIONS = {"company", "team", "categories"}


@dataclass
class Plan:
    """What an import will do to one posting. `posting` is unsaved where the ad is new."""

    merged: MergedAd
    posting: Posting
    values: Values
    is_new: bool
    decisions: list[Decision] = field(default_factory=list)

    @property
    def taken(self) -> list[Decision]:
        return [decision for decision in self.decisions if decision.outcome is ChangeOutcome.TAKEN]

    @property
    def conflicts(self) -> list[Decision]:
        return [decision for decision in self.decisions if decision.outcome is ChangeOutcome.CONFLICT]

    def takes_status(self, status: Status) -> bool:
        return any(decision.field == "status" and decision.source == status for decision in self.taken)

    @property
    def is_changed(self) -> bool:
        return not self.is_new and any(decision.field != "status" for decision in self.taken)


class PostingStore:
    """Writes the postings of one source in one run. Without a run it only plans: nothing is written."""

    def __init__(self, source: Source | None, run: ImportRun | None, now: datetime):
        self.source = source
        self.run = run
        self.now = now
        self.directory = Directory()

    @staticmethod
    def ids_of(source_keys: Collection[str]) -> set[int]:
        """The postings on the board that these links to apply identify."""
        keys, ids = list(source_keys), set()
        for start in range(0, len(keys), 500):
            found = Posting.objects.filter(source_key__in=keys[start : start + 500])
            ids |= set(found.values_list("pk", flat=True))
        return ids

    def store(self, batch: list[MergedAd]) -> Iterator[Plan | Finding]:
        """Write a batch of ads and yield what was done to each, or the finding that set it aside."""
        try:
            yield from self._in_one_transaction(batch)
        except DatabaseError as error:
            self.directory = Directory()
            if len(batch) > 1:
                for merged in batch:
                    yield from self.store([merged])
                return
            message = f"The database does not accept this ad: {error}"
            yield Finding(batch[0].ad.path, "not_stored", message[:500], set_aside=True)

    def _in_one_transaction(self, batch: list[MergedAd]) -> list[Plan]:
        with transaction.atomic():
            plans = self._plan(batch)
            if self.run:
                self._write(plans)
            return plans

    def _plan(self, batch: list[MergedAd]) -> list[Plan]:
        keys = [merged.ad.source_key for merged in batch]
        found = Posting.objects.filter(source_key__in=keys).select_related("company", "team").prefetch_related("categories")
        if self.run:
            found = found.select_for_update(of=("self",))
        existing = {posting.source_key: posting for posting in found}
        elsewhere = self._elsewhere([posting.pk for posting in existing.values()])
        return [self._plan_one(merged, existing.get(merged.ad.source_key), elsewhere) for merged in batch]

    def _elsewhere(self, posting_ids: list[int]) -> dict[int, set[str]]:
        """The postings that other sources hold too, each with its categories there."""
        categories: dict[int, set[str]] = defaultdict(set)
        files = SourceFile.objects.filter(posting__in=posting_ids, last_seen=None).exclude(source=self.source)
        for posting_id, category in files.values_list("posting_id", "category__name"):
            categories[posting_id] |= {category} if category else set()
        return categories

    def _plan_one(self, merged: MergedAd, posting: Posting | None, elsewhere: dict[int, set[str]]) -> Plan:
        if posting is None:
            posting = Posting(source_key=merged.ad.source_key, slug=readable_slug(merged.ad.title, merged.ad.source_key))
            return Plan(merged, posting, ad_values(merged, {}, set(), False), is_new=True)
        values = ad_values(merged, posting.imported, elsewhere.get(posting.pk, set()), is_elsewhere=posting.pk in elsewhere)
        decisions = reconcile(posting.imported, posting_values(posting), values, self._same)
        return Plan(merged, posting, values, is_new=False, decisions=decisions)

    def _same(self, field_name: str, a: Any, b: Any) -> bool:
        """What an editor has hidden stays hidden, whatever becomes of it in the source."""
        if field_name == "status" and Status.HIDDEN in {a, b}:
            return True
        return self.directory.same(field_name, a, b)

    def _write(self, plans: list[Plan]) -> None:
        for plan in plans:
            if plan.is_new:
                self._apply(plan, plan.values, plan.values["status"])
        Posting.objects.bulk_create(plan.posting for plan in plans if plan.is_new)
        for plan in plans:
            if not plan.is_new and plan.decisions:
                taken = {decision.field: decision.source for decision in plan.taken}
                columns = self._apply(plan, taken, taken.get("status"))
                plan.posting.save(update_fields=[*columns, "imported", "updated_at"])
        self._write_categories(plans)
        self._write_files(plans)
        self._write_changes(plans)

    def _apply(self, plan: Plan, values: dict[str, Any], status: str | None) -> list[str]:
        """Put values on the unsaved posting, and the source's on its base; return the columns to save."""
        posting, ad = plan.posting, plan.merged.ad
        columns: list[str] = []
        for name, value in values.items():
            if name not in _RELATIONS:
                columns += set_value(posting, name, value, Rendered(ad.body_html, ad.excerpt) if name == "body" else None)
        if "company" in values:
            posting.company = self.directory.company(values["company"]) if values["company"] else None
        team = values.get("team", posting.team.name if posting.team else None)
        posting.team = self.directory.team(posting.company, team) if team and posting.company else None
        columns += ["company", "team"]
        if status is not None:
            gone = [file.removed for file in plan.merged.files if file.removed]
            posting.closed_at = max(gone, default=self.now) if status == Status.CLOSED else None
            columns.append("closed_at")
        posting.imported = plan.values
        return columns

    def _write_categories(self, plans: list[Plan]) -> None:
        through = Posting.categories.through
        links = []
        for plan in plans:
            if plan.is_new or any(decision.field == "categories" for decision in plan.taken):
                if not plan.is_new:
                    through.objects.filter(posting=plan.posting).delete()
                for name in plan.values["categories"] or ():
                    links.append(through(posting_id=plan.posting.pk, category_id=self.directory.category(name).pk))
        through.objects.bulk_create(links)

    def _write_files(self, plans: list[Plan]) -> None:
        files = [
            SourceFile(
                source=self.source,
                path=file.path,
                posting=plan.posting,
                category=self.directory.category(file.category) if file.category else None,
                fingerprint=file.fingerprint,
                first_seen=file.first_seen or self.now,
                last_seen=file.removed,
            )
            for plan in plans
            for file in plan.merged.files
        ]
        known = dict(
            SourceFile.objects.filter(source=self.source, path__in=[file.path for file in files]).values_list(
                "path", "first_seen"
            )
        )
        for file in files:
            file.first_seen = min(file.first_seen, known.get(file.path, file.first_seen))
        SourceFile.objects.bulk_create(
            files,
            update_conflicts=True,
            unique_fields=["source", "path"],
            update_fields=["posting", "category", "fingerprint", "first_seen", "last_seen"],
        )

    def _write_changes(self, plans: list[Plan]) -> None:
        Change.objects.bulk_create(
            Change(run=self.run, posting=plan.posting, **vars(decision))
            for plan in plans
            for decision in (plan.decisions or _creation(plan))
        )


def _creation(plan: Plan) -> list[Decision]:
    if not plan.is_new:
        return []
    return [Decision("status", ChangeOutcome.TAKEN, None, None, plan.values["status"])]
