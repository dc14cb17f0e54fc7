"""Parsing a sentence into filters in steps, each of which decides about parts that are still undecided."""

from collections.abc import Collection
from dataclasses import dataclass

from postings.search.facet_filters import MAX_VALUES
from postings.search.full_text import MAX_LENGTH
from postings.search.sentences.figures import Filter
from postings.search.sentences.markers import read_marked
from postings.search.sentences.names import Names
from postings.search.sentences.near import read_near
from postings.search.sentences.negation import read_negated
from postings.search.sentences.neighbors import read_languages, read_roles, read_teams
from postings.search.sentences.parts import PLACES, SKILLS, Part, split
from postings.search.sentences.pesos import settle_pesos
from postings.search.sentences.remainder import drop_small_words, is_text, take_back_unknown, text_of
from postings.search.sentences.titles import mark_titles
from postings.search.sentences.unmarked import read_unmarked

# One value of these, without a word that says so, is no more than a word of a text.
_WEAK = SKILLS | PLACES | {"category"}
# A search can have one of these only, and of the facets MAX_VALUES.
_MOST = {"from": 1}


@dataclass(frozen=True)
class Reading:
    """The filters that a sentence names, and the text that remains of it."""

    filters: tuple[Filter, ...]
    text: str


def read(sentence: str, names: Names, parameters: Collection[str]) -> Reading:
    """Return the filters of a sentence, of the given parameters only, and its text.

    A sentence that names no more than the words of a title, skills, or one value stays text as it is; so does a long one.
    """
    if len(sentence) > MAX_LENGTH:
        return Reading((), sentence)
    parts = split(sentence, names)
    mark_titles(parts, names.language)
    read_negated(sentence, parts, names)
    read_languages(parts)
    read_teams(parts)
    read_near(parts)
    read_marked(parts, names)
    read_roles(parts, names)
    read_unmarked(parts, names)
    settle_pesos(parts)
    take_back_unknown(parts, parameters)
    drop_small_words(parts)
    text = text_of(sentence, parts)
    if not _is_certain(parts, text):
        return Reading((), sentence)
    return Reading((*_filters(parts), *_mode(parts, parameters)), text)


def _is_certain(parts: list[Part], text: str) -> bool:
    """Return whether the filters are meant as such, and are not words of a text that happen to be values."""
    facets = {"skill" if name in SKILLS else name for part in parts for name, _ in part.filters}
    is_request = any(entry.needs == "asks" for part in parts for entry in part.entries)
    if not facets and not any(part.is_excluded for part in parts):
        return is_request and bool(text)
    if is_request or len(facets) > 1 or _has_either(parts) or any(part.is_said for part in parts):
        return True
    has_title = any(part.is_title for part in parts)
    return any(map(is_text, parts)) if facets - _WEAK else has_title and facets == {"place"}


def _filters(parts: list[Part]) -> list[Filter]:
    """Return the filters, once each, and no more values of a parameter than a search can have."""
    found: dict[str, list[Filter]] = {}
    for name, value in dict.fromkeys(each for part in parts for each in part.filters):
        found.setdefault(name, []).append((name, value))
    return [each for name, filters in found.items() for each in filters[: _MOST.get(name, MAX_VALUES)]]


def _mode(parts: list[Part], parameters: Collection[str]) -> list[Filter]:
    """Return the filter for jobs with any of the skills, if an "or" joins two of them."""
    return [("skill_mode", "any")] if _has_either(parts) and "skill_mode" in parameters else []


def _has_either(parts: list[Part]) -> bool:
    """Return whether an "or" joins two skills."""
    neighbors = zip(parts, parts[1:], parts[2:], strict=False)
    return any("or" in joint.kinds and _is_skill(one) and _is_skill(other) for one, joint, other in neighbors)


def _is_skill(part: Part) -> bool:
    return any(name == "skill" for name, _ in part.filters)
