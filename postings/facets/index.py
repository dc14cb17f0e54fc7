"""The sets of one state of the board in memory, and counting with them. An index never changes; a change makes a new one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from heapq import heappushpop, nsmallest

import numpy as np
from pyroaring import BitMap

from postings.bands import AGES, since
from postings.facets.facts import DAY, NO, OTHERS, YES, Facts
from postings.facets.tally import Tally
from postings.filters import FACETS, NOT_STATED
from postings.vocabulary import Answer

# Where a result is smaller than this share of the board, looking at each of its postings is quicker than intersecting sets.
_SMALL = 1 / 16
# After this many changes the arrays that the looking needs are made anew.
_MAX_STALE = 2_000
_MAX_CARDS = 20_000
_EMPTY = BitMap()

Sets = Mapping[str, Mapping[str, BitMap]]


@dataclass
class Index:
    """`sets` are ids by facet and value, `labels` what to call values, `marks` those of the state that it is of."""

    sets: dict[str, dict[str, BitMap]]
    labels: dict[str, dict[str, str]]
    marks: "Marks"
    # What pages keep with it: cards by posting, which stay while their posting does, and what holds for this state alone.
    cards: dict[int, object] = field(default_factory=dict)
    memory: dict[object, object] = field(default_factory=dict)
    _tally: Tally | None = None

    @cached_property
    def open(self) -> BitMap:
        return BitMap.union(*self.sets[DAY].values()) if self.sets.get(DAY) else BitMap()

    def ids(self, facet: str, value: str, today: date | None = None) -> BitMap:
        """The postings that have a value. What is posted in the last days depends on the day."""
        if facet == "posted" and value in AGES:
            return self._since(value, today or date.today())
        return self._of(facet).get(value, _EMPTY)

    def values(self, facet: str) -> Collection[str]:
        """The values that any open posting has."""
        return self._of(facet).keys()

    def _of(self, facet: str) -> Mapping[str, BitMap]:
        return self._months if facet == "posted" else self.sets.get(facet, {})

    @cached_property
    def _months(self) -> dict[str, BitMap]:
        days: dict[str, list[BitMap]] = {}
        for day, ids in self.sets.get(DAY, {}).items():
            days.setdefault(day if day == NOT_STATED else day[:7], []).append(ids)
        return {month: BitMap.union(*days[month]) for month in sorted(days, key=_newest_first)}

    def _since(self, age: str, today: date) -> BitMap:
        key = ("since", age, today)
        if key not in self.memory:
            first = since(age, today).isoformat()
            found = [ids for day, ids in self.sets.get(DAY, {}).items() if day != NOT_STATED and day >= first]
            self.memory[key] = BitMap.union(*found) if found else _EMPTY
        return self.memory[key]  # type: ignore[return-value]

    @cached_property
    def newest_day(self) -> date | None:
        days = [day for day in self.sets.get(DAY, {}) if day != NOT_STATED]
        return date.fromisoformat(max(days)) if days else None

    def may_apply(self, country: str, answer: str) -> BitMap:
        """The postings that say yes or no to a country, or neither (`none`): as `Posting.may_apply_from`."""
        yes, no = (self.sets.get(name, {}).get(country, _EMPTY) for name in (YES, NO))
        others = self.sets.get(OTHERS, {})
        all_yes = yes | (others.get(Answer.YES.value, _EMPTY) - no)
        all_no = (no | others.get(Answer.NO.value, _EMPTY)) - yes - all_yes
        return {Answer.YES.value: all_yes, Answer.NO.value: all_no}.get(answer, self.open - all_yes - all_no)

    def by_size(self, facet: str) -> list[tuple[int, str]]:
        """The values with how many open postings have each, the most frequent first; without `none`."""
        key = ("by size", facet)
        if key not in self.memory:
            sizes = [(-len(ids), value) for value, ids in self._of(facet).items() if value != NOT_STATED]
            self.memory[key] = [(-size, value) for size, value in sorted(sizes)]
        return self.memory[key]  # type: ignore[return-value]

    def counts(self, facet: str, base: BitMap) -> "Counts":
        return Counts(self, facet, base)

    @property
    def tally(self) -> Tally:
        if self._tally is None or len(self._tally.stale) > _MAX_STALE:
            self._tally = Tally({facet: self._of(facet) for facet in FACETS}, self.open)
        return self._tally

    @cached_property
    def _order(self) -> np.ndarray:
        """By id, a number that is larger the newer a posting is: its day, then its id."""
        order = np.zeros(max(self.open, default=0) + 1, dtype=np.int64)
        for day, ids in self.sets.get(DAY, {}).items():
            number = 0 if day == NOT_STATED else date.fromisoformat(day).toordinal()
            found = as_array(ids)
            order[found] = found.astype(np.int64) | (number << 32)
        return order

    def newest_first(self, ids: BitMap, start: int, stop: int) -> list[int]:
        """The postings from `start` to before `stop` of those, the newest first, those of unknown age last."""
        found: list[int] = []
        skip, wanted = start, stop - start
        for month in self._months.values():
            here = len(ids) if len(ids) < 1_000 else ids.intersection_cardinality(month)
            if here <= skip and len(ids) >= 1_000:
                skip -= here
                continue
            some = as_array(ids if len(ids) < 1_000 else ids & month)
            found += _largest(some, self._order[some], skip, skip + wanted - len(found))
            skip = 0
            if len(found) >= wanted or len(ids) < 1_000:
                break
        return found

    def newness(self, posting: int) -> int:
        return int(self._order[posting])

    def changed(self, ids: BitMap, facts: Facts, marks: "Marks") -> "Index":
        """The index after some postings have changed, of which `facts` are the facts as they are now."""
        sets: dict[str, dict[str, BitMap]] = {}
        for facet in self.sets.keys() | facts.sets.keys():
            old, new = self.sets.get(facet, {}), facts.sets.get(facet, {})
            merged = {value: found - ids if found.intersect(ids) else found for value, found in old.items()}
            for value, found in new.items():
                merged[value] = merged.get(value, _EMPTY) | found
            sets[facet] = {value: found for value, found in merged.items() if found}
        labels = {facet: {**self.labels.get(facet, {}), **facts.labels.get(facet, {})} for facet in sets}
        cards = self.cards if len(self.cards) < _MAX_CARDS else {}
        cards = {posting: card for posting, card in cards.items() if posting not in ids}
        index = Index(sets, labels, marks, cards)
        if self._tally is not None:
            index._tally = self._tally.without(ids)
        return index


@dataclass(frozen=True)
class Marks:
    """What tells one state of the board from another: the mark of the sets, and those of the notes by their row."""

    of_sets: int
    of_notes: Mapping[int, int]

    @cached_property
    def version(self) -> str:
        return version_of(self.of_sets, sum(self.of_notes.values()), len(self.of_notes))


def version_of(of_sets: int | None, sum_of_notes: int, notes: int) -> str:
    """A state in short. Marks are random, so the sum of those of the notes tells which there are."""
    return f"{of_sets or 0:x}.{int(sum_of_notes):x}.{notes:x}"


class Counts:
    """How many postings of a set have each value of a facet."""

    def __init__(self, index: Index, facet: str, base: BitMap):
        self.index, self.facet, self.base = index, facet, base
        self.is_all = base is index.open
        self._tallied: Mapping[str, int] | None = None
        if not self.is_all and len(base) < len(index.open) * _SMALL:
            self._tallied = index.tally.counts(facet, base, index._of(facet))

    def of(self, value: str) -> int:
        if self._tallied is not None and value not in AGES:
            return self._tallied.get(value, 0)
        return self.base.intersection_cardinality(self.index.ids(self.facet, value))

    def top(self, number: int, among: Iterable[tuple[int, str]] | None = None) -> list[tuple[str, int]]:
        """The values that most of the postings have, at most `number`, none without a posting; of equals the first by name.

        No value can have more postings here than on the whole board. So with the values in the order of their sizes on
        the board, once `number` are found the first that is smaller than all of them ends the search.
        """
        if self._tallied is not None:
            allowed = None if among is None else {value for _, value in among}
            found = (
                (-count, value)
                for value, count in self._tallied.items()
                if count and value != NOT_STATED and (allowed is None or value in allowed)
            )
            return [(value, -count) for count, value in nsmallest(number, found)]
        ranked = self.index.by_size(self.facet) if among is None else among
        best: list[tuple[int, _Later]] = []
        for size, value in ranked:
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


class _Later(str):
    """A value that is smaller the later its name comes, so that a heap drops it first."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)


def as_array(ids: BitMap) -> np.ndarray:
    return np.asarray(ids.to_array())


def _largest(ids: np.ndarray, order: np.ndarray, start: int, stop: int) -> list[int]:
    """The ids from `start` to before `stop` in falling order."""
    if stop < len(ids):
        few = np.argpartition(-order, stop)[:stop]
        ids, order = ids[few], order[few]
    return ids[np.argsort(-order)][start:stop].tolist()


def _newest_first(month: str) -> int:
    return 1 if month == NOT_STATED else -int(month.replace("-", ""))
