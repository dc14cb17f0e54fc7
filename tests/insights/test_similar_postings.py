"""Similar postings, comparison of pay and suggestions: each number equals the result count of its link."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from postings.insights.similar_postings import pay_comparison, similar
from postings.models import Posting, Skill
from postings.search import facets
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db

TODAY = date(2024, 7, 1)
PAID = {"pay_currency": "USD", "pay_period": "year"}


def make(title: str, *skills: str, **fields: Any) -> Posting:
    posting = make_posting(title, **{"function": "backend", **fields})
    for name in skills:
        key = name.casefold()
        posting.posting_skills.create(skill=Skill.objects.get_or_create(key=key, defaults={"name": name, "slug": key})[0])
    return posting


def found_for(posting: Posting, **options: Any) -> list[str]:
    ids = similar(facets.current(), posting, 3, **options)
    titles = dict(Posting.objects.values_list("pk", "title"))
    return [titles[pk] for pk in ids]


class TestSimilar:
    def test_most_shared_skills_rank_first_then_newest(self) -> None:
        posting = make("this", "Tidescript", "Sandlang", "Reefql")
        make("two, older", "Tidescript", "Sandlang", posted_on="2024-01-01", posted_precision="day")
        make("two, newer", "Tidescript", "Reefql", posted_on="2024-06-01", posted_precision="day")
        make("three", "Tidescript", "Sandlang", "Reefql", "Foamkit")
        make("one", "Tidescript")
        assert found_for(posting) == ["three", "two, newer", "two, older"]

    def test_closed_listed_and_other_function_postings_are_excluded(self) -> None:
        posting = make("this", "Tidescript", "Sandlang")
        listed = make("listed", "Tidescript", "Sandlang")
        make("designer", "Tidescript", "Sandlang", function="design")
        make("closed", "Tidescript", "Sandlang", status="closed")
        assert found_for(posting, without=[listed.pk]) == []
        assert found_for(make("no skills")) == []
        assert found_for(make("no function", "Tidescript", "Sandlang", function="")) == []


class TestPayComparison:
    def others(self, *ranges: tuple[int, int], **fields: Any) -> None:
        for number, (lowest, highest) in enumerate(ranges):
            make(f"other {number} {fields}", pay_min=lowest, pay_max=highest, **{**PAID, **fields})

    def test_pay_bands_are_counted_and_bands_of_the_job_marked(self, client: Client) -> None:
        posting = make("this", pay_min=90_000, pay_max=110_000, **PAID, seniority="senior")
        self.others(
            (50_000, 55_000), (85_000, 95_000), (85_000, 130_000), (160_000, 170_000), (90_000, 90_000), seniority="senior"
        )
        self.others((300_000, 300_000), (85_000, 90_000), seniority="junior")
        compared = pay_comparison(facets.current(), posting, TODAY)
        assert compared
        assert (compared.words, compared.pay.total) == ("Backend, Senior", 6)
        assert [(bar.label, bar.total, bar.is_marked) for bar in compared.pay.chart.bars] == [
            ("50,000–60,000", 1, False),
            ("60,000–80,000", 0, False),
            ("80,000–100,000", 4, True),
            ("100,000–120,000", 2, True),
            ("120,000–150,000", 1, False),
            ("150,000–200,000", 1, False),
        ]
        for bar in compared.pay.chart.bars:
            assert client.get(bar.href).context["page"].paginator.count == bar.total
        page = client.get(posting.get_absolute_url()).content.decode()
        assert all(bar.href in unescape(page) for bar in compared.pay.chart.bars)

    def test_function_is_compared_if_too_few_at_same_level_state_pay(self) -> None:
        posting = make("this", pay_min=90_000, pay_max=110_000, **PAID, seniority="senior")
        self.others(*[(90_000, 100_000)] * 5, seniority="junior")
        compared = pay_comparison(facets.current(), posting, TODAY)
        assert compared and (compared.words, compared.pay.total) == ("Backend", 6)

    def test_closed_job_is_compared_with_open_jobs(self) -> None:
        self.others(*[(90_000, 95_000)] * 5)
        posting = make("this", pay_min=30_000, pay_max=30_000, **PAID, status="closed")
        compared = pay_comparison(facets.current(), posting, TODAY)
        assert compared
        assert [bar.total for bar in compared.pay.chart.bars] == [0, 0, 0, 0, 5]
        assert compared.pay.chart.bars[0].is_marked

    @pytest.mark.parametrize(
        "fields",
        [{"pay_currency": "EUR"}, {"pay_min": None, "pay_max": None}, {"function": ""}, {"pay_period": ""}],
        ids=["few others state pay in its currency", "no pay", "no function", "no period"],
    )
    def test_no_comparison_without_enough_data(self, client: Client, fields: dict[str, Any]) -> None:
        self.others(*[(90_000, 100_000)] * 9)
        posting = make("this", **{"pay_min": 90_000, "pay_max": 110_000, **PAID, **fields})
        assert pay_comparison(facets.current(), posting, TODAY) is None
        assert "How this salary compares" not in client.get(posting.get_absolute_url()).content.decode()


class TestSuggestions:
    @pytest.fixture(autouse=True)
    def board(self) -> None:
        company = make_company("Tidal Works")
        make("a", "Tidescript", "Sandlang", company=company)
        make("b", "Tidescript", company=company)
        make("c", "Tidescript Pro", function="design")
        make("d", "Sandlang", function="design")
        make("closed", "Tidequeue", status="closed")

    def suggested(self, client: Client, query: str) -> list[tuple[str, str, int]]:
        found = client.get(f"/suggestions.json?{query}").json()["suggestions"]
        for each in found:
            assert client.get(f"/{each['href']}").context["page"].paginator.count == each["total"], each
        return [(each["facet"], each["label"], each["total"]) for each in found]

    def test_suggests_names_with_a_word_that_starts_with_the_text(self, client: Client) -> None:
        assert self.suggested(client, "q=tid") == [
            ("Company", "Tidal Works", 2),
            ("Skills", "Tidescript", 2),
            ("Skills", "Tidescript Pro", 1),
        ]
        assert self.suggested(client, "q=PRO") == [("Skills", "Tidescript Pro", 1)]
        assert self.suggested(client, "q=WORKS") == [("Company", "Tidal Works", 2)]

    def test_suggestions_respect_the_other_filters(self, client: Client) -> None:
        assert self.suggested(client, "q=tid&function=design") == [("Skills", "Tidescript Pro", 1)]
        assert self.suggested(client, "q=tid&skill=sandlang") == [
            ("Company", "Tidal Works", 1),
            ("Skills", "Tidescript", 1),  # as well as the other skill
        ]
        assert self.suggested(client, "q=tid&function=backend") == []  # all of these jobs have both

    @pytest.mark.parametrize("text", ["", "t", "x" * 500, "ides", "%25", "Tidequeue"])
    def test_short_or_unknown_text_has_no_suggestions(self, client: Client, text: str) -> None:
        assert self.suggested(client, f"q={text}") == []
