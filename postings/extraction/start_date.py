"""Read when the job starts, as the ad writes it: `as soon as possible`, `September 2024`."""

import re
from collections.abc import Iterable

from postings.choices import SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value

WORDS = ("start", "beginn", "eintritt", "début", "prise de poste", "inicio", "incorporación", "sofort", "zeitpunkt")

_LABEL = any_of(
    r"^\W*(?:(?:anticipated|expected|estimated|preferred|proposed|desired|planned|target|job|contract|project|position|"
    r"earliest|"
    r"possible|internship) )?(?:start(?:ing)?(?: date)?|date of (?:start|joining)|beginn|startdatum|eintritts(?:datum|"
    r"termin)|arbeitsbeginn|"
    r"starttermin|date de (?:début|prise de poste)|prise de poste|début(?: du contrat)?|fecha de (?:inicio|"
    r"incorporación)|incorporación)"
    r"\s?[:–-]\W{0,4}(?P<when>[^|;]{2,80})"
)
_GERMAN = any_of(
    r"\b(?P<when>ab sofort|(?:zum )?nächstmögliche[nr]? (?:Zeitpunkt|Termin)|(?:ab|"
    r"zum) (?:dem )?\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?20\d\d)"
)
_TIME = any_of(
    r"\b(?:asap|as soon as possible|immediate\w*|now|flexib\w+|negotiable|january|february|march|april|may|june|july|"
    r"august|september|"
    r"october|november|december|q[1-4]|20[2-4]\d|spring|summer|fall|autumn|winter|weeks?|months?|sofort|nächstmöglich\w*|"
    r"immédiat\w*|"
    r"dès que possible|inmediat\w*|lo antes posible|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|tbd|januar|"
    r"februar|märz|mai|juni|"
    r"juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|"
    r"febrero|marzo|abril|"
    r"mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"
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
