"""The list of companies with a line each, by letter."""

from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client

from postings.sync.posting_places import set_places
from postings.views import company_pages
from tests.builders import make_company, make_posting
from tests.pages import text

pytestmark = pytest.mark.django_db


def make(name: str, slug: str, **fields: Any) -> None:
    make_posting(f"Engineer at {name}", company=make_company(name, slug=slug), **fields)


@pytest.fixture
def companies() -> None:
    for name, slug in (("Äbbmark", "a"), ("abacus", "b"), ("Northwind", "c"), ("3 Boats", "d"), ("海运", "e")):
        make(name, slug)


def test_company_is_listed_with_its_most_common_roles_and_places(client: Client) -> None:
    company = make_company("Ebbmark", slug="ebbmark")
    for number, (role, place) in enumerate([("data", "DE"), ("data", "FR"), ("backend", "DE"), ("", "DE-BE/Berlin")]):
        posting = make_posting(f"Job {number}", company=company, function=role)
        set_places(posting, [place])
    assert "Ebbmark 4 open jobs · Data, Backend · Germany, France" in text(client.get("/companies/"))
    assert "· Deutschland, Frankreich" in text(client.get("/de/companies/"))


def test_companies_stand_below_their_letters(client: Client, companies: None) -> None:
    listed = [(each.letter, each.name) for each in client.get("/companies/").context["page"]]
    assert listed == [("0", "3 Boats"), ("0", "海运"), ("A", "abacus"), ("A", "Äbbmark"), ("N", "Northwind")]


def test_letters_lead_to_the_page_and_place_of_their_companies(
    client: Client, companies: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(company_pages, "COMPANIES_A_PAGE", 2)
    letters = client.get("/companies/").context["letters"]
    assert letters == [("0", "?page=1#letter-0"), ("A", "?page=2#letter-A"), ("N", "?page=3#letter-N")]
    for letter, href in letters:
        assert f'<h2 id="letter-{letter}">' in client.get(urljoin("/companies/", href)).content.decode()


def test_letters_are_those_of_the_companies_found(client: Client, companies: None) -> None:
    assert client.get("/companies/?q=ab").context["letters"] == [("A", "?q=ab&page=1#letter-A")]
    assert client.get("/companies/?sort=jobs").context["letters"] == []


def test_full_page_of_companies_needs_no_further_queries(client: Client, django_assert_num_queries: Any) -> None:
    for number in range(130):
        make(f"Company {number}", f"company-{number}", function="data")
    client.get("/companies/")
    with django_assert_num_queries(2):
        assert len(client.get("/companies/?page=1").context["page"]) == 120
