"""Postings, their skills, categories and reposts.

Facts with one value are columns, those with several (places, skills, categories) are related rows. `evidence` holds the
text that each fact was read from, `imported` the values at the last import.
"""

from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.urls import reverse
from django.utils.html import escape

from postings.choices import (
    PER_YEAR,
    Answer,
    Citizenship,
    Clearance,
    DatePrecision,
    Degree,
    Employment,
    Function,
    Offer,
    OnCall,
    PayPeriod,
    Seniority,
    Status,
    Travel,
    WorkMode,
)
from postings.detail_facts import LANGUAGE
from postings.models.company import Company, Team
from postings.models.constraints import Check, at_most, not_empty, one_of
from postings.models.place import Place
from postings.models.querysets import PostingQuerySet
from postings.models.skill import Skill
from postings.pay_bounds import DOLLARS, RATES


def yearly(column: str) -> Case:
    """Return an expression for the yearly amount, null if the period is unknown."""
    return Case(*(When(pay_period=period, then=F(column) * number) for period, number in PER_YEAR.items()))


def _bound(number: int) -> Any:
    """Return an expression for the lowest (0) or highest (1) plausible amount, null if currency or period is unknown."""
    rates = sorted(set(RATES.values()))
    codes = {rate: [code for code, of_code in RATES.items() if of_code == rate] for rate in rates}
    rate = Case(*(When(pay_currency__in=codes[rate], then=Value(rate)) for rate in rates))
    dollars = Case(*(When(pay_period=period, then=Value(bounds[number])) for period, bounds in DOLLARS.items()))
    return Cast(rate, models.BigIntegerField()) * dollars


def _plausible_yearly(column: str) -> Case:
    """Return an expression for the yearly amount, null also if the pay is implausible and was not confirmed."""
    lowest, highest = Coalesce("pay_min", "pay_max"), Coalesce("pay_max", "pay_min")
    is_within = Q(GreaterThanOrEqual(lowest, _bound(0))) & Q(LessThanOrEqual(highest, _bound(1)))
    is_plausible = Q(pay_is_confirmed=True) | ~Q(pay_currency__in=[*RATES]) | is_within
    return Case(When(is_plausible, then=yearly(column)))


# Country codes in one column, with a space before and after each, so that a query can look for ` CA `.
_COUNTRY_CODES = r"^( ([A-Z]{2} )+)?$"

# Language codes in one column, with a space before and after each, some with a level.
_LANGUAGES = rf"^( ({LANGUAGE} )+)?$"
_WEEKLY_HOURS = r"^([0-9]{1,2}(\.[0-9]{1,2})?(-[0-9]{1,2}(\.[0-9]{1,2})?)?)?$"
# Such as `9:00-17:00 in UTC+1`, `4 hours with UTC-8 to UTC-5` or `UTC`.
_ZONE = r"UTC([+-][0-9]{1,2}(:[0-9]{2})?)?"
_WORKING_HOURS = rf"^([0-9]{{1,2}}:[0-9]{{2}}-[0-9]{{1,2}}:[0-9]{{2}} in |[1-8] hours? with )?{_ZONE}( to {_ZONE})?$"


class Category(models.Model):
    """A folder of a source that holds ads. It is a hint, not a fact (a pharmacy job was found under PHP)."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "categories"
        constraints = [not_empty("name", "category_has_a_name")]

    def __str__(self) -> str:
        return self.name


class CategoryAlias(models.Model):
    """Another folder name that means a category."""

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "other name"
        constraints = [not_empty("name", "categoryalias_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Posting(models.Model):
    # The application link as imported, by which imports find the posting. Null for postings added manually.
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
    apply_url = models.CharField("application link", max_length=2000, blank=True)
    apply_email = models.CharField("application e-mail", max_length=254, blank=True)
    apply_text = models.TextField("application instructions", max_length=2000, blank=True)
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

    # The columns of `DETAIL_FACTS`.
    # In which time zones or hours one has to work, as text: see content/hours.py.
    hours = models.CharField("working hours", max_length=40, blank=True)
    degree = models.CharField(max_length=12, blank=True, choices=Degree)
    # Codes with a space before and after each, some with a level: ` de:C1 en:fluent `.
    languages = models.CharField("required languages", max_length=300, blank=True)
    travel = models.CharField(max_length=11, blank=True, choices=Travel)
    on_call = models.CharField(max_length=11, blank=True, choices=OnCall)
    visa = models.CharField("visa sponsorship", max_length=10, blank=True, choices=Offer)
    relocation = models.CharField("relocation help", max_length=10, blank=True, choices=Offer)
    clearance = models.CharField("security clearance", max_length=10, blank=True, choices=Clearance)
    citizenship = models.CharField(max_length=10, blank=True, choices=Citizenship)
    equity = models.CharField(max_length=10, blank=True, choices=Offer)
    bonus = models.CharField(max_length=10, blank=True, choices=Offer)
    contract_months = models.PositiveSmallIntegerField("contract length in months", null=True, blank=True)
    weekly_hours = models.CharField(
        "hours a week", max_length=11, blank=True, help_text="A number or a range, for example 40 or 20-30."
    )
    start_date = models.CharField("start date", max_length=100, blank=True, help_text="As the ad writes it.")
    interview_steps = models.TextField(max_length=2500, blank=True, help_text="One step per line.")

    location_text = models.CharField("location as written", max_length=1000, blank=True)
    places = models.ManyToManyField(Place, blank=True, related_name="postings", verbose_name="locations")
    is_remote = models.BooleanField("remote", default=False)
    is_hybrid = models.BooleanField("hybrid", default=False)
    is_onsite = models.BooleanField("on site", default=False)
    # The countries from which the ad accepts and rejects applicants, and its answer for all others.
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
    pay_is_confirmed = models.BooleanField(
        "salary confirmed", default=False, editable=False, help_text="An editor has confirmed an implausible salary."
    )
    # Null if the period is unknown, or if the pay is implausible and was not confirmed.
    pay_yearly_min = models.GeneratedField(
        expression=_plausible_yearly("pay_min"),
        output_field=models.DecimalField(max_digits=18, decimal_places=2),
        db_persist=True,
    )
    pay_yearly_max = models.GeneratedField(
        expression=_plausible_yearly("pay_max"),
        output_field=models.DecimalField(max_digits=18, decimal_places=2),
        db_persist=True,
    )
    benefits_text = models.CharField("benefits as written", max_length=1000, blank=True)

    body = models.TextField("description", blank=True, help_text="Markdown. HTML tags are shown as plain text.")
    # The rendered text, made from `body` by `content/rendering.py`: sections of safe HTML blocks.
    sections: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list, blank=True, editable=False)
    excerpt = models.CharField(max_length=300, blank=True, editable=False)

    posted_on = models.DateField(
        "date posted", null=True, blank=True, help_text="If only the month is known, enter the first day of the month."
    )
    posted_precision = models.CharField("date precision", max_length=7, choices=DatePrecision, default=DatePrecision.UNKNOWN)
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    publish_on = models.DateField("publication date", null=True, blank=True)
    closes_on = models.DateField("closing date", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    # The imported title without places and numbers, by which reposts are found.
    title_key = models.CharField(max_length=300, blank=True, editable=False)
    repost_group = models.ForeignKey(
        "RepostGroup", on_delete=models.SET_NULL, null=True, blank=True, related_name="postings", verbose_name="reposts"
    )
    repost_group_is_manual = models.BooleanField(
        "set manually", default=False, help_text="Imports will not change which postings are reposts of this job."
    )

    # The evidence of each field: a list of {"quote", "line", "rule"}, for skills also "of", the name of the skill.
    evidence: "models.JSONField[dict[str, list[dict[str, Any]]]]" = models.JSONField(
        default=dict, blank=True, editable=False
    )
    # The source's values at the last import, by field: the base of the three-way rule. See sync/posting_values.py.
    imported: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict, blank=True, editable=False)
    # The line in the imported file where each part begins (title, company, badges, body).
    lines: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict, blank=True, editable=False)
    source_fields: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list, blank=True, editable=False)
    # The edited fields, with a space before and after each: see sync/edited_fields.py.
    edited = models.CharField(max_length=600, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "-posted_on", "-id"], name="posting_newest_first"),
            models.Index(fields=["company", "status"], name="posting_of_company"),
            models.Index(fields=["team", "status"], name="posting_of_team"),
            models.Index(fields=["-id"], condition=~Q(edited=""), name="posting_edited"),
            models.Index(fields=["apply_url"], name="posting_by_link"),
            # Not only of open postings: SQLite does not use such an index for a query with the status as a parameter.
            models.Index(
                fields=["status", "closes_on"], condition=Q(closes_on__isnull=False), name="posting_by_closing_date"
            ),
            # Covers sitemaps, since reading all columns of 50,000 rows is slow.
            models.Index(fields=["status", "id", "slug", "updated_at"], name="posting_in_sitemap"),
            models.Index(fields=["updated_at"], name="posting_by_change"),
            models.Index(fields=["publish_on"], condition=Q(status=Status.DRAFT), name="posting_due_to_publish"),
        ]
        constraints = [
            not_empty("title", "posting_has_a_title"),
            at_most("title", 300, "posting_title_length"),
            at_most("source_key", 2000, "posting_source_key_length"),
            at_most("apply_url", 2000, "posting_apply_url_length"),
            at_most("apply_text", 2000, "posting_apply_text_length"),
            Check(
                condition=Q(apply_email="") | Q(apply_email__regex=r"^[^@\s<>]{1,64}@[^@\s<>]{1,189}$"),
                name="posting_apply_email_is_an_address",
            ),
            Check(
                condition=Q(status__in=[Status.DRAFT, Status.HIDDEN])
                | Q(source_key__isnull=False)
                | ~Q(apply_url="")
                | ~Q(apply_email="")
                | ~Q(apply_text=""),
                name="posting_says_how_to_apply",
            ),
            at_most("location_text", 1000, "posting_location_length"),
            at_most("pay_text", 1000, "posting_pay_text_length"),
            one_of("status", Status, "posting_status_known"),
            one_of("pay_period", PayPeriod, "posting_pay_period_known", or_empty=True),
            one_of("function", Function, "posting_function_known", or_empty=True),
            one_of("seniority", Seniority, "posting_seniority_known", or_empty=True),
            one_of("employment", Employment, "posting_employment_known", or_empty=True),
            Check(condition=Q(hours="") | Q(hours__regex=_WORKING_HOURS), name="posting_hours_have_zones"),
            one_of("degree", Degree, "posting_degree_known", or_empty=True),
            Check(condition=Q(languages__regex=_LANGUAGES), name="posting_languages_are_codes"),
            one_of("travel", Travel, "posting_travel_known", or_empty=True),
            one_of("on_call", OnCall, "posting_on_call_known", or_empty=True),
            one_of("visa", Offer, "posting_visa_known", or_empty=True),
            one_of("relocation", Offer, "posting_relocation_known", or_empty=True),
            one_of("clearance", Clearance, "posting_clearance_known", or_empty=True),
            one_of("citizenship", Citizenship, "posting_citizenship_known", or_empty=True),
            one_of("equity", Offer, "posting_equity_known", or_empty=True),
            one_of("bonus", Offer, "posting_bonus_known", or_empty=True),
            Check(
                condition=Q(contract_months__isnull=True) | Q(contract_months__gte=1, contract_months__lte=120),
                name="posting_contract_months_possible",
            ),
            Check(condition=Q(weekly_hours__regex=_WEEKLY_HOURS), name="posting_weekly_hours_are_numbers"),
            at_most("start_date", 100, "posting_start_date_length"),
            at_most("interview_steps", 2500, "posting_interview_steps_length"),
            one_of("apply_from_others", Answer, "posting_apply_from_others_known"),
            Check(condition=Q(apply_from__regex=_COUNTRY_CODES), name="posting_apply_from_is_codes"),
            Check(condition=Q(apply_not_from__regex=_COUNTRY_CODES), name="posting_apply_not_from_is_codes"),
            Check(
                condition=Q(years_min__isnull=True) | Q(years_min__gte=0, years_min__lte=60), name="posting_years_possible"
            ),
            Check(condition=Q(language="") | Q(language__regex=r"^[a-z]{2,3}$"), name="posting_language_is_a_code"),
            one_of("posted_precision", DatePrecision, "posting_precision_known"),
            Check(
                condition=Q(apply_url="") | Q(apply_url__startswith="https://") | Q(apply_url__startswith="http://"),
                name="posting_apply_url_is_web",
            ),
            Check(
                condition=Q(posted_on__isnull=True, posted_precision=DatePrecision.UNKNOWN)
                | (Q(posted_on__isnull=False) & ~Q(posted_precision=DatePrecision.UNKNOWN)),
                name="posting_date_has_a_precision",
            ),
            Check(
                condition=Q(pay_min__isnull=True) | Q(pay_max__isnull=True) | Q(pay_min__lte=F("pay_max")),
                name="posting_pay_in_order",
            ),
            Check(
                condition=Q(pay_min__isnull=True) | Q(pay_min__gte=0, pay_min__lt=10**12), name="posting_pay_min_possible"
            ),
            Check(condition=Q(pay_max__isnull=True) | Q(pay_max__gt=0, pay_max__lt=10**12), name="posting_pay_max_possible"),
            Check(condition=Q(pay_currency="") | Q(pay_currency__regex=r"^[A-Z]{3}$"), name="posting_currency_is_a_code"),
            Check(condition=Q(team__isnull=True) | Q(company__isnull=False), name="posting_team_has_a_company"),
            Check(condition=~Q(status=Status.OPEN) | Q(closed_at__isnull=True), name="posting_open_is_not_closed"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("posting", args=[self.slug])

    @property
    def is_open(self) -> bool:
        return self.status == Status.OPEN

    @property
    def is_closed(self) -> bool:
        return self.status == Status.CLOSED

    @property
    def is_public(self) -> bool:
        return self.status in {Status.OPEN, Status.CLOSED}

    @property
    def states_pay(self) -> bool:
        """Whether the posting has an amount to show; `pay_text` may hold text without one."""
        return self.pay_min is not None or self.pay_max is not None

    @property
    def body_html(self) -> str:
        """The full text as safe HTML."""
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
        """Return the ad's answer to applicants from a country, by its two-letter code."""
        if f" {country} " in self.apply_from:
            return Answer.YES
        return Answer.NO if f" {country} " in self.apply_not_from else Answer(self.apply_from_others)


class PostingWithoutCompany(Posting):
    """A posting in the queue of ads without a company."""

    class Meta:
        proxy = True
        verbose_name = "ad without a company"
        verbose_name_plural = "ads without a company"


class ImplausiblePay(Posting):
    """A posting in the queue of implausible salaries."""

    class Meta:
        proxy = True
        verbose_name = "implausible salary"
        verbose_name_plural = "implausible salaries"


class PostingSkill(models.Model):
    """A required or preferred skill of a posting."""

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
    """Postings of one job, reposted each month or once for each city. Each keeps its own places and dates."""

    def __str__(self) -> str:
        return f"Job {self.pk}"
