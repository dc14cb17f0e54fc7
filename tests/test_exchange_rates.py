"""The file of exchange rates, and what a board with rates shows and compares."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from jobboard.exchange_rates import ExchangeRates, read_exchange_rates
from postings.search.facets import storage
from tests.builders import make_posting, write
from tests.pages import text, titles
from tests.processes import python

TOML = """
date = 2026-11-01
source = "European Central Bank"
base = "EUR"

[rates]
USD = 1.25
SEK = 10
"""
RATES = ExchangeRates(
    date(2026, 11, 1), "European Central Bank", "EUR", {"EUR": Decimal(1), "USD": Decimal("1.25"), "SEK": Decimal(10)}
)


class TestFile:
    def test_toml_and_json_are_read(self, tmp_path: Path) -> None:
        json = '{"date": "2026-11-01", "source": "European Central Bank", "base": "EUR", "rates": {"USD": 1.25, "SEK": 10}}'
        write(tmp_path, {"rates.toml": TOML, "rates.json": json})
        assert read_exchange_rates(tmp_path / "rates.toml") == RATES
        assert read_exchange_rates(tmp_path / "rates.json") == RATES

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            (("date = 2026-11-01", ""), "it has no date"),
            (("2026-11-01", '"autumn"'), "autumn is not a date such as 2026-11-01"),
            (("European Central Bank", ""), "it has no source"),
            (("[rates]", "[prices]"), "it has no rates"),
            (("USD", "dollar"), "dollar is not a currency code such as EUR"),
            (("1.25", "0"), "the rate of USD is 0"),
            (("1.25", '"nan"'), "the rate of USD is nan"),
            (("1.25", "true"), "the rate of USD is True"),
            (('"EUR"', '"euro"'), "euro is not a currency code such as EUR"),
        ],
    )
    def test_unusable_file_stops_the_start_and_says_why(self, tmp_path: Path, change: tuple[str, str], reason: str) -> None:
        write(tmp_path, {"rates.toml": TOML.replace(*change)})
        with pytest.raises(ValueError, match=reason):
            read_exchange_rates(tmp_path / "rates.toml")

    def test_start_says_what_is_wrong_with_the_file(self, tmp_path: Path) -> None:
        file = tmp_path / "rates.toml"
        write(tmp_path, {"rates.toml": "rates"})
        done = python(
            "-c", "import manage; manage.sys.argv = ['manage.py', 'check']; manage.main()",
            DATA_DIR=str(tmp_path), EXCHANGE_RATES=str(file),
        )  # fmt: skip
        assert done.stderr.startswith(f"EXCHANGE_RATES is {str(file)!r}, which is not a file of exchange rates: ")


@pytest.mark.django_db
class TestBoard:
    @pytest.fixture(autouse=True)
    def board(self, settings: Any) -> Iterator[None]:
        storage._held = None  # what it has compared without rates
        settings.EXCHANGE_RATES = RATES
        make_posting("Dollars", pay_min=100_000, pay_currency="USD", pay_period="year")
        make_posting("Euros", pay_min=70_000, pay_max=79_999, pay_currency="EUR", pay_period="year")
        make_posting("Crowns", pay_min=70_000, pay_currency="SEK", pay_period="month")
        make_posting("Pounds", pay_min=90_000, pay_currency="GBP", pay_period="year")
        yield
        storage._held = None

    def test_other_currencies_are_compared(self, client: Client) -> None:
        assert titles(client, "?salary_min=80000&salary_currency=EUR&salary=yes") == ["Crowns", "Dollars"]
        assert titles(client, "?salary_min=80000&salary_currency=EUR&salary=no") == ["Euros"]
        assert titles(client, "?salary_min=80000&salary_currency=EUR&salary=none") == ["Pounds"]
        assert titles(client, "?salary_min=90000&salary_currency=GBP&salary=yes") == ["Pounds"]

    def test_all_comparable_currencies_are_sorted_by_their_worth(self, client: Client) -> None:
        assert titles(client, "?salary_currency=USD&sort=pay") == ["Crowns", "Dollars", "Euros", "Pounds"]

    def test_converted_amounts_are_marked_and_stated_ones_stay(self, client: Client) -> None:
        shown = text(client.get("/?salary_min=50000&salary_currency=EUR"))
        assert "from 100,000 USD a year from 80,000 EUR a year (converted, rates of 1 November 2026, European" in shown
        assert "Other currencies are converted: rates of 1 November 2026, European Central Bank." in shown
        assert shown.count("(converted") == 2

    def test_cards_convert_nothing_while_no_currency_is_asked_for(self, client: Client) -> None:
        assert "converted," not in text(client.get("/"))

    def test_page_of_a_job_shows_the_base_currency(self, client: Client) -> None:
        posting = make_posting("Krona", pay_min=400_000, pay_max=512_345, pay_currency="SEK", pay_period="year")
        shown = text(client.get(posting.get_absolute_url()))
        assert "40,000–51,200 EUR a year (converted, rates of 1 November 2026, European Central Bank)" in shown

    def test_about_page_says_that_salaries_are_converted(self, client: Client) -> None:
        about = text(client.get("/about/"))
        assert "If we convert a salary to another currency, we say so" in about
        assert "never convert" not in about
