"""How facts are put into words on a page. An unknown fact is said to be unknown."""

from decimal import Decimal

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils import formats

from postings.models import Posting
from postings.vocabulary import DatePrecision, PayPeriod

register = template.Library()

_PER = {
    PayPeriod.YEAR: "a year",
    PayPeriod.MONTH: "a month",
    PayPeriod.WEEK: "a week",
    PayPeriod.DAY: "a day",
    PayPeriod.HOUR: "an hour",
}


@register.filter
def pay(posting: Posting) -> str:
    """`65,000–95,000 USD a year`; empty where there is no figure."""
    if not posting.states_pay:
        return ""
    lowest, highest = _amount(posting.pay_min), _amount(posting.pay_max)
    if lowest == highest:
        amount = lowest
    elif lowest and highest:
        amount = f"{lowest}–{highest}"
    else:
        amount = f"from {lowest}" if lowest else f"up to {highest}"
    words = [amount, posting.pay_currency, _PER.get(posting.pay_period, "")]  # type: ignore[call-overload]
    text = " ".join(word for word in words if word)
    return text if posting.pay_currency else f"{text} (currency not stated)"


@register.filter
def posted(posting: Posting) -> str:
    """`Posted 3 July 2024`, `Posted in July 2024`, or `Posting date unknown`."""
    if posting.posted_on is None:
        return "Posting date unknown"
    if posting.posted_precision == DatePrecision.MONTH:
        return f"Posted in {formats.date_format(posting.posted_on, 'F Y')}"
    return f"Posted {formats.date_format(posting.posted_on, 'j F Y')}"


@register.filter
def machine_date(posting: Posting) -> str:
    """The date for a `datetime` attribute, no more exact than it is known."""
    if posting.posted_on is None:
        return ""
    return posting.posted_on.strftime("%Y-%m" if posting.posted_precision == DatePrecision.MONTH else "%Y-%m-%d")


def _amount(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    return str(intcomma(int(amount)) if amount == amount.to_integral_value() else intcomma(f"{amount:.2f}"))
