"""Read pay from the body of an ad, and choose between the pay of the badge and of the body.

A body names many amounts. Numbers side by side (`$90,000 - $120,000`) form one span. A span is pay where the nearest
words around it are about pay, or where it is a range of a size typical of pay and no word near it is about other money.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, islice

from postings.choices import PayPeriod
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Finding, Line, Pay, Section
from postings.extraction.amounts import (
    BRACKETED,
    find_currency,
    find_currency_codes,
    find_period,
    find_spans,
    hide_other_numbers,
    make_pay,
    read_amounts,
)
from postings.extraction.badge_pay import apply_bound, is_plausible, is_too_high
from postings.extraction.quotes import quote
from postings.extraction.yearly import yearly_equivalent

_PAY = re.compile(
    r"""salar(?:y|ies|io|ial|iale|is)|\bl[öø]nn?\b|\bloon\b|
    sal[áa]rio|salaire|compensation|\bcomp\b|\bpay\b|\b(?:be|are|is|get)\ paid\b|\bpay(?:ing|s)\b|
    pay(?:scale|rate)|\bwages?\b|\bearn(?:ings?)?\b|\brates?\b|\bbase\b|\bCTC\b|\bTJM\b|\bOTE\b|on[- ]target|\bincome\b|
    \bgross\b|remunera|r[ée]mun[ée]ra|geh[aä]lt|verg[üu]tung|\bbrut(?:s|t?os?)?\b|\bverdien|\btjänar?\b|\btjener\b|sueldo|stipendio|\bRAL\b|wynagrodzeni|stawk|wide[łl]ki|
    užmokest|atlyginim|薪|年収|給与|月給|연봉""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_MONEY = re.compile(
    r"""(?:variable|incentive|bonus|commission|equity)\w*(?:\ (?:compensation|comp|pay|salary|earnings))?|
    budget|reimburs|stipends?\b|allowance|401\s?\(?k|\bmatch|sign(?:ing)?[- ]on|referral|\brefer\b|recommend|\bstock|
    \bRSUs?\b|\bshares?\b|per\ diem|funding|raised|\braise\b|series\ [a-f]\b|valu(?:ed|ation)|revenue|\bARR\b|turnover|quota|
    contract\ value|deals?\b|\bspend|savings?\b|\bsave[sd]?\b|invest|credits?\b|\bassets\b|donat|insur|deductible|contribut|
    \bHSA\b|\bFSA\b|transactions?|process(?:ed|ing)|grants?\b|prize|\bgift|learning|training|equipment|home[- ]office|
    wellness|wellbeing|\bgym\b|internet|vacation|education|tuition|conference|relocation|\bworth\b|\bcosts?\b|\bfees?\b|
    \bperks?\b|award|\baccounts\b|portfolio\ of|\bprimes?\b|cooptation""",
    re.IGNORECASE | re.VERBOSE,
)
# "Salário inicial: R$ 2.544,00": pay whose period nobody needs to say where it is the usual one.
_LABELLED = re.compile(
    r"^\W*(?:salary|sal[áa]rio|salaire|salaris|sueldo|gehalt|stipendio|wynagrodzenie|lön|løn)\b[^.:\n\d]{0,30}:\W*$",
    re.IGNORECASE,
)
_PAY_AFTER = re.compile(
    r"[\s)]*(?:[\w&/-]+\s){0,2}?(?:salary|base|gross|bruts?|brutt?os?|net|compensation|OTE)\b", re.IGNORECASE
)
_OTHER_MONEY_AFTER = re.compile(
    r"""[\s)]*(?:(?!(?:plus|and|with|or|excluding|including|inclusive|as|in|on|for|depending|base|salary|not|per|the|&)(?!\w))[\w&/-]+\s){0,3}?
    (?:budget|reimburs|stipend|allowance|match|bonus|sign-on|referral|fund|raised|valuation|revenue|ARR\b|quota|credit|
    grant|learning|training|equipment|in\ (?:funding|revenue|sales|transactions|assets)|towards?\b|to\ (?:spend|use)|
    b\b|bn\b|billion|million|mm\b|mln\b|seed|series\b|deals?\b|to\ (?:take|cover)|benefit|fertility|adoption|
    investment|company|employees|people|users|customers)|\ ?of\ (?!base|salary|pay\b|comp|total|annual|gross|OTE)[a-z]""",
    re.IGNORECASE | re.VERBOSE,
)
_ON_TARGET = re.compile(
    r"\bOTE\b|on[- ]target|total (?:target |annual |cash |on[- ]target )*(?:cash|comp|earning|reward|target|pay|salary)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_GROSS_OR_NET = re.compile(r"\b(?:gross|net|bruts?|brutt?os?|nett?os?)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[A-Z])|\n")
_NEXT_AMOUNT = re.compile(r"\n|[^\s\d]*[^\S\n]?\d|\bor\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")
_US = re.compile(r"US", re.IGNORECASE)

# Usual minimum and maximum pay by period, in the strong currencies. In others the amounts may be far higher.
_USUAL_RANGES = {
    PayPeriod.HOUR: (4, 700),
    PayPeriod.DAY: (30, 4_000),
    PayPeriod.WEEK: (100, 20_000),
    PayPeriod.MONTH: (300, 150_000),
    PayPeriod.YEAR: (7_000, 3_000_000),
}
_STRONG_CURRENCIES = {"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD", None}
_DOLLAR_CURRENCIES = {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "COP", "CLP", "ARS"}
_MIN_WITHOUT_CURRENCY, _MIN_CERTAIN_YEARLY, _HOURLY_RANGE = 1_000, 20_000, (10, 250)
_MAX_CONTEXT, _MAX_LABEL, _MAX_AFTER, _MAX_EVIDENCE, _MAX_SPANS = 200, 120, 60, 5, 1_000


@dataclass(frozen=True)
class _PayMention:
    """Pay stated by one span of the body."""

    pay: Pay
    is_range: bool
    is_on_target: bool
    evidence: Evidence


def read_body_pay(document: Document) -> Fact[Pay] | None:
    """Return the pay range or amount that the body states for the job, or else the title, or None.

    Ranges in the first currency and period are merged to their minimum and maximum. Ranges take precedence over single
    amounts, and base pay over on-target pay.
    """
    mentions = [mention for section in document.sections if not section.is_repeat for mention in _find_in_section(section)]
    mentions = mentions or list(_find([document.title], ""))
    if not mentions:
        return None
    first_pay = next((mention.pay for mention in mentions if mention.is_range), mentions[0].pay)
    mentions = [
        mention
        for mention in mentions
        if (mention.pay.currency, mention.pay.period) == (first_pay.currency, first_pay.period)
    ]
    mentions = [mention for mention in mentions if not mention.is_on_target] or mentions
    mentions = [mention for mention in mentions if mention.is_range] or mentions
    by_quote = {mention.evidence.quote: mention.evidence for mention in reversed(mentions)}
    return Fact(_merge([mention.pay for mention in mentions]), tuple(reversed(by_quote.values()))[:_MAX_EVIDENCE])


def choose_pay(
    path: str, document: Document, badge: Pay | None, body: Fact[Pay] | None
) -> tuple[Fact[Pay] | None, list[Finding]]:
    """Return the pay to show, from the body or else from a plausible badge, and the findings that explain the choice."""
    if not badge or not document.pay:
        return body, []
    text, line = document.pay.text, document.pay.number
    if not body and is_plausible(text, badge):
        return Fact(badge, (Evidence(text, line, EvidenceRule.ONLY_HEADER_STATES_IT),)), []
    if not body:
        message = "The amount in the salary badge is not plausible. The badge is shown as written and not used in filters."
        return None, [Finding(path, "pay_not_believed", message, line, "pay", text)]
    if is_same_pay(badge, body.value):
        return body, []
    mention, *others = body.evidence
    chosen = Fact(body.value, (replace(mention, rule=EvidenceRule.TEXT_OVER_HEADER), *others))
    if _is_derived_from(badge, body.value):
        return chosen, []
    message = (
        f"The description states {format_pay_range(body.value)}, but the salary badge states {format_pay_range(badge)}. "
    )
    message += "The salary in the description is used."
    return chosen, [Finding(path, "pay_differs", message, mention.line, "pay", text)]


def completed(stated: Fact[Pay], read: Fact[Pay] | None) -> Fact[Pay]:
    """Return the pay of a field, with the currency and period that the ad gives elsewhere for the same amounts."""
    pay = stated.value
    if read is None or (pay.currency and pay.period) or not is_same_pay(pay, read.value):
        return stated
    whole = replace(pay, currency=pay.currency or read.value.currency, period=pay.period or read.value.period)
    return stated if whole == pay else Fact(whole, (*stated.evidence, *read.evidence))


def is_same_pay(badge: Pay, body: Pay) -> bool:
    """Return whether badge and body state the same pay.

    Periods are compared by the year and missing bounds ignored. Where the body has zones, the badge may be within their
    range.
    """
    badge, body = yearly_equivalent(badge) or badge, yearly_equivalent(body) or body
    if badge.currency and body.currency and badge.currency != body.currency:
        return False
    low, high = (badge.minimum, body.minimum), (badge.maximum, body.maximum)
    stated_by_both = [(one, other) for one, other in (low, high) if one is not None and other is not None]
    if stated_by_both and all(_is_close(one, other) for one, other in stated_by_both):
        return True
    if not body.has_zones or len(stated_by_both) < 2 or badge.minimum == badge.maximum:
        return False
    (lowest, minimum), (highest, maximum) = stated_by_both
    return minimum <= lowest and highest <= maximum


def _is_derived_from(badge: Pay, body: Pay) -> bool:
    """Return whether the badge is one amount computed from the body's range: its maximum, or minimum and maximum added."""
    if not badge.maximum or badge.minimum != badge.maximum or not body.maximum:
        return False
    return _is_close(badge.maximum, body.maximum) or _is_close(badge.maximum, body.maximum + (body.minimum or 0))


def _is_close(one: Decimal, other: Decimal) -> bool:
    """Return whether two amounts are equal within one percent."""
    return abs(one - other) * 100 <= other


def format_pay_range(pay: Pay) -> str:
    amounts = "–".join(f"{amount:,.0f}" for amount in dict.fromkeys((pay.minimum, pay.maximum)) if amount is not None)
    return " ".join(word for word in (amounts, pay.currency, f"per {pay.period}" if pay.period else "") if word)


def _merge(pays: list[Pay]) -> Pay:
    lows, highs = [pay.minimum for pay in pays if pay.minimum], [pay.maximum for pay in pays if pay.maximum]
    minimum, maximum = min(lows, default=None), max(highs, default=None)
    return replace(pays[0], minimum=minimum, maximum=maximum, has_zones=len(set(pays)) > 1)


def _find_in_section(section: Section) -> Iterator[_PayMention]:
    yield from _find([Line(section.line, section.heading), *section.lines], section.heading)


def _find(lines: Sequence[Line], heading: str) -> Iterator[_PayMention]:
    texts = [line.text for line in lines]
    text = "\n".join(texts)
    if not _DIGIT.search(text):
        return
    starts = list(accumulate((len(each) + 1 for each in texts), initial=0))
    previous_end = -1
    for span in islice(find_spans(hide_other_numbers(text)), _MAX_SPANS):
        words, amounts = text[span.start : span.end], read_amounts(span.figures)
        if max(amounts) < _MIN_WITHOUT_CURRENCY and not find_currency(words):
            continue
        earlier_end, previous_end = previous_end, span.end
        context = _context(text, earlier_end, span.start)
        if len(span.figures) == 1 and not _PAY.search(context) and not _OTHER_MONEY.search(context):
            context = f"{heading} {context}"
        after = _NEXT_AMOUNT.split(text[span.end : span.end + _MAX_AFTER])[0]
        if pay := _pay_of_span(amounts, words, context, after):
            figure = span.figures[0].start()
            position = bisect_right(starts, figure) - 1
            is_on_target = _is_on_target(context, after.lstrip())
            rule = EvidenceRule.WITH_BONUS if is_on_target else EvidenceRule.TEXT_STATES_IT
            evidence = Evidence(quote(texts[position], figure - starts[position]), lines[position].number, rule)
            yield _PayMention(pay, len(span.figures) > 1, is_on_target, evidence)


def _context(text: str, previous_end: int, start: int) -> str:
    """Return the words of the sentence before `start`.

    Where its line has no words, return the line before it if that is a label.
    """
    earliest = max(0, previous_end, start - _MAX_CONTEXT)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, earliest, start)]
    start_of_words = next((end for end in reversed(ends) if _WORD.search(text, end, start)), earliest)
    is_label = start_of_words > previous_end and start - start_of_words <= _MAX_LABEL
    return text[ends[-1] if ends and "\n" in text[start_of_words:start] and not is_label else start_of_words : start]


def _pay_of_span(amounts: list[Decimal], words: str, context: str, after: str) -> Pay | None:
    """Return the pay that a span of amounts states, or None where it is not pay."""
    is_range = len(amounts) > 1
    unbracketed = BRACKETED.sub("", context)
    is_pay = _last_end(_PAY, unbracketed) > _last_end(_OTHER_MONEY, unbracketed) or bool(_PAY_AFTER.match(after))
    is_other_before = not is_pay and bool(_OTHER_MONEY.search(unbracketed) or _OTHER_MONEY.match(after.lstrip()))
    is_pay = is_pay or (bool(_GROSS_OR_NET.search(words)) and not is_other_before)
    is_other = is_other_before or bool(_OTHER_MONEY_AFTER.match(after))
    currency = _currency(words, context, after)
    stated = find_period(words)
    period = stated or _usual_period(find_period(context), find_period(after) if is_range else None, amounts, currency)
    if not period and is_pay and is_range and _HOURLY_RANGE[0] <= max(amounts) <= _HOURLY_RANGE[1]:
        period = PayPeriod.HOUR
    pay = make_pay(amounts, currency, period)
    if is_other or not pay or is_too_high(pay):
        return None
    if not (_is_usual(pay.period, amounts, currency) if pay.period else currency and _LABELLED.search(unbracketed)):
        return None
    if not currency:
        is_certain = is_range and pay.period == PayPeriod.YEAR and (is_pay or stated == PayPeriod.YEAR)
    elif is_range:
        is_certain = is_pay or period is not None or max(amounts) >= _MIN_CERTAIN_YEARLY
    else:
        is_yearly = stated == PayPeriod.YEAR and amounts[0] >= _MIN_CERTAIN_YEARLY
        is_certain = is_pay or stated == PayPeriod.HOUR or is_yearly
    if not is_certain:
        return None
    plus = "+" if after.startswith("+") and not words[-1].isspace() else ""
    return pay if is_range else apply_bound(pay, f"{context[-20:]} {words.strip()}{plus}".rpartition("\n")[2])


def _is_on_target(context: str, after: str) -> bool:
    if after[:4].casefold() == "base":
        return False
    return bool(_ON_TARGET.match(after) or _ON_TARGET.search(context.casefold().rpartition("base")[2]))


def _usual_period(
    before: PayPeriod | None, after: PayPeriod | None, amounts: list[Decimal], currency: str | None
) -> PayPeriod | None:
    """Return the first period named by the surrounding words that fits the size of the amounts, or None."""
    return next((period for period in (before, after) if period and _is_usual(period, amounts, currency)), None)


def _is_usual(period: PayPeriod, amounts: list[Decimal], currency: str | None) -> bool:
    lowest, highest = _USUAL_RANGES[period]
    return lowest <= max(amounts) and (max(amounts) <= highest or currency not in _STRONG_CURRENCIES)


def _currency(words: str, context: str, after: str) -> str | None:
    """Return the currency beside the amount, or None.

    Where that is missing or a bare `$`, use a code from the surrounding words: `Range in CAD: $90,000`.
    """
    adjacent = find_currency(words)
    if adjacent and (adjacent != "USD" or _US.search(words)):
        return adjacent
    nearby = [*find_currency_codes(context)[-1:], *find_currency_codes(after)]
    if nearby and (not adjacent or nearby[0] in _DOLLAR_CURRENCIES):
        return nearby[0]
    return adjacent


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)
