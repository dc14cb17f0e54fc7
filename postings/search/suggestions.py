"""What somebody may mean who begins to type: names of the board's own skills, places, companies, teams and so on."""

from collections.abc import Iterator
from typing import NamedTuple

from postings.models import SkillAlias
from postings.reference.gazetteer import normalize
from postings.search.facets.panels import Panels, quoted
from postings.search.filters import FACETS

_FACETS = ("skill", "function", "place", "company", "team", "workplace", "seniority")
MAX_SHOWN = 8
# So many of the best are counted in the search as it is; of many others only that they are on the board is known.
_MAX_COUNTED = 60


class Name(NamedTuple):
    """A value of a facet: a name of it, folded and after a space, and how many open postings of the whole board have it."""

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
    beginning = f" {normalize(text)}"
    if len(beginning) < 3 and beginning.isascii():
        return []
    fitting = [name for name in _all_names(panels) if beginning in name.folded]
    fitting.sort(key=lambda name: (name.folded != beginning, not name.folded.startswith(beginning), -name.size, name.folded))
    return list(_counted(panels, fitting[:_MAX_COUNTED]))[:MAX_SHOWN]


def named_by(panels: Panels, text: str) -> list[Suggestion]:
    """The values that a whole text names: Go the skill for "go" and for "golang"."""
    name = f" {normalize(text)}"
    return list(_counted(panels, [each for each in _all_names(panels) if each.folded == name]))


def _all_names(panels: Panels) -> list[Name]:
    return panels.index.cached_in_language("names", lambda: list(_names(panels)))


def _names(panels: Panels) -> Iterator[Name]:
    for facet in _FACETS:
        for size, value in panels.index.by_size(facet):
            yield Name(f" {normalize(panels.label(facet, value))}", size, facet, value)
    sizes = {value: size for size, value in panels.index.by_size("skill")}
    for value, form in SkillAlias.objects.values_list("skill__slug", "text"):
        if value in sizes:
            yield Name(f" {normalize(form)}", sizes[value], "skill", value)


def _counted(panels: Panels, names: list[Name]) -> Iterator[Suggestion]:
    """Each value once, however many of its names fit."""
    for facet, value in dict.fromkeys((name.facet, name.value) for name in names):
        if total := panels.found.counts(facet).of(value):
            before, after = panels.search.around(facet)
            label = panels.label(facet, value)
            yield Suggestion(str(FACETS[facet].label), label, total, f"{before}{quoted(value)}{after}")
