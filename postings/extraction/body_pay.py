"""Pay that the body states, and which of badge and body the board shows.

A body names many amounts. Figures side by side (`$90,000 - $120,000`) are one span. A span is pay where the words nearest
to it speak of pay, or where it is a range of a size that only pay has and no word near it speaks of anything else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, islice

from postings.choices import PayPeriod
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Finding, Pay, Section
from postings.extraction.amounts import (
    REMARK,
    Span,
    currency_codes,
    currency_in,
    make_pay,
    read_amounts,
    spans,
    stated_period,
)
from postings.extraction.badge_pay import believable, open_ended, too_much
from postings.extraction.quotes import quote
from postings.extraction.yearly import yearly

_PAY = re.compile(
    r"""salar(?:y|ies|io|ial|iale)|sal[áa]rio|salaire|compensation|\bcomp\b|\bpay\b|\b(?:be|are|is|get)\ paid\b|\bpaying\b|
    pay(?:scale|rate)|\bwages?\b|\bearn(?:ings?)?\b|\brates?\b|\bbase\b|\bCTC\b|\bTJM\b|\bOTE\b|on[- ]target|\bincome\b|
    \bgross\b|remunera|r[ée]mun[ée]ra|geh[aä]lt|verg[üu]tung|\bbrut(?:s|to)?\b|sueldo|stipendio|\bRAL\b|wynagrodzeni|stawk|wide[łl]ki|
    užmokest|atlyginim|薪|年収|給与|月給|연봉""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_PAY = re.compile(
    r"""(?:variable|incentive|bonus|commission|equity)\w*(?:\ (?:compensation|comp|pay|salary|earnings))?|
    budget|reimburs|stipends?\b|allowance|401\s?\(?k|\bmatch|sign(?:ing)?[- ]on|referral|\brefer\b|recommend|\bstock|
    \bRSUs?\b|\bshares?\b|per\ diem|funding|raised|\braise\b|series\ [a-f]\b|valu(?:ed|ation)|revenue|\bARR\b|turnover|quota|
    contract\ value|deals?\b|\bspend|savings?\b|\bsave[sd]?\b|invest|credits?\b|\bassets\b|donat|insur|deductible|contribut|
    \bHSA\b|\bFSA\b|transactions?|process(?:ed|ing)|grants?\b|prize|\bgift|learning|training|equipment|home[- ]office|
    wellness|wellbeing|\bgym\b|internet|vacation|education|tuition|conference|relocation|\bworth\b|\bcosts?\b|\bfees?\b|
    \bperks?\b|award|\baccounts\b|portfolio\ of|\bprimes?\b|cooptation""",
    re.IGNORECASE | re.VERBOSE,
)
_PAY_AFTER = re.compile(
    r"[\s)]*(?:[\w&/-]+\s){0,2}?(?:salary|base|gross|bruts?|brutto|net|compensation|OTE)\b", re.IGNORECASE
)
_NOT_PAY_AFTER = re.compile(
    r"""[\s)]*(?:(?!(?:plus|and|with|or|excluding|including|inclusive|as|in|on|for|depending|base|salary|not|per|the|&)(?!\w))[\w&/-]+\s){0,3}?
    (?:budget|reimburs|stipend|allowance|match|bonus|sign-on|referral|fund|raised|valuation|revenue|ARR\b|quota|credit|
    grant|learning|training|equipment|in\ (?:funding|revenue|sales|transactions|assets)|towards?\b|to\ (?:spend|use)|
    b\b|bn\b|billion|million|mm\b|mln\b|seed|series\b|deals?\b|to\ (?:take|cover)|benefit|fertility|adoption|
    investment|company|employees|people|users|customers)""",
    re.IGNORECASE | re.VERBOSE,
)
_ON_TARGET = re.compile(
    r"\bOTE\b|on[- ]target|total (?:target |annual |cash |on[- ]target )*(?:cash|comp|earning|reward|target|pay|salary)",
    re.IGNORECASE,
)
_TAXED = re.compile(r"\b(?:gross|net|bruts?|brutto|netto)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[A-Z])|\n")
_NEXT = re.compile(r"\n|[^\s\d]*[^\S\n]?\d|\bor\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")
_SAYS_US = re.compile(r"US", re.IGNORECASE)

# What is paid for a period where one unit is worth much, as a dollar is. Elsewhere the figures may be far higher.
_USUAL = {
    PayPeriod.HOUR: (4, 700),
    PayPeriod.DAY: (30, 4_000),
    PayPeriod.WEEK: (100, 20_000),
    PayPeriod.MONTH: (300, 150_000),
    PayPeriod.YEAR: (7_000, 3_000_000),
}
_WORTH_MUCH = {"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD", None}
_DOLLARS = {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "COP", "CLP", "ARS"}
_MIN_BARE, _MIN_SURELY_YEARLY, _HOURLY = 1_000, 20_000, (10, 250)
_MAX_CONTEXT, _MAX_LABEL, _MAX_AFTER, _MAX_EVIDENCE, _MAX_SPANS = 200, 120, 60, 5, 1_000


@dataclass(frozen=True)
class _Stated:
    """Pay that one span of the body states."""

    pay: Pay
    is_range: bool
    is_on_target: bool
    evidence: Evidence


def read_body_pay(document: Document) -> Fact[Pay] | None:
    """The range, or the single figure, that the body states for the job.

    Ranges in the first currency named merge to the lowest and the highest. A range counts for more than a single figure,
    and base pay for more than what it comes to with bonus or commission.
    """
    found = [stated for section in document.sections if not section.is_repeat for stated in _in_section(section)]
    if not found:
        return None
    first = next((stated.pay for stated in found if stated.is_range), found[0].pay)
    found = [stated for stated in found if (stated.pay.currency, stated.pay.period) == (first.currency, first.period)]
    found = [stated for stated in found if not stated.is_on_target] or found
    found = [stated for stated in found if stated.is_range] or found
    by_words = {stated.evidence.quote: stated.evidence for stated in reversed(found)}
    return Fact(_merged([stated.pay for stated in found]), tuple(reversed(by_words.values()))[:_MAX_EVIDENCE])


def choose_pay(
    path: str, document: Document, badge: Pay | None, body: Fact[Pay] | None
) -> tuple[Fact[Pay] | None, list[Finding]]:
    """What the board shows: the body's range, else a badge that can be believed; and findings that explain the choice."""
    if not badge or not document.pay:
        return body, []
    text, line = document.pay.text, document.pay.number
    if not body and believable(text, badge):
        return Fact(badge, (Evidence(text, line, EvidenceRule.ONLY_HEADER_STATES_IT),)), []
    if not body:
        message = "The amount in the salary badge is not plausible. The badge is shown as written and not used in filters."
        return None, [Finding(path, "pay_not_believed", message, line, "pay", text)]
    if _agree(badge, body.value):
        return body, []
    stated, *others = body.evidence
    chosen = Fact(body.value, (replace(stated, rule=EvidenceRule.TEXT_OVER_HEADER), *others))
    if _is_taken_from(badge, body.value):
        return chosen, []
    message = f"The description states {_in_words(body.value)}, but the salary badge states {_in_words(badge)}. "
    message += "The salary in the description is used."
    return chosen, [Finding(path, "pay_differs", message, stated.line, "pay", text)]


def _agree(badge: Pay, body: Pay) -> bool:
    """Whether both say the same, for other periods or without a bound; a badge may also give one of several zones."""
    badge, body = yearly(badge) or badge, yearly(body) or body
    if badge.currency and body.currency and badge.currency != body.currency:
        return False
    low, high = (badge.minimum, body.minimum), (badge.maximum, body.maximum)
    stated_by_both = [(one, other) for one, other in (low, high) if one is not None and other is not None]
    if stated_by_both and all(_near(one, other) for one, other in stated_by_both):
        return True
    if not body.has_zones or len(stated_by_both) < 2 or badge.minimum == badge.maximum:
        return False
    (lowest, minimum), (highest, maximum) = stated_by_both
    return minimum <= lowest and highest <= maximum


def _is_taken_from(badge: Pay, body: Pay) -> bool:
    """Whether the badge is one figure that its source made of the body's range: the highest, or lowest and highest added."""
    if not badge.maximum or badge.minimum != badge.maximum or not body.maximum:
        return False
    return _near(badge.maximum, body.maximum) or _near(badge.maximum, body.maximum + (body.minimum or 0))


def _near(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are the same but for rounding."""
    return abs(one - other) * 100 <= other


def _in_words(pay: Pay) -> str:
    amounts = "–".join(f"{amount:,.0f}" for amount in dict.fromkeys((pay.minimum, pay.maximum)) if amount is not None)
    return " ".join(word for word in (amounts, pay.currency, f"per {pay.period}" if pay.period else "") if word)


def _merged(pays: list[Pay]) -> Pay:
    lows, highs = [pay.minimum for pay in pays if pay.minimum], [pay.maximum for pay in pays if pay.maximum]
    minimum, maximum = min(lows, default=None), max(highs, default=None)
    return replace(pays[0], minimum=minimum, maximum=maximum, has_zones=len(set(pays)) > 1)


def _in_section(section: Section) -> Iterator[_Stated]:
    numbers = [section.line, *(line.number for line in section.lines)]
    texts = [section.heading, *(line.text for line in section.lines)]
    text = "\n".join(texts)
    starts = list(accumulate((len(each) + 1 for each in texts), initial=0))
    end_before = -1
    for span in islice(spans(text), _MAX_SPANS):
        context = _context(text, end_before, span.start)
        if len(span.figures) == 1 and not _PAY.search(context) and not _NOT_PAY.search(context):
            context = f"{section.heading} {context}"
        after = _NEXT.split(text[span.end : span.end + _MAX_AFTER])[0]
        end_before = span.end
        if pay := _pay(span, text[span.start : span.end], context, after):
            figure = span.figures[0].start()
            at = bisect_right(starts, figure) - 1
            is_on_target = _is_on_target(context, after.lstrip())
            rule = EvidenceRule.WITH_BONUS if is_on_target else EvidenceRule.TEXT_STATES_IT
            evidence = Evidence(quote(texts[at], figure - starts[at]), numbers[at], rule)
            yield _Stated(pay, len(span.figures) > 1, is_on_target, evidence)


def _context(text: str, end_before: int, start: int) -> str:
    """The words of the sentence before `start`; where its line has none, the line before it, if that is a label."""
    begin = max(0, end_before, start - _MAX_CONTEXT)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, begin, start)]
    worded = next((end for end in reversed(ends) if _WORD.search(text, end, start)), begin)
    is_label = worded > end_before and start - worded <= _MAX_LABEL
    return text[ends[-1] if ends and "\n" in text[worded:start] and not is_label else worded : start]


def _pay(span: Span, words: str, context: str, after: str) -> Pay | None:
    """What the span says, or None where it is no pay."""
    amounts = read_amounts(span.figures)
    if max(amounts) < _MIN_BARE and not currency_in(words):
        return None
    is_range = len(amounts) > 1
    said = REMARK.sub("", context)
    speaks_of_pay = _last(_PAY, said) > _last(_NOT_PAY, said) or bool(_PAY_AFTER.match(after))
    names_other = not speaks_of_pay and bool(_NOT_PAY.search(said) or _NOT_PAY.match(after.lstrip()))
    speaks_of_pay = speaks_of_pay or (bool(_TAXED.search(words)) and not names_other)
    speaks_of_other = names_other or bool(_NOT_PAY_AFTER.match(after))
    currency = _currency(words, context, after)
    stated = stated_period(words)
    period = stated or _usual_of(stated_period(context), stated_period(after) if is_range else None, amounts, currency)
    if not period and speaks_of_pay and is_range and _HOURLY[0] <= max(amounts) <= _HOURLY[1]:
        period = PayPeriod.HOUR
    pay = make_pay(amounts, currency, period)
    if speaks_of_other or not pay or not pay.period or too_much(pay) or not _is_usual(pay.period, amounts, currency):
        return None
    if not currency:
        is_sure = is_range and pay.period == PayPeriod.YEAR and (speaks_of_pay or stated == PayPeriod.YEAR)
    elif is_range:
        is_sure = speaks_of_pay or period is not None or max(amounts) >= _MIN_SURELY_YEARLY
    else:
        is_yearly = stated == PayPeriod.YEAR and amounts[0] >= _MIN_SURELY_YEARLY
        is_sure = speaks_of_pay or stated == PayPeriod.HOUR or is_yearly
    if not is_sure:
        return None
    plus = "+" if after.startswith("+") and not words[-1].isspace() else ""
    return pay if is_range else open_ended(pay, f"{context[-20:]} {words.strip()}{plus}".rpartition("\n")[2])


def _is_on_target(context: str, after: str) -> bool:
    if after[:4].casefold() == "base":
        return False
    return bool(_ON_TARGET.match(after) or _ON_TARGET.search(context.casefold().rpartition("base")[2]))


def _usual_of(
    before: PayPeriod | None, after: PayPeriod | None, amounts: list[Decimal], currency: str | None
) -> PayPeriod | None:
    """The period that the words around name, if the amounts are of a size for it."""
    return next((period for period in (before, after) if period and _is_usual(period, amounts, currency)), None)


def _is_usual(period: PayPeriod, amounts: list[Decimal], currency: str | None) -> bool:
    lowest, highest = _USUAL[period]
    return lowest <= max(amounts) and (max(amounts) <= highest or currency not in _WORTH_MUCH)


def _currency(words: str, context: str, after: str) -> str | None:
    """A sign beside the figures; but a bare `$`, or none, is what the words around name: `Range in CAD: $90,000`."""
    beside = currency_in(words)
    if beside and (beside != "USD" or _SAYS_US.search(words)):
        return beside
    near = [*currency_codes(context)[-1:], *currency_codes(after)]
    if near and (not beside or near[0] in _DOLLARS):
        return near[0]
    return beside


def _last(words: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in words.finditer(text)), default=-1)
