"""Plausible amounts of pay for each period and currency: see docs/decisions/026-implausible-pay.md."""

from postings.choices import PayPeriod

# The lowest and highest plausible amounts for a period, in US dollars.
DOLLARS = {
    PayPeriod.YEAR: (5_000, 1_000_000),
    PayPeriod.MONTH: (200, 60_000),
    PayPeriod.WEEK: (50, 15_000),
    PayPeriod.DAY: (15, 5_000),
    PayPeriod.HOUR: (2, 600),
}
# About how much of a currency is worth a US dollar. The bounds are far apart, so the rates need not be exact.
_CODES_BY_RATE = {
    1: "USD EUR GBP CHF CAD AUD NZD SGD",
    2: "BGN",
    4: "PLN RON ILS AED SAR MYR PEN",
    5: "BRL",
    7: "CNY DKK HKD",
    10: "SEK NOK",
    20: "MXN ZAR CZK",
    40: "UAH TRY EGP THB TWD UYU",
    60: "PHP",
    80: "INR RUB",
    130: "BDT KES JPY ISK",
    300: "LKR PKR HUF",
    1_000: "CLP ARS KRW NGN",
    4_000: "COP",
    16_000: "IDR",
    25_000: "VND",
}
RATES = {code: rate for rate, codes in _CODES_BY_RATE.items() for code in codes.split()}


def pay_bounds(currency: str, period: str) -> tuple[int, int] | None:
    """Return the lowest and highest plausible amounts, or None if the currency or period is unknown.

    >>> pay_bounds("PLN", "month")
    (800, 240000)
    """
    if currency not in RATES or not period:
        return None
    lowest, highest = DOLLARS[PayPeriod(period)]
    return lowest * RATES[currency], highest * RATES[currency]
