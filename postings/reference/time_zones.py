"""The time zones that ads name, as ranges of offsets from UTC in minutes, and places by their offset.

All offsets are those of standard time. "EST", "EDT" and "Eastern Time" are one zone: people write "EST" all year. See
docs/decisions/032-time-zones.md.
"""

import re
from functools import cache
from typing import NamedTuple

# Abbreviations that mean nothing else in ads. Each has a time zone of the tz database, with which tests compare it.
_ABBREVIATIONS = {
    "EST EDT": (-300, "America/New_York"),
    "CST CDT": (-360, "America/Chicago"),
    "MST MDT": (-420, "America/Denver"),
    "PST PDT": (-480, "America/Los_Angeles"),
    "BRT": (-180, "America/Sao_Paulo"),
    "WET BST": (0, "Europe/London"),
    "CET CEST MEZ MESZ": (60, "Europe/Berlin"),
    "EET EEST": (120, "Europe/Athens"),
    "PKT": (300, "Asia/Karachi"),
    "IST": (330, "Asia/Kolkata"),
    "SGT": (480, "Asia/Singapore"),
    "HKT": (480, "Asia/Hong_Kong"),
    "PHT": (480, "Asia/Manila"),
    "AWST": (480, "Australia/Perth"),
    "JST": (540, "Asia/Tokyo"),
    "KST": (540, "Asia/Seoul"),
    "AEST AEDT": (600, "Australia/Sydney"),
    "NZST NZDT": (720, "Pacific/Auckland"),
}
# Abbreviations that also mean a state, part-time, a syntax tree and the like: they need words about time beside them.
_AMBIGUOUS = {
    "ET": (-300, "America/New_York"),
    "CT": (-360, "America/Chicago"),
    "MT": (-420, "America/Denver"),
    "PT": (-480, "America/Los_Angeles"),
    "AST": (-240, "America/Halifax"),
    "ART": (-180, "America/Argentina/Buenos_Aires"),
    "COT": (-300, "America/Bogota"),
    "WAT": (60, "Africa/Lagos"),
    "MSK": (180, "Europe/Moscow"),
    "SAST": (120, "Africa/Johannesburg"),
    "EAT": (180, "Africa/Nairobi"),
}
# "hora de Madrid", "heure de Paris", "horário de Brasília": the place alone is no zone.
_TIME_OF = r"(?:[Hh]ora(?:rio)?|[Hh]orário|[Hh]eures?|[Oo]r(?:a|ario)) (?:(?:local )?(?:de|del|do|da|di) (?:la |el )?|d[’'])"
# Names that need the word "time" or "hours", as patterns. An earlier one takes precedence over one that it begins with.
_US = r"(?:(?:US|U\.S\.|USA|American|us)[ -])?"
_NAMES = {
    rf"{_TIME_OF}(?:España|Madrid|Barcelona|Paris|Par[ií]s|France|Francia|Bruxelles|Berl[ií]n|Alemania|Italia|Roma|Milano|"
    r"Europa [Cc]entral)|[Hh]ora (?:peninsular(?: española)?|española)|[Hh]eure française|[Oo]ra italiana|deutscher Zeit|"
    r"czasu? polskiego|polskiego czasu|Nederlandse tijd|svensk tid": (60, 60),
    rf"{_TIME_OF}(?:(?:Ciudad de )?M[eé]xico|CDMX)": (-360, -360),
    rf"{_TIME_OF}(?:Colombia|Bogotá|Perú|Lima|Ecuador|Quito|Panamá|Nueva York|New York|Miami|Montréal)": (-300, -300),
    rf"{_TIME_OF}(?:Chile|Santiago|Bolivia|Venezuela|Caracas)": (-240, -240),
    rf"{_TIME_OF}(?:Argentina|Buenos Aires|Bras[ií]lia|São Paulo|Uruguay|Montevideo)": (-180, -180),
    rf"{_TIME_OF}(?:Lisboa|Portugal(?: Continental)?|Londres)": (0, 0),
    r"(?i:australian eastern)|Sydney|Melbourne": (600, 600),
    r"(?i:central european)|Berlin|Paris|Madrid|Amsterdam|Warsaw|Stockholm|France|German|French|Spanish|Polish": (60, 60),
    r"(?i:eastern european)|Athens|Helsinki|Kyiv": (120, 120),
    r"(?i:western european|greenwich mean)|Greenwich|London|UK|U\.K\.|United Kingdom|British": (0, 0),
    r"India|(?i:indian)": (330, 330),
    r"Israeli?": (120, 120),
    r"Indonesia|Jakarta|Vietnam|Vietnamese": (420, 420),
    r"Singapore|(?i:philippines?)|Manila|Malaysian?|Hong Kong": (480, 480),
    r"Japan|(?i:japanese)|Tokyo": (540, 540),
    r"Brazil|(?i:brazilian|bras[ií]lia)|S[aã]o Paulo|Argentin[ae]|Buenos Aires": (-180, -180),
    r"Moscow": (180, 180),
    r"Mexic(?:o|an) (?:Central|City)": (-360, -360),
    rf"{_US}(?i:east(?:ern)? ?(?:/|or|and|&) ?west(?:ern)?(?:[- ]coasts?)?)": (-480, -300),
    rf"{_US}(?i:eastern(?: us)?|east[- ]coast)|New York|NYC|Toronto": (-300, -300),
    rf"{_US}(?i:central(?: us)?)|Chicago": (-360, -360),
    rf"{_US}(?i:mountain(?: us)?)|Denver": (-420, -420),
    rf"{_US}(?i:pacific(?: us)?|west[- ]coast)|San Francisco|California|Los Angeles": (-480, -480),
    r"(?i:north(?:ern)?[- ]american?)": (-480, -240),
    r"(?i:south[- ]american?)": (-300, -180),
    r"LATAM|LatAm|Latam|(?i:latin[- ]american?)": (-360, -180),
    r"(?i:the americas)|Americas": (-480, -180),
    r"US|U\.S\.|USA|U\.S\.A\.|United States|American": (-480, -300),
    r"Canada|Canadian": (-480, -240),
    r"(?i:european)|Europe|EU": (0, 120),
    r"EMEA": (0, 240),
    r"APAC|(?i:asia[- ]pacific)": (330, 720),
}
# The offsets in which people live, each with some of its places.
PLACES = {
    -660: ("Pago Pago",),
    -600: ("Honolulu",),
    -570: ("Taiohae",),
    -540: ("Anchorage",),
    -480: ("Los Angeles", "Vancouver"),
    -420: ("Denver", "Phoenix"),
    -360: ("Chicago", "Mexico City"),
    -300: ("New York", "Toronto", "Bogotá"),
    -240: ("Halifax", "Santiago"),
    -210: ("St. John’s",),
    -180: ("São Paulo", "Buenos Aires"),
    -120: ("Nuuk",),
    -60: ("Praia",),
    0: ("London", "Lisbon", "Accra"),
    60: ("Berlin", "Paris", "Lagos"),
    120: ("Athens", "Cairo", "Johannesburg"),
    180: ("Istanbul", "Nairobi", "Riyadh"),
    210: ("Tehran",),
    240: ("Dubai", "Tbilisi"),
    270: ("Kabul",),
    300: ("Karachi", "Tashkent"),
    330: ("Mumbai", "Colombo"),
    345: ("Kathmandu",),
    360: ("Dhaka", "Bishkek"),
    390: ("Yangon",),
    420: ("Jakarta", "Bangkok", "Ho Chi Minh City"),
    480: ("Singapore", "Manila", "Shanghai"),
    540: ("Tokyo", "Seoul"),
    570: ("Adelaide", "Darwin"),
    600: ("Sydney", "Brisbane"),
    630: ("Lord Howe Island",),
    660: ("Nouméa",),
    720: ("Auckland", "Fiji"),
    765: ("Chatham Islands",),
    780: ("Tonga",),
    840: ("Kiritimati",),
}
# The lowest and the highest offset that is in use anywhere.
LOWEST, HIGHEST = -720, 840


class ZoneName(NamedTuple):
    """The zones that a name means. A name that is not `certain` needs words about time beside it."""

    first: int
    last: int
    is_certain: bool


@cache
def abbreviations() -> dict[str, int]:
    """Return the offsets of abbreviations that mean nothing else."""
    return {name: offset for names, (offset, _) in _ABBREVIATIONS.items() for name in names.split()}


@cache
def _names() -> tuple[re.Pattern[str], list[tuple[int, int]]]:
    groups = [rf"(?P<n{number}>{name})" for number, name in enumerate(_NAMES)]
    return re.compile("|".join(groups)), list(_NAMES.values())


def names_pattern() -> str:
    """Return a pattern for the names of zones that need words about time."""
    return "|".join(_NAMES)


def zone_named(name: str) -> ZoneName:
    """Return the zones of an abbreviation or a name, which must be one of them."""
    if name in abbreviations():
        return ZoneName(abbreviations()[name], abbreviations()[name], True)
    if name in _AMBIGUOUS:
        return ZoneName(_AMBIGUOUS[name][0], _AMBIGUOUS[name][0], False)
    pattern, values = _names()
    match = pattern.fullmatch(name)
    if match is None or match.lastgroup is None:
        raise ValueError(name)
    return ZoneName(*values[int(match.lastgroup[1:])], False)


def zone_value(offset: int) -> str:
    """Return an offset as it stands in addresses: `+05:30`."""
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def codes() -> tuple[str, ...]:
    """Return all abbreviations."""
    return (*abbreviations(), *_AMBIGUOUS)
