"""Salaries, years, ages of ads, distances and time zones in a sentence: everything that contains a number or a zone.

The patterns are those of all languages together, for a text in lower case without accents.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice
from math import ceil
from typing import NamedTuple

from postings.choices import PayPeriod
from postings.extraction.amounts import FIGURE, find_currency, read_amounts
from postings.extraction.local_currency import PESOS_OF
from postings.reference import time_zones
from postings.search import bands
from postings.search.near_filter import DISTANCES

Filter = tuple[str, str]


class Amount(NamedTuple):
    """The filters that the characters from `start` to before `end` stand for."""

    start: int
    end: int
    filters: tuple[Filter, ...]


_AT_LEAST = (
    r"(?:over|above|more than|at least|min(?:imum|\.)?(?: of)?|(?:high|great)er than|from|starting at|"
    r"upwards of|between|>=?|ab|uber|ueber|mind\.?|mindestens|mehr als|hoher als|von|zwischen|"
    r"plus de|au moins|superieure? a|a partir de|au minimum|entre|"
    r"mas de|superior a|mayor (?:de|que|a)|al menos|por lo menos|como minimo|minimo(?: de)?|desde)"
)
_AT_MOST = (
    r"(?:under|below|less than|up to|at most|max(?:imum|\.)?(?: of)?|no more than|not over|<=?|"
    r"unter|weniger als|hochstens|bis(?: zu)?|maximal|"
    r"moins de|jusqu.a|au plus|au maximum|pas plus de|menos de|hasta|como maximo|no mas de)"
)
# The currency of a salary in pesos until the country is known.
SOME_PESO = "pesos"
_PESO = rf"(?:(?:{'|'.join(PESOS_OF)})\w* )?pesos?\b(?: (?:{'|'.join(PESOS_OF)})\w*)?"
_CODES = r"(?:usd|eur|gbp|chf|cad|aud|nzd|sgd|inr|pln|sek|nok|dkk|czk|huf|brl|mxn)\b"
_SIGN = rf"(?:us\$|ca?\$|au?\$|nz\$|sg?\$|[$€£₹]|{_CODES})"
_NAMES = r"(?:euros?|dollars?|dolares|pounds?|pfund|libras?|livres?|francs?|franken|francos?)\b"
_UNIT = rf"(?:us\$|[$€£₹]|zł|{_CODES}|{_NAMES}|(?:de )?{_PESO})"
_CURRENCY_WORDS = (
    ("USD", re.compile(r"dollar|dolar")),
    ("GBP", re.compile(r"pound|pfund|libra|livre")),
    ("CHF", re.compile(r"fran[ck]")),
)
_PERIODS = {
    PayPeriod.HOUR: r"(?:an|per) hour|hourly|/ ?h(?:ou)?r?\b|(?:pro|die|je|in der) stunde|/ ?stunde|stundensatz|stundenlohn|"
    r"(?:par |de l.|a l.|/ ?)heure|(?:por|la|a la) hora|/ ?hora",
    PayPeriod.DAY: r"(?:a|per|/) ?day|daily|(?:pro|am|/) ?tag\b|tagessatz|par jour|tjm\b|/ ?j(?:our)?\b|(?:por|al|/) ?dia",
    PayPeriod.MONTH: r"(?:a|per|/) ?month|monthly|/ ?mo\b|(?:pro|im|/) ?monat|monatlich|(?:par|/) ?mois|mensuels?|"
    r"monatsgehalt|(?:al|por|/) ?mes\b|mensuales",
    PayPeriod.YEAR: r"(?:a|per|/) ?year|per annum|yearly|annually|/ ?yr\b|p\. ?a\.|(?:pro|im|/) ?jahr|jahrlich|"
    r"(?:par |/ ?)an\b|annuels?|(?:al|por|/) ?ano\b|anuales",
}
# Names of salaries that say their period, before the amount.
_RATES = {
    PayPeriod.HOUR: r"hourly (?:pay|rate|wage)|stundenlohn|stundensatz|taux horaire|salario por hora|tarifa por hora",
    PayPeriod.DAY: r"(?:day|daily) rate|tagessatz|tjm|taux journalier|tarifa (?:diaria|por dia)",
    PayPeriod.MONTH: r"monthly (?:pay|salary)|monatsgehalt|salaire mensuel|(?:salario|sueldo) mensual",
    PayPeriod.YEAR: r"(?:annual|yearly) (?:pay|salary)|jahresgehalt|salaire annuel|(?:salario|sueldo) anual",
}
_RATE = "|".join(f"(?P<{period}>{words})" for period, words in _RATES.items())
_PERIOD = "|".join(f"(?P<{period}>{words})" for period, words in _PERIODS.items())
_OR_MORE = (
    r"(?: (?:minimum|min\b|or more|and (?:up|above|more)|at least|mindestens|oder mehr|und mehr|minimo|o mas|en adelante|"
    r"ou plus|et plus|au minimum|au moins))?"
)
_OR_LESS = re.compile(
    r",? (?:max\b|maximum|or (?:less|below)|and below|at most|maximal|hochstens|oder weniger|maximo|o menos|ou moins|"
    r"au plus)"
)
_GROSS = r"(?: (?:gross|brutto|bruts?|brutos?)\b)?"
_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?:{_RATE})(?: of| von| de)?:? )?"
    rf"(?:(?<![a-z])(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})) )?(?P<sign>(?<![a-z]){_SIGN})? ?$"
)
_AFTER = re.compile(
    rf"(?: ?(?:-|–|—|to|bis) ?{_SIGN}? ?\d[\d.,]* ?(?P<high_unit>k\b)?| (?:and|und|et|y) {_SIGN}?\d[\d.,]*(?:k\b|\d{{3}}))?"
    rf"(?P<thousand> ?(?:tsd\.?|tausend|mil|mille)(?!\w))?"
    rf"(?P<plus> ?\+)?(?P<currency> ?{_UNIT})?(?P<more> ?\+)?{_GROSS}(?:[ ,]? ?(?:{_PERIOD}))?{_GROSS}{_OR_MORE}"
)
# What follows a number that counts something else than money.
_OTHER_COUNT = re.compile(
    r" ?(?:users?|customers?|clients?|employees?|people|requests?|lines|mitarbeiter\w*|kunden|nutzer\w*|hours?|h\b|stunden|"
    r"days?|tage|weeks?|%|salari\w+|utilisateurs?|heures|jours|empleados|usuarios|horas|dias)"
)
_BEFORE_LENGTH = 45
# Less is no yearly salary, and a salary without a period is a yearly one.
_MIN_YEARLY = 10_000


def _salaries(text: str) -> Iterator[Amount]:
    for figure in FIGURE.finditer(text):
        before = _BEFORE.search(text, max(0, figure.start() - _BEFORE_LENGTH), figure.start())
        after = _AFTER.match(text, figure.end())
        if before is None or after is None or before["most"]:
            continue
        if not after["currency"] and _OTHER_COUNT.match(text, after.end()):
            continue
        if _OR_LESS.match(text, after.end()):
            continue
        is_thousands = bool(after["thousand"] or (after["high_unit"] and not figure["unit"]))
        amount = read_amounts([figure])[0] * (1_000 if is_thousands else 1)
        currency = _currency(f"{before['sign'] or ''} {after['currency'] or ''}")
        period = next((each for each in _PERIODS if after[each] or before[each]), None)
        is_money = bool(before["least"] or after["plus"] or after["more"] or figure["unit"] or is_thousands or currency)
        is_yearly = period in {None, PayPeriod.YEAR}
        if amount < 1 or (is_yearly and (amount < _MIN_YEARLY or not (is_money or period))):
            continue
        filters = [("salary_min", str(int(amount)))]
        filters += [("salary_currency", currency)] if currency else []
        filters += [] if is_yearly else [("salary_period", str(period))]
        yield Amount(before.start(), after.end(), tuple(filters))


def _currency(text: str) -> str | None:
    """Return the code of a currency, or `SOME_PESO` for pesos of a country that the text does not name."""
    if "peso" in text:
        return next((code for name, code in PESOS_OF.items() if name in text), SOME_PESO)
    return next((code for code, pattern in _CURRENCY_WORDS if pattern.search(text)), None) or find_currency(text)


_EXPERIENCE = (
    r"(?:(?: of| de| an| in)? (?:work |professional |relevant )?(?:experience|exp|berufserfahrung|erfahrung|experiencia)|"
    r" d.experience(?: professionnelle)?)"
)
_YEARS = re.compile(
    rf"(?<![\d.,a-z])(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))? ?"
    r"(?<!\d)(?P<years>\d{1,2})(?: ?(?:-|–|to|bis|a) ?(?P<high>\d{1,2}))?"
    rf"(?P<plus> ?\+)? ?(?:years?|yrs?|jahren?|ans?(?! hour| day)|annees?|anos?)\b(?P<more> ?\+)?(?:{_EXPERIENCE}\b)?"
    r"(?! ?(?:old|alt\b|contract|vertrag|contrat|ago|de contrat))"
)


def _experience(text: str) -> Iterator[Amount]:
    for match in _YEARS.finditer(text):
        years = int(match["years"])
        highest = int(match["high"]) if match["high"] else years
        if match["plus"] or match["more"] or (match["least"] and not match["high"]):
            highest = 100
        lowest = 0 if match["most"] else years
        if match["most"] and match["most"] in {
            "under",
            "below",
            "less than",
            "unter",
            "weniger als",
            "moins de",
            "menos de",
            "<",
        }:
            highest = years - 1
        names = [
            name for name, band in bands.YEARS.items() if band.start <= highest and (band.end is None or lowest < band.end)
        ]
        yield Amount(match.start(), match.end(), tuple(("years", name) for name in names))


_LAST = r"(?:last|past|previous|letzten?|vergangenen|derniere?s|ultim[oa]s|seit)"
_DAYS_OF = {
    r"hours?|stunden|heures|horas": 1 / 24,
    r"days?|tagen?|jours|dias": 1,
    r"weeks?|wochen?|semaines|semanas": 7,
    r"months?|monaten?|mois|meses": 30,
}
_SPAN = "|".join(f"(?P<s{number}>{words})" for number, words in enumerate(_DAYS_OF))
_AGE = re.compile(rf"\b(?:{_LAST} (?P<after>\d{{1,3}})|(?P<before>\d{{1,3}}) {_LAST}) (?:{_SPAN})\b")


def _ages(text: str) -> Iterator[Amount]:
    """Yield the shortest span of days with a filter that contains the one of the text."""
    for match in _AGE.finditer(text):
        length = next(days for number, days in enumerate(_DAYS_OF.values()) if match[f"s{number}"])
        days = ceil(int(match["after"] or match["before"]) * length)
        age = next((age for age, longest in bands.AGES.items() if days <= longest), None)
        if age:
            yield Amount(match.start(), match.end(), (("posted", age),))


_UNITS = r"(?:(?P<miles>miles?|mi|meilen|milles|millas)|kms?|kilomet(?:er|re)(?:s|n)?|kilometros?)"
_RADIUS = r"(?:radius|umkreis|rayon|radio)"
_WITHIN = (
    rf"(?:within|up to|max\.?|bis(?: zu)?|maximal|a (?:moins|menos) de|hasta|(?:with)?in(?: an?)?|a|"
    rf"(?:im )?{_RADIUS}(?: von)?|(?:dans |en )?un {_RADIUS} de)"
)
_FROM = r"(?:(?:away )?(?:of|from|around|to)|(?:rund )?um|von|d[eu]|autour d[eu]|alrededor de|a la redonda de)"
_DISTANCE = re.compile(
    rf"(?<![a-z])(?:{_WITHIN} )*(?<![\d.,])(?P<number>\d{{1,3}}) ?{_UNITS}\b(?: {_RADIUS}\b)?(?: {_FROM}\b)?"
)
_KILOMETERS_OF_MILE = 1.609


def _distances(text: str) -> Iterator[Amount]:
    """Yield the shortest distance with a filter that is as long as the one of the text."""
    for match in _DISTANCE.finditer(text):
        kilometers = int(match["number"]) * (_KILOMETERS_OF_MILE if match["miles"] else 1)
        if distance := next((each for each in DISTANCES if kilometers <= int(each)), None):
            yield Amount(match.start(), match.end(), (("within", distance),))


_OFFSET = re.compile(
    r"\b(?:utc|gmt)(?: ?(?P<sign>[+−-]) ?(?P<hours>\d{1,2})(?::(?P<minutes>\d\d))?)?(?![\w:])", re.IGNORECASE
)


def _zones(text: str) -> Iterator[Amount]:
    """Yield the zones of a text as it was typed: abbreviations are in capitals, since `cet` is a word in French."""
    for match in _OFFSET.finditer(text):
        minutes = 60 * int(match["hours"] or 0) + int(match["minutes"] or 0)
        yield Amount(*match.span(), _zone(-minutes if match["sign"] in {"-", "−"} else minutes))
    for match in re.finditer(r"(?<![^\W_])[A-Z]{3,4}(?![^\W_])", text):
        if match[0] in time_zones.abbreviations():
            yield Amount(*match.span(), _zone(time_zones.abbreviations()[match[0]]))


def _zone(offset: int) -> tuple[Filter, ...]:
    return (("zone", time_zones.zone_value(offset)),) if offset in time_zones.PLACES else ()


def find_amounts(typed: str, plain: str) -> list[Amount]:
    """Return all amounts of a text, in its order, given the text as typed and in lower case without accents.

    Of several salaries, only the first is one.
    """
    found: list[Amount] = []
    for amount in chain(_zones(typed), _ages(plain), _distances(plain), _experience(plain), islice(_salaries(plain), 1)):
        if amount.filters and all(amount.end <= other.start or other.end <= amount.start for other in found):
            found.append(amount)
    return sorted(found)
