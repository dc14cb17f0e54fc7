"""Which company and team a name means: by its key, or by the key of another spelling. Makes them where there are none."""

from collections.abc import Callable

from postings.models import Category, Company, CompanyAlias, Team, TeamAlias
from postings.names import name_key, name_slug


class Directory:
    """All companies, teams and categories, held for one run so that a thousand ads of one company ask once.

    What `company`, `team` and `category` make is written at once; if that transaction is undone, make a new Directory.
    """

    def __init__(self) -> None:
        self._companies = {company.key: company for company in Company.objects.all()}
        self._company_slugs = {company.slug for company in self._companies.values()}
        by_id = {company.pk: company for company in self._companies.values()}
        for key, company_id in CompanyAlias.objects.values_list("key", "company_id"):
            self._companies.setdefault(key, by_id[company_id])
        teams = {team.pk: team for team in Team.objects.all()}
        self._teams = {(team.company_id, team.key): team for team in teams.values()}
        self._team_slugs = {(team.company_id, team.slug) for team in teams.values()}
        for key, team_id in TeamAlias.objects.values_list("key", "team_id"):
            self._teams.setdefault((teams[team_id].company_id, key), teams[team_id])
        self._categories = {category.name: category for category in Category.objects.all()}

    def same_company(self, a: str | None, b: str | None) -> bool:
        """Whether two names mean one company: they differ in case or spacing alone, or are spellings of it."""
        return self._same(a, b, self._companies.get)

    def same_team(self, company: Company | None, a: str | None, b: str | None) -> bool:
        """Whether two names mean one team of a company."""
        return self._same(a, b, lambda key: self._teams.get((company.pk, key)) if company else None)

    @staticmethod
    def _same(a: str | None, b: str | None, find: Callable[[str], Company | Team | None]) -> bool:
        if a is None or b is None:
            return a is b
        key_a, key_b = name_key(a), name_key(b)
        found = find(key_a)
        return key_a == key_b or (found is not None and found is find(key_b))

    def company(self, name: str) -> Company:
        key = name_key(name)
        if key not in self._companies:
            slug = name_slug(name, lambda slug: slug not in self._company_slugs)
            self._companies[key] = Company.objects.create(name=name, key=key, slug=slug)
            self._company_slugs.add(slug)
        return self._companies[key]

    def team(self, company: Company, name: str) -> Team:
        key = name_key(name)
        if (company.pk, key) not in self._teams:
            slug = name_slug(name, lambda slug: (company.pk, slug) not in self._team_slugs)
            team = Team.objects.create(company=company, name=name, key=key, slug=slug)
            self._teams[company.pk, key] = team
            self._team_slugs.add((company.pk, slug))
        return self._teams[company.pk, key]

    def category(self, name: str) -> Category:
        if name not in self._categories:
            self._categories[name] = Category.objects.create(name=name)
        return self._categories[name]
