"""Read a date as a source writes it in a field of its own.

What leaves the day open is no date: a month without a year, "30+ days ago", or `04/05/2026`, if the order of day and month
is not known.
"""

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from babel import Locale

_LANGUAGES = ("en", "de", "fr", "es", "nl", "it", "pt", "pl")
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:[-/.]?(?P<month>\d\d)[-/.]?(?P<day>\d\d)|[-/.](?P<short_month>\d\d?)[-/.](?P<short_day>\d\d?))(?!\d)"
)
_EPOCH = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_RFC_822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d")
_NUMBERS = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_TWELVE_HOURS = re.compile(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de\s+|"
    r"of\s+)?(?P<month>[^\W\d_]{3,12})\.?,?[\s-]+(?:de[l]?\s+)?"
    r"(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[^\W\d_]{3,12})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
# As programs in C print the time: `Tue Jul 10 19:20:11 UTC 2018`.
_BEFORE_TIME = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2}) {1,2}(?P<day>\d{1,2}) \d\d:\d\d:\d\d (?:[A-Z]{3,5} |[+-]\d{4} )?(?P<year>(?:19|20)\d\d)\b"
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def read_date(text: str, *, day_is_first: bool = False) -> date | None:
    """Return the day that a text names, in any of the usual forms, or None.

    `day_is_first` settles the order of `04/05/2026`, which few languages other than English leave open.

    >>> read_date("22. August 2026"), read_date("2026-08-22T10:00:00Z"), read_date("1787356800")
    (datetime.date(2026, 8, 22), datetime.date(2026, 8, 22), datetime.date(2026, 8, 22))
    """
    text = text.strip()[:200]
    if _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) == 13 else 1)
        return _plausible(datetime.fromtimestamp(seconds, UTC).date())
    if match := _ISO.search(text):
        return _make(match["year"], match["month"] or match["short_month"], match["day"] or match["short_day"])
    if _RFC_822.match(text):
        with suppress(ValueError):  # for example "20 Sep 2026 04:59:00:0"
            return _plausible(parsedate_to_datetime(text).date())
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _BEFORE_TIME):
        if (match := pattern.search(text)) and (month := months().get(match["month"].casefold())):
            return _make(match["year"], month, match["day"])
    if match := _NUMBERS.search(text):
        return _numbers(match, text, day_is_first)
    return None


def _numbers(match: re.Match[str], text: str, day_is_first: bool) -> date | None:
    """Return the date of two numbers and a year. With dots the day comes first; with a 12-hour clock the month does."""
    first, second, year = match["first"], match["second"], match["year"]
    if match["mark"] == "." or int(first) > 12 or first == second:
        return _make(year, second, first)
    if int(second) > 12 or _TWELVE_HOURS.search(text):
        return _make(year, first, second)
    return _make(year, second, first) if day_is_first else None


def _make(year: str, month: str | int, day: str) -> date | None:
    try:
        return _plausible(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


@cache
def months() -> dict[str, int]:
    """Return the names of months and their short forms, in all languages, with their numbers."""
    found: dict[str, int] = {"sept": 9}
    for language in _LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale.parse(language).months[context][width].items():
                    found.setdefault(name.casefold().rstrip("."), number)
    return found
