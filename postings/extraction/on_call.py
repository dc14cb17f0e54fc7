"""Read whether the job includes being on call."""

import re
from collections.abc import Iterable

from postings.choices import OnCall, SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import NOT, Sentence, any_of, only_value

WORDS = (
    "on-call", "on call", "oncall", "rufbereitschaft", "astreinte", "bereitschaftsdienst", "guardias", "storingsdienst",
    "consignatie", "bereikbaarheidsdienst", "piketdienst", "sobreaviso", "regime de prevenção", "reperibilità", "dyżur",
)  # fmt: skip

# Words that mean being on call for one's own work, where the sentence says nothing of a product, of customers or of guards.
_OTHER_LANGUAGES = (
    r"(?:rufbereitschaft\w*|bereitschaftsdienst\w*|astreintes?|guardias(?! de seguridad)|storingsdienst\w*|"
    r"consignatiedienst(?:en)?|bereikbaarheidsdienst\w*|piketdienst(?:en)?|sobreaviso|regime de prevenção|reperibilità|"
    r"dyżur\w* (?:on-call|telefoniczn\w+|domow\w+|pod telefonem))"
)
_ON_CALL = rf"\b(?:on[- ]?call|{_OTHER_LANGUAGES})\b"
_NONE = any_of(
    rf"(?:{NOT}|\bninguna\b|\bnessuna\b)"
    rf"(?: [\w/-]+){{0,3}} (?:d[’'])?{_ON_CALL}",
    rf"{_ON_CALL}[^.;!?]{{0,30}}\b(?:is|are) not (?:required|part)\b",
    rf"{_ON_CALL}\W{{0,3}}(?:none|no)\b",
)
_PART = any_of(
    r"\b(?:participat\w+|tak\w+ part|shar\w+|join\w*|contribut\w+|rotat\w+|be|being|perform|carry|tak\w+|serv\w+|work\w*|"
    r"required|must|requires?|available|availability|open to|willing\w*|able|ability|support\w*|provid\w+|act\w*|part of|"
    r"our team is|we are|responsible|expect\w*|includ\w+|hold|cover\w*|engage\w*|assist\w*|occasional\w*|comfortable|"
    rf"commit\w*|handle|have an?|member of|involv\w+|team is|are)\b[^.;!?]{{0,70}}{_ON_CALL}",
    rf"{_ON_CALL}[^.;!?]{{0,50}}\b(?:required|expected|part of|rotations?|rota|duty|duties|shifts?|schedule|"
    r"responsibilit\w+)",
    rf"\b{_OTHER_LANGUAGES}\b",
    rf"^\W*{_ON_CALL}\W{{1,3}}(?:one|1|once|every|a) (?:week|weekend|day)",
)
_IS_OTHER = any_of(
    r"\b(?:ideally|have been|experience|experienced|familiar\w*|proven|track record|"
    r"improv\w+|reduc\w+|minimi\w+|doctors?|physicians?|"
    r"clinicians?|nurses?|providers?|on call with|on call volume|call cent\w+|tools?|tooling|healthy|health of|automat\w+|"
    r"may|might|if|bonus|plus|used to|pay|paid|stipend|compensat\w+|understanding|knowledge|playbooks?|runbooks?|"
    r"documentation|design\w*|establish\w*|defin\w+|build\w*|creat\w+|implement\w*|manag\w+|lead\w*|own\w*|optimi\w+|"
    r"alert fatigue|burden|toil|customers? on call|load|for on[- ]?call|"
    r"erfahrung\w*|software|plattform|kund\w+|krankenh\w+|klinik\w*|ärzt\w*|patient\w*|expérience|logiciel\w*|clients?|"
    r"hôpita\w+|médecins?|experiencia|clientes|hospital\w*|médicos?|seguridad|enferm\w+|urgencias|clínic\w+|ervaring|klanten|ziekenhui\w+|experiência|"
    r"esperienza|clienti|ospedal\w+|medici|doświadcz\w+|klient\w+|szpital\w*|lekar\w+)\b"
)
# "Builds tools and participates in an on-call rotation": the other words do not matter.
_PLAIN = any_of(
    rf"\b(?:participat\w+ in|tak(?:e|es|ing) part in|shar(?:e|es|ing) in|be(?:ing)? part of) (?:[\w’'-]+ ){{0,4}}{_ON_CALL}",
    rf"^\W*{_ON_CALL}\W{{1,3}}(?:one|1|once|every|a) (?:week|weekend|day)",
)
_IS_WISH = any_of(r"\b(?:ideally|have been|experience\w*|comfortable|willing\w*|may|might|if|bonus|plus|used to)\b")
_EXCLUDED = {SectionKind.PREFERRED, SectionKind.ABOUT_COMPANY, SectionKind.BENEFITS, SectionKind.EQUAL_OPPORTUNITY}


def read_on_call(sentences: Iterable[Sentence]) -> Fact[OnCall] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[OnCall, re.Match[str]] | None:
    if match := _NONE.search(sentence.text):
        return OnCall.NONE, match
    if sentence.kind in _EXCLUDED or (_IS_OTHER.search(sentence.text) and not _is_plain(sentence.text)):
        return None
    return (OnCall.PART, match) if (match := _PART.search(sentence.text)) else None


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.search(text)) and not _IS_WISH.search(text)
