"""Searching for a least salary: what ads answer, how amounts are typed, and sorting by salary."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.builders import make_posting
from tests.pages import text, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid() -> None:
    """A board of ads with different salaries, the last of which is listed first."""
    for title, pay in {
        "Unsaid": {},
        "Enough": {"pay_min": 60_000, "pay_max": 90_000, "pay_currency": "USD", "pay_period": "year"},
        "Hourly": {"pay_min": 45, "pay_currency": "USD", "pay_period": "hour"},
        "Less": {"pay_min": 50_000, "pay_max": 79_999, "pay_currency": "USD", "pay_period": "year"},
        "Euros": {"pay_min": 100_000, "pay_currency": "EUR", "pay_period": "year"},
        "Without a period": {"pay_min": 100_000, "pay_currency": "USD"},
    }.items():
        make_posting(title, **pay)


class TestAnswers:
    def test_ads_that_state_less_are_hidden_and_those_that_do_not_say_are_kept(self, client: Client, paid: None) -> None:
        found = titles(client, "?salary_min=80000&salary_currency=USD")
        assert found == ["Hourly", "Enough", "Without a period", "Euros", "Unsaid"]

    @pytest.mark.parametrize(
        ("answers", "expected"),
        [
            ("&salary=yes", ["Hourly", "Enough"]),
            ("&salary=no", ["Less"]),
            ("&salary=none", ["Without a period", "Euros", "Unsaid"]),
            ("&salary=yes&salary=no", ["Hourly", "Enough", "Less"]),
        ],
    )
    def test_answers_can_be_chosen(self, client: Client, paid: None, answers: str, expected: list[str]) -> None:
        assert titles(client, f"?salary_min=80000&salary_currency=USD{answers}") == expected

    def test_each_answer_is_counted(self, client: Client, paid: None) -> None:
        shown = text(client.get("/?salary_min=80000&salary_currency=USD"))
        assert "At least that amount 2 Not stated or in another currency 3 Less 1" in shown

    def test_line_above_the_results_counts_each_answer(self, client: Client, paid: None) -> None:
        line = "Salary: At least that amount: 2 · Not stated or in another currency: 3 · Less: 1"
        assert line in text(client.get("/?salary_min=80000&salary_currency=USD"))
        assert "Salary: At least" not in text(client.get("/?workplace=none"))

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("salary_min=7500&salary_currency=USD&salary_period=month", ["Hourly", "Enough"]),
            ("salary_min=7501&salary_currency=USD&salary_period=month", ["Hourly"]),
            ("salary_min=45&salary_currency=USD&salary_period=hour", ["Hourly"]),
            ("salary_min=80000&salary_currency=EUR", ["Euros"]),
        ],
    )
    def test_amounts_are_compared_by_their_yearly_equivalent(
        self, client: Client, paid: None, query: str, expected: list[str]
    ) -> None:
        assert titles(client, f"?{query}&salary=yes") == expected

    def test_chip_says_the_salary_and_removes_all_of_it(self, client: Client, paid: None) -> None:
        response = client.get("/?workplace=none&salary_min=4000&salary_currency=EUR&salary_period=month&salary=yes")
        chips = {(chip.name, chip.label): chip.without for chip in response.context["chips"]}
        assert chips[("Salary", "4,000 EUR a month or more")] == "?workplace=none"
        assert chips[("Salary stated", "At least that amount")] == (
            "?workplace=none&salary_min=4000&salary_currency=EUR&salary_period=month"
        )


class TestAddress:
    @pytest.mark.parametrize(
        "typed",
        [
            "80k",
            "80K",
            "80 k",
            "80.000",
            "80,000",
            "80 000",
            "80 000",
            "80’000",
            "80000.00",
            "0080000",
            " 80000 ",
            "€80k",
            "80 000 €",
        ],
    )
    def test_amount_is_understood_as_people_type_it(self, client: Client, paid: None, typed: str) -> None:
        response = client.get("/", {"salary_min": typed, "salary_currency": "usd"})
        assert (response.status_code, response.headers["Location"]) == (302, "/?salary_min=80000&salary_currency=USD")

    @pytest.mark.parametrize(
        ("query", "canonical"),
        [
            ("?salary_min=80000&salary_currency=USD&salary_period=year", "?salary_min=80000&salary_currency=USD"),
            ("?salary=none&salary=yes&salary_currency=USD&salary_min=80000", "?salary_min=80000&salary_currency=USD"),
            ("?salary_currency=USD&salary_period=month&salary=yes", ""),
            ("?salary_currency=EUR&sort=pay", "?salary_currency=EUR&sort=pay"),
            ("?pay=USD&sort=pay", "?pay=USD&sort=pay"),
            ("?pay=USD&salary_currency=EUR&sort=newest", "?pay=USD"),
        ],
    )
    def test_equal_searches_have_one_canonical_address(self, client: Client, paid: None, query: str, canonical: str) -> None:
        assert client.get(f"/{query}").context["canonical"] == f"{settings.SITE_URL}/{canonical}"

    @pytest.mark.parametrize(
        ("query", "currency"),
        [
            ("salary_min=80000", "USD"),
            ("salary_min=80000&from=DE", "EUR"),
            ("salary_min=80000&from=BR", "USD"),
            ("salary_min=80000&pay=EUR", "EUR"),
            ("sort=pay", "USD"),
        ],
    )
    def test_address_states_the_currency(self, client: Client, paid: None, query: str, currency: str) -> None:
        """It is that of the country to apply from if ads pay in it, and otherwise the board's most frequent one."""
        assert client.get(f"/?{query}").headers["Location"] == f"/?{query}&salary_currency={currency}"

    def test_fields_without_an_effect_are_removed_with_empty_ones(self, client: Client, paid: None) -> None:
        form = "q=&workplace=none&salary_min=&salary_currency=USD&salary_period=year&skill_mode=all&practice_mode=all"
        assert client.get(f"/?{form}").headers["Location"] == "/?workplace=none"

    @pytest.mark.parametrize(
        ("query", "problem"),
        [
            ("salary_min=lots", "Salary: “lots” is not an amount. Enter a whole number, such as 80000."),
            ("salary_min=0", "Salary: “0” is not an amount. Enter a whole number, such as 80000."),
            ("salary_min=80.5", "Salary: “80.5” is not an amount. Enter a whole number, such as 80000."),
            ("salary_min=1000000000000", "Salary: “1000000000000” is not an amount. Enter a whole number, such as 80000."),
            ("salary_min=5&salary_currency=BUCKS", "Currency: “BUCKS” is not a currency. Use its code, such as EUR."),
            (
                "salary_min=5&salary_currency=USD&salary_period=age",
                "Pay period: Select a valid choice. age is not one of the",
            ),
        ],
    )
    def test_invalid_value_is_reported(self, client: Client, paid: None, query: str, problem: str) -> None:
        response = client.get(f"/?{query}", follow=True)
        assert response.status_code == 400
        assert problem in response.context["problems"][0]
        assert response.context["page"].paginator.count == 6


class TestSort:
    def test_other_currencies_come_last_and_newest_first(self, client: Client, paid: None) -> None:
        found = titles(client, "?salary_currency=USD&sort=pay")
        assert found == ["Hourly", "Enough", "Less", "Without a period", "Euros", "Unsaid"]
        assert titles(client, "?salary_currency=EUR&sort=pay")[0] == "Euros"

    def test_page_says_which_currency_is_sorted(self, client: Client, paid: None) -> None:
        html = client.get("/").content.decode()
        assert '<a href="?salary_currency=USD&amp;sort=pay" rel="nofollow">Highest salary in USD first</a>' in html
        html = client.get("/?pay=EUR&sort=pay").content.decode()
        assert "<strong>Highest salary in EUR first</strong>" in html
        assert '<input type="hidden" name="sort" value="pay">' in html


class TestHistogram:
    def test_bar_leads_to_the_number_of_jobs_that_it_names(self, client: Client, paid: None) -> None:
        html = client.get("/").content.decode()
        bars = re.findall(r'<a href="(\?salary_min=[^"]*)" rel="nofollow" title="([^"]*)"', html)
        assert [label for _, label in bars] == ["60,000 or more: 6 jobs", "80,000 or more: 5 jobs"]
        for href, label in bars:
            assert client.get(f"/{href.replace('&amp;', '&')}").context["page"].paginator.count == int(label.split()[3])

    def test_amounts_are_those_of_the_period(self, client: Client, paid: None) -> None:
        html = client.get("/?salary_min=20&salary_currency=USD&salary_period=hour").content.decode()
        assert "?salary_min=40&amp;salary_currency=USD&amp;salary_period=hour" in html

    def test_board_without_salaries_has_fields_and_no_histogram(self, client: Client) -> None:
        make_posting()
        html = client.get("/").content.decode()
        assert 'name="salary_min"' in html
        assert "histogram" not in html


def test_search_by_salary_costs_no_further_queries(client: Client, paid: None, django_assert_num_queries: Any) -> None:
    address = "/?salary_min=80000&salary_currency=USD&salary=yes&sort=pay"
    client.get(address)
    with django_assert_num_queries(2):
        client.get(address)
