"""Salaries in another currency by the operator's exchange rates, shown beside what an ad states and marked as converted."""

from decimal import Decimal

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _

from jobboard.exchange_rates import ExchangeRates
from postings.content.wording import format_pay
from postings.models import Posting
from postings.search.salaries import worth_in

_DIGITS = 3


def converted_pay(posting: Posting, currency: str) -> str:
    """Return the stated pay in another currency with the date and source of the rates, or an empty string without rates.

    Amounts have three significant figures. Implausible pay is not converted.
    """
    rates: ExchangeRates | None = settings.EXCHANGE_RATES
    is_plausible = posting.pay_yearly_min is not None or posting.pay_yearly_max is not None
    worth = worth_in(currency).get(posting.pay_currency)
    if rates is None or worth is None or posting.pay_currency == currency or not is_plausible:
        return ""
    lowest, highest = (each and _rounded(each * worth) for each in (posting.pay_min, posting.pay_max))
    return _("%(pay)s (converted, rates of %(date)s, %(source)s)") % {
        "pay": format_pay(lowest, highest, currency, posting.pay_period),
        "date": formats.date_format(rates.date),
        "source": rates.source,
    }


def _rounded(amount: Decimal) -> Decimal:
    """Return an amount with three significant figures.

    >>> str(_rounded(Decimal("73649.12")))
    '73600'
    """
    places = max(-2, amount.adjusted() - _DIGITS + 1)
    return Decimal(round(amount / Decimal(10) ** places) * Decimal(10) ** places)
