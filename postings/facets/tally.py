"""Counting by looking at each posting: for results so small that intersecting thousands of sets would take longer."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pyroaring import BitMap


@dataclass(frozen=True)
class _Column:
    """The values of one facet by posting, as numbers of `values`. Without `starts` each posting has one value."""

    values: list[str]
    numbers: np.ndarray
    starts: np.ndarray | None

    def count(self, ids: np.ndarray) -> np.ndarray:
        if self.starts is None:
            return np.bincount(self.numbers[ids], minlength=len(self.values))
        first = self.starts[ids]
        how_many = self.starts[ids + 1] - first
        ends = np.cumsum(how_many)
        total = int(ends[-1]) if len(ends) else 0
        where = np.repeat(first - ends + how_many, how_many) + np.arange(total)
        return np.bincount(self.numbers[where], minlength=len(self.values))


class Tally:
    """By posting the values that it has, as arrays. Postings that have changed since are `stale`: their sets are asked."""

    def __init__(self, sets: Mapping[str, Mapping[str, BitMap]], everything: BitMap):
        size = max(everything, default=0) + 1
        self.stale = BitMap()
        self._columns = {facet: _column(values, size, everything) for facet, values in sets.items() if values}
        self._last: tuple[BitMap | None, np.ndarray] = (None, np.zeros(0, dtype=np.uint32))

    def without(self, ids: BitMap) -> "Tally":
        twin = object.__new__(Tally)
        twin.__dict__.update(self.__dict__, stale=self.stale | ids)
        return twin

    def counts(self, facet: str, ids: BitMap, sets: Mapping[str, BitMap]) -> dict[str, int]:
        """How many of the postings have each value; values without any may be left out."""
        stale = ids & self.stale if self.stale else self.stale
        counts: dict[str, int] = {}
        if column := self._columns.get(facet):
            found = column.count(self._array(ids))
            used = np.flatnonzero(found)
            counts = {column.values[number]: int(found[number]) for number in used.tolist()}
        if stale:
            for value, members in sets.items():
                if more := members.intersection_cardinality(stale):
                    counts[value] = counts.get(value, 0) + more
        return counts

    def _array(self, ids: BitMap) -> np.ndarray:
        """The ids without the stale ones. A page counts many facets of one result, so the last is kept."""
        last = self._last
        if last[0] is not ids:
            fresh = ids - self.stale if self.stale else ids
            self._last = last = (ids, np.asarray(fresh.to_array()))
        return last[1]


def _column(sets: Mapping[str, BitMap], size: int, everything: BitMap) -> _Column:
    values = list(sets)
    kind = np.uint8 if len(values) < 256 else np.uint16 if len(values) < 65_536 else np.uint32
    if sum(map(len, sets.values())) == len(everything):
        numbers = np.zeros(size, dtype=kind)
        for number, ids in enumerate(sets.values()):
            numbers[np.asarray(ids.to_array())] = number
        return _Column(values, numbers, None)
    starts = np.zeros(size + 1, dtype=np.int32)
    for ids in sets.values():
        starts[np.asarray(ids.to_array()) + 1] += 1
    np.cumsum(starts, out=starts)
    numbers = np.zeros(int(starts[-1]), dtype=kind)
    free = starts[:-1].copy()
    for number, ids in enumerate(sets.values()):
        members = np.asarray(ids.to_array())
        numbers[free[members]] = number
        free[members] += 1
    return _Column(values, numbers, starts)
