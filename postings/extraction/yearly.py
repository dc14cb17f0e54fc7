"""Convert pay to its yearly equivalent for full-time work, so that hourly, daily and monthly pay can be compared."""

from dataclasses import replace
from decimal import Decimal

from postings.choices import PER_YEAR, PayPeriod
from postings.content.types import Pay


def yearly_equivalent(pay: Pay) -> Pay | None:
    """Return the pay of a full year in the same currency and whole units, or None where the period is not known.

    >>> yearly_equivalent(Pay(Decimal(50), None, "USD", PayPeriod.HOUR)).minimum
    Decimal('104000')
    """
    if pay.period is None:
        return None
    periods_per_year = PER_YEAR[pay.period]

    def per_year(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else (amount * periods_per_year).quantize(Decimal(1))

    return replace(pay, minimum=per_year(pay.minimum), maximum=per_year(pay.maximum), period=PayPeriod.YEAR)
