"""The postings that have a value, by the words of its name: what a text says about a posting without being in its title."""

from collections.abc import Iterator

from pyroaring import BitMap

from postings.choices import SkillKind
from postings.models import SkillAlias
from postings.search import ranking
from postings.search.facet_filters import FACET_OF_KIND
from postings.search.facets.index import Index
from postings.search.filters import FACETS, NOT_STATED

_FACETS = ("skill", "practice", "function", "seniority", "workplace", "employment", "place", "company")


def named_values(index: Index) -> ranking.Named:
    """Return the open postings with a value by the words of its name in the active language, and of other spellings."""
    return index.cached_in_language("named values", lambda: ranking.by_name(_names(index)))


def _names(index: Index) -> Iterator[tuple[str, BitMap]]:
    for facet in _FACETS:
        for value, ids in index.sets_of(facet).items():
            if value != NOT_STATED:
                label = index.label(facet, value, lambda facet, value: FACETS[facet].names([value])[value])
                yield label.partition(",")[0] if facet == "place" else label, ids
    for facet, value, text in skill_spellings(index):
        yield text, index.sets_of(facet)[value]


def skill_spellings(index: Index) -> list[tuple[str, str, str]]:
    """Return the facet, value and text of each spelling of the skills that open postings have."""
    return index.cached("skill spellings", lambda: list(_skill_spellings(index)))


def _skill_spellings(index: Index) -> Iterator[tuple[str, str, str]]:
    for kind, value, text in SkillAlias.objects.values_list("skill__kind", "skill__slug", "text"):
        facet = FACET_OF_KIND[SkillKind(kind)]
        if value in index.sets_of(facet):
            yield facet, value, text
