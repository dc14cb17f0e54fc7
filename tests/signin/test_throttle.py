"""Waiting times after failed attempts, computed for given times."""

from datetime import UTC, datetime, timedelta

import pytest

from jobboard.signin.throttle import required_wait

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def failures(count: int, ago: timedelta = timedelta(0)) -> list[datetime]:
    return [NOW - ago] * count


@pytest.mark.parametrize(
    ("count", "seconds"), [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (8, 16), (9, 30), (10, 30), (5_000, 30)]
)
def test_wait_doubles_after_five_failures_up_to_thirty_seconds(count: int, seconds: int) -> None:
    assert required_wait(failures(count), NOW) == timedelta(seconds=seconds)


def test_wait_counts_from_newest_failure() -> None:
    newest_first = [NOW - timedelta(seconds=3), *failures(6, timedelta(minutes=5))]
    assert required_wait(newest_first, NOW) == timedelta(seconds=5)
    assert required_wait(failures(7, timedelta(seconds=8)), NOW) == timedelta(0)


def test_failure_counts_for_one_hour() -> None:
    old = failures(100, timedelta(hours=1))
    assert required_wait(failures(4) + old, NOW) == timedelta(0)
    assert required_wait(failures(5) + old, NOW) == timedelta(seconds=2)
