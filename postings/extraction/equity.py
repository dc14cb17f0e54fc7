"""Read whether the company offers shares or options, or offers none.

Private equity, equity between people and shares as a product do not count.
"""

import re
from collections.abc import Iterable

from postings.choices import Offer, SectionKind
from postings.content.types import Fact
from postings.extraction.refusals import refusal_of
from postings.extraction.sentences import NOT, Sentence, any_of, only_value

WORDS = (
    "equity", "stock", "rsu", "esop", "vsop", "share plan", "share option", "share scheme", "shares", "emi options",
    "bspce", "beteiligung", "participati", "partecipazione", "participação", "participación", "anteile", "aktien",
    "actionnaria", "actions gratuites", "acciones", "ações", "azion", "aandelen", "akcj", "udział", "espp", "stake in",
    "opcj", "opciones para", "au capital", "du capital", "no capital", "el capital",
)  # fmt: skip

_EQUITY = (
    r"(?:equity (?:grants?|packages?|awards?|compensation|plans?|stakes?|options?|participation|programs?|"
    r"programmes?|incentives?|ownership|shares|allocation|component|refresh\w*|offering|upside|in the company)|"
    r"(?:employee |company |virtual |pre-ipo )?(?:stock|share) (?:options?|grants?|awards?|purchase|participation|"
    r"incentives?|plans?|units?|ownership|schemes?|compensation|programs?)|stock-based|restricted stock|rsus?|espp|"
    r"esop|vsop|emi options|bspce|equity shares|equity (?:is )?(?:available|offered)|pre-ipo (?:equity|stock)|"
    r"mitarbeiterbeteiligung\w*|unternehmensanteile|"
    r"virtuelle (?:anteile|beteiligung)\w*|aktien(?:optionen|programm)\w*|belegschaftsaktien|mitarbeiteraktien|"
    r"beteiligung am unternehmen|unternehmensbeteiligung|anteile an (?:unserem|der|dem) (?:unternehmen|firma|gmbh)|"
    r"stock[- ]?options?|(?:stake|shares) in (?:the|our) (?:company|business)|actionnariat|actions gratuites|"
    r"(?:participation|"
    r"entrée) au capital|"
    r"parts? (?:au|du) capital|opciones (?:sobre|de) acciones|participación en el capital|"
    r"plan de (?:acciones|opciones) para (?:los )?emplead[oa]s|"
    r"opções (?:de|sobre) ações|participação (?:no capital|societária|acionária)|"
    r"planos? de (?:opção de )?(?:compra de )?ações(?! \w)|"
    r"piano di azionariato|azionariato (?:diffuso|dipendenti)|partecipazione azionaria|azioni della società|"
    r"aandelen(?:opties|plan|regeling|pakket)|medewerkersparticipatie|aandelen in (?:het|ons) bedrijf|"
    r"opcj[eia] na akcje|opcj[ei] pracownicz\w+|udział\w* w (?:firmie|spółce)|pakiet\w* akcji|akcj[ei] pracownicz\w+)"
)
_WITH_PAY = any_of(
    r"\d(?:k|,\d{3}|\.\d\d)?\)?(?: usd)?,? ?(?:\+|plus|and) equity\b",
    r"\b(?:salary|salaries|base|bonus(?:es)?|benefits|compensation|cash|pay|package|"
    r"401\(?k\)?)\b[^.;!?]{0,40}(?:,|\band\b|&|\+|\bplus\b|/|\bas well as\b|\bor\b)\s?(?:\w+[ -]){0,2}equity"
    r"\b(?! (?:research|analysis|in (?:the )?(?:education|health)))",
    r"\bequity\b ?(?:,|and|&|\+|/)\s?(?:\w+[ -]){0,2}(?:bonus|benefits|salary|cash|compensation|401|health|perks|"
    r"commission)",
    r"\b(?:offer|includ|receiv|provid|earn|get|grant|eligible for|generous|competitive|meaningful|significant|"
    r"opportunity for)\w*\b[^.;!?]{0,40}\bequity\b",
)
_STATED = any_of(rf"\b{_EQUITY}\b")
_ALONE = any_of(
    r"^\W*(?:(?:competitive|generous|meaningful|company|early[- ]stage|start-?up|great|real|significant) )*(?:equity|stock|"
    r"shares)\W*$|^\W*[\d.]+ ?%?(?: ?(?:-|–|to) ?[\d.]+)? ?% equity\W*$"
)
# "Stock options for everybody": a line that says nothing else.
_FOR_ALL = any_of(
    rf"^\W*(?:{_EQUITY}|company shares)(?: (?:for (?:everyone|everybody|all|all (?:employees|staff))|"
    r"after (?:[\w-]+ ){1,2}(?:months?|years?)|(?:am|vom|in) unternehmen))\W*$"
)
_OFFER_MARK = any_of(
    r"\b(?:offer\w*|eligib\w+|package|includ\w+|compensation|salary|participat\w+|receiv\w+|plus|generous|"
    r"competitive|benefits?|employees?|erhältst|bieten|offrons|ofrecemos|oferecemos|offriamo|bieden|oferujemy|"
    r"you(?:[’']ll| will)? (?:get|have|own)|we (?:give|provide|grant)|total rewards|"
    r"perks|in addition|ownership)\b"
)
_REFUSED = refusal_of(
    r"(?:company )?(?:equity|stock[- ]?options?|share options|rsus?|shares|(?:unternehmens)?anteile|"
    r"\w*beteiligung\w*(?: am unternehmen)?|"
    r"acciones|ações|azioni|aandelen\w*|opcj[ieę] na akcje|akcji|udziałów)"
)
_NOT = any_of(
    rf"{NOT}[^.;!?]{{0,40}}\b(?:equity|stock|rsus?|shares|{_EQUITY})\b",
    r"\b(?:equity|stock)\b[^.;!?]{0,20}\b(?:is|are) not\b",
)
_IS_UNCERTAIN = any_of(
    r"\b(?:may|might|approved roles|if applicable|where applicable|when applicable|as applicable|if eligible|depend\w*|"
    r"some (?:roles|positions)|certain|could|potential(?:ly)?|possib\w+|discuss\w*|consider\w*|equity \(if|or equity|"
    r"future|eventual\w*|opportunity to (?:earn|buy))\b"
)
_IS_OTHER = any_of(
    r"\b(?:private equity|knowledge equity|determined by|diversity|inclusion|inclusive|belonging|health equity|pay equity|"
    r"internal equity|racial|gender|social|educational equity|brand equity|"
    r"equity in(?! (?:(?:the|our|an?) (?:[\w-]+ )?(?:company|business|start-?up)|the form))|home equity|equity (?:markets?|"
    r"research|trading|investors?|derivatives|lens|crowdfund\w*|funds?|management|administration|partners?)|"
    r"stock (?:market|exchange|trading|broker\w*|photo\w*)|cap table|shares? (?:our|your|the|knowledge|ideas|learnings|"
    r"of voice)|trade|traders?|brokerage|investing|equities|customers?|clients?|fairness|justice|in stock|out of stock)\b"
)
_PAY_SECTIONS = {SectionKind.BENEFITS, SectionKind.COMPENSATION}


def read_equity(sentences: Iterable[Sentence]) -> Fact[Offer] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[Offer, re.Match[str]] | None:
    text = sentence.text
    if sentence.kind is SectionKind.EQUAL_OPPORTUNITY or _IS_OTHER.search(text):
        return None
    if match := _REFUSED.search(text):
        return Offer.REFUSED, match
    if _NOT.search(text) or _IS_UNCERTAIN.search(text):
        return None
    match = _STATED.search(text)
    if match and not (sentence.kind in _PAY_SECTIONS or _OFFER_MARK.search(text)):
        match = None
    match = match or _FOR_ALL.search(text) or _WITH_PAY.search(text)
    if not match and sentence.kind in _PAY_SECTIONS and not sentence.is_heading:
        match = _ALONE.search(text)
    return (Offer.OFFERED, match) if match else None
