"""Read the hours of work a week, such as `40` or `20-30`."""

import re
from collections.abc import Iterable

from postings.choices import SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value

WORDS = ("hour", "hrs", "h/week", "h per week", "stunden", "heures", "horas", "std")

_ONE_NUMBER = r"[0-9]{1,2}(?:[.,][0-9]{1,2})?"
_NUMBERS = rf"(?<![\d$€£.,:/-])(?P<low>{_ONE_NUMBER})(?:\s?(?:-|–|to|bis|à|a)\s?(?P<high>{_ONE_NUMBER}))?"
_A_WEEK = (
    r"\s?\+?[ -]?(?:hours?|hrs?|h)\.? ?(?:of work )?(?:per|a|/|each|in a|every|p/)\.? ?(?:week|wk)\b",
    r"[ -](?:hours?|hrs?)[ -](?:work[- ]?)?(?:weeks?|weekly)\b",
    r"\s?(?:stunden|std\.?|h) ?(?:pro|die|/|in der) ?woche\b",
    r"[ -]?(?:wochenstunden|stunden-woche|stundenwoche)\b",
    r"\s?(?:heures|h) ?(?:par|/) ?semaine\b",
    r"\s?(?:horas|h) ?(?:semanales|a la semana|por semana|/ ?semana)\b",
)
_STATED = re.compile(rf"{_NUMBERS}(?:{'|'.join(_A_WEEK)})", re.IGNORECASE)
# "Schedule: 40 hours, Monday to Friday"
_LABELLED = re.compile(
    rf"^\W*(?:work(?:ing)? )?(?:schedule|hours|arbeitszeit|horaires?|jornada)\W{{0,3}}:\W{{0,3}}{_NUMBERS}\s?(?:hours|hrs|"
    r"stunden|heures|horas)\b(?!\s?(?:per|a|/|each|pro|par|al) ?(?:day|month|tag|jour|d[ií]a|mes))",
    re.IGNORECASE,
)
_IS_OTHER = any_of(
    r"\b(?:benefits?|eligib\w+|employees? (?:who|working|that)|regularly (?:scheduled|work\w*)|sav(?:e|es|ing)|customers?|"
    r"clients?|patients?|students?|volunteer\w*|learning|training|study|overtime|on[- ]call|at least|minimum|min\.?|"
    r"more than|over|less|up to|maximum|max\.?|office|on[- ]?site|meetings?|overlap\w*|24|averag\w*|or more|travel|"
    r"child\s?care|gym|part[- ]time (?:and|or)|full[- ]time (?:and|or) part|support (?:hours|available)|spend)\b|\+"
)
_EXCLUDED = {SectionKind.BENEFITS, SectionKind.ABOUT_COMPANY, SectionKind.EQUAL_OPPORTUNITY, SectionKind.PREFERRED}
_MOST = 60


def read_weekly_hours(sentences: Iterable[Sentence]) -> Fact[str] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    text = sentence.text
    if sentence.kind in _EXCLUDED or not (match := _STATED.search(text) or _LABELLED.search(text)) or _IS_OTHER.search(text):
        return None
    if len({each[0].lower() for each in _STATED.finditer(text)}) > 1:
        return None
    numbers = [number.replace(",", ".") for number in match.group("low", "high") if number]
    is_possible = all(4 <= float(number) <= _MOST for number in numbers) and float(numbers[0]) <= float(numbers[-1])
    return ("-".join(numbers), match) if is_possible else None
