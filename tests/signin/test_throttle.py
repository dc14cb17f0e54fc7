"""The arithmetic of waiting, with a clock of the tests' own."""

from datetime import UTC, datetime, timedelta

import pytest

from jobboard.signin.throttle import wait_of_account, wait_of_address

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def failures(count: int, ago: timedelta = timedelta(0)) -> list[datetime]:
    return [NOW - ago] * count


@pytest.mark.parametrize(
    ("count", "seconds"),
    [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (8, 16), (12, 256), (13, 512), (14, 900), (15, 900), (5_000, 900)],
)
def test_five_tries_are_free_and_then_the_wait_doubles_up_to_a_quarter_of_an_hour(count: int, seconds: int) -> None:
    assert wait_of_account(failures(count), NOW) == timedelta(seconds=seconds)


def test_the_wait_counts_from_the_newest_failure_and_ends() -> None:
    newest_first = [NOW - timedelta(seconds=3), *failures(6, timedelta(minutes=5))]
    assert wait_of_account(newest_first, NOW) == timedelta(seconds=5)
    assert wait_of_account(failures(7, timedelta(seconds=8)), NOW) == timedelta(0)


def test_a_failure_counts_for_an_hour() -> None:
    old = failures(100, timedelta(hours=1))
    assert wait_of_account(failures(4) + old, NOW) == timedelta(0)
    assert wait_of_account(failures(5) + old, NOW) == timedelta(seconds=2)


def test_an_address_waits_until_fewer_than_fifty_failures_are_of_the_last_hour() -> None:
    spread = [NOW - timedelta(minutes=minute) for minute in range(50)]
    assert wait_of_address(spread[:49], NOW) == timedelta(0)
    assert wait_of_address(spread, NOW) == timedelta(minutes=11)
    assert wait_of_address(spread, NOW + timedelta(minutes=11)) == timedelta(0)
