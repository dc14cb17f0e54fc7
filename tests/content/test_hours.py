"""Tests for the value of working hours: its text, and from which time zones one can work so."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from postings.content.hours import fitting_offsets, parse_working_hours
from postings.content.wording import format_working_hours
from postings.reference import time_zones


@pytest.mark.parametrize(
    ("entered", "text"),
    [
        ("UTC-5 to UTC+3", "UTC-5 to UTC+3"),
        ("utc+3 to utc−5", "UTC-5 to UTC+3"),
        ("UTC+05:30", "UTC+5:30"),
        ("UTC+0", "UTC"),
        ("9-17 UTC+1", "9:00-17:00 in UTC+1"),
        ("17:00–2:00 in UTC+5:30", "17:00-2:00 in UTC+5:30"),
        ("1 hour with UTC-8", "1 hour with UTC-8"),
        ("4 hours UTC-8 to UTC-5", "4 hours with UTC-8 to UTC-5"),
    ],
)
def test_text_is_normalized(entered: str, text: str) -> None:
    assert str(parse_working_hours(entered)) == text
    assert str(parse_working_hours(text)) == text


@pytest.mark.parametrize("entered", ["", "CET", "UTC+15", "UTC+1:07", "9 hours with UTC", "25:00-26:00 in UTC", "9-9 UTC"])
def test_other_text_is_no_value(entered: str) -> None:
    assert parse_working_hours(entered) is None
    assert fitting_offsets(entered) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("UTC+1", "In the time zone UTC+1"),
        ("UTC-3:30 to UTC", "In a time zone from UTC−3:30 to UTC"),
        ("9:00-17:00 in UTC+1", "9:00–17:00 in UTC+1"),
        ("9:00-17:00 in UTC-8 to UTC-5", "9:00–17:00 in UTC−8 to UTC−5"),
        ("8 hours with UTC+1", "Business hours in UTC+1"),
        ("1 hour with UTC+1", "At least 1 hour during business hours in UTC+1"),
        ("4 hours with UTC-8", "At least 4 hours during business hours in UTC−8"),
    ],
)
def test_value_in_words(text: str, words: str) -> None:
    assert format_working_hours(text) == words


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("UTC-1 to UTC+3", [-1, 0, 1, 2, 3]),
        # A day of eight hours that begins at 11:00 in UTC+3, or at 7:00 in UTC-1, is 9:00 to 17:00 in UTC+1.
        ("8 hours with UTC+1", [-1, 0, 1, 2, 3]),
        ("9:00-17:00 in UTC+1", [-1, 0, 1, 2, 3]),
        # Four of the hours from 9:00 to 17:00 in Los Angeles, which are early in the morning in Sydney.
        ("4 hours with UTC-8", [-11, -10, -9.5, -9, -8, -7, -6, -5, -4, -3.5, -3, -2, 10, 10.5, 11, 12, 12.75, 13, 14]),
        # The night in India is the day in America.
        ("17:00-2:00 in UTC+5:30", [-5, -4, -3.5, -3, -2, -1]),
    ],
)
def test_zones_from_which_one_can_work_so(text: str, hours: list[float]) -> None:
    assert list(fitting_offsets(text)) == sorted({int(hour * 60) for hour in hours})


def test_named_zones_have_the_standard_offsets_of_the_tz_database() -> None:
    for offset, name in [*time_zones._ABBREVIATIONS.values(), *time_zones._AMBIGUOUS.values()]:
        zone = ZoneInfo(name)
        offsets = [zone.utcoffset(datetime(2026, month, 15, tzinfo=UTC).replace(tzinfo=None)) for month in (1, 7)]
        assert min(each.total_seconds() for each in offsets if each is not None) == offset * 60, name
