"""When an ad appeared, from the month in its path and its first commit, as exactly as these allow and no more."""

from datetime import date, datetime

from postings.choices import DatePrecision
from postings.content.types import Posted


def read_posted(month: date | None, first_seen: datetime | None, first_seen_is_exact: bool) -> Posted:
    """The day where history shows the ad appearing in its own month; else the month; else nothing.

    A repository's first commit holds ads of any age, so its date is not exact; neither is one that is later
    than the month in the path, which tells when the ad was really posted.
    """
    if first_seen is not None and first_seen_is_exact:
        day = first_seen.date()
        if month is None or day.replace(day=1) <= month:
            return Posted(day, DatePrecision.DAY)
    if month is not None:
        return Posted(month, DatePrecision.MONTH)
    return Posted()


def earliest(dates: list[Posted]) -> Posted:
    """The first appearance among several. Within one month, a known day wins over the bare month.

    An import never makes an ad look fresher than it was, so a later date never replaces an earlier one.
    """
    known = [(posted.on.replace(day=1), posted.precision != DatePrecision.DAY, posted.on) for posted in dates if posted.on]
    if not known:
        return Posted()
    _month, is_inexact, day = min(known)
    return Posted(day, DatePrecision.MONTH if is_inexact else DatePrecision.DAY)
