"""Insights from all open ads: each number equals the result count of its link, and only stated pay counts."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from postings.models import Posting
from tests.builders import make_posting

pytestmark = pytest.mark.django_db


def make(number: int, **fields: Any) -> Posting:
    return make_posting(f"{number} {fields}", **{"pay_currency": "USD", "pay_period": "year", **fields})


@pytest.fixture
def board() -> None:
    for number in range(12):
        amount = {"pay_min": 80_000 + 2_000 * number, "pay_max": 100_000 + 2_000 * number}
        make(number, function="backend", posted_on="2024-05-01", posted_precision="month", **amount)
    for number in range(10):
        make(number, function="data", pay_max=60_000, pay_currency="EUR")
    for number in range(9):
        make(number, function="design", pay_min=50_000)
    make(0, function="backend", pay_min=7_000, pay_period="")
    make(1, function="backend", pay_currency="", pay_period="", apply_from=" CA US ", apply_from_others="no")
    make(2, pay_currency="", pay_period="", apply_from_others="yes", apply_not_from=" US ")
    make(3, function="backend", pay_min=900_000, status="closed")


def test_each_number_equals_result_count_of_its_link(client: Client, board: None) -> None:
    html = client.get("/insights/").content.decode()
    links = re.findall(r'<a href="(/\?[^"]*)" rel="nofollow"\s+aria-label="[^"]*">(\d+)</a>', html)
    assert len(links) >= 8
    for link, number in links:
        response = client.get(unescape(link))
        assert (response.status_code, response.context["page"].paginator.count) == (200, int(number)), link


def test_pay_ranges_use_one_currency_and_at_least_ten_ads(client: Client, board: None) -> None:
    found = client.get("/insights/").context["insights"]
    assert (found.jobs, found.paid, found.currency, found.in_currency, found.without_period) == (34, 32, "USD", 22, 1)
    by_function = found.pay[0]
    assert [(each.label, each.total, each.low, each.middle, each.high) for each in by_function.ranges] == [
        ("Backend", 13, 95_500, 101_000, 106_000)
    ]
    euros = client.get("/insights/?currency=EUR").context["insights"]
    assert [(each.label, each.middle) for each in euros.pay[0].ranges] == [("Data", 60_000)]


@pytest.mark.parametrize("currency", ["XYZ", "", "any", "none", "US", "USD-80000", "<script>"])
def test_unknown_currency_falls_back_to_most_common_currency(client: Client, board: None, currency: str) -> None:
    response = client.get(f"/insights/?currency={currency}")
    assert (response.status_code, response.context["insights"].currency) == (200, "USD")


def test_salary_shares_are_based_on_all_jobs_of_a_function(client: Client, board: None) -> None:
    shares = client.get("/insights/").context["insights"].shares
    assert [(each.label, each.having, each.total, each.percent) for each in shares.shares] == [
        ("Backend", 13, 14, 93),
        ("Data", 10, 10, 100),
    ]


def test_months_and_applicant_countries_are_counted(client: Client, board: None) -> None:
    found = client.get("/insights/").context["insights"]
    assert [(bar.label, bar.total) for bar in found.demand.bars] == [("May 2024", 12)]
    assert (found.says_who, [(bar.label, bar.total) for bar in found.applicants.bars]) == (
        2,
        [("Canada", 2), ("United States", 1)],
    )


def test_empty_site_shows_message_and_large_site_needs_few_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    assert "There are no open jobs yet." in client.get("/insights/").content.decode()
    for number in range(40):
        make(number, function="backend", pay_min=50_000)
    client.get("/")
    with django_assert_max_num_queries(4):
        client.get("/insights/")
    with django_assert_max_num_queries(2):
        client.get("/insights/")


def test_page_begins_with_figures_whose_searches_find_as_many(client: Client, board: None) -> None:
    figures = client.get("/insights/").context["figures"]
    assert [(each.number, each.label, each.note) for each in figures] == [
        ("34", "open jobs", ""),
        ("94%", "state a salary", "32 jobs"),
        ("6%", "say who can apply", "2 jobs"),
        ("12", "posted in May 2024 (latest month)", ""),
    ]
    found = [client.get(figures[number].href).context["page"].paginator.count for number in (0, 1, 3)]
    assert found == [34, 32, 12]
    assert figures[2].href == "#where"
