"""Drafts, scheduled and hidden postings are on no public page."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from postings.models import Posting, Skill
from postings.root_urls import urlpatterns as root_urlpatterns
from postings.search.facets import storage
from postings.sync.directory import Directory
from postings.urls import urlpatterns
from tests.builders import make_company, make_posting, make_team

pytestmark = pytest.mark.django_db
SECRET = "Xylograph"  # in all texts of the drafts; the addresses have it in lower case


@pytest.fixture
def board(db: None) -> dict[str, Any]:
    """A company with an open posting, and one of each kind that is not public, in the same repost group and facets."""
    company = make_company()
    team = make_team(company)
    open_posting = make_posting("Engineer", company=company, team=team, function="backend")
    directory = Directory()
    skill = Skill.objects.create(name=SECRET, key=SECRET.lower(), slug="xylograph")
    facts = {
        "company": company, "team": team, "function": "design", "seniority": "staff", "language": "fr",
        "location_text": f"{SECRET} City", "pay_min": 77_777, "pay_max": 77_777, "pay_currency": "CHF",
        "pay_period": "year", "pay_text": SECRET, "posted_on": date(2024, 7, 1), "posted_precision": "day",
        "body": f"## About the team\n\n{SECRET} at Northwind Tidal.", "apply_email": "xylograph@example.org",
    }  # fmt: skip
    unpublished = [
        make_posting(f"{SECRET} draft", status="draft", **facts),
        make_posting(f"{SECRET} scheduled", status="draft", publish_on=date(2999, 1, 1), **facts),
        make_posting(f"{SECRET} hidden", status="hidden", **facts),
    ]
    for posting in unpublished:
        posting.categories.add(directory.category(f"{SECRET} category"))
        posting.places.add(directory.place("DE/Xylograph"))
        posting.posting_skills.create(skill=skill)
    storage.apply_pending()
    return {"open": open_posting, "unpublished": unpublished, "company": company, "team": team}


def addresses(board: dict[str, Any]) -> list[str]:
    """Return the address of each public page, with those parameters that could show a posting."""
    company, team, slug = board["company"], board["team"], board["open"].slug
    arguments = {
        "facet": ["skill"],
        "posting": [slug],
        "posting-card": [slug],
        "posting-feed": [slug],
        "posting-json": [slug],
        "posting-markdown": [slug],
        "report": [slug],
        "company": [company.slug],
        "team": [company.slug, team.slug],
        "company-feed": [company.slug],
        "team-feed": [company.slug, team.slug],
        "site-page": ["imprint"],
        "index-now-key": ["key"],
        "sitemap": ["postings-0"],
    }
    jobs = "&".join(f"job={pk}" for pk in Posting.objects.values_list("pk", flat=True))
    found = []
    for pattern in [*root_urlpatterns, *urlpatterns]:
        assert isinstance(pattern, URLPattern)
        if (name := pattern.name) is None:
            continue  # the icon
        found.append(reverse(name, args=arguments.get(name, [])))
        found += [reverse(name, args=["place"]), reverse(name, args=["category"])] if name == "facet" else []
    found += [f"{reverse(name)}?{jobs}" for name in ("saved-jobs", "compare")]
    found += [f"/?{query}" for query in ("q=xylo", "function=design", "pay=any", "seniority=staff", "place=DE")]
    found += ["/postings.json?facets=1&q=xylo", "/postings.csv?pay=any"]
    return [*found, "/suggestions.json?q=xyl", "/suggestions.json?q=xylograph"]


def test_no_public_page_shows_a_posting_that_is_not_published(client: Client, board: dict[str, Any]) -> None:
    shown = {}
    for address in addresses(board):
        html = b"".join(client.get(address, follow=True)).decode(errors="replace")
        shown[address] = [words for words in (SECRET, "77,777", "xylograph@") if words in html]
    assert {address: words for address, words in shown.items() if words} == {}


@pytest.mark.parametrize("name", ["posting", "posting-card", "report", "posting-json", "posting-markdown", "posting-feed"])
def test_pages_of_postings_that_are_not_published_do_not_exist(client: Client, board: dict[str, Any], name: str) -> None:
    pages = [client.get(reverse(name, args=[posting.slug])) for posting in board["unpublished"]]
    assert [page.status_code for page in pages] == [404, 404, 404]


def test_searches_and_counts_leave_them_out(client: Client, board: dict[str, Any]) -> None:
    assert [client.get(f"/?{query}").context["total"] for query in ("", "q=xylograph", "function=design")] == [1, 0, 0]


def test_published_draft_is_found(client: Client, board: dict[str, Any]) -> None:
    """The words that the other tests look for would be found."""
    Posting.objects.filter(status="draft").update(status="open")
    assert client.get("/?q=xylograph").context["total"] == 2
    assert SECRET in client.get("/").content.decode()
