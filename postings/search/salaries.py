"""The least salary that a search asks for: as people type it, and in each currency that it can be compared with."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from django.conf import settings

from jobboard.exchange_rates import ExchangeRates
from postings.choices import PER_YEAR, PayPeriod
from postings.reference.currencies import country_currencies

# The currency of a search on a board whose ads state no salary.
FALLBACK_CURRENCY = "USD"
_TYPED = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:[.,’' \u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,](?P<part>[0-9]{1,2}))?\s?(?P<unit>[km]?)",
    re.IGNORECASE,
)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000}
_CENT = Decimal("0.01")
# More than any yearly pay that the database can hold.
_MORE_THAN_ANY = Decimal(10) ** 16 - 1


@dataclass(frozen=True)
class LeastSalary:
    """An amount in a currency for a period, which an ad has to state at least."""

    amount: int
    currency: str
    period: PayPeriod = PayPeriod.YEAR

    def limits(self) -> dict[str, Decimal]:
        """Return the yearly amount from which an ad states at least this, by currency that can be compared."""
        return limits_of(self.amount * PER_YEAR[self.period], self.currency)


def limits_of(yearly: int, currency: str) -> dict[str, Decimal]:
    """Return a yearly amount in each currency that can be compared, rounded up to whole cents."""
    amounts = {other: (yearly / worth).quantize(_CENT, ROUND_CEILING) for other, worth in worth_in(currency).items()}
    return {other: min(amount, _MORE_THAN_ANY) for other, amount in amounts.items()}


def worth_in(currency: str) -> dict[str, Decimal]:
    """Return what a unit of each currency is worth in a currency: of itself, and of all others with exchange rates."""
    rates: ExchangeRates | None = settings.EXCHANGE_RATES
    if rates is None or currency not in rates.rates:
        return {currency: Decimal(1)}
    return {other: rates.rates[currency] / rate for other, rate in rates.rates.items()}


def main_currency(country: str, frequent: Collection[str]) -> str:
    """Return the currency of a search that names none, given the currencies of the board, the most frequent first.

    It is that of the country to apply from if ads can be compared in it, and otherwise the most frequent one.
    """
    for currency in country_currencies(country) if country else ():
        if currency in frequent or len(worth_in(currency)) > 1:
            return currency
    return next(iter(frequent), FALLBACK_CURRENCY)


def typed_amount(text: str) -> str:
    """Return the digits of an amount as people type it, or the text itself if it is not a whole amount.

    A sign of a currency says nothing: the currency has a field of its own.

    >>> [typed_amount(text) for text in ("80k", "80.000", "80,000", "62.5k", "€80k", "80 000 €", "62.5")]
    ['80000', '80000', '80000', '62500', '80000', '80000', '62.5']
    """
    match = _TYPED.fullmatch(text.strip("$€£ \u00a0\u202f"))
    if match is None:
        return text
    whole = re.sub(r"[^0-9]", "", match["whole"])
    amount = Decimal(f"{whole}.{match['part'] or 0}") * _UNITS[match["unit"].lower()]
    return str(int(amount)) if amount == int(amount) else text
