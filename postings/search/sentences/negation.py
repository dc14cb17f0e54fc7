"""Negation: values, words and titles after a "no" or "not", which a search excludes."""

from postings.search.sentences.entry_values import values_of
from postings.search.sentences.names import Names
from postings.search.sentences.parts import CLOSED, PLACES, Part, next_part
from postings.search.sentences.words import DETAILS

_FACETS = (*CLOSED, *DETAILS, "skill", "practice", "place", "country", "company", "languages", "category")
_WORD = "word"
# What employers do.
_FIELDS = {"skill", "practice", "category"}
# What joins two nouns in French and Spanish.
_LINKS = {"de", "d", "du", "des", "del"}


def read_negated(sentence: str, parts: list[Part], names: Names) -> None:
    for number, part in enumerate(parts):
        is_first = not number or part.breaks or "value" not in parts[number - 1].kinds
        if ("not" in part.kinds or ("neither" in part.kinds and is_first)) and not part.is_decided:
            _Negation(sentence, parts, names).read(number)


class _Negation:
    """A "not" in a sentence, and what it excludes."""

    def __init__(self, sentence: str, parts: list[Part], names: Names):
        self.sentence, self.parts, self.names = sentence, parts, names

    def read(self, marker: int) -> None:
        """Exclude the value, title or word after a "not", and what "or", or "and" with more of the kind, adds to it."""
        number, end = next_part(self.parts, marker), self._end_of_list(marker)
        is_beside = not any(part.breaks for part in self.parts[marker + 1 : number + 1])
        kind = self._exclude(number) if is_beside else ""
        if not kind:
            self._leave(marker)
            return
        self.parts[marker].is_dropped = self.parts[marker].is_said = True
        while (after := number + 1) < len(self.parts):
            joined = self.parts[after].kinds & {"or", "and"}
            if joined:
                after = next_part(self.parts, after)
            goes_on = after <= end or "or" in joined or (joined and self._kind_of(after) in {kind, _WORD})
            if not goes_on or not self._exclude(after):
                return
            number = after

    def _end_of_list(self, marker: int) -> int:
        """Return the number of the "or" in a list such as "java, php or go" after a "not"; the marker if there is none."""
        first = next_part(self.parts, marker)
        after, kind = first + 1, self._kind_of(first)
        while after < len(self.parts) and self.parts[after].breaks and kind and self._kind_of(after) == kind:
            after += 1
        return after if after < len(self.parts) and "or" in self.parts[after].kinds else marker

    def _leave(self, marker: int) -> None:
        """Leave a "not" and what follows it as text, since it means something else."""
        for number in range(marker, len(self.parts)):
            part = self.parts[number]
            if number > marker and part.breaks:
                return
            part.filters, part.is_kept = [], True
            if part.kinds <= {"value", "text"}:
                return

    def _exclude(self, number: int) -> str:
        """Exclude a part, and return its facet or "word"; an empty string if it cannot be excluded."""
        if number >= len(self.parts):
            return ""
        if value := self._value_of_employers(number):
            kind = self._exclude(value)
            self.parts[number].is_dropped = bool(kind)
            return kind
        part = self.parts[number]
        if part.is_title and not (part.of("seniority") and self._is_last_of_title(number)):
            self._exclude_title(number)
            return _WORD
        part.is_title = False
        kind = self._kind_of(number)
        if kind == _WORD:
            part.is_excluded = True
            self._add_complement(number)
        elif kind:
            entries = part.of(*PLACES) if kind in PLACES else part.of(kind)[:1]
            part.filters = [(f"-{name}", value) for name, value in values_of(entries, self.names, excluded=True)]
            self._drop_employers(number + 1)
        return kind

    def _value_of_employers(self, number: int) -> int | None:
        """Return the number of the value that a word for employers stands before: the "crypto" of "startups crypto"."""
        if "employers" not in self.parts[number].kinds or self.parts[number].is_title:
            return None
        after = number + 1
        while after < len(self.parts) and self.parts[after].kinds & {"drop", "in", "en"} and not self.parts[after].breaks:
            after += 1
        is_value = after < len(self.parts) and not self.parts[after].breaks and self._kind_of(after) in _FIELDS
        return after if is_value else None

    def _drop_employers(self, number: int) -> None:
        """Drop a word for employers after an excluded value: the "startups" of "no crypto startups"."""
        for part in self.parts[number : number + 1]:
            if "employers" in part.kinds and not part.breaks and not part.is_decided:
                part.is_dropped = True

    def _kind_of(self, number: int) -> str:
        """Return the facet of which a part is a value, or "word"; an empty string if it is neither or decided already."""
        if number >= len(self.parts) or self.parts[number].is_decided:
            return ""
        part = self.parts[number]
        facet = next((facet for facet in _FACETS if values_of(part.of(facet), self.names)), "")
        return facet or (_WORD if part.is_plain else "")

    def _is_last_of_title(self, number: int) -> bool:
        return not any(part.is_title and not part.breaks for part in self.parts[number + 1 : number + 2])

    def _add_complement(self, number: int) -> None:
        """Exclude a word with what a French or Spanish "de" adds to it as a phrase: "cabinet de recrutement"."""
        first, *others = self.parts[number : number + 3]
        if len(others) != 2 or any(part.breaks for part in others):
            return
        link, noun = others
        if link.typed.lower() in _LINKS and noun.is_plain and (noun.is_title or not noun.is_decided):
            noun.is_title = False
            first.end, link.is_dropped, noun.is_dropped = noun.end, True, True
            first.typed = self.sentence[first.start : first.end]

    def _exclude_title(self, number: int) -> None:
        """Exclude the words of a title as a phrase."""
        first, *others = self.parts[number:]
        first.is_title, first.is_excluded = False, True
        for part in others:
            if not part.is_title or part.breaks:
                break
            part.is_title, part.is_dropped = False, True
            first.end = part.end
        first.typed = self.sentence[first.start : first.end]
