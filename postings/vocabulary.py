"""The closed lists: every value that a field with a fixed choice may hold.

Shared by the importer, which reads them from ads, and by the models, whose database constraints allow nothing else.
Knows neither Django nor how a value is recognised in a text (`importing/interpret/`).
"""

from enum import StrEnum


class Status(StrEnum):
    """Where a posting stands. Only open ones are listed; closed ones keep their page; hidden ones have none."""

    OPEN = "open"
    CLOSED = "closed"
    HIDDEN = "hidden"


class DatePrecision(StrEnum):
    """How exactly it is known when a posting appeared."""

    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


class PayPeriod(StrEnum):
    """The time that an amount of pay is for."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


class RunOutcome(StrEnum):
    """How an import run ended, or that it has not. An interrupted run was killed; the next one completes its work."""

    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


class ChangeOutcome(StrEnum):
    """What the three-way rule did with a new value from the source: see `importing/reconcile.py`."""

    TAKEN = "taken"
    AGREED = "agreed"
    CONFLICT = "conflict"


def choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    """The list as Django's `choices`: stored value and label."""
    return [(value.value, value.value.capitalize()) for value in values]
