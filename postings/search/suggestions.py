"""Suggestions for a partly typed query text: values of the facets, such as skills, places, companies and teams."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pyroaring import BitMap

from postings.reference import gazetteer
from postings.reference.city_names import other_city_names
from postings.reference.gazetteer import normalize
from postings.search.facet_filters import FACET_OF_KIND
from postings.search.facets.panels import Panels
from postings.search.facets.value_names import skill_spellings
from postings.search.filters import FACETS

_FACETS = ("skill", "practice", "function", "place", "company", "team", "workplace", "seniority")
MAX_SHOWN = 8
# The number of best matches that are counted within the search; the others are known only to be on the board.
_MAX_COUNTED = 60


class Name(NamedTuple):
    """A name of a facet value, normalized and preceded by a space, and the number of open postings with the value."""

    normalized: str
    size: int
    facet: str
    value: str
    is_label: bool = True


class Suggestion(NamedTuple):
    """A label of a value, the label of its facet, and the URL of the search with the value, which finds `total` postings."""

    facet: str
    label: str
    total: int
    href: str


def suggestions(panels: Panels, text: str) -> list[Suggestion]:
    """Return values with a name in which a word begins with the text, at most MAX_SHOWN.

    Names equal to the text come first, then names that begin with it; within each group, labels before other names, and
    values with the most postings. In a search with conditions, a value that all results have is none of them.
    """
    beginning = f" {normalize(text)}"
    if len(beginning) < 3 and beginning.isascii():
        return []
    fitting = [name for name in _all_names(panels) if beginning in name.normalized]
    fitting.sort(
        key=lambda name: (
            name.normalized != beginning,
            not name.normalized.startswith(beginning),
            not name.is_label,
            -name.size,
            name.normalized,
        )
    )
    besides = panels.found.ids if panels.search.conditions else BitMap()
    return list(_counted(panels, fitting[:_MAX_COUNTED], besides))[:MAX_SHOWN]


def named_by(panels: Panels, text: str, besides: BitMap) -> list[Suggestion]:
    """Return the values that have the whole text as a name: the skill Go for "go" and for "golang".

    A value whose search finds just the postings of `besides` is left out.
    """
    name = f" {normalize(text)}"
    return list(_counted(panels, [each for each in _all_names(panels) if each.normalized == name], besides))


def _all_names(panels: Panels) -> list[Name]:
    return panels.index.cached_in_language("names", lambda: list(_names(panels)))


def _names(panels: Panels) -> Iterator[Name]:
    for facet in _FACETS:
        for size, value in panels.index.by_size(facet):
            yield Name(f" {normalize(panels.label(facet, value))}", size, facet, value)
    sizes = {(facet, value): size for facet in FACET_OF_KIND.values() for size, value in panels.index.by_size(facet)}
    for facet, value, form, *_ in skill_spellings(panels.index):
        yield Name(f" {normalize(form)}", sizes[facet, value], facet, value, is_label=False)
    for size, place in panels.index.by_size("place"):
        for form in _other_place_names(place):
            yield Name(f" {normalize(form)}", size, "place", place, is_label=False)


def _other_place_names(place: str) -> Iterable[str]:
    """Return names of a city or country in other languages, and short ones: "München", "NYC", "UK"."""
    country, _, city = place.partition("/")
    return other_city_names().get((country[:2], city), ()) if city else _country_names().get(place, ())


@cache
def _country_names() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, code in gazetteer.countries().items():
        found.setdefault(code, []).append(name)
    return found


def _counted(panels: Panels, names: list[Name], besides: BitMap) -> Iterator[Suggestion]:
    """Yield a suggestion for each value whose search finds postings, but not just those of `besides`.

    A value is suggested once even if several of its names match.
    """
    shown = set()
    for facet, value in dict.fromkeys((name.facet, name.value) for name in names):
        total, href = panels.found.counts(facet).of(value), panels.link(facet, value)
        found = panels.found.base(facet) & panels.index.ids(facet, value, panels.found.today)
        if total and href and found != besides:
            suggestion = Suggestion(str(FACETS[facet].label), panels.label(facet, value), total, href)
            if suggestion[:3] not in shown:  # Berlin is a city and a state
                shown.add(suggestion[:3])
                yield suggestion
