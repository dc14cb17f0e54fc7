"""Reconciling of ads with the stored postings, and writing of the result.

A batch is planned and written in one short transaction, so that nothing changes between comparing and writing. If the
database rejects a batch, its ads are written one by one, and those that it rejects are set aside.

A posting can be in several files and sources. The source of its oldest file is its primary source: only that one sets its
values. Files of other sources add categories and keep it open.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from postings.choices import ChangeOutcome, ObjectType, SkillKind, Status
from postings.content.contacts import posting_slug
from postings.content.rendering import render_sections
from postings.content.types import Ad, Finding
from postings.models import Change, Conflict, ImportRun, Posting, PostingSkill, Source, SourceFile
from postings.sync.directory import Directory
from postings.sync.edited_fields import update_edited
from postings.sync.merged_ad import MergedAd
from postings.sync.posting_values import (
    Values,
    ad_values,
    evidence_of,
    has_passed,
    imported_values,
    posted_value,
    posting_values,
    set_value,
)
from postings.sync.reconcile import Decision, reconcile
from postings.sync.source_files import files_change

BATCH_SIZE = 50
_RELATIONS = {"company", "team", "categories", "places", "skills"}


@dataclass
class Plan:
    """What an import will do to one posting. `posting` is unsaved if the ad is new."""

    merged: MergedAd
    posting: Posting
    values: Values
    is_new: bool
    has_other_primary_source: bool = False
    decisions: list[Decision] = field(default_factory=list)
    was_closed_at: datetime | None = None

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


@dataclass
class OtherFiles:
    """What a posting gets from the present files that are not being read now, in this source or another."""

    categories: set[str] = field(default_factory=set)
    has_other_primary_source: bool = False


class PostingStore:
    """Write the postings of one source in one run; without a run, only plan.

    `processed_paths` are the paths of the source that the run has read or found missing. Its other files still count as they
    were read last.
    """

    def __init__(self, source: Source | None, run: ImportRun | None, now: datetime, processed_paths: Collection[str] = ()):
        self.source = source
        self.run = run
        self.now = now
        self.processed_paths = processed_paths
        self.directory = Directory()
        self.left_company_ids: set[int] = set()

    @staticmethod
    def posting_ids(source_keys: Collection[str]) -> set[int]:
        """Return the ids of the stored postings with these source keys."""
        keys, ids = list(source_keys), set()
        for start in range(0, len(keys), 500):
            found = Posting.objects.filter(source_key__in=keys[start : start + 500])
            ids |= set(found.values_list("pk", flat=True))
        return ids

    def store(self, batch: list[MergedAd]) -> Iterator[Plan | Finding]:
        """Write a batch of ads, and yield the plan that was carried out for each, or the finding that sets it aside."""
        try:
            yield from self._in_one_transaction(batch)
        except (DataError, IntegrityError) as error:
            self.directory = Directory()
            if len(batch) > 1:
                for merged in batch:
                    yield from self.store([merged])
                return
            message = f"The database rejected this ad: {error}. Please report it as a bug."
            yield Finding(batch[0].ad.path, "not_stored", message[:500], set_aside=True)

    def _in_one_transaction(self, batch: list[MergedAd]) -> list[Plan]:
        with transaction.atomic():
            plans = self._plan(batch)
            if self.run:
                self._write(plans)
            return plans

    def _plan(self, batch: list[MergedAd]) -> list[Plan]:
        keys = [merged.ad.source_key for merged in batch]
        found = Posting.objects.filter(source_key__in=keys).with_values()
        if self.run:
            found = found.select_for_update(of=("self",))
        existing = {posting.source_key: posting for posting in found}
        other_files = self._other_files([posting.pk for posting in existing.values()])
        new = [merged.ad for merged in batch if merged.ad.source_key not in existing]
        slugs = _free_slugs(new)
        return [self._plan_one(merged, existing.get(merged.ad.source_key), other_files, slugs) for merged in batch]

    def _other_files(self, posting_ids: list[int]) -> dict[int, OtherFiles]:
        """Return what the files that are not being read contribute, by posting id."""
        found: dict[int, OtherFiles] = {}
        source_id = self.source.pk if self.source else None
        files = SourceFile.objects.filter(posting__in=posting_ids, last_seen=None).select_related("category").order_by("pk")
        seen_posting_ids: set[int] = set()
        for file in files if posting_ids else ():
            is_oldest = file.posting_id not in seen_posting_ids
            seen_posting_ids.add(file.posting_id)
            if file.source_id == source_id and file.path in self.processed_paths:
                continue
            other = found.setdefault(file.posting_id, OtherFiles())
            other.categories |= {file.category.name} if file.category else set()
            other.has_other_primary_source |= is_oldest and file.source_id != source_id
        return found

    def _plan_one(
        self, merged: MergedAd, posting: Posting | None, other_files: dict[int, OtherFiles], slugs: Mapping[str, str]
    ) -> Plan:
        """Plan one posting by comparing its base, its current values and those of the ad. `slugs` are those of new ones."""
        today = timezone.localdate(self.now)
        if posting is None:
            posting = Posting(source_key=merged.ad.source_key, slug=slugs[merged.ad.source_key])
            return Plan(merged, posting, ad_values(merged, {}, today), is_new=True)
        values = ad_values(merged, posting.imported, today)
        other = other_files.get(posting.pk)
        if other:
            if other.has_other_primary_source:
                values = {**values, **imported_values(posting), "posted": values["posted"]}
            values["categories"] = sorted({*merged.categories, *other.categories}) or None
        ours = posting_values(posting)
        is_edited = ours["closes_on"] != posting.imported.get("closes_on")
        closes_on = ours["closes_on"] if is_edited else values["closes_on"]
        is_over = has_passed(closes_on, today) or ((merged.is_gone or not merged.ad.is_open) and other is None)
        values["status"] = Status.CLOSED if is_over else Status.OPEN
        decisions = reconcile(posting.imported, ours, values, partial(self._is_same_value, posting))
        has_other_primary = other is not None and other.has_other_primary_source
        return Plan(merged, posting, values, False, has_other_primary, _keep_company_of_team(decisions), posting.closed_at)

    def _is_same_value(self, posting: Posting, field_name: str, a: Any, b: Any) -> bool:
        """Return whether two values of a field are equal. Spellings of one company or team are, and so is any status with
        "hidden" or "draft", so that neither is published.
        """
        if field_name == "company":
            return self.directory.same_company(a, b)
        if field_name == "team":
            return self.directory.same_team(posting.company, a, b)
        if field_name == "categories":
            return self.directory.same_categories(a, b)
        return a == b or (field_name == "status" and not {Status.HIDDEN, Status.DRAFT}.isdisjoint({a, b}))

    def _write(self, plans: list[Plan]) -> None:
        for plan in plans:
            if plan.is_new:
                self._apply(plan, plan.values, plan.values["status"])
                for name, value in _provenance(plan).items():
                    setattr(plan.posting, name, value)
        Posting.objects.bulk_create(plan.posting for plan in plans if plan.is_new)
        for plan in plans:
            if not plan.is_new and plan.decisions:
                taken = {decision.field: decision.source for decision in plan.taken}
                columns = self._apply(plan, taken, taken.get("status"))
                plan.posting.save(update_fields=[*columns, "imported", "updated_at"])
            if not plan.is_new:
                self._record_company_alias(plan)
                self._update_derived_fields(plan)
        for relation in ("categories", "places", "skills"):
            self._write_relation(plans, relation)
        self._write_files(plans)
        self._write_changes(plans)
        self._record_conflicts(plans)

    def _apply(self, plan: Plan, values: dict[str, Any], status: str | None) -> list[str]:
        """Set values on the unsaved posting, and the source's values as its base. Return the columns to save."""
        posting, ad = plan.posting, plan.merged.ad
        columns: list[str] = []
        for name, value in values.items():
            if name not in _RELATIONS:
                columns += set_value(posting, name, value)
            if name == "pay":
                posting.pay_is_confirmed |= ad.pay_is_confirmed
            if name == "title":
                posting.title_key = ad.title_key
                columns.append("title_key")
            if name == "body":
                posting.sections, posting.excerpt = ad.text_sections, ad.excerpt
                columns += ["sections", "excerpt"]
        if "company" in values:
            if posting.company_id:
                self.left_company_ids.add(posting.company_id)
            name = values["company"]
            posting.company = self.directory.company(name, ad.company_profile) if name else None
        team = values.get("team", posting.team.name if posting.team else None)
        posting.team = self.directory.team(posting.company, team, ad.team_slug) if team and posting.company else None
        columns += ["company", "team"]
        if status is not None:
            removed = [file.removed for file in plan.merged.files if file.removed]
            posting.closed_at = max(removed, default=self.now) if status == Status.CLOSED else None
            columns.append("closed_at")
        posting.imported = plan.values
        return columns

    def _record_company_alias(self, plan: Plan) -> None:
        """Record the source's spelling of the company as an alias, so that the difference does not count as a correction."""
        spelling, company = plan.values["company"], plan.posting.company
        if spelling and company and self.directory.same_company(spelling, company.name):
            self.directory.company(spelling)

    def _update_derived_fields(self, plan: Plan) -> None:
        """Update what is derived from the ad. It may have been read again because the code for reading has changed."""
        posting, ad = plan.posting, plan.merged.ad
        sections, excerpt = (
            (ad.text_sections, ad.excerpt) if posting.body == ad.body else render_sections(posting.body, posting.title)
        )
        title_key = ad.title_key if posting.title == ad.title else posting.title_key
        derived = {"sections": sections, "excerpt": excerpt, "title_key": title_key}
        if not plan.has_other_primary_source:
            derived |= _provenance(plan)
        if any(getattr(posting, name) != value for name, value in derived.items()):
            for name, value in derived.items():
                setattr(posting, name, value)
            posting.save(update_fields=[*derived, "updated_at"])

    def _write_relation(self, plans: list[Plan], name: str) -> None:
        """Replace the rows of a many-to-many relation for the postings that get a new value of it."""
        changed = [plan for plan in plans if plan.is_new or any(decision.field == name for decision in plan.taken)]
        if not changed:
            return
        model: Any = PostingSkill if name == "skills" else getattr(Posting, name).through
        model.objects.filter(posting__in=[plan.posting.pk for plan in changed if not plan.is_new]).delete()
        rows: list[Any] = []
        for plan in changed:
            value, posting_id = plan.values[name] or (), plan.posting.pk
            if name == "categories":
                rows += [model(posting_id=posting_id, category=self.directory.category(each)) for each in value]
            elif name == "places":
                rows += [model(posting_id=posting_id, place=self.directory.place(each)) for each in value]
            elif value:
                kinds = {skill.name: skill.kind for skill in plan.merged.ad.skills}
                for need in ("required", "preferred"):
                    for skill in value[need]:
                        skill_id = self.directory.skill_id(skill, kinds.get(skill, SkillKind.TOOL))
                        rows.append(model(posting_id=posting_id, skill_id=skill_id, is_required=need == "required"))
        model.objects.bulk_create(rows)

    def _write_files(self, plans: list[Plan]) -> None:
        """Create or update the rows of the files, and mark the other files of the same postings to be read again."""
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
        in_source = SourceFile.objects.filter(source=self.source)
        known = {file.path: file for file in in_source.filter(path__in=[file.path for file in files])}
        self._record_file_changes(known, files, {plan.posting.pk for plan in plans if plan.is_new})
        for file in files:
            if before := known.get(file.path):
                file.first_seen = min(file.first_seen, before.first_seen)
        # The other files of these postings, and of postings that lost a file, have to be merged again. Without a fingerprint
        # they do not count as unchanged, so this run or the next one reads them.
        left_ids = [
            before.posting_id for file in files if (before := known.get(file.path)) and before.posting_id != file.posting_id
        ]
        affected_ids = [*left_ids, *(plan.posting.pk for plan in plans if not plan.is_new)]
        if affected_ids:
            written_paths = [file.path for file in files]
            in_source.filter(posting__in=affected_ids).exclude(path__in=written_paths).update(fingerprint="")
        SourceFile.objects.bulk_create(
            files,
            update_conflicts=True,
            unique_fields=["source", "path"],
            update_fields=["posting", "category", "fingerprint", "first_seen", "last_seen"],
        )

    def _record_file_changes(self, known: dict[str, SourceFile], files: list[SourceFile], new_ids: set[int]) -> None:
        """Record which files joined or left which existing posting."""
        left: dict[int, list[tuple[int, str]]] = defaultdict(list)
        came: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for file in files:
            before = known.get(file.path)
            was_at = before.posting_id if before and before.last_seen is None else None
            is_at = file.posting_id if file.last_seen is None else None
            if was_at != is_at:
                where = (file.source_id, file.path)
                left[was_at or 0].append(where)
                came[is_at or 0].append(where)
        Change.objects.bulk_create(
            files_change(self.run, posting, left=left[posting], came=came[posting])
            for posting in sorted({*left, *came} - {0} - new_ids)
            if self.run
        )

    def _write_changes(self, plans: list[Plan]) -> None:
        """Record the created rows and the decision for each field as changes of the run."""
        made = [(ObjectType.POSTING, plan.posting.pk) for plan in plans if plan.is_new] + self.directory.take_made()
        changes = [Change(run=self.run, object_type=kind, object_id=pk, outcome=ChangeOutcome.MADE) for kind, pk in made]
        for plan in plans:
            for each in plan.decisions:
                is_taken = each.outcome is ChangeOutcome.TAKEN
                change = Change(
                    run=self.run,
                    object_type=ObjectType.POSTING,
                    object_id=plan.posting.pk,
                    field=each.field,
                    outcome=each.outcome,
                    base_before=each.base,
                    base_after=each.source,
                    before=each.ours,
                    after=each.source if is_taken else each.ours,
                )
                changes.append(change)
            if not plan.is_new and plan.was_closed_at != plan.posting.closed_at:
                changes.append(closed_at_change(self.run, plan.posting, plan.was_closed_at))
        Change.objects.bulk_create(changes)

    def _record_conflicts(self, plans: list[Plan]) -> None:
        """Create the conflicts, and update which fields of the postings count as edited."""
        conflicts = [
            Conflict(posting=plan.posting, field=each.field, base=each.base, run=self.run)
            for plan in plans
            for each in plan.conflicts
        ]
        Conflict.objects.bulk_create(conflicts, ignore_conflicts=True)  # an open conflict keeps its first base
        affected_ids = [plan.posting.pk for plan in plans if plan.decisions or plan.posting.edited]
        if affected_ids:
            update_edited(Posting.objects.filter(pk__in=affected_ids))


def _free_slugs(ads: list[Ad]) -> dict[str, str]:
    """Return the slugs of new postings by source key: those that they had on an exported board, if they are free here."""
    given = [ad.slug for ad in ads if ad.slug]
    taken = set(Posting.objects.filter(slug__in=given).values_list("slug", flat=True)) if given else set()
    return {ad.source_key: ad.slug if ad.slug and ad.slug not in taken else _slug(ad) for ad in ads}


def _slug(ad: Ad) -> str:
    return posting_slug(ad.title, ad.source_key, ad.places.value.countries if ad.places else ())


def _provenance(plan: Plan) -> dict[str, Any]:
    """Return the columns that say where the facts of a posting were read.

    The date posted that a source states has evidence only if it is the one that counts: an earlier date may be known.
    """
    ad, evidence = plan.merged.ad, evidence_of(plan.merged.ad)
    if ad.stated_posted and posted_value(ad.stated_posted.value) != plan.values["posted"]:
        evidence.pop("posted", None)
    return {"evidence": evidence, "lines": ad.lines, "source_fields": [vars(field) for field in ad.source_fields]}


def closed_at_change(run: ImportRun | None, posting: Posting, before: datetime | None) -> Change:
    """Return the unsaved change of `closed_at` by a run. It has no base, because it is not a value of the source."""
    old, new = (at.isoformat() if at else None for at in (before, posting.closed_at))
    taken = {"field": "closed_at", "outcome": ChangeOutcome.TAKEN, "before": old, "after": new}
    return Change(run=run, object_type=ObjectType.POSTING, object_id=posting.pk, **taken)


def _keep_company_of_team(decisions: list[Decision]) -> list[Decision]:
    """Turn the removal of a company into a conflict if an editor chose the team, which needs its company."""
    keeps_team = any(decision.field == "team" and decision.outcome is ChangeOutcome.CONFLICT for decision in decisions)
    return [
        replace(decision, outcome=ChangeOutcome.CONFLICT)
        if keeps_team and decision.field == "company" and decision.source is None and decision.outcome is ChangeOutcome.TAKEN
        else decision
        for decision in decisions
    ]
