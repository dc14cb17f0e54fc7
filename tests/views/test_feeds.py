"""Feeds of searches, companies and teams: valid, stable, in the language of their address, and safe with hostile ads."""

import re
from datetime import UTC, date, datetime
from html import escape, unescape
from itertools import chain
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from postings.models import Company, Posting
from postings.publishing import feed_entries
from tests.boards import RandomBoard
from tests.builders import make_company, make_posting, make_team
from tests.feed_rules import valid_atom, valid_json_feed

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def get_atom(client: Client, address: str = "/postings.atom") -> Any:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return valid_atom(response.content)


def get_json_feed(client: Client, address: str = "/postings.feed.json") -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/feed+json"
    return valid_json_feed(response.content)


def titles(feed: Any) -> list[str]:
    return [entry.title for entry in feed.entries]


class TestAtomOfSearch:
    def test_newest_postings_come_first_whatever_their_date(self, client: Client, board: dict[str, Any]) -> None:
        assert titles(get_atom(client)) == [
            "Analyst – Southwind & Sons",
            "Data Engineer – Northwind Tidal",
            "Bare Engineer",
            "Backend Engineer – Northwind Tidal",
        ]

    def test_title_and_links_name_the_search(self, client: Client, board: dict[str, Any]) -> None:
        feed = get_atom(client, "/postings.atom?-category=none&company=northwind-tidal&q=tides&utm_source=x").feed
        assert feed.title == "tides, Company: Northwind Tidal, Category (excluded): Not stated – Jobs – Job board"
        query = "?q=tides&company=northwind-tidal&-category=none"
        assert feed.id == f"{SITE}/postings.atom{query}"
        assert [link.href for link in feed.links] == [f"{SITE}/{query}", f"{SITE}/postings.atom{query}"]

    def test_entry_has_the_facts_and_the_text(self, client: Client, board: dict[str, Any]) -> None:
        (entry,) = get_atom(client, "/postings.atom?category=C%23").entries
        assert entry.id == entry.link == f"{SITE}/jobs/{board['full'].slug}/"
        assert entry.author == "Northwind Tidal"
        assert [tag.term for tag in entry.tags] == ["C#"]
        assert entry.summary == "Remote, Canada · 65,000–95,000 USD a year · Posted in July 2024\nWe measure <b>tides</b>."
        html = entry.content[0].value
        assert html.startswith("<ul>\n<li><strong>Salary:</strong> 65,000–95,000 USD a year</li>")
        assert html.count("July 2024") == 1
        assert html.endswith("<p>We measure &lt;b&gt;tides&lt;/b&gt;.</p>\n<h3>Tasks</h3>\n<ul>\n<li>one</li>\n</ul>")

    def test_entry_says_that_nobody_knows_the_date(self, client: Client) -> None:
        make_posting("Analyst")
        (entry,) = get_atom(client, "/postings.atom").entries
        assert entry.content[0].value.startswith("<ul>\n<li>Date posted unknown</li>\n")

    def test_feed_is_in_the_language_of_its_address(self, client: Client, board: dict[str, Any]) -> None:
        feed = get_atom(client, "/de/postings.atom?category=C%23")
        assert feed.feed.title == "Kategorie: C# – Jobs – Job board"
        (entry,) = feed.entries
        assert entry.link == f"{SITE}/de/jobs/{board['full'].slug}/"
        assert entry.id == f"{SITE}/jobs/{board['full'].slug}/"
        assert "Gehalt" in entry.content[0].value

    def test_feed_ends_after_fifty_entries(
        self, client: Client, board: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(feed_entries, "MAX_ENTRIES", 2)
        assert titles(get_atom(client)) == ["Analyst – Southwind & Sons", "Data Engineer – Northwind Tidal"]

    def test_empty_feed_is_valid(self, client: Client, db: None) -> None:
        assert get_atom(client).entries == []
        assert get_json_feed(client)["items"] == []

    def test_times_are_those_of_the_first_sight_and_the_last_change(self, client: Client, db: None) -> None:
        posting = make_posting(posted_on=date(2020, 1, 1), posted_precision="day")
        Posting.objects.filter(pk=posting.pk).update(created_at=datetime(2026, 5, 1, 12, tzinfo=UTC))
        (entry,) = get_atom(client).entries
        assert (entry.published, entry.updated) == ("2026-05-01T12:00:00+00:00", "2026-05-01T12:00:00+00:00")

    def test_hostile_text_leaves_the_feed_valid_and_safe(self, client: Client, db: None) -> None:
        hostile = "]]>\x01\x0b\ufffe\uffff</title><script>alert(1)</script>&bogus; \U0001f4a9"
        company = make_company(f"Evil {hostile}", slug="evil")
        make_posting(f"Job {hostile}", company=company, location_text=hostile, body=f"{hostile}\n\n[x](javascript:alert)")
        (entry,) = get_atom(client).entries
        assert entry.title == f"Job {hostile} – Evil {hostile}".translate(dict.fromkeys([1, 11, 0xFFFE, 0xFFFF]))
        (item,) = get_json_feed(client)["items"]
        assert item["title"] == f"Job {hostile} – Evil {hostile}"
        for html in (client.get("/postings.atom").content.decode(), item["content_html"]):
            assert "<script" not in html
            assert "javascript:" not in html.replace("[x](javascript:alert)", "")

    def test_invalid_value_is_reported_as_text(self, client: Client, db: None) -> None:
        for address in ("/postings.atom", "/postings.feed.json"):
            response = client.get(f"{address}?place=Nowhere")
            assert (response.status_code, response.content.decode()) == (400, "place: “Nowhere” was not found.\n")

    def test_merged_company_redirects_to_the_same_feed(self, client: Client, board: dict[str, Any]) -> None:
        make_company("Old Tidal", slug="old-tidal", merged_into=board["company"])
        response = client.get("/de/postings.atom?company=old-tidal")
        assert (response.status_code, response.headers["Location"]) == (301, "/de/postings.atom?company=northwind-tidal")


class TestJsonFeed:
    def test_item_has_the_record_of_the_posting(self, client: Client, board: dict[str, Any]) -> None:
        feed = get_json_feed(client, "/de/postings.feed.json?category=C%23")
        assert feed["title"] == "Kategorie: C# – Jobs – Job board"
        assert feed["home_page_url"] == f"{SITE}/de/?category=C%23"
        (item,) = feed["items"]
        assert item["id"] == f"{SITE}/jobs/{board['full'].slug}/"
        assert item["tags"] == ["C#"]
        assert item["_posting"]["pay"]["label"] == "65,000–95,000 USD a year"


@pytest.mark.parametrize("address", ["/de/postings.atom", "/postings.feed.json"])
def test_feed_leads_to_all_postings_in_pages(
    client: Client, board: dict[str, Any], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(feed_entries, "MAX_ENTRIES", 2)
    asked: str | None = f"{address}?-company=southwind-sons"
    pages = []
    while asked:
        if address.endswith("atom"):
            found = get_atom(client, asked)
            links = {link.rel: link.href for link in found.feed.links}
            own, following, names = links["self"], links.get("next"), titles(found)
        else:
            feed = get_json_feed(client, asked)
            own, following, names = feed["feed_url"], feed.get("next_url"), [item["title"] for item in feed["items"]]
        assert own == f"{SITE}{asked}"
        pages.append(names)
        asked = following and following.removeprefix(SITE)
    assert pages == [["Data Engineer – Northwind Tidal", "Bare Engineer"], ["Backend Engineer – Northwind Tidal"]]


@pytest.mark.parametrize("before", ["0", "-1", "x", "1.5", "٣", "9" * 5000])
def test_page_of_a_feed_that_does_not_exist_is_refused(client: Client, db: None, before: str) -> None:
    response = client.get("/postings.atom", {"before": before})
    words = "before: This is not the number of a job. Use the address of the next page.\n"
    assert (response.status_code, response.content.decode()) == (400, words)


class TestOfCompanyAndTeam:
    @pytest.fixture
    def company(self, db: None) -> Company:
        company = make_company()
        make_posting("First", company=company)
        closed_at = datetime(2035, 5, 1, tzinfo=UTC)
        body = "Write to ada@example.org."
        make_posting("Second", company=company, team=make_team(company), status="closed", closed_at=closed_at, body=body)
        make_posting("Elsewhere", company=make_company("Southwind"))
        make_posting("Hidden", company=company, status="hidden")
        return company

    def test_openings_and_closings_of_a_company(self, client: Client, company: Company) -> None:
        feed = get_atom(client, "/companies/northwind-tidal.atom")
        assert feed.feed.title == "Northwind Tidal – Jobs – Job board"
        assert feed.feed.link == f"{SITE}/companies/northwind-tidal/"
        assert [link.href for link in feed.feed.links][1] == f"{SITE}/companies/northwind-tidal.atom"
        assert titles(feed) == [
            "Closed: Second – Northwind Tidal",
            "Second – Northwind Tidal",
            "First – Northwind Tidal",
        ]
        closing, opening, _ = feed.entries
        assert closing.id == f"{opening.id}#closed"
        assert closing.updated == "2035-05-01T00:00:00+00:00"
        assert closing.summary == "This job closed on 1 May 2035."

    def test_feed_of_a_team(self, client: Client, company: Company) -> None:
        feed = get_atom(client, "/fr/companies/northwind-tidal/tides.atom")
        assert feed.feed.title == "Northwind Tidal: Tides – Offres – Job board"
        assert len(feed.entries) == 2

    def test_closed_posting_has_no_contact_data(self, client: Client, company: Company) -> None:
        content = client.get("/companies/northwind-tidal.atom").content.decode()
        assert "ada@" not in content
        assert "jobs.example.org/apply" not in content

    def test_merged_ones_redirect_to_the_feed_of_the_other(self, client: Client, company: Company) -> None:
        old = make_company("Old Tidal", slug="old-tidal", merged_into=company)
        make_team(old, "Waves", merged_into=company.teams.get())
        moved = client.get("/companies/old-tidal.atom")
        assert (moved.status_code, moved.headers["Location"]) == (301, "/companies/northwind-tidal.atom")
        moved = client.get("/de/companies/old-tidal/waves.atom")
        assert (moved.status_code, moved.headers["Location"]) == (301, "/de/companies/northwind-tidal/tides.atom")

    def test_unknown_one_is_not_found(self, client: Client, db: None) -> None:
        for address in ("/companies/nobody.atom", "/companies/nobody/tides.atom"):
            response = client.get(address)
            assert (response.status_code, response.content) == (404, b"Not found.\n")
            assert response.headers["Access-Control-Allow-Origin"] == "*"

    def test_feed_without_entries_can_change_without_an_etag(self, client: Client, db: None) -> None:
        make_company("Quiet")
        assert "ETag" not in client.get("/companies/quiet.atom").headers


ADDRESSES = ["/postings.atom", "/de/postings.feed.json", "/companies/northwind-tidal.atom"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_unchanged_board_is_not_read_again(client: Client, board: dict[str, Any], address: str) -> None:
    response = client.get(address)
    assert response.headers["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    assert len(queries) == 2  # what is due to close, and the data version
    assert client.head(address).content == b""
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_costs_a_fixed_number_of_queries(client: Client, board: dict[str, Any], address: str) -> None:
    def count() -> int:
        client.get("/postings.json")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    before = count()
    for number in range(6):
        posting = make_posting(company=board["company"], team=board["team"], status=["open", "closed"][number % 2])
        posting.categories.set(board["full"].categories.all())
    assert count() == before


SEEDS = [30, 31] if connection.vendor == "sqlite" else [32]


@pytest.mark.parametrize("seed", SEEDS)
def test_feeds_have_the_postings_of_the_page(client: Client, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_entries, "MAX_ENTRIES", 10)
    board = RandomBoard(seed)
    board.grow(30)
    for _ in range(25):
        query = f"?{urlencode(board.query())}"
        found = client.get(f"/{query}", follow=True).context["page"].paginator.object_list
        page = chain.from_iterable(found.ads_of_jobs(found[0:100]))
        slugs = dict(Posting.objects.values_list("pk", "slug"))
        expected = [f"{SITE}/jobs/{slugs[pk]}/" for pk in sorted(page, reverse=True)[:10]]
        assert [entry.id for entry in get_atom(client, f"/postings.atom{query}").entries] == expected, query
        assert [item["id"] for item in get_json_feed(client, f"/postings.feed.json{query}")["items"]] == expected, query


def links_of(client: Client, page: str) -> dict[str, str]:
    """Return the addresses that the head of a page gives for other formats, by content type."""
    html = " ".join(client.get(page).content.decode().split())
    found = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', html)
    return {content_type: unescape(address) for content_type, address in found}


class TestDiscovery:
    def test_page_of_a_search_names_its_formats(self, client: Client, board: dict[str, Any]) -> None:
        query = "?company=northwind-tidal&sort=newest"
        links = links_of(client, f"/de/{query}")
        assert links == {
            "application/atom+xml": "/de/postings.atom?company=northwind-tidal",
            "application/feed+json": "/de/postings.feed.json?company=northwind-tidal",
            "application/json": "/postings.json?company=northwind-tidal",
            "text/csv": "/postings.csv?company=northwind-tidal",
        }
        assert links_of(client, "/")["application/atom+xml"] == "/postings.atom"

    @pytest.mark.parametrize(
        "page", ["/", "/fr/?q=engineer", "/companies/northwind-tidal/", "/companies/northwind-tidal/tides/"]
    )
    def test_named_formats_are_there_and_linked_on_the_page(self, client: Client, board: dict[str, Any], page: str) -> None:
        html = client.get(page).content.decode()
        links = links_of(client, page)
        assert links
        for content_type, address in links.items():
            response = client.get(address)
            assert response.status_code == 200
            assert response.headers["Content-Type"].startswith(content_type)
            assert f'<a href="{escape(address)}"' in html or content_type == "application/feed+json"

    def test_page_of_a_posting_names_its_formats(self, client: Client, board: dict[str, Any]) -> None:
        slug = board["full"].slug
        links = {
            "application/atom+xml": f"/jobs/{slug}.atom",
            "application/json": f"/jobs/{slug}.json",
            "text/markdown": f"/jobs/{slug}.md",
        }
        assert links_of(client, f"/jobs/{slug}/") == links
