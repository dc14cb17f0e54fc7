"""What countries, regions and languages are called in the language of the reader. Cities are called as they are kept."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from django.utils.text import capfirst
from django.utils.translation import get_language

from postings.choices import Region
from postings.reference import gazetteer


def language_name(code: str) -> str:
    """`German` for `de`; the code itself of a language that has no name here."""
    name = _locale(get_language() or "en").languages.get(code, "")
    return capfirst(name) or code


def country_name(code: str) -> str:
    """The usual name of a country by its code; the code itself where there is none."""
    return country_names().get(code, code)


def country_names() -> Mapping[str, str]:
    """The usual names of all countries, by code."""
    return _country_names(get_language() or "en")


@cache
def _country_names(language: str) -> Mapping[str, str]:
    """In English those that the gazetteer has, which places are kept by; in other languages those of Unicode's CLDR."""
    english = gazetteer.country_names()
    if language == "en":
        return english
    territories = _locale(language).territories
    return {code: territories.get(code, name) for code, name in english.items()}


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def place_in_words(key: str, name: str) -> str:
    """What to call a place that is kept by a name in English: countries and regions have others in other languages.

    `Toronto, Ontario, Canada` is `Toronto, Ontario, Kanada` to readers of German.
    """
    if key == name and name in set(Region):
        return str(Region(name).label)
    english, own = gazetteer.country_name(key[:2]), country_name(key[:2])
    if key == key[:2]:
        return own if name == english else name
    return f"{name.removesuffix(english)}{own}" if name.endswith(f", {english}") else name
