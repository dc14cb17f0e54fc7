"""Skills that are detected in ads, and their aliases. Editors can change both."""

from django.db import models

from postings.choices import SkillKind
from postings.models.constraints import not_empty, one_of


class Skill(models.Model):
    """A tool (a named technology, product or standard) or a practice (code review, machine learning, bookkeeping)."""

    name = models.CharField(max_length=80)
    key = models.CharField(max_length=80, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    kind = models.CharField(
        max_length=8,
        choices=SkillKind.choices,
        default=SkillKind.TOOL,
        help_text="Tools and practices have filters of their own.",
    )
    is_read = models.BooleanField(
        "detect automatically", default=True, help_text="Untick to stop detecting this skill in job ads."
    )
    # Its name in the built-in list, which stays if it is renamed, and the aliases that the list gave it. An alias that an
    # editor has removed is not added again.
    builtin_name = models.CharField(max_length=80, blank=True, editable=False)
    builtin_aliases: "models.JSONField[list[str]]" = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            not_empty("name", "skill_has_a_name"),
            not_empty("key", "skill_has_a_key"),
            one_of("kind", SkillKind, "skill_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name


class SkillAlias(models.Model):
    """A spelling of a skill. Case is ignored, except for words that mean something else otherwise (Go, R, Swift)."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField("spelling", max_length=80)
    exact_case = models.BooleanField("case-sensitive", default=False)
    requires_context = models.BooleanField(
        "only near other skills",
        default=False,
        help_text="For everyday words: detected only in a list of skills or after words such as “experience with”.",
    )

    # As it was last in the built-in list, with its markers. An alias that editors have not changed still equals it.
    builtin_form = models.CharField(max_length=82, blank=True, editable=False)

    class Meta:
        ordering = ["text"]
        verbose_name = "spelling"
        constraints = [
            models.UniqueConstraint(fields=["skill", "text"], name="skillalias_once"),
            not_empty("text", "skillalias_has_text"),
        ]

    def __str__(self) -> str:
        return self.text
