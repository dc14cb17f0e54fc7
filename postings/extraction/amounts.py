"""The grammar of amounts that the pay badge and the body share: figures, currencies and periods of pay.

FIGURE finds the numbers that a text writes out, and `spans` which of them are written as one amount or range. What they
say is told by `read_amounts` and `make_pay`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from postings.choices import PayPeriod
from postings.content.types import Pay

_CODES = (
    "USD EUR GBP CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN UAH TRY ILS AED SAR INR PKR BDT LKR PHP IDR MYR SGD THB "
    "VND HKD TWD CNY JPY KRW BRL MXN ARS CLP COP PEN UYU ZAR NGN KES EGP ISK"
).split()
# Longest first: `CA$` before `A$` before `$`.
_SYMBOLS = {
    "US$": "USD", "CA$": "CAD", "CAD$": "CAD", "AU$": "AUD", "NZ$": "NZD", "SG$": "SGD", "HK$": "HKD", "MX$": "MXN",
    "R$": "BRL", "C$": "CAD", "A$": "AUD", "S$": "SGD", "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY", "zł": "PLN",
    "₪": "ILS", "₺": "TRY", "₴": "UAH", "₱": "PHP", "₩": "KRW", "Kč": "CZK", "euro": "EUR", "$": "USD",
}  # fmt: skip
_SYMBOL_CODES = {symbol.casefold(): code for symbol, code in _SYMBOLS.items()}
_CODE = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(_CODES)})(?![A-Za-z])", re.IGNORECASE)
_SYMBOL = re.compile(
    "|".join(rf"(?<![A-Za-z]){re.escape(s)}" if s[0].isalpha() else re.escape(s) for s in _SYMBOLS), re.IGNORECASE
)

# A figure may be glued to the words on either side: `PLN189 500zł`.
FIGURE = re.compile(
    r"""(?<![\d.,])(?P<figure>
        \d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)   # 181 000
      | \d{1,3}(?:[,'’]\d{3}){1,4}(?:\.\d{1,2})?(?!\d)               # 174,000.50
      | \d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)                            # 15,00,000
      | \d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,2})?(?!\d)                   # 70.000,50
      | \d{1,15}(?:[.,]\d{1,2})?(?!\d)                                # 65, 52.50, 460000.0
    )[^\S\n]?(?P<unit>k|thousand|m|million|lpa|lakhs?)?(?!%|(?!zł|kč|euro?|usd|gbp|cad|pln|inr|gross|brutto|net)[a-z])""",
    re.IGNORECASE | re.VERBOSE,
)
_UNITS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "lpa": 100_000, "lakh": 100_000}
_UNITS["lakhs"] = _UNITS["lakh"]

_PERIOD_WORDS = {
    PayPeriod.HOUR: (
        r"/\s?h(ou)?r?(s|ly)?\b|\bper hour|\bhourly|\ban hour|\bph\b|"
        r"/\s?(uur|heure|godz|stunde)|\bper uur|\bpro stunde|\bpor hora"
    ),
    PayPeriod.DAY: r"/\s?da(y|ily)|\bper day|\bdaily|\ba day|/\s?j(our)?\b|\bpar jour|\btjm\b|\bpro tag",
    PayPeriod.WEEK: r"/\s?w(ee)?k|\bper week|\bweekly",
    PayPeriod.MONTH: (
        r"/\s?mo(nth)?(s|ly)?\b|\bper month|\bmonthly|\ba month|/\s?m[êe]s\b|\bpor m[êe]s|\bal mes|\bmensua|\bmensa|"
        r"/\s?mois|\bpar mois|\bmonatlich|\b(pro|im) monat|\bper maand|/\s?mies|\bmiesięczn"
    ),
    PayPeriod.YEAR: (
        r"/\s?y(ea)?r|\bper year|\bper annum|\bannual(ly)?|\byearly|\ba year|\bp\.?a\b|/\s?a(nn?o)?\b|\blpa\b|\blakh|"
        r"/\s?an\b|\bpar an\b|\bannuel|\banual|\bal año|\bpor ano\b|\bj[äa]hrlich|\b(pro|im) jahr|\bper jaar|\brocznie"
    ),
}
_PERIODS = {period: re.compile(words, re.IGNORECASE) for period, words in _PERIOD_WORDS.items()}

# What may stand between the figures of a range, once the signs of currency and period are taken away.
_TO = set("- – — − ― ~ | to up through till bis à a até hasta al do o ed i iki tot".split())
_AND = set("and und et y e i en".split())
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tra|fra|tussen|nuo|pomiędzy|from)\b", re.IGNORECASE)
_UP_TO = re.compile(rf"[^.;\n]{{3,80}} (?:up )?to (?:{_CODE.pattern}|{_SYMBOL.pattern})?", re.IGNORECASE)
_ANY_PERIOD = "|".join(_PERIOD_WORDS.values())
_BESIDE = rf"\(?{_CODE.pattern}\)?|{_SYMBOL.pattern}|{_ANY_PERIOD}|\b(?:gross|net|bruts?|brutto|netto)\b|[^\S\n]"
_FILLER = re.compile(
    rf"{_BESIDE}|\b(?:us|ca|base|approximately|about|min(?:imum)?|max(?:imum)?|mid(?:point)?|of)\b|[~:+.\n()\[\]{{}}]",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?:{_CODE.pattern}|{_SYMBOL.pattern}|[^\S\n]|[~(\[])+$", re.IGNORECASE)
_AFTER = re.compile(rf"(?:{_BESIDE})*", re.IGNORECASE)
REMARK = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_MAX_BEFORE, _MAX_BETWEEN, _MAX_GAP, _MAX_FIGURES, _FAR_APART = 12, 30, 100, 12, 12

# No wage in any currency, and more than the database holds.
MAX_AMOUNT = 10**12

# An amount without a period is a yearly wage from here on; below, people quote months, and below that, hours.
_YEARLY_FROM, _MONTHLY_FROM = 10_000, 1_000


@dataclass(frozen=True)
class Span:
    """Figures that a text writes as one amount or range; `start` and `end` take in the signs of currency and period."""

    figures: tuple[re.Match[str], ...]
    start: int
    end: int


def spans(text: str) -> Iterator[Span]:
    """All amounts and ranges of a text, in order. None reaches into another."""
    end_before = 0
    figures: list[re.Match[str]] = []
    for figure in FIGURE.finditer(text):
        if len(figures) == _MAX_FIGURES or (figures and not _is_one_range(text, figures[-1], figure)):
            yield (span := _span(text, figures, end_before))
            end_before, figures = span.end, []
        figures.append(figure)
    if figures:
        yield _span(text, figures, end_before)


def _span(text: str, figures: list[re.Match[str]], end_before: int) -> Span:
    start, end = figures[0].start(), figures[-1].end()
    before = _BEFORE.search(text, max(end_before, start - _MAX_BEFORE), start)
    after = _AFTER.match(text, end, end + _MAX_GAP)
    return Span(tuple(figures), before.start() if before else start, after.end() if after else end)


def _is_one_range(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    gap = text[one.end() : other.start()]
    if len(gap) > _MAX_GAP:
        return False
    words = set(_FILLER.sub(" ", REMARK.sub(" ", gap)).casefold().split())
    is_beside = words <= _TO if words else gap in _SYMBOLS
    if not is_beside and (words <= _AND or _UP_TO.fullmatch(gap)):
        is_beside = bool(_BETWEEN.search(text, max(0, one.start() - _MAX_BETWEEN), one.start()))
    lower, upper = read_amounts([one, other])
    return is_beside and lower <= upper < lower * _FAR_APART


def read_amounts(figures: Iterable[re.Match[str]]) -> list[Decimal]:
    """The numbers that FIGURE found side by side: in `65-95k` the k holds for both."""
    found = [(_number(match["figure"]), (match["unit"] or "").lower()) for match in figures]
    shared = next((unit for _, unit in found if unit), "")
    amounts = [figure * _factor(figure, unit, shared) for figure, unit in found]
    if len(amounts) == 2 and amounts[0] < 1_000 and _YEARLY_FROM <= amounts[0] * 1_000 <= amounts[1] < MAX_AMOUNT:
        amounts[0] *= 1_000  # `110-145,000`
    return amounts


def make_pay(amounts: list[Decimal], currency: str | None, period: PayPeriod | None) -> Pay | None:
    """The lowest and highest of the amounts, or None where they cannot be pay. Only small amounts keep minor units."""
    if not amounts or not 1 < max(amounts) < MAX_AMOUNT:
        return None
    minimum, maximum = min(amounts), max(amounts)
    if maximum >= _MONTHLY_FROM:
        minimum, maximum = minimum.quantize(Decimal(1)), maximum.quantize(Decimal(1))
    return Pay(minimum, maximum, currency, period or _usual_period(maximum))


def currency_in(text: str) -> str | None:
    """A code anywhere wins over a symbol, since a bare `$` may be any dollar."""
    if code := _CODE.search(text):
        return code[0].upper()
    if symbol := _SYMBOL.search(text):
        return _SYMBOL_CODES[symbol[0].casefold()]
    return "INR" if re.search(r"\blpa\b|\blakh", text, re.IGNORECASE) else None


def currency_codes(text: str) -> list[str]:
    return [code.upper() for code in _CODE.findall(text)]


def stated_period(text: str) -> PayPeriod | None:
    return next((period for period, words in _PERIODS.items() if words.search(text)), None)


def _usual_period(highest: Decimal) -> PayPeriod | None:
    """What a reader takes an amount for that no period stands with."""
    if highest >= _YEARLY_FROM:
        return PayPeriod.YEAR
    return PayPeriod.MONTH if highest >= _MONTHLY_FROM else None


def _factor(figure: Decimal, unit: str, shared: str) -> int:
    if figure >= _YEARLY_FROM and (unit or shared) in ("k", "thousand"):  # `$85,000k` says thousand twice
        return 1
    if unit:
        return _UNITS[unit]
    return _UNITS[shared] if shared and figure < 1_000 else 1


def _number(figure: str) -> Decimal:
    figure = re.sub(r"[\s'’]", "", figure)
    if re.search(r"[.,]\d{1,2}$", figure):
        whole, fraction = re.split(r"[.,](?=\d{1,2}$)", figure)
        return Decimal(f"{re.sub(r'[.,]', '', whole)}.{fraction}")
    return Decimal(re.sub(r"[.,]", "", figure))
