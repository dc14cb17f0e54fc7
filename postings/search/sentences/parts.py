"""Splitting a sentence into parts: phrases, each with its possible meanings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from postings.reference.distances import points
from postings.reference.occupations import names_occupation
from postings.search import word_forms
from postings.search.full_text import plain_text
from postings.search.sentences.figures import Amount, Filter, find_amounts
from postings.search.sentences.names import Names
from postings.search.sentences.words import DETAILS, Entry, Words
from postings.search.tokens import words_of

# The first alternative is what the search field has signs for: a phrase in quotes, an excluded word, a beginning.
_TOKEN = re.compile(
    r"(?P<signs>(?<!\S)-?[\"“”„«»][^\"“”„«»]*[\"“”„«»]?|(?<!\S)-[^\s-]\S*|[^\W_]+\*(?!\S))|c\+\+|[cf]#|\.net(?!\w)|[^\W_]+",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:!?()|•]|\.(?=\s|$)|\s[-–—]\s")
# Facets with a closed list of values, whose words mean the same wherever they stand.
CLOSED = {"seniority", "workplace", "employment"}
PLACES = {"place", "country"}
# The share of the jobs of the largest city of a name from which on another one of the name is meant as well.
_MANY = 0.25
SKILLS = {"skill", "practice"}
# What people write for an occupation, but ads do not.
_SHORT_OCCUPATIONS = {"dev", "devs"}


@dataclass
class Part:
    """A phrase of a sentence.

    `filters` is what it was found to mean; it `is_said` if words beside it say so. Its words must not occur if it
    `is_excluded`, and say nothing if it `is_dropped`. A part that `is_kept` stays text, as those of a job title do.
    """

    start: int
    end: int
    typed: str
    words: Words = ()
    entries: list[Entry] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    breaks: bool = False
    is_amount: bool = False
    is_said: bool = False
    is_title: bool = False
    is_kept: bool = False
    is_excluded: bool = False
    is_dropped: bool = False

    @property
    def kinds(self) -> set[str]:
        return {entry.kind for entry in self.entries}

    @property
    def is_decided(self) -> bool:
        return bool(self.filters) or self.is_title or self.is_kept or self.is_excluded or self.is_dropped

    def of(self, *facets: str) -> list[Entry]:
        """Return its possible facet values."""
        return [entry for entry in self.entries if entry.kind == "value" and entry.facet in facets]

    @property
    def is_plain(self) -> bool:
        """Return whether it is a plain word or a name, without a grammatical role in the sentence."""
        return (
            not self.is_amount
            and self.kinds <= {"value", "text", "team", "employers"}
            and not self.certain(*CLOSED, *DETAILS, *PLACES)
        )

    def certain(self, *facets: str) -> list[Entry]:
        """Return the facet values that are valid without another word beside them, because they are not everyday words."""
        return [entry for entry in self.of(*facets) if not entry.needs and entry.exactly in {"", self.typed}]

    @property
    def names_occupation(self) -> bool:
        if not (self.is_plain and self.words):
            return False
        english = (" ".join(words) for words in word_forms.translations(self.words[-1:]))
        return self.words[-1] in _SHORT_OCCUPATIONS or any(map(names_occupation, (self.typed.split()[-1], *english)))


def split(sentence: str, names: Names) -> list[Part]:
    """Return the parts of a sentence: amounts, and otherwise the longest phrases that have a meaning."""
    amounts = find_amounts(sentence, plain_text(sentence))
    tokens = [match for match in _TOKEN.finditer(sentence) if not _amount_at(match.start(), amounts)]
    parts = [
        Part(each.start, each.end, sentence[each.start : each.end], filters=[*each.filters], is_amount=True, is_said=True)
        for each in amounts
    ]
    parts += _phrases(sentence, tokens, names)
    parts.sort(key=lambda part: part.start)
    for before, part in pairwise(parts):
        part.breaks = bool(_BREAK.search(sentence, before.end, part.start))
    parts = list(_with_containing_places(parts))
    _leave_likely_cities(parts, names)
    return parts


def next_part(parts: list[Part], number: int) -> int:
    """Return the number of the part after one, without articles; the number of parts if there is none."""
    number += 1
    while number < len(parts) and "drop" in parts[number].kinds and not parts[number].breaks:
        number += 1
    return number


def _with_containing_places(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts, with a city and what contains it as one: "Austin, Texas", "Austin, TX"."""
    before: Part | None = None
    for part in parts:
        inside = [entry for entry in before.of("place") if _is_inside(entry.values[0], part)] if before else []
        if before and inside:
            before.entries, before.end = inside, part.end
        else:
            if before:
                before.entries = [entry for entry in before.entries if not _has_namesake(entry, part)]
            yield part
            before = part


def _has_namesake(entry: Entry, part: Part) -> bool:
    """Return whether an entry is a city, and the part after it a state with another one: "Springfield, Illinois"."""
    city = entry.values[0].partition("/")[2] if entry.facet == "place" else ""
    return bool(city) and any(f"{state.values[0]}/{city}" in points() for state in part.of("place"))


def _leave_likely_cities(parts: list[Part], names: Names) -> None:
    """Of cities of one name, leave those in a place that the sentence names, or those with many of the jobs."""
    for part in parts:
        cities = [entry for entry in part.of("place") if "/" in entry.values[0]]
        if len(cities) > 1:
            others = [each for each in parts if each is not part]
            likely = [each for each in cities if any(_is_inside(each.values[0], other) for other in others)]
            most = max(names.sizes.get(each.values[0], 0) for each in cities)
            likely = likely or [each for each in cities if names.sizes.get(each.values[0], 0) >= most * _MANY]
            part.entries = [entry for entry in part.entries if entry not in cities or entry in likely]


def _is_inside(place: str, part: Part) -> bool:
    code, _, city = place.partition("/")
    codes = {entry.values[0] for entry in part.of(*PLACES)}
    is_code = code[3:] == (part.typed.upper() if not part.kinds else part.typed)  # "tx", but not "in" or "me"
    return bool(city) and (code in codes or code[:2] in codes or is_code)


def _amount_at(position: int, amounts: list[Amount]) -> bool:
    return any(amount.start <= position < amount.end for amount in amounts)


def _phrases(sentence: str, tokens: list[re.Match[str]], names: Names) -> Iterator[Part]:
    known = [() if token["signs"] else tuple(words_of(token[0])) for token in tokens]
    first = 0
    while first < len(tokens):
        if tokens[first]["signs"]:
            yield Part(*tokens[first].span(), tokens[first][0], is_kept=True)
            first += 1
            continue
        last, words = _longest_phrase(sentence, tokens, known, first, names)
        start, end = tokens[first].start(), tokens[last].end()
        yield Part(start, end, sentence[start:end], words, names.of(words))
        first = last + 1


def _longest_phrase(
    sentence: str, tokens: list[re.Match[str]], known: list[Words], first: int, names: Names
) -> tuple[int, Words]:
    """Return the last token of the longest phrase that begins with a token, and its words; of one token if none is known."""
    for last in range(min(first + names.longest, len(tokens)) - 1, first, -1):
        words = tuple(word for each in known[first : last + 1] for word in each)
        if names.of(words):
            typed = sentence[tokens[first].start() : tokens[last].end()]
            if not _BREAK.search(typed) and tuple(words_of(typed)) == words:  # nothing else in between
                return last, words
    return first, known[first]
