"""What other sites show with links to searches, lists and comparisons."""

import re
from html import unescape

import pytest
from django.test import Client

from postings.models import Posting
from postings.presentation.preview_image import social_card
from postings.presentation.share_texts import ShareTexts
from tests.builders import make_company, make_posting

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def jobs() -> list[Posting]:
    company = make_company()
    return [make_posting("Tide Reader", company=company, seniority="senior"), make_posting("Chart Reader")]


def shared(client: Client, address: str) -> dict[str, str]:
    html = client.get(address).content.decode()
    found = dict(re.findall(r'<meta property="og:(title|description|url|image)" content="([^"]*)">', html))
    return {name: unescape(value) for name, value in found.items()}


def test_search_is_shared_with_its_filters_and_picture(client: Client, jobs: list[Posting]) -> None:
    query = "?q=tides&seniority=senior&company=northwind-tidal"
    assert shared(client, f"/{query}&sort=newest") == {
        "title": "1 job for “tides”",
        "description": "Level: Senior · Company: Northwind Tidal",
        "url": f"{SITE}/{query}&sort=newest",
        "image": f"{SITE}/card.png{query}&sort=newest",
    }
    assert shared(client, "/de/?seniority=senior")["image"] == f"{SITE}/de/card.png?seniority=senior"


def test_list_is_shared_with_its_jobs(client: Client, jobs: list[Posting]) -> None:
    query = f"?job={jobs[1].pk}&job={jobs[0].pk}"
    assert shared(client, f"/saved/{query}&job=987654321") == {
        "title": "2 jobs",
        "description": "Chart Reader · Tide Reader, Northwind Tidal",
        "url": f"{SITE}/saved/{query}",
        "image": f"{SITE}/saved/card.png{query}",
    }


def test_comparison_is_shared_with_its_jobs(client: Client, jobs: list[Posting]) -> None:
    query = f"?job={jobs[0].pk}&job={jobs[1].pk}"
    assert shared(client, f"/compare/{query}") == {
        "title": "Compare 2 jobs",
        "description": "Tide Reader, Northwind Tidal · Chart Reader",
        "url": f"{SITE}/compare/{query}",
        "image": f"{SITE}/compare/card.png{query}",
    }


@pytest.mark.parametrize("address", ["/", "/saved/", "/compare/"])
def test_page_of_nothing_has_the_picture_of_the_site(client: Client, jobs: list[Posting], address: str) -> None:
    assert shared(client, address)["image"] == f"{SITE}/card.png"


@pytest.mark.parametrize(
    "address",
    [
        "/card.png?seniority=senior",
        "/card.png?q=%F0%9F%92%A9",
        "/saved/card.png?job={}",
        "/saved/card.png",
        "/compare/card.png?job={}",
    ],
)
def test_pictures_are_drawn_and_cacheable(client: Client, jobs: list[Posting], address: str) -> None:
    response = client.get(address.format(jobs[0].pk))
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    again = client.get(address.format(jobs[0].pk), headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_picture_of_a_search_shows_its_number_of_jobs(client: Client, jobs: list[Posting]) -> None:
    before = client.get("/card.png?seniority=senior")
    assert before.content == social_card("Job board", "1 job", ("Level: Senior",))
    make_posting("Third", seniority="senior")
    assert client.get("/card.png?seniority=senior").content == social_card("Job board", "2 jobs", ("Level: Senior",))
    assert client.get("/card.png?unknown=x").content == client.get("/card.png").content


def test_picture_has_room_for_three_lines() -> None:
    assert ShareTexts("", ("a", "b", "c")).card_lines == ("a", "b", "c")
    assert ShareTexts("", ("a", "b", "c", "d")).card_lines == ("a", "b", "and 2 more")
