"""Names of countries, regions and languages in the active language. Names of cities are not translated."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from django.utils.text import capfirst
from django.utils.translation import get_language

from postings.choices import Region
from postings.reference import gazetteer


def language_name(code: str) -> str:
    """Return the name of a language (`German` for `de`), or the code itself if it is unknown."""
    name = _locale(get_language() or "en").languages.get(code, "")
    return capfirst(name) or code


def language_codes(name: str) -> list[str]:
    """Return the codes of the languages with a name in the active language, in any case."""
    names = _locale(get_language() or "en").languages
    return [code for code, each in names.items() if gazetteer.normalize(each) == gazetteer.normalize(name)]


def home_country(language: str) -> str:
    """Return the country that Unicode CLDR assumes for a language: DE for `de`. English is used everywhere, so it has none.

    >>> home_country("fr"), home_country("en")
    ('FR', '')
    """
    likely: str = get_global("likely_subtags").get(language, "")
    return "" if language == "en" else likely.rpartition("_")[2]


def country_codes(name: str) -> list[str]:
    """Return the codes of the countries with a name in English or in the active language, in any case."""
    wanted = gazetteer.normalize(name)
    codes = [code for code, each in country_names().items() if gazetteer.normalize(each) == wanted]
    return codes or [code for code in (gazetteer.countries().get(wanted),) if code]


def country_name(code: str) -> str:
    """Return the common name of a country, or the code itself if it is unknown."""
    return country_names().get(code, code)


def country_names() -> Mapping[str, str]:
    """Return the common names of all countries, by code."""
    return _country_names(get_language() or "en")


@cache
def _country_names(language: str) -> Mapping[str, str]:
    """Return the names of the gazetteer in English, which are those of stored places; else those of Unicode CLDR."""
    english = gazetteer.country_names()
    if language == "en":
        return english
    territories = _locale(language).territories
    return {code: territories.get(code, name) for code, name in english.items()}


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def localize_place(key: str, name: str) -> str:
    """Return the localized name of a place stored under its English name, by translating country or region.

    `Toronto, Ontario, Canada` is `Toronto, Ontario, Kanada` in German. A subdivision with the name of its city is left out.
    """
    if key == name and name in set(Region):
        return str(Region(name).label)
    english, localized = gazetteer.country_name(key[:2]), country_name(key[:2])
    if key == key[:2]:
        return localized if name == english else name
    in_country, comma, country = name.removesuffix(f", {english}"), ", ", localized
    if in_country == name:
        comma = country = ""
    return f"{_localize_subdivision(key, in_country)}{comma}{country}"


def _localize_subdivision(key: str, name: str) -> str:
    """Return the name of a subdivision, or of a city with its subdivision: `Munich, Bavaria` in English."""
    code, _, city = key.partition("/")
    stored = gazetteer.subdivision_name(code)
    shown = _subdivision_name(code)
    if not city:
        return shown if name == stored else name
    of_city = name.removesuffix(f", {stored}")
    return of_city if of_city in (name, shown, gazetteer.english_subdivision_name(code)) else f"{of_city}, {shown}"


def _subdivision_name(code: str) -> str:
    """Return the local name where the active language is an official one, such as `Bayern` in German, else the English."""
    language = get_language() or "en"
    is_local = language != "en" and language in _official_languages(code[:2])
    return gazetteer.subdivision_name(code) if is_local else gazetteer.english_subdivision_name(code)


@cache
def _official_languages(country: str) -> frozenset[str]:
    return frozenset(get_official_languages(country, regional=True))
