"""Waiting times and budgets for failed sign-in attempts. See docs/decisions/013-sign-in.md for how they were chosen."""

from collections.abc import Sequence
from datetime import datetime, timedelta

WINDOW = timedelta(hours=1)
FREE_ATTEMPTS = 5
MAX_WAIT = timedelta(seconds=30)

BUDGET_PERIOD = timedelta(days=1)
PASSWORD_BUDGET = 100
CODE_BUDGET = 50


def required_wait(failures: Sequence[datetime], now: datetime) -> timedelta:
    """Return the wait until the next attempt, given the times of earlier failures, newest first.

    Zero for the first five failures in the window, then 2, 4, 8 … seconds from the newest, 30 at most.
    """
    counted = [at for at in failures if at > now - WINDOW]
    if len(counted) < FREE_ATTEMPTS:
        return timedelta(0)
    seconds = min(2 ** (len(counted) - FREE_ATTEMPTS + 1), MAX_WAIT.total_seconds())
    return max(counted[0] + timedelta(seconds=seconds) - now, timedelta(0))
