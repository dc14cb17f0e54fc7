"""Read how much travel for work the job includes. The highest share that the ad gives counts."""

import re
from collections.abc import Iterable

from postings.choices import SectionKind, Travel
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, first_of, stated_values

WORDS = (
    "travel", " trips", "reise", "déplacement", "viaj", "desplazamiento", "reizen", "reist", "viage", "trasfert", "wyjazd",
    "podróż", "delegacj", "déplac", "deslocaç", "viagg",
)  # fmt: skip

_TRAVEL = (
    r"\b(?:travel(?:l?ing)?|reisebereitschaft|dienstreisen?|geschäftsreisen?|reisetätigkeit|reiseanteil|déplacements?|"
    r"viaj(?:ar|es)|desplazamientos?|(?:dienst|zaken)?reizen|viag(?:ens?|gi(?:are)?)|deslocações|trasfert[ae]|wyjazd(?:y|ów|ami)|"
    r"(?:podróż(?:e|y|ami)|wyjazdy) służbow\w+|delegacj[eai])\b"
)
_PERCENT = any_of(
    rf"{_TRAVEL}[^;!?]{{0,70}}?(?P<after>\d{{1,2}})\s?(?:%|percent|prozent)",
    rf"\b(?P<before>\d{{1,2}})\s?%[^;!?%]{{0,40}}?{_TRAVEL}",
    r"\breist [^;!?]{0,30}?(?P<times>\d{1,2})\s?%",
)
_RANGE_END = re.compile(r"\s?%?\s?(?:-|–|to|/)\s?(\d{1,3})\s?%")
_NONE = any_of(
    rf"\b(?:not|n[o’']t) (?:require|involve|need)(?: any)? {_TRAVEL}",
    rf"(?<!to )(?<!or )\b(?:no|without|kein\w*|ohne|aucune?)(?: [\w-]+)? {_TRAVEL}"
    r"(?: (?:is |will be )?(?:required|needed|involved|expected|necessary))?\W*$",
    rf"(?<!to )(?<!or )\bno(?: \w+)? {_TRAVEL} (?:is |will be )?(?:required|needed|involved|expected)",
    rf"{_TRAVEL}(?: requirements?| required| percent(?:age)?)?\W*[:?–-]\W*(?:no\b|none|n/a|not required|0\s?%?$)",
    rf"{_TRAVEL} (?:is|will) not (?:be )?(?:required|needed|expected)",
    r"\byou (?:will not|won['’]t) (?:be |have to |need to )?travel(?:l?ing)?\b(?! (?:alone|far|much|more)\b)",
    rf"\b(?:pas de|sans|sin|geen|sem|senza|nessuna|brak|bez) {_TRAVEL}",
)
_OFTEN = any_of(
    r"\b(?:frequent(?:ly|i)?|extensive(?:ly)?|heavy|significant(?:ly)?|häufige[nr]?|częst\w+|veelvuldig)\b"
    rf"(?: \w+){{0,3}} {_TRAVEL}",
    rf"{_TRAVEL} (?:frequently|extensively|fréquents|frecuentes|frequentes|frequenti)",
)
_SOME = any_of(
    r"\b(?:willing\w*|ability|able|available|availability|required?|must|expected|may|some|occasional(?:ly)?|"
    r"periodic(?:ally)?|limited|minimal|light|moderate|open|flexib\w+|prepared|ready|happy|need|bereit(?:schaft)?|"
    r"gelegentlich\w*|disponibili\w+|disponible|bereid|incidenteel|af en toe|gotowość|disponibilidade|quelques|"
    r"sporadyczn\w+|okazjonaln\w+)\b"
    rf"(?: [\w/,’'-]+){{0,6}} {_TRAVEL}",
    r"\b(?:you(?:[’']ll| will)? travel\b[^.;!?]{0,40}\b(?:when|if) (?:needed|required)|(?:du|sie) reis(?:t|"
    r"en) (?:gelegentlich|regelmäßig|ab und zu|"
    r"hin und wieder)|vous (?:vous )?déplac(?:ez|erez)|tu te déplac(?:es|eras)|af en toe reis\w* (?:je|u)|"
    r"déplacements en (?:région|france|europe|clientèle))\b",
    r"\b(?:bereitschaft|gelegentlich\w*)(?: [\w/,-]+){0,4} reisen\b",
    r"\b(?:quarterly|regular|occasional|yearly|annual) (?:\w+ )?trips to\b",
    rf"{_TRAVEL}[^.;!?]{{0,50}}\b(?:as needed|as required|required|is expected|"
    r"is part of|may be required|occasionally|periodically|"
    rf"a few times|\d (?:times|weeks|days)|(?:once|twice) (?:a|per))",
    r"\b(?:reisebereitschaft|déplacements (?:ponctuels|réguliers|occasionnels|à prévoir)|"
    r"(?:viajes|desplazamientos) (?:ocasionales|esporádicos|puntuales)|(?:viagens|deslocações) (?:ocasionais|"
    r"pontuais|esporádicas|regulares)|"
    r"(?:trasferte|viaggi) (?:occasionali|saltuari[ae]))\b",
)
_IS_OTHER = any_of(
    r"\b(?:travel(?:l?ing)? (?:industry|compan\w+|agenc\w+|insurance|benefits?|medical|stipend|perks?|discounts?|tech\w*|"
    r"brands?|platform|booking|experience|products?|market|sector|domain|space|allowance|credit|accident|assistance|budget|"
    r"app|management|planning|and hospitality|& hospitality|costs?|expenses?|reimburse\w*|arrangements|partners?|data|"
    r"business|needs|team|polic\w+|advis\w+|nurs\w+|itinerar\w+|visa)|business travel (?:software|compan\w+|platform)|"
    r"(?:love|passion\w*|like|enjoy) (?:for |of |to )?travel\w*|travell?ers?|time[- ]travel|corporate travel|travel-related|"
    r"while travell?ing|digital nomad|travel the world|world travel|helps?|our customers|guests|airlines?|hotels?|forfait|"
    r"navigo|commut\w+|not required to travel|reisekosten|reisebranche|reisende\w*|reisezeit\w*|frais de déplacement\w*|"
    r"agencias? de viajes|gastos de viaje|agênci\w+ de viagens|agenzi\w+ (?:di )?viaggi|kund\w+ reisen|reiskosten\w*|"
    r"koszt\w* podróży|biur\w+ podróży)\b"
)
_EXCLUDED = {SectionKind.ABOUT_COMPANY, SectionKind.BENEFITS, SectionKind.EQUAL_OPPORTUNITY, SectionKind.PREFERRED}
_MOST = 25


def read_travel(sentences: Iterable[Sentence]) -> Fact[Travel] | None:
    """Return the most travel that is stated, or None if the ad also states that there is none."""
    found = stated_values(sentences, _value)
    if Travel.NONE in found and len(found) > 1:
        return None
    return first_of((Travel.OFTEN, Travel.SOME, Travel.NONE), found)


def _value(sentence: Sentence) -> tuple[Travel, re.Match[str]] | None:
    text = sentence.text
    if match := _NONE.search(text):
        return Travel.NONE, match
    if (
        _IS_OTHER.search(text)
        or text.endswith(":")
        or sentence.kind in {SectionKind.ABOUT_COMPANY, SectionKind.EQUAL_OPPORTUNITY}
    ):
        return None
    if match := _PERCENT.search(text):
        share = _share(text, match)
        return (Travel.OFTEN if share > _MOST else Travel.SOME if share else Travel.NONE), match
    if sentence.kind in _EXCLUDED or sentence.is_heading:
        return None
    if match := _OFTEN.search(text):
        return Travel.OFTEN, match
    return (Travel.SOME, match) if (match := _SOME.search(text)) else None


def _share(text: str, match: re.Match[str]) -> int:
    """Return the share of a match in percent; of a range, its end."""
    name = next(name for name, number in match.groupdict().items() if number)
    end = _RANGE_END.match(text, match.end(name))
    return int(end[1] if end else match[name])
