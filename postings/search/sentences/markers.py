"""Names after a word that says what they are: "in Berlin", "from Germany", "at Ebbmark", "with Python"."""

from postings.reference import gazetteer
from postings.search.sentences.entry_values import named_values, values_of
from postings.search.sentences.figures import Filter
from postings.search.sentences.names import Names
from postings.search.sentences.parts import PLACES, Part, next_part
from postings.search.sentences.words import DETAILS

# What the name after a word can be, the most likely first.
_AFTER = {
    "in": ("place", "country", "function", "skill", "practice", "category"),
    "en": ("place", "country", "function", "skill", "practice", "category", "company"),
    "at": ("company", "place", "country"),
    "with": ("skill", "practice", *DETAILS, "languages"),
}


def read_marked(parts: list[Part], names: Names) -> None:
    for number, part in enumerate(parts):
        if part.is_decided:
            continue
        if "from" in part.kinds:
            _read_from(parts, number, names)
        for kind in part.kinds & _AFTER.keys():
            _read_names(parts, number, _AFTER[kind], names)


def _read_names(parts: list[Part], marker: int, facets: tuple[str, ...], names: Names) -> None:
    """Read the name after a marker, and those that "and" and "or" add to it."""
    number = next_part(parts, marker)
    while number < len(parts) and not parts[number].is_decided:
        part = parts[number]
        part.filters = named_values(part, facets, names)
        if not part.filters:
            return
        part.is_said = parts[marker].is_dropped = True
        if not is_joined(parts, number):
            return
        number = next_part(parts, number + 1)


def _read_from(parts: list[Part], marker: int, names: Names) -> None:
    """Read the country to apply from. One is all that a search can have, so others stay text."""
    number = next_part(parts, marker)
    if number >= len(parts) or parts[number].is_decided:
        return
    part = parts[number]
    part.filters = _applying_from(part, names)
    part.is_kept = not part.filters and bool(part.of(*PLACES))
    if not part.filters:
        return
    part.is_said = parts[marker].is_dropped = True
    while is_joined(parts, number) and (number := next_part(parts, number + 1)) < len(parts):
        parts[number].is_kept = bool(parts[number].of(*PLACES))


def is_joined(parts: list[Part], number: int) -> bool:
    """Return whether an "and" or "or" follows a part."""
    return number + 1 < len(parts) and bool(parts[number + 1].kinds & {"and", "or"})


def _applying_from(part: Part, names: Names) -> list[Filter]:
    """Return the country of a place as the one to apply from; for a region the place, and for a company the company."""
    entries = part.of(*PLACES)
    codes = {entry.values[0].partition("/")[0].partition("-")[0] for entry in entries}
    countries = [code for code in codes if gazetteer.is_country(code)]
    if len(countries) == 1:
        return [("from", countries[0])]
    return [] if countries else values_of(entries, names) or named_values(part, ["company"], names)
