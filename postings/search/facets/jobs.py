"""Jobs: several open ads of one repost group are one job. How many jobs a set of ads has, and which ad of each comes first.

The number of each ad's repost group is stored as a bit-sliced index: a set of ads for each binary digit of the number. So it
is stored, compared and updated like the values of a facet, and a board of any size needs some twenty sets.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from pyroaring import BitMap

from postings.search.id_arrays import array_of, bitmap_of, length_for


def digits(number: int) -> Iterator[str]:
    """Yield the positions of the binary digits of a number that are 1, as names of sets."""
    return (str(position) for position in range(number.bit_length()) if number >> position & 1)


class Jobs:
    """The repost groups of open ads. Of an ad in none, no other is for the same job."""

    def __init__(self, sets: Mapping[str, BitMap]):
        self.grouped = BitMap().union(*sets.values())
        self.group_of = np.zeros(length_for(self.grouped), dtype=np.int64)  # of each posting, by its id
        for position, ids in sets.items():
            self.group_of[array_of(ids)] += 1 << int(position)
        # Numbered anew without gaps, so that arrays of groups are small however many groups there have been.
        grouped = array_of(self.grouped)
        groups, self.group_of[grouped] = np.unique(self.group_of[grouped], return_inverse=True)
        self._size = len(groups)

    def number(self, ids: BitMap) -> int:
        """Return how many jobs the ads are for."""
        return len(ids) - self.repeats(ids & self.grouped)

    def repeats(self, grouped: BitMap) -> int:
        """Return how many of some grouped ads are for the job of another of them."""
        if len(grouped) < 2:
            return 0
        groups, numbers = self.group_of[array_of(grouped)], np.arange(len(grouped))
        last = np.empty(self._size, dtype=np.int64)  # not filled, which is quick for few ads, and most values have few
        last[groups] = numbers
        return int(np.count_nonzero(last[groups] != numbers))

    def firsts(self, in_order: np.ndarray) -> np.ndarray:
        """Return the first of the grouped ads of each job."""
        first = np.zeros(self._size, dtype=np.uint32)
        first[self.group_of[in_order[::-1]]] = in_order[::-1]  # of several values for one place, the last one stays
        return first[first > 0]

    def with_other_ads(self, ids: BitMap) -> BitMap:
        """Return ads with all others for their jobs."""
        is_there = np.zeros(self._size, dtype=bool)
        is_there[self.group_of[array_of(ids & self.grouped)]] = True
        grouped = array_of(self.grouped)
        return ids | bitmap_of(grouped[is_there[self.group_of[grouped]]])
