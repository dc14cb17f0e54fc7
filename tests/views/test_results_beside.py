"""The page of a job that was opened from a search lists the results around it."""

import re
from typing import Any

import pytest
from django.test import Client

from postings.models import Posting
from tests.builders import make_posting
from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def engineers() -> list[Posting]:
    """Return thirty senior engineers in the order of a search, and make one who is not senior."""
    make_posting("Junior Engineer", seniority="junior")
    return [make_posting(f"Engineer {number}", seniority="senior") for number in range(30)][::-1]


def listed(html: str) -> list[str]:
    return re.findall(r"<strong[^>]*><bdi>([^<]*)", html.partition('class="result-list"')[2].partition("</nav>")[0])


class TestResultsBesideAJob:
    def test_cards_of_a_search_lead_to_pages_that_know_it(self, client: Client, engineers: list[Posting]) -> None:
        assert (
            f'href="{engineers[0].get_absolute_url()}?in=seniority%3Dsenior"'
            in client.get("/?seniority=senior").content.decode()
        )
        assert "?in=" not in client.get("/").content.decode()

    @pytest.mark.parametrize(("rank", "first"), [(0, 0), (12, 0), (15, 3), (29, 5)])
    def test_page_lists_twenty_five_results_around_the_job(
        self, client: Client, engineers: list[Posting], rank: int, first: int
    ) -> None:
        response = client.get(engineers[rank].get_absolute_url(), {"in": "seniority=senior"})
        assert listed(response.content.decode()) == [each.title for each in engineers[first : first + 25]]
        assert f"{rank + 1} of 30" in text(response)
        before, after = (engineers[each].title if 0 <= each < 30 else None for each in (rank - 1, rank + 1))
        assert [each and each.title for each in (response.context["previous"], response.context["next"])] == [before, after]

    def test_job_outside_the_search_has_no_results_beside_it(self, client: Client, engineers: list[Posting]) -> None:
        page = client.get(Posting.objects.get(seniority="junior").get_absolute_url(), {"in": "seniority=senior"})
        assert listed(page.content.decode()) == []
        assert "This job is not in your search results" in text(page)

    def test_number_of_queries_does_not_depend_on_the_number_of_results(
        self, client: Client, engineers: list[Posting], django_assert_num_queries: Any
    ) -> None:
        address = engineers[0].get_absolute_url()
        client.get(address, {"in": "seniority=senior"})
        with django_assert_num_queries(10):
            client.get(address, {"in": "seniority=senior"})
        with django_assert_num_queries(10):
            client.get(address, {"in": "seniority=senior&skill=none"})
