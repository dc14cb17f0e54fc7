"""Read pay from the badge in an ad's header, and decide whether the amount is plausible.

A badge that cannot be parsed gives None; the board then shows its text and no amount.
"""

import re
from dataclasses import replace
from itertools import islice

from postings.content.types import Pay
from postings.extraction.amounts import (
    FIGURE,
    find_currency,
    find_currency_codes,
    find_period,
    find_spans,
    hide_other_numbers,
    make_pay,
    read_amounts,
)

_NOT_PAY = re.compile(
    r"budget|reimburs|stipend|allowance|401\s?\(?k|\bmatch|bonus of|sign-?on|equity of|per diem|fund(ing|ed)|raised",
    re.IGNORECASE,
)
_PART = re.compile(r",\s|\s[+•|]\s|;")
_LOWER_BOUND = re.compile(
    r"\bfrom\b|\bstart(?:ing|s)\b(?! (?:salary|base|pay|rate))|\bmin(imum)?\b|\bat least\b|\bab\b|\bdesde\b|\bod\b|"
    r"\bvanaf\b|\bminimaal\b|\bmindestens\b|\b(?:från|fra)\b|\bà partir d|\ba partir d|"
    r"\bor (?:more|above)\b|\band (?:up|above)\b|\boder mehr\b|\bou plus\b|\bo más\b|\d\s?[kl]?\s?\+",
    re.IGNORECASE,
)
_UPPER_BOUND = re.compile(
    r"\bup to\b|\bmax(?:imum|imaal|imal|imo)?\b|\bunder\b|\bbis zu\b|\bhöchstens\b|\btot\b|"
    r"\bupp till\b|\bop til\b|\bfino a\b|\bjusqu|\bhasta\b|\baté\b|\bdo\b",
    re.IGNORECASE,
)
_BARE_FLOAT = re.compile(r"^\s*\d+\.\d\s*$")

# A grade such as E13 or A12.
_GRADE_CODE = re.compile(r"\b(?!kr|rs)[a-z]{1,2}\d{1,2}[a-z]?(?![\s,.]?\d|\s?k\b|\w)", re.IGNORECASE)
# A grade, step or zone whose number `hide_other_numbers` has hidden.
_NUMBERED = re.compile(
    r"[a-z]\s?[-#:]?\s?#+|\b(?:level|step|grade|tier|band|zone|class|range) (?:[ivx]+|[a-h])\b", re.IGNORECASE
)
# "$95k (NYC) / $85k (elsewhere)"
_ZONE_IN_BRACKETS = re.compile(r"\s*\([^\W\d_][^()\d]*\)")
_OTHER_PAY = re.compile(
    r"\bOTE\b|on[- ]target|bonus|commission|equity|stock|variable|total|\bor\b|\bplus\b|\+\s*\S", re.IGNORECASE
)
_MAX_ZONES = 20

_CURRENCIES_WITHOUT_MILLIONS = {"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD"}


def read_pay(text: str, *, is_exact: bool = False) -> Pay | None:
    """Return the pay that a badge states, or None where it states no amount. With `is_exact`, amounts keep their cents.

    >>> read_pay("65k-95k USD")
    Pay(minimum=Decimal('65000'), maximum=Decimal('95000'), currency='USD', period=PayPeriod.YEAR, has_zones=False)
    """
    text = _GRADE_CODE.sub("#", hide_other_numbers(_without_other_money(text)))
    if zones := _pay_of_zones(text):
        return zones
    first_part = _first_amount_part(text)
    if len(set(find_currency_codes(first_part))) > 1:
        return None
    amounts = read_amounts(FIGURE.finditer(first_part))
    pay = make_pay(amounts, find_currency(text), find_period(first_part) or find_period(text), is_exact=is_exact)
    return apply_bound(pay, text) if pay and len(amounts) == 1 else pay


def _without_other_money(text: str) -> str:
    """Return a badge without the parts about budgets, matches and other money that is no pay."""
    return ", ".join(part for part in _PART.split(text) if not _NOT_PAY.search(part)) if _NOT_PAY.search(text) else text


def _pay_of_zones(text: str) -> Pay | None:
    """Return the lowest and highest pay of a badge with an amount or a range for each of several zones, steps or grades."""
    spans = list(islice(find_spans(text), _MAX_ZONES))
    is_list = len(spans) == 1 and len(spans[0].figures) > 3
    if not (is_list or len(spans) > 1) or len({find_currency(text[span.start : span.end]) for span in spans} - {None}) > 1:
        return None
    are_ranges = all(len(span.figures) > 1 for span in spans)
    are_zones = len(_NUMBERED.findall(text)) >= len(spans) or all(_ZONE_IN_BRACKETS.match(text, span.end) for span in spans)
    if not (are_ranges or are_zones) or _OTHER_PAY.search(text):
        return None
    pays = [make_pay(read_amounts(span.figures), find_currency(text), find_period(text)) for span in spans]
    found = [pay for pay in pays if pay and pay.minimum is not None and pay.maximum is not None]
    if len(found) < len(pays) or len({pay.period for pay in found}) > 1:
        return None
    lowest, highest = min(pay.minimum for pay in found), max(pay.maximum for pay in found)  # type: ignore[type-var]
    return replace(found[0], minimum=lowest, maximum=highest, has_zones=True)


def apply_bound(pay: Pay, text: str) -> Pay:
    """Return pay with only a minimum or a maximum where the text says so: `up to 120k`, `90k+`."""
    if _UPPER_BOUND.search(text):
        return Pay(None, pay.maximum, pay.currency, pay.period)
    if _LOWER_BOUND.search(text):
        return Pay(pay.minimum, None, pay.currency, pay.period)
    return pay


def is_plausible(text: str, pay: Pay) -> bool:
    """Return whether the amounts of a badge can be pay.

    A bare float (`460000.0`) is the sum of the minimum and the maximum. Millions in the currencies of
    `_CURRENCIES_WITHOUT_MILLIONS` are funding or revenue.
    """
    return not _BARE_FLOAT.match(text) and not is_too_high(pay)


def is_too_high(pay: Pay) -> bool:
    """Return whether the amount is above any wage in its currency, and so is funding or revenue."""
    return pay.currency in _CURRENCIES_WITHOUT_MILLIONS and (pay.maximum or pay.minimum or 0) >= 3_000_000


def _first_amount_part(text: str) -> str:
    """Return the first part with an amount. What follows `or`, `+` or a bracket is another currency, bonus or remark."""
    parts = re.split(r"\bor\b|\bplus\b|[+(;|]|\bin (?:19|20)\d\d\b", text, flags=re.IGNORECASE)
    return next((part for part in parts if FIGURE.search(part)), text)
