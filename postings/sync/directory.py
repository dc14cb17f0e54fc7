"""Looking up companies, teams, categories, places and skills by name or key, and adding missing ones."""

from collections.abc import Callable
from functools import cached_property

from postings.choices import ObjectType, PlaceKind, Region, SkillKind
from postings.content.types import CompanyProfile
from postings.models import Category, CategoryAlias, Company, CompanyAlias, Place, Skill, SkillAlias, Team, TeamAlias
from postings.reference.gazetteer import country_name, subdivision_name
from postings.reference.name_keys import exact_key, loose_key, name_key, name_slug

# Names of skills by whether they are required or preferred.
Skills = dict[str, list[str]]


class Directory:
    """All companies, teams, categories, places and skills, each kind loaded once, when the first of it is looked up.

    New rows are saved at once: if that transaction is rolled back, create a new Directory. `take_made` returns the
    companies, teams and categories that were added.
    """

    def __init__(self) -> None:
        self._made: list[tuple[ObjectType, int]] = []

    @cached_property
    def _company_rows(self) -> dict[int, Company]:
        # Merged companies come first, so that an unmerged one overrides a merged one of the same name.
        return {company.pk: company for company in sorted(Company.objects.order_by("-pk"), key=_is_unmerged)}

    @cached_property
    def _company_aliases(self) -> list[tuple[str, str, int]]:
        return list(CompanyAlias.objects.values_list("name", "key", "company_id"))

    @cached_property
    def _companies(self) -> dict[str, Company]:
        companies = {company.key: company for company in self._company_rows.values()}
        for _, key, company_id in self._company_aliases:
            companies.setdefault(key, self._company_rows[company_id])
        for name, _, company_id in self._company_aliases:  # a former name is an alias by its key without case
            companies.setdefault(exact_key(name), self._company_rows[company_id])
        return companies

    @cached_property
    def _spellings(self) -> dict[str, Company]:
        spellings = {loose_key(company.name): company for company in self._company_rows.values()}
        for name, _, company_id in self._company_aliases:
            spellings.setdefault(loose_key(name), self._company_rows[company_id])
        return spellings

    @cached_property
    def _company_slugs(self) -> set[str]:
        return {company.slug for company in self._company_rows.values()}

    @cached_property
    def _merged_companies(self) -> dict[int, Company]:
        return {pk: self._company_rows[survivor] for pk, survivor in Company.objects.survivors().items()}

    @cached_property
    def _team_rows(self) -> dict[int, Team]:
        return {team.pk: team for team in sorted(Team.objects.order_by("name"), key=_is_unmerged)}

    @cached_property
    def _teams(self) -> dict[tuple[int, str], Team]:
        rows = self._team_rows
        teams = {(team.company_id, team.key): team for team in rows.values()}
        aliases = list(TeamAlias.objects.values_list("key", "team_id"))
        for key, team_id in aliases:
            teams.setdefault((rows[team_id].company_id, key), rows[team_id])
        for key, team_id in [*((rows[pk].key, pk) for pk in self._merged_teams), *aliases]:
            if (survivor := self._merged_teams.get(team_id)) is not None:
                teams.setdefault((survivor.company_id, key), survivor)
        return teams

    @cached_property
    def _team_slugs(self) -> set[tuple[int, str]]:
        return {(team.company_id, team.slug) for team in self._team_rows.values()}

    @cached_property
    def _merged_teams(self) -> dict[int, Team]:
        return {pk: self._team_rows[survivor] for pk, survivor in Team.objects.survivors().items()}

    @cached_property
    def _categories(self) -> dict[str, Category]:
        rows = {category.pk: category for category in Category.objects.all()}
        categories = {category.name: category for category in rows.values()}
        for name, category_id in CategoryAlias.objects.values_list("name", "category_id"):
            categories.setdefault(name, rows[category_id])
        return categories

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {place.key: place for place in Place.objects.all()}

    @cached_property
    def _skills(self) -> dict[str, int]:
        """The ids of skills by the keys of their names and aliases. An alias may be a former name of the skill."""
        skills = dict(Skill.objects.values_list("key", "pk"))
        for text, skill_id in SkillAlias.objects.order_by("pk").values_list("text", "skill_id"):
            skills.setdefault(name_key(text), skill_id)
        return skills

    def take_made(self) -> list[tuple[ObjectType, int]]:
        """Return the rows added since the last call, as pairs of type and id."""
        made, self._made = self._made, []
        return made

    def same_company(self, a: str | None, b: str | None) -> bool:
        """Return whether two names mean the same company."""
        return self._same(a, b, self.known_company)

    def same_team(self, company: Company | None, a: str | None, b: str | None) -> bool:
        """Return whether two names mean the same team of a company."""
        return self._same(a, b, lambda name: self.known_team(company, name) if company else None)

    def same_categories(self, a: list[str] | None, b: list[str] | None) -> bool:
        """Return whether two lists of folder names mean the same categories."""
        known = self._categories
        return {known.get(name, name) for name in a or ()} == {known.get(name, name) for name in b or ()}

    def unmerge(self, row: Company | Team) -> None:
        """Forget that a company or team is merged into another, to find out what undoing the merge would change."""
        (self._merged_companies if isinstance(row, Company) else self._merged_teams).pop(row.pk, None)

    def also_called(self, skill_id: int, name: str) -> None:
        """Add another name of a skill, unless a skill already has it."""
        self._skills.setdefault(name_key(name), skill_id)

    def same_skills(self, a: Skills | None, b: Skills | None) -> bool:
        """Return whether two lists of names, by need, mean the same skills."""
        return self._meant(a) == self._meant(b)

    def _meant(self, skills: Skills | None) -> set[tuple[str, int | str]]:
        return {(need, self._skills.get(name_key(name), name)) for need, names in (skills or {}).items() for name in names}

    @staticmethod
    def _same(a: str | None, b: str | None, find: Callable[[str], Company | Team | None]) -> bool:
        if a is None or b is None:
            return a is b
        found = find(a)
        return found is find(b) if found is not None else name_key(a) == name_key(b)

    def known_company(self, name: str) -> Company | None:
        """Return the unmerged company that a name means, or None."""
        company = self._named(name)
        return self._merged_companies.get(company.pk, company) if company else None

    def _named(self, name: str) -> Company | None:
        """Return the company, merged or not, by the exact name, then ignoring case, then legal form and punctuation."""
        known = self._companies
        return known.get(exact_key(name)) or known.get(name_key(name)) or self._spellings.get(loose_key(name))

    def company(self, name: str, profile: CompanyProfile | None = None) -> Company:
        """Return the company that a name means, adding it if needed. A new spelling is added as an alias.

        A new company gets what `profile` says.
        """
        company = self._named(name)
        if company is None:
            known = profile or CompanyProfile()
            slug = name_slug(name, lambda slug: slug not in self._company_slugs, known.slug)
            company = Company.objects.create(
                name=name, key=name_key(name), slug=slug, website=known.website, about=known.about
            )
            self._made.append((ObjectType.COMPANY, company.pk))
            self._companies[company.key] = company
            self._company_slugs.add(slug)
            self._spellings.setdefault(loose_key(name), company)
        elif exact_key(name) not in self._companies and name != company.name:
            CompanyAlias.objects.create(company=company, name=name, key=exact_key(name))
            self._companies[exact_key(name)] = company
        return self._merged_companies.get(company.pk, company)

    def known_team(self, company: Company, name: str) -> Team | None:
        """Return the team of a company that a name means, or None."""
        team = self._teams.get((company.pk, name_key(name)))
        team = self._merged_teams.get(team.pk, team) if team else None
        return team if team and team.company_id == company.pk else None

    def team(self, company: Company, name: str, preferred_slug: str = "") -> Team:
        """Return the team of a company that a name means, adding it if needed, under the preferred slug if that is free."""
        if (known := self.known_team(company, name)) is not None:
            return known
        key = name_key(name)
        if (team := self._teams.get((company.pk, key))) is None:
            slug = name_slug(name, lambda slug: (company.pk, slug) not in self._team_slugs, preferred_slug)
            team = Team.objects.create(company=company, name=name, key=key, slug=slug)
            self._made.append((ObjectType.TEAM, team.pk))
            self._teams[company.pk, key] = team
            self._team_slugs.add((company.pk, slug))
        elif team.pk in self._merged_teams:  # merged into a team of another company, but an ad of this one names it again
            del self._merged_teams[team.pk]
            team.merged_into = None
            team.save(update_fields=["merged_into"])
        return team

    def known_category(self, name: str) -> Category | None:
        """Return the category that the name of a folder means, or None."""
        return self._categories.get(name)

    def known_skill(self, name: str) -> int | None:
        """Return the id of the skill that a name means, or None."""
        return self._skills.get(name_key(name))

    def category(self, name: str) -> Category:
        if name not in self._categories:
            self._categories[name] = Category.objects.create(name=name)
            self._made.append((ObjectType.CATEGORY, self._categories[name].pk))
        return self._categories[name]

    def place(self, key: str) -> Place:
        if key not in self._places:
            self._places[key] = Place.objects.create(**place_columns(key))
        return self._places[key]

    def skill_id(self, name: str, kind: SkillKind = SkillKind.TOOL) -> int:
        key = name_key(name)
        if key not in self._skills:
            slug = name_slug(name, lambda slug: not Skill.objects.filter(slug=slug).exists())
            self._skills[key] = Skill.objects.create(name=name, key=key, slug=slug, kind=kind).pk
        return self._skills[key]


def _is_unmerged(row: Company | Team) -> bool:
    return row.merged_into_id is None


def place_columns(key: str) -> dict[str, str]:
    """Return the columns of a place from its key, as made by `posting_values.place_keys`."""
    if key in set(Region):
        return {"key": key, "kind": PlaceKind.REGION, "name": key}
    code, _, city = key.partition("/")
    country, subdivision = code[:2], code if "-" in code else ""
    if city:
        return {"key": key, "kind": PlaceKind.CITY, "name": city, "country": country, "subdivision": subdivision}
    if subdivision:
        name = subdivision_name(code)
        return {"key": key, "kind": PlaceKind.SUBDIVISION, "name": name, "country": country, "subdivision": subdivision}
    return {"key": key, "kind": PlaceKind.COUNTRY, "name": country_name(code), "country": country}
