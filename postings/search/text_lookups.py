"""What the text index has found, kept while the board changes: only changed postings are looked up again."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pyroaring import BitMap

from postings.search.full_text import Lookup, found_by_each

_MAX_KEPT = 300
# What was found is dropped when more postings than this have changed since.
_MAX_CHANGED = 2_000


class _Found(NamedTuple):
    """The ids that a lookup found, and the postings that have changed since."""

    ids: BitMap
    changed: BitMap = BitMap()


class TextLookups:
    """The lookups of the text index that searches of one state of the board have made, and of the states before it."""

    def __init__(self, kept: Mapping[Lookup, _Found] | None = None):
        self._kept = dict(kept or {})

    def find(self, lookups: Sequence[Lookup]) -> list[BitMap]:
        """Return the ids that each lookup finds, asking the database only for what is not known."""
        if len(self._kept) > _MAX_KEPT:
            self._kept.clear()
        known = {each: found for each in lookups if (found := self._kept.get(each)) is not None}
        outdated = {each: found for each, found in known.items() if found.changed}
        if outdated:
            changed = BitMap.union(*(found.changed for found in outdated.values()))
            again = found_by_each(list(outdated), among=changed)
            known |= {each: _Found(outdated[each].ids - changed | ids) for each, ids in zip(outdated, again, strict=True)}
        unknown = [each for each in dict.fromkeys(lookups) if each not in known]
        known |= {each: _Found(ids) for each, ids in zip(unknown, found_by_each(unknown), strict=True)}
        self._kept |= known
        return [known[each].ids for each in lookups]

    def after(self, changed: BitMap) -> "TextLookups":
        """Return the lookups for the next state of the board, in which some postings have changed."""
        kept = {each: _Found(found.ids, found.changed | changed) for each, found in self._kept.copy().items()}
        return TextLookups({each: found for each, found in kept.items() if len(found.changed) <= _MAX_CHANGED})
