"""Tests that facet counts, totals and orders equal those of the plain queryset, and that counts match their links."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from jobboard.exchange_rates import ExchangeRates
from postings.models import Posting
from postings.search import facets
from postings.search.facets import storage
from postings.search.facets.panels import Option, Panels
from postings.search.facets.salary_panel import salary_panel
from postings.search.filters import FACETS, NOT_STATED, PostingFilter
from postings.search.salaries import worth_in
from tests.boards import RandomBoard, jobs_of

pytestmark = pytest.mark.django_db


# Seeds of its own for each database.
SEEDS = [0, 1] if connection.vendor == "sqlite" else [2]


def asked(query: str) -> PostingFilter:
    return PostingFilter(QueryDict(query.removeprefix("?")), Posting.objects.open())


def found(filterset: PostingFilter) -> facets.Results:
    return facets.Results(facets.current(), filterset.search, timezone.localdate())


@contextmanager
def counted(*, by_looking_at_each: bool) -> Iterator[None]:
    """Count in one of the two ways, whichever is quicker."""
    with pytest.MonkeyPatch.context() as patch:
        for choice in ("is_quicker", "finds_top_quicker"):
            patch.setattr(f"postings.search.facets.tally.Tally.{choice}", lambda *_: by_looking_at_each)
        yield


def compare(query: str) -> None:
    """Assert that the facet index, in both ways of counting, gives the total, order and counts of the plain queryset."""
    plain = asked(query)
    jobs = jobs_of(plain.qs)
    counts = {facet: plain_counts(plain, facet) for facet in FACETS}
    for by_looking_at_each in (False, True):
        with counted(by_looking_at_each=by_looking_at_each):
            quick = found(plain)
            compare_order(query, plain, quick, jobs)
            compare_counts(query, quick, counts)


def plain_counts(plain: PostingFilter, facet: str) -> dict[str, int]:
    """Return how many jobs the plain queryset finds with each value of a facet."""
    chosen = plain.search.chosen(facet)
    beside = chosen if plain.search.adds(facet) else ()
    searches = {
        value: plain.search.with_values(facet, {*beside, value}) for value in {*facets.current().values(facet), *chosen}
    }
    searches[NOT_STATED] = plain.search.with_values(facet, [NOT_STATED])
    return {value: len(jobs_of(asked(each.address()).qs)) for value, each in searches.items()}


def compare_order(query: str, plain: PostingFilter, quick: facets.Results, jobs: list[list[int]]) -> None:
    expected = [ads[0] for ads in jobs]
    shown = quick[0 : len(expected) + 1]
    assert quick.total == len(quick) == len(shown) == len(jobs), query
    assert sorted(sorted(ads) for ads in quick.ads_of_jobs(shown)) == sorted(sorted(ads) for ads in jobs), query
    assert all(quick.first_for(ad) == ads[0] for ads in quick.ads_of_jobs(shown) for ad in ads), query
    assert quick[2:5] == shown[2:5], query
    match plain.search.sort:
        case "pay":
            assert [pay_and_day(pk, plain) for pk in shown] == [pay_and_day(pk, plain) for pk in expected], query
        case "newest":
            day_of = dict(plain.qs.values_list("pk", "posted_on"))
            assert [day_of[pk] for pk in shown] == [day_of[pk] for pk in expected], query
        case "answer":
            day_of = {each.pk: (each.may_apply_from(plain.search.country), each.posted_on) for each in plain.qs}
            assert [day_of[pk] for pk in shown] == [day_of[pk] for pk in expected], query
    for name in quick.by_answer:
        searches = {answer: plain.search.with_values(name, [answer]) for answer in ("yes", "none", "no")}
        by_plain = {answer: len(jobs_of(asked(each.address()).qs)) for answer, each in searches.items()}
        assert {answer: quick.count_answer(name, answer) for answer in by_plain} == by_plain, (query, name)


def compare_counts(query: str, quick: facets.Results, expected: dict[str, dict[str, int]]) -> None:
    for facet, by_plain in expected.items():
        assert {value: quick.count(facet, value) for value in by_plain} == by_plain, (query, facet)
        there = {value for _, value in quick.index.top_level(facet)}
        ranked = sorted((-by_plain[value], value) for value in there if by_plain[value])
        assert quick.counts(facet).top(2) == [(value, -count) for count, value in ranked[:2]], (query, facet)


def pay_and_day(pk: int, plain: PostingFilter) -> tuple[float, date | None]:
    """Return the pay of a posting in the currency of a search and the day on which it was posted, or 0 and None."""
    posting = Posting.objects.get(pk=pk)
    highest = posting.pay_yearly_max or posting.pay_yearly_min or Decimal(0)
    return float(highest * worth_in(plain.search.currency).get(posting.pay_currency, Decimal(0))), posting.posted_on


def numbers(options: tuple[Option, ...]) -> list[Option]:
    return [each for option in options for each in (option, *numbers(option.children))]


@pytest.mark.parametrize("seed", SEEDS)
def test_results_and_counts_match_plain_queryset(seed: int) -> None:
    """Test both ways of counting while postings change, with pending changes and after they are applied."""
    board = RandomBoard(seed)
    board.grow(25)
    for step in range(8):
        compare(urlencode(board.query()))
        board.change()
        if step % 3 == 2:
            storage.apply_pending()
    assert storage.problems() == []


@pytest.mark.parametrize("seed", SEEDS)
def test_results_with_exchange_rates_match_plain_queryset(seed: int, settings: Any) -> None:
    rates = {"EUR": Decimal(1), "USD": Decimal(2), "GBP": Decimal("0.5")}  # exact as floating-point numbers
    settings.EXCHANGE_RATES = ExchangeRates(date(2026, 11, 1), "Example Bank", "EUR", rates)
    board = RandomBoard(200 + seed)
    board.grow(25)
    for currency in ("USD", "EUR", "CHF"):
        salary = f"salary_min=80000&salary_currency={currency}"
        compare(
            f"{salary}&{urlencode([pair for pair in board.query() if not pair[0].startswith(('salary', 'sort'))])}&sort=pay"
        )
        board.change()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_count_equals_the_total_of_its_link(seed: int) -> None:
    board = RandomBoard(100 + seed)
    board.grow(25)
    for _ in range(5):
        filterset = asked(urlencode(board.query()))
        panels = Panels(found(filterset), filterset.label, lambda name: f"/facets/{name}/")
        options = [each for panel in panels.all() for each in numbers(panel.options + panel.rest)]
        options += [option for name in panels.found.by_answer for option in panels.answers(name)]
        for option in options:
            if option.href:
                assert found(asked(option.href)).total == option.total, (filterset.search, option)
            else:
                assert option.total == 0 or (option.is_chosen and option.total == panels.found.total), (
                    filterset.search,
                    option,
                )
        for mode in (mode for panel in panels.all() for mode in panel.modes):
            assert asked(mode.href).search.address() == mode.href
        for bar in salary_panel(panels).bars:
            assert found(asked(bar.href)).total == bar.total, (filterset.search, bar)
        for facet in FACETS:
            for detail in panels.details(facet, panels.every_value(facet)):
                assert found(asked(detail.option.href)).total == detail.option.total, detail
                assert found(asked(detail.without_href)).total == detail.without_total, detail
                assert not detail.also_href or found(asked(detail.also_href)).total == detail.also_total, detail


def test_last_day_is_named_since_yesterday() -> None:
    assert FACETS["posted"].names(["1d", "7d"]) == {"1d": "Since yesterday", "7d": "In the last 7 days"}
