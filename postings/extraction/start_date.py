"""Read when the job starts, as the ad writes it: `as soon as possible`, `September 2024`."""

import re
from collections.abc import Iterable

from postings.choices import SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value

WORDS = (
    "start", "beginn", "eintritt", "début", "prise de poste", "inicio", "incorporación", "sofort", "zeitpunkt", " zum ",
    "démarrage", "disponibilité", "pourvoir", "ingangsdatum", "per direct", "início", "admissão", "inizio", "decorrenza",
    "rozpoczęci", "od zaraz",
)  # fmt: skip

_LABEL = any_of(
    r"^\W*(?:(?:anticipated|expected|estimated|preferred|proposed|desired|planned|target|job|contract|project|"
    r"position|earliest|possible|internship) )?(?:start(?:ing)?(?: date)?|date of (?:start|joining)|beginn|"
    r"startdatum|eintritts(?:datum|termin)|arbeitsbeginn|starttermin|date de (?:début|prise de poste)|prise de poste|"
    r"début(?: du contrat)?|démarrage|disponibilité|fecha de (?:inicio|incorporación)|incorporación|ingangsdatum|"
    r"(?:data de )?(?:início|admissão)|(?:data di )?(?:inizio|decorrenza)|(?:data )?rozpoczęcia(?: pracy)?)"
    r"\s?[:–-]\W{0,4}(?P<when>[^|;]{2,80})"
)
_MONTHS = (
    r"(?:jan|feb|mar|märz|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec|gen|mag|giu|lug|ago|set|ott|dic|ene|abr|"
    r"janv|févr|avr|juin|juil|août|déc|mrt|mei|fev|mai|out|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru)\w*\.?"
)
_DAY = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)? )?{_MONTHS}(?: \d{{1,2}},)?(?: de)? 20\d\d)"
_SOON = r"(?:immediately|as soon as possible|asap|dès que possible|immédiatement|inmediata(?:mente)?)"
# "Wir suchen zum 1. April 2027 …", "The position starts in April 2027"
_IN_SENTENCE = (
    any_of(
        r"\b(?P<when>ab sofort|(?:zum )?nächstmögliche[nr]? (?:Zeitpunkt|Termin)|"
        rf"(?<!bis )(?:ab|zum) (?:dem )?(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?20\d\d|{_DAY}))"
    ),
    any_of(
        r"(?:^\W*|\b(?:position|role|job|contract|internship|you(?: to| can)?) )(?:will )?start(?:s|ing)?(?: on| in| from)? "
        rf"(?P<when>{_SOON}|{_DAY})"
    ),
    any_of(rf"\bà pourvoir (?:le |dès le |à partir (?:de |du )|en )?(?P<when>{_SOON}|{_DAY})"),
    any_of(rf"\bincorporación (?:en )?(?P<when>{_SOON}|{_DAY})"),
    any_of(r"^\W*(?P<when>per direct|od zaraz)\b"),
)
_TIME = any_of(
    r"\b(?:asap|as soon as possible|immediat\w*|now|flexib\w+|negotiable|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|q[1-4]|20[2-4]\d|spring|summer|fall|autumn|winter|"
    r"weeks?|months?|sofort|nächstmöglich\w*|immédiat\w*|dès que possible|inmediat\w*|lo antes posible|"
    r"per direct|zo snel mogelijk|imediat\w+|assim que possível|o mais rápido possível|prima possibile|od zaraz|"
    r"jak najszybciej|natychmiast|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|tbd|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|"
    r"février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|septiembre|octubre|noviembre|diciembre|januari|februari|maart|mei|augustus|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|"
    r"novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|stycz\w+|lut\w+|mar(?:zec|ca)|"
    r"kwie\w+|maja?|czerw\w+|lip(?:iec|ca)|sierp\w+|wrze\w+|październik\w*|listopad\w*|grud\w+)\b"
)
_MAX_LENGTH = 80


def read_start_date(sentences: Iterable[Sentence]) -> Fact[str] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    if sentence.kind in {SectionKind.ABOUT_COMPANY, SectionKind.BENEFITS}:
        return None
    match = next(filter(None, (pattern.search(sentence.text) for pattern in (_LABEL, *_IN_SENTENCE))), None)
    when = match["when"].strip(" .*_–-\u00a0") if match else ""
    return (when, match) if match and when and _TIME.search(when) and len(when) <= _MAX_LENGTH else None
