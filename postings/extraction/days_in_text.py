"""Find the day that a sentence names, such as "Friday, 30 November", with or without a year.

A day whose year is not written is known only if the date on which the text was posted settles it.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from postings.extraction.written_dates import months

_DIGIT = re.compile(r"[0-9]")
# The next such day must be this near, or the year is a guess.
_NEAR = timedelta(days=183)
_CLOCK_OF_12_HOURS = re.compile(r"^[\s,]*(?:at\s|@\s?|by\s)?\s?\d{1,2}(?::\d\d){0,2}\s?[ap]\.?m\b", re.IGNORECASE)


@dataclass(frozen=True)
class Day:
    """A day in a text: its date, and the position of its words."""

    on: date
    start: int
    end: int


def first_day(text: str, start: int, stop: int, *, day_first: bool, posted_on: date | None = None) -> Day | None:
    """Return the first day named between two positions, or None if its date is not certain.

    With `day_first`, 04/05/2026 is 4 May. Otherwise the order must follow from the numbers or from a 12-hour clock.
    """
    match = _pattern().search(text, start, stop)
    if match is None:
        return None
    is_month_first = not day_first and bool(_CLOCK_OF_12_HOURS.match(text[match.end() : match.end() + 20]))
    numbers = _day_and_month(match, day_first=day_first, month_first=is_month_first)
    found = _date(*numbers, _year(match), posted_on) if numbers else None
    return Day(found, match.start(), match.end()) if found else None


def names_day(text: str) -> bool:
    """Return whether a text names any day, as a quick check."""
    return bool(_DIGIT.search(text) and _pattern().search(text))


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        r"(?<![\w.,/-])(?:(?P<iso_year>20\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
        rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:de\s+|of\s+)?(?P<name>{names})\b\.?"
        r"(?:,?[\s-]+(?:del?\s+)?(?P<year>20\d\d))?"
        rf"|(?P<us_name>{names})\.?\s+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<us_year>20\d\d))?"
        r"|(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?:(?P=mark)\s?(?P<last>(?:20)?\d\d)|(?<=\d)\.)"
        r")(?![\w/])",
        re.IGNORECASE,
    )


def _day_and_month(match: re.Match[str], *, day_first: bool, month_first: bool) -> tuple[int, int] | None:
    if match["iso_day"]:
        return int(match["iso_day"]), int(match["iso_month"])
    if match["name"]:
        return int(match["day"]), months()[match["name"].casefold()]
    if match["us_name"]:
        return int(match["us_day"]), months()[match["us_name"].casefold()]
    first, second = int(match["first"]), int(match["second"])
    if match["mark"] == "." or day_first or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 or month_first else None


def _year(match: re.Match[str]) -> int | None:
    year = match["iso_year"] or match["year"] or match["us_year"] or match["last"]
    return int(year) + (2000 if len(year) == 2 else 0) if year else None


def _date(day: int, month: int, year: int | None, posted_on: date | None) -> date | None:
    """Return the date. Without a year, it is the first one on or after the date posted, if that is near."""
    if year is None and posted_on is None:
        return None
    years = [year] if year else [posted_on.year, posted_on.year + 1] if posted_on else []
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or (posted_on and posted_on <= found <= posted_on + _NEAR):
            return found
    return None
