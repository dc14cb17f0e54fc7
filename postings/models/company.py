"""Companies and their teams, each identified by a key made from its name and by the keys of its aliases.

Aliases keep a renaming in place: the spelling in the sources still matches the same row at the next import. A merged
company or team keeps its row with its names and its URL, which lead to the row it was merged into.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from postings.choices import BoilerplateDisplay, SectionKind
from postings.models.constraints import not_empty, one_of
from postings.models.querysets import BoilerplateQuerySet, MergeableQuerySet, TeamQuerySet
from postings.models.queues import PossibleDuplicateQuerySet


class Mergeable(models.Model):
    """A row that can be merged into another of its model."""

    # The row that it was merged into, which may have been merged itself since.
    merged_into = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, editable=False, related_name="merged"
    )

    class Meta:
        abstract = True

    @property
    def survivor(self) -> Self:
        """The row that its names and its URL lead to: itself, unless it was merged."""
        merged_into: Any = self.merged_into
        return self if merged_into is None else merged_into.survivor

    @property
    def keys(self) -> set[str]:
        """The keys of all its names, and those of the rows merged into it."""
        own = {self.key, *(alias.key for alias in self.aliases.all())}  # type: ignore[attr-defined]
        return own.union(*(row.keys for row in self.merged.all()))  # type: ignore[attr-defined]


class Company(Mergeable):
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    website = models.URLField(max_length=500, blank=True)
    # When an import last checked all its postings for repeated text and reposts (`importing/store/survey.py`).
    surveyed_at = models.DateTimeField(null=True, blank=True, editable=False)
    about = models.TextField(blank=True, help_text="A short description of what the company does. Plain text only.")

    # Why its name is suspicious, or empty: see `postings/sync/name_similarity.py`.
    name_warning = models.CharField("name warning", max_length=200, blank=True, editable=False)

    objects = MergeableQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "companies"
        permissions = [("merge_company", "Can merge companies and teams")]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(merged_into=None), name="company_key_unique"),
            not_empty("name", "company_has_a_name"),
            not_empty("key", "company_has_a_key"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("company", args=[self.slug])


class CompanyAlias(models.Model):
    """Another name of a company."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, unique=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = "other name"
        constraints = [not_empty("key", "companyalias_has_a_key")]

    def __str__(self) -> str:
        return self.name


class PossibleDuplicate(models.Model):
    """Two companies that may be duplicates by their names. A pair that an editor has dismissed is not proposed again."""

    first = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=200)
    is_dismissed = models.BooleanField("dismissed", default=False)

    objects = PossibleDuplicateQuerySet.as_manager()

    class Meta:
        ordering = ["first__name"]
        verbose_name = "possible duplicate"
        verbose_name_plural = "possible duplicates"
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="possibleduplicate_once")]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


class Team(Mergeable):
    company = models.ForeignKey(
        Company, on_delete=models.CASCADE, related_name="teams", limit_choices_to={"merged_into": None}
    )
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, editable=False)
    slug = models.SlugField(max_length=80)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "key"], condition=Q(merged_into=None), name="team_key_unique_in_company"
            ),
            models.UniqueConstraint(fields=["company", "slug"], name="team_slug_unique_in_company"),
            not_empty("name", "team_has_a_name"),
            not_empty("key", "team_has_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.company.name})"

    def get_absolute_url(self) -> str:
        return reverse("team", args=[self.company.slug, self.slug])


class TeamAlias(models.Model):
    """Another name of a team within its company."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = "other name"
        constraints = [
            models.UniqueConstraint(fields=["team", "key"], name="teamalias_key_unique_in_team"),
            not_empty("key", "teamalias_has_a_key"),
        ]

    def __str__(self) -> str:
        return self.name


class Boilerplate(models.Model):
    """A block of text that a company repeats in its ads, with the number of different jobs that contain it."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="boilerplate")
    key = models.CharField(max_length=16)
    kind = models.CharField("section", max_length=20, choices=SectionKind)
    html = models.TextField()
    jobs = models.PositiveIntegerField()
    display = models.CharField(
        max_length=9,
        choices=BoilerplateDisplay,
        default=BoilerplateDisplay.FOUND,
        help_text="Automatic: collapsed because most of the company’s postings contain this text.",
    )
    position = models.PositiveIntegerField(help_text="Position in the posting.")

    objects = BoilerplateQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "repeated text"
        verbose_name_plural = "repeated texts"
        constraints = [
            models.UniqueConstraint(fields=["company", "key"], name="boilerplate_key_unique_in_company"),
            one_of("kind", SectionKind, "boilerplate_kind_known"),
            one_of("display", BoilerplateDisplay, "boilerplate_display_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, in {self.jobs} job{'s' * (self.jobs != 1)}"
