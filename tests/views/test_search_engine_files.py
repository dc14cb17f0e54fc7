"""robots.txt, sitemaps, llms.txt, OpenSearch and canonical addresses, and that they agree with the pages."""

import json
import re
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from postings.choices import ActionKind
from postings.editing.journal import recorded
from postings.models import Action, Posting
from postings.publishing import sitemaps
from postings.publishing.llms_text import _plain
from postings.search.facets import storage
from postings.sync.directory import Directory
from postings.urls import urlpatterns
from postings.views import static_pages
from tests.boards import RandomBoard
from tests.builders import make_company, make_posting, make_team

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def body(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


def parse(response: Any) -> ElementTree.Element:
    return ElementTree.fromstring(body(response))  # noqa: S314 - our own file


def file_of(posting: Posting) -> str:
    return f"/sitemaps/postings-{posting.pk // sitemaps.SIZE}.xml"


def entries(client: Client, address: str) -> dict[str, str | None]:
    """Return the addresses in a sitemap or an index of sitemaps, each with its last change."""
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/xml")
    root = parse(response)
    return {
        str(each.findtext(f"{SITEMAP}loc")).removeprefix(settings.SITE_URL): each.findtext(f"{SITEMAP}lastmod")
        for each in root
    }


def all_entries(client: Client) -> dict[str, str | None]:
    return {page: changed for file in entries(client, "/sitemap.xml") for page, changed in entries(client, file).items()}


class TestSitemaps:
    def test_open_ads_have_the_time_of_their_last_change(self, client: Client, board: dict[str, Any]) -> None:
        found = all_entries(client)
        ads = {page: changed for page, changed in found.items() if page.startswith("/jobs/")}
        assert ads == {
            posting.get_absolute_url(): posting.updated_at.isoformat(timespec="seconds")
            for posting in Posting.objects.open()
        }
        assert {page for page in found if page.startswith("/companies/")} == {
            "/companies/", "/companies/northwind-tidal/", "/companies/southwind-sons/", "/companies/northwind-tidal/tides/",
        }  # fmt: skip
        assert {page: changed for page, changed in found.items() if changed}.keys() == ads.keys()

    def test_file_has_the_time_of_the_last_change_of_its_ads_also_of_one_that_has_closed(
        self, client: Client, board: dict[str, Any]
    ) -> None:
        assert [*entries(client, "/sitemap.xml")] == [
            "/sitemaps/pages-0.xml",
            "/sitemaps/companies-0.xml",
            "/sitemaps/teams-0.xml",
            file_of(board["bare"]),
        ]
        later = timezone.now() + timedelta(hours=3)
        Posting.objects.filter(pk=board["bare"].pk).update(status="closed", updated_at=later)
        assert entries(client, "/sitemap.xml")[file_of(board["bare"])] == later.isoformat(timespec="seconds")
        assert board["bare"].get_absolute_url() not in entries(client, file_of(board["bare"]))

    def test_file_has_the_time_of_the_deletion_of_an_ad(self, client: Client, board: dict[str, Any]) -> None:
        newest = make_posting("Harbour Pilot")
        file = file_of(newest)
        before = entries(client, "/sitemap.xml")[file]
        with recorded(None, ActionKind.DELETED, "Deleted an ad") as journal:
            journal.delete(newest)
        Action.objects.update(at=timezone.now() + timedelta(hours=3))
        storage.rebuild()
        after = entries(client, "/sitemap.xml")[file]
        assert before is not None
        assert after == Action.objects.get().at.isoformat(timespec="seconds")

    def test_files_are_of_limited_size_and_have_each_page_once(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        RandomBoard(1).grow(40)
        whole = sorted(all_entries(client))
        monkeypatch.setattr(sitemaps, "SIZE", 5)
        storage.rebuild()
        files = entries(client, "/sitemap.xml")
        parts = [entries(client, file) for file in files]
        assert len(files) > 10
        assert max(map(len, parts)) <= 5
        assert sorted(page for part in parts for page in part) == whole

    def test_each_page_may_be_listed_and_is_its_own_canonical_address(self, client: Client) -> None:
        board = RandomBoard(2)
        board.grow(60)
        for page in all_entries(client):
            html = body(client.get(page))
            canonical = re.findall(r'<link rel="canonical" href="([^"]+)">', html)
            assert canonical == [f"{settings.SITE_URL}{page}".replace("&", "&amp;")], page
            assert "noindex" not in html, page

    def test_addresses_are_escaped(self, client: Client) -> None:
        canada = Directory().place("CA")
        for n in range(5):
            make_posting(f"Engineer {n}", function="backend").places.add(canada)
        assert "?function=backend&amp;place=CA</loc>" in body(client.get("/sitemaps/searches-0.xml"))

    @pytest.mark.parametrize("name", ["postings-1234567", "postings-", "postings", "nothing-0", "pages-00", "postings-0-0"])
    def test_unknown_file_is_not_found(self, client: Client, board: dict[str, Any], name: str) -> None:
        assert client.get(f"/sitemaps/{name}.xml").status_code == 404

    def test_unchanged_file_is_not_sent_again(self, client: Client, board: dict[str, Any]) -> None:
        for page in ("/sitemap.xml", file_of(board["bare"]), "/llms.txt"):
            etag = client.get(page).headers["ETag"]
            assert client.get(page, headers={"If-None-Match": etag}).status_code == 304, page
        make_posting("New Engineer")
        assert client.get("/sitemap.xml", headers={"If-None-Match": etag}).status_code == 200

    def test_queries_do_not_depend_on_the_number_of_ads(
        self, client: Client, board: dict[str, Any], django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sitemaps, "_ROWS", 10)
        for n in range(50):
            make_posting(f"Engineer {n}")
        client.get("/")  # loads the facets into memory
        with django_assert_num_queries(4):  # due closings, version, last changes, last deletions
            client.get("/sitemap.xml")
        with django_assert_num_queries(3):  # due closings, version, postings
            assert len(entries(client, file_of(board["bare"]))) == 54

    def test_every_information_page_is_listed_at_its_canonical_address(self, client: Client) -> None:
        addresses = [reverse(each.name) for each in urlpatterns if each.callback is static_pages.page]
        assert {"/about/", "/ranking/", "/reporting/"} < {*addresses}
        assert {*addresses} < {*entries(client, "/sitemaps/pages-0.xml")}
        for address in addresses:
            canonical = f'<link rel="canonical" href="{settings.SITE_URL}{address}">'
            assert canonical in client.get(address).content.decode()

    def test_board_without_ads_has_its_pages(self, client: Client) -> None:
        assert [*entries(client, "/sitemap.xml")] == ["/sitemaps/pages-0.xml"]
        assert "/" in entries(client, "/sitemaps/pages-0.xml")


class TestRobots:
    def test_allows_all_but_the_admin_and_names_the_sitemaps(self, client: Client) -> None:
        response = client.get("/robots.txt")
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert body(response) == ("User-agent: *\nDisallow: /admin/\n\nSitemap: http://127.0.0.1:8000/sitemap.xml\n")

    def test_closed_ad_stays_and_is_not_listed(self, client: Client, board: dict[str, Any]) -> None:
        page = client.get(board["closed"].get_absolute_url())
        html = body(page)
        assert page.status_code == 200
        assert '<meta name="robots" content="noindex">' in html
        assert "This job is closed." in html
        assert "ld+json" not in html
        assert board["closed"].get_absolute_url() not in all_entries(client)

    @pytest.mark.parametrize(
        ("page", "canonical"),
        [
            ("/companies/northwind-tidal/?page=1", "/companies/northwind-tidal/?page=1"),
            ("/companies/?sort=jobs", "/companies/"),
            ("/companies/?q=tidal&page=1", "/companies/"),
            ("/insights/?currency=USD", "/insights/"),
            ("/de/about/?x=1", "/de/about/"),
            ("/saved/", None),
            ("/compare/", None),
            ("/facets/skill/", None),
            ("/nowhere/", None),
        ],
    )
    def test_canonical_address(self, client: Client, board: dict[str, Any], page: str, canonical: str | None) -> None:
        found = re.findall(r'<link rel="canonical" href="([^"]+)">', body(client.get(page)))
        assert found == ([f"{settings.SITE_URL}{canonical}"] if canonical else [])


class TestLlmsText:
    def test_lists_the_pages_of_the_sitemap(self, client: Client) -> None:
        for n in range(5):
            make_posting(f"Engineer {n}", function="backend")
        text = body(client.get("/llms.txt"))
        assert text.startswith("# Job board\n\n> 5 open jobs.")
        assert "\n## Role\n\n- [Backend jobs](http://127.0.0.1:8000/?function=backend)\n" in text
        links = {link.removeprefix(settings.SITE_URL) for link in re.findall(r"\]\((.+?)\)", text)}
        assert links - {"/sitemap.xml", "/openapi.json"} <= set(all_entries(client))
        assert set(entries(client, "/sitemaps/pages-0.xml")) <= links

    def test_name_cannot_break_out_of_its_link(self) -> None:
        assert _plain("C](http://evil.example) [x\n## y") == "C http://evil.example x ## y"


class TestOpenSearch:
    def test_description_names_the_search_and_its_suggestions(self, client: Client) -> None:
        response = client.get("/opensearch.xml")
        assert response.headers["Content-Type"] == "application/opensearchdescription+xml"
        root = parse(response)
        assert root.findtext(f"{OPENSEARCH}ShortName") == "Job board"
        assert {each.get("type"): each.get("template") for each in root.iter(f"{OPENSEARCH}Url")} == {
            "text/html": "http://127.0.0.1:8000/?q={searchTerms}",
            "application/x-suggestions+json": "http://127.0.0.1:8000/opensearch-suggestions.json?q={searchTerms}",
            "application/opensearchdescription+xml": "http://127.0.0.1:8000/opensearch.xml",
        }

    def test_every_page_links_to_the_description_in_its_language(self, client: Client, board: dict[str, Any]) -> None:
        for page, description in {
            "/": "/opensearch.xml",
            "/about/": "/opensearch.xml",
            "/de/": "/de/opensearch.xml",
        }.items():
            link = f'<link rel="search" type="application/opensearchdescription+xml" title="Job board" href="{description}">'
            assert link in body(client.get(page))

    def test_name_of_the_site_is_shortened_and_escaped(self, client: Client) -> None:
        with override_settings(SITE_NAME="Tides & <b>Charts</b> of the North"):
            root = parse(client.get("/opensearch.xml"))
        assert root.findtext(f"{OPENSEARCH}ShortName") == "Tides & <b>Char…"

    def test_suggestions_are_those_of_the_search_field(self, client: Client) -> None:
        company = make_company()
        make_posting(company=company, team=make_team(company, "North"))
        response = client.get("/opensearch-suggestions.json?q=nor")
        own = client.get("/suggestions.json?q=nor").json()["suggestions"]
        assert response.headers["Content-Type"] == "application/x-suggestions+json"
        assert json.loads(body(response)) == [
            "nor",
            ["North, Northwind Tidal", "Northwind Tidal"],
            ["Team: North, Northwind Tidal (1)", "Company: Northwind Tidal (1)"],
            [f"{settings.SITE_URL}/{each['href']}" for each in own],
        ]
        assert json.loads(body(client.get("/opensearch-suggestions.json"))) == ["", [], [], []]
