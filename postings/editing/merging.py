"""Making one company or team of several. The names of the others become spellings of it, so that the next import agrees.

Taken back by `undo.undo_action`, with the ads that came since under the others' names.
"""

from dataclasses import dataclass
from typing import Any

from postings.choices import ActionKind, BoilerplateMark, Subject
from postings.editing.journal import Journal, recorded
from postings.models import Action, Boilerplate, Company, CompanyAlias, Posting, Team, TeamAlias
from postings.reference.name_keys import name_slug


@dataclass(frozen=True)
class Preview:
    """What merging one company or team into another moves."""

    gone: Company | Team
    postings: int
    spellings: list[str]
    joined_teams: list[str]
    moved_teams: list[str]


def preview(keep: Company | Team, others: list[Any]) -> list[Preview]:
    """What would move from each of the others."""
    found = []
    for other in others:
        teams = list(other.teams.all()) if isinstance(other, Company) else []
        joined = [team.name for team in teams if _team_like(keep, team)]
        moved = [team.name for team in teams if team.name not in joined]
        spellings = [other.name, *(alias.name for alias in other.aliases.all())]
        found.append(Preview(other, other.postings.count(), spellings, joined, moved))
    return found


def merge_companies(keep: Company, others: list[Company], person: Any) -> Action:
    """Move all that the others have to `keep`, and delete them."""
    names = ", ".join(other.name for other in others)
    with recorded(person, ActionKind.MERGED, f"Merged {names} into {keep.name}", keep, *others) as journal:
        for other in others:
            _watch_postings(journal, other)
            for team in other.teams.all():
                if same := _team_like(keep, team):
                    _join_teams(journal, same, team)
                else:
                    journal.watch(team)
                    team.slug = name_slug(team.name, lambda slug: not keep.teams.filter(slug=slug).exists())
                    team.company = keep
                    team.save(update_fields=["company", "slug"])
            for posting in other.postings.select_related("team"):
                posting.company = keep
                posting.save(update_fields=["company", "updated_at"])
            _carry_marks(journal, keep, other)
            spellings = [(other.name, other.key), *other.aliases.values_list("name", "key")]
            keep.website, keep.about = keep.website or other.website, keep.about or other.about
            journal.delete(other)
            for name, key in spellings:
                CompanyAlias.objects.update_or_create(key=key, defaults={"company": keep, "name": name})
        keep.surveyed_at = None
        keep.save(update_fields=["website", "about", "surveyed_at"])
    return journal.action


def merge_teams(keep: Team, others: list[Team], person: Any) -> Action:
    """Move all that the others, teams of the same company, have to `keep`, and delete them."""
    names = ", ".join(other.name for other in others)
    with recorded(person, ActionKind.MERGED, f"Merged {names} into {keep.name}", keep, *others) as journal:
        for other in others:
            _watch_postings(journal, other)
            _join_teams(journal, keep, other)
    return journal.action


def _carry_marks(journal: Journal, keep: Company, other: Company) -> None:
    """What editors said of a company's boilerplate holds for the ads that move."""
    for block in other.boilerplate.exclude(mark=BoilerplateMark.FOUND):
        known = keep.boilerplate.filter(key=block.key).first()
        if known is None:
            copy = Boilerplate.objects.get(pk=block.pk)
            copy.pk, copy.company = None, keep
            copy.save(force_insert=True)
            journal.made(copy)
        elif known.mark == BoilerplateMark.FOUND:
            journal.watch(known)
            Boilerplate.objects.filter(pk=known.pk).update(mark=block.mark)


def _watch_postings(journal: Journal, owner: Company | Team) -> None:
    journal.watch_ids(Subject.POSTING, owner.postings.values_list("pk", flat=True))


def _team_like(company: Any, team: Team) -> Team | None:
    """The team of a company that a team of another would be one with."""
    if not isinstance(company, Company):
        return None
    keys = {team.key, *(alias.key for alias in team.aliases.all())}
    known = company.teams.filter(key__in=keys) | company.teams.filter(aliases__key__in=keys)
    return known.order_by("pk").first()


def _join_teams(journal: Journal, keep: Team, other: Team) -> None:
    journal.watch(keep)
    for posting in Posting.objects.filter(team=other):
        posting.company_id, posting.team = keep.company_id, keep
        posting.save(update_fields=["company", "team", "updated_at"])
    for name, key in [(other.name, other.key), *other.aliases.values_list("name", "key")]:
        if key != keep.key:
            TeamAlias.objects.get_or_create(team=keep, key=key, defaults={"name": name})
    journal.delete(other)
