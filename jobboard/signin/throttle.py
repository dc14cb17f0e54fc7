"""Waiting times after failed sign-in attempts, as pure functions.

Nobody is locked out permanently: the maximum wait is 15 minutes for an account and an hour for an IP address.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

WINDOW = timedelta(hours=1)
FREE_ATTEMPTS_PER_ACCOUNT = 5
MAX_ACCOUNT_WAIT = timedelta(minutes=15)
FREE_ATTEMPTS_PER_ADDRESS = 50


def account_wait(failures: Sequence[datetime], now: datetime) -> timedelta:
    """Return the wait for an account, given the times of its failures, newest first.

    Zero for the first five failures in the window, then 2, 4, 8 … seconds from the newest.
    """
    counted = [at for at in failures if at > now - WINDOW]
    if len(counted) < FREE_ATTEMPTS_PER_ACCOUNT:
        return timedelta(0)
    seconds = min(2 ** (len(counted) - FREE_ATTEMPTS_PER_ACCOUNT + 1), MAX_ACCOUNT_WAIT.total_seconds())
    return max(counted[0] + timedelta(seconds=seconds) - now, timedelta(0))


def address_wait(failures: Sequence[datetime], now: datetime) -> timedelta:
    """Return the wait for an IP address, given the times of its failures, newest first.

    It ends when fewer than FREE_ATTEMPTS_PER_ADDRESS failures are within the window.
    """
    if len(failures) < FREE_ATTEMPTS_PER_ADDRESS:
        return timedelta(0)
    return max(failures[FREE_ATTEMPTS_PER_ADDRESS - 1] + WINDOW - now, timedelta(0))
