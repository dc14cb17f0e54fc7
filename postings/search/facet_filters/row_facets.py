"""Facets whose values are rows that editors add and rename: companies, teams, skills and categories."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Exists, Model, OuterRef, Q
from django.utils.functional import Promise

from postings.choices import SkillKind
from postings.models import Category, Company, Posting, PostingSkill, Skill, Team
from postings.models.querysets import TeamQuerySet
from postings.reference.name_keys import name_key
from postings.search.facet_filters.facet import ALL, ANY, NOT_STATED, Facet

FACET_OF_KIND = {SkillKind.TOOL: "skill", SkillKind.PRACTICE: "practice"}


class Companies(Facet):
    is_of_rows = True

    def named(self, text: str) -> Iterable[str]:
        return Company.objects.unmerged().filter(key=name_key(text)).values_list("slug", flat=True)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return _named(Company, "slug", "name", values)

    def merged(self, values: Iterable[str]) -> dict[str, str]:
        found = Company.objects.merged().filter(slug__in=list(values))
        return {company.slug: company.survivor.slug for company in found}

    def condition(self, value: str) -> Q:
        return Q(company=None) if value == NOT_STATED else Q(company__slug=value)


class Teams(Facet):
    """Teams, with the slugs of company and team as the value because teams of several companies can share a name."""

    is_of_rows = True

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return {team_value(team): f"{team.name}, {team.company.name}" for team in self._teams(values)}

    def merged(self, values: Iterable[str]) -> dict[str, str]:
        return {team_value(team): team_value(team.survivor) for team in self._teams(values).merged()}

    @staticmethod
    def _teams(values: Iterable[str]) -> TeamQuerySet:
        pairs = [value.split("/") for value in values if value.count("/") == 1]
        wanted = reduce(or_, (Q(company__slug=company, slug=team) for company, team in pairs), Q(pk__in=[]))
        return Team.objects.filter(wanted).select_related("company")

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(team=None)
        company, _, team = value.partition("/")
        return Q(team__slug=team, team__company__slug=company)


class Skills(Facet):
    """The skills of one kind. The other kind has a facet of its own, so that both can be asked for together."""

    is_of_rows = True
    default_mode = ALL

    def __init__(self, label: str | Promise, many: str | Promise, kind: SkillKind):
        super().__init__(label, many)
        self.kind = kind

    def named(self, text: str) -> Iterable[str]:
        return Skill.objects.filter(self._is_named(text), kind=self.kind).values_list("slug", flat=True).distinct()

    @staticmethod
    def _is_named(text: str) -> Q:
        return Q(name__iexact=text) | Q(aliases__text__iexact=text)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return dict(Skill.objects.filter(kind=self.kind, slug__in=list(values)).values_list("slug", "name"))

    def transferred(self, values: Iterable[str]) -> dict[str, str]:
        others = Skill.objects.exclude(kind=self.kind)
        kinds = {value: others.filter(Q(slug=value) | self._is_named(value)).values_list("kind").first() for value in values}
        return {value: FACET_OF_KIND[SkillKind(kind[0])] for value, kind in kinds.items() if kind}

    def condition(self, value: str) -> Q:
        links = PostingSkill.objects.filter(posting=OuterRef("pk"), skill__kind=self.kind)
        return ~Q(Exists(links)) if value == NOT_STATED else Q(Exists(links.filter(skill__slug=value)))


class Categories(Facet):
    is_of_rows = True
    default_mode = ANY

    def named(self, text: str) -> Iterable[str]:
        return Category.objects.filter(name__iexact=text).values_list("name", flat=True)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return _named(Category, "name", "name", values)

    def condition(self, value: str) -> Q:
        links = Posting.categories.through.objects.filter(posting=OuterRef("pk"))
        return ~Q(Exists(links)) if value == NOT_STATED else Q(Exists(links.filter(category__name=value)))


def team_value(team: Team) -> str:
    return f"{team.company.slug}/{team.slug}"


def _named(model: type[Model], key: str, name: str, values: Iterable[str]) -> dict[str, str]:
    return dict(model._default_manager.filter(**{f"{key}__in": list(values)}).values_list(key, name))
