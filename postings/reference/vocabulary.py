"""The words that ads are read with and that editors change, as one value: skills, and other names of places."""

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property

from postings.reference.lexicon import Lexicon
from postings.reference.skill_list import shipped_lexicon


@dataclass(frozen=True)
class Vocabulary:
    """`places` are words as `gazetteer.fold` leaves them, each with the key of the place that it means.

    A key is a region's name, a code (`CA`, `CA-ON`) or a city below a code: `CA-ON/Toronto`.
    """

    lexicon: Lexicon
    places: tuple[tuple[str, str], ...] = ()

    @cached_property
    def version(self) -> str:
        """Changes when anything in it does, and not with the order in which it is listed."""
        if not self.places:
            return self.lexicon.version
        return hashlib.sha256(repr((self.lexicon.version, sorted(self.places))).encode()).hexdigest()

    @cached_property
    def place_keys(self) -> dict[str, str]:
        return dict(self.places)


@cache
def shipped_vocabulary() -> Vocabulary:
    """What comes with the project."""
    return Vocabulary(shipped_lexicon())
