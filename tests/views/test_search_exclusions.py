"""Why a job is not in the results of a search: the page of a job opened from the search."""

from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from postings.models import Posting, PostingSkill, Skill
from postings.sync.posting_places import set_places
from tests.builders import make_company, make_posting
from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(client: Client) -> Posting:
    posting = make_posting(
        "Tide Reader",
        company=make_company("Southwind"),
        seniority="senior",
        pay_min=65_000,
        pay_currency="USD",
        pay_period="year",
        posted_on=date(2024, 7, 3),
        posted_precision="day",
        apply_from=" CA ",
        apply_from_others="no",
    )
    set_places(posting, ["DE-BY/Munich"])
    PostingSkill.objects.create(posting=posting, skill=Skill.objects.get(slug="go"))
    set_places(make_posting("Chart Reader", company=make_company()), ["DE-BE/Berlin"])
    return posting


def excluded(client: Client, job: Posting, query: str) -> list[tuple[Any, ...]]:
    found = client.get(f"{job.get_absolute_url()}?in={quote(query)}").context["exclusions"]
    return [(each.filter, each.stated, each.total, each.href) for each in found.each] if found else []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("place=DE-BE/Berlin", [("Location: Berlin, Germany", "Munich, Bavaria, Germany", 2, "/")]),
        ("near=DE-BE/Berlin&within=25", [("Location: within 25 km of Berlin, Germany", "Munich, Bavaria, Germany", 2, "/")]),
        ("seniority=junior&seniority=none", [("Level: Junior or Not stated", "Senior", 2, "/")]),
        ("skill=python", [("Skills: Python", "Go", 2, "/")]),
        ("-company=southwind", [("Company (excluded): Southwind", "Southwind", 2, "/")]),
        ("pay=EUR", [("Salary: EUR", "from 65,000 USD a year", 2, "/")]),
        ("salary_min=90000", [("Salary: 90,000 USD a year or more", "from 65,000 USD a year", 2, "/")]),
        ("posted=7d", [("Date posted: In the last 7 days", "3 July 2024", 2, "/")]),
        ("from=US", [("Applying from: United States", "Only from Canada", 2, "/")]),
        ("employment=contract&sort=newest", [("Job type: Contract", "", 2, "/")]),
        ("q=boats", [("Search: boats", "", 2, "/")]),
        (
            "place=DE-BE/Berlin&company=northwind-tidal&seniority=senior",
            [
                ("Location: Berlin, Germany", "Munich, Bavaria, Germany", 0, "/?seniority=senior&company=northwind-tidal"),
                ("Company: Northwind Tidal", "Southwind", 0, "/?place=DE-BE%2FBerlin&seniority=senior"),
            ],
        ),
        ("place=DE-BY/Munich&seniority=senior&q=tides&page=3", []),
        ("place=Munich&seniority=Junior", [("Level: Junior", "Senior", 1, "/?place=DE-BY%2FMunich")]),  # values as typed
        ("place=Nowhere&company=nobody&unknown=x", []),
        ("", []),
        ("company=%00", []),
        ("place=DE-BE/Berlin&q=" + "x" * 2_000, []),
    ],
)
def test_filters_that_exclude_a_job_are_named_with_what_it_states(
    client: Client, job: Posting, query: str, expected: list[tuple[Any, ...]]
) -> None:
    assert excluded(client, job, query) == expected


def test_search_without_all_of_the_filters_finds_the_job(client: Client, job: Posting) -> None:
    query = "place=DE-BE/Berlin&company=northwind-tidal&seniority=senior"
    response = client.get(f"{job.get_absolute_url()}?in={quote(query)}")
    shown = text(response)
    assert "This job is not in your search results Location: Berlin, Germany This job: Munich, Bavaria, Germany" in shown
    assert "Search without these filters (1 job)" in shown
    assert "0 job" not in shown
    href = response.context["exclusions"].href
    assert [posting.pk for posting in Posting.objects.filter(pk__in=list(client.get(href).context["page"]))] == [job.pk]
    assert '<a href="/?place=DE-BE%2FBerlin&amp;company=northwind-tidal&amp;seniority=senior"' in response.content.decode()


def test_text_is_not_said_to_be_not_stated(client: Client, job: Posting) -> None:
    shown = text(client.get(f"{job.get_absolute_url()}?in=q%3Dboats"))
    assert "Search: boats This ad does not contain these words. Search without this filter (2 jobs)" in shown


def test_canonical_address_has_no_search(client: Client, job: Posting) -> None:
    html = client.get(f"{job.get_absolute_url()}?in=place%3DFR").content.decode()
    address = f"http://127.0.0.1:8000{job.get_absolute_url()}"
    assert f'<link rel="canonical" href="{address}">' in html
    assert f'<meta property="og:url" content="{address}">' in html
    assert 'hreflang="de" href="http' not in html


def test_closed_job_is_not_explained_by_filters(client: Client, job: Posting) -> None:
    Posting.objects.filter(pk=job.pk).update(status="closed")
    assert excluded(client, job, "place=DE-BE/Berlin") == []


def test_explanation_costs_at_most_three_more_queries(
    client: Client, job: Posting, django_assert_max_num_queries: Any
) -> None:
    client.get(job.get_absolute_url())
    with django_assert_max_num_queries(30) as plain:
        client.get(job.get_absolute_url())
    with django_assert_max_num_queries(len(plain) + 3):
        client.get(f"{job.get_absolute_url()}?in={quote('place=DE-BE/Berlin&seniority=junior&from=US&pay=EUR')}")
