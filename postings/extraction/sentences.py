"""The sentences of an ad that contain certain words, for readers of facts that few sentences state."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from postings.choices import SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact
from postings.extraction.quotes import quote

# A full stop after a single letter, as in "U.S. citizens", or an abbreviation ends no sentence.
_SENTENCE_END = re.compile(
    r"(?:\.(?<!\b[A-Za-z]\.)(?<!\bmin\.)(?<!\bmax\.)(?<!\bapprox\.)(?<!\bca\.)(?<!\bok\.)(?<!\bNr\.)(?<!\bincl\.)|[!?;])\s+"
    # "zum 1. April 2027"
    r"(?!(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-z]*\.? 20\d\d)(?=\W*[A-ZÀ-Ý0-9])|[•●]|。"
)
_MAX_LINE, _MAX_SENTENCE = 5_000, 600
# A line that is the label of the next one, as a heading is of a single line below it: "Start date", below it "1 May 2027".
_LABEL = re.compile(
    r"\W*(?:start(?:ing)? date|date of start|(?:weekly|working|scheduled weekly) hours|hours(?: (?:per|a) week)?|"
    r"(?:contract|assignment) (?:length|duration|term)|duration|travel(?: required)?|on[- ]call|visa(?: sponsorship)?|"
    r"relocation|bonus|equity|security clearance|clearance|citizenship|education|degree|languages?|"
    r"(?:wochen)?arbeitszeit|wochenstunden|eintrittsdatum|eintrittstermin|arbeitsbeginn|starttermin|vertragslaufzeit|"
    r"befristung|reisebereitschaft|sprachen|durée du contrat|durée|prise de poste|date de début|temps de travail|"
    r"horas semanales|fecha de (?:inicio|incorporación)|duración|incorporación|idiomas|ingangsdatum|uren per week|"
    r"data de início|data di inizio|orario di lavoro|data rozpoczęcia)\W*$",
    re.IGNORECASE,
)
_MAX_LABEL, _MAX_VALUE = 40, 60

# A word that denies, in eight languages. "No" is "in the" in Portuguese.
NOT = (
    r"\b(?:not|n[o’']t|(?:ca|do|does|is|are|wo|would|could)n[’']?t(?! (?:forget|worry|miss)\b)|cannot|unable|"
    r"no(?! (?:processo|visto|caso)\b)|nor|neither|"
    r"never|without|ineligible|"
    r"kein\w*|nicht|ohne|pas|sans|aucune?|ni|sin|geen|niet|zonder|não|nao|sem|non|senza|nie|bez|brak)\b"
)

Value = TypeVar("Value")


def any_of(*patterns: str) -> re.Pattern[str]:
    """Return a pattern that matches where one of the patterns does, in upper or lower case."""
    return re.compile("|".join(patterns), re.IGNORECASE)


class Sentence(NamedTuple):
    """A sentence of a line, or the title or a heading as a whole. `heading` is that of its section."""

    text: str
    line: int
    kind: SectionKind
    heading: str = ""
    is_title: bool = False
    is_heading: bool = False

    def evidence(self, position: int = 0) -> Evidence:
        """Return the sentence as evidence; of a long one, the words around `position`."""
        rule = EvidenceRule.TITLE_NAMES_IT if self.is_title else EvidenceRule.TEXT_STATES_IT
        return Evidence(quote(self.text, position), self.line, rule)


class Sentences:
    """The title, headings and lines of an ad, divided into sentences only where they are asked for."""

    def __init__(self, document: Document):
        self._lines = list(_lines(document))

    @cached_property
    def _lower_lines(self) -> list[str]:
        return [part.text.lower() for part in self._lines]

    @cached_property
    def _lower_text(self) -> str:
        return "\n".join(self._lower_lines)

    def with_any(self, words: tuple[str, ...]) -> Iterator[Sentence]:
        """Yield the sentences of the lines that contain one of the words, which are in lower case."""
        there = [word for word in words if word in self._lower_text]
        if not there:
            return
        for part, lower in zip(self._lines, self._lower_lines, strict=True):
            if any(word in lower for word in there):
                yield from _divide(part)


def _lines(document: Document) -> Iterator[Sentence]:
    yield Sentence(document.title.text, document.title.number, SectionKind.OTHER, is_title=True)
    for section in document.sections:
        if section.is_repeat:
            continue
        if section.heading:
            yield Sentence(section.heading, section.line, section.kind, is_heading=True)
        # The kind of an ad without headings says nothing of a single line.
        kind = section.kind if section.heading or len(document.sections) > 1 else SectionKind.OTHER
        above = section.heading if len(section.lines) == 1 else ""
        for line in section.lines:
            yield Sentence(line.text[:_MAX_LINE], line.number, kind, section.heading)
            if labelled := below_label(above, line.text):
                yield Sentence(labelled, line.number, kind, section.heading)
            above = line.text if _LABEL.match(line.text) else ""


def below_label(label: str, text: str) -> str:
    """Return a short line as one with the label above it, or an empty string if one of them is long or there is no label.

    >>> below_label("Start date", "1 May 2027"), below_label("", "1 May 2027")
    ('Start date: 1 May 2027', '')
    """
    is_short = len(label) <= _MAX_LABEL and len(text) <= _MAX_VALUE
    return f"{label.rstrip(' :')}: {text}" if label and is_short else ""


def _divide(line: Sentence) -> Iterator[Sentence]:
    start = 0
    for end in _SENTENCE_END.finditer(line.text):
        yield from _part(line, start, end.end())
        start = end.end()
    yield from _part(line, start, len(line.text))


def _part(line: Sentence, start: int, end: int) -> Iterator[Sentence]:
    if text := line.text[start : min(end, start + _MAX_SENTENCE)].strip(" •●"):
        yield line._replace(text=text)


def stated_values(
    sentences: Iterable[Sentence], read: Callable[[Sentence], tuple[Value, re.Match[str]] | None]
) -> dict[Value, Evidence]:
    """Return each value that sentences state, with the first that does.

    `read` returns the value of a sentence and the words that state it.
    """
    found: dict[Value, Evidence] = {}
    for sentence in sentences:
        if stated := read(sentence):
            value, match = stated
            found.setdefault(value, sentence.evidence(match.start()))
    return found


def only_value(
    sentences: Iterable[Sentence], read: Callable[[Sentence], tuple[Value, re.Match[str]] | None]
) -> Fact[Value] | None:
    """Return the value that sentences state, or None if they state different values."""
    found = stated_values(sentences, read)
    if len(found) != 1:
        return None
    (value, evidence), *_ = found.items()
    return Fact(value, (evidence,))


def first_of(order: Iterable[Value], found: Mapping[Value, Evidence]) -> Fact[Value] | None:
    """Return the first value of an order that was found, or None."""
    return next((Fact(value, (found[value],)) for value in order if value in found), None)
