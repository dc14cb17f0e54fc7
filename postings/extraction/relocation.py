"""Read whether the company helps with moving to the place of work. Who must be "willing to relocate" is offered nothing."""

import re
from collections.abc import Iterable

from postings.choices import Offer, SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, only_value

WORDS = ("relocat", "umzug", "réinstallation", "reubicación")

_RELOCATION = r"\b(?:relocat(?:ion|e|es|ing)|reubicación)\b"
_HELP = (
    r"(?:assistance|support|packages?|bonus(?:es)?|help|benefits?|allowances?|budget|stipends?|expenses|reimburse\w*|costs?|"
    r"compensation|aid|services?)\b"
)
_NOT = (
    r"\b(?:not|n[o’']t|cannot|can[’']?t|won[’']?t|doesn[’']?t|don[’']?t|isn[’']?t|unable|no|nor|neither|without|"
    r"ineligible)\b"
)
_REFUSED = any_of(
    rf"{_NOT}(?: [\w/’'-]+,?){{0,7}} {_RELOCATION}(?! (?:is|are)\b)",
    r"\brelocation\b(?: [\w/’'-]+){0,6} (?:is|are|will|can|be) (?:\w+ )?not\b",
    r"\brelocation\b[^.;:!?]{0,40}\b(?:not|cannot be|isn[’']?t|un)\s?(?:be )?(?:available|offered|provided|eligible|"
    r"possible|covered)",
    rf"\brelocation(?: {_HELP})?[^.;!?]{{0,15}}[?:]\W*(?:no|not|none|n/a)\b",
)
_GIVE = r"(?:offer|provid|cover|pay|includ|support|assist|help|fund|reimburs|sponsor)(?:e|s|es|ed|ing)?"
_OFFERED = any_of(
    rf"\brelocation {_HELP}",
    rf"\b{_GIVE}\b[^.;!?]{{0,60}}\brelocat(?:e|ion|ing)\b",
    r"\brelocation\b[^.;:!?]{0,30}\b(?:is|are|can be|will be) (?:also )?(?:available|offered|provided|supported|covered|"
    r"paid)",
    r"\brelocation[^.;!?]{0,15}[?:]\W*(?:yes|available|provided|offered)\b",
    r"\b(?:paid|assisted) relocation\b",
    r"\b(?:unterstütz\w+|hilfe|hilf\w+|übernehm\w+)\b[^.;!?]{0,50}\bumzug",
    r"\bumzugs?(?:kosten|hilfe|pauschale|unterstützung|service)\b",
    r"\b(?:aide|accompagnement|soutien|prise en charge)\b[^.;!?]{0,40}\b(?:réinstallation|relocalisation)",
    r"\b(?:ayuda|apoyo|paquete)\b[^.;!?]{0,30}\breubicación",
)
_ALONE = any_of(r"^\W*relocation\W*$")
_IS_UNCERTAIN = any_of(
    r"\b(?:may be|might|may also be|case[- ]by[- ]case|consider\w*|eligible roles|discretionary|always|depend\w*|"
    r"possible|if (?:applicable|eligible|you qualify)|certain|some|"
    r"potential\w*|where applicable|discuss\w*|(?<!candidates )(?<!those )willing\w*|unable|cannot|not)\b"
)
_IS_UNNEEDED = any_of(
    r"\b(?:not|no|n[o’']t)\b[^.;!?]{0,30}\b(?:require|need|necessary|expected?)\b[^.;!?]{0,40}\brelocat",
    r"\brelocat\w+\b[^.;!?]{0,20}\bnot (?:required|needed|necessary|expected)\b",
)
_IS_ABOUT_OTHERS = any_of(
    r"\b(?:data ?cent\w+|servers?|clients?|customers?|tenants?|families moving|movers?|employees who|"
    r"relocation (?:industry|compan\w+|software|platform|projects?|management)|global mobility)\b"
)


def read_relocation(sentences: Iterable[Sentence]) -> Fact[Offer] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[Offer, re.Match[str]] | None:
    text = sentence.text
    if sentence.kind is SectionKind.ABOUT_COMPANY or _IS_ABOUT_OTHERS.search(text):
        return None
    if _IS_UNNEEDED.search(text) or text.endswith(":"):
        return None
    if match := _REFUSED.search(text):
        return (Offer.REFUSED, match) if "always" not in text and "would" not in text else None
    if _IS_UNCERTAIN.search(text):
        return None
    match = _OFFERED.search(text) or (_ALONE.search(text) if sentence.kind is SectionKind.BENEFITS else None)
    return (Offer.OFFERED, match) if match else None
