"""Admin for the queues of postings: ads without a company, and implausible salaries."""

from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join

from postings.admin.posted_column import posted
from postings.admin.queue_admin import Decision, Link, Panel, QueueAdmin, application_links
from postings.admin.queue_position import Position
from postings.admin.queue_values import posting_rows
from postings.choices import PER_YEAR, DismissalKind, DismissalReason, PayPeriod
from postings.content.wording import format_number, format_pay
from postings.editing import queue_decisions
from postings.insights.company_suggestions import suggested_companies
from postings.insights.usual_pay import usual_pay
from postings.models import Action, Dismissal, ImplausiblePay, Posting, PostingWithoutCompany
from postings.models.posting import yearly
from postings.pay_bounds import pay_bounds
from postings.reference.name_keys import name_key

_FIRST_LINES = 800
# The decisions about the company of an ad: the name in the form, or a suggested name.
_NAMED, _SUGGESTED = "named", "suggested:"


PostingT = TypeVar("PostingT", bound=Posting)


class _PostingQueueAdmin(QueueAdmin[PostingT]):
    """A queue of postings."""

    decides = "posting"
    search_fields = ["title", "company__name", "apply_url"]
    search_help_text = "Search by title, company or application link."

    def closed_rows(self, rows: Any) -> Any:
        return rows.filter(rows.is_dismissed(self.kind))

    def all_rows(self, rows: Any) -> Any:
        of_queue = [self.open_rows(rows).order_by().values("pk"), self.closed_rows(rows).order_by().values("pk")]
        return rows.filter(Q(pk__in=of_queue[0]) | Q(pk__in=of_queue[1]))

    def dismissal_of(self, row: Posting) -> Dismissal | None:
        return Dismissal.objects.filter(kind=self.kind, posting=row.pk).first()

    def links(self, request: HttpRequest, row: Posting, position: Position) -> list[Link]:
        url = reverse("admin:postings_posting_change", args=[row.pk])
        return [Link("e", "Edit posting", position.form_url(url)), *application_links(row)]

    @staticmethod
    def files(row: Posting) -> Any:
        files = ((file.source, file.path) for file in row.source_files.select_related("source"))
        return format_html_join("", "<p>{}: {}</p>", files) or "None: added manually"


class CompanyNameForm(forms.Form):
    """The company of an ad, by name."""

    company = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"data-key": "c", "size": 40}))
    is_new = forms.BooleanField(label="Add it if there is no such company", required=False)

    def clean_company(self) -> str:
        name: str = " ".join(self.cleaned_data["company"].split())
        if not 0 < len(name_key(name)) <= 200:
            raise ValidationError("Enter a name with at least one visible letter.")
        return name


@admin.register(PostingWithoutCompany)
class PostingWithoutCompanyAdmin(_PostingQueueAdmin[PostingWithoutCompany]):
    kind = DismissalKind.COMPANY
    reasons = [DismissalReason.NOT_STATED, DismissalReason.UNIMPORTANT, DismissalReason.OTHER]
    list_display = ["title", "link_host", "location_text", posted]
    export_as = {"posted": ["posted_on", "posted_precision"]}
    list_filter = ["categories"]
    ordering = ["-pk"]

    def open_rows(self, rows: Any) -> Any:
        return rows.without_company()

    def panels(self, request: HttpRequest, row: Posting) -> list[Panel]:
        about = [
            ("Title", row.title),
            ("Application link", row.apply_url or "Not stated"),
            ("Location as written", row.location_text or "Not stated"),
            ("Files", self.files(row)),
        ]
        start = row.body[:_FIRST_LINES]
        return [Panel("Ad", about), Panel("First lines", text=f"{start}…" if len(row.body) > _FIRST_LINES else start)]

    def item_context(self, request: HttpRequest, row: Posting) -> dict[str, Any]:
        return {"company_form": CompanyNameForm(request.POST if request.POST.get("decide") == _NAMED else None)}

    def decisions(self, request: HttpRequest, row: Posting) -> list[Decision]:
        suggested = enumerate(suggested_companies(row), 1)
        return [Decision(str(key), f"Set to {name}", f"{_SUGGESTED}{name}") for key, name in suggested]

    def own_decisions(self, request: HttpRequest, row: Posting) -> set[str]:
        return {_NAMED}

    def do(self, request: HttpRequest, row: Posting, decision: str) -> Action | None:
        if decision == "reopen":
            return super().do(request, row, decision)
        if decision.startswith(_SUGGESTED):
            name = decision.removeprefix(_SUGGESTED)
            return queue_decisions.set_company(row, name, request.user, may_add=False)
        form = CompanyNameForm(request.POST)
        if not form.is_valid():
            raise ValidationError([message for errors in form.errors.values() for message in errors])
        name, may_add = form.cleaned_data["company"], form.cleaned_data["is_new"]
        if may_add and not request.user.has_perm("postings.add_company"):
            raise ValidationError("You cannot add companies.")
        try:
            return queue_decisions.set_company(row, name, request.user, may_add=may_add)
        except queue_decisions.UnknownCompany:
            raise ValidationError(f"There is no company called “{name}”. Check the name, or select to add it.") from None

    @admin.display(description="application link", ordering="apply_url")
    def link_host(self, posting: Posting) -> str:
        return urlsplit(posting.apply_url).hostname or posting.apply_url


@admin.register(ImplausiblePay)
class ImplausiblePayAdmin(_PostingQueueAdmin[ImplausiblePay]):
    kind = DismissalKind.PAY
    reasons = [DismissalReason.RIGHT]
    closed_label = "Confirmed"
    dismiss_label = "Confirm the salary"
    list_display = ["title", "company", "stated", "yearly_pay"]
    export_as = {
        "stated": ["pay_min", "pay_max", "pay_currency", "pay_period"],
        "yearly_pay": ["yearly_lowest", "yearly_highest"],
    }
    list_filter = ["pay_currency", "pay_period"]
    list_select_related = ["company"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        highest = Coalesce(yearly("pay_max"), yearly("pay_min"))
        lowest = Coalesce(yearly("pay_min"), yearly("pay_max"))
        return super().get_queryset(request).annotate(yearly_highest=highest, yearly_lowest=lowest)

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        return [F("yearly_highest").desc(nulls_last=True), "-pk"]

    def open_rows(self, rows: Any) -> Any:
        return rows.with_implausible_pay()

    def closed_rows(self, rows: Any) -> Any:
        return super().closed_rows(rows).filter(pay_is_confirmed=True)

    def panels(self, request: HttpRequest, row: Any) -> list[Panel]:
        paid, bounds, usual = row.pay_currency, pay_bounds(row.pay_currency, row.pay_period), usual_pay(row.pay_currency)
        about = [("Stated", self.stated(row)), ("As written", row.pay_text or "Not stated")]
        if row.pay_period != PayPeriod.YEAR:
            about.append((f"Yearly ({PER_YEAR[PayPeriod(row.pay_period)]:,} times)", self.yearly_pay(row)))
        if bounds:
            about.append(("Plausible", format_pay(Decimal(bounds[0]), Decimal(bounds[1]), paid, row.pay_period)))
        if usual:
            words = f"{format_number(int(usual.low))}–{format_number(int(usual.high))} {paid} a year"
            half = f"half of {usual.postings:,} open postings pay up to {format_number(int(usual.median))}"
            about.append(("Usual", f"{words}; {half}"))
        return [Panel("Salary", about), Panel(row.title, [*posting_rows(row.pk, "pay"), ("Files", self.files(row))])]

    def decisions(self, request: HttpRequest, row: Posting) -> list[Decision]:
        return [Decision("x", "Remove the amount", "remove")]

    def do(self, request: HttpRequest, row: Posting, decision: str) -> Action | None:
        if decision == "reopen":
            return super().do(request, row, decision)
        return queue_decisions.remove_pay(row, request.user)

    def shown(self, row: Posting) -> Any:
        return [row.pay_min, row.pay_max, row.pay_currency, row.pay_period]

    def dismissal_of(self, row: Posting) -> Dismissal | None:
        return super().dismissal_of(row) if row.pay_is_confirmed else None

    @admin.display(description="salary", ordering="pay_max")
    def stated(self, posting: Posting) -> str:
        return format_pay(posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period)

    @admin.display(description="yearly", ordering="yearly_highest")
    def yearly_pay(self, posting: Any) -> str:
        return format_pay(posting.yearly_lowest, posting.yearly_highest, posting.pay_currency, PayPeriod.YEAR)
