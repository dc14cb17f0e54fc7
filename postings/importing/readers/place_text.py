"""Short texts that are a place or a way of working, for formats that do not say what a text is."""

from functools import cache

from postings.content.types import Places
from postings.extraction.places import read_places
from postings.reference.vocabulary import builtin_vocabulary


@cache
def _aliases() -> dict[str, str]:
    return dict(builtin_vocabulary().place_keys)


def places_in(text: str) -> Places | None:
    """Return the places and work modes that a text names, with the built-in names of places."""
    return read_places(text, _aliases())


def names_place(text: str) -> bool:
    """Return whether a text names a city, state or country."""
    found = places_in(text)
    return bool(found and (found.cities or found.countries or found.subdivisions))
