"""Read the steps of the application process as the ad lists them, in their order."""

import re
from collections.abc import Iterator

from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line, Section
from postings.extraction.quotes import quote

_HEADING = re.compile(
    r"\b(?:interview|hiring|recruit(?:ment|ing)|selection|application|our) (?:process|steps|stages|journey)\b|"
    r"\bprocess of (?:hiring|recruitment)\b|"
    r"\b(?:what|how) (?:to expect|happens next|(?:does )?(?:the|our) (?:interview|hiring|recruitment) process)|"
    r"^\W*(?:the )?process\W*$|"
    r"\b(?:bewerbungs|auswahl|recruiting|interview)-?prozess\b|\b(?:process(?:us)?|étapes) de (?:recrutement|"
    r"sélection)\b|\bdéroulement des entretiens\b|"
    r"\bproceso de (?:selección|entrevistas?|contratación)\b|^\W*interviews?\W*$",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:interview\w*|call|chat|screen\w*|test|task|challenge|assessment|exercise|assignment|meet\w*|conversation|"
    r"round|offer|onsite|on-site|case study|presentation|panel|reference\w*|background check|application|cv|resume|"
    r"talk|discussion|session|pairing|gespräch|kennenlernen|entretien|échange|entrevista|prueba|llamada|step|stage|"
    r"take-home|quiz|review|video|\w+ check|étape|rencontre|entrevue|évaluation|colloquio|rozmowa|gesprek|probetag)\b",
    re.IGNORECASE,
)
_LEAST, _MOST, _MAX_LENGTH, _MAX_LABEL = 2, 10, 200, 120


def read_interview_steps(document: Document) -> Fact[list[str]] | None:
    for section in document.sections:
        if section.is_repeat:
            continue
        for steps in _lists(section):
            if _LEAST <= len(steps) <= _MOST and all(_is_step(line) for line in steps):
                evidence = tuple(Evidence(quote(line.text), line.number, EvidenceRule.AD_LISTS_IT) for line in steps)
                return Fact([line.text.lstrip("# ") for line in steps], evidence)
    return None


def _lists(section: Section) -> Iterator[list[Line]]:
    """Yield the lists below a heading, or a line above them, that names the process."""
    found: list[Line] = []
    is_process = names_process = bool(_HEADING.search(section.heading))
    for line in section.lines:
        if line.is_item:
            found.append(line)
            continue
        if is_process and found:
            yield found
        found = []
        is_process = names_process or (len(line.text) < _MAX_LABEL and bool(_HEADING.search(line.text)))
    if is_process and found:
        yield found


def _is_step(line: Line) -> bool:
    return len(line.text) <= _MAX_LENGTH and bool(_STEP.search(line.text))
