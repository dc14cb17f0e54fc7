"""Tests for working hours on the page of a job, there and in other time zones."""

import pytest

from postings.models import Posting
from postings.presentation.fact_table import FactRow, fact_table
from tests.builders import make_posting

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def row(hours: str) -> FactRow:
    posting = Posting.objects.for_page().get(pk=make_posting(hours=hours).pk)
    return next(each for each in fact_table(posting) if each.field == "hours")


def test_stated_hours_are_shown_in_other_zones() -> None:
    found = row("9:00-17:00 in UTC+1")
    assert (found.words, found.remarks) == ("9:00–17:00 in UTC+1", [])
    assert "Jakarta, Bangkok, Ho Chi Minh City (UTC+7): 15:00–23:00" in found.items
    assert "New York, Toronto, Bogotá (UTC−5): 3:00–11:00" in found.items
    assert found.items[-1] == "In summer, the times can be an hour off where clocks change."


def test_hours_of_several_zones_are_shown_of_the_first_and_the_last() -> None:
    found = row("4 hours with UTC-8 to UTC-5")
    assert found.remarks == ["Business hours are assumed to be 9:00–17:00."]
    assert "London, Lisbon, Accra (UTC): 14:00–22:00 or 17:00–1:00" in found.items


def test_zones_to_be_in_have_no_hours() -> None:
    assert (row("UTC-5").words, row("UTC-5").items) == ("In the time zone UTC−5", [])
    assert row("").words == ""
