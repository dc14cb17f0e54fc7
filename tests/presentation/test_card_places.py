"""Location and applicants on a card: places by their names, and nothing said twice."""

from typing import Any

import pytest
from django.utils.translation import override

from postings.presentation.card_places import card_applicants, card_location
from postings.sync.posting_places import set_places
from tests.builders import make_posting

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def words(places: list[str], **fields: Any) -> tuple[str, str]:
    posting = make_posting(**fields)
    set_places(posting, places)
    return card_location(posting), card_applicants(posting)


ONLY_US = {"apply_from": " US ", "apply_from_others": "no"}


def test_remote_job_names_the_country_once() -> None:
    assert words(["US"], location_text="US Remote", is_remote=True, **ONLY_US) == ("Remote", "Only from United States")


def test_remote_job_in_a_city_leaves_the_country_to_the_applicants() -> None:
    found = words(["US-TX/Austin"], location_text="Remote,Austin, TX", is_remote=True, **ONLY_US)
    assert found == ("Remote · Austin, Texas", "Only from United States")


def test_job_on_site_names_its_country_as_the_location() -> None:
    assert words(["US-TX/Austin"], is_onsite=True, **ONLY_US) == ("On-site · Austin, Texas, United States", "")


def test_remote_job_for_others_says_both() -> None:
    found = words(["CA-ON/Toronto"], is_remote=True, apply_from=" US ", apply_from_others="no")
    assert found == ("Remote · Toronto, Ontario, Canada", "Only from United States")


def test_what_is_not_stated_about_other_countries_is_left_out() -> None:
    found = words(["US"], is_hybrid=True, apply_from=" US ", apply_from_others="not stated")
    assert found == ("Hybrid · United States", "")


def test_excluded_countries_are_named() -> None:
    found = words(["US"], is_hybrid=True, apply_from=" US ", apply_not_from=" CA ", apply_from_others="not stated")
    assert found[1].startswith("From United States; not from Canada")


def test_job_for_the_whole_world_is_remote() -> None:
    assert words(["Worldwide"], is_remote=True, apply_from_others="yes") == ("Remote", "From anywhere")


def test_many_places_are_counted() -> None:
    found = words(["DE-BE/Berlin", "DE-HH/Hamburg", "FR/Paris", "PT/Lisbon"], is_onsite=True)
    assert found[0] == "On-site · Berlin, Germany; Hamburg, Germany and 2 more"


def test_location_of_an_unknown_place_is_as_written_without_repeats() -> None:
    assert words([], location_text="Elsewhere,elsewhere, Remote,Nowhere") == ("Elsewhere, Remote, Nowhere", "")


@pytest.mark.parametrize(
    ("language", "place"),
    [("en", "Munich, Bavaria, Germany"), ("de", "Munich, Bayern, Deutschland"), ("fr", "Munich, Bavaria, Allemagne")],
)
def test_subdivision_has_its_local_name_where_that_language_is_spoken(language: str, place: str) -> None:
    with override(language):
        assert words(["DE-BY/Munich", "DE-BY"])[0] == place


@pytest.mark.parametrize(
    ("language", "places"),
    [
        ("en", "Berlin, Germany; Mexico City, Mexico"),
        ("de", "Berlin, Deutschland; Mexico City, Mexiko"),
        ("es", "Berlin, Alemania; Mexico City, México"),
    ],
)
def test_city_with_the_name_of_its_subdivision_is_named_once(language: str, places: str) -> None:
    with override(language):
        assert words(["MX-CMX/Mexico City", "MX-CMX", "DE-BE/Berlin", "DE-BE"])[0] == places
