"""Pay from a badge, read literally; and whether what it says can be believed.

An unreadable badge yields None: the board then shows the words and no figure.
"""

import re
from decimal import Decimal

from postings.importing.shapes import Pay
from postings.vocabulary import PayPeriod

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
_CODE = re.compile(rf"(?<![A-Za-z])({'|'.join(_CODES)})(?![A-Za-z])", re.IGNORECASE)
_SYMBOL = re.compile(
    "|".join(rf"(?<![A-Za-z]){re.escape(s)}" if s[0].isalpha() else re.escape(s) for s in _SYMBOLS), re.IGNORECASE
)
_SYMBOL_CODES = {symbol.casefold(): code for symbol, code in _SYMBOLS.items()}

_AMOUNT = re.compile(
    r"""(?<![\w.,])(?P<figure>
        \d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)   # 181 000
      | \d{1,3}(?:[,'’]\d{3})+(?:\.\d{1,2})?(?!\d)               # 174,000.50
      | \d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)                   # 70.000,50
      | \d+(?:[.,]\d{1,2})?(?!\d)                                # 65, 52.50, 460000.0
    )\s?(?P<unit>k|thousand|m|million|lpa|lakhs?)?(?![a-z%])""",
    re.IGNORECASE | re.VERBOSE,
)
_UNITS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "lpa": 100_000, "lakh": 100_000}
_UNITS["lakhs"] = _UNITS["lakh"]
_PERIODS = {
    PayPeriod.HOUR: r"/\s?h(ou)?r?\b|\bper hour|\bhourly|\ban hour|\bph\b",
    PayPeriod.DAY: r"/\s?day|\bper day|\bdaily|\ba day",
    PayPeriod.WEEK: r"/\s?w(ee)?k|\bper week|\bweekly",
    PayPeriod.MONTH: r"/\s?mo(nth)?\b|\bper month|\bmonthly|\ba month|/\s?m[êe]s\b|\bpor m[êe]s|/\s?mies",
    PayPeriod.YEAR: r"/\s?y(ea)?r|\bper year|\bper annum|\bannual|\byearly|\ba year|\bp\.?a\b|/\s?a(nn?o)?\b|\blpa\b|\blakh",
}
_NOT_WAGES = re.compile(
    r"budget|reimburs|stipend|allowance|401\s?\(?k|\bmatch|bonus of|sign-?on|equity of|per diem|fund(ing|ed)|raised",
    re.IGNORECASE,
)
_NO_UPPER = re.compile(r"\bfrom\b|\bstarting\b|\bmin(imum)?\b|\bat least\b|\d\s?k?\s?\+", re.IGNORECASE)
_NO_LOWER = re.compile(r"\bup to\b|\bmax(imum)?\b|\bunder\b", re.IGNORECASE)
_BARE_FLOAT = re.compile(r"^\s*\d+\.\d\s*$")

# No wage in any currency, and more than the database holds.
MAX_AMOUNT = 10**12

_NO_MILLIONS = {"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD"}

# An amount without a period is a yearly wage from here on; below, people quote months, and below that, hours.
_YEARLY_FROM, _MONTHLY_FROM = 10_000, 1_000


def read_pay(text: str) -> Pay | None:
    """The lowest and highest amount in `text` with currency and period, or None where it states no amount.

    >>> read_pay("65k-95k USD")
    Pay(minimum=Decimal('65000'), maximum=Decimal('95000'), currency='USD', period=<PayPeriod.YEAR: 'year'>)
    """
    if _NOT_WAGES.search(text):
        return None
    wages = _first_wages(_spaced(text))
    if len(set(_CODE.findall(wages.upper()))) > 1:
        return None
    found = [(_number(match["figure"]), (match["unit"] or "").lower()) for match in _AMOUNT.finditer(wages)]
    shared = next((unit for _, unit in found if unit), "")
    amounts = [figure * _UNITS[unit or shared] if unit or (shared and figure < 1_000) else figure for figure, unit in found]
    if not amounts or not 1 < max(amounts) < MAX_AMOUNT:
        return None
    minimum, maximum = min(amounts), max(amounts)
    currency = _currency(text)
    period = _stated_period(wages) or _stated_period(text) or _usual_period(maximum)
    if maximum >= _MONTHLY_FROM:
        minimum, maximum = minimum.quantize(Decimal(1)), maximum.quantize(Decimal(1))
    if len(amounts) == 1 and _NO_LOWER.search(text):
        return Pay(None, maximum, currency, period)
    if len(amounts) == 1 and _NO_UPPER.search(text):
        return Pay(minimum, None, currency, period)
    return Pay(minimum, maximum, currency, period)


def believable(text: str, pay: Pay) -> bool:
    """Whether a badge's figures are pay at all.

    A bare float (`460000.0`) is the sum of the lowest and the highest figure. Millions in the currencies of
    `_NO_MILLIONS` are what a company raised or sells.
    """
    highest = pay.maximum or pay.minimum or 0
    return not _BARE_FLOAT.match(text) and not (pay.currency in _NO_MILLIONS and highest >= 3_000_000)


def _first_wages(text: str) -> str:
    """The first part that holds an amount: what follows `or`, `+` or a bracket is another currency, bonus or remark."""
    parts = re.split(r"\bor\b|\bplus\b|[+(;]|\bin (?:19|20)\d\d\b", text, flags=re.IGNORECASE)
    return next((part for part in parts if _AMOUNT.search(part)), text)


def _spaced(text: str) -> str:
    """Codes and symbols glued to a figure would hide it: `PLN189 500zł~256` -> `PLN 189 500 zł~256`."""
    text = re.sub(r"(?<=[A-Za-zł])(?=\d)", " ", text)
    return re.sub(r"(?<=\d)(?=(?:zł|eur|usd|gbp|cad|pln|kč|euro|inr)\b)", " ", text, flags=re.IGNORECASE)


def _number(figure: str) -> Decimal:
    figure = re.sub(r"[\s'’]", "", figure)
    if re.search(r"[.,]\d{1,2}$", figure):
        whole, fraction = re.split(r"[.,](?=\d{1,2}$)", figure)
        return Decimal(f"{re.sub(r'[.,]', '', whole)}.{fraction}")
    return Decimal(re.sub(r"[.,]", "", figure))


def _currency(text: str) -> str | None:
    """A code anywhere wins over a symbol, since a bare `$` may be any dollar."""
    if code := _CODE.search(text):
        return code[1].upper()
    if symbol := _SYMBOL.search(text):
        return _SYMBOL_CODES[symbol[0].casefold()]
    return "INR" if re.search(r"\blpa\b|\blakh", text, re.IGNORECASE) else None


def _stated_period(text: str) -> PayPeriod | None:
    for period, words in _PERIODS.items():
        if re.search(words, text, re.IGNORECASE):
            return period
    return None


def _usual_period(highest: Decimal) -> PayPeriod | None:
    """What a reader takes an amount for that no period stands with."""
    if highest >= _YEARLY_FROM:
        return PayPeriod.YEAR
    return PayPeriod.MONTH if highest >= _MONTHLY_FROM else None
