"""Currencies: their ISO 4217 codes and the currencies of countries."""

from functools import cache

import pycountry
from babel.numbers import get_territory_currencies


def is_currency(code: str) -> bool:
    return code in _codes()


@cache
def _codes() -> frozenset[str]:
    """Return the codes of currencies, without those for no currency and for tests."""
    return frozenset(each.alpha_3 for each in pycountry.currencies) - {"XXX", "XTS"}


def country_currencies(country: str) -> list[str]:
    """Return the currencies in which a country pays, the main one first.

    >>> country_currencies("DE")
    ['EUR']
    """
    return list(get_territory_currencies(country))
