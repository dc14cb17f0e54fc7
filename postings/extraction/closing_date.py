"""Read the last day to apply from the text of an ad, in eight languages.

A day that the ad only expects, or until which applications are preferred, is no closing date. Nor is one before the ad was
posted. Where a text names several days, none is certain. "Before 30 November" counts as until that day, because an ad must
not close early.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from postings.choices import DatePrecision, SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line, Posted
from postings.extraction.days_in_text import Day, first_day, names_day
from postings.extraction.quotes import quote

# Words of one sentence without a number. An address such as jobs@example.org is among them.
_WORDS = r"(?:[^.!?;\d]|\.(?=\w))"

_ENGLISH = (
    r"(?:application|filing|submission|closing|apply[- ]by)s?(?: closing| submission)? (?:deadline|due date)",
    r"(?:application )?(?:closing|close|apply[- ]by) date",
    r"deadline (?:for|to) (?:(?:the|all|your|submit(?:ting)?|receiv(?:e|ing)|receipt of) )*appl\w+",
    r"^\W*(?:deadline|closes|closing)\b(?=\s*(?:[:|–-]|on\b))",
    r"\blast (?:date|day) (?:to apply|for applications|of application)\b",
    r"\b(?:job|position|posting|role|vacancy|opportunity)\b(?: posting)? (?:will (?:be|remain|stay)|is|remains) (?:open|"
    r"posted) until\b",
    rf"\breceiv(?:e|ing) your application\b{_WORDS}{{0,40}}?\b(?:by|before|until|no later than)\b",
    r"\b(?:apply|applications?(?: is| are)? open|open for applications|application window (?:is|will be) open)\b"
    rf"{_WORDS}{{0,60}}?\b(?:by|before|until|till|no later than)\b",
    r"\bapplications?\b(?: for [^.!?;\d]{1,60}?)? (?:(?:are|is|will|must|should|need to|can|be) )*"
    r"(?:closes?|closing|close[ds]?|due|accepted|received|submitted|sent|made|welcome)\b"
    rf"{_WORDS}{{0,60}}?(?:\b(?:by|before|until|till|through|on|no later than|at)\b|(?=\s\w+ \d))",
    rf"\baccept(?:ing)? applications\b{_WORDS}{{0,40}}?\b(?:by|until|till|through)\b",
    r"\b(?:application window|(?:this |the )?(?:job|position|posting|role|vacancy|call)(?: posting)?)\b"
    rf"{_WORDS}{{0,40}}? (?:closes|will close|closing|close)\b(?: (?:on|by|at))?",
    rf"\b(?:submit|send|e-?mail)\b{_WORDS}{{0,100}}?\b(?:cv|resum[eé]|résumé|applications?|portfolio|cover letter|materials)"
    rf"\b{_WORDS}{{0,60}}?\b(?:by|before|until|no later than)\b",
)
_GERMAN = (
    r"\bbewerbungs(?:frist|schluss|ende|deadline|zeitraum)\b",
    r"\beinsendeschluss\b",
    rf"\bbew[ei]rb\w*\b{_WORDS}{{0,100}}?\b(?:bis|vor dem)\b",
)
_FRENCH = (
    r"\b(?:date|délai) limite\b(?! d[e'’] ?(?:validité|livraison|paiement))",
    r"\bcl[oô]ture des candidatures\b",
    rf"\b(?:postule[rz]?|candidate[rz]|candidatures?|dossiers?)\b{_WORDS}{{0,100}}?\b(?:avant|jusqu['’]au|au plus tard)\b",
)
_SPANISH = (
    r"\bfecha (?:l[ií]mite|de cierre)\b",
    r"\b(?:inscripciones|postulaciones) (?:abiertas )?hasta el\b",
    r"\b(?:cierre|plazo) (?:de|para)(?: la| las| el)? ?(?:\w+ de )?(?:postulaci|candidatur|inscripci|solicitud|convocatori|"
    r"presentaci|recepci)\w*",
    rf"\b(?:post[uú]l\w*|inscr[ií]b\w*|candidaturas?|solicitud(?:es)?|cv|curr[ií]culum)\b{_WORDS}{{0,100}}?"
    r"\b(?:antes del?|hasta el|a más tardar el)\b",
)

_DUTCH = (
    r"\bsluitingsdatum\b|\b(?:reactie|sollicitatie)(?:termijn|deadline)\b|\bdeadline voor (?:sollicitaties|reacties|"
    r"het solliciteren)\b",
    rf"\b(?:solliciteer|solliciteren|sollicitatie|reageer|reageren|reacties?|cv)\b{_WORDS}{{0,60}}?\b(?:v[oó][oó]r|"
    rf"tot(?: en met)?|t/m|uiterlijk)\b",
)
_PORTUGUESE = (
    r"\bdata[- ]limite\b|\bdata de encerramento\b|\bprazo (?:de|para) (?:(?:as?|envio|de|apresentação) )*(?:candidatura|"
    r"inscriç)\w*",
    rf"\b(?:candidat\w+|inscriç(?:ão|ões)|inscrev\w+|curr[ií]culo|cv)\b{_WORDS}{{0,60}}?\baté(?: a[o]?| o dia)?\b",
)
_ITALIAN = (
    r"\b(?:data di )?scadenza(?: (?:delle |per le )?candidature| (?:del )?bando)?(?=\s*:)|\bscadenza (?:delle|per le|"
    r"per la|per l[’'])\b",
    r"\btermine (?:per|di|ultimo per) (?:(?:le|la|l[’']invio|presentazione|delle|della) ?)*candidatur\w*",
    rf"\b(?:candidatur[ae]|candidat[ie]|candidarsi|curriculum|cv)\b{_WORDS}{{0,60}}?\bentro(?: e non oltre)?(?: il)?\b",
)
_POLISH = (
    r"\btermin (?:składania|nadsyłania|przesyłania|aplikowania) ?(?:aplikacji|zgłoszeń|ofert|cv|dokumentów)?",
    r"\b(?:oferta|ogłoszenie) (?:jest )?(?:ważn[ae]|aktualn[ae]) do\b",
    rf"\b(?:aplikuj|aplikowa\w+|aplikacj\w+|zgłosze\w+|zgłoś|cv|dokument\w+)\b{_WORDS}{{0,60}}?\bdo(?: dnia)?(?= \d)",
)


@dataclass(frozen=True)
class _Cue:
    """Words that introduce a closing date. In languages other than English, 04/05/2026 is 4 May."""

    pattern: re.Pattern[str]
    is_day_first: bool


_CUES = [
    _Cue(re.compile("|".join(patterns), re.IGNORECASE), is_day_first)
    for patterns, is_day_first in (
        (_ENGLISH, False),
        (_GERMAN + _FRENCH + _SPANISH + _DUTCH + _PORTUGUESE + _ITALIAN + _POLISH, True),
    )
]
_BETWEEN = re.compile(r"[^\d!?;]{0,60}")
_SENTENCE_END = re.compile(r"[.!?;]\s(?=\W*[A-ZÀ-Ý])")
_NOT_CERTAIN = re.compile(
    r"\b(?:anticipat\w*|expect\w*|estimat\w*|tentativ\w*|approximate\w*|targeted|priority|preferred|early|"
    r"(?:full|first|best|equal) consideration|review(?:ed|ing)? (?:of|will|begins?|starts?)|no (?:specific )?deadline|"
    r"start(?:ing)? date|befristet\w*|voraussichtlich|contrat de|dur[eé]e|contrato|duraci[oó]n|contratto|umow\w+)\b",
    re.IGNORECASE,
)
_MAX_LABEL, _MAX_LINE = 60, 3_000
# A list of ads may file an ad under a month after that in which it was posted.
_EARLIEST = {DatePrecision.DAY: timedelta(0), DatePrecision.MONTH: timedelta(days=62)}
_LATEST = timedelta(days=2 * 366)


def read_closing_date(document: Document, posted: Posted) -> Fact[date] | None:
    """Return the last day to apply that the text states. `posted` is when the ad was posted, as far as it is known."""
    found: dict[date, Evidence] = {}
    for line in _lines_with_day(document):
        for day in _days(line.text[:_MAX_LINE], posted):
            evidence = Evidence(quote(line.text, day.start), line.number, EvidenceRule.TEXT_STATES_IT)
            found.setdefault(day.on, evidence)
    if len(found) != 1:
        return None
    (on, evidence), *_ = found.items()
    return Fact(on, (evidence,)) if _is_possible(on, posted) else None


def _lines_with_day(document: Document) -> Iterator[Line]:
    """Yield the lines that name a day. A heading or label, such as "Application deadline", is joined with the line below."""
    for section in document.sections:
        if section.is_repeat or section.kind is SectionKind.EQUAL_OPPORTUNITY:
            continue
        above = Line(section.line, section.heading) if section.heading else None
        for line in section.lines:
            if names_day(line.text):
                is_labelled = above and len(above.text) <= _MAX_LABEL and _ends_with_cue(above.text)
                yield Line(line.number, f"{above.text.rstrip()} {line.text}") if above and is_labelled else line
            above = line
        if not section.lines and above and names_day(above.text):
            yield above


def _ends_with_cue(text: str) -> bool:
    return any((match := cue.pattern.search(text)) and not text[match.end() :].strip(" :–-") for cue in _CUES)


def _days(text: str, posted: Posted) -> Iterator[Day]:
    for cue in _CUES:
        for match in cue.pattern.finditer(text):
            day = first_day(text, match.end(), match.end() + 100, day_first=cue.is_day_first, posted_on=posted.on)
            if day and _is_about(text, match, day) and not _NOT_CERTAIN.search(_sentence(text, match.start(), day.end)):
                yield day


def _is_about(text: str, cue: re.Match[str], day: Day) -> bool:
    """Return whether only words of the same sentence stand between a cue and a day, perhaps with a weekday."""
    between = text[cue.end() : day.start]
    return bool(_BETWEEN.fullmatch(between)) and not _SENTENCE_END.search(between)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a part of a text."""
    first = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    after = _SENTENCE_END.search(text, end)
    return text[first : after.start() if after else len(text)]


def _is_possible(on: date, posted: Posted) -> bool:
    return posted.on is None or posted.on - _EARLIEST[posted.precision] <= on <= posted.on + _LATEST
