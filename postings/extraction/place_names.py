"""Find the place names in a location badge, with all meanings that each may have.

A comma without a space separates items, a comma with a space belongs to an item: `Remote,San Francisco, CA`. A badge is
split into items and an item into parts. Words that are not place names are kept as unknown names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from postings.choices import Region
from postings.reference import gazetteer, other_languages
from postings.reference.gazetteer import CityEntry, normalize

_EXCLUSION = re.compile(
    r"\b(?:non-|outside (?:of )?(?:the )?|exclud(?:es|ing) |except(?: for)? |not (?:in|from) )[^,;()|/]*", re.I
)
# `US/CA` means two countries, not a country and its state.
_US_AND_CANADA = re.compile(r"\b(?:US|USA)\b\s*(?:/|&|\+|or|and)\s*CA\b|(?<!, )\bCA\b\s*(?:/|&|\+|or|and)\s*(?:US|USA)\b")
_UK_AND_IRELAND = re.compile(r"\bUK ?& ?I(?:reland)?\b")
_ASIA_PACIFIC = re.compile(r"\bAsia ?[/&] ?Pac(?:ific)?\b")
_ITEM_SEPARATOR = re.compile(r",(?=\S)|[;/|\n+•·]|\s&\s|(?<!, )(?<!,)\bOR\b|\s(?:or|Or|[Aa]nd|AND|und|et|y|oder|ou)\s")
_PART_SEPARATOR = re.compile(r"(,\s+|\s*:\s+|\s*[()\[\]]\s*|\s+[-–—]+\s*|(?<=\w)[-–—]\s+|\s*[–—]\s*)")
_WORD = re.compile(r"[^\s-]+")
_HYPHEN_BEFORE_CODE = re.compile(r"(?<=[a-zà-ÿ])-(?=[A-Z]{2}$)")
_MAX_NAME_WORDS = 8

# Words around names that are not part of them, and common words that are also the names of cities.
_DESCRIPTIVE_WORDS = frozenset(
    """greater metro metropolitan metroplex area areas region county city town district hq headquarters headquarter hub site
    location locations based only residents candidates preferred office campus center centre within in the of or to from
    anywhere any all select selected multiple various other others working hours time zone zones timezone timezones
    compatible contiguous domestic continental northern southern eastern western central coast
    est pst cst mst edt pdt cdt mdt cet utc gmt ast bst ist eastern pacific mountain northeast northwest southeast southwest
    midwest open first country countries nationwide national local flexible travel opportunity job jobs role roles
    position hire hiring preferably ideally some not see description on at for is will be can best most mobile mission same
    save date bar rest pace peer goes sale oral bank hit fleet buy superior rich green dual gap university opportunities
    deal than much federal manage humble time say enterprise mentor una para con sur para come state states tbd na
    remote team group global company inc recruiting consider employees work
    г гор город гр м місто обл область край район πόλη νομός مدينة 市内""".split()
)
_PARTICLES = frozenset(
    "de la le les lès du des sur en aux am an der im bei of the upon under da do dos das e y del los las el di al".split()
)
# Codes that are also words in badges written in capitals. They count only if nothing else is in the part.
_AMBIGUOUS_CODES = frozenset(
    "IN OR ME HI OK IT NO SO IS TO DO BY AM PM ID TV AI ML QA HR VC AS AT BE MY WE ON PA MS".split()
)
_NOT_CODES = frozenset("EST AND PER ARE NOR COM CUB MAR GUM BEN TON MAC ATA AM PM AI UK EU BV".split())
# Countries whose states are written as codes.
_COUNTRIES_WITH_STATE_CODES = ("US", "CA", "AU", "BR", "IN")
_DIRECTIONS = frozenset("north south east west".split())
# Minimum population of a city that is recognized among unknown words.
MIN_LARGE_CITY_POPULATION = 300_000


@dataclass(frozen=True)
class PlaceName:
    """A name in a badge with its possible meanings.

    `key` is the normalized name and `text` the original. `part` is the index of the part of the item that the name is
    in, and `separator` the text before that part. `is_code` is set for codes of two or three capitals, `has_type_word`
    for names such as `Harju County`, and `is_common_word` for words that are rarely names (`Mobile`). An alias has one
    meaning in any context.
    """

    key: str
    part: int
    text: str = ""
    separator: str = ""
    countries: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    subdivisions: tuple[str, ...] = ()
    cities: tuple[CityEntry, ...] = ()
    is_code: bool = False
    has_type_word: bool = False
    is_common_word: bool = False
    is_alias: bool = False

    @property
    def is_unknown(self) -> bool:
        return not (self.countries or self.regions or self.subdivisions or self.cities)


def find_names_by_item(text: str, aliases: Mapping[str, str]) -> list[list[PlaceName]]:
    """Return the names in each item of a badge from which work modes were removed."""
    return [_find_names(item, aliases) for item in _split_items(text)]


def _split_items(text: str) -> list[str]:
    """Split a badge into items: `San Francisco, CA,Remote` has two. Names with a comma or `and` get hyphens instead."""
    if other_languages.has_other_letters(text):
        text = other_languages.with_separators(text)
    text = _US_AND_CANADA.sub("United States;Canada", _EXCLUSION.sub(" ", text))
    text = _UK_AND_IRELAND.sub("UKI", _ASIA_PACIFIC.sub("Asia Pacific", text))
    text = _names_with_separators().sub(lambda match: re.sub(r"[ ,()]+", "-", match[0].rstrip(")")), text)
    return [item for item in _ITEM_SEPARATOR.split(text) if item and item.strip()]


@cache
def _names_with_separators() -> re.Pattern[str]:
    names_with_and = [name for name in gazetteer.countries() if " and " in name]
    words = "|".join(sorted((re.escape(name) for name in names_with_and), key=len, reverse=True))
    return re.compile(
        rf"{gazetteer.names_with_punctuation().pattern}|\b(?:{words}|north and south america)\b", re.IGNORECASE
    )


def _find_names(item: str, aliases: Mapping[str, str]) -> list[PlaceName]:
    """Return the names in an item, in order."""
    tokens = _PART_SEPARATOR.split(item)
    names: list[PlaceName] = []
    skipped = 0
    for position in range(0, len(tokens), 2):
        separator = tokens[position - 1].strip() if position else ""
        in_part = _names_in_part(tokens[position], aliases)
        if position and len(in_part) == 1 and in_part[0].is_unknown and in_part[0].has_type_word:
            skipped += 1
            continue
        names += (replace(name, part=position // 2 - skipped, separator=name.separator or separator) for name in in_part)
    return names


def _names_in_part(part: str, aliases: Mapping[str, str]) -> list[PlaceName]:
    """Return the longest names in a part from left to right, or one unknown name."""
    words = _WORD.findall(_HYPHEN_BEFORE_CODE.sub(" ", part))
    words = [word.strip("\"'“”*.,!?") + ("." if re.search(r"\w\.\w\.$", word) else "") for word in words[:40]]
    words = [word for word in words if word and re.search(r"\w", word)]
    names: list[PlaceName] = []
    remaining: list[int] = []
    starts: list[int] = []
    position = 0
    while position < len(words):
        for stop in range(min(len(words), position + _MAX_NAME_WORDS), position, -1):
            others = words[:position] + words[stop:]
            is_alone = all(word != word.upper() and normalize(word) in _DESCRIPTIVE_WORDS for word in others)
            ends_name = bool(names) and bool(names[-1].cities) and stop == len(words)
            if name := _look_up(words[position:stop], is_alone or ends_name, aliases):
                names.append(name)
                starts.append(position)
                position = stop
                break
        else:
            if normalize(words[position]) not in _DESCRIPTIVE_WORDS:
                remaining.append(position)
            position += 1
    if not remaining:
        return names
    # Other words remain, so a city may be part of a longer name: `Bourne End`, `North Kansas City`.
    is_one_name = "-" in part.strip() or any(normalize(words[n]) in _DIRECTIONS and n + 1 in starts for n in remaining)
    names = [
        name
        for name in names
        if name.is_alias
        or name.countries
        or name.regions
        or name.is_code
        or (_is_certain_in_phrase(name) and not is_one_name)
    ]
    if not names:
        text = " ".join(part.split())
        return [PlaceName(text, 0, text, has_type_word=gazetteer.strip_type_word(normalize(text)) != normalize(text))]
    if remaining == list(range(len(remaining))) and len(names) == 1 and names[0].is_code and names[0].subdivisions:
        return [PlaceName(" ".join(words[: len(remaining)]), 0), replace(names[0], separator=",")]
    return names


def _is_certain_in_phrase(name: PlaceName) -> bool:
    is_well_known_state = any(gazetteer.is_well_known(code) for code in name.subdivisions)
    return is_well_known_state or any(city.population >= MIN_LARGE_CITY_POPULATION for city in name.cities)


def _look_up(words: list[str], is_alone: bool, aliases: Mapping[str, str]) -> PlaceName | None:
    """Return the words as one name with all its meanings, or None."""
    text = " ".join(words)
    key = normalize(text)
    if key in aliases:
        return _resolve_alias(key, text, aliases[key])
    if other_languages.has_other_letters(key):
        return _look_up_in_other_script(key, text)
    if len(key) <= 3 and not (text.replace(".", "").isupper() or key in ("uk", "usa") or (key == "us" and is_alone)):
        return None
    if key in _DIRECTIONS:
        return None
    if region := gazetteer.regions().get(key):
        return PlaceName(key, 0, regions=(region,))
    if group := gazetteer.COUNTRY_GROUPS.get(key):
        return PlaceName(key, 0, countries=tuple(group.split()))
    if len(words) == 1 and 2 <= len(text) <= 3 and text.isupper() and (code := _look_up_code(text, is_alone)):
        return code
    country = gazetteer.countries().get(key) or other_languages.countries_in_latin_letters().get(key)
    if country and key != "georgia":
        return PlaceName(key, 0, text, countries=(country,))
    cities = gazetteer.cities().get(key) or gazetteer.cities().get(re.sub(r"^saint ", "st ", key), ())
    if len(words) == 1 and key in _DESCRIPTIVE_WORDS:
        return (
            PlaceName(key, 0, text, cities=cities, is_common_word=True) if is_alone and cities and text.istitle() else None
        )
    base_key = gazetteer.strip_type_word(key)
    subdivisions = gazetteer.subdivisions().get(key, ())
    if not (subdivisions or cities) and base_key != key:
        if key == f"{base_key} city":
            cities = gazetteer.cities().get(base_key, ())
        subdivisions = gazetteer.subdivisions().get(base_key, ())
    if not (country or subdivisions or cities):
        return None
    countries = (country,) if country else ()
    return PlaceName(
        key, 0, text, countries=countries, subdivisions=subdivisions, cities=cities, has_type_word=key != base_key
    )


def _look_up_in_other_script(key: str, text: str) -> PlaceName | None:
    """Return the name for a country, city or subdivision that is not in Latin letters, or None."""
    if country := other_languages.countries().get(key):
        return PlaceName(key, 0, text, countries=(country,))
    if cities := other_languages.cities().get(key, ()):
        return PlaceName(key, 0, text, cities=cities)
    subdivisions = other_languages.subdivisions().get(key, ())
    if any(map(gazetteer.is_well_known, subdivisions)):
        return PlaceName(key, 0, text, subdivisions=subdivisions)
    # In its own script a name says which country it is in.
    countries = tuple(dict.fromkeys(code[:2] for code in subdivisions))
    return PlaceName(key, 0, text, countries=countries) if len(countries) == 1 else None


def _resolve_alias(key: str, text: str, place: str) -> PlaceName:
    """Return the name for an alias that an editor defined, by the key of its place."""
    if place in set(Region):
        return PlaceName(key, 0, text, regions=(Region(place),), is_alias=True)
    code, _, city = place.partition("/")
    if city:
        entry = CityEntry(
            city, code[:2], code if "-" in code else None, MIN_LARGE_CITY_POPULATION, MIN_LARGE_CITY_POPULATION
        )
        return PlaceName(key, 0, text, cities=(entry,), is_alias=True)
    if "-" in code:
        return PlaceName(key, 0, text, subdivisions=(code,), is_alias=True)
    return PlaceName(key, 0, text, countries=(code,), is_alias=True)


def _look_up_code(text: str, is_alone: bool) -> PlaceName | None:
    """Return the name for a code of two or three capitals, or None. Two letters may be a state and a country."""
    if text in _NOT_CODES or (text in _AMBIGUOUS_CODES and not is_alone):
        return None
    states = tuple(
        code for code in (f"{c}-{text}" for c in _COUNTRIES_WITH_STATE_CODES) if code in gazetteer.subdivision_codes()
    )
    cities = gazetteer.cities().get(text.lower(), ()) if text in ("NY", "LA", "SF", "NYC", "GTA", "SFO") else ()
    country = gazetteer.country_codes().get(text)
    if text == "US" or not (states or country or cities):
        return None
    return PlaceName(
        text.lower(),
        0,
        text,
        countries=(country,) if country else (),
        subdivisions=states,
        cities=cities[:1],
        is_code=True,
    )


def looks_like_name(words: list[str]) -> bool:
    """Return whether unknown words may be the name of a town: `King of Prussia`, but not `All cities`."""
    if not 1 <= len(words) <= _MAX_NAME_WORDS - 1 or any(
        normalize(word) in _DESCRIPTIVE_WORDS for word in words if word.islower()
    ):
        return False
    for word in words:
        key = normalize(word)
        if re.search(r"[^\w'’.-]|\d|_|^[A-Z]{2,4}$", word) or not (word in _PARTICLES or word != word.lower()):
            return False
        if key in _DESCRIPTIVE_WORDS - {"north", "south", "east", "west", "green", "city"} and key not in _PARTICLES:
            return False
    return len("".join(words)) > 2
