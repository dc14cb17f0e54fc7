"""Determine when an ad was posted, from the month in its path and its first commit, and how precise the date is."""

from datetime import date, datetime

from postings.choices import DatePrecision
from postings.content.types import Posted


def read_posted(month: date | None, first_seen: datetime | None, first_seen_is_exact: bool) -> Posted:
    """Return the posting date with its precision: the day of the first commit if reliable, else the month, else unknown.

    The first commit of a repository holds ads of any age, so its date is not exact. A date later than the month in the
    path is not used either, since the path has the month of posting.
    """
    if first_seen is not None and first_seen_is_exact:
        day = first_seen.date()
        if month is None or day.replace(day=1) <= month:
            return Posted(day, DatePrecision.DAY)
    if month is not None:
        return Posted(month, DatePrecision.MONTH)
    return Posted()


def earliest(dates: list[Posted]) -> Posted:
    """Return the earliest of several posting dates. Within one month, a known day takes precedence over the month.

    An import never makes an ad look newer than it was, so a later date never replaces an earlier one.
    """
    known = [(posted.on.replace(day=1), posted.precision != DatePrecision.DAY, posted.on) for posted in dates if posted.on]
    if not known:
        return Posted()
    _month, is_inexact, day = min(known)
    return Posted(day, DatePrecision.MONTH if is_inexact else DatePrecision.DAY)
