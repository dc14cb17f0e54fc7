"""Counting by iterating over postings, for results so small that intersecting all sets would take longer."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pyroaring import BitMap

from postings.search.facets.jobs import Jobs
from postings.search.id_arrays import array_of, length_for

# The number of postings that can be counted in the time of one set intersection: in facets with one value a posting, and
# in facets with several. Measured with a million postings; the numbers affect the speed, not the results.
_POSTINGS_A_SET, _POSTINGS_A_SET_OF_SEVERAL = 6_000, 150
# Above this share of the board, sets are used: the most frequent values are then found with very few of them.
_LARGE = 1 / 16


@dataclass(frozen=True)
class _Column:
    """The values of one facet by posting id, as positions in `values`. Without `starts` each posting has one value."""

    values: list[str]
    numbers: np.ndarray
    starts: np.ndarray | None

    @cached_property
    def number_of(self) -> dict[str, int]:
        return {value: number for number, value in enumerate(self.values)}

    def count(self, ids: np.ndarray) -> np.ndarray:
        """Return how many of the postings have each value."""
        return np.bincount(self._numbers_of(ids), minlength=len(self.values))

    def count_repeats(self, ids: np.ndarray, groups: np.ndarray) -> np.ndarray:
        """Return, for each value, how many of the postings have it as another of their group does."""
        numbers = self._numbers_of(ids)
        group_of = groups if self.starts is None else np.repeat(groups, self.starts[ids + 1] - self.starts[ids])
        pairs = np.unique(group_of * len(self.values) + numbers)
        once = np.bincount(pairs % len(self.values), minlength=len(self.values))
        return np.bincount(numbers, minlength=len(self.values)) - once

    def _numbers_of(self, ids: np.ndarray) -> np.ndarray:
        """Return the values of the postings, one posting after the other."""
        if self.starts is None:
            return np.take(self.numbers, ids)
        first = self.starts[ids]
        how_many = self.starts[ids + 1] - first
        ends = np.cumsum(how_many, dtype=np.int32)
        where = np.repeat(first - ends + how_many, how_many)
        where += np.arange(len(where), dtype=np.int32)
        return np.take(self.numbers, where)


@dataclass(frozen=True)
class Tallied:
    """Jobs by value of one facet: `counts` by position of the value, and `changed` by value for stale postings."""

    column: _Column
    counts: np.ndarray
    changed: Mapping[str, int]

    def of(self, value: str) -> int:
        number = self.column.number_of.get(value)
        return (0 if number is None else int(self.counts[number])) + self.changed.get(value, 0)

    def most_frequent(self, number: int) -> Iterable[str]:
        """Return values that include the `number` most frequent ones and all with the same count as the last of them."""
        if len(self.counts) <= number:
            return {*self.column.values, *self.changed}
        least = max(1, int(np.partition(self.counts, -number)[-number]))
        return {*(self.column.values[each] for each in np.flatnonzero(self.counts >= least).tolist()), *self.changed}


class Tally:
    """The values of each posting as arrays. Postings that have changed since are `stale` and counted with their sets."""

    def __init__(self, sets: Mapping[str, Mapping[str, BitMap]], everything: BitMap):
        size = length_for(everything)
        self.stale = BitMap()
        self._size = len(everything)
        self._columns = {facet: _column(values, size, everything) for facet, values in sets.items()}
        self._last: tuple[BitMap | None, np.ndarray] = (None, np.zeros(0, dtype=np.uint32))

    def without(self, ids: BitMap) -> "Tally":
        twin = copy(self)
        twin.stale = self.stale | ids
        return twin

    def finds_top_quicker(self, facet: str, postings: int, sets: int) -> bool:
        """Return whether the most frequent values are found quicker by counting that many postings than with the sets."""
        return postings <= self._size * _LARGE and self.is_quicker(facet, postings, sets)

    def is_quicker(self, facet: str, postings: int, sets: int) -> bool:
        """Return whether counting that many postings takes less time than intersecting that many sets."""
        has_several = self._columns[facet].starts is not None
        return postings < sets * (_POSTINGS_A_SET_OF_SEVERAL if has_several else _POSTINGS_A_SET)

    def counts(self, facet: str, ids: BitMap, sets: Mapping[str, BitMap], jobs: Jobs) -> Tallied:
        """Return the number of jobs of the postings by value. The other ads for the job of a stale posting must be stale."""
        column = self._columns[facet]
        changed: dict[str, int] = {}
        if self.stale and (stale := ids & self.stale):
            found = ((value, jobs.number(members & stale)) for value, members in sets.items())
            changed = {value: count for value, count in found if count}
        counts = column.count(self._array(ids))
        grouped = array_of((ids & jobs.grouped) - self.stale)
        if len(grouped):
            counts = counts - column.count_repeats(grouped, jobs.group_of[grouped])
        return Tallied(column, counts, changed)

    def _array(self, ids: BitMap) -> np.ndarray:
        """Return the ids without stale ones. The last array is cached, because a page counts many facets of one result."""
        last = self._last
        if last[0] is not ids:
            fresh = ids - self.stale if self.stale else ids
            self._last = last = (ids, array_of(fresh))
        return last[1]


def _column(sets: Mapping[str, BitMap], size: int, everything: BitMap) -> _Column:
    values = list(sets)
    kind = np.uint8 if len(values) < 256 else np.uint16 if len(values) < 65_536 else np.uint32
    if sum(map(len, sets.values())) == len(everything):
        numbers = np.zeros(size, dtype=kind)
        for number, ids in enumerate(sets.values()):
            numbers[array_of(ids)] = number
        return _Column(values, numbers, None)
    starts = np.zeros(size + 1, dtype=np.int32)
    for ids in sets.values():
        starts[array_of(ids) + 1] += 1
    np.cumsum(starts, out=starts)
    numbers = np.zeros(int(starts[-1]), dtype=kind)
    free = starts[:-1].copy()
    for number, ids in enumerate(sets.values()):
        members = array_of(ids)
        numbers[free[members]] = number
        free[members] += 1
    return _Column(values, numbers, starts)
