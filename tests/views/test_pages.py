"""All pages: valid HTML, no cookies, a strict content security policy, few queries and conditional requests."""

import re
from typing import Any

import justhtml
import pytest
from django.db.models.functions import Upper
from django.http import HttpResponse
from django.test import Client, RequestFactory

from jobboard.middleware import security_headers
from postings.models import Category, Company, Posting
from postings.search.facets import storage
from postings.templatetags.board import asset
from tests.builders import make_company, make_posting, make_team
from tests.pages import text

pytestmark = pytest.mark.django_db


def pages(board: dict[str, Any]) -> list[str]:
    return [
        "/", "/?q=tides&company=northwind-tidal", "/?company=nobody", "/?q=nothing+at+all", "/companies/",
        "/?from=CA&place=none&-pay=USD&sort=newest&q=engineer", "/?q=enginer", "/facets/company/", "/facets/pay/?find=zzz",
        "/companies/?q=zzz",
        board["company"].get_absolute_url(), board["team"].get_absolute_url(), board["full"].get_absolute_url(),
        board["bare"].get_absolute_url(), board["closed"].get_absolute_url(), "/nowhere/",
        "/insights/", "/saved/", "/compare/",
        f"/saved/?job={board['full'].pk}&job=1234567", f"/compare/?job={board['full'].pk}&job={board['bare'].pk}",
        f"{board['full'].get_absolute_url()}report/", "/about/", "/privacy/", "/accessibility/", "/credits/",
        "/ranking/", "/reporting/",
        "/accuracy/",
    ]  # fmt: skip


class TestEveryPage:
    def test_is_valid_html(self, client: Client, board: dict[str, Any]) -> None:
        for page in pages(board):
            justhtml.JustHTML(client.get(page).content.decode(), strict=True)

    def test_sets_no_cookie_and_does_not_vary_on_cookies(self, client: Client, board: dict[str, Any]) -> None:
        for page in pages(board):
            response = client.get(page)
            assert not response.cookies, page
            assert "Cookie" not in response.headers.get("Vary", ""), page

    def test_has_strict_csp_and_no_inline_or_external_resources(self, client: Client, board: dict[str, Any]) -> None:
        for page in pages(board):
            response = client.get(page)
            policy = response.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'")
            assert "unsafe" not in policy
            html = response.content.decode()
            # A data block is no script: browsers run nothing of it.
            html = re.sub(r'<script type="application/ld\+json">.*?</script>', "", html)
            assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", html), page
            assert not re.search(r'<(?:link|script|img)[^>]*(?:src|href)="(?:https?:)?//(?!127\.0\.0\.1:8000)', html), page

    def test_form_fields_have_labels(self, client: Client, board: dict[str, Any]) -> None:
        html = client.get("/?company=northwind-tidal").content.decode()
        for field in re.findall(r'<(?:input|select) id="(\w+)"', html):
            assert re.search(rf'<label [^>]*for="{field}">', html)

    def test_html_in_names_and_titles_is_escaped(self, client: Client) -> None:
        evil = "<script>alert(1)</script>"
        company = make_company(evil, slug="evil")
        posting = make_posting(
            evil, company=company, team=make_team(company, evil, slug="t"), location_text=evil, pay_text=evil, body=evil
        )
        for page in (
            "/",
            posting.get_absolute_url(),
            company.get_absolute_url(),
            posting.team.get_absolute_url(),
            f"/?q={evil}",
        ):
            assert b"<script>" not in client.get(page).content, page

    def test_server_error_has_its_own_page(self, board: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: Any) -> None:
            raise RuntimeError

        monkeypatch.setattr("postings.views.search_page.filters.cleaned", fails)
        response = Client(raise_request_exception=False).get("/")
        assert response.status_code == 500
        assert "Sorry, there is a problem" in text(response)
        monkeypatch.setattr("postings.templatetags.board.static", fails)
        asset.cache_clear()
        response = Client(raise_request_exception=False).get("/")
        assert response.status_code == 500
        assert response.content.decode().startswith("The problem is on our side")
        asset.cache_clear()

    def test_head_response_has_no_body(self) -> None:
        page = HttpResponse("a page", headers={"Content-Length": "6"})
        response = security_headers(lambda _request: page)(RequestFactory().head("/"))
        assert (response.content, response.headers["Content-Length"]) == (b"", "6")

    def test_post_is_not_allowed(self, client: Client, board: dict[str, Any]) -> None:
        assert client.post("/").status_code == 405


def test_health_check_responds_ok(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


class TestQueryCeilings:
    """The number of queries of a page has a limit that does not depend on the number of postings."""

    @pytest.fixture
    def large_board(self) -> dict[str, Any]:
        categories = [Category.objects.create(name=f"Category {n}") for n in range(3)]
        for n in range(60):
            company = make_company(f"Company {n % 7}", slug=f"company-{n}") if n < 7 else None
            make_posting(f"Engineer {n}", company=company, categories=categories)
        company = make_company("Large")
        team = make_team(company)
        for n in range(40):
            posting = make_posting(f"Tide Engineer {n}", company=company, team=team, categories=categories)
        return {"company": company, "team": team, "posting": posting}

    @pytest.mark.parametrize(
        ("page", "ceiling"),
        [
            (lambda board: "/", 2),
            (lambda board: "/?q=engineer&company=large&team=large/tides&category=Category+1&place=none&from=CA", 10),
            (lambda board: "/facets/company/?category=Category+1", 2),
            (lambda board: "/companies/", 2),
            (lambda board: board["company"].get_absolute_url(), 13),
            (lambda board: board["team"].get_absolute_url(), 11),
            (lambda board: board["posting"].get_absolute_url(), 15),
        ],
    )
    def test_page_stays_within_query_limit(
        self, client: Client, large_board: dict[str, Any], page: Any, ceiling: int, django_assert_max_num_queries: Any
    ) -> None:
        client.get("/")  # loads the facets into memory
        with django_assert_max_num_queries(ceiling):
            assert client.get(page(large_board)).status_code == 200

    @pytest.mark.parametrize("count", [0, 60])
    def test_pending_changes_need_a_fixed_number_of_queries(
        self, client: Client, count: int, django_assert_num_queries: Any
    ) -> None:
        storage.apply_pending()
        client.get("/")
        for n in range(count):
            make_posting(f"Engineer {n}")
        # Due closings, version, pending changes, four for facts, cards, places, skills.
        with django_assert_num_queries(10 if count else 2):
            client.get("/")


class TestConditionalRequests:
    """A page that has not changed gets status 304, from the data version alone, once nothing is due to close."""

    def test_unchanged_page_gets_status_304(
        self, client: Client, board: dict[str, Any], django_assert_num_queries: Any
    ) -> None:
        etag = client.get("/?company=northwind-tidal").headers["ETag"]
        with django_assert_num_queries(2):
            response = client.get("/?company=northwind-tidal", headers={"If-None-Match": etag})
        assert (response.status_code, response.content) == (304, b"")
        assert client.get("/?company=none", headers={"If-None-Match": etag}).status_code == 200

    @pytest.mark.parametrize(
        "change",
        [
            lambda board: board["full"].delete(),
            lambda board: Posting.objects.filter(pk=board["bare"].pk).update(title="Other"),
            lambda board: board["bare"].categories.add(Category.objects.get()),
            lambda board: Company.objects.update(name=Upper("name")),
            lambda board: make_posting("Another"),
        ],
    )
    def test_changed_data_changes_the_etag(self, client: Client, board: dict[str, Any], change: Any) -> None:
        etag = client.get("/").headers["ETag"]
        change(board)
        response = client.get("/", headers={"If-None-Match": etag})
        assert response.status_code == 200
        assert response.headers["ETag"] != etag
        assert response.headers["Cache-Control"] == "no-cache"

    def test_page_with_data_outside_the_version_has_no_etag(self, client: Client, board: dict[str, Any]) -> None:
        make_company("Idle")
        assert "ETag" not in client.get("/?company=idle").headers
        assert "ETag" not in client.get("/?company=nobody").headers
        assert "ETag" in client.get("/?company=none&function=data&place=none").headers

    def test_cards_show_new_name_of_renamed_company(self, client: Client, board: dict[str, Any]) -> None:
        client.get("/")
        Company.objects.filter(pk=board["company"].pk).update(name="Northerly")
        shown = text(client.get("/"))
        assert "Northerly" in shown
        assert "Northwind" not in shown
