"""The vocabulary that ads are read with and editors can change: skills, and other names of places."""

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property

from postings.reference.lexicon import Lexicon
from postings.reference.skill_list import builtin_lexicon


@dataclass(frozen=True)
class Vocabulary:
    """The skills and place aliases to read ads with.

    `places` are normalized names, each with the key of its place: the name of a region, a code (`CA`, `CA-ON`), or a
    city after a code: `CA-ON/Toronto`.
    """

    lexicon: Lexicon
    places: tuple[tuple[str, str], ...] = ()

    @cached_property
    def version(self) -> str:
        """A hash of the contents that does not depend on their order."""
        if not self.places:
            return self.lexicon.version
        return hashlib.sha256(repr((self.lexicon.version, sorted(self.places))).encode()).hexdigest()

    @cached_property
    def place_keys(self) -> dict[str, str]:
        return dict(self.places)


@cache
def builtin_vocabulary() -> Vocabulary:
    """Return the built-in vocabulary."""
    return Vocabulary(builtin_lexicon())
