"""Several values of one facet: all of them or any of them."""

import pytest
from django.conf import settings
from django.test import Client

from postings.models import PostingSkill, Skill
from tests.builders import make_posting
from tests.pages import text, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def board() -> None:
    for title, slugs in {"Both": ["go", "python"], "Go": ["go"], "Python": ["python"], "None": []}.items():
        posting = make_posting(title, is_remote=title != "Go", is_onsite=title != "Python")
        for slug in slugs:
            PostingSkill.objects.create(posting=posting, skill=Skill.objects.get(slug=slug), is_required=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?skill=go&skill=python&skill_mode=all", ["Both"]),
        ("?skill=go&skill=python&skill_mode=any", ["Both", "Go", "Python"]),
        ("?skill=go&skill=none&skill_mode=all", ["Both", "Go", "None"]),
        ("?workplace=onsite&workplace=remote", ["Both", "Go", "None", "Python"]),
        ("?workplace=onsite&workplace=remote&workplace_mode=all", ["Both", "None"]),
    ],
)
def test_values_combine_as_asked(client: Client, query: str, expected: list[str]) -> None:
    assert sorted(titles(client, query)) == expected


def test_older_address_keeps_its_meaning(client: Client) -> None:
    response = client.get("/?skill=go&skill=python")
    assert response.headers["Location"] == "/?skill=go&skill=python&skill_mode=any"


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("?skill=go&skill_mode=all", "?skill=go"),
        ("?skill_mode=any", ""),
        ("?skill=python&skill=go&skill_mode=all", "?skill=go&skill=python&skill_mode=all"),
        ("?workplace=onsite&workplace=remote&workplace_mode=any", "?workplace=onsite&workplace=remote"),
        ("?workplace=onsite&workplace=remote&workplace_mode=all", "?workplace=onsite&workplace=remote&workplace_mode=all"),
    ],
)
def test_equal_searches_have_one_canonical_address(client: Client, query: str, canonical: str) -> None:
    assert client.get(f"/{query}").context["canonical"] == f"{settings.SITE_URL}/{canonical}"


def test_count_beside_a_skill_is_what_adding_it_returns(client: Client) -> None:
    html = client.get("/?skill=go").content.decode()
    assert 'href="?skill=go&amp;skill=python&amp;skill_mode=all" rel="nofollow" aria-label="Python as well: 1">1</a>' in html
    assert 'href="?skill=none" rel="nofollow" aria-label="Only Not stated: 1">1</a>' in html
    assert '<input type="hidden" name="skill_mode" value="all">' in html


def test_count_of_an_alternative_is_what_choosing_it_alone_returns(client: Client) -> None:
    html = client.get("/?skill=go&skill=python&skill_mode=any").content.decode()
    assert 'href="?skill=python" rel="nofollow" aria-label="Only Python: 2">2</a>' in html
    assert '<input type="hidden" name="skill_mode" value="any">' in html


def test_panel_switches_between_all_and_any_once_two_are_chosen(client: Client) -> None:
    html = client.get("/?skill=go&skill=python&skill_mode=any").content.decode()
    assert (
        '<p class="facet__modes"><a href="?skill=go&amp;skill=python&amp;skill_mode=all" rel="nofollow">All of these</a> '
        "<strong>Any of these</strong> </p>"
    ) in html
    assert "Any of these" not in text(client.get("/?skill=go"))


def test_page_of_all_values_has_the_numbers_for_only_and_for_adding(client: Client) -> None:
    shown = text(client.get("/facets/skill/?skill=go"))
    assert "Go (selected) 2 2" in shown
    assert "Python 2 1 1" in shown


def test_unknown_mode_is_reported(client: Client) -> None:
    response = client.get("/?skill=go&skill=python&skill_mode=some")
    assert response.status_code == 400
    assert "Skills: Select a valid choice." in response.context["problems"][0]
