"""Read the places and work modes from a location badge.

The names that `place_names.py` finds in an item disambiguate each other: in `London, Ontario` the second selects the
city in Canada. A name without such context has its most prominent meaning; unknown words have none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from postings.choices import Region, WorkMode
from postings.content.types import City, Places
from postings.extraction.place_names import MIN_LARGE_CITY_POPULATION, PlaceName, find_names_by_item, looks_like_name
from postings.reference import gazetteer
from postings.reference.gazetteer import CityEntry

_AT_HOME = (
    r"(?:remote(?:[- ](?:work(?:ing)?|position|role|job|options?))?|home[- ]?office|wfh|work(?:ing)?[- ]from[- ]home|"
    r"telework\w*|telecommut\w*|t[ée]l[ée]travail|teletrabajo|teletrabalho|thuiswerken|distansarbete|smart working)"
)
_NOT_REMOTE = re.compile(
    r"\b(?:not?|non|never|zero|kein\w{0,2}|sin|sans|pas de|ohne|geen|zonder|utan|inget?|sem|senza|bez|"
    r"nessuno?)[- ](?:an? )?(?:fully )?"
    rf"(?:posibilidad de )?{_AT_HOME}\b|"
    rf"\b{_AT_HOME},? (?:(?:is|are|ist|est|is) )?(?:not|nicht|niet|non|impossible|excluded|ausgeschlossen|exclu|uitgesloten|"
    r"ruled out|unavailable)(?: (?:possible|available|allowed|permitted|offered|considered|an option|möglich|mogelijk))?\b",
    re.IGNORECASE,
)
# Days on site explain what hybrid means: `Hybrid - 3 days in office`.
_DAYS_ON_SITE = re.compile(
    r"\b(?:[1-4]|one|two|three|four)(?:\s?(?:[-–]|to|or)\s?[1-4])? ?(?:days?|x)(?:(?: (?:a|per|each|every) |/)week)?,? "
    r"(?:in|at|on)[ -](?:the |our |an? )?(?:office|site)\b",
    re.IGNORECASE,
)
# What follows is no place of the job: `Worldwide, except US`.
_EXCLUSION = re.compile(
    r"\b(?:except(?: for)?|exclud(?:ing|es)|excl\b\.?|but not|not (?:in|from|open to|available in)|other than|"
    r"apart from|with the exception of|outside(?: of)?|(?<=anywhere )but|(?<=worldwide )but|minus|w/o|without|"
    r"au(?:ß|ss)er|ausgenommen|sauf|hors|excepto|salvo|menos|no(?:t|n)?(?=[ -](?-i:[A-Z]))|ex(?=-(?-i:[A-Z])))(?!\w)\s*-?",
    re.IGNORECASE,
)
# The places come first: `Worldwide, India not eligible`.
_EXCLUDED_BEFORE = re.compile(
    r"(?:^|[,;(|–]|\s-\s)\s*(?P<places>[^,;()|]{2,60}?),? (?:(?:is|are) )?"
    r"(?:not (?:eligible|accepted|supported|included|considered)|"
    r"ineligible|excluded|excepted|ausgenommen|ausgeschlossen|exclue?s?|excluid[oa]s?|uitgesloten)\b\s*\)?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:(?! [-–—] )[^,;|()\[\]/])+(?:/[\s\d-]+h\w*)?")
# Words of an item that says when one works: `US timezones`, `London time +/- 2h`.
_HOURS = re.compile(r"(?<!full)(?<!part)(?<!any)[\s-](?:time[\s-]?zones?|hours|time)\b(?![\s-]?off)", re.IGNORECASE)
_CITY_CENTER = re.compile(r"\s+(?:city|town) cent(?:re|er)\b", re.IGNORECASE)
# A town with its country in brackets: `Siero (España)`.
_COUNTRY_IN_BRACKETS = re.compile(r"(?P<town>[^\W\d_][\w'’ .-]{1,40}?)\s?\((?P<country>[^()]{4,40}|[A-Z]{2})\)")
# A postal code before its town: `4051 Basel`.
_POSTAL_CODE = re.compile(r"(?<![\w-])(?:[A-Z]{1,2}-)?\d{4,5}\s+(?=[A-ZÀ-Ý][a-zà-ÿ])")
# How many places are left out: `Graz and 2 others`, `Oulu ja 10 muuta`, `Porto e mais 2`.
_AND_MORE = re.compile(
    r"(?<!\s)\s+(?:(?:and|und|et|y|en|ja|och|og|e|i|a)\s+)?(?:(?:mais|más)\s+)?\d{1,3}\s*"
    r"(?:more|others?|weitere\w?|autres|más|andere|meer|altr[ie]|outr[oa]s|muu(?:ta)?|till|flere|inn(?:e|ych)|další(?:ch)?)?$",
    re.IGNORECASE,
)
# The province behind a place in it, which has the name of a city, too: `Houten, Provincie Utrecht`.
_PROVINCE = re.compile(
    r"(?<=\w),? (?:provincie|provincia (?:de|di)|provincia|province d[e']|provinz) ?(?-i:[A-ZÀ-Ý])[\w'’-]+", re.IGNORECASE
)
_WORK_MODES = {
    WorkMode.REMOTE: re.compile(
        r"\b(?:fully[- ])?remot(?:e(?:ly)?|o|a)\b(?:[- ](?:first|friendly|only|ok|eligible|work|office|position|job)\b)?"
        r"|\btelecommut\w*|\btelework\w*|\bwfh\b|\bwork(?:ing)?[- ]from[- ]home\b|\bhome[- ]?(?:based|office)\b"
        r"|\bvirtual(?:ly)?\b"
        r"|\bdistributed\b|\bt[ée]l[ée]travail\b|\bwork from (?=anywhere)|удал[её]нн?\w*|"
        r"дистанц(?:ионн|ійн)\w+|віддален\w+|τηλεργασία|εξ αποστάσεως|عن بعد|עבודה מהבית|מרחוק|遠端|遠程|远程|居家办公|在宅|"
        r"リモート|원격|재택(?:근무)?",
        re.IGNORECASE,
    ),
    WorkMode.HYBRID: re.compile(
        r"\bhybride?\b|\bh[íi]brid[oa]\b|гибридн\w+|гібридн\w+|υβριδικ\w+|היברידי\w*|混合办公|ハイブリッド|하이브리드",
        re.IGNORECASE,
    ),
    WorkMode.ONSITE: re.compile(
        r"\bon[- ]?site\b|\bin[- ]?(?:the )?offices?\b|\bin[- ]?person\b|\boffices?(?: locations?)?\b|\bpresencial\b"
        r"|\bvor ort\b",
        re.IGNORECASE,
    ),
}
# Whether a name shared by a state and a city means the state or the city, if there is no context.
_STATES_BEFORE_CITIES = ("US", "CA", "GB", "AU")
_CITIES_BEFORE_STATES = frozenset(["new york"])
_CITIES_OR_STATES = frozenset(["new york", "washington"])
# Towns in the United States that are named like a country, with their states.
_US_TOWNS = {
    "angola": "IN NY", "brazil": "IN", "chili": "NY", "china": "ME TX", "cuba": "MO NY IL NM", "denmark": "SC WI ME",
    "italy": "TX", "jamaica": "NY VT", "jordan": "MN MT NY UT", "lebanon": "PA TN NH OR OH MO IN KY ME CT",
    "malta": "NY ID MT", "mexico": "MO ME NY PA", "norway": "ME MI SC IA", "panama": "NY", "peru": "IN IL NE NY VT ME",
    "poland": "OH ME NY IN", "sweden": "ME NY", "wales": "AK MA WI",
}  # fmt: skip
_MIN_MAJOR_CITY_POPULATION, _MIN_PROMINENCE_RATIO, _MAX_LENGTH = 100_000, 5, 5_000


@dataclass
class _Result:
    """The places found so far."""

    countries: set[str] = field(default_factory=set)
    subdivisions: set[str] = field(default_factory=set)
    cities: dict[City, None] = field(default_factory=dict)
    regions: dict[Region, None] = field(default_factory=dict)


def read_places(text: str, aliases: Mapping[str, str] | None = None) -> Places | None:
    """Return the places and work modes of a location badge, or None where it names neither.

    `aliases` maps other names of places, normalized, to the keys of the places: `{"bay area": "US-CA/San Francisco"}`.

    >>> read_places("Remote,Zurich, CH").cities
    (City(name='Zürich', country='CH', subdivision=None),)
    """
    text = _POSTAL_CODE.sub("", split_exclusions(text[:_MAX_LENGTH])[0])
    text = _COUNTRY_IN_BRACKETS.sub(_town_with_country, _PROVINCE.sub("", _AND_MORE.sub("", text.strip())))
    work_modes, remaining_text = extract_work_modes(_CITY_CENTER.sub("", text))
    remaining_text = _ITEM.sub(lambda item: " " if _HOURS.search(item[0]) else item[0], remaining_text)
    items = find_names_by_item(remaining_text, aliases or {})
    badge_countries = _certain_countries(items)
    result = _Result()
    for names in items:
        _resolve_item(names, badge_countries, result, _has_state_list(items))
    if not (work_modes or result.countries or result.regions):
        return None
    return Places(
        work_modes=work_modes,
        countries=tuple(sorted(result.countries)),
        subdivisions=tuple(sorted(result.subdivisions)),
        cities=tuple(sorted(result.cities, key=lambda city: (city.name, city.country))),
        regions=tuple(region for region in Region if region in result.regions),
    )


def join_places(first: Places, second: Places) -> Places:
    """Return the places and work modes of both."""
    return Places(
        work_modes=tuple(mode for mode in WorkMode if mode in (*first.work_modes, *second.work_modes)),
        countries=tuple(sorted({*first.countries, *second.countries})),
        subdivisions=tuple(sorted({*first.subdivisions, *second.subdivisions})),
        cities=tuple(sorted({*first.cities, *second.cities}, key=lambda city: (city.name, city.country))),
        regions=tuple(region for region in Region if region in (*first.regions, *second.regions)),
    )


def split_exclusions(text: str) -> tuple[str, str]:
    """Return the part of a badge that names places, and the part that names those which are shut out.

    >>> split_exclusions("Worldwide (excluding China)")
    ('Worldwide', 'China)')
    """
    text = _NOT_REMOTE.sub(lambda match: match[0].replace("no ", "non-"), text)
    shut_out = _EXCLUDED_BEFORE.search(text)
    if shut_out and not _NOT_REMOTE.search(shut_out[0]):
        return text[: shut_out.start()] + text[shut_out.end() :], shut_out["places"]
    kept, *excluded = _EXCLUSION.split(text, maxsplit=1)
    return (kept.rstrip(" ,;([–—-"), excluded[0]) if excluded else (kept, "")


def _town_with_country(match: re.Match[str]) -> str:
    is_code = match["country"] in gazetteer.country_codes() and not extract_work_modes(match["town"])[0]
    is_country = is_code or gazetteer.normalize(match["country"]) in gazetteer.countries()
    is_place = gazetteer.normalize(match["town"]) in gazetteer.countries() | gazetteer.regions()
    return f"{match['town']}, {match['country']}" if is_country and not is_place else match[0]


def extract_work_modes(text: str) -> tuple[tuple[WorkMode, ...], str]:
    """Return the work modes that a text names, and the text with a space in place of each."""
    modes = set()
    if _NOT_REMOTE.search(text):
        modes.add(WorkMode.ONSITE)
        text = _NOT_REMOTE.sub(" ", text)
    if _WORK_MODES[WorkMode.HYBRID].search(text):
        text = _DAYS_ON_SITE.sub(" ", text)
    for mode, pattern in _WORK_MODES.items():
        remaining = re.sub(rf"\(\s*(?:or )?(?:{pattern.pattern})\s*\)", " ", text, flags=pattern.flags)
        remaining = pattern.sub(" ", remaining)
        if remaining != text:
            modes.add(mode)
            text = remaining
    return tuple(mode for mode in WorkMode if mode in modes), text


def _certain_countries(items: Iterable[list[PlaceName]]) -> set[str]:
    """Return the countries that the badge names unambiguously, by name or by a well-known state."""
    certain: set[str] = set()
    for name in (name for names in items for name in names):
        if name.is_alias:
            certain |= _countries_of(name)
        elif name.countries and not name.subdivisions:
            certain.update(name.countries)
        elif name.subdivisions and not name.countries and gazetteer.is_well_known(name.subdivisions[0]):
            certain.add(name.subdivisions[0][:2])
    return certain


def _countries_of(name: PlaceName) -> set[str]:
    return {*name.countries, *(code[:2] for code in name.subdivisions), *(city.country for city in name.cities)}


def _has_state_list(items: Iterable[list[PlaceName]]) -> bool:
    """Return whether an item is a state without a city, so that an ambiguous name in another item is a state too."""
    return any(
        names and names[0].subdivisions and not names[0].cities and not names[0].is_code and not names[0].countries
        for names in items
    )


def _resolve_item(names: list[PlaceName], badge_countries: set[str], result: _Result, has_state_list: bool) -> None:
    """Resolve the names of one item and add their places to the result."""
    item_countries = {code for name in names if not name.subdivisions for code in name.countries}
    states = {code for name in names if not name.countries for code in name.subdivisions if gazetteer.is_well_known(code)}
    item_countries |= {code[:2] for code in states}.intersection(_STATES_BEFORE_CITIES)
    item_countries |= {code for name in names if name.is_alias for code in _countries_of(name)}
    resolved = list(names)
    for position in range(len(resolved)):
        name = resolved[position]
        after = _adjacent_name(resolved, position, +1)
        before = _adjacent_name(resolved, position, -1)
        if after and name.countries and name.key == after.key and not name.is_alias:
            name = _as_city(name)
        if name.is_unknown:
            _add_unknown_city(name, resolved, position, after, item_countries, badge_countries, result)
        elif match := _match_city(name, after):
            city, resolved[position + 1] = match
            _add_city(city, result)
        elif name.is_alias:
            _add(_resolve_alias(name), result)
        elif name.is_common_word:
            continue
        elif before and not before.cities and not _may_be_country_or_state(name) and (match := _match_city(name, before)):
            _add_city(match[0], result)
        elif after and _is_unknown_city(name, after):
            other_countries = set(name.countries)
            _add_unknown_city(
                replace(name, key=name.text),
                resolved,
                position,
                after,
                item_countries - other_countries,
                badge_countries - other_countries,
                result,
            )
        else:
            _add(_resolve(name, before, after, item_countries, badge_countries, has_state_list), result)
    has_place = any(not name.is_unknown and Region.WORLDWIDE not in name.regions for name in names)
    for name in names:
        result.regions.update(dict.fromkeys(r for r in name.regions if not (has_place and r == Region.WORLDWIDE)))


def _as_city(name: PlaceName) -> PlaceName:
    """Return the name of a country as a city, which it is only before itself: `Singapore, Singapore`."""
    cities = gazetteer.cities().get(name.key, ())
    return replace(name, cities=tuple(city for city in cities[:1] if city.country in name.countries))


def _may_be_country_or_state(name: PlaceName) -> bool:
    return bool(name.countries or name.is_code or any(gazetteer.is_well_known(code) for code in name.subdivisions))


def _is_unknown_city(name: PlaceName, after: PlaceName) -> bool:
    """Return whether the next country or state shows that the name is a city not in the gazetteer: `Lebanon, NH`."""
    if after.separator != "," or not _may_be_country_or_state(after) or name.is_code or name.regions:
        return False
    if any(f"US-{state}" in after.subdivisions for state in _US_TOWNS.get(name.key, "").split()):
        return True
    is_state = any(state.startswith(("US-", "CA-")) for state in after.subdivisions) and after.is_code
    if is_state and (name.countries or not after.cities):
        parents = {state[:2] for state in after.subdivisions}
        return name.key not in _CITIES_OR_STATES and not parents.union(after.countries).intersection(name.countries)
    is_small = name.cities and name.cities[0].population < MIN_LARGE_CITY_POPULATION and not _may_be_country_or_state(name)
    return bool(is_small) and not after.cities and not any(city.country in after.countries for city in name.cities)


def _adjacent_name(names: list[PlaceName], position: int, step: int) -> PlaceName | None:
    """Return the name before or after, or None.

    Names separated by a removed work mode do not disambiguate each other: `Lisbon, Remote, US`.
    """
    other = position + step
    if 0 <= other < len(names) and abs(names[other].part - names[position].part) <= 1:
        return names[other]
    return None


def _match_city(name: PlaceName, other: PlaceName | None) -> tuple[CityEntry, PlaceName] | None:
    """Return the city that `name` means in the state or country `other`, and `other` resolved to that; or None."""
    if other is None or (name.countries and not other.countries):
        return None
    for code in other.subdivisions:
        if (
            other.cities
            and not other.is_code
            and not (gazetteer.is_well_known(code) or other.has_type_word or other.key == name.key)
        ):
            continue
        for city in name.cities:
            if city.subdivision == code or (
                city.country == code[:2] and city.country not in gazetteer.COUNTRIES_WITH_SUBDIVISIONS
            ):
                return city, replace(other, subdivisions=(code,), countries=(), cities=())
    if any(gazetteer.is_well_known(code) and code[:2] in other.countries for code in name.subdivisions):
        return None
    for city in name.cities:
        if city.country in other.countries:
            return city, replace(other, countries=(city.country,), subdivisions=(), cities=())
    return None


def _resolve(
    name: PlaceName,
    before: PlaceName | None,
    after: PlaceName | None,
    item_countries: set[str],
    badge_countries: set[str],
    has_state_list: bool,
) -> PlaceName | CityEntry:
    """Return the meaning of a name that its neighbours do not determine."""
    if name.is_alias:
        return _resolve_alias(name)
    if name.is_code:
        return _resolve_code(name, before, after, item_countries, badge_countries)
    well_known = [code for code in name.subdivisions if gazetteer.is_well_known(code)]
    in_item = [code for code in (well_known if name.cities else name.subdivisions) if code[:2] in item_countries]
    if name.countries and not name.subdivisions:
        return name
    if name.countries:  # Georgia
        is_state = "US" in item_countries | badge_countries or (
            after and any(city.subdivision == "US-GA" for city in after.cities[:1])
        )
        return replace(name, countries=(), subdivisions=("US-GA",)) if is_state else replace(name, subdivisions=())
    is_in_after = after and after.separator == "," and after.countries and not after.subdivisions
    if not in_item and is_in_after:
        well_known = [code for code in well_known if code[:2] in _STATES_BEFORE_CITIES]
    if (states := in_item or well_known) and _prefers_state(name, states[0], before, has_state_list):
        return replace(name, subdivisions=(states[0],), cities=())
    if not name.cities:
        return replace(name, subdivisions=())
    top = name.cities[0]
    for scope in (item_countries, badge_countries):
        nearby = next((city for city in name.cities if city.country in scope), None)
        if nearby and (scope is item_countries or nearby.prominence * _MIN_PROMINENCE_RATIO >= top.prominence):
            return nearby
    return top


def _resolve_alias(name: PlaceName) -> PlaceName | CityEntry:
    return name.cities[0] if name.cities else name


def _prefers_state(name: PlaceName, state: str, before: PlaceName | None, has_state_list: bool) -> bool:
    """Return whether a name shared by a city and a state means the state."""
    if not name.cities or name.has_type_word or (before and before.key == name.key):
        return True
    if name.key in _CITIES_BEFORE_STATES:
        return has_state_list
    return state[:2] in _STATES_BEFORE_CITIES or name.cities[0].population < _MIN_MAJOR_CITY_POPULATION


def _resolve_code(
    name: PlaceName, before: PlaceName | None, after: PlaceName | None, item_countries: set[str], badge_countries: set[str]
) -> PlaceName | CityEntry:
    country = name.countries[0] if name.countries else None
    as_country = replace(name, subdivisions=(), cities=())
    states = [replace(name, subdivisions=(code,), countries=(), cities=()) for code in name.subdivisions]
    is_state = (before and (before.subdivisions or before.is_unknown or before.countries)) or (after and after.is_code)
    if name.cities and not (states and is_state):
        return name.cities[0]
    for scope in (item_countries, badge_countries):
        for state in states:
            if state.subdivisions[0][:2] in scope:
                return state
        if country and country in scope:
            return as_country
        if scope is item_countries and item_countries and country and states:
            return PlaceName(name.key, name.part)
    if country and not (states and states[0].subdivisions[0].startswith("US-")):
        return as_country
    return states[0] if states else as_country


def _add_unknown_city(
    name: PlaceName,
    names: list[PlaceName],
    position: int,
    after: PlaceName | None,
    item_countries: set[str],
    badge_countries: set[str],
    result: _Result,
) -> None:
    """Add an unknown name as a city if a state or country follows it: `Hunt Valley, MD`."""
    words = name.key.split()
    if after is None or after.separator not in (",", "") or not looks_like_name(words):
        return
    meaning = _resolve(after, name, None, item_countries, badge_countries, True)
    if isinstance(meaning, CityEntry) or meaning.regions:
        return
    subdivision = meaning.subdivisions[0] if meaning.subdivisions else None
    country = subdivision[:2] if subdivision else next(iter(meaning.countries), None)
    if country is None and (later := _adjacent_name(names, position + 1, +1)) and len(later.countries) == 1:
        country = later.countries[0]
    if country:
        result.cities[City(name.key, country, subdivision)] = None
        result.countries.add(country)
        result.subdivisions.update([subdivision] if subdivision else [])


def _add(meaning: PlaceName | CityEntry, result: _Result) -> None:
    if isinstance(meaning, CityEntry):
        _add_city(meaning, result)
    else:
        _add_area(meaning, result)


def _add_city(city: CityEntry, result: _Result) -> None:
    is_certain = city.subdivision is not None and (
        city.population >= _MIN_MAJOR_CITY_POPULATION or city.subdivision in result.subdivisions
    )
    result.cities[City(city.name, city.country, city.subdivision)] = None
    result.countries.add(city.country)
    if is_certain and city.subdivision:
        result.subdivisions.add(city.subdivision)


def _add_area(name: PlaceName, result: _Result) -> None:
    if name.subdivisions:
        result.subdivisions.add(name.subdivisions[0])
        result.countries.add(name.subdivisions[0][:2])
    else:
        result.countries.update(name.countries)
