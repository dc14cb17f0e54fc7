"""Tests that facet counts, totals and orders equal those of the plain queryset, and that counts match their links."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from postings.models import Posting
from postings.search import facets
from postings.search.facets import storage
from postings.search.facets.panels import Option, Panels
from postings.search.filters import FACETS, NOT_STATED, PostingFilter
from tests.boards import RandomBoard

pytestmark = pytest.mark.django_db


# Seeds of its own for each database.
SEEDS = [0, 1] if connection.vendor == "sqlite" else [2]


def asked(query: str) -> PostingFilter:
    return PostingFilter(QueryDict(query.removeprefix("?")), Posting.objects.open())


def found(filterset: PostingFilter) -> facets.Results:
    return facets.Results(facets.current(), filterset.search, timezone.localdate())


def compare(query: str) -> None:
    """Assert that the facet index and the plain queryset give the same total, order and counts for a search."""
    plain = asked(query)
    quick = found(plain)
    expected = list(plain.qs.values_list("pk", flat=True))
    shown = quick[0 : len(expected) + 1]
    assert quick.total == len(shown), query
    assert sorted(shown) == sorted(expected), query
    assert quick[2:5] == shown[2:5], query
    match plain.search.sort:
        case "pay":
            assert shown == expected, query
        case "newest":
            day_of = dict(plain.qs.values_list("pk", "posted_on"))
            assert [day_of[pk] for pk in shown] == [day_of[pk] for pk in expected], query
        case "answer":
            day_of = {each.pk: (each.may_apply_from(plain.search.country), each.posted_on) for each in plain.qs}
            assert [day_of[pk] for pk in shown] == [day_of[pk] for pk in expected], query
    for facet in FACETS:
        counts = quick.counts(facet)
        values = {*quick.index.values(facet), *plain.search.chosen(facet), NOT_STATED}
        by_plain = {value: asked(plain.search.with_values(facet, [value]).address()).qs.count() for value in sorted(values)}
        assert {value: counts.of(value) for value in by_plain} == by_plain, (query, facet)
        there = {value for _, value in quick.index.top_level(facet)}
        ranked = sorted((-by_plain[value], value) for value in there if by_plain[value])
        assert counts.top(2) == [(value, -count) for count, value in ranked[:2]], (query, facet)


def numbers(options: tuple[Option, ...]) -> list[Option]:
    return [each for option in options for each in (option, *numbers(option.children))]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("is_quicker", [False, True], ids=["by sets", "by looking at each"])
def test_results_and_counts_match_plain_queryset(seed: int, is_quicker: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Test both ways of counting while postings change, with pending changes and after they are applied."""
    monkeypatch.setattr("postings.search.facets.tally.Tally.is_quicker", lambda *_: is_quicker)
    board = RandomBoard(seed)
    board.grow(25)
    for step in range(8):
        compare(urlencode(board.query()))
        board.change()
        if step % 3 == 2:
            storage.apply_pending()
    assert storage.problems() == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_count_equals_the_total_of_its_link(seed: int) -> None:
    board = RandomBoard(100 + seed)
    board.grow(25)
    for _ in range(5):
        filterset = asked(urlencode(board.query()))
        panels = Panels(found(filterset), filterset.label, lambda name: f"/facets/{name}/")
        options = [each for panel in panels.all() for each in numbers(panel.options)]
        if filterset.search.country:
            options += panels.answers()
        for option in options:
            assert found(asked(option.href)).total == option.total, (filterset.search, option)
        for facet in FACETS:
            for detail in panels.details(facet, panels.every_value(facet)):
                assert found(asked(detail.option.href)).total == detail.option.total, detail
                assert found(asked(detail.without_href)).total == detail.without_total, detail


def test_last_day_is_named_since_yesterday() -> None:
    assert FACETS["posted"].names(["1d", "7d"]) == {"1d": "Since yesterday", "7d": "In the last 7 days"}
