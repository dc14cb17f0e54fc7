"""Find and parse amounts of money in text: numbers, ranges, currencies and periods of pay.

Shared by the readers of the pay badge and of the body. FIGURE matches single numbers, `find_spans` groups those that are
written as one amount or range, and `read_amounts` and `make_pay` turn them into values.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from postings.choices import PayPeriod
from postings.content.types import Pay
from postings.pay_bounds import RATES

_CURRENCY_CODES = (
    "USD EUR GBP CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN UAH TRY ILS AED SAR INR PKR BDT LKR PHP IDR MYR SGD THB "
    "VND HKD TWD CNY JPY KRW BRL MXN ARS CLP COP PEN UYU ZAR NGN KES EGP ISK NAD TTD JMD DOP BBD BZD FJD BWP GHS RSD "
    "RUB KZT QAR KWD BHD OMR JOD NPR"
).split()
# Abbreviations that are written like codes.
_OTHER_CODES = {"CDN": "CAD", "NTD": "TWD", "RMB": "CNY", "RUR": "RUB"}
# Longest first: `CA$` before `A$` before `$`.
_CURRENCY_SYMBOLS = {
    "US$": "USD", "CA$": "CAD", "CAD$": "CAD", "AU$": "AUD", "NZ$": "NZD", "SG$": "SGD", "HK$": "HKD", "MX$": "MXN",
    "NT$": "TWD", "N$": "NAD", "TT$": "TTD", "J$": "JMD", "RD$": "DOP", "BZ$": "BZD", "FJ$": "FJD", "BDS$": "BBD",
    "AR$": "ARS", "COL$": "COP", "R$": "BRL", "C$": "CAD", "A$": "AUD", "S$": "SGD", "€": "EUR", "£": "GBP",
    "₹": "INR", "¥": "JPY", "zł": "PLN", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₱": "PHP", "₩": "KRW", "Kč": "CZK",
    "₽": "RUB", "₸": "KZT", "円": "JPY", "원": "KRW",
    "euro": "EUR", "kr": "SEK", "руб": "RUB", "pesos": "MXN", "$": "USD",
}  # fmt: skip
_CODE_BY_SYMBOL = {symbol.casefold(): code for symbol, code in _CURRENCY_SYMBOLS.items()}
_CURRENCY_CODE = re.compile(rf"(?<![^\W\d_])(?:{'|'.join([*_CURRENCY_CODES, *_OTHER_CODES])})(?![^\W\d_])", re.IGNORECASE)
_CURRENCY_SYMBOL = re.compile(
    "|".join(rf"(?<![^\W\d_]){re.escape(s)}" if s[0].isalpha() else re.escape(s) for s in _CURRENCY_SYMBOLS), re.IGNORECASE
)

# Words may follow or precede a number without a space: `PLN189 500zł`.
FIGURE = re.compile(
    r"""(?<![\d.,])(?P<figure>
        \d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)   # 181 000
      | \d{1,3}(?:[,'’]\d{3}){1,4}(?:\.\d{1,2})?(?!\d)               # 174,000.50
      | \d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)                            # 15,00,000
      | \d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,2})?(?!\d)                   # 70.000,50
      | \d{1,15}(?:[.,]\d{1,2})?(?!\d)                                # 65, 52.50, 460000.0
    )[^\S\n]?(?P<unit>k|thousand|m(?!\.\s?n\b)|million|lpa|lakhs?|l\b)?(?!%|(?!zł|kč|kr\b|euro?|usd|gbp|cad|pln|inr|gross|brutto|net|p[dahw]\b|pcm)[a-z])""",
    re.IGNORECASE | re.VERBOSE,
)
_MULTIPLIERS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "lpa": 100_000, "lakh": 100_000}
_MULTIPLIERS["lakhs"] = _MULTIPLIERS["l"] = _MULTIPLIERS["lakh"]
# `8L` is 8 lakh in a line about rupees, and 8 liters or something else in any other.
_WITH_L = re.compile(r"(?<![\w.,])[₹$€£]?\d[\d.,]*\s?L\b", re.IGNORECASE)
_RUPEES = re.compile(r"₹|\b(?:INR|CTC|lakhs?|LPA)\b|\bRs\b", re.IGNORECASE)

_PERIOD_WORDS = {
    PayPeriod.HOUR: (
        r"\bp/h\b|(?<=[\d€£$])\s?p\.\s?h\b|\btimlön|\btimløn|\bstundenlohn|\buurloon|"
        r"/\s?h(ou)?r?(s|ly)?\b|\bper hour|\bhourly|\ban hour|\bph\b|"
        r"/\s?(uur|heure|godz|stunde)|\bper uur|\bpro stunde|\bpor hora"
    ),
    PayPeriod.DAY: (
        r"(?<=\d)\s?pd\b|(?<=[\d€£$])\s?p\.\s?d\b|\bp/d\b|/\s?d\b|\bday[ -]?rates?\b|"
        r"\btagessatz|\bdagtarief|/\s?da(y|ily)|\bper day|\bdaily|\ba day|/\s?j(our)?\b|\bpar jour|\btjm\b|"
        r"\bpro tag"
    ),
    PayPeriod.WEEK: r"/\s?w(ee)?k|\bper week|\bweekly",
    PayPeriod.MONTH: (
        r"\bp/m\b|(?<=\d\d\d)\s?p\.\s?m\b|\bpcm\b|/\s?kk\b|\bpr\.? måned|"
        r"\bmaandsal|\bmonatsgeh|\bmånadslön|\bper månad|\bi månaden|\bper måned|/\s?mån|"
        r"/\s?mo(nth)?(s|ly)?\b|\bper month|\bmonthly|\ba month|/\s?m[êe]s\b|\bpor m[êe]s|\bal mes|\bmensua|\bmensa|"
        r"/\s?mois|\bpar mois|\bmonatlich|\b(pro|im) monat|\bper maand|/\s?mies|\bmiesięczn"
    ),
    PayPeriod.YEAR: (
        r"\bjaarsal|\bjahresgeh|\bårslön|\bper år|"
        r"/\s?y(ea)?r|\bper year|\bper annum|\bannual(ly)?|\byearly|\ba year|\bp\.?a\b|/\s?a(nn?o)?\b|\blpa\b|\blakh|"
        r"/\s?an\b|\bpar an\b|\bannuel|\banual|\bal año|\bpor ano\b|\bj[äa]hrlich|\b(pro|im) jahr|\bper jaar|\brocznie"
    ),
}
# How pesos are written, and never dollars: $1.200.000
_MILLIONS_WITH_DOTS = re.compile(r"\b\d{1,3}(?:\.\d{3}){2,}(?!\d)")
_PERIODS = {period: re.compile(words, re.IGNORECASE) for period, words in _PERIOD_WORDS.items()}

# Words and characters between the two numbers of a range, after currency and period are removed.
_RANGE_WORDS = set("- – — − ― ~ | / to up through till bis à a até hasta al do o ed i iki tot".split())
_AND_WORDS = set("and und et y e i en".split())
_BETWEEN_WORDS = re.compile(r"\b(?:between|zwischen|entre|tra|fra|tussen|nuo|pomiędzy|from)\b", re.IGNORECASE)
_MAXIMUM = re.compile(r"\bmax(?:imum|imaal|imal|imo)?\b", re.IGNORECASE)
_UP_TO = re.compile(rf"[^.;\n]{{3,80}} (?:up )?to (?:{_CURRENCY_CODE.pattern}|{_CURRENCY_SYMBOL.pattern})?", re.IGNORECASE)
_PESO_ADJECTIVES = "(?:mexican|chilen|colombian|argentin|uruguay|dominican|filipin)os?"
_ANY_PERIOD = "|".join(_PERIOD_WORDS.values())
_ADJACENT = (
    rf"\(?{_CURRENCY_CODE.pattern}\)?|\bpesos {_PESO_ADJECTIVES}\b|{_CURRENCY_SYMBOL.pattern}|{_ANY_PERIOD}|"
    r"\b(?:gross|net|brut[ao]?s?|brutto|netto|l[ií]quid[oa]s?|d[oó]lar(?:es)?|dollars?|euros)\b|\bm\.\s?n\.|[^\S\n]"
)
_FILLER = re.compile(
    rf"{_ADJACENT}|\b(?:us|ca|base|approximately|about|min(?:imum)?|max(?:imum|imaal|imal|imo)?|mid(?:point)?|of)\b|"
    rf"(?<=\s),[-–—]|^,[-–—]|[~:+.\n()\[\]{{}}]",
    re.IGNORECASE,
)
_PREFIX = re.compile(rf"(?:{_CURRENCY_CODE.pattern}|{_CURRENCY_SYMBOL.pattern}|[^\S\n]|[~(\[])+$", re.IGNORECASE)
_SUFFIX = re.compile(rf"(?:{_ADJACENT})*", re.IGNORECASE)
BRACKETED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_MAX_PREFIX, _MAX_BETWEEN_DISTANCE, _MAX_GAP, _MAX_FIGURES, _MAX_RATIO = 12, 30, 100, 12, 12

# Numbers that count something else than money: grades, hours, percent, the names of forms and rules.
_OTHER_NUMBERS = re.compile(
    r"""\b(?:(?:pay\s)?grade|level|band|step|zone|tier|scale|schaal|stufe|entgeltgruppe|gruppe|echelon|[ée]chelon|nivel|niveau|
        gs|nh|eg|tv-?l|tv[öo]d|ir|w|c2|cpf|fy|q|scp|nivå|trin|spin(?:e|al)\spoint)\s?[-#:]?\s?\d{1,3}[a-z]?(?:\s?[/&–-]\s?\d{1,3}[a-z]?(?![\d,.k]))?
        (?![\d,.]\d|\s?k\b)
      | \brange\s\d{1,3}(?=\s?[,:;(])
      | \d+(?:[.,]\d+)?(?:\s?[-–—]\s?\d+(?:[.,]\d+)?)?\s?(?:%|percent\b|procent\b|prozent\b)
      | (?<![\d.,$€£])\d{1,3}(?:[.,]\d)?(?:\s?[-–]\s?\d{1,3})?\+?[\s-]?(?:hours?|hrs?|weeks?|days?|months?|years?|yrs?|uur|
        uren|stunden|std|heures|horas|timmar|tage|wochen|monate|jahre|jours|semaines|mois|ans|semanas|meses|a[ñn]os|
        (?:monats)?geh[äa]lter|salaries|pagas|mensilit[àa]|bezüge)\b""",
    re.IGNORECASE | re.VERBOSE,
)

# Hours of work: "38 to 40 hours per week". Their "per week" is no period of pay.
_HOURS_OF_WORK = re.compile(
    r"(?<![\d.,$€£])\d[\d,.]*(?:\s?(?:[-–]|to)\s?\d[\d,.]*)?\+?[\s-]?(?:h|hours?|hrs?|std|stunden|heures|horas)\b\.?"
    r"\s?(?:(?:a|per|each|pro|par|por)\s|/\s?)?(?:week(?:ly)?|wk|woche|semaine|semana)\b",
    re.IGNORECASE,
)

_DIGIT = re.compile(r"\d")
# More than any wage in any currency, and more than the database column holds.
MAX_AMOUNT = 10**12

# The smallest amounts that are yearly or monthly pay where no period is stated.
_MIN_YEARLY, _MIN_MONTHLY = 10_000, 1_000
# Pay in these is usually given for a year, although a year's pay is worth less in dollars.
_YEARLY_CURRENCIES = frozenset(["INR"])


@dataclass(frozen=True)
class Span:
    """Numbers written as one amount or range; `start` and `end` include the currency and period around them."""

    figures: tuple[re.Match[str], ...]
    start: int
    end: int


def hide_other_numbers(text: str) -> str:
    """Return a text of the same length in which numbers that are no amounts have no digits, and hours of work are blank.

    Of each number, only the line that has it is read.

    >>> hide_other_numbers("Grade 5 ($60k) for 20 hours, 40 hours per week")
    'Grade # ($60k) for ## hours,                  '
    """
    return "\n".join(_hide_in_line(line) if _DIGIT.search(line) else line for line in text.split("\n"))


def _hide_in_line(line: str) -> str:
    line = _HOURS_OF_WORK.sub(lambda match: " " * len(match[0]), line)
    if _WITH_L.search(line) and not _RUPEES.search(line):
        line = _WITH_L.sub(lambda match: _DIGIT.sub("#", match[0]), line)
    return _OTHER_NUMBERS.sub(lambda match: _DIGIT.sub("#", match[0]), line)


def find_spans(text: str) -> Iterator[Span]:
    """Yield all amounts and ranges of a text, in order and without overlap."""
    previous_end = 0
    figures: list[re.Match[str]] = []
    for figure in FIGURE.finditer(text):
        if len(figures) == _MAX_FIGURES or (figures and not _is_range(text, figures[-1], figure)):
            yield (span := _make_span(text, figures, previous_end))
            previous_end, figures = span.end, []
        figures.append(figure)
    if figures:
        yield _make_span(text, figures, previous_end)


def _make_span(text: str, figures: list[re.Match[str]], previous_end: int) -> Span:
    start, end = figures[0].start(), figures[-1].end()
    before = _PREFIX.search(text, max(previous_end, start - _MAX_PREFIX), start)
    after = _SUFFIX.match(text, end, end + _MAX_GAP)
    return Span(tuple(figures), before.start() if before else start, after.end() if after else end)


def _is_range(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    gap = text[one.end() : other.start()]
    if len(gap) > _MAX_GAP:
        return False
    lower, upper = read_amounts([one, other])
    if not lower <= upper < lower * _MAX_RATIO:
        return False
    words = set(_FILLER.sub(" ", BRACKETED.sub(" ", gap)).casefold().split())
    is_separator = words <= _RANGE_WORDS if words else gap in _CURRENCY_SYMBOLS or "~" in gap
    if not is_separator and (words <= _AND_WORDS or _UP_TO.fullmatch(gap)):
        is_separator = bool(_MAXIMUM.search(gap)) or bool(
            _BETWEEN_WORDS.search(text, max(0, one.start() - _MAX_BETWEEN_DISTANCE), one.start())
        )
    return is_separator


def read_amounts(figures: Iterable[re.Match[str]]) -> list[Decimal]:
    """Return the values of numbers matched side by side. A unit is shared: in `65-95k` both are thousands."""
    found = [(_parse_number(match["figure"]), (match["unit"] or "").lower()) for match in figures]
    shared_unit = next((unit for _, unit in found if unit), "")
    amounts = [figure * _multiplier(figure, unit, shared_unit) for figure, unit in found]
    if len(amounts) == 2 and amounts[0] < 1_000 and _MIN_YEARLY <= amounts[0] * 1_000 <= amounts[1] < MAX_AMOUNT:
        amounts[0] *= 1_000  # `110-145,000`
    return amounts


def make_pay(
    amounts: list[Decimal], currency: str | None, period: PayPeriod | None, *, is_exact: bool = False
) -> Pay | None:
    """Return pay from the lowest to the highest amount, or None where the amounts cannot be pay.

    Amounts from 1,000 on are rounded to whole units, unless they are exact.
    """
    if not amounts or not 1 < max(amounts) < MAX_AMOUNT:
        return None
    minimum, maximum = min(amounts), max(amounts)
    if maximum >= _MIN_MONTHLY and not is_exact:
        minimum, maximum = minimum.quantize(Decimal(1)), maximum.quantize(Decimal(1))
    return Pay(minimum, maximum, currency, period or _period_for_amount(maximum, currency))


def find_currency(text: str) -> str | None:
    """Return the ISO 4217 code of the currency that a text names, or None.

    A code anywhere takes precedence over a symbol, since a bare `$` may be any dollar.
    """
    if code := _CURRENCY_CODE.search(text):
        return _OTHER_CODES.get(code[0].upper(), code[0].upper())
    if "pesos" in text.casefold():
        return _CURRENCY_SYMBOLS["pesos"]  # of which country: see `local_currency.py`
    if symbol := _CURRENCY_SYMBOL.search(text):
        is_peso = symbol[0] == "$" and _MILLIONS_WITH_DOTS.search(text)
        return _CURRENCY_SYMBOLS["pesos"] if is_peso else _CODE_BY_SYMBOL[symbol[0].casefold()]
    is_in_lakh = re.search(r"\blpa\b|\blakh", text, re.IGNORECASE) or (_WITH_L.search(text) and _RUPEES.search(text))
    return "INR" if is_in_lakh else None


def find_currency_codes(text: str) -> list[str]:
    """Return all ISO 4217 codes in a text, in order."""
    return [_OTHER_CODES.get(code.upper(), code.upper()) for code in _CURRENCY_CODE.findall(text)]


def find_period(text: str) -> PayPeriod | None:
    """Return the period of pay that a text names, or None."""
    return next((period for period, pattern in _PERIODS.items() if pattern.search(text)), None)


def _period_for_amount(amount: Decimal, currency: str | None) -> PayPeriod | None:
    """Return the period that an amount without a stated period most likely has."""
    worth = amount / (RATES.get(currency or "", 1) if currency not in _YEARLY_CURRENCIES else 1)
    if worth >= _MIN_YEARLY:
        return PayPeriod.YEAR
    return PayPeriod.MONTH if worth >= _MIN_MONTHLY else None


def _multiplier(figure: Decimal, unit: str, shared_unit: str) -> int:
    if figure >= _MIN_YEARLY and (unit or shared_unit) in ("k", "thousand"):  # `$85,000k` repeats the thousand
        return 1
    if unit:
        return _MULTIPLIERS[unit]
    return _MULTIPLIERS[shared_unit] if shared_unit and figure < 1_000 else 1


def _parse_number(figure: str) -> Decimal:
    figure = re.sub(r"[\s'’]", "", figure)
    if re.search(r"[.,]\d{1,2}$", figure):
        whole, fraction = re.split(r"[.,](?=\d{1,2}$)", figure)
        return Decimal(f"{re.sub(r'[.,]', '', whole)}.{fraction}")
    return Decimal(re.sub(r"[.,]", "", figure))
