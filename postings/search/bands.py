"""How amounts, years and dates are parted into values that one can filter by. Knows no Django, and no wording."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import NamedTuple

# The first digits of the amounts at which a band of yearly pay begins, in every power of ten. They are the same in all
# currencies, so that an address goes on meaning what it meant.
_FIRST_DIGITS = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80)
PAY_EDGES = (0, *(digits * 10**power for power in range(2, 16) for digits in _FIRST_DIGITS))
# The code of ISO 4217 for no currency: pay of which none is stated.
NO_CURRENCY = "XXX"
# Pay of any currency.
ANY_PAY = "any"


class Band(NamedTuple):
    """From `start` to just below `end`; without an end all from `start` on."""

    start: int
    end: int | None


def pay_band(start: int) -> Band | None:
    """The band of pay that begins at an amount; None where none does."""
    position = bisect_left(PAY_EDGES, start)
    if position >= len(PAY_EDGES) - 1 or PAY_EDGES[position] != start:
        return None
    return Band(start, PAY_EDGES[position + 1])


def pay_bands(lowest: float, highest: float) -> tuple[int, ...]:
    """Where the bands begin that pay from `lowest` to `highest` reaches into.

    >>> pay_bands(65_000, 95_000)
    (60000, 80000)
    """
    return PAY_EDGES[bisect_right(PAY_EDGES, lowest) - 1 : bisect_right(PAY_EDGES, highest)]


# Least years of experience, by the name of the band in addresses.
YEARS = {"0": Band(0, 1), "1": Band(1, 3), "3": Band(3, 5), "5": Band(5, 8), "8": Band(8, 10), "10": Band(10, None)}


def years_band(years: float) -> str:
    """The name of the band that a number of years lies in."""
    return next(name for name, band in YEARS.items() if band.end is None or years < band.end)


# Ages of an ad in days, by the name in addresses.
AGES = {"7d": 7, "30d": 30, "90d": 90, "365d": 365}


def since(age: str, today: date) -> date:
    """The first day that an age reaches back to."""
    return today - timedelta(days=AGES[age])


def month_after(month: date) -> date:
    """The first day of the month after the one that begins on a day.

    >>> month_after(date(2024, 12, 1))
    datetime.date(2025, 1, 1)
    """
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
