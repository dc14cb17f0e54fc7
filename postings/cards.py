"""Cards of postings in a list: made once for as long as their posting does not change, and put together on each page."""

from collections.abc import Iterable
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from postings import search
from postings.facets.index import Index
from postings.models import Posting

_EXCERPT = "\0"


class Card(NamedTuple):
    """A card as HTML: what stands before its excerpt, the excerpt, and what stands after; all in `before` without one."""

    before: str
    excerpt: str
    after: str

    def with_excerpt(self, marked: str | None) -> str:
        return f"{self.before}{marked or self.excerpt}{self.after}" if self.after else self.before


def cards(index: Index, ids: list[int], query: search.Query | None = None) -> list[SafeString]:
    """The cards of postings, in their order. With a query, the words searched for are marked in excerpts."""
    known = {posting: index.cards[posting] for posting in ids if posting in index.cards}
    missing = [posting for posting in ids if posting not in known]
    if missing:
        for posting in Posting.objects.for_cards().filter(pk__in=missing):
            known[posting.pk] = index.cards[posting.pk] = _card(posting)
    marked = _marked(ids, query) if query and query.wanted else {}
    return [
        mark_safe(known[posting].with_excerpt(marked.get(posting)))  # noqa: S308
        for posting in ids
        if posting in known
    ]


def _card(posting: Posting) -> Card:
    html = render_to_string("postings/parts/card.html", {"posting": posting, "level": 2, "excerpt": _EXCERPT})
    before, _, after = html.partition(_EXCERPT)
    return Card(before, escape(posting.excerpt), after)


def _marked(ids: Iterable[int], query: search.Query) -> dict[int, str]:
    """Excerpts around the words searched for, of the postings whose text has any of them."""
    found = {}
    for posting, body in Posting.objects.filter(pk__in=ids).values_list("pk", "body"):
        pieces = search.marked(body, query)
        if pieces:
            found[posting] = "".join(f"<mark>{escape(text)}</mark>" if is_word else escape(text) for text, is_word in pieces)
    return found
