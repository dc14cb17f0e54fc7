"""Merging companies and teams.

Merged rows are kept with their names and URLs, which lead to the row that stays, so that imports match them and no link
breaks. `undo.undo_action` undoes a merge, including ads that were imported since under the names of the merged rows.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Q
from django.utils import timezone

from postings.choices import ActionKind, BoilerplateDisplay, ObjectType
from postings.editing.bulk_change import BulkChange, Step, merge_summary
from postings.editing.corrections import copy_team
from postings.editing.journal import Journal
from postings.models import Action, Boilerplate, Company, Posting, Team
from postings.models.querysets import PostingQuerySet
from postings.sync.batches import in_batches
from postings.sync.edited_fields import update_edited


class MergedMeanwhile(Exception):
    """Another user has just merged one of the rows, or deleted it."""

    def __str__(self) -> str:
        return "One of them has been merged or deleted meanwhile."


@dataclass(frozen=True)
class Preview:
    """What moves when one company or team is merged into another."""

    gone: Company | Team
    postings: int
    spellings: list[str]
    joined_teams: list[str]
    moved_teams: list[str]


def preview(keep: Company | Team, others: list[Any]) -> list[Preview]:
    """Return what would move from each of the other rows."""
    found = []
    for other in others:
        teams = list(other.teams.unmerged()) if isinstance(other, Company) else []
        joined = [team.name for team in teams if _team_like(keep, team)]
        moved = [team.name for team in teams if team.name not in joined]
        spellings = [other.name, *(alias.name for alias in other.aliases.all())]
        found.append(Preview(other, other.postings.count(), spellings, joined, moved))
    return found


class _Merge(BulkChange):
    """Merge others into the row to keep: move the postings, mark the others as merged, update which postings are edited."""

    kind = ActionKind.MERGED
    excludes_imports_as_task = True
    model: ClassVar[type[Company] | type[Team]]

    def __init__(self, keep: int, others: Sequence[int]):
        super().__init__()
        self.keep, self.others = keep, list(others)
        self.summary = merge_summary(self.model, keep, others)

    def rows(self) -> tuple[Any, list[Any]]:
        """Return the row to keep and the others. Raise MergedMeanwhile if one of them has been merged or deleted."""
        found = self.model._default_manager.unmerged().in_bulk([self.keep, *self.others])
        if len(found) < 1 + len(self.others):
            raise MergedMeanwhile
        return found[self.keep], [found[pk] for pk in self.others]


class MergeCompanies(_Merge):
    """Merge companies into one, which gets their postings and teams."""

    model = Company
    indivisible = frozenset({"teams", "merge"})

    def plan(self) -> list[Step]:
        teams = Team.objects.unmerged().filter(company__in=self.others)
        moved = _ids(Posting.objects.filter(Q(company__in=self.others) | Q(team__in=teams)))
        edited = _ids(Posting.objects.filter(company=self.keep).edited())
        return [
            Step("teams", sorted(teams.values_list("pk", flat=True))),
            Step("move", moved),
            Step("merge", self.others),
            Step("update", sorted({*moved, *edited})),
        ]

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        if step == "update":
            update_edited(Posting.objects.filter(pk__in=ids))
            return
        keep, others = self.rows()
        match step:
            case "teams":
                for team in Team.objects.unmerged().filter(pk__in=ids).order_by("pk"):
                    _team_for(journal, keep, team)
            case "move":
                _move_to_company(journal, keep, others, ids)
            case "merge":
                _merge_companies(journal, keep, others)


class MergeTeams(_Merge):
    """Merge teams into another one of their company, which gets their postings."""

    model = Team
    indivisible = frozenset({"merge"})

    def plan(self) -> list[Step]:
        moved = _ids(Posting.objects.filter(team__in=self.others))
        edited = _ids(Posting.objects.filter(team=self.keep).edited())
        return [Step("move", moved), Step("merge", self.others), Step("update", sorted({*moved, *edited}))]

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        if step == "update":
            update_edited(Posting.objects.filter(pk__in=ids))
            return
        keep, others = self.rows()
        if step == "move":
            _move_to_team(journal, keep, others, ids)
            return
        for other in others:
            _merge_team(journal, keep, other)


def merge_companies(keep: Company, others: list[Company], user: Any) -> Action | None:
    """Merge other companies into `keep`, at once."""
    return MergeCompanies(keep.pk, [other.pk for other in others]).apply_all(user)


def merge_teams(keep: Team, others: list[Team], user: Any) -> Action | None:
    """Merge other teams of the same company into `keep`, at once."""
    return MergeTeams(keep.pk, [other.pk for other in others]).apply_all(user)


def _ids(postings: PostingQuerySet) -> list[int]:
    return sorted(set(postings.order_by().values_list("pk", flat=True)))


def _move_to_company(journal: Journal, keep: Company, others: list[Company], ids: Collection[int]) -> None:
    """Move postings to the company, and from teams of the others to its teams of the same names."""
    journal.watch_ids(ObjectType.POSTING, ids)
    for some in in_batches(ids):
        moving = Posting.objects.filter(pk__in=some)
        for team in Team.objects.unmerged().filter(company__in=others, postings__in=some).distinct().order_by("pk"):
            if to := _team_like(keep, team):
                moving.filter(team=team).update(company=keep, team=to, updated_at=timezone.now())
        moving.filter(company__in=others).update(company=keep, updated_at=timezone.now())


def _move_to_team(journal: Journal, keep: Team, others: list[Team], ids: Collection[int]) -> None:
    journal.watch_ids(ObjectType.POSTING, ids)
    for some in in_batches(ids):
        moving = Posting.objects.filter(pk__in=some, team__in=others)
        moving.update(company=keep.company_id, team=keep, updated_at=timezone.now())


def _merge_companies(journal: Journal, keep: Company, others: list[Company]) -> None:
    """Mark the others and their teams as merged, once the postings that have been added meanwhile are moved, too."""
    journal.watch(keep, *others)
    for other in others:
        for team in other.teams.unmerged():
            _merge_team(journal, _team_for(journal, keep, team), team)
        _move_to_company(journal, keep, [other], _ids(other.postings.all()))
        _carry_display(journal, keep, other)
        keep.website, keep.about = keep.website or other.website, keep.about or other.about
        _mark_merged(keep, other)
    Company.objects.filter(pk__in=[keep.pk, *(other.pk for other in others)]).update(surveyed_at=None)
    keep.save(update_fields=["website", "about"])


def _mark_merged(keep: Any, other: Any) -> None:
    """Mark a row as merged into another. Raise MergedMeanwhile if one of them has been merged already."""
    rows = type(keep)._default_manager.unmerged()
    if not rows.filter(pk=keep.pk).exists() or not rows.filter(pk=other.pk).update(merged_into=keep):
        raise MergedMeanwhile
    other.merged_into = keep


def _carry_display(journal: Journal, keep: Company, other: Company) -> None:
    """Copy the display that editors set for repeated text, so that it applies to the postings that move."""
    for block in other.boilerplate.exclude(display=BoilerplateDisplay.FOUND):
        known = keep.boilerplate.filter(key=block.key).first()
        if known is None:
            copy = Boilerplate.objects.get(pk=block.pk)
            copy.pk, copy.company = None, keep
            copy.save(force_insert=True)
            journal.made(copy)
        elif known.display == BoilerplateDisplay.FOUND:
            journal.watch(known)
            Boilerplate.objects.filter(pk=known.pk).update(display=block.display)


def _team_like(company: Any, team: Team) -> Team | None:
    """Return the team of a company that shares a name or alias with a team of another company, or None."""
    if not isinstance(company, Company):
        return None
    known = company.teams.filter(key__in=team.keys) | company.teams.filter(aliases__key__in=team.keys)
    found = [row.survivor for row in known.order_by("pk").distinct()]
    return next((row for row in found if row.company_id == company.pk), None)


def _team_for(journal: Journal, company: Company, team: Team) -> Team:
    """Return the team of a company into which to merge a team of another company. Add or unmerge it if needed."""
    if found := _team_like(company, team):
        return found
    led_there = company.teams.merged().filter(key=team.key).first()
    found = led_there or copy_team(team, company, merged_into=team)
    journal.watch(found)
    found.merged_into = None
    found.save(update_fields=["merged_into"])
    return found


def _merge_team(journal: Journal, keep: Team, other: Team) -> None:
    """Mark a team as merged, once the postings that have been added meanwhile are moved, too."""
    journal.watch(keep, other)
    _move_to_team(journal, keep, [other], _ids(other.postings.all()))
    _mark_merged(keep, other)
