"""The time zones or hours in which one has to work, as a value with a plain text form.

Offsets are those of standard time, in minutes from UTC: see docs/decisions/032-time-zones.md.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from postings.reference.time_zones import HIGHEST, LOWEST, PLACES

_DAY, _WORKING_DAY = 24 * 60, 8 * 60
ALL_HOURS = 8
_BUSINESS_HOURS = (9 * 60, 17 * 60)
# A working day of eight hours begins between these times.
_EARLIEST_START, _LATEST_START = 7 * 60, 11 * 60

_DASHES = str.maketrans("−–—", "---")
_OFFSET = r"UTC\s*(?:[+-]\s*\d{1,2}(?::\d\d)?)?"
_TEXT = re.compile(
    r"(?:(?P<begins>\d{1,2}(?::\d\d)?)\s*-\s*(?P<ends>\d{1,2}(?::\d\d)?)\s+(?:in\s+)?|"
    r"(?P<overlap>\d)\s+hours?\s+(?:with\s+)?)?"
    rf"(?P<first>{_OFFSET})(?:\s+to\s+(?P<last>{_OFFSET}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WorkingHours:
    """A range of time zones, and how one has to work there.

    Without `begins` and `overlap` one has to be in these zones. With `begins` and `ends`, minutes of the day there, one has
    to work in these hours; `ends` is larger than a day if it is on the next one. With `overlap` one has to work as many of
    the business hours there, eight being all of them.
    """

    first: int
    last: int
    begins: int | None = None
    ends: int | None = None
    overlap: int | None = None

    def __str__(self) -> str:
        zones = " to ".join(dict.fromkeys((format_offset(self.first), format_offset(self.last))))
        if self.begins is not None and self.ends is not None:
            return f"{format_time(self.begins)}-{format_time(self.ends)} in {zones}"
        return zones if self.overlap is None else f"{self.overlap} hour{'s' * (self.overlap > 1)} with {zones}"

    @property
    def is_place(self) -> bool:
        """Whether one has to be in the zones."""
        return self.begins is None and self.overlap is None

    @property
    def window(self) -> tuple[int, int]:
        """Return the hours of the people there, or business hours where the ad states none."""
        return _BUSINESS_HOURS if self.begins is None or self.ends is None else (self.begins, self.ends)

    def fits(self, offset: int) -> bool:
        """Return whether one can work as demanded from a zone, in eight hours that begin there between 7:00 and 11:00."""
        if self.is_place:
            return self.first <= offset <= self.last
        begins, ends = self.window
        shared = min(ends - begins, _WORKING_DAY) if self.overlap is None else self.overlap * 60
        lowest = _EARLIEST_START - ends + shared + self.first
        highest = _LATEST_START + _WORKING_DAY - begins - shared + self.last
        return any(lowest <= offset + days * _DAY <= highest for days in (-2, -1, 0, 1, 2))


def parse_working_hours(text: str) -> WorkingHours | None:
    """Return the value of a text such as `UTC-5 to UTC+3`, `9:00-17:00 in UTC+1` or `4 hours with UTC-8`, or None."""
    match = _TEXT.fullmatch(text.translate(_DASHES).strip())
    if match is None:
        return None
    first = _parse_offset(match["first"])
    last = _parse_offset(match["last"]) if match["last"] else first
    first, last = sorted((first, last))
    if first < LOWEST or last > HIGHEST or first % 15 or last % 15:
        return None
    if match["overlap"]:
        overlap = int(match["overlap"])
        return WorkingHours(first, last, overlap=overlap) if 1 <= overlap <= ALL_HOURS else None
    if not match["begins"]:
        return WorkingHours(first, last)
    begins, ends = _parse_time(match["begins"]), _parse_time(match["ends"])
    if begins >= _DAY or ends > _DAY or begins == ends:
        return None
    return WorkingHours(first, last, begins, ends if ends > begins else ends + _DAY)


@lru_cache(maxsize=1_000)
def fitting_offsets(text: str) -> tuple[int, ...]:
    """Return the offsets from which one can work as a value demands; none for text that is no value."""
    hours = parse_working_hours(text)
    return tuple(offset for offset in PLACES if hours.fits(offset)) if hours else ()


def format_offset(offset: int) -> str:
    """Return `UTC+5:30`, or `UTC` for zero."""
    hours, minutes = divmod(abs(offset), 60)
    sign = "-" if offset < 0 else "+"
    return f"UTC{sign}{hours}{f':{minutes:02}' if minutes else ''}" if offset else "UTC"


def format_time(minutes: int) -> str:
    """Return the time of day of a number of minutes since midnight, such as `9:00`."""
    hours, minutes = divmod(minutes % _DAY, 60)
    return f"{hours}:{minutes:02}"


def _parse_offset(text: str) -> int:
    number = re.sub(r"\s|UTC", "", text, flags=re.IGNORECASE)
    return (-1 if number.startswith("-") else 1) * _parse_time(number.lstrip("+-") or "0")


def _parse_time(text: str) -> int:
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes or 0)
