"""Results of a search: the total, the ids in their order, and the set of postings that each facet counts."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np
from django.utils.translation import get_language
from pyroaring import BitMap

from postings.choices import Answer
from postings.models import Posting
from postings.search import full_text as texts
from postings.search import ranking
from postings.search.facets.index import Counts, Index
from postings.search.facets.value_names import named_values
from postings.search.filters import FACETS, NOT_STATED, Search
from postings.search.since_filter import moment

_MAX_TEXTS = 100
_T = TypeVar("_T")


class Results:
    """The open postings that a search finds in an index on a day."""

    def __init__(self, index: Index, search: Search, today: date):
        self.index, self.search, self.today = index, search, today
        self._counts: dict[str, Counts] = {}

    @property
    def total(self) -> int:
        return len(self.ids)

    @cached_property
    def ids(self) -> BitMap:
        return self._meet([self._outside_facets, *self._chosen.values()])

    def base(self, facet: str) -> BitMap:
        """Return the ids of the postings that the search finds without the selected values of one facet.

        Excluded values of the facet still apply.
        """
        if facet not in self._chosen:
            return self.ids
        return self._meet([self._outside_facets, *(ids for name, ids in self._chosen.items() if name != facet)])

    def counts(self, facet: str) -> Counts:
        if facet not in self._counts:
            self._counts[facet] = Counts(self.index, facet, self.base(facet), self.today)
        return self._counts[facet]

    def count_answer(self, answer: str) -> int:
        """Return the number of postings with an answer for the country of the search, whichever answers are selected."""
        return self.base("apply").intersection_cardinality(self.index.may_apply(self.search.country, answer))

    @cached_property
    def _chosen(self) -> dict[str, BitMap]:
        """Return by facet the ids of the postings with any of its selected values."""
        chosen = {name: self._any_of(name, self.search.chosen(name)) for name in FACETS if self.search.chosen(name)}
        if country := self.search.country:
            chosen["apply"] = BitMap.union(*(self.index.may_apply(country, answer) for answer in self.search.answers))
        return chosen

    def _any_of(self, facet: str, values: tuple[str, ...]) -> BitMap:
        found = [self.index.ids(facet, value, self.today) for value in values]
        return found[0] if len(found) == 1 else BitMap.union(*found)

    @cached_property
    def _outside_facets(self) -> BitMap:
        """Return the ids of the open postings that match the text, the distance and the day that they were added.

        Those with excluded values are left out.

        The result is `index.open` itself, not a copy, if the search has none of these.
        """
        found = self.index.open
        if self.search.text:
            hits, misses = self._hits
            found = found if hits is None else found & hits
            found = found - misses if misses else found
        if cities := self.search.chosen("near"):
            found = found & self.index.near(cities, self.search.kilometers)
        for since in self.search.chosen("since"):
            found = found & self.index.added_since(moment(since))
        for name in FACETS:
            if self.search.excluded(name):
                found = found - self._any_of(name, self.search.excluded(name))
        return found

    def _meet(self, sets: list[BitMap]) -> BitMap:
        found = sets[0]
        for ids in sorted(sets[1:], key=len):
            found = ids if found is self.index.open else found & ids
        return found

    def _once(self, what: str, make: Callable[[], _T]) -> _T:
        """Return the result of `make` for the text of the search, cached with the index.

        The cache is cleared when it has _MAX_TEXTS entries.
        """
        texts, key = self.index.texts, (what, self.search.text, self.search.currency)
        if (found := texts.get(key)) is None:
            if len(texts) >= _MAX_TEXTS:
                texts.clear()
            texts[key] = found = make()
        return found

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[int]:
        """Return the ids of a slice in the order of the search, for use by a paginator."""
        match self.search.sort:
            case "relevance":
                return self._in_groups(self._by_points.values(), part)
            case "pay":
                ranked = self._once("pay", self._by_pay)
                is_found = np.zeros(max(int(ranked.max(initial=0)), max(self.ids, default=0)) + 1, dtype=bool)
                is_found[np.asarray(self.ids.to_array())] = True
                ids: list[int] = ranked[is_found[ranked]][part].tolist()
                return ids
            case "answer":
                return self._in_groups(self._by_answer.values(), part)
        return self.index.newest_first(self.ids, part.start, min(part.stop, self.total))

    def _in_groups(self, groups: Iterable[BitMap], part: slice) -> list[int]:
        """Return the ids of a slice in the order of the groups; within each, newest first."""
        found: list[int] = []
        start, stop = part.start, min(part.stop, self.total)
        for group in groups:
            if stop <= 0:
                break
            if start < (number := len(ids := self.ids & group)):
                found += self.index.newest_first(ids, max(0, start), min(stop, number))
            start, stop = start - number, stop - number
        return found

    def groups(self) -> Iterator[tuple[int, BitMap]]:
        """Yield the results in groups by what the search sorts by before the date, each with a number that falls.

        The number depends only on the search and the postings of the group, not on other postings.
        """
        match self.search.sort:
            case "relevance":
                groups = self._by_points
            case "pay":
                groups = self._once("pay groups", self._by_amount)
            case "answer":
                groups = self._by_answer
            case _:
                groups = {0: self.index.open}
        return ((number, self.ids & ids) for number, ids in groups.items())

    @property
    def _by_points(self) -> dict[int, BitMap]:
        return self._once(f"ranked {get_language()}", self._ranked)

    def _ranked(self) -> dict[int, BitMap]:
        return ranking.ranked(self.index.open & (self._hits[0] or BitMap()), self.search.query, named_values(self.index))

    @property
    def _by_answer(self) -> dict[int, BitMap]:
        answers = {2: Answer.YES, 1: NOT_STATED, 0: Answer.NO}
        return {number: self.index.may_apply(self.search.country, answer) for number, answer in answers.items()}

    def _by_amount(self) -> dict[int, BitMap]:
        """Return the open postings with the currency of the search by their highest yearly pay in cents, -1 if unknown."""
        of_currency = Posting.objects.open().filter(pay_currency=self.search.currency).best_paid_first()
        amounts: dict[int, list[int]] = {}
        for posting, *yearly in of_currency.values_list("pk", "pay_yearly_max", "pay_yearly_min"):
            amount = next((amount for amount in yearly if amount is not None), None)
            amounts.setdefault(-1 if amount is None else int(amount * 100), []).append(posting)
        return {amount: BitMap(postings) for amount, postings in amounts.items()}

    @property
    def _hits(self) -> tuple[BitMap | None, BitMap]:
        return self._once("hits", lambda: (texts.hits(self.search.query), texts.misses(self.search.query)))

    def _by_pay(self) -> np.ndarray:
        postings = Posting.objects.open().filter(pay_currency=self.search.currency).best_paid_first()
        return np.fromiter(postings.values_list("pk", flat=True), dtype=np.int64)
