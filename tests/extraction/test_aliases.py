"""Other names of places, which win over what the gazetteer knows."""

import pytest

from postings.extraction.places import read_places
from postings.reference.skill_list import shipped_lexicon
from postings.reference.vocabulary import Vocabulary, shipped_vocabulary
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
def test_an_alias_means_its_place(text: str, expected: set[str]) -> None:
    assert keys(text) == expected


def test_without_aliases_all_is_as_the_gazetteer_has_it() -> None:
    assert read_places("Bay Area") == read_places("Bay Area", {})
    assert read_places("Maplestan") is None


def test_the_version_of_a_vocabulary_covers_skills_and_places_and_not_their_order() -> None:
    some = (("bay area", "US-CA"), ("tide coast", "CA-NS"))
    version = Vocabulary(shipped_lexicon(), some).version
    assert version == Vocabulary(shipped_lexicon(), some[::-1]).version
    assert version not in {shipped_vocabulary().version, Vocabulary(shipped_lexicon(), some[:1]).version}
