"""Tests for place aliases, which take precedence over the gazetteer."""

import pytest

from postings.extraction.places import read_places
from postings.reference.skill_list import builtin_lexicon
from postings.reference.vocabulary import Vocabulary, builtin_vocabulary
from postings.sync.posting_values import place_keys

ALIASES = {
    "bay area": "US-CA/San Francisco",
    "tide coast": "CA-NS",
    "maplestan": "CA",
    "nsr": "Nordics",
    "zurich umland": "CH/Zürich",
    "york": "GB/York",
    "fogo": "CA-NL/Fogo",
}


def keys(text: str) -> set[str]:
    places = read_places(text, ALIASES)
    return set(place_keys(places)) if places else set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bay Area", {"US", "US-CA", "US-CA/San Francisco"}),
        ("Remote,bay area", {"US", "US-CA", "US-CA/San Francisco"}),
        ("Bay Area, CA", {"US", "US-CA", "US-CA/San Francisco"}),
        ("Bay Area, WA", {"US", "US-CA", "US-CA/San Francisco", "US-WA"}),
        ("Bay Area or Halifax, NS", {"US", "US-CA", "US-CA/San Francisco", "CA", "CA-NS", "CA-NS/Halifax"}),
        ("Tide-Coast", {"CA", "CA-NS"}),
        ("Halifax, Tide Coast", {"CA", "CA-NS", "CA-NS/Halifax"}),
        ("Maplestan", {"CA"}),
        ("London, Maplestan", {"CA", "CA-ON/London", "CA-ON"}),
        ("nsr", {"Nordics"}),
        ("Zürich Umland", {"CH", "CH/Zürich"}),
        ("Anywhere near the Tide Coast please", {"CA", "CA-NS"}),
        ("New York", {"US", "US-NY", "US-NY/New York"}),
        ("Fogo (Hybrid)", {"CA", "CA-NL", "CA-NL/Fogo"}),
    ],
)
def test_alias_resolves_to_its_place(text: str, expected: set[str]) -> None:
    assert keys(text) == expected


def test_without_aliases_the_gazetteer_applies() -> None:
    assert read_places("Bay Area") == read_places("Bay Area", {})
    assert read_places("Maplestan") is None


def test_vocabulary_version_depends_on_contents_but_not_order() -> None:
    places = (("bay area", "US-CA"), ("tide coast", "CA-NS"))
    version = Vocabulary(builtin_lexicon(), places).version
    assert version == Vocabulary(builtin_lexicon(), places[::-1]).version
    assert version not in {builtin_vocabulary().version, Vocabulary(builtin_lexicon(), places[:1]).version}
