"""The places and work modes that a location badge names.

The names that `place_names.py` finds in an item explain each other: in `London, Ontario` the second tells which London is
meant. What no other name explains has its most prominent meaning; unknown words have none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from postings.choices import Region, WorkMode
from postings.content.types import City, Places
from postings.extraction.place_names import SURE_CITY, Name, looks_like_a_name, names_by_item
from postings.reference import gazetteer
from postings.reference.gazetteer import CityEntry

_NOT_REMOTE = re.compile(r"\b(?:not?|non)[- ]remote\b", re.IGNORECASE)
_MODES = {
    WorkMode.REMOTE: re.compile(
        r"\b(?:fully[- ])?remot(?:e(?:ly)?|o|a)\b(?:[- ](?:first|friendly|only|ok|eligible|work|office|position|job)\b)?"
        r"|\btelecommut\w*|\btelework\w*|\bwfh\b|\bwork(?:ing)?[- ]from[- ]home\b|\bhome[- ]?(?:based|office)\b"
        r"|\bvirtual(?:ly)?\b"
        r"|\bdistributed\b|\bt[ée]l[ée]travail\b|\bwork from (?=anywhere)",
        re.IGNORECASE,
    ),
    WorkMode.HYBRID: re.compile(r"\bhybrid\b|\bh[íi]brido\b|\bhybride\b", re.IGNORECASE),
    WorkMode.ONSITE: re.compile(
        r"\bon[- ]?site\b|\bin[- ]?(?:the )?offices?\b|\bin[- ]?person\b|\boffices?(?: locations?)?\b|\bpresencial\b"
        r"|\bvor ort\b",
        re.IGNORECASE,
    ),
}
# A state that is a city, too: which of the two is meant without more is settled by use.
_STATES_BEFORE_CITIES = ("US", "CA", "GB", "AU")
_CITIES_BEFORE_STATES = frozenset(["new york"])
_CITIES_OR_STATES = frozenset(["new york", "washington"])
_MAJOR_CITY, _MUCH_MORE, _MAX_LENGTH = 100_000, 5, 5_000


@dataclass
class _Found:
    """What has been understood so far."""

    countries: set[str] = field(default_factory=set)
    subdivisions: set[str] = field(default_factory=set)
    cities: dict[City, None] = field(default_factory=dict)
    regions: dict[Region, None] = field(default_factory=dict)


def read_places(text: str, aliases: Mapping[str, str] | None = None) -> Places | None:
    """What a location badge says, or None where it names neither a place nor a work mode.

    `aliases` are other names of places, folded, each with its place's key: `{"bay area": "US-CA/San Francisco"}`.

    >>> read_places("Remote,Zurich, CH").cities
    (City(name='Zürich', country='CH', subdivision=None),)
    """
    modes, rest = _without_modes(text[:_MAX_LENGTH])
    items = names_by_item(rest, aliases or {})
    context = _sure_countries(items)
    found = _Found()
    for names in items:
        _understand(names, context, found, _states_are_listed(items))
    if not (modes or found.countries or found.regions):
        return None
    return Places(
        work_modes=modes,
        countries=tuple(sorted(found.countries)),
        subdivisions=tuple(sorted(found.subdivisions)),
        cities=tuple(sorted(found.cities, key=lambda city: (city.name, city.country))),
        regions=tuple(region for region in Region if region in found.regions),
    )


def _without_modes(text: str) -> tuple[tuple[WorkMode, ...], str]:
    """The work modes that the text names, and the text with a gap for each, since what stands around one is not one name."""
    found = set()
    if _NOT_REMOTE.search(text):
        found.add(WorkMode.ONSITE)
        text = _NOT_REMOTE.sub(" ", text)
    for mode, words in _MODES.items():
        without = re.sub(rf"\(\s*(?:or )?(?:{words.pattern})\s*\)", " ", text, flags=words.flags)
        without = words.sub(" ", without)
        if without != text:
            found.add(mode)
            text = without
    return tuple(mode for mode in WorkMode if mode in found), text


def _sure_countries(items: Iterable[list[Name]]) -> set[str]:
    """The countries that the badge names without doubt: by name, or by a state that is nothing else."""
    sure: set[str] = set()
    for name in (name for names in items for name in names):
        if name.is_alias:
            sure |= _countries_of(name)
        elif name.countries and not name.subdivisions:
            sure.update(name.countries)
        elif name.subdivisions and not name.countries and gazetteer.is_known_abroad(name.subdivisions[0]):
            sure.add(name.subdivisions[0][:2])
    return sure


def _countries_of(name: Name) -> set[str]:
    return {*name.countries, *(code[:2] for code in name.subdivisions), *(city.country for city in name.cities)}


def _states_are_listed(items: Iterable[list[Name]]) -> bool:
    """Whether an item is a state without a city, so that the same word in another is one, too."""
    return any(
        names and names[0].subdivisions and not names[0].cities and not names[0].is_code and not names[0].countries
        for names in items
    )


def _understand(names: list[Name], context: set[str], found: _Found, states_are_listed: bool) -> None:
    """Settle what the names of one item mean, and add it to what was found."""
    here = {code for name in names if not name.subdivisions for code in name.countries}
    states = {code for name in names if not name.countries for code in name.subdivisions if gazetteer.is_known_abroad(code)}
    here |= {code[:2] for code in states}.intersection(_STATES_BEFORE_CITIES)
    here |= {code for name in names if name.is_alias for code in _countries_of(name)}
    settled = list(names)
    for position in range(len(settled)):
        name = settled[position]
        after = _neighbour(settled, position, +1)
        before = _neighbour(settled, position, -1)
        if after and name.countries and name.words == after.words and not name.is_alias:
            name = _as_city(name)
        if name.is_unknown:
            _add_unknown(name, settled, position, after, here, context, found)
        elif choice := _explained(name, after):
            city, settled[position + 1] = choice
            _add_city(city, found)
        elif name.is_alias:
            _add(_meaning_of_alias(name), found)
        elif name.is_word:
            continue
        elif before and not before.cities and not _may_be_area(name) and (choice := _explained(name, before)):
            _add_city(choice[0], found)
        elif after and _is_elsewhere(name, after):
            others = set(name.countries)
            _add_unknown(replace(name, words=name.written), settled, position, after, here - others, context - others, found)
        else:
            _add(_meaning(name, before, after, here, context, states_are_listed), found)
    placed = any(not name.is_unknown and Region.WORLDWIDE not in name.regions for name in names)
    for name in names:
        found.regions.update(dict.fromkeys(r for r in name.regions if not (placed and r == Region.WORLDWIDE)))


def _as_city(name: Name) -> Name:
    """A country's name is a city's, too, only in front of itself: `Singapore, Singapore`."""
    cities = gazetteer.cities().get(name.words, ())
    return replace(name, cities=tuple(city for city in cities[:1] if city.country in name.countries))


def _may_be_area(name: Name) -> bool:
    return bool(name.countries or name.is_code or any(gazetteer.is_known_abroad(code) for code in name.subdivisions))


def _is_elsewhere(name: Name, after: Name) -> bool:
    """Whether the country or state that follows tells that another place than any known one is meant: `Lebanon, NH`."""
    if after.separator != "," or not _may_be_area(after) or name.is_code or name.regions:
        return False
    if any(state.startswith(("US-", "CA-")) for state in after.subdivisions) and after.is_code and not after.cities:
        parents = {state[:2] for state in after.subdivisions}
        return name.words not in _CITIES_OR_STATES and not parents.union(after.countries).intersection(name.countries)
    is_small = name.cities and name.cities[0].population < SURE_CITY and not _may_be_area(name)
    return bool(is_small) and not after.cities and not any(city.country in after.countries for city in name.cities)


def _neighbour(names: list[Name], position: int, step: int) -> Name | None:
    """The name beside, unless a gap lies between: in `Lisbon, Remote, US` the two say nothing about each other."""
    other = position + step
    if 0 <= other < len(names) and abs(names[other].part - names[position].part) <= 1:
        return names[other]
    return None


def _explained(name: Name, other: Name | None) -> tuple[CityEntry, Name] | None:
    """The city that `name` means since `other` names its state or country, and `other` as it is meant then."""
    if other is None or (name.countries and not other.countries):
        return None
    for code in other.subdivisions:
        if (
            other.cities
            and not other.is_code
            and not (gazetteer.is_known_abroad(code) or other.has_kind or other.words == name.words)
        ):
            continue
        for city in name.cities:
            if city.subdivision == code or (city.country == code[:2] and city.country not in gazetteer.MAPPED):
                return city, replace(other, subdivisions=(code,), countries=(), cities=())
    if any(gazetteer.is_known_abroad(code) and code[:2] in other.countries for code in name.subdivisions):
        return None
    for city in name.cities:
        if city.country in other.countries:
            return city, replace(other, countries=(city.country,), subdivisions=(), cities=())
    return None


def _meaning(
    name: Name, before: Name | None, after: Name | None, here: set[str], context: set[str], states_are_listed: bool
) -> Name | CityEntry:
    """What a name means that its neighbours do not explain."""
    if name.is_alias:
        return _meaning_of_alias(name)
    if name.is_code:
        return _meaning_of_code(name, before, after, here, context)
    abroad = [code for code in name.subdivisions if gazetteer.is_known_abroad(code)]
    local = [code for code in (abroad if name.cities else name.subdivisions) if code[:2] in here]
    if name.countries and not name.subdivisions:
        return name
    if name.countries:  # Georgia
        is_state = "US" in here | context or (after and any(city.subdivision == "US-GA" for city in after.cities[:1]))
        return replace(name, countries=(), subdivisions=("US-GA",)) if is_state else replace(name, subdivisions=())
    is_in_after = after and after.separator == "," and after.countries and not after.subdivisions
    if not local and is_in_after:
        abroad = [code for code in abroad if code[:2] in _STATES_BEFORE_CITIES]
    if (known := local or abroad) and _is_state(name, known[0], before, states_are_listed):
        return replace(name, subdivisions=(known[0],), cities=())
    if not name.cities:
        return replace(name, subdivisions=())
    top = name.cities[0]
    for scope in (here, context):
        near = next((city for city in name.cities if city.country in scope), None)
        if near and (scope is here or near.prominence * _MUCH_MORE >= top.prominence):
            return near
    return top


def _meaning_of_alias(name: Name) -> Name | CityEntry:
    return name.cities[0] if name.cities else name


def _is_state(name: Name, state: str, before: Name | None, states_are_listed: bool) -> bool:
    """Whether a name that both a city and a state bear means the state."""
    if not name.cities or name.has_kind or (before and before.words == name.words):
        return True
    if name.words in _CITIES_BEFORE_STATES:
        return states_are_listed
    return state[:2] in _STATES_BEFORE_CITIES or name.cities[0].population < _MAJOR_CITY


def _meaning_of_code(
    name: Name, before: Name | None, after: Name | None, here: set[str], context: set[str]
) -> Name | CityEntry:
    country = name.countries[0] if name.countries else None
    as_country = replace(name, subdivisions=(), cities=())
    states = [replace(name, subdivisions=(code,), countries=(), cities=()) for code in name.subdivisions]
    is_state = (before and (before.subdivisions or before.is_unknown or before.countries)) or (after and after.is_code)
    if name.cities and not (states and is_state):
        return name.cities[0]
    for scope in (here, context):
        for state in states:
            if state.subdivisions[0][:2] in scope:
                return state
        if country and country in scope:
            return as_country
        if scope is here and here and country and states:
            return Name(name.words, name.part)
    if country and not (states and states[0].subdivisions[0].startswith("US-")):
        return as_country
    return states[0] if states else as_country


def _add_unknown(
    name: Name, names: list[Name], position: int, after: Name | None, here: set[str], context: set[str], found: _Found
) -> None:
    """A name that the gazetteer lacks is a city where a state or country follows it: `Hunt Valley, MD`."""
    words = name.words.split()
    if after is None or after.separator not in (",", "") or not looks_like_a_name(words):
        return
    meaning = _meaning(after, name, None, here, context, True)
    if isinstance(meaning, CityEntry) or meaning.regions:
        return
    subdivision = meaning.subdivisions[0] if meaning.subdivisions else None
    country = subdivision[:2] if subdivision else next(iter(meaning.countries), None)
    if country is None and (later := _neighbour(names, position + 1, +1)) and len(later.countries) == 1:
        country = later.countries[0]
    if country:
        found.cities[City(name.words, country, subdivision)] = None
        found.countries.add(country)


def _add(meaning: Name | CityEntry, found: _Found) -> None:
    if isinstance(meaning, CityEntry):
        _add_city(meaning, found)
    else:
        _add_area(meaning, found)


def _add_city(city: CityEntry, found: _Found) -> None:
    is_known = city.subdivision is not None and (city.population >= _MAJOR_CITY or city.subdivision in found.subdivisions)
    found.cities[City(city.name, city.country, city.subdivision)] = None
    found.countries.add(city.country)
    if is_known and city.subdivision:
        found.subdivisions.add(city.subdivision)


def _add_area(name: Name, found: _Found) -> None:
    if name.subdivisions:
        found.subdivisions.add(name.subdivisions[0])
        found.countries.add(name.subdivisions[0][:2])
    else:
        found.countries.update(name.countries)
