"""Names of countries in other languages than English, and of cities and subdivisions in other scripts than the Latin one.

Names of cities are those of GeoNames, of countries those of Unicode CLDR, of subdivisions those of pycountry. They are
loaded when a text has letters of Cyrillic, Greek, Arabic, Hebrew, Chinese, Japanese or Korean.
"""

import gettext
import re
from collections.abc import Iterator
from functools import cache

import pycountry
from babel import Locale

from postings.reference import gazetteer
from postings.reference.gazetteer import CityEntry, normalize

_LATIN_LOCALES = "de fr es it pt nl sv da nb fi pl cs".split()
_LOCALES = "ru uk be bg sr mk kk el ar fa he zh zh_Hant ja ko".split()
# Names that are also English words.
_ENGLISH_WORDS = frozenset(["island", "indie", "man"])
# Names that the locales have in another form.
_COUNTRIES = {
    "российская федерация": "RU", "рф": "RU", "рб": "BY", "республика беларусь": "BY", "белоруссия": "BY",
    "республика казахстан": "KZ", "киргизия": "KG", "молдавия": "MD", "англия": "GB", "америка": "US", "оаэ": "AE",
    "ηπα": "US", "αγγλια": "GB", "الامارات": "AE", "المملكة العربية السعودية": "SA", "ארהב": "US", "אנגליה": "GB",
    "中华人民共和国": "CN", "中國": "CN", "美國": "US", "英國": "GB", "米国": "US", "英国": "GB", "韓国": "KR",
    "한국": "KR", "남한": "KR",
}  # fmt: skip
# The countries in which a script is at home. Names of their towns are known in it, elsewhere only those of large cities.
_HOMES = {
    "\u0370-\u03ff": "GR CY",
    "\u0400-\u052f": "RU UA BY BG RS MK KZ KG TJ UZ MN BA ME",
    "\u0590-\u05ff": "IL",
    "\u0600-\u06ff": "AE AF BH DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TN YE",
    "\u1100-\u11ff\uac00-\ud7a3": "KR KP",
    "\u3040-\u30ff": "JP",
    "\u3400-\u9fff": "CN JP TW HK MO SG",
}
_HOMES_BY_SCRIPT = [(re.compile(f"[{letters}]"), frozenset(codes.split())) for letters, codes in _HOMES.items()]
_MIN_POPULATION_ELSEWHERE, _MIN_POPULATION_OF_NAMESAKE = 500_000, 100_000
_OTHER_LETTER = re.compile(f"[{''.join(_HOMES)}]")
_SUBDIVISION_LOCALES = "ru uk be bg sr el he ja ko zh_CN zh_TW".split()
# What the names of Japanese prefectures end with. The data leaves it out.
_PREFECTURES = {"東京": "都", "大阪": "府", "京都": "府"}
_EAST_ASIAN = "\u3400-\u9fff々ヶ"
# Where one name ends and another begins in a text without spaces: `大阪府大阪市`, `広東省深圳市`, `北京市朝阳区`.
_END_OF_NAME = re.compile(
    rf"(?:(?<=東京都)|(?<=北海道)|(?<=[{_EAST_ASIAN}]{{2}}[府県縣省])|(?<=[{_EAST_ASIAN}]{{2}}市)|(?<=自治区))"
    rf"(?=[{_EAST_ASIAN}\u3040-\u30ff]{{2}})(?!市)"
)
_COMMAS = str.maketrans(dict.fromkeys("，、،", ", "))
_POSTAL_CODE = re.compile(r"〒\s?\d{3}-?\d{4}\s*")


def has_other_letters(text: str) -> bool:
    """Return whether a text has letters of another script than the Latin one."""
    return not text.isascii() and bool(_OTHER_LETTER.search(text))


def with_separators(text: str) -> str:
    """Return a text with commas between its names, where a script writes them without spaces or has other commas.

    Postal codes of Japan are left out.

    >>> with_separators("大阪府大阪市、日本")
    '大阪府, 大阪市, 日本'
    """
    return _END_OF_NAME.sub(", ", _POSTAL_CODE.sub("", text).translate(_COMMAS))


@cache
def countries() -> dict[str, str]:
    """Return country codes by normalized name in other scripts."""
    return _COUNTRIES | {name: code for name, code in _country_names(_LOCALES) if has_other_letters(name)}


@cache
def countries_in_latin_letters() -> dict[str, str]:
    """Return country codes by normalized name in German, French, Spanish and others, without names of large cities."""
    return {
        name: code
        for name, code in _country_names(_LATIN_LOCALES)
        if len(name) > 3 and name not in _ENGLISH_WORDS and not _is_large_city(name)
    }


def _country_names(locales: list[str]) -> Iterator[tuple[str, str]]:
    for locale in locales:
        for code, name in Locale.parse(locale).territories.items():
            if gazetteer.is_country(code):
                yield normalize(re.sub(r"\(.*?\)", "", name)), code


def _is_large_city(name: str) -> bool:
    found = gazetteer.cities().get(name, ())
    return any(normalize(city.name) == name and city.population >= _MIN_POPULATION_OF_NAMESAKE for city in found)


@cache
def cities() -> dict[str, tuple[CityEntry, ...]]:
    """Return cities by normalized name, those at home in its script first, then the most prominent."""
    at_home: dict[str, tuple[CityEntry, ...]] = {}
    elsewhere: dict[str, tuple[CityEntry, ...]] = {}
    for entry, city in gazetteer.city_entries():
        for name in {normalize(name) for name in entry["alternatenames"] if len(name) > 1 and has_other_letters(name)}:
            if _is_at_home(name, city.country):
                at_home[name] = (*at_home.get(name, ()), city)
            elif city.population >= _MIN_POPULATION_ELSEWHERE:
                elsewhere[name] = (*elsewhere.get(name, ()), city)
    return {
        name: tuple(city for found in (at_home, elsewhere) for city in _by_prominence(found.get(name, ())))
        for name in {**at_home, **elsewhere}
    }


@cache
def subdivisions() -> dict[str, tuple[str, ...]]:
    """Return ISO 3166-2 codes by normalized name in a script that is at home in the country."""
    found: dict[str, tuple[str, ...]] = {}
    for locale in _SUBDIVISION_LOCALES:
        catalog = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[locale])
        for entry in pycountry.subdivisions:
            for name in _forms_of_subdivision(catalog.gettext(entry.name), entry.country_code):
                codes = found.get(key := normalize(name), ())
                if entry.code not in codes and _is_at_home(name, entry.country_code):
                    found[key] = (*codes, entry.code)
    return found


def _forms_of_subdivision(name: str, country: str) -> Iterator[str]:
    """Yield a name with the word for its kind, and without."""
    yield name
    if country == "JP" and name[-1] not in "都道府県":
        yield name + _PREFECTURES.get(name, "県")
    if country == "CN":
        yield name.removesuffix("省")


def _is_at_home(name: str, country: str) -> bool:
    return any(country in codes and script.search(name) for script, codes in _HOMES_BY_SCRIPT)


def _by_prominence(found: tuple[CityEntry, ...]) -> list[CityEntry]:
    return sorted(found, key=lambda city: -city.prominence)
