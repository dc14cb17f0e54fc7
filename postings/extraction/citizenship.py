"""Read whether only citizens, or citizens and permanent residents, can have the job.

Where others with the right to work can have it too, no citizenship is demanded.
"""

import re
from collections.abc import Iterable

from postings.choices import Citizenship, SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value

WORDS = (
    "citizen",
    "u.s. person",
    "us person",
    "green card",
    "greencard",
    "permanent resident",
    "staatsangehörig",
    "staatsbürger",
)

_CITIZEN = r"(?:citizen(?:s|ship)?|nationals?|staatsangehörig\w*|staatsbürger\w*)"
_NAMES_COUNTRY = (
    r"\b(?:u\.?\s?s\.?(?:a\.?)?|united states|american|canadian|canada|uk|british|australian?|indian|eu|european|german|"
    r"french|philippines?|filipinos?|brazilian|mexican|irish|dutch|swiss|israeli|singapore(?:an)?|new zealand|[a-z]+ian)\b"
)
_CITIZENS = any_of(
    rf"\b(?:must|only|require[sd]?|requirement|need|needs|has to|have to|open to|looking for|limited to|restricted to)\b"
    rf"[^.;!?]{{0,60}}{_NAMES_COUNTRY}[^.;!?]{{0,15}}\b{_CITIZEN}\b",
    rf"{_NAMES_COUNTRY}[^.;!?]{{0,15}}\b{_CITIZEN}\b[^.;!?]{{0,40}}\b(?:only|required|mandatory|is a must|requirement|"
    rf"necessary)\b",
    r"\b(?:u\.?s\.?|united states) citizenship\b(?: and residency)?[^.;!?]{0,20}\b(?:required|mandatory|needed)\b",
)
# A requirement that is only named: "US citizenship", "U.S. Citizen or Green Card holder".
_NAMED = any_of(rf"^\W*(?:(?:must be|be|are|is) )?(?:an? )?{_NAMES_COUNTRY}\W{{0,3}}{_CITIZEN}\b")
_RESIDENTS = any_of(
    r"\b(?:permanent\b[^.;]{0,6}\bresiden\w+|green[- ]?cards?|u\.?s\.? persons?|lawful(?:ly)? (?:permanent|admitted)|"
    r"gc\b|nationals or residents)"
)
_EXCLUDES_RESIDENTS = any_of(r"\b(?:residents?|holders?|cards?)\b[^.;!?]{0,20}\bnot\b|\b(?:not|no) (?:permanent|green)")
_PERSONS = any_of(
    r"\b(?:must|only|require[sd]?|need)\b[^.;!?]{0,60}\bu\.?s\.? persons?\b",
    r"\bu\.?s\.? persons?\b[^.;!?]{0,40}\b(?:only|required)",
)
_ADMITS_OTHERS = any_of(
    r"\b(?:authori[sz]\w+|visas?|h-?1-?b?s?|ead|opt|cpt|tn|work permits?|right to work|eligible to work|legally|all other|"
    r"asylum\w*|refugees?|any (?:one|nationality)|sponsor\w*|protected individual|dual|or resid\w+ (?:of|in))\b"
)
_IS_OTHER = any_of(
    r"\b(?:citizenship status|regardless|discriminat\w+|without regard|corporate citizen\w*|global citizen|"
    r"good citizen|first[- ]class citizen|citizen (?:developer|data|science|services?|experience|engagement)s?|"
    r"senior citizens?|preferred|a plus|nice to have|ancestry|religion|marital|veteran|may (?:be|require)|encouraged|"
    r"government services|private citizens)\b"
)


def read_citizenship(sentences: Iterable[Sentence]) -> Fact[Citizenship] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[Citizenship, re.Match[str]] | None:
    text = sentence.text
    if sentence.kind in {SectionKind.PREFERRED, SectionKind.ABOUT_COMPANY} or _IS_OTHER.search(text):
        return None
    match = _CITIZENS.search(text) or _PERSONS.search(text)
    if not match and (sentence.is_title or sentence.kind in {SectionKind.REQUIREMENTS, SectionKind.LOCATION}):
        match = _NAMED.search(text)
    if not match or _ADMITS_OTHERS.search(text):
        return None
    are_residents_admitted = _RESIDENTS.search(text) and not _EXCLUDES_RESIDENTS.search(text)
    return (Citizenship.RESIDENTS if are_residents_admitted else Citizenship.CITIZENS), match
