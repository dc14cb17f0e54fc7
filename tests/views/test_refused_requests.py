"""Requests that no page accepts: with null characters anywhere, or with bodies too large for a public form."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from jobboard.middleware import MAX_PUBLIC_BODY
from postings.models import Company, ErrorReport
from postings.search.filters import PostingFilter
from tests.builders import make_posting
from tests.signin.accounts import LOGIN

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/de/", "/suggestions.json", "/facets/skill/", "/companies/", "/saved/", "/compare/", "/insights/", "/about/"]
PARAMETERS = sorted({*PostingFilter.all_filters(), "q", "page", "find", "ids", "id", "sent", "next", "text"})


def admin_pages() -> Iterator[str]:
    """Every page of the admin that has no argument in its address, and the page of object 1 of each model."""
    for name in get_resolver("jobboard.urls").namespace_dict["admin"][1].reverse_dict:
        if isinstance(name, str) and name != "logout":
            for arguments in ([], ["1"]):
                try:
                    yield reverse(f"admin:{name}", args=arguments)
                except NoReverseMatch:
                    continue


@pytest.mark.parametrize("page", PUBLIC)
def test_null_character_in_address_of_public_page_is_bad_request(client: Client, page: str) -> None:
    for query in ("q=a%00b", "%00=1", "a%00b", "q=x&q=%00"):
        assert client.get(f"{page}?{query}").status_code == 400, query


@pytest.mark.parametrize("name", PARAMETERS)
def test_null_character_in_any_parameter_is_bad_request(client: Client, name: str) -> None:
    assert client.get(f"/?{name}=a%00b").status_code == 400


@pytest.mark.one_database  # the middleware refuses them before anything else is asked
def test_null_character_in_address_of_any_admin_page_is_bad_request(admin_client: Client) -> None:
    pages = set(admin_pages())
    assert {
        "/admin/autocomplete/",
        "/admin/login/",
        "/admin/postings/posting/",
        "/admin/postings/posting/1/change/",
    } <= pages
    for page in sorted(pages):
        assert admin_client.get(f"{page}?q=%00").status_code == 400, page


def test_null_character_in_autocomplete_is_bad_request(admin_client: Client) -> None:
    asked = "app_label=postings&model_name=posting&field_name=company"
    assert admin_client.get(f"/admin/autocomplete/?{asked}&term=x").status_code == 200
    assert admin_client.get(f"/admin/autocomplete/?{asked}&term=%00").status_code == 400


def test_null_character_in_path_is_bad_request_or_not_found(admin_client: Client) -> None:
    assert admin_client.get("/admin/postings/posting/a%00b/change/").status_code == 400
    assert admin_client.get("/jobs/a%00b/").status_code == 404


@pytest.mark.parametrize("form", [{"words": "a\0b"}, {"wo\0rds": "x"}, {"homepage": ["x", "\0"]}])
def test_null_character_in_any_field_of_report_is_bad_request(client: Client, form: dict[str, Any]) -> None:
    page = reverse("report", args=[make_posting().slug])
    assert client.post(page, {"fact": "pay", "words": "Wrong.", **form}).status_code == 400
    assert not ErrorReport.objects.exists()


def test_null_character_in_forms_of_admin_is_bad_request(client: Client, admin_client: Client) -> None:
    assert client.post(LOGIN, {"username": "a\0b", "password": "x"}).status_code == 400
    assert client.post(LOGIN, {"username": "a", "password": "x\0"}).status_code == 400
    assert admin_client.post("/admin/postings/company/add/", {"name": "a\0b"}).status_code == 400
    assert not Company.objects.exists()


class TestLargeBodies:
    def send(self, client: Client, page: str, length: int) -> int:
        body = b"words=" + b"x" * (length - 6)
        return client.post(page, body, content_type="application/x-www-form-urlencoded").status_code

    @pytest.mark.parametrize("page", ["/", "/jobs/x/report/", "/nowhere/", LOGIN, "/admin/two-step/verify/"])
    def test_large_body_is_refused_on_public_pages(self, client: Client, page: str) -> None:
        assert self.send(client, page, MAX_PUBLIC_BODY + 1) == 413
        assert self.send(client, page, MAX_PUBLIC_BODY) != 413

    def test_longest_report_is_accepted(self, client: Client) -> None:
        posting = make_posting()
        page = reverse("report", args=[posting.slug])
        sent = urlencode({"fact": "pay", "words": "🌊" * 1000})
        assert client.post(page, sent, content_type="application/x-www-form-urlencoded").status_code == 302
        assert ErrorReport.objects.get().words == "🌊" * 1000

    def test_forms_of_the_admin_may_be_larger(self, admin_client: Client) -> None:
        sent = {"name": "Northwind", "about": "x" * 100_000}
        assert admin_client.post("/admin/postings/company/add/", sent).status_code in {200, 302}
