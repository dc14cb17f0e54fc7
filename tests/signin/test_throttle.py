"""Waiting times after failed attempts, computed for given times."""

from datetime import UTC, datetime, timedelta

import pytest

from jobboard.signin.throttle import account_wait, address_wait

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def failures(count: int, ago: timedelta = timedelta(0)) -> list[datetime]:
    return [NOW - ago] * count


@pytest.mark.parametrize(
    ("count", "seconds"),
    [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (8, 16), (12, 256), (13, 512), (14, 900), (15, 900), (5_000, 900)],
)
def test_account_wait_doubles_after_five_failures_up_to_fifteen_minutes(count: int, seconds: int) -> None:
    assert account_wait(failures(count), NOW) == timedelta(seconds=seconds)


def test_account_wait_counts_from_newest_failure() -> None:
    newest_first = [NOW - timedelta(seconds=3), *failures(6, timedelta(minutes=5))]
    assert account_wait(newest_first, NOW) == timedelta(seconds=5)
    assert account_wait(failures(7, timedelta(seconds=8)), NOW) == timedelta(0)


def test_failure_counts_for_one_hour() -> None:
    old = failures(100, timedelta(hours=1))
    assert account_wait(failures(4) + old, NOW) == timedelta(0)
    assert account_wait(failures(5) + old, NOW) == timedelta(seconds=2)


def test_address_waits_until_fewer_than_fifty_failures_in_last_hour() -> None:
    spread = [NOW - timedelta(minutes=minute) for minute in range(50)]
    assert address_wait(spread[:49], NOW) == timedelta(0)
    assert address_wait(spread, NOW) == timedelta(minutes=11)
    assert address_wait(spread, NOW + timedelta(minutes=11)) == timedelta(0)
