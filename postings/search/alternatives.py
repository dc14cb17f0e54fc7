"""Texts that name several jobs, of which any will do: "cook or waiter", "java oder python entwickler"."""

import re
from itertools import pairwise

from postings.reference.occupations import names_occupation
from postings.search import word_forms
from postings.search.tokens import words_of

_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]?")
# A choice between words. "OR" at the end is the state of Oregon.
_OR = re.compile(r"\s+(?:or|oder|ou|[ou]|/|\|)\s+(?=\S)", re.IGNORECASE)
_MOST = 4


def alternatives_of(text: str) -> list[str]:
    """Return the texts that a text is a choice of; the text itself if it is none.

    An occupation that is said once belongs to all of them.

    >>> alternatives_of("cook or waiter"), alternatives_of("java or python developer")
    (['cook', 'waiter'], ['java developer', 'python developer'])
    >>> alternatives_of("ingeniero java o python"), alternatives_of("nurse, Portland OR")
    (['ingeniero java', 'ingeniero python'], ['nurse, Portland OR'])
    """
    text = text.strip()
    outside = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), text)
    splits = [(0, 0), *(match.span() for match in _OR.finditer(outside)), (len(text), len(text))]
    parts = [text[before[1] : after[0]] for before, after in pairwise(splits)]
    if not 1 < len(parts) <= _MOST:
        return [text]
    first, last = parts[0].split(), parts[-1].split()
    before = first[0] if len(first) > 1 and _names_occupation(first[0]) else ""
    after = last[-1] if len(last) > 1 and _names_occupation(last[-1]) else ""
    return [part if any(map(_names_occupation, part.split())) else f"{before} {part} {after}".strip() for part in parts]


def _names_occupation(word: str) -> bool:
    words = tuple(words_of(word))
    english = word_forms.translations(words) if words else ()
    return any(map(names_occupation, (word, *(" ".join(each) for each in english))))
