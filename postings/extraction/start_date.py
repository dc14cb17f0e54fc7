"""Read when the job starts, as the ad writes it: `as soon as possible`, `September 2024`."""

import re
from collections.abc import Iterable

from postings.choices import SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value

WORDS = ("start", "beginn", "eintritt", "début", "prise de poste", "inicio", "incorporación", "sofort", "zeitpunkt")

_LABEL = any_of(
    r"^\W*(?:(?:anticipated|expected|estimated|preferred|proposed|desired|planned|target|job|contract|project|"
    r"position|earliest|possible|internship) )?(?:start(?:ing)?(?: date)?|date of (?:start|joining)|beginn|"
    r"startdatum|eintritts(?:datum|termin)|arbeitsbeginn|starttermin|date de (?:début|prise de poste)|prise de poste|"
    r"début(?: du contrat)?|fecha de (?:inicio|incorporación)|incorporación)\s?[:–-]\W{0,4}(?P<when>[^|;]{2,80})"
)
_GERMAN = any_of(
    r"\b(?P<when>ab sofort|(?:zum )?nächstmögliche[nr]? (?:Zeitpunkt|Termin)|"
    r"(?:ab|zum) (?:dem )?\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?20\d\d)"
)
_TIME = any_of(
    r"\b(?:asap|as soon as possible|immediate\w*|now|flexib\w+|negotiable|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|q[1-4]|20[2-4]\d|spring|summer|fall|autumn|winter|"
    r"weeks?|months?|sofort|nächstmöglich\w*|immédiat\w*|dès que possible|inmediat\w*|lo antes posible|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|tbd|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|"
    r"février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|septiembre|octubre|noviembre|diciembre)\b"
)
_MAX_LENGTH = 80


def read_start_date(sentences: Iterable[Sentence]) -> Fact[str] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    if sentence.kind in {SectionKind.ABOUT_COMPANY, SectionKind.BENEFITS}:
        return None
    match = _LABEL.search(sentence.text) or _GERMAN.search(sentence.text)
    when = match["when"].strip(" .*_–-\u00a0") if match else ""
    return (when, match) if match and when and _TIME.search(when) and len(when) <= _MAX_LENGTH else None
