"""Merging companies and teams.

Merged rows are kept with their names and URLs, which lead to the row that stays, so that imports match them and no link
breaks. `undo.undo_action` undoes a merge, including ads that were imported since under the names of the merged rows.
"""

from dataclasses import dataclass
from typing import Any

from postings.choices import ActionKind, BoilerplateDisplay, ObjectType
from postings.editing.corrections import copy_team
from postings.editing.journal import Journal, recorded
from postings.models import Action, Boilerplate, Company, Posting, Team


class MergedMeanwhile(Exception):
    """Another user has just merged one of the rows."""


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


def merge_companies(keep: Company, others: list[Company], user: Any) -> Action:
    """Merge other companies into `keep`, which gets their postings and teams."""
    names = ", ".join(other.name for other in others)
    with recorded(user, ActionKind.MERGED, f"Merged {names} into {keep.name}", keep, *others) as journal:
        for other in others:
            journal.watch_ids(ObjectType.POSTING, other.postings.values_list("pk", flat=True))
            for team in other.teams.unmerged():
                _merge_team(journal, _team_for(journal, keep, team), team)
            for posting in other.postings.all():
                posting.company = keep
                posting.save(update_fields=["company", "updated_at"])
            _carry_display(journal, keep, other)
            keep.website, keep.about = keep.website or other.website, keep.about or other.about
            _mark_merged(keep, other)
        Company.objects.filter(pk__in=[keep.pk, *(other.pk for other in others)]).update(surveyed_at=None)
        keep.save(update_fields=["website", "about"])
    return journal.action


def merge_teams(keep: Team, others: list[Team], user: Any) -> Action:
    """Merge other teams of the same company into `keep`, which gets their postings."""
    names = ", ".join(other.name for other in others)
    with recorded(user, ActionKind.MERGED, f"Merged {names} into {keep.name}", keep, *others) as journal:
        for other in others:
            _merge_team(journal, keep, other)
    return journal.action


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
    journal.watch(keep, other)
    journal.watch_ids(ObjectType.POSTING, other.postings.values_list("pk", flat=True))
    for posting in Posting.objects.filter(team=other):
        posting.company_id, posting.team = keep.company_id, keep
        posting.save(update_fields=["company", "team", "updated_at"])
    _mark_merged(keep, other)
