"""Bands of pay and years, ages, months and closing dates of postings. Does not depend on Django and contains no labels."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import NamedTuple

# The leading digits of the amounts at which bands of yearly pay begin, in every power of ten. They are the same in all
# currencies, so that URLs keep their meaning.
_FIRST_DIGITS = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80)
PAY_EDGES = (0, *(digits * 10**power for power in range(2, 16) for digits in _FIRST_DIGITS))
# The amounts at which bands of pay for any period begin.
AMOUNT_EDGES = (*(digits * 10**power for power in range(2) for digits in _FIRST_DIGITS), *PAY_EDGES[1:])
# The ISO 4217 code for "no currency", used for pay without a stated currency.
NO_CURRENCY = "XXX"
# The facet value for stated pay in any currency.
ANY_PAY = "any"


class Band(NamedTuple):
    """A range from `start` inclusive to `end` exclusive; without an upper bound if `end` is None."""

    start: int
    end: int | None


def pay_band(start: int) -> Band | None:
    """Return the band of pay that begins at an amount, or None if no band does."""
    position = bisect_left(PAY_EDGES, start)
    if position >= len(PAY_EDGES) - 1 or PAY_EDGES[position] != start:
        return None
    return Band(start, PAY_EDGES[position + 1])


def pay_bands(lowest: float, highest: float) -> tuple[int, ...]:
    """Return the lower bounds of the bands that pay from `lowest` to `highest` overlaps.

    >>> pay_bands(65_000, 95_000)
    (60000, 80000)
    """
    return PAY_EDGES[bisect_right(PAY_EDGES, lowest) - 1 : bisect_right(PAY_EDGES, highest)]


# Bands of minimum years of experience, by their value in URLs.
YEARS = {"0": Band(0, 1), "1": Band(1, 3), "3": Band(3, 5), "5": Band(5, 8), "8": Band(8, 10), "10": Band(10, None)}


def years_band(years: float) -> str:
    """Return the name of the band that contains a number of years."""
    return next(name for name, band in YEARS.items() if band.end is None or years < band.end)


# Ages of postings in days, by their value in URLs.
AGES = {"1d": 1, "7d": 7, "30d": 30, "90d": 90, "365d": 365}


def since(age: str, today: date) -> date:
    """Return the earliest date within an age, a key of AGES, counted back from `today`."""
    return today - timedelta(days=AGES[age])


# Spans in which postings close, in days from today, by their value in URLs, and the value of what closes after all of them.
CLOSING = {"7d": 7, "30d": 30}
CLOSING_LATER = "later"
LONGEST_CLOSING = "30d"


def until(span: str, today: date) -> date:
    """Return the latest date within a span, a key of CLOSING, counted from `today`."""
    return today + timedelta(days=CLOSING[span])


def is_within(day: date, span: str, today: date) -> bool:
    """Return whether a closing date is within a span, a key of CLOSING; for CLOSING_LATER, whether it is after all."""
    return day > until(LONGEST_CLOSING, today) if span == CLOSING_LATER else day <= until(span, today)


def month_after(month: date) -> date:
    """Return the first day of the month after the one that contains a day.

    >>> month_after(date(2024, 12, 1))
    datetime.date(2025, 1, 1)
    """
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
