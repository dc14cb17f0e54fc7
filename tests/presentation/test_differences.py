"""Differences of compared jobs in words."""

from datetime import date
from typing import Any

import pytest

from postings.presentation.differences import differences
from tests.builders import make_posting

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

YEARLY = {"pay_currency": "EUR", "pay_period": "year"}


def said(*jobs: dict[str, Any]) -> list[str]:
    return differences([make_posting(f"job {number}", **fields) for number, fields in enumerate(jobs)])


def test_best_paid_job_is_compared_with_the_next() -> None:
    jobs = [{"pay_min": amount, "pay_max": amount, **YEARLY} for amount in (60_000, 90_000, 85_500)]
    assert said(*jobs) == ["B pays 4,500 EUR more a year than C."]


def test_range_stands_for_its_middle() -> None:
    found = said({"pay_min": 80_000, "pay_max": 100_000, **YEARLY}, {"pay_min": 50_000, "pay_max": 70_000, **YEARLY})
    assert found == ["A pays 30,000 EUR more a year than B, by the middle of each range."]


@pytest.mark.parametrize(
    "other",
    [{"pay_min": 90_000, "pay_currency": "USD", "pay_period": "year"}, {"pay_min": 90_000, "pay_currency": "EUR"}],
)
def test_currencies_and_unknown_periods_are_not_compared(other: dict[str, Any]) -> None:
    assert said({"pay_min": 60_000, **YEARLY}, other) == []


def test_jobs_that_state_a_salary_are_named_if_not_all_do() -> None:
    paid = {"pay_min": 60_000, **YEARLY}
    assert said({}, paid) == ["Only B states a salary."]
    assert said(paid, {}, paid) == ["Only A and C state a salary."]


def test_remote_jobs_are_named_if_all_state_a_workplace() -> None:
    assert said({"is_onsite": True}, {"is_remote": True}) == ["Only B can be done remotely."]
    assert said({}, {"is_remote": True}) == []
    assert said({"is_remote": True}, {"is_remote": True, "is_hybrid": True}) == []


def test_jobs_open_to_the_world_are_named_if_all_say_who_can_apply() -> None:
    assert said({"apply_from_others": "yes"}, {"apply_from": " DE ", "apply_from_others": "no"}) == [
        "Only A accepts applications from anywhere."
    ]
    assert said({"apply_from_others": "yes"}, {"apply_from_others": "not stated"}) == []


def test_years_and_days_are_compared() -> None:
    found = said(
        {"years_min": 3, "posted_on": date(2026, 3, 1), "posted_precision": "day"},
        {"years_min": 4, "posted_on": date(2026, 3, 15), "posted_precision": "day"},
    )
    assert found == ["B asks for 1 more year of experience than A.", "B was posted 14 days after A."]
    assert said({"years_min": 2.5}, {"years_min": 5}) == ["B asks for 2.5 more years of experience than A."]


def test_unknown_years_and_months_are_not_compared() -> None:
    month = {"posted_on": date(2026, 3, 1), "posted_precision": "month"}
    assert said({"years_min": 3, **month}, {"posted_on": date(2026, 4, 1), "posted_precision": "day"}) == []


def test_equal_jobs_have_no_differences() -> None:
    job = {"pay_min": 60_000, "years_min": 3, "is_remote": True, **YEARLY}
    assert said(job, job) == []


def test_all_jobs_of_the_other_end_are_named() -> None:
    assert said({"years_min": 7}, {"years_min": 4}, {"years_min": 4}) == [
        "A asks for 3 more years of experience than B and C."
    ]
    assert said({"years_min": 7}, {"years_min": 7}, {"years_min": 4}) == []
