"""Recognize an ad by its text after its title or place was edited, where these are all that identify it.

An ad with neither an id nor a link is followed by its title and place. With other ones it would be a new ad, and what an
editor corrected would stay with the closed one. It is the same ad if nearly all of its text is the same, the rest agrees,
and no other ad has such a text. In doubt it is a new one: a job that follows another with the same text is another job.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from postings.content.types import Ad
from postings.extraction.reposts import normalize_title, similarity, sketch
from postings.reference.name_keys import name_key
from postings.sync.posting_values import place_keys, posted_value

# The share of the runs of five words that two versions of an ad have in common.
MIN_SIMILARITY = 0.9
_MIN_SPELLING = 0.85
# A shorter text is not enough to tell ads apart.
_MIN_WORDS = 40
# More pairs than this are not compared.
_MAX_PAIRS = 50_000
_WORD, _NUMBER = re.compile(r"\w+"), re.compile(r"\d+|\b[ivx]+\b")


@dataclass(frozen=True)
class Version:
    """An ad as a source had it in one run. `key` is its source key."""

    key: str
    title: str
    company: str
    body: str
    places: frozenset[str]
    posted: tuple[Any, ...]
    level: str

    @classmethod
    def of_ad(cls, ad: Ad) -> "Version":
        """Return the version that was read just now."""
        return cls(
            ad.source_key,
            ad.title,
            name_key(ad.company.value) if ad.company else "",
            ad.body,
            frozenset(place_keys(ad.places.value) if ad.places else ()),
            tuple(posted_value(ad.stated_posted.value) or ()) if ad.stated_posted else (),
            ad.seniority.value if ad.seniority else "",
        )

    @classmethod
    def imported(cls, key: str, values: Mapping[str, Any]) -> "Version":
        """Return the version of the last import."""
        return cls(
            key,
            values.get("title") or "",
            name_key(values.get("company") or ""),
            values.get("body") or "",
            frozenset(values.get("places") or ()),
            tuple(values.get("posted") or ()),
            values.get("seniority") or "",
        )

    @cached_property
    def text(self) -> tuple[int, ...]:
        """The sketch of the text, empty if the text is too short."""
        return sketch(self.body) if len(_WORD.findall(self.body)) >= _MIN_WORDS else ()

    @cached_property
    def title_words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(normalize_title(self.title)))

    def has_text_of(self, other: "Version") -> bool:
        return bool(self.text and other.text) and similarity(self.text, other.text) >= MIN_SIMILARITY

    def may_be(self, other: "Version") -> bool:
        """Return whether two versions agree but for an edit: words added to the title or spelled otherwise, a place added.

        Another level, number or date posted is another job: "Engineer II", "Internship 2027".
        """
        return (
            _is_edited_title(self.title_words, other.title_words)
            and (self.level, _numbers(self.title)) == (other.level, _numbers(other.title))
            and (not self.posted or not other.posted or self.posted == other.posted)
            and _overlap(self.places, other.places)
        )


Pair = tuple[Version, Version]


def edited_ads(gone: Iterable[Version], new: Iterable[Version], others: Iterable[Version]) -> list[Pair]:
    """Return each ad that a source has no longer with the new one that it was edited to.

    `others` are the ads that the source has as before. They are read only if they can matter.
    """
    by_company: dict[str, list[Version]] = defaultdict(list)
    for version in new:
        by_company[version.company].append(version)
    before = [version for version in gone if by_company[version.company]]
    if sum(len(by_company[version.company]) for version in before) > _MAX_PAIRS:
        return []
    same_text = [(one, other) for one in before for other in by_company[one.company] if one.has_text_of(other)]
    times = Counter(version.key for pair in same_text for version in pair)
    pairs = [(one, other) for one, other in same_text if times[one.key] == times[other.key] == 1 and one.may_be(other)]
    for version in others if pairs else ():
        pairs = [pair for pair in pairs if version.company != pair[0].company or not any(map(version.has_text_of, pair))]
    return pairs


def _is_edited_title(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether one title has all words of the other, which may be spelled otherwise: "Enginer"."""
    few, many = sorted((one - other, other - one), key=len)
    return bool(one & other) and all(get_close_matches(word, many, cutoff=_MIN_SPELLING) for word in few)


def _numbers(title: str) -> list[str]:
    return sorted(_NUMBER.findall(title.casefold()))


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of places have one in common: a city if both name cities. One that is empty has all."""
    cities, other_cities = ({place for place in places if "/" in place} for places in (one, other))
    if cities and other_cities:
        return not cities.isdisjoint(other_cities)
    return not one or not other or not one.isdisjoint(other)
