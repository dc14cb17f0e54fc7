"""Searches with fewer filters for random searches, compared with all ways to remove filters."""

from itertools import combinations
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from postings.models import Posting
from postings.search import facets
from postings.search.facets.relaxation import MAX_RELAXED, excluding, relaxed, without
from postings.search.filters import PostingFilter, Search
from tests.boards import RandomBoard, jobs_of

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
