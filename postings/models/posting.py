"""A posting: one job, with what its ad says as written and as read, and what the last import said (`imported`).

Facts are columns where an ad states one value, and rows of other tables where it names several (places, skills,
categories). The words that each was read from are in `evidence`.
"""

from typing import Any

from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils.html import escape

from postings.choices import (
    PER_YEAR,
    Answer,
    DatePrecision,
    Employment,
    Function,
    PayPeriod,
    Seniority,
    Status,
    WorkMode,
)
from postings.models.company import Company, Team
from postings.models.constraints import at_most, not_empty, one_of
from postings.models.place import Place
from postings.models.querysets import PostingQuerySet
from postings.models.skill import Skill


def _yearly(column: str) -> Case:
    """What an amount comes to in a year; nothing where its period is unknown."""
    return Case(*(When(pay_period=period, then=F(column) * number) for period, number in PER_YEAR.items()))


# Country codes in one column, a space before and after each, so that ` CA ` is found in it.
_COUNTRY_CODES = r"^( ([A-Z]{2} )+)?$"


class Category(models.Model):
    """A folder that the source files ads under: a hint, not a fact (a pharmacy job was found under PHP)."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "categories"
        constraints = [not_empty("name", "category_has_a_name")]

    def __str__(self) -> str:
        return self.name


class CategoryAlias(models.Model):
    """A folder's name that means this category."""

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "other name"
        constraints = [not_empty("name", "categoryalias_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Posting(models.Model):
    # What an import finds the posting by: the link to apply as imported. None for postings made by hand.
    source_key = models.CharField(max_length=2000, unique=True, null=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True, editable=False)

    title = models.CharField(max_length=300)
    company = models.ForeignKey(
        Company,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        db_index=False,
        limit_choices_to={"merged_into": None},
    )
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        db_index=False,
        limit_choices_to={"merged_into": None},
    )
    apply_url = models.CharField("application link", max_length=2000)
    categories = models.ManyToManyField(Category, blank=True, related_name="postings")

    function = models.CharField("role", max_length=40, blank=True, choices=Function)
    seniority = models.CharField("level", max_length=10, blank=True, choices=Seniority)
    employment = models.CharField("job type", max_length=10, blank=True, choices=Employment)
    years_min = models.DecimalField("minimum years of experience", max_digits=4, decimal_places=1, null=True, blank=True)
    skills: "models.ManyToManyField[Skill, PostingSkill]" = models.ManyToManyField(
        Skill, through="PostingSkill", blank=True, related_name="postings"
    )
    language = models.CharField(
        max_length=3, blank=True, help_text="Language of the description, as a code (ISO 639), for example en."
    )

    location_text = models.CharField("location as written", max_length=1000, blank=True)
    places = models.ManyToManyField(Place, blank=True, related_name="postings", verbose_name="locations")
    is_remote = models.BooleanField("remote", default=False)
    is_hybrid = models.BooleanField("hybrid", default=False)
    is_onsite = models.BooleanField("on site", default=False)
    # From where one may apply: the countries that the ad says yes and no to, and what it says of all others.
    apply_from = models.CharField("can apply from", max_length=1000, blank=True)
    apply_not_from = models.CharField("cannot apply from", max_length=1000, blank=True)
    apply_from_others = models.CharField(
        "can apply from other countries", max_length=10, choices=Answer, default=Answer.NOT_STATED
    )

    pay_text = models.CharField("salary as written", max_length=1000, blank=True)
    pay_min = models.DecimalField("minimum salary", max_digits=14, decimal_places=2, null=True, blank=True)
    pay_max = models.DecimalField("maximum salary", max_digits=14, decimal_places=2, null=True, blank=True)
    pay_currency = models.CharField(
        "currency", max_length=3, blank=True, help_text="Currency code (ISO 4217), for example USD."
    )
    pay_period = models.CharField("pay period", max_length=5, blank=True, choices=PayPeriod)
    pay_has_zones = models.BooleanField(
        "varies by location",
        default=False,
        help_text="The ad states several ranges. The lowest and the highest amounts are shown.",
    )
    pay_yearly_min = models.GeneratedField(
        expression=_yearly("pay_min"), output_field=models.DecimalField(max_digits=18, decimal_places=2), db_persist=True
    )
    pay_yearly_max = models.GeneratedField(
        expression=_yearly("pay_max"), output_field=models.DecimalField(max_digits=18, decimal_places=2), db_persist=True
    )
    benefits_text = models.CharField("benefits as written", max_length=1000, blank=True)

    body = models.TextField("description", blank=True, help_text="Markdown. HTML tags are shown as plain text.")
    # The text as its page shows it, made of `body` by `postings/ad_text.py`: sections of safe HTML blocks.
    sections: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list, blank=True, editable=False)
    excerpt = models.CharField(max_length=300, blank=True, editable=False)

    posted_on = models.DateField(
        "date posted", null=True, blank=True, help_text="If only the month is known, enter the first day of the month."
    )
    posted_precision = models.CharField("date precision", max_length=7, choices=DatePrecision, default=DatePrecision.UNKNOWN)
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    # The title without places and numbers, by which reposts are found: that of the imported title.
    title_key = models.CharField(max_length=300, blank=True, editable=False)
    repost_group = models.ForeignKey(
        "RepostGroup", on_delete=models.SET_NULL, null=True, blank=True, related_name="postings", verbose_name="reposts"
    )
    repost_is_settled = models.BooleanField(
        "set manually", default=False, help_text="Imports will not change which postings are reposts of this job."
    )

    # By field, what each fact was read from: a list of {"quote", "line", "rule"}, for skills with "of", the skill's name.
    evidence: "models.JSONField[dict[str, list[dict[str, Any]]]]" = models.JSONField(
        default=dict, blank=True, editable=False
    )
    # The base of the three-way rule: what the source said at the last import, by field. See importing/store/values.py.
    imported: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict, blank=True, editable=False)
    # The lines of the header's pieces and of the body's first in the file (title, company, badges, body), where imported.
    lines: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict, blank=True, editable=False)
    # The fields in which the board shows other than the source says, a space around each: see importing/store/edited.py.
    edited = models.CharField(max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "-posted_on", "-id"], name="posting_newest_first"),
            models.Index(fields=["company", "status"], name="posting_of_company"),
            models.Index(fields=["team", "status"], name="posting_of_team"),
            models.Index(fields=["-id"], condition=~Q(edited=""), name="posting_edited"),
        ]
        constraints = [
            not_empty("title", "posting_has_a_title"),
            at_most("title", 300, "posting_title_length"),
            at_most("source_key", 2000, "posting_source_key_length"),
            at_most("apply_url", 2000, "posting_apply_url_length"),
            at_most("location_text", 1000, "posting_location_length"),
            at_most("pay_text", 1000, "posting_pay_text_length"),
            one_of("status", Status, "posting_status_known"),
            one_of("pay_period", PayPeriod, "posting_pay_period_known", or_empty=True),
            one_of("function", Function, "posting_function_known", or_empty=True),
            one_of("seniority", Seniority, "posting_seniority_known", or_empty=True),
            one_of("employment", Employment, "posting_employment_known", or_empty=True),
            one_of("apply_from_others", Answer, "posting_apply_from_others_known"),
            models.CheckConstraint(condition=Q(apply_from__regex=_COUNTRY_CODES), name="posting_apply_from_is_codes"),
            models.CheckConstraint(
                condition=Q(apply_not_from__regex=_COUNTRY_CODES), name="posting_apply_not_from_is_codes"
            ),
            models.CheckConstraint(
                condition=Q(years_min__isnull=True) | Q(years_min__gte=0, years_min__lte=60), name="posting_years_possible"
            ),
            models.CheckConstraint(
                condition=Q(language="") | Q(language__regex=r"^[a-z]{2,3}$"), name="posting_language_is_a_code"
            ),
            one_of("posted_precision", DatePrecision, "posting_precision_known"),
            models.CheckConstraint(
                condition=Q(apply_url__startswith="https://") | Q(apply_url__startswith="http://"),
                name="posting_apply_url_is_web",
            ),
            models.CheckConstraint(
                condition=Q(posted_on__isnull=True, posted_precision=DatePrecision.UNKNOWN)
                | (Q(posted_on__isnull=False) & ~Q(posted_precision=DatePrecision.UNKNOWN)),
                name="posting_date_has_a_precision",
            ),
            models.CheckConstraint(
                condition=Q(pay_min__isnull=True) | Q(pay_max__isnull=True) | Q(pay_min__lte=F("pay_max")),
                name="posting_pay_in_order",
            ),
            models.CheckConstraint(
                condition=Q(pay_min__isnull=True) | Q(pay_min__gte=0, pay_min__lt=10**12), name="posting_pay_min_possible"
            ),
            models.CheckConstraint(
                condition=Q(pay_max__isnull=True) | Q(pay_max__gt=0, pay_max__lt=10**12), name="posting_pay_max_possible"
            ),
            models.CheckConstraint(
                condition=Q(pay_currency="") | Q(pay_currency__regex=r"^[A-Z]{3}$"), name="posting_currency_is_a_code"
            ),
            models.CheckConstraint(
                condition=Q(team__isnull=True) | Q(company__isnull=False), name="posting_team_has_a_company"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.OPEN) | Q(closed_at__isnull=True), name="posting_open_is_not_closed"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("posting", args=[self.slug])

    @property
    def is_open(self) -> bool:
        return self.status == Status.OPEN

    @property
    def states_pay(self) -> bool:
        """Whether there is a figure to show; `pay_text` may hold words without one."""
        return self.pay_min is not None or self.pay_max is not None

    @property
    def body_html(self) -> str:
        """All of the text as safe HTML."""
        pieces = []
        for section in self.sections:
            pieces += [f"<h3>{escape(section['heading'])}</h3>"] * bool(section["heading"])
            pieces += [block["html"] for block in section["blocks"]]
        return "\n".join(pieces)

    @property
    def work_modes(self) -> list[WorkMode]:
        modes = {WorkMode.REMOTE: self.is_remote, WorkMode.HYBRID: self.is_hybrid, WorkMode.ONSITE: self.is_onsite}
        return [mode for mode, stated in modes.items() if stated]

    def may_apply_from(self, country: str) -> Answer:
        """What the ad says to those who live in a country, by its two-letter code."""
        if f" {country} " in self.apply_from:
            return Answer.YES
        return Answer.NO if f" {country} " in self.apply_not_from else Answer(self.apply_from_others)


class PostingSkill(models.Model):
    """A skill that a posting asks for, or would like."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="posting_skills")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")
    is_required = models.BooleanField("required", default=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "skill"
        constraints = [models.UniqueConstraint(fields=["posting", "skill"], name="postingskill_once")]

    def __str__(self) -> str:
        return f"{self.skill} ({'required' if self.is_required else 'preferred'})"


class RepostGroup(models.Model):
    """Postings that are one job, posted anew each month or once for each city. Each keeps its own places and dates."""

    def __str__(self) -> str:
        return f"Job {self.pk}"
