"""A sentence as a search: "senior python in berlin over 60k, no agencies" as filters and the text that remains.

Nothing is guessed: what is not certain stays text, and the words of a job title stay together in their order. `words`
has the words of each language, `names` the values of the board, and `figures` reads salaries, years, dates and time
zones. `parts` splits a sentence. `titles`, `negation`, `neighbors`, `markers` and `unmarked` decide about its parts one
after the other, `remainder` about what is left, and `meaning` about the whole. docs/decisions/035-sentence-search.md
says why.
"""

from postings.search.sentences.meaning import Reading, read
from postings.search.sentences.names import Names, known_names

__all__ = ["Names", "Reading", "known_names", "read"]
