"""Edits of companies, teams, skills and postings that the next import keeps. Called by the admin."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from postings.choices import DatePrecision, ObjectType, Status
from postings.content.contacts import posting_slug
from postings.content.rendering import render_sections
from postings.editing.object_adapters import ADAPTERS
from postings.models import Company, CompanyAlias, Posting, PostingSkill, Skill, Team, TeamAlias
from postings.reference.name_keys import exact_key, name_key, name_slug
from postings.sync.directory import Directory


def name_company(company: Company) -> None:
    """Set a company's key, and its slug if it has none, and save it. Its old name becomes an alias."""
    old = Company.objects.filter(pk=company.pk).first()
    company.key = _free_key(company)
    if not company.slug:
        company.slug = name_slug(company.name, lambda slug: not Company.objects.filter(slug=slug).exists())
    company.save()
    if old and old.key != company.key:
        CompanyAlias.objects.update_or_create(key=old.key, defaults={"company": company, "name": old.name})
    company.aliases.filter(key__in=[company.key, exact_key(company.name)]).delete()


def _free_key(company: Company) -> str:
    """Return the key of a company's name: the exact key if another company has the name in other case (see `separate`)."""
    key, exact = name_key(company.name), exact_key(company.name)
    named = Company.objects.exclude(pk=company.pk).filter(Q(key=key) | Q(aliases__key=key))
    return exact if company.key == exact or any(other.survivor != company for other in named) else key


@transaction.atomic
def separate(alias: CompanyAlias) -> Company:
    """Make an alias a separate company and move the postings that were imported under it. Later imports follow."""
    company = Company(name=alias.name)
    moving = [
        posting
        for posting in alias.company.postings.select_related("team").select_for_update(of=("self",))
        if exact_key(posting.imported.get("company") or "") == exact_key(alias.name)
    ]
    alias.delete()
    name_company(company)
    for posting in moving:
        posting.company = company
        if posting.team:
            posting.team = company.teams.filter(key=posting.team.key).first() or copy_team(posting.team, company)
        posting.save(update_fields=["company", "team", "updated_at"])
    Company.objects.filter(pk=alias.company_id).update(surveyed_at=None)
    return company


def copy_team(team: Team, company: Company, merged_into: Team | None = None) -> Team:
    """Add a team with the same name and aliases to another company, and return it."""
    slug = name_slug(team.name, lambda slug: not company.teams.filter(slug=slug).exists())
    copy = Team.objects.create(company=company, name=team.name, key=team.key, slug=slug, merged_into=merged_into)
    TeamAlias.objects.bulk_create(TeamAlias(team=copy, name=alias.name, key=alias.key) for alias in team.aliases.all())
    return copy


def name_team(team: Team) -> None:
    """Set a team's key, and its slug if it has none, and save it. Its old name becomes an alias."""
    old = Team.objects.filter(pk=team.pk).first()
    team.key = name_key(team.name)
    if not team.slug:
        team.slug = name_slug(team.name, lambda slug: not team.company.teams.filter(slug=slug).exists())
    team.save()
    if old and old.key != team.key:
        TeamAlias.objects.update_or_create(team=team, key=old.key, defaults={"name": old.name})
    TeamAlias.objects.filter(team=team, key=team.key).delete()


def name_skill(skill: Skill) -> None:
    """Set a skill's key, and its slug if it has none, and save it."""
    skill.key = name_key(skill.name)
    if not skill.slug:
        skill.slug = name_slug(skill.name, lambda slug: not Skill.objects.filter(slug=slug).exists())
    skill.save()


def set_skills(posting: Posting, required: Iterable[Skill], preferred: Iterable[Skill]) -> None:
    """Replace the skills of a posting. A skill in both lists is required."""
    is_required = {skill.pk: False for skill in preferred} | {skill.pk: True for skill in required}
    PostingSkill.objects.filter(posting=posting).delete()
    PostingSkill.objects.bulk_create(
        PostingSkill(posting=posting, skill_id=skill_id, is_required=need) for skill_id, need in is_required.items()
    )


def date_publication(posting: Posting, today: date) -> None:
    """Set the dates of a draft that is published today, without saving it."""
    posting.publish_on = None
    if posting.posted_on is None:
        posting.posted_on, posting.posted_precision = today, DatePrecision.DAY


def take_source(posting: Posting, field: str, directory: Directory) -> None:
    """Set one field of a posting to the source's value."""
    fresh = ADAPTERS[ObjectType.POSTING].rows().get(pk=posting.pk)
    ADAPTERS[ObjectType.POSTING].put(fresh, {field: fresh.imported.get(field)}, directory)


def prepare_posting(posting: Posting, now: datetime) -> list[str]:
    """Update the fields derived from edited ones, without saving, and return the columns that may have changed."""
    if not posting.slug:
        posting.slug = posting_slug(posting.title, f"by hand {now.isoformat()} {posting.title}")
    posting.sections, posting.excerpt = render_sections(posting.body, posting.title)
    if posting.status == Status.OPEN:
        posting.closed_at = None
    elif posting.status == Status.CLOSED and posting.closed_at is None:
        posting.closed_at = now
    return ["slug", "sections", "excerpt", "closed_at"]
