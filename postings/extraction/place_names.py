"""The names in a location badge, and what each may mean by itself.

A comma with no space separates items, one with a space binds within an item: `Remote,San Francisco, CA`. So a badge is
split into items, and an item into parts; words that the gazetteer does not know are left as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from postings.choices import Region
from postings.reference import gazetteer
from postings.reference.gazetteer import CityEntry, fold

_EXCLUDED = re.compile(
    r"\b(?:non-|outside (?:of )?(?:the )?|exclud(?:es|ing) |except(?: for)? |not (?:in|from) )[^,;()|/]*", re.I
)
# `US/CA` are two countries, not one and its state.
_US_AND_CANADA = re.compile(r"\b(?:US|USA)\b\s*(?:/|&|\+|or|and)\s*CA\b|(?<!, )\bCA\b\s*(?:/|&|\+|or|and)\s*(?:US|USA)\b")
_UK_AND_IRELAND = re.compile(r"\bUK ?& ?I(?:reland)?\b")
_ASIA_PACIFIC = re.compile(r"\bAsia ?[/&] ?Pac(?:ific)?\b")
_BETWEEN_ITEMS = re.compile(r",(?=\S)|[;/|\n+•·]|\s&\s|(?<!, )(?<!,)\bOR\b|\s(?:or|Or|[Aa]nd|AND|und|et|y|oder|ou)\s")
_BETWEEN_PARTS = re.compile(r"(,\s+|\s*:\s+|\s*[()\[\]]\s*|\s+[-–—]+\s*|(?<=\w)[-–—]\s+|\s*[–—]\s*)")
_WORD = re.compile(r"[^\s-]+")
_JOINED = re.compile(r"(?<=[a-zà-ÿ])-(?=[A-Z]{2}$)")
_MAX_NAME_WORDS = 8

# Words around names that are no part of them, and words that are never names though a city may bear them.
_DESCRIPTIONS = frozenset(
    """greater metro metropolitan metroplex area areas region county city town district hq headquarters headquarter hub site
    location locations based only residents candidates preferred office campus center centre within in the of or to from
    anywhere any all select selected multiple various other others working hours time zone zones timezone timezones
    compatible contiguous domestic continental northern southern eastern western central coast
    est pst cst mst edt pdt cdt mdt cet utc gmt ast bst ist eastern pacific mountain northeast northwest southeast southwest
    midwest open first country countries nationwide national local flexible travel opportunity job jobs role roles
    position hire hiring preferably ideally some not see description on at for is will be can best most mobile mission same
    save date bar rest pace peer goes sale oral bank hit fleet buy superior rich green dual gap university opportunities
    deal than much federal manage humble time say enterprise mentor una para con sur para come state states tbd na
    remote team group global company inc recruiting consider employees work""".split()
)
_PARTICLES = frozenset(
    "de la le les lès du des sur en aux am an der im bei of the upon under da do dos das e y del los las el di al".split()
)
# Codes that badges in capitals use as words: a country or state only where nothing else is in the part.
_WORDS_IN_CAPITALS = frozenset(
    "IN OR ME HI OK IT NO SO IS TO DO BY AM PM ID TV AI ML QA HR VC AS AT BE MY WE ON PA MS".split()
)
_NO_CODE = frozenset("EST AND PER ARE NOR COM CUB MAR GUM BEN TON MAC ATA AM PM AI UK EU".split())
# The countries whose states badges name by their codes.
_STATES_BY_CODE = ("US", "CA", "AU", "BR", "IN")
_DIRECTIONS = frozenset("north south east west".split())
# Inhabitants of a city whose name means it among unknown words, too.
SURE_CITY = 300_000


@dataclass(frozen=True)
class Name:
    """A name in a badge and what it may mean.

    `words` are folded. `part` is the part of its item that it stands in, `separator` what stands before that. A code has two
    or three capitals, `has_kind` is so for `Harju County`, and a word is one that is seldom a name (`Mobile`). An alias
    means one place, whatever stands around it.
    """

    words: str
    part: int
    written: str = ""
    separator: str = ""
    countries: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    subdivisions: tuple[str, ...] = ()
    cities: tuple[CityEntry, ...] = ()
    is_code: bool = False
    has_kind: bool = False
    is_word: bool = False
    is_alias: bool = False

    @property
    def is_unknown(self) -> bool:
        return not (self.countries or self.regions or self.subdivisions or self.cities)


def names_by_item(text: str, aliases: Mapping[str, str]) -> list[list[Name]]:
    """The names in each item of a badge that says nothing of work modes any more."""
    return [_names(item, aliases) for item in _items(text)]


def _items(text: str) -> list[str]:
    """`San Francisco, CA,Remote` -> two items. Names with a comma or an `and` inside keep it, as a hyphen."""
    text = _US_AND_CANADA.sub("United States;Canada", _EXCLUDED.sub(" ", text))
    text = _UK_AND_IRELAND.sub("UKI", _ASIA_PACIFIC.sub("Asia Pacific", text))
    text = _names_with_separators().sub(lambda match: re.sub(r"[ ,()]+", "-", match[0].rstrip(")")), text)
    return [item for item in _BETWEEN_ITEMS.split(text) if item and item.strip()]


@cache
def _names_with_separators() -> re.Pattern[str]:
    with_and = [name for name in gazetteer.countries() if " and " in name]
    words = "|".join(sorted((re.escape(name) for name in with_and), key=len, reverse=True))
    return re.compile(rf"{gazetteer.names_with_marks().pattern}|\b(?:{words}|north and south america)\b", re.IGNORECASE)


def _names(item: str, aliases: Mapping[str, str]) -> list[Name]:
    """The names in an item, in order."""
    pieces = _BETWEEN_PARTS.split(item)
    names: list[Name] = []
    skipped = 0
    for position in range(0, len(pieces), 2):
        separator = pieces[position - 1].strip() if position else ""
        in_part = _names_in_part(pieces[position], aliases)
        if position and len(in_part) == 1 and in_part[0].is_unknown and in_part[0].has_kind:
            skipped += 1
            continue
        names += (replace(name, part=position // 2 - skipped, separator=name.separator or separator) for name in in_part)
    return names


def _names_in_part(part: str, aliases: Mapping[str, str]) -> list[Name]:
    """The longest names that the words make up, from left to right; or one unknown name."""
    words = _WORD.findall(_JOINED.sub(" ", part))
    words = [word.strip("\"'“”*.,!?") + ("." if re.search(r"\w\.\w\.$", word) else "") for word in words[:40]]
    words = [word for word in words if word and re.search(r"\w", word)]
    names: list[Name] = []
    left: list[int] = []
    starts: list[int] = []
    position = 0
    while position < len(words):
        for stop in range(min(len(words), position + _MAX_NAME_WORDS), position, -1):
            others = words[:position] + words[stop:]
            alone = all(word != word.upper() and fold(word) in _DESCRIPTIONS for word in others)
            ends_name = bool(names) and bool(names[-1].cities) and stop == len(words)
            if name := _look_up(words[position:stop], alone or ends_name, aliases):
                names.append(name)
                starts.append(position)
                position = stop
                break
        else:
            if fold(words[position]) not in _DESCRIPTIONS:
                left.append(position)
            position += 1
    if not left:
        return names
    # Words are left, so what looks like a city may be part of another name: `Bourne End`, `North Kansas City`.
    is_one_name = "-" in part.strip() or any(fold(words[n]) in _DIRECTIONS and n + 1 in starts for n in left)
    names = [
        name
        for name in names
        if name.is_alias or name.countries or name.regions or name.is_code or (_is_sure_in_phrase(name) and not is_one_name)
    ]
    if not names:
        written = " ".join(part.split())
        return [Name(written, 0, written, has_kind=gazetteer.without_kind(fold(written)) != fold(written))]
    if left == list(range(len(left))) and len(names) == 1 and names[0].is_code and names[0].subdivisions:
        return [Name(" ".join(words[: len(left)]), 0), replace(names[0], separator=",")]
    return names


def _is_sure_in_phrase(name: Name) -> bool:
    known = any(gazetteer.is_known_abroad(code) for code in name.subdivisions)
    return known or any(city.population >= SURE_CITY for city in name.cities)


def _look_up(words: list[str], alone: bool, aliases: Mapping[str, str]) -> Name | None:
    """What these words, taken together, may mean."""
    written = " ".join(words)
    key = fold(written)
    if key in aliases:
        return _alias(key, written, aliases[key])
    if len(key) <= 3 and not (written.replace(".", "").isupper() or key in ("uk", "usa") or (key == "us" and alone)):
        return None
    if key in _DIRECTIONS:
        return None
    if region := gazetteer.regions().get(key):
        return Name(key, 0, regions=(region,))
    if group := gazetteer.GROUPS.get(key):
        return Name(key, 0, countries=tuple(group.split()))
    if len(words) == 1 and 2 <= len(written) <= 3 and written.isupper() and (code := _code(written, alone)):
        return code
    country = gazetteer.countries().get(key)
    if country and key != "georgia":
        return Name(key, 0, written, countries=(country,))
    cities = gazetteer.cities().get(key) or gazetteer.cities().get(re.sub(r"^saint ", "st ", key), ())
    if len(words) == 1 and key in _DESCRIPTIONS:
        return Name(key, 0, written, cities=cities, is_word=True) if alone and cities and written.istitle() else None
    kindless = gazetteer.without_kind(key)
    subdivisions = gazetteer.subdivisions().get(key, ())
    if not (subdivisions or cities) and kindless != key:
        if key == f"{kindless} city":
            cities = gazetteer.cities().get(kindless, ())
        subdivisions = gazetteer.subdivisions().get(kindless, ())
    if not (country or subdivisions or cities):
        return None
    countries = (country,) if country else ()
    return Name(key, 0, written, countries=countries, subdivisions=subdivisions, cities=cities, has_kind=key != kindless)


def _alias(key: str, written: str, place: str) -> Name:
    """Words that an editor has said mean a place, by its key."""
    if place in set(Region):
        return Name(key, 0, written, regions=(Region(place),), is_alias=True)
    code, _, city = place.partition("/")
    if city:
        entry = CityEntry(city, code[:2], code if "-" in code else None, SURE_CITY, SURE_CITY)
        return Name(key, 0, written, cities=(entry,), is_alias=True)
    if "-" in code:
        return Name(key, 0, written, subdivisions=(code,), is_alias=True)
    return Name(key, 0, written, countries=(code,), is_alias=True)


def _code(written: str, alone: bool) -> Name | None:
    """A code of two or three capitals. Two letters may mean a state and a country."""
    if written in _NO_CODE or (written in _WORDS_IN_CAPITALS and not alone):
        return None
    states = tuple(code for code in (f"{c}-{written}" for c in _STATES_BY_CODE) if code in gazetteer.subdivision_codes())
    cities = gazetteer.cities().get(written.lower(), ()) if written in ("NY", "LA", "SF", "NYC", "GTA", "SFO") else ()
    country = gazetteer.country_codes().get(written)
    if written == "US" or not (states or country or cities):
        return None
    return Name(
        written.lower(),
        0,
        written,
        countries=(country,) if country else (),
        subdivisions=states,
        cities=cities[:1],
        is_code=True,
    )


def looks_like_a_name(words: list[str]) -> bool:
    """Whether unknown words may be the name of a town: `King of Prussia`, but not `All cities`."""
    if not 1 <= len(words) <= _MAX_NAME_WORDS - 1 or any(fold(word) in _DESCRIPTIONS for word in words if word.islower()):
        return False
    for word in words:
        folded = fold(word)
        if re.search(r"[^\w'’.-]|\d|_|^[A-Z]{2,4}$", word) or not (word in _PARTICLES or word != word.lower()):
            return False
        if folded in _DESCRIPTIONS - {"north", "south", "east", "west", "green", "city"} and folded not in _PARTICLES:
            return False
    return len("".join(words)) > 2
