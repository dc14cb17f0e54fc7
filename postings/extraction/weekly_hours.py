"""Read the hours of work a week, such as `40` or `20-30`."""

import re
from collections.abc import Iterable

from postings.choices import SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value

WORDS = (
    "hour", "hrs", "h/", "h per", "stunden", "heures", "horas", "std", "uur", "uren", " ore", "godz", "35h", "semaine",
    "h sem", "hebdo",
)  # fmt: skip

_ONE_NUMBER = r"[0-9]{1,2}(?:[.,][0-9]{1,2})?"
_NUMBERS = rf"(?<![\d$€£.,:/-])(?P<low>{_ONE_NUMBER})(?:\s?(?:-|–|to|bis|tot|à|a)\s?(?P<high>{_ONE_NUMBER}))?"
_HOURS = r"(?:hours?|hrs?|stunden|std|heures|horas?|uur|uren|ore|godzin\w*|godz|h)\b\.?"
_A_WEEK = (
    rf"\s?\+?[ -]?{_HOURS} ?(?:of work |de travail |de trabajo )?"
    r"(?:(?:per|a|/|each|in a|every|p/|pro|die|in der|par|a la|por|in de|na|w)\.? ?"
    r"(?:week|wk|w\b|woche|wo\b|semaine|semana|settimana|tydzień|tygodniu|tydz)\b|"
    r"(?:weekly|wöchentlich|hebdo(?:madaires?)?|semanales|semanais|settimanali|tygodniowo|wekelijks)\b)",
    r"[ -](?:hours?|hrs?)[ -](?:work[- ]?)?(?:weeks?|weekly)\b",
    r"[ -]?(?:wochenstunden|stunden-woche|stundenwoche)\b",
)
_STATED = re.compile(rf"{_NUMBERS}(?:{'|'.join(_A_WEEK)})", re.IGNORECASE)
_NOT_A_DAY = r"(?!\s?(?:per|a|/|each|pro|par|al|am|por|al giorno|dziennie|daily|täglich)\s?\w)"
# "Schedule: 40 hours, Monday to Friday"
_LABELLED = re.compile(
    r"^\W*(?:(?:work(?:ing)? )?(?:schedule|hours|time)|arbeitszeit|stundenumfang|horaires?|jornada|werktijden|carga horária|"
    rf"orario(?: di lavoro)?|wymiar(?: czasu pracy)?)\s?:\W{{0,3}}{_NUMBERS}\s?{_HOURS}{_NOT_A_DAY}",
    re.IGNORECASE,
)
# "Weekly hours: 40", "Hours: 37.5 per week"
_WEEK_LABELLED = re.compile(
    r"^\W*(?:die )?(?:weekly (?:working )?hours|hours per week|hours(?=\s?:\s?[\d.,–-]+ (?:per|a|each) week)|"
    r"wochenarbeitszeit|wöchentliche arbeitszeit|wochenstunden|"
    r"(?:durée|temps de travail) hebdomadaire|horas semanales|horas semanais|uren per week|ore settimanali|"
    r"werkweek van|jornada (?:laboral )?de(?= \d\d))"
    rf"(?: (?:is|are|beträgt|est de))?\s?:?\W{{0,3}}{_NUMBERS}\b(?!\s?%)",
    re.IGNORECASE,
)
# "Temps plein, 35h", "Fulltime (36 uur)"
_OF_JOB_TYPE = re.compile(
    r"\b(?:(?:full|part)[- ]?time|vollzeit|teilzeit|temps (?:plein|complet|partiel)|jornada (?:completa|parcial)|voltijd|"
    r"deeltijd|tempo (?:pieno|parziale|integral|parcial|inteiro)|(?:pełny|niepełny) etat|CD[ID]|dienstverband)"
    rf"(?: functie| van|,| mit| de| à)*\W{{0,3}}(?=\d\d){_NUMBERS}\s?{_HOURS}(?! shift){_NOT_A_DAY}",
    re.IGNORECASE,
)
_PATTERNS = (_STATED, _LABELLED, _WEEK_LABELLED, _OF_JOB_TYPE)
# "Between 20 and 30 hours a week": to the other patterns these are two numbers.
_BETWEEN = re.compile(
    rf"\b(?:between|zwischen|entre|tussen|tra|między) (?P<low>{_ONE_NUMBER}) (?:and|und|et|y|en|e|a) (?P<high>{_ONE_NUMBER})"
    rf"(?:{'|'.join(_A_WEEK)})",
    re.IGNORECASE,
)
_HALF_HOUR = re.compile(r"(?<=\d)\s?h\s?30\b", re.IGNORECASE)
_IS_OTHER = any_of(
    r"\b(?:benefits?|eligib\w+|employees? (?:who|working|that)|regularly (?:scheduled|work\w*)|sav(?:e|es|ing)|customers?|"
    r"clients?|patients?|students?|volunteer\w*|learning|training|study|overtime|on[- ]call|at least|minimum|min\.?|"
    r"more than|over|less|up to|maximum|max\.?|office|on[- ]?site|meetings?|overlap\w*|24\s?/\s?7|24 hours a day|"
    r"averag\w*|between|entre|zwischen|tussen|or more|travel|child\s?care|gym|part[- ]time (?:and|or)|"
    r"full[- ]time (?:and|or) part|support (?:hours|available)|spend|"
    r"kund\w+|mindestens|maximal|bis zu|ab \d+|überstunden|weiterbildung\w*|lern\w+|spar\w+|au moins|au minimum|gagn\w+|"
    r"formation|clientes|al menos|mínimo|ahorr\w+|formación|klanten|minimaal|maximaal|opleiding\w*|bespa\w+|almeno|massimo|"
    r"clienti|formazione|risparmi\w+|pelo menos|klient\w+|co najmniej|szkole\w+)\b|\+"
)
_EXCLUDED = {SectionKind.ABOUT_COMPANY, SectionKind.EQUAL_OPPORTUNITY, SectionKind.PREFERRED}
_MOST = 60


def read_weekly_hours(sentences: Iterable[Sentence]) -> Fact[str] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    text = _HALF_HOUR.sub(",5 h", sentence.text)
    if between := _BETWEEN.search(text):
        text = f"{text[: between.start()]}{between['low']}-{between['high']}{text[between.end('high') :]}"
    match = next(filter(None, (pattern.search(text) for pattern in _PATTERNS)), None)
    if sentence.kind in _EXCLUDED or not match or _IS_OTHER.search(text):
        return None
    if len({each[0].lower() for each in _STATED.finditer(text)}) > 1:
        return None
    numbers = [number.replace(",", ".") for number in match.group("low", "high") if number]
    is_possible = all(4 <= float(number) <= _MOST for number in numbers) and float(numbers[0]) <= float(numbers[-1])
    return ("-".join(f"{float(number):g}" for number in numbers), match) if is_possible else None
