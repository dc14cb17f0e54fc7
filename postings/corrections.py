"""What an editor's hand does to companies, teams and postings, so that the next import agrees with it.

The admin calls these; none of them saves what it is not given.
"""

from postings.models import Company, CompanyAlias, Posting, Team, TeamAlias
from postings.names import name_key, name_slug, readable_slug
from postings.rich_text import render
from postings.vocabulary import Status


def name_company(company: Company) -> None:
    """Give a company the key and address of its name and save it. Its old name becomes another spelling of it."""
    old = Company.objects.filter(pk=company.pk).first()
    company.key = name_key(company.name)
    if not company.slug:
        company.slug = name_slug(company.name, lambda slug: not Company.objects.filter(slug=slug).exists())
    company.save()
    if old and old.key != company.key:
        CompanyAlias.objects.update_or_create(key=old.key, defaults={"company": company, "name": old.name})
    CompanyAlias.objects.filter(key=company.key).delete()


def name_team(team: Team) -> None:
    """Give a team the key and address of its name and save it. Its old name becomes another spelling of it."""
    old = Team.objects.filter(pk=team.pk).first()
    team.key = name_key(team.name)
    if not team.slug:
        team.slug = name_slug(team.name, lambda slug: not team.company.teams.filter(slug=slug).exists())
    team.save()
    if old and old.key != team.key:
        TeamAlias.objects.update_or_create(team=team, key=old.key, defaults={"name": old.name})
    TeamAlias.objects.filter(team=team, key=team.key).delete()


def prepare_posting(posting: Posting, now) -> list[str]:  # type: ignore[no-untyped-def]
    """Bring what follows from an editor's values in line with them; return the columns that may have changed by it."""
    if not posting.slug:
        posting.slug = readable_slug(posting.title, f"by hand {now.isoformat()} {posting.title}")
    rendered = render(posting.body)
    posting.body_html, posting.excerpt = rendered.html, rendered.excerpt
    if posting.status == Status.OPEN:
        posting.closed_at = None
    elif posting.status == Status.CLOSED and posting.closed_at is None:
        posting.closed_at = now
    return ["slug", "body_html", "excerpt", "closed_at"]
