"""Lists of words that belong together, as they are written in this package: a line each, with commas between them."""

from collections.abc import Mapping

from postings.search.inflection import Words, inflected


def word_groups(listed: str) -> list[list[Words]]:
    """Return the groups of a list. A line that begins with a space continues the one above.

    >>> word_groups("front end, frontend\\nk8s,\\n  kubernetes\\n")
    [[('front', 'end'), ('frontend',)], [('k8s',), ('kubernetes',)]]
    """
    lines = listed.replace(",\n ", ",").split("\n")
    return [[tuple(form.split()) for form in line.split(", ")] for line in lines if line]


def first_of(table: Mapping[Words, tuple[Words, ...]], words: Words) -> tuple[Words, ...]:
    """Return what a table has for words, or else for another form of them."""
    return next((table[form] for form in inflected(words) if form in table), ())
