"""Searching for postings that were added since a day or a minute."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from django.test import Client, override_settings
from django.utils import timezone

from postings.models import Posting
from postings.search import facets
from postings.search.filters import PostingFilter
from tests.builders import make_posting

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> None:
    for title, added in {
        "Day before": datetime(2026, 11, 19, 23, 59, 59, tzinfo=UTC),
        "At midnight": datetime(2026, 11, 20, 0, 0, tzinfo=UTC),
        "Before eight": datetime(2026, 11, 20, 7, 59, 59, tzinfo=UTC),
        "After eight": datetime(2026, 11, 20, 8, 0, 30, tzinfo=UTC),
    }.items():
        Posting.objects.filter(pk=make_posting(title).pk).update(created_at=added)


@pytest.mark.parametrize(
    ("since", "canonical", "expected"),
    [
        ("2026-11-19", "2026-11-19", {"Day before", "At midnight", "Before eight", "After eight"}),
        ("2026-11-20", "2026-11-20", {"At midnight", "Before eight", "After eight"}),
        ("20261120", "2026-11-20", {"At midnight", "Before eight", "After eight"}),
        ("2026-11-20T08:00Z", "2026-11-20T08:00Z", {"After eight"}),
        ("2026-11-20T08:00:59.9Z", "2026-11-20T08:00Z", {"After eight"}),
        ("2026-11-20T07:59", "2026-11-20T07:59Z", {"Before eight", "After eight"}),
        ("2026-11-20T09:00+01:00", "2026-11-20T08:00Z", {"After eight"}),
        ("2026-11-20T08:01Z", "2026-11-20T08:01Z", set()),
    ],
)
def test_postings_added_since_then_are_found(board: None, since: str, canonical: str, expected: set[str]) -> None:
    query = QueryDict(mutable=True)
    query["since"] = since
    asked = PostingFilter(query, Posting.objects.open())
    assert asked.search.values == {"since": (canonical,)}
    assert set(asked.qs.values_list("title", flat=True)) == expected
    assert facets.Results(facets.current(), asked.search, timezone.localdate()).total == len(expected)


def test_day_begins_at_midnight_of_the_site(board: None) -> None:
    with override_settings(TIME_ZONE="Asia/Tokyo"):
        asked = PostingFilter(QueryDict("since=2026-11-20"), Posting.objects.open())
        assert asked.qs.count() == 4
        assert facets.Results(facets.current(), asked.search, timezone.localdate()).total == 4
        assert asked.label("since", "2026-11-20T08:00Z") == "20 November 2026, 17:00"


@pytest.mark.parametrize("since", ["yesterday", "2026-02-30", "2026-11-20T25:00", "0001-01-01T00:00+14:00", "9" * 50])
def test_other_texts_are_reported(board: None, client: Client, since: str) -> None:
    response = client.get("/", {"since": since})
    assert (response.status_code, response.context["problems"]) == (
        400,
        [f"Added since: “{since}” is not a date, such as 2026-11-20."],
    )


def test_filter_has_a_label_and_a_field(board: None, client: Client) -> None:
    response = client.get("/?since=2026-11-20")
    assert [(chip.name, chip.label) for chip in response.context["chips"]] == [("Added since", "20 November 2026")]
    assert response.context["page"].paginator.count == 3
    assert not response.context["is_indexable"]  # there is no end of days
    assert '<input id="since" name="since" type="date"\n    value="2026-11-20">' in response.content.decode()
    html = client.get("/?since=2026-11-20T08:00Z").content.decode()
    assert '<input type="hidden" name="since" value="2026-11-20T08:00Z">' in html
