"""The sets of one state of the board in memory, and counting with them. An index never changes; a change makes a new one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from heapq import heappushpop
from typing import Any, TypeVar

from django.utils.translation import get_language
from pyroaring import BitMap

from postings.choices import Answer
from postings.search.bands import AGES, since
from postings.search.facets.tally import Tallied, Tally
from postings.search.facets.values import DAY, NO, OTHERS, YES, Facts
from postings.search.filters import FACETS, NOT_STATED

# After this many changes the arrays that the looking needs are made anew.
_MAX_STALE = 2_000
_EMPTY = BitMap()
_T = TypeVar("_T")

Sets = Mapping[str, Mapping[str, BitMap]]


@dataclass
class Index:
    """`sets` are ids by facet and value, `labels` what to call values, `state` those of the state that it is of."""

    sets: dict[str, dict[str, BitMap]]
    labels: dict[str, dict[str, str]]
    state: "BoardState"
    # What pages keep with it: what was worked out from the sets, and what the database said of texts.
    memory: dict[object, Any] = field(default_factory=dict)
    texts: dict[object, Any] = field(default_factory=dict)
    _tally: Tally | None = None

    @cached_property
    def open(self) -> BitMap:
        return BitMap.union(*self.sets[DAY].values()) if self.sets.get(DAY) else BitMap()

    def ids(self, facet: str, value: str, today: date) -> BitMap:
        """The postings that have a value. What is posted in the last days depends on the day."""
        if facet == "posted" and value in AGES:
            return self._since(value, today)
        return self.sets_of(facet).get(value, _EMPTY)

    def values(self, facet: str) -> Collection[str]:
        """The values that any open posting has."""
        return self.sets_of(facet).keys()

    def sets_of(self, facet: str) -> Mapping[str, BitMap]:
        """The postings by value."""
        return self._months if facet == "posted" else self.sets.get(facet, {})

    @cached_property
    def _days(self) -> dict[str, list[str]]:
        """The days on which open postings were posted, by month, both the newest first; `none` last, as both."""
        days: dict[str, list[str]] = {}
        for day in sorted(self.sets.get(DAY, {}), key=lambda day: (day != NOT_STATED, day), reverse=True):
            days.setdefault(day if day == NOT_STATED else day[:7], []).append(day)
        return days

    @cached_property
    def _months(self) -> dict[str, BitMap]:
        return {month: BitMap.union(*(self.sets[DAY][day] for day in days)) for month, days in self._days.items()}

    def _since(self, age: str, today: date) -> BitMap:
        first = since(age, today).isoformat()
        days = (ids for day, ids in self.sets.get(DAY, {}).items() if day != NOT_STATED and day >= first)
        return self.cached(("since", age, today), lambda: BitMap().union(*days))

    @cached_property
    def newest_day(self) -> date | None:
        days = [day for day in self.sets.get(DAY, {}) if day != NOT_STATED]
        return date.fromisoformat(max(days)) if days else None

    def may_apply(self, country: str, answer: str) -> BitMap:
        """The postings that say yes or no to a country, or neither (`none`): as `Posting.may_apply_from`."""
        yes, no = (self.sets.get(name, {}).get(country, _EMPTY) for name in (YES, NO))
        others = self.sets.get(OTHERS, {})
        all_yes = yes | (others.get(Answer.YES, _EMPTY) - no)
        all_no = (no | others.get(Answer.NO, _EMPTY)) - yes - all_yes
        if answer == Answer.YES:
            return all_yes
        return all_no if answer == Answer.NO else self.open - all_yes - all_no

    def by_size(self, facet: str) -> list[tuple[int, str]]:
        """The values with how many open postings have each, the most frequent first; without `none`."""
        return self.cached(("by size", facet), lambda: _by_size(self.sets_of(facet)))

    def top_level(self, facet: str) -> list[tuple[int, str]]:
        """Those of `by_size` that are listed by themselves: countries, say, and not what lies in them."""
        if not FACETS[facet].has_children:
            return self.by_size(facet)
        return self.cached(
            ("outer", facet), lambda: [each for each in self.by_size(facet) if FACETS[facet].is_top_level(each[1])]
        )

    def children(self, facet: str, outer: str) -> list[tuple[int, str]]:
        """Those of `by_size` that lie in a value."""
        above = FACETS[facet].ancestors
        return self.cached(
            ("inner", facet, outer), lambda: [each for each in self.by_size(facet) if outer in above(each[1])]
        )

    def cached(self, key: object, make: Callable[[], _T]) -> _T:
        """Works something out that holds for as long as nothing changes."""
        if (found := self.memory.get(key)) is None:
            self.memory[key] = found = make()
        return found

    def cached_in_language(self, key: object, make: Callable[[], _T]) -> _T:
        """The same for what is said in the language of the reader."""
        return self.cached((get_language(), key), make)

    def label(self, facet: str, value: str, otherwise: Callable[[str, str], str]) -> str:
        """What to call a value in the language of the reader. `otherwise` tells of one without a kept name."""
        if known := self.labels.get(facet, {}).get(value):
            return FACETS[facet].in_words(value, known)
        return self.cached_in_language(("label", facet, value), lambda: otherwise(facet, value))

    @property
    def tally(self) -> Tally:
        if self._tally is None or len(self._tally.stale) > _MAX_STALE:
            self._tally = Tally({facet: self.sets_of(facet) for facet in FACETS}, self.open)
        return self._tally

    def newest_first(self, ids: BitMap, start: int, stop: int) -> list[int]:
        """The postings from `start` to before `stop` of those, the newest first, those of unknown age last."""
        found: list[int] = []
        skip = start
        for month, days in self._days.items():
            if (here := ids.intersection_cardinality(self._months[month])) <= skip:
                skip -= here
                continue
            for day in days:
                if not ids.intersect(self.sets[DAY][day]):
                    continue
                some = (ids & self.sets[DAY][day]).to_array()[::-1]
                found += some[skip : skip + stop - start - len(found)]
                skip, here = max(0, skip - len(some)), here - len(some)
                if len(found) == stop - start:
                    return found
                if not here:
                    break
        return found

    def take_over(self, before: "Index") -> None:
        """Keep the arrays of an index of the same board, which take long to make, but for the postings that differ."""
        if before._tally is not None:
            facets = self.sets.keys() | before.sets.keys()
            pairs = ((self.sets.get(facet, {}), before.sets.get(facet, {})) for facet in facets)
            differing = (
                ours.get(value, _EMPTY) ^ theirs.get(value, _EMPTY)
                for ours, theirs in pairs
                for value in ours.keys() | theirs.keys()
                if ours.get(value) != theirs.get(value)
            )
            self._tally = before._tally.without(BitMap().union(*differing))

    def changed(self, ids: BitMap, facts: Facts, state: "BoardState") -> "Index":
        """The index after some postings have changed, of which `facts` are the facts as they are now."""
        sets: dict[str, dict[str, BitMap]] = {}
        for facet in self.sets.keys() | facts.sets.keys():
            old, new = self.sets.get(facet, {}), facts.sets.get(facet, {})
            merged = {value: found - ids if found.intersect(ids) else found for value, found in old.items()}
            for value, found in new.items():
                merged[value] = merged.get(value, _EMPTY) | found
            sets[facet] = {value: found for value, found in merged.items() if found}
        named = {facet: {**self.labels.get(facet, {}), **facts.labels.get(facet, {})} for facet in sets}
        labels = {
            facet: {value: named[facet][value] for value in named[facet].keys() & sets[facet].keys()} for facet in sets
        }
        index = Index(sets, labels, state)
        if self._tally is not None:
            index._tally = self._tally.without(ids)
        return index


@dataclass(frozen=True)
class BoardState:
    """What tells one state of the board from another: the token of the sets, and the notes by row: token and posting."""

    sets_token: int
    pending: Mapping[int, tuple[int, int]]

    @cached_property
    def version(self) -> str:
        return version_of(self.sets_token, sum(token for token, _ in self.pending.values()), len(self.pending))


def version_of(sets_token: int | None, sum_of_notes: int, notes: int) -> str:
    """A state in short. BoardState are random, so the sum of those of the notes tells which there are."""
    return f"{sets_token or 0:x}.{int(sum_of_notes):x}.{notes:x}"


class Counts:
    """How many postings of a set have each value of a facet."""

    def __init__(self, index: Index, facet: str, base: BitMap, today: date):
        self.index, self.facet, self.base, self.today = index, facet, base, today
        self.is_all = base is index.open
        self._tallied: Tallied | None = None
        if not self.is_all and index.tally.is_quicker(facet, len(base), len(index.top_level(facet))):
            self._tallied = index.tally.counts(facet, base, index.sets_of(facet))

    def of(self, value: str) -> int:
        if self._tallied is not None and value not in AGES:
            return self._tallied.of(value)
        ids = self.index.ids(self.facet, value, self.today)
        return len(ids) if self.is_all else self.base.intersection_cardinality(ids)

    def top(self, number: int, among: Iterable[tuple[int, str]] | None = None) -> list[tuple[str, int]]:
        """The values that most of the postings have, at most `number`, none without a posting; of equals the first by name.

        `among` are the values in question, by their sizes: the outer ones unless told otherwise. No value can have more
        postings here than on the whole board. So with the values in the order of their sizes on the board, once `number`
        are found the first that is smaller than all of them ends the search.
        """
        if self._tallied is not None and among is None and not FACETS[self.facet].has_children:
            found = ((-self.of(value), value) for value in self._tallied.most_frequent(number + 1) if value != NOT_STATED)
            return [(value, -count) for count, value in sorted(found)[:number] if count]
        best: list[tuple[int, _Later]] = []
        for size, value in self.index.top_level(self.facet) if among is None else among:
            if len(best) == number and size < best[0][0]:
                break
            count = size if self.is_all else self.of(value)
            if count and len(best) < number:
                best.append((count, _Later(value)))
                if len(best) == number:
                    best.sort()
            elif count:
                heappushpop(best, (count, _Later(value)))
        return [(str(value), count) for count, value in sorted(best, reverse=True)]


def _by_size(sets: Mapping[str, BitMap]) -> list[tuple[int, str]]:
    sizes = sorted((-len(ids), value) for value, ids in sets.items() if value != NOT_STATED)
    return [(-size, value) for size, value in sizes]


class _Later(str):
    """A value that is smaller the later its name comes, so that a heap drops it first."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)
