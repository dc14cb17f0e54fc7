"""Jobs near a city: "within 30 km of Berlin", "near Lyon"."""

from postings.search.near_filter import DEFAULT_DISTANCE, cities_named
from postings.search.sentences.figures import Filter
from postings.search.sentences.parts import Part, next_part


def read_near(parts: list[Part]) -> None:
    """Read the city after a distance or a word such as "near", and the one before a distance: "Berlin 30 km".

    A distance without a city stays text. A country or region after "near" is a place like any other.
    """
    for number, part in enumerate(parts):
        distance = next((value for name, value in part.filters if name == "within"), None)
        if distance is None and ("near" not in part.kinds or part.is_decided):
            continue
        sides = [next_part(parts, number), *([number - 1] if distance else [])]
        city, cities = next(((each, found) for each in sides if (found := _cities(parts, each))), (None, []))
        if city is not None:
            parts[city].filters, parts[city].is_said, parts[city].is_title = cities, True, False
            part.filters = [("within", distance)] if distance not in {None, DEFAULT_DISTANCE} else []
            part.is_dropped = not part.filters
        elif distance:
            part.filters, part.is_kept, part.is_said = [], True, False


def _cities(parts: list[Part], number: int) -> list[Filter]:
    """Return the cities that a part names, of the board or else the most prominent one of the name."""
    if not 0 <= number < len(parts) or parts[number].is_amount or (parts[number].is_decided and not parts[number].is_title):
        return []
    part = parts[number]
    cities = [entry.values[0] for entry in part.of("place") if "/" in entry.values[0]]
    if not cities and not part.kinds - {"text"}:
        cities = cities_named(part.typed)[:1]
    return [("near", city) for city in cities]
