"""Searches with fewer filters or words, for those that find little, and the filters of a search that exclude a posting."""

from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

from pyroaring import BitMap

from postings.search.facets.results import Results
from postings.search.filters import Search

MAX_RELAXED = 3
# Of searches that find fewer jobs than this, those with a word less are offered.
FEW = 10
_MAX_WORDS = 6


class Relaxed(NamedTuple):
    """A search without some of its conditions, whose names are `removed`, and the number of jobs that it finds."""

    removed: tuple[str, ...]
    search: Search
    total: int


def relaxed(found: Results) -> list[Relaxed]:
    """Return the searches that find postings with the fewest conditions removed, those with the most jobs first.

    If one has to be removed, there is a search for each that helps; otherwise at most MAX_RELAXED.
    """
    failing = {name: found.index.open - _satisfying(found, name) for name in found.search.conditions}
    groups: dict[tuple[str, ...], BitMap] = {(): _failing_fewest(found.index.open, failing.values())}
    for name, ids in failing.items():
        split = {(*removed, name): group & ids for removed, group in groups.items()}
        kept = {removed: group - ids for removed, group in groups.items()}
        groups = {removed: group for removed, group in {**kept, **split}.items() if group}
    jobs = found.index.jobs
    # As no posting fails fewer conditions, a search without those of a group finds just the group.
    ways = [Relaxed(names, without(found.search, names), jobs.number(group)) for names, group in groups.items() if names]
    ways.sort(key=lambda way: -way.total)
    return [way for number, way in enumerate(ways) if number < MAX_RELAXED or len(way.removed) == 1]


class WithoutWord(NamedTuple):
    """A search without one word of its text, and the number of jobs that it finds."""

    word: str
    total: int
    search: Search


def without_a_word(found: Results) -> list[WithoutWord]:
    """Return the searches without one word each that find more, in the order of the words, if the search finds few jobs."""
    query = found.search.query
    if found.total >= FEW or query.alternatives or not 2 <= len(query.wanted) <= _MAX_WORDS:
        return []
    searches = {term.text: found.search.with_values("q", [query.without(term)]) for term in query.wanted}
    fewer = [WithoutWord(word, Results(found.index, search, found.today).total, search) for word, search in searches.items()]
    return [each for each in fewer if each.total > found.total]


def _failing_fewest(everything: BitMap, failing: Iterable[BitMap]) -> BitMap:
    """Return the postings that are in the fewest of the sets."""
    levels = [everything]  # by the number of sets that they are in
    for ids in failing:
        inside = [BitMap(), *(level & ids for level in levels)]
        outside = [*(level - ids for level in levels), BitMap()]
        levels = [more | same for more, same in zip(inside, outside, strict=True)]
    return next((level for level in levels if level), BitMap())


def excluding(found: Results, posting: int) -> list[str]:
    """Return the names of the conditions of a search that an open posting does not satisfy."""
    return [name for name in found.search.conditions if posting not in _satisfying(found, name)]


def without(search: Search, conditions: Iterable[str]) -> Search:
    """Return a search without some of its conditions."""
    return reduce(lambda rest, name: rest.with_values(name, []), conditions, search)


def _satisfying(found: Results, condition: str) -> BitMap:
    return Results(found.index, found.search.only(condition), found.today).ids
