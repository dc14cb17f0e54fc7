"""Searching near a city."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone, translation
from pytest_django.fixtures import DjangoAssertNumQueries

from postings.models import Place, PlaceAlias, Posting
from postings.reference.distances import CityMap
from postings.search import facets
from postings.search.filters import PostingFilter, cleaned
from postings.sync.posting_places import set_places
from tests.builders import make_posting
from tests.pages import text

pytestmark = pytest.mark.django_db


def make_job_in(*places: str) -> Posting:
    posting = make_posting(places[0].rpartition("/")[2] if places else "Nowhere")
    set_places(posting, places)
    return posting


@pytest.fixture
def board() -> None:
    for place in ("DE-BE/Berlin", "DE-BB/Potsdam", "DE-BB/Cottbus", "DE-HH/Hamburg", "DE"):
        make_job_in(place)
    make_job_in()


def found(query: str) -> set[str]:
    """Return the titles that a search finds, after comparing both ways of finding them."""
    asked = PostingFilter(QueryDict(query), Posting.objects.open())
    titles = dict(asked.qs.values_list("pk", "title"))
    assert set(facets.Results(facets.current(), asked.search, timezone.localdate()).ids) == set(titles), query
    return set(titles.values())


def chips(client: Client, query: str) -> list[tuple[str, str]]:
    return [(chip.name, chip.label) for chip in client.get(f"/?{query}").context["chips"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("near=DE-BE/Berlin&within=25", {"Berlin"}),
        ("near=DE-BE/Berlin", {"Berlin", "Potsdam"}),
        ("near=DE-BE/Berlin&within=100", {"Berlin", "Potsdam"}),
        ("near=DE/Berlin", {"Berlin", "Potsdam"}),
        ("near=DE-BB/Cottbus&near=DE-HH/Hamburg", {"Cottbus", "Hamburg"}),
        ("near=DE-BB/Falkensee&within=25", {"Berlin", "Potsdam"}),  # a city without jobs
        ("near=DE-BE/Berlin&place=DE-BB", {"Potsdam"}),
        ("near=DE-BE/Berlin&-place=DE-BE/Berlin", {"Potsdam"}),
        ("near=FR/Paris", set()),
    ],
)
def test_postings_in_cities_within_the_distance_are_found(board: None, query: str, expected: set[str]) -> None:
    assert found(query) == expected


def test_distances_are_those_of_the_map() -> None:
    city_map = CityMap(["US-NY/New York", "US-NJ/Newark", "US-PA/Philadelphia", "FR/Paris", "DE", "XX/Atlantis"])
    assert city_map.keys == ["US-NY/New York", "US-NJ/Newark", "US-PA/Philadelphia", "FR/Paris"]
    assert city_map.within(25, "US-NY/New York") == ["US-NY/New York", "US-NJ/Newark"]  # 17 km
    assert city_map.within(129, "US-NY/New York") == ["US-NY/New York", "US-NJ/Newark"]
    assert city_map.within(131, "US-NY/New York") == ["US-NY/New York", "US-NJ/Newark", "US-PA/Philadelphia"]
    assert CityMap([]).within(100, "FR/Paris") == []


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/?near=berlin", "/?near=DE-BE%2FBerlin"),
        ("/?near=Portland,+OR&within=25", "/?near=US-OR%2FPortland&within=25"),
        ("/?near=Cambridge,+Ontario", "/?near=CA-ON%2FCambridge"),
        ("/?near=Cambridge,+Massachusetts,+USA", "/?near=US-MA%2FCambridge"),
        ("/?near=The+Big+Harbour", "/?near=DE-HH%2FHamburg"),
        ("/de/?near=München,+Deutschland", "/de/?near=DE-BY%2FMunich"),
        ("/?near=Москва", "/?near=RU%2FMoscow"),
        ("/?near=Αθήνα", "/?near=GR%2FAthens"),
        ("/?near=東京", "/?near=JP%2FTokyo"),
        ("/?near=Берлин,+Германия", "/?near=DE-BE%2FBerlin"),
    ],
)
def test_city_is_found_by_its_name(board: None, client: Client, address: str, canonical: str) -> None:
    PlaceAlias.objects.create(place=Place.objects.get(key="DE-HH/Hamburg"), text="The Big Harbour", key="the big harbour")
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (301, canonical)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_label_of_a_city_is_a_name_of_it(language: str) -> None:
    near = PostingFilter.all_filters()["near"]
    for key in ("DE-BY/Munich", "US-MA/Cambridge", "IN-KA/Bengaluru", "AT/Vienna", "BR-SP/São Paulo", "CN/Shanghai"):
        with translation.override(language):
            assert near.named(near.names([key])[key])[0] == key


def test_city_with_most_postings_is_meant_and_others_with_postings_are_offered(client: Client) -> None:
    for place in ("CA-ON/Cambridge", "CA-ON/Cambridge", "US-MA/Cambridge"):
        make_job_in(place)
    response = client.get("/?near=cambridge&within=25", follow=True)
    assert response.redirect_chain == [("/?near=CA-ON%2FCambridge&within=25", 301)]
    named = [(each.label, each.total, each.href) for each in response.context["named"]]
    assert named == [
        ("within 25 km of Cambridge, Massachusetts, United States", 1, "?near=US-MA%2FCambridge&within=25"),
    ]  # not the one in England, where there are no jobs
    assert client.get(f"/{named[0][2]}").context["page"].paginator.count == 1


@pytest.mark.parametrize("name", ["Nowhere", "none", "None", "Berlin, France", ",", "DE"])
def test_unknown_city_is_reported_and_stays_in_the_field(board: None, client: Client, name: str) -> None:
    response = client.get("/", {"near": name})
    assert response.status_code == 400
    said = f"Location: No city called “{name}” was found. We know cities with 15,000 people or more."
    assert response.context["problems"] == [said]
    assert f'name="near" list="near-cities" value="{name}"' in response.content.decode()


def test_distance_is_part_of_the_filter_by_city(board: None, client: Client) -> None:
    assert chips(client, "near=DE-BE/Berlin") == [("Location", "within 50 km of Berlin, Germany")]
    assert chips(client, "near=DE-BE/Berlin&within=100&q=tides") == [
        ("Search", "tides"),
        ("Location", "within 100 km of Berlin, Germany"),
    ]
    response = client.get("/?near=DE-BE/Berlin&within=100&q=tides")
    assert response.context["chips"][1].without == "?q=tides"
    assert response.context["canonical"].endswith("/?q=tides&near=DE-BE%2FBerlin&within=100")
    assert client.get("/?near=DE-BE/Berlin&within=7").status_code == 400


@pytest.mark.parametrize(("query", "kept"), [("within=100", ""), ("near=DE-BE/Berlin&within=50&q=", "near=DE-BE/Berlin")])
def test_unused_distance_is_removed_from_the_address(query: str, kept: str) -> None:
    assert cleaned(QueryDict(query)) == QueryDict(kept)


def test_form_has_the_city_and_the_largest_cities(board: None, client: Client) -> None:
    html = client.get("/?near=DE-BE/Berlin&near=DE-HH/Hamburg&within=25").content.decode()
    assert 'list="near-cities" value="Berlin, Germany"' in html
    assert '<option value="25" selected>25 km</option>' in html
    assert '<input type="hidden" name="near" value="DE-HH/Hamburg">' in html
    assert '<option value="Potsdam, Brandenburg, Germany"></option>' in html
    assert "No city called" not in text(client.get("/"))
    assert 'list="near-cities" value=""' in client.get("/").content.decode()


def test_search_near_a_city_runs_two_queries(
    board: None, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/?place=DE-BE/Berlin")  # its card is cached
    with django_assert_num_queries(2):
        client.get("/?near=DE-BE/Berlin&within=25")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Berlni", ["within 50 km of Berlin, Germany"]),
        ("Hambrug", ["within 50 km of Hamburg, Germany"]),
        ("Brln", []),  # two mistakes in a short name
        ("Jakrta", []),  # no job is near Jakarta
    ],
)
def test_city_with_jobs_is_offered_for_a_mistyped_one(board: None, client: Client, typed: str, offered: list[str]) -> None:
    response = client.get("/", {"near": typed})
    assert response.status_code == 400
    named = response.context["named"]
    assert [each.label for each in named] == offered
    for each in named:
        assert client.get(f"/{each.href}").context["page"].paginator.count == each.total > 0
