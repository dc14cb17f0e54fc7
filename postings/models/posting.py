"""A posting: one job, with what its ad says as written and as read, and what the last import said (`imported`)."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from postings.models.company import Company, Team
from postings.models.constraints import at_most, not_empty, one_of
from postings.querysets import PostingQuerySet
from postings.vocabulary import DatePrecision, PayPeriod, Status, choices


class Category(models.Model):
    """A folder that the source files ads under: a hint, not a fact (a pharmacy job was found under PHP)."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "categories"
        constraints = [not_empty("name", "category_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Posting(models.Model):
    # What an import finds the posting by: the link to apply as imported. None for postings made by hand.
    source_key = models.CharField(max_length=2000, unique=True, null=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True, editable=False)

    title = models.CharField(max_length=300)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, blank=True, related_name="postings")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="postings")
    apply_url = models.CharField("link to apply", max_length=2000)
    categories = models.ManyToManyField(Category, blank=True, related_name="postings")

    location_text = models.CharField("place as written", max_length=1000, blank=True)
    pay_text = models.CharField("pay as written", max_length=1000, blank=True)
    pay_min = models.DecimalField("lowest pay", max_digits=14, decimal_places=2, null=True, blank=True)
    pay_max = models.DecimalField("highest pay", max_digits=14, decimal_places=2, null=True, blank=True)
    pay_currency = models.CharField("currency", max_length=3, blank=True, help_text="ISO 4217 code, such as USD.")
    pay_period = models.CharField("per", max_length=5, blank=True, choices=choices(PayPeriod))
    benefits_text = models.CharField("benefits as written", max_length=1000, blank=True)

    body = models.TextField("text", blank=True, help_text="Markdown. Raw HTML is shown as text.")
    body_html = models.TextField(blank=True, editable=False)
    excerpt = models.CharField(max_length=300, blank=True, editable=False)

    posted_on = models.DateField(
        "posted", null=True, blank=True, help_text="The first of the month where only that is known."
    )
    posted_precision = models.CharField(
        "known to the", max_length=7, choices=choices(DatePrecision), default=DatePrecision.UNKNOWN.value
    )
    status = models.CharField(max_length=6, choices=choices(Status), default=Status.OPEN.value)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    # The base of the three-way rule: what the source said at the last import, by field. See importing/store/values.py.
    imported: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "-posted_on", "-id"], name="posting_newest_first"),
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
            one_of("posted_precision", DatePrecision, "posting_precision_known"),
            models.CheckConstraint(
                condition=Q(apply_url__startswith="https://") | Q(apply_url__startswith="http://"),
                name="posting_apply_url_is_web",
            ),
            models.CheckConstraint(
                condition=Q(posted_on__isnull=True, posted_precision=DatePrecision.UNKNOWN.value)
                | (Q(posted_on__isnull=False) & ~Q(posted_precision=DatePrecision.UNKNOWN.value)),
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
                condition=~Q(status=Status.OPEN.value) | Q(closed_at__isnull=True), name="posting_open_is_not_closed"
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
