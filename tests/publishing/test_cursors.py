"""Tests that pages by cursor hold every posting of a search once, in order, while other postings change."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict

from postings.models import Posting
from postings.publishing.cursors import Cursor, page_after, parse_cursor
from postings.publishing.searches import asked_search
from tests.boards import RandomBoard

pytestmark = pytest.mark.django_db

SEEDS = [10, 11] if connection.vendor == "sqlite" else [12]


def read(query: str, size: int) -> list[int]:
    """Return the ids of all pages of a search."""
    ids: list[int] = []
    cursor = None
    while page := page_after(asked_search(QueryDict(query)).found, cursor, size):
        ids += [place.posting for place in page]
        cursor = parse_cursor(str(page[-1]))
        assert cursor == page[-1]
    return ids


@pytest.mark.parametrize("seed", SEEDS)
def test_pages_have_the_order_of_the_plain_queryset(seed: int) -> None:
    board = RandomBoard(seed)
    board.grow(30)
    for _ in range(60):
        query = urlencode(board.query())
        asked = asked_search(QueryDict(query))
        expected = list(asked.filterset.qs.values_list("pk", flat=True))
        ids = read(query, board.random.randint(1, 9))
        if asked.search.sort == "relevance":
            assert sorted(ids) == sorted(expected), query
        else:
            assert ids == expected, query


@pytest.mark.parametrize("seed", SEEDS)
def test_postings_that_stay_are_read_once_while_others_come_and_go(seed: int) -> None:
    board = RandomBoard(seed)
    board.grow(40)
    for sort in ("sort=newest", "q=engineer", "from=CA&apply=yes&apply=none&apply=no", "pay=USD&sort=pay"):
        staying = set(asked_search(QueryDict(sort)).found.ids)
        ids: list[int] = []
        cursor = None
        while page := page_after(asked_search(QueryDict(sort)).found, cursor, 4):
            ids += [place.posting for place in page]
            cursor = page[-1]
            board.grow(1)
            gone = board.random.choice([cursor.posting, *staying])
            staying.discard(gone)
            Posting.objects.filter(pk=gone).update(status="hidden")
        assert len(ids) == len(set(ids)), sort
        assert staying <= set(ids), sort
        Posting.objects.filter(status="hidden").update(status="open", closed_at=None)


@pytest.mark.parametrize(
    "text", ["", "x", "0", "0.2024-07-01", "0.2024-7-1.5", "0.none.-1", "0.none.1\n", "٣.none.1", "1" * 30]
)
def test_other_text_is_no_cursor(text: str) -> None:
    assert parse_cursor(text) is None


def test_cursor_as_text_is_read_back() -> None:
    cursor = Cursor(-1, "none", 7)
    assert parse_cursor(str(cursor)) == cursor
