"""Read whether the job pays a bonus. A bonus for recommending others and "a bonus" of an applicant's skills do not count."""

import re
from collections.abc import Iterable

from postings.choices import Offer, SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value

WORDS = ("bonus", "bonuses", "prämie", "incentive plan", "incentive program", "primes")

_STATED = any_of(
    r"\b(?:annual|yearly|quarterly|monthly|performance|performance-based|discretionary|target|"
    r"company|corporate|cash|sign(?:ing|[- ]on)|year[- ]end|end[- ]of[- ]year|holiday|christmas|team|"
    r"individual|variable|profit|profit[- ]sharing|competitive|salary|incentive|short[- ]term|generous|"
    r"merit|results?-based|joining|retention|anniversary|attractive|potential for|yearly company|"
    r"\d+\s?%)(?:[ -](?:based|cash|incentive|target|company|performance|annual))*[ -]bonus(?:es)?\b",
    r"\bbonus(?:es)?[ -](?:eligible|plans?|programs?|programmes?|schemes?|structures?|potential|opportunit\w+|targets?|"
    r"pay\w*|incentives?|compensation|package|system|eligibility|pool|percentage)\b",
    r"\b(?:salary|base|pay|compensation|competitive|cash|commission|equity|"
    r"benefits)\b[^.;!?]{0,25}(?:,|\+|\band\b|&|\bplus\b|/)\s?(?:an? )?(?:\w+[ -])?bonus(?:es)?\b(?! (?:points?|skills?))",
    r"\bbonus(?:es)?\b ?(?:,|and|&|\+|/)\s?(?:\w+[ -])?(?:equity|stock|benefits|commission|rsus?|401)",
    r"\beligible (?:for|to (?:earn|receive|participate in))\b[^.;!?]{0,60}\bbonus(?:es)?\b",
    r"\bbonus of (?:up to )?[\d$€£]",
    r"\b(?:jahres|leistungs|weihnachts|erfolgs)?(?:bonus(?:zahlung\w*|system|programm)|prämien?)\b",
    r"\bprimes? (?:annuelle|sur objectifs|d[e’'] ?(?:performance|vacances|intéressement|cooptation))",
    r"\b(?:annual|short[- ]term|company|performance) incentive (?:plan|program)s?\b",
)
_ALONE = any_of(r"^\W*(?:\w+ )?bonus(?:es)?\W*$")
_NOT = any_of(r"\b(?:not|n[o’']t|no|without)\b(?: [\w-]+){0,6} bonus(?:es)?\b(?! points)")
_IS_UNCERTAIN = any_of(
    r"\b(?:may|might|often|if applicable|where applicable|when applicable|as applicable|if eligible|depend\w*|some (?:roles|"
    r"positions)|certain|could|potentially|possib\w+|consider\w*|eligible roles|roles? (?:that|which) are eligible)\b"
)
_IS_OTHER = any_of(
    r"\b(?:referral|referring|refer (?:a|your)|refer-a|recommend\w*|cooptation|co-optation|bonus points?|bonus if|"
    r"bonus skills?|a bonus(?! (?:of|plan|scheme|program|structure|potential|opportunit|based|for|target|and))|is a bonus|"
    r"as a bonus|huge bonus|big bonus|added bonus|bonus:|bonus for|bonusly|bonus qualifications?|bonus experience|"
    r"nice to have|people tend|customers?|sportsbook|casino|players?|wellness bonus|home office|equipment|childbirth|baby|"
    r"wedding|tenure|vacation bonus|learning)\b"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_PAY_SECTIONS = {SectionKind.BENEFITS, SectionKind.COMPENSATION}
_EXCLUDED = {SectionKind.EQUAL_OPPORTUNITY, SectionKind.PREFERRED, SectionKind.RESPONSIBILITIES}


def read_bonus(sentences: Iterable[Sentence]) -> Fact[Offer] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[Offer, re.Match[str]] | None:
    text = sentence.text
    if sentence.kind in _EXCLUDED or sentence.is_heading or _IS_OTHER.search(text):
        return None
    if _NOT.search(_BRACKETED.sub("", text)) or _IS_UNCERTAIN.search(text):
        return None
    match = _STATED.search(text)
    if not match and sentence.kind in _PAY_SECTIONS:
        match = _ALONE.search(text)
    return (Offer.OFFERED, match) if match else None
