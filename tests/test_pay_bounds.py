"""Plausible amounts of pay."""

from postings.choices import PayPeriod
from postings.extraction.amounts import find_currency_codes
from postings.pay_bounds import DOLLARS, RATES, pay_bounds

KNOWN = (
    "USD EUR GBP CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN UAH TRY ILS AED SAR INR RUB PKR BDT LKR PHP IDR MYR SGD "
    "THB VND HKD TWD CNY JPY KRW BRL MXN ARS CLP COP PEN UYU ZAR NGN KES EGP ISK"
)


def test_every_currency_and_period_that_ads_state_has_bounds() -> None:
    assert set(find_currency_codes(KNOWN)) == set(RATES)
    assert set(DOLLARS) == set(PayPeriod)
    assert pay_bounds("CAD", "month") == (200, 60_000)


def test_unknown_currency_or_period_has_no_bounds() -> None:
    assert (pay_bounds("", "year"), pay_bounds("XAU", "year"), pay_bounds("USD", "")) == (None, None, None)
