"""Autocompletion lists the best match first, and shows what tells places apart."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from postings.models import Place, Posting, PostingSkill, SkillAlias
from postings.sync.directory import Directory
from tests.admin.test_posting_admin import edit
from tests.builders import make_posting

pytestmark = pytest.mark.django_db


def offered(client: Client, field: str, term: str) -> list[str]:
    query = {"app_label": "postings", "model_name": "posting", "field_name": field, "term": term}
    response = client.get(reverse("admin:autocomplete"), query)
    assert response.status_code == 200
    return [each["text"] for each in response.json()["results"]]


def jobs_in(*keys: str) -> None:
    directory = Directory()
    make_posting().places.set([directory.place(key) for key in keys])


def test_places_show_region_and_country_and_the_most_used_come_first(admin_client: Client) -> None:
    for keys in [["US-ME/Portland"], ["US-OR/Portland"], ["US-OR/Portland"], ["CA-ON/London"], ["GB-ENG/London", "GB"]]:
        jobs_in(*keys)
    jobs_in("GB-ENG/London")
    assert offered(admin_client, "places", "portl") == [
        "Portland, Oregon, United States",
        "Portland, Maine, United States",
    ]
    assert offered(admin_client, "places", "London") == ["London, England, United Kingdom", "London, Ontario, Canada"]


def test_exact_place_comes_before_longer_names_and_accents_make_no_difference(admin_client: Client) -> None:
    for _ in range(3):
        jobs_in("US-NC/New Bern")
    for key in ("CH/Bern", "CH/Bernex", "CH/Zürich"):
        jobs_in(key)
    names = ["Bern, Switzerland", "Bernex, Switzerland", "New Bern, North Carolina, United States"]
    assert offered(admin_client, "places", "bern") == names
    assert offered(admin_client, "places", "zurich") == ["Zürich, Switzerland"]


def test_form_shows_chosen_places_in_full(admin_client: Client) -> None:
    jobs_in("US-OR/Portland")
    url = reverse("admin:postings_posting_change", args=[Posting.objects.get().pk])
    assert "Portland, Oregon, United States</option>" in admin_client.get(url).content.decode()


def test_exact_skill_or_spelling_comes_first(admin_client: Client) -> None:
    directory = Directory()
    ids = {name: directory.skill_id(name) for name in ("Tidesql", "Aurora Tidesql", "Tidesql Studio", "Anchor")}
    SkillAlias.objects.create(skill_id=ids["Anchor"], text="Tideq")
    for _ in range(5):
        PostingSkill.objects.create(posting=make_posting(), skill_id=ids["Aurora Tidesql"], is_required=True)
    assert offered(admin_client, "skills", "tidesql") == ["Tidesql", "Tidesql Studio", "Aurora Tidesql"]
    assert offered(admin_client, "skills", "tideq") == ["Anchor"]
    assert offered(admin_client, "skills", "PostgreSQL")[0] == "PostgreSQL"


@pytest.mark.parametrize("field", ["places", "skills", "company", "team", "categories"])
def test_odd_text_is_no_error(admin_client: Client, field: str) -> None:
    for term in ("", " ", "%", "'\"", "北"):
        offered(admin_client, field, term)


def test_place_chosen_by_hand_brings_region_and_country(admin_client: Client) -> None:
    directory = Directory()
    posting = make_posting()
    chosen: list[Any] = [directory.place("PT/Lisbon").pk, directory.place("CA-ON/Toronto").pk]
    assert not Place.objects.filter(key="PT").exists()
    edit(admin_client, posting, places=chosen)
    assert set(posting.places.values_list("key", flat=True)) == {"CA", "CA-ON", "CA-ON/Toronto", "PT", "PT/Lisbon"}
    assert Place.objects.get(key="PT").name == "Portugal"
    for key in ("PT", "CA-ON"):
        assert posting.title in admin_client.get("/", {"place": key}).content.decode()
