"""Filters from the entries of a phrase."""

from collections.abc import Iterable

from postings.search.sentences.figures import Filter
from postings.search.sentences.names import Names
from postings.search.sentences.parts import PLACES, Part
from postings.search.sentences.words import Entry

# Facets whose values are rows of the board. A value that no open job has is not found by an address.
_OF_ROWS = {"place", "skill", "practice", "company", "category"}
# Words that are a value only after a "not" or before a job title.
_NOT_BY_NAME = {"negated", "title"}


def named_values(part: Part, facets: Iterable[str], names: Names) -> list[Filter]:
    """Return the value that a phrase names in the first of the facets that has one; for places all of that name."""
    for facet in facets:
        entries = [entry for entry in part.of(facet) if entry.needs not in _NOT_BY_NAME]
        if values := values_of(part.of(*PLACES) if facet in PLACES else entries[:1], names):
            return values
    return []


def values_of(entries: Iterable[Entry], names: Names, *, excluded: bool = False) -> list[Filter]:
    """Return the values of entries, without those that the board does not have and places that contain another."""
    found: dict[Filter, None] = {}
    for entry in entries:
        facet = "place" if entry.facet == "country" else entry.facet
        for value in entry.excluded if excluded else entry.values:
            if facet not in _OF_ROWS or names.has(facet, value):
                found[facet, value] = None
    return [(name, value) for name, value in found if not any(_contains(value, other) for _, other in found)]


def _contains(place: str, other: str) -> bool:
    """Return whether a place contains another of the same name: the state of New York the city, the region of Lisbon too."""
    is_region = "-" in place and "/" not in place
    return other.startswith((f"{place}/", f"{place}-")) or (is_region and other.startswith(f"{place[:2]}/"))
