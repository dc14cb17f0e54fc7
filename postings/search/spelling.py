"""Spelling corrections for rare words of a query text, from words of titles and of the names of skills, places and so on."""

import re
from collections import Counter
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from postings.choices import Function
from postings.extraction.function import function_of_title
from postings.models import Posting
from postings.reference.occupations import names_occupation
from postings.search import full_text, word_forms
from postings.search.facets.index import Index
from postings.search.facets.results import Results
from postings.search.inflection import inflected
from postings.search.tokens import words_of, written

# Corrections are suggested only for searches that find fewer postings than this.
FEW = 3
# Of searches that find some, only long words are corrected, by one letter, and only if that finds far more.
SOME = 20
# Only longer words are long, and only those that are very long are corrected by two letters: "koeln" is not "Kotlin".
_LONG, _VERY_LONG = 6, 8
# What a word is corrected to has to be more than this many times as frequent, times the square of the frequency if the word
# occurs on the board: a mistake is seldom made, a proper word such as "head" occurs often.
FAR_MORE = 10
_MAX_TITLES = 20_000
_NAMES = ("skill", "practice", "company", "team", "place")


class BetterText(NamedTuple):
    """A text to search for instead, the number of postings that it finds with the same filters, and its URL."""

    text: str
    total: int
    href: str


def corrected_texts(found: Results) -> list[BetterText]:
    """Return the query text with corrected words; an empty list if that does not find more postings."""
    query = found.search.query
    if not query.wanted or found.total >= SOME:
        return []
    text = corrected(found.search.text, found.index, is_found=found.total >= FEW)
    if text == found.search.text or len(text) > full_text.MAX_LENGTH:
        return []
    asked = found.search.with_values("q", [text])
    better = Results(found.index, asked, found.today)
    enough = found.total * (1 if found.total < FEW else FAR_MORE)
    return [BetterText(text, better.total, asked.address())] if better.total > enough else []


def corrected(text: str, index: Index, *, is_found: bool = False) -> str:
    """Return the text with its rare words replaced by similar, more frequent words of the board.

    If the text finds something as it is, only long words are replaced, by words with one letter changed.
    """
    frequencies = _word_frequencies(index)
    choices = [_nearest(word, frequencies, is_found=is_found) for word in _words(text)]
    for word, near in zip(_words(text), choices, strict=True):
        if near:
            text = re.sub(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", near, text)
    return text


def _words(text: str) -> list[str]:
    """Return the words of a text as written, of at least three letters and without excluded ones."""
    return re.findall(r"(?<![^\s\"“”(])(?!-)[^\W\d_]{3,}(?![^\W_]|\*)", text)


def _word_frequencies(index: Index) -> Counter[str]:
    """Return the words of titles and names on the board with their frequencies, computed at the first use and cached."""

    def make() -> Counter[str]:
        newest = Posting.objects.open().newest_first().values_list("title", flat=True)[:_MAX_TITLES]
        names = [label for facet in _NAMES for label in index.labels.get(facet, {}).values()]
        texts = [*newest, *names, *map(str, Function.labels)]
        return Counter(word for text in texts for word in words_of(text) if len(word) > 2)

    return index.cached_in_language("word frequencies", make)


def _nearest(word: str, frequencies: Counter[str], *, is_found: bool) -> str | None:
    """Return the word of the board with the least edit distance to a rare word, or None.

    Abbreviations, words that are translated and names of occupations are no mistakes. Of equal distances, prefer the same
    first letter, then the more frequent word.
    """
    if len(normalized := words_of(word)) != 1:
        return None
    known = normalized[0]
    if word_forms.is_known((known,)) or _is_occupation(word) or (is_found and len(known) < _LONG):
        return None
    times = max(frequencies[form] for (form,) in inflected((known,)))
    mistakes = 1 if len(known) < _VERY_LONG or times or is_found else 2
    near = process.extract(known, frequencies.keys(), scorer=OSA.distance, score_cutoff=mistakes, limit=None)
    better = [(distance, candidate) for candidate, distance, _ in near if frequencies[candidate] > FAR_MORE * times**2]
    best = min(better, key=lambda each: (each[0], each[1][0] != known[0], -frequencies[each[1]]), default=None)
    return written(best[1]) if best else None


def _is_occupation(word: str) -> bool:
    return names_occupation(word) or function_of_title(word) is not None
