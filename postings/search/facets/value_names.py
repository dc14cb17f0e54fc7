"""Names of the values that open postings have, for ranking, suggestions and sentences."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyroaring import BitMap

from postings.choices import SkillKind
from postings.models import SkillAlias
from postings.search import ranking
from postings.search.facet_filters import FACET_OF_KIND
from postings.search.facets.index import Index
from postings.search.filters import FACETS

_FACETS = ("skill", "practice", "function", "seniority", "workplace", "employment", "place")


class ValueName(NamedTuple):
    """A name of a value. It is another word in other case if `exact_case`, and in some texts if it `requires_context`."""

    facet: str
    value: str
    text: str
    exact_case: bool = False
    requires_context: bool = False


def known_values(index: Index) -> ranking.Known:
    """Return the open postings with a value by the words of its name in the active language, and of other spellings.

    They say what a text tells about a posting without being in its title.
    """
    return index.cached_in_language("known values", lambda: _known_values(index))


def _known_values(index: Index) -> ranking.Known:
    names = [name for facet in _FACETS for name in labels(index, facet)]
    values = ranking.by_name(_named_ids(index, (*names, *skill_spellings(index))))
    companies = ranking.by_name(_named_ids(index, labels(index, "company")))
    others = ranking.by_name(_named_ids(index, (name for name in names if name.facet != "skill")))
    employers = {words: ids for words, ids in companies.items() if words not in others}
    return ranking.Known(index.open, values, companies, employers, index.sets_of("function"))


def _named_ids(index: Index, names: Iterable[ValueName]) -> Iterator[tuple[str, BitMap]]:
    return ((name.text, index.sets_of(name.facet)[name.value]) for name in names)


def labels(index: Index, facet: str) -> Iterator[ValueName]:
    """Yield the names of the values of a facet in the active language, those of most postings first; cities alone."""
    for _, value in index.by_size(facet):
        label = label_of(index, facet, value)
        yield ValueName(facet, value, label.partition(",")[0] if facet == "place" else label)


def label_of(index: Index, facet: str, value: str) -> str:
    """Return the name of a value in the active language."""
    return index.label(facet, value, lambda facet, value: FACETS[facet].names([value])[value])


def skill_spellings(index: Index) -> list[ValueName]:
    """Return the spellings of the skills that open postings have."""
    return index.cached("skill spellings", lambda: list(_skill_spellings(index)))


def _skill_spellings(index: Index) -> Iterator[ValueName]:
    columns = ("skill__kind", "skill__slug", "text", "exact_case", "requires_context")
    for kind, value, *spelling in SkillAlias.objects.values_list(*columns):
        facet = FACET_OF_KIND[SkillKind(kind)]
        if value in index.sets_of(facet):
            yield ValueName(facet, value, *spelling)
