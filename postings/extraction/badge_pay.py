"""Pay from a badge, read literally; and whether what it says can be believed.

An unreadable badge yields None: the board then shows the words and no figure.
"""

import re

from postings.content.types import Pay
from postings.extraction.amounts import FIGURE, currency_codes, currency_in, make_pay, read_amounts, stated_period

_NOT_WAGES = re.compile(
    r"budget|reimburs|stipend|allowance|401\s?\(?k|\bmatch|bonus of|sign-?on|equity of|per diem|fund(ing|ed)|raised",
    re.IGNORECASE,
)
_NO_UPPER = re.compile(
    r"\bfrom\b|\bstart(?:ing|s)\b(?! (?:salary|base|pay|rate))|\bmin(imum)?\b|\bat least\b|\bab\b|\bdesde\b|\bod\b|"
    r"\d\s?k?\s?\+",
    re.IGNORECASE,
)
_NO_LOWER = re.compile(r"\bup to\b|\bmax(imum)?\b|\bunder\b|\bbis zu\b|\bjusqu|\bhasta\b|\baté\b|\bdo\b", re.IGNORECASE)
_BARE_FLOAT = re.compile(r"^\s*\d+\.\d\s*$")

_NO_MILLIONS = {"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD"}


def read_pay(text: str) -> Pay | None:
    """The lowest and highest amount in `text` with currency and period, or None where it states no amount.

    >>> read_pay("65k-95k USD")
    Pay(minimum=Decimal('65000'), maximum=Decimal('95000'), currency='USD', period=<PayPeriod.YEAR: 'year'>, has_zones=False)
    """
    if _NOT_WAGES.search(text):
        return None
    wages = _first_wages(text)
    if len(set(currency_codes(wages))) > 1:
        return None
    amounts = read_amounts(FIGURE.finditer(wages))
    pay = make_pay(amounts, currency_in(text), stated_period(wages) or stated_period(text))
    return open_ended(pay, text) if pay and len(amounts) == 1 else pay


def open_ended(pay: Pay, words: str) -> Pay:
    """A single figure as the bound that its words make it: `up to 120k`, `90k+`."""
    if _NO_LOWER.search(words):
        return Pay(None, pay.maximum, pay.currency, pay.period)
    if _NO_UPPER.search(words):
        return Pay(pay.minimum, None, pay.currency, pay.period)
    return pay


def believable(text: str, pay: Pay) -> bool:
    """Whether a badge's figures are pay at all.

    A bare float (`460000.0`) is the sum of the lowest and the highest figure. Millions in the currencies of
    `_NO_MILLIONS` are what a company raised or sells.
    """
    return not _BARE_FLOAT.match(text) and not too_much(pay)


def too_much(pay: Pay) -> bool:
    """Whether nobody is paid that much in its currency: then it is what a company raised or sells."""
    return pay.currency in _NO_MILLIONS and (pay.maximum or pay.minimum or 0) >= 3_000_000


def _first_wages(text: str) -> str:
    """The first part that holds an amount: what follows `or`, `+` or a bracket is another currency, bonus or remark."""
    parts = re.split(r"\bor\b|\bplus\b|[+(;]|\bin (?:19|20)\d\d\b", text, flags=re.IGNORECASE)
    return next((part for part in parts if FIGURE.search(part)), text)
