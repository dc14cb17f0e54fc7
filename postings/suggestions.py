"""What somebody may mean who begins to type: names of the board's own skills, places, companies, teams and functions."""

from collections.abc import Iterator
from typing import NamedTuple

from postings.facets.panel import Panels, quoted
from postings.filters import FACETS
from postings.importing.interpret.gazetteer import fold

_FACETS = ("skill", "function", "place", "company", "team")
MAX_SHOWN = 8
# So many of the best are counted in the search as it is; of many others only that they are on the board is known.
_MAX_COUNTED = 60


class Name(NamedTuple):
    """A value of a facet: its name, folded and after a space, and how many open postings of the whole board have it."""

    folded: str
    size: int
    facet: str
    value: str


class Suggestion(NamedTuple):
    """A value, the name of its facet, and the address of the search with it, which finds `total` jobs."""

    facet: str
    label: str
    total: int
    href: str


def suggestions(panels: Panels, text: str) -> list[Suggestion]:
    """Values with a word that begins like the text: first those whose names it begins, then by how many jobs have them."""
    beginning = f" {fold(text)}"
    if len(beginning) < 3 and beginning.isascii():
        return []
    names = panels.index.once_in_words("names", lambda: list(_names(panels)))
    fitting = [name for name in names if beginning in name.folded]
    fitting.sort(key=lambda name: (name.folded != beginning, not name.folded.startswith(beginning), -name.size, name.folded))
    return list(_counted(panels, fitting[:_MAX_COUNTED]))[:MAX_SHOWN]


def _names(panels: Panels) -> Iterator[Name]:
    for facet in _FACETS:
        for size, value in panels.index.by_size(facet):
            yield Name(f" {fold(panels.label(facet, value))}", size, facet, value)


def _counted(panels: Panels, names: list[Name]) -> Iterator[Suggestion]:
    for name in names:
        if total := panels.found.counts(name.facet).of(name.value):
            before, after = panels.search.around(name.facet)
            href = f"{before}{quoted(name.value)}{after}"
            yield Suggestion(str(FACETS[name.facet].label), panels.label(name.facet, name.value), total, href)
