"""Read the length of a fixed-term contract in months. A range, such as "6 to 12 months", is not read."""

import re
from collections.abc import Iterable

from postings.choices import SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value

WORDS = (
    "month", "fixed-term", "fixed term", "year contract", "befrist", "mois", "meses", "monate", "-year", "cdd", "laufzeit",
    "duration", "contrato", "contratto", "contract ", "jaarcontract", "durée", "durata", "duración", "duração",
    "looptijd", "contract runs", "assignment", "umow", "maand", "mesi", "miesi",
)  # fmt: skip

_NUMBERS = {
    word: number
    for number, words in {
        1: "one ein einen un uno una um een rok", 2: "two zwei deux dos dois due twee",
        3: "three drei trois tres três tre drie",
        4: "four vier quatre cuatro quatro quattro", 5: "five fünf", 6: "six sechs seis sei zes", 7: "seven", 8: "eight",
        9: "nine neun neuf nueve nove negen", 10: "ten", 11: "eleven", 12: "twelve zwölf douze doce doze dodici twaalf",
        18: "eighteen achtzehn",
        24: "twenty-four",
    }.items()
    for word in words.split()
}  # fmt: skip
_LENGTH = (
    rf"(?<![-–\d/.+] )(?<![-–\d/.+])(?:\b(?:initial|minimum) )?\b(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
    r"(?: ?\((?:\d{1,2}|\w+)\))?\s?\+?[ -]?(?P<unit>months?|mths?|mos?\b|years?|monate?n?|jahre?n?|mois|ans?\b|"
    r"mes(?:es|i)\b|años?|maand(?:en)?|jaar|miesi[ąę]c\w*|mês|anni|anos?\b|lata\b)"
)
_CONTRACT = (
    r"(?:contracts?|fixed[ -]term|ftc|internships?|co-?op|placement|assignment|engagement|temporary|temp\b|secondment|"
    r"fellowship|apprenticeship|maternity|parental|term (?:position|role|appointment|contract)|contractor|duration)"
)
_STATED = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_LENGTH}[ ,(-]*(?:[\w-]+ ){{0,2}}?{_CONTRACT}\b",
        rf"\b{_CONTRACT}\b(?: (?:position|role|job|basis|contract|term|cover|length|duration|period|opportunity|hire|"
        r"to hire))*[ ,:;(–-]*(?:(?:is|of|for|will be|lasts?|runs?|lasting|running|duration|length|period|with|a|"
        r"an|initially|initial|"
        rf"up to|until|approx\w*|term|expected)[ :–-]*){{0,5}}{_LENGTH}\b(?! (?:experience|of (?:\w+ )?experience))",
        rf"\b(?:duration|contract length|length of (?:contract|assignment)|term|contract term|duración|durée|laufzeit|"
        r"vertragslaufzeit|vertragsdauer|befristung|duração|durata|contractduur|looptijd|projektlaufzeit)\b"
        rf"(?: del contrato| do contrato| del contratto)?\W{{0,4}}(?:is |of |de |du contrat\W*)?{_LENGTH}",
        rf"\b(?:position|role|job|post|contract) is limited to {_LENGTH}",
        rf"\bbefristet\w*\b[^.;!?]{{0,40}}?\b(?:auf|für|von|um)? ?{_LENGTH}",
        rf"\b(?:auf|für) {_LENGTH} befristet",
        rf"\b(?:CDD|alternance|apprentissage|stage|durée déterminée|tirocinio|\w*vertretung)\b[^.;!?\d]{{0,20}}{_LENGTH}",
        rf"\b(?:contrat|mission|contratto|prácticas|estágio|praktikum|staż(?:u)?(?: trwa)?|praktyki|"
        rf"bepaalde tijd)[ (]{{1,2}}"
        rf"(?:de |d[’']|di |von |für |na |trwa )?{_LENGTH}\b(?! d[’'e])",
        rf"\bcontrato (?:temporal|temporário|a termo|por tempo|de)\b[^.;!?\d]{{0,40}}{_LENGTH}",
        rf"\b(?:tempo determinato|contratto a termine|tijdelijk\w* \w+|contract|czas określony|umow[aęy] na)"
        rf"\b[ (]{{1,2}}(?:di |voor |van )?{_LENGTH}",
        r"(?P<number>)\b(?P<unit>jaar)contract\b",  # of one year
    )
]
_RANGE_AFTER = re.compile(
    r"^\s?(?:(?:months?|mois|monate|meses|mesi|maanden) )?(?:-|–|to|or|ou|oder|of|/|until|bis|\+)\s?\d", re.IGNORECASE
)
_IS_OTHER = any_of(
    r"\b(?:experience|probation\w*|trial|notice|warranty|guarantee|customers?|clients? (?:to|on)|"
    r"months? (?:of|after) (?:employment|joining|service)|within|first|every|last|past|previous|leave|salary|benefits|"
    r"eligible|paid parental|tenure|renewals?|signed|deals?|quota|probezeit|período de prueba|période d[’']essai|retention|"
    r"travel|rolling|month-to-month|or more|minimum|erfahrung|expérience|experiencia|ervaring|experiência|esperienza|"
    r"doświadczeni\w+|proeftijd|período de experiência|periodo di prova|okres\w* próbn\w+)\b"
)
_EXCLUDED = {
    SectionKind.BENEFITS, SectionKind.ABOUT_COMPANY, SectionKind.EQUAL_OPPORTUNITY, SectionKind.RESPONSIBILITIES,
    SectionKind.PREFERRED,
}  # fmt: skip
_LONGEST = 60
# The beginnings of years, Jahre, ans, años and lata; no word for months has one of them.
_YEARS = ("y", "j", "a", "l")


def read_contract_length(sentences: Iterable[Sentence]) -> Fact[int] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[int, re.Match[str]] | None:
    text = sentence.text
    if sentence.kind in _EXCLUDED or _IS_OTHER.search(text):
        return None
    for pattern in _STATED:
        match = pattern.search(text)
        if match and not _RANGE_AFTER.match(text[match.end("number") :]):
            number, unit = (match["number"] or "one").lower(), match["unit"].lower()
            months = int(number) if number.isdigit() else _NUMBERS[number]
            if unit.startswith(_YEARS):
                months *= 12
            return (months, match) if 0 < months <= _LONGEST else None
    return None
