"""Tests for searching by the time zone that one can work from."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from postings.models import Posting
from postings.search import facets
from postings.search.filters import PostingFilter
from tests.builders import make_posting

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> None:
    make_posting("America", hours="UTC-8 to UTC-3")
    make_posting("Berlin", hours="9:00-17:00 in UTC+1")
    make_posting("Some of Berlin", hours="3 hours with UTC+1")
    make_posting("Anywhere")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zone=-05:00", {"America", "Some of Berlin"}),
        ("zone=%2B02:00", {"Berlin", "Some of Berlin"}),
        ("zone=%2B07:00", {"Some of Berlin"}),
        ("zone=%2B07:00&zone=none", {"Some of Berlin", "Anywhere"}),
        ("-zone=%2B07:00", {"America", "Berlin", "Anywhere"}),
        ("-zone=%2B07:00&-zone=none", {"America", "Berlin"}),
        ("zone=none", {"Anywhere"}),
    ],
)
def test_postings_that_fit_do_not_say_or_do_not_fit(board: None, query: str, expected: set[str]) -> None:
    asked = PostingFilter(QueryDict(query), Posting.objects.open())
    assert set(asked.qs.values_list("title", flat=True)) == expected
    assert facets.Results(facets.current(), asked.search, timezone.localdate()).total == len(expected)


def test_values_are_named_with_places_and_can_be_searched(board: None, client: Client) -> None:
    assert "UTC+7 (Jakarta, Bangkok, Ho Chi Minh City)" in client.get("/?zone=%2B07:00").content.decode()
    page = client.get("/facets/zone/?find=jakarta").content.decode()
    assert "UTC+7 (Jakarta" in page
    assert "New York" not in page


def test_plus_sign_in_an_address_is_understood(board: None, client: Client) -> None:
    response = client.get("/?zone=+07:00")
    assert response.status_code == 301
    assert response["Location"].endswith("/?zone=%2B07%3A00")


def test_facet_is_hidden_if_no_ad_states_zones(client: Client) -> None:
    make_posting("Anywhere")
    assert 'data-facet="zone"' not in client.get("/").content.decode()
