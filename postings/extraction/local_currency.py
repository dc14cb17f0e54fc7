"""Settle what a bare `$`, "pesos" or "kr" means: a code elsewhere in the ad, or the currency of the job's country."""

import re
from dataclasses import replace

from postings.choices import WorkMode
from postings.content.types import Document, Fact, Pay, Places

# The countries whose money is called so, and its code.
_DOLLARS = {
    "AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD", "NA": "NAD", "JM": "JMD", "TT": "TTD",
    "FJ": "FJD", "BZ": "BZD", "BB": "BBD",
}  # fmt: skip
PESOS = {"MX": "MXN", "CO": "COP", "AR": "ARS", "CL": "CLP", "PH": "PHP", "UY": "UYU", "DO": "DOP"}
_CROWNS = {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"}
_BARE_DOLLAR = re.compile(r"(?<![A-Za-z])\$")
_PESO = re.compile(r"\bpesos?\b(?: (?P<whose>[a-z]+))?|\bM\.\s?N\.|(?<![A-Z])\$\s?\d{1,3}(?:\.\d{3}){2,}", re.IGNORECASE)
PESOS_OF = {
    "mexican": "MXN", "chilen": "CLP", "colombian": "COP", "argentin": "ARS", "uruguay": "UYU", "dominican": "DOP",
    "filipin": "PHP",
}  # fmt: skip
_SPANISH_PERIOD = re.compile(
    r"\b(?:mensual(?:es)?|al mes|por mes|quincenal(?:es)?|semanal(?:es)?|anual(?:es)?)\b", re.IGNORECASE
)
_CROWN = re.compile(r"(?<![a-z])kr(?![a-z])", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?<![A-Za-z])(?:USD|US\$|(?:MX|AR|COL)\$|SEK|{'|'.join([*_DOLLARS.values(), *PESOS.values()])})(?![A-Za-z])"
)
_CODE_IN_TEXT = re.compile(
    rf"\b(?i:amounts?|salar(?:y|ies)|pay|compensation|figures?|ranges?|rates?|dollars?)\b[^.\n]{{0,60}}\b(?:in|are)\s+"
    rf"(?P<code>USD|{'|'.join(_DOLLARS.values())}|"
    r"(?P<name>US|Canadian|Australian|Singapore|Hong Kong|New Zealand) dollars)\b"
)
_DOLLARS_OF = {
    "US": "USD", "Canadian": "CAD", "Australian": "AUD", "Singapore": "SGD", "Hong Kong": "HKD", "New Zealand": "NZD",
}  # fmt: skip


def settle_currency(pay: Fact[Pay], document: Document, places: Places | None) -> Fact[Pay]:
    """Return pay with the currency that its sign has in this ad. A currency that the ad names by its code stays."""
    quotes = " ".join(evidence.quote for evidence in pay.evidence)
    if pay.value.currency not in {"USD", "SEK", "MXN", None} or _NAMED.search(quotes):
        return pay
    countries = places.countries if places else ()
    country = countries[0] if len(countries) == 1 else ""
    if peso := _PESO.search(quotes):
        whose = (peso["whose"] or "").lower()
        named = next((code for name, code in PESOS_OF.items() if whose.startswith(name)), None)
        return _with_currency(pay, named or PESOS.get(country))
    if pay.value.currency == "SEK" and _CROWN.search(quotes):
        return _with_currency(pay, _CROWNS.get(country))
    if pay.value.currency == "USD" and _BARE_DOLLAR.search(quotes):
        stated = _code_in_text(document)
        has_town = bool(places and (places.cities or places.subdivisions or _is_city_state(places)))
        if has_town and _SPANISH_PERIOD.search(quotes) and not stated:
            return _with_currency(pay, PESOS.get(country, "USD"))
        return _with_currency(pay, stated or (_DOLLARS.get(country) if has_town else None) or "USD")
    return pay


def _is_city_state(places: Places) -> bool:
    return places.countries in (("SG",), ("HK",)) and WorkMode.REMOTE not in places.work_modes


def _code_in_text(document: Document) -> str | None:
    """Return the code in a sentence such as "All amounts are in CAD"."""
    found = {
        _DOLLARS_OF.get(match["name"], match["code"])
        for _, line in document.lines()
        for match in _CODE_IN_TEXT.finditer(line.text)
    }
    return found.pop() if len(found) == 1 else None


def _with_currency(pay: Fact[Pay], currency: str | None) -> Fact[Pay]:
    return replace(pay, value=replace(pay.value, currency=currency))
