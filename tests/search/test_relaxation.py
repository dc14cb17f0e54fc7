"""Searches with fewer filters for random searches, compared with all ways to remove filters."""

from itertools import combinations
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from postings.models import Posting
from postings.search import facets
from postings.search.facets.relaxation import FEW, MAX_RELAXED, excluding, relaxed, without, without_a_word
from postings.search.filters import PostingFilter, Search
from tests.boards import RandomBoard, jobs_of
from tests.builders import make_posting

pytestmark = pytest.mark.django_db

SEEDS = [0, 1] if connection.vendor == "sqlite" else [2]


def total(search: Search) -> int:
    return len(jobs_of(PostingFilter(QueryDict(search.address().removeprefix("?")), Posting.objects.open()).qs))


@pytest.mark.parametrize("seed", SEEDS)
def test_fewest_filters_are_removed_and_counts_are_exact(seed: int) -> None:
    board = RandomBoard(seed)
    board.grow(25)
    empty = 0
    while empty < 12:
        search = PostingFilter(QueryDict(urlencode(board.query())), Posting.objects.open()).search
        found = facets.Results(facets.current(), search, timezone.localdate())
        if found.total:
            continue
        empty += 1
        number, expected = 0, dict[tuple[str, ...], int]()
        while not expected:
            number += 1
            ways = {names: total(without(search, names)) for names in combinations(search.conditions, number)}
            expected = {names: count for names, count in ways.items() if count}
        offered = {each.removed: each.total for each in relaxed(found)}
        assert offered.items() <= expected.items(), search
        assert sorted(offered.values(), reverse=True) == sorted(expected.values(), reverse=True)[: len(offered)], search
        assert len(offered) == (len(expected) if number == 1 else min(MAX_RELAXED, len(expected))), search
        assert all(total(each.search) == each.total for each in relaxed(found)), search


@pytest.mark.parametrize("seed", SEEDS)
def test_a_posting_is_found_if_no_filter_excludes_it(seed: int) -> None:
    board = RandomBoard(seed)
    board.grow(15)
    for _ in range(20):
        search = PostingFilter(QueryDict(urlencode(board.query())), Posting.objects.open()).search
        found = facets.Results(facets.current(), search, timezone.localdate())
        for posting in found.index.open:
            excluded_by = excluding(found, posting)
            assert bool(excluded_by) == (posting not in found.ids), search
            rest = facets.Results(found.index, without(search, excluded_by), found.today)
            assert posting in rest.ids, search


def test_each_word_is_left_out_in_turn_if_few_jobs_match() -> None:
    make_posting("Harbour Pilot")
    make_posting("Crane Pilot")
    for _ in range(3):
        make_posting("Harbour Diver", seniority="senior")
    expected = [("harbour", 2, "?q=%22pilot%22+-sea"), ('"pilot"', 4, "?q=harbour+-sea")]
    assert without_words('harbour "pilot" -sea') == expected
    assert without_words("harbour pilot", seniority=("senior",)) == [("pilot", 3, "?q=harbour&seniority=senior")]
    assert without_words("harbour -pilot") == []
    assert without_words("harbour harbour") == []


def test_words_written_as_one_are_left_out_together() -> None:
    make_posting("Front End Developer")
    make_posting("Harbour Developer")
    assert without_words("front end developer") == [("front end", 2, "?q=developer")]


def test_no_word_is_left_out_if_many_jobs_match() -> None:
    for _ in range(FEW):
        make_posting("Harbour Pilot")
    make_posting("Harbour Diver")
    assert without_words("harbour pilot") == []


def without_words(text: str, **filters: tuple[str, ...]) -> list[tuple[str, int, str]]:
    found = facets.Results(facets.current(), Search({"q": (text,), **filters}), timezone.localdate())
    offered = without_a_word(found)
    assert all(each.total == total(each.search) for each in offered)
    return [(each.word, each.total, each.search.address()) for each in offered]
