"""What pay comes to in a year of full-time work, so that hourly, daily and monthly pay can be compared."""

from dataclasses import replace
from decimal import Decimal

from postings.choices import PER_YEAR, PayPeriod
from postings.content.types import Pay


def yearly(pay: Pay) -> Pay | None:
    """The yearly equivalent in the same currency and whole units, or None where the period is not known.

    >>> yearly(Pay(Decimal(50), None, "USD", PayPeriod.HOUR)).minimum
    Decimal('104000')
    """
    if pay.period is None:
        return None
    times = PER_YEAR[pay.period]

    def in_a_year(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else (amount * times).quantize(Decimal(1))

    return replace(pay, minimum=in_a_year(pay.minimum), maximum=in_a_year(pay.maximum), period=PayPeriod.YEAR)
