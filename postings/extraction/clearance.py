"""Read whether applicants need a security clearance, or must be able to obtain one.

An active clearance that is demanded is required. Where an ad asks for a clearance and for the ability to obtain one, the
ability is enough.
"""

import re
from collections.abc import Iterable

from postings.choices import Clearance, SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, stated_values

WORDS = ("clearance", "ts/sci", "public trust", "cleared", "sicherheitsüberprüfung", "habilitation")

_IS_CLEARANCE = any_of(
    r"\b(?:security|secret|government|federal|dod|doe|nato|sc|dv|bpss|nv[12]|baseline|polygraph|sci|national|trust|agency|"
    r"active|current|interim|us|u\.s\.)\b[^.;!?]{0,40}\bclearances?\b",
    r"\bclearances?\b[^.;!?]{0,40}\b(?:secret|security|ts|sci|polygraph|dod|government|required|level)\b",
    r"\bts/sci\b",
    r"\b(?:obtain|maintain|eligib\w+)\b[^.;!?]{0,60}\bpublic trust\b",
    r"\bpublic trust\b(?=.*\b(?:obtain|clearance|investigation|position|background|required|eligib\w+)\b)",
    r"\b(?:sc|dv|security)[ -]cleared\b",
    r"\bsicherheitsüberprüfung\b",
    r"\bhabilitation (?:de )?(?:sécurité|secret|défense|confidentiel)",
)
_OBTAIN = any_of(
    r"\b(?:ability|able|eligib\w+|willing\w*|can|must|need\w*|required?|capable|qualify)\b[^.;!?]{0,60}\b(?:obtain|"
    r"get|acquire|gain|receive|attain|secure|undergo|pass|eligible for|qualify for|"
    r"hold or)\w*\b[^.;!?]{0,90}\b(?:clearances?|public trust|ts/sci)",
    r"\b(?:eligib\w+|able|ability) (?:for|to (?:obtain|get|acquire|gain|receive|hold|attain))\b[^.;!?]{0,60}"
    r"\b(?:clearance|public trust|ts/sci)",
    r"\b(?:obtain|obtaining|clearable|eligible for)\b",
    r"\b(?:undergo|pass)\b[^.;!?]{0,40}\b(?:clearance|investigation)",
)
_ACTIVE = any_of(
    r"\b(?:active|current|currently|existing|valid)\b[^.;!?]{0,50}\b(?:clearances?|ts/sci|secret|public trust)\b",
    r"\b(?:clearance|ts/sci)s?\b[^.;:!?]{0,30}\b(?:active|current)\b",
)
# "An active clearance or the ability to obtain one", but not "an active clearance with the ability to obtain a higher one".
_OR = any_of(r"\bor\b[^.;!?]{0,40}\b(?:obtain|eligib|willing|able|abilit)")
_DEMANDED = any_of(
    r"\bclearances?\b[^.;!?]{0,30}\b(?:is|are|be)? ?(?:required|mandatory|needed|necessary)\b",
    r"\b(?:must|requires?|required|need|needs|minimum|mandatory)\b[^.;!?]{0,60}\b(?:clearances?|ts/sci|cleared|"
    r"public trust)\b",
    r"\b(?:hold|possess|have|has|holding)\b[^.;!?]{0,40}\b(?:clearances?|ts/sci)\b",
    r"\bclearances?(?: level| required)?\W*:\W*(?:secret|top|ts|sc\b|dv\b|yes|public trust|active)",
)
_IS_OPTIONAL = any_of(
    r"\b(?:preferred|preferable|preferably|a plus|plus|bonus|nice|desir\w+|advantage\w*|ideal\w*|optional|"
    r"not required|no (?:\w+ )?clearance|not (?:necessary|needed)|without|helpful|asset|beneficial|may|might|"
    r"if (?:you|applicable|required))\b"
)
_IS_ABOUT_OTHERS = any_of(
    r"\b(?:customs|clearance (?:rate|sale|house)|medical clearance|background clearance|export|drug|"
    r"sponsor (?:you|your|candidates)|jobs? (?:for|with)|network of|cleared (?:talent|workforce|payments?))\b"
)
_EXCLUDED = {SectionKind.PREFERRED, SectionKind.ABOUT_COMPANY, SectionKind.BENEFITS, SectionKind.EQUAL_OPPORTUNITY}
# What sentences demand, the plainest first.
_DEMANDS = {"active": Clearance.REQUIRED, "obtain": Clearance.OBTAINABLE, "demanded": Clearance.REQUIRED}


def read_clearance(sentences: Iterable[Sentence]) -> Fact[Clearance] | None:
    """Return what is demanded most plainly: an active clearance, the ability to obtain one, a clearance."""
    found = stated_values(sentences, _demand)
    return next((Fact(value, (found[demand],)) for demand, value in _DEMANDS.items() if demand in found), None)


def _demand(sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    text = sentence.text
    if sentence.kind in _EXCLUDED or not (match := _IS_CLEARANCE.search(text)):
        return None
    if _IS_OPTIONAL.search(text) or _IS_ABOUT_OTHERS.search(text):
        return None
    if _OBTAIN.search(text) and not (_ACTIVE.search(text) and not _OR.search(text)):
        return "obtain", match
    if _ACTIVE.search(text):
        return "active", match
    is_named = sentence.is_title or (sentence.kind is SectionKind.REQUIREMENTS and len(text) < 80)
    return ("demanded", match) if is_named or _DEMANDED.search(text) else None
