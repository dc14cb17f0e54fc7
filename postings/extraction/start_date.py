"""Read when the job starts, as the ad writes it: `as soon as possible`, `September 2024`."""

import re
from collections.abc import Iterable
from functools import cache

from postings.choices import SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value
from postings.extraction.written_dates import months

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
_SOON = r"(?:immediately|as soon as possible|asap|dès que possible|immédiatement|inmediata(?:mente)?)"
_TIME = any_of(
    r"\b(?:asap|as soon as possible|immediat\w*|now|flexib\w+|negotiable|q[1-4]|20[2-4]\d|spring|summer|fall|autumn|winter|"
    r"weeks?|months?|sofort|nächstmöglich\w*|immédiat\w*|dès que possible|inmediat\w*|lo antes posible|tbd|"
    r"per direct|zo snel mogelijk|imediat\w+|assim que possível|o mais rápido possível|prima possibile|od zaraz|"
    r"jak najszybciej|natychmiast)\b"
)
_MAX_LENGTH = 80


def read_start_date(sentences: Iterable[Sentence]) -> Fact[str] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    if sentence.kind in {SectionKind.ABOUT_COMPANY, SectionKind.BENEFITS}:
        return None
    match = next(filter(None, (pattern.search(sentence.text) for pattern in (_LABEL, *_patterns_in_sentence()))), None)
    when = match["when"].strip(" .*_–-\u00a0") if match else ""
    is_time = len(when) <= _MAX_LENGTH and (_TIME.search(when) or _month().search(when))
    return (when, match) if match and is_time else None


@cache
def _month() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return any_of(rf"\b(?:{names})\b")


@cache
def _patterns_in_sentence() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of sentences: "Wir suchen zum 1. April 2027 …", "The position starts in April 2027"."""
    day = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)? )?{_month().pattern}\.?(?: \d{{1,2}},)?(?: de)? 20\d\d)"
    return (
        any_of(
            r"\b(?P<when>ab sofort|(?:zum )?nächstmögliche[nr]? (?:Zeitpunkt|Termin)|"
            rf"(?<!bis )(?:ab|zum) (?:dem )?(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?20\d\d|{day}))"
        ),
        any_of(
            r"(?:^\W*|\b(?:position|role|job|contract|internship|you(?: to| can)?) )(?:will )?start(?:s|ing)?"
            rf"(?: on| in| from)? (?P<when>{_SOON}|{day})"
        ),
        any_of(rf"\bà pourvoir (?:le |dès le |à partir (?:de |du )|en )?(?P<when>{_SOON}|{day})"),
        any_of(rf"\bincorporación (?:en )?(?P<when>{_SOON}|{day})"),
        any_of(r"^\W*(?P<when>per direct|od zaraz)\b"),
    )
