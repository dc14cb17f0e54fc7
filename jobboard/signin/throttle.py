"""How long to wait after failures: arithmetic alone. Who failed when is for `attempts.py` to read.

Nobody is locked out for good: the longest wait is a quarter of an hour for an account, an hour for an address.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

MEMORY = timedelta(hours=1)
FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)
FREE_TRIES_OF_AN_ADDRESS = 50


def wait_of_account(failures: Sequence[datetime], now: datetime) -> timedelta:
    """The wait for an account with these failures, newest first: none, then 2, 4, 8 … seconds after the newest."""
    counted = [at for at in failures if at > now - MEMORY]
    if len(counted) < FREE_TRIES:
        return timedelta(0)
    seconds = min(2 ** (len(counted) - FREE_TRIES + 1), LONGEST_WAIT.total_seconds())
    return max(counted[0] + timedelta(seconds=seconds) - now, timedelta(0))


def wait_of_address(failures: Sequence[datetime], now: datetime) -> timedelta:
    """The wait for an address with these failures, newest first: until fewer than fifty of them are of the last hour."""
    if len(failures) < FREE_TRIES_OF_AN_ADDRESS:
        return timedelta(0)
    return max(failures[FREE_TRIES_OF_AN_ADDRESS - 1] + MEMORY - now, timedelta(0))
