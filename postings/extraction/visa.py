"""Read whether the company sponsors a visa or work permit for the job.

Who must be "authorized to work without sponsorship" gets none. An ad that offers it in one sentence and refuses it in
another, for example for two countries, states nothing that holds for all.
"""

import re
from collections.abc import Iterable

from postings.choices import Offer, SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import NOT, Sentence, any_of, only_value

WORDS = (
    "sponsor", "visa", "visum", "patrocin", "parrain", "work permit", "h-1b", "h1b", "arbeitserlaubnis",
    "permiso de trabajo", "visto", "werkvergunning", "wiz", "permesso di lavoro", "pozwoleni",
)  # fmt: skip

_SPONSOR = (
    r"\b(?:(?:visa|visum)?-?sponsor(?:ship|ships|ing|ed|s|isons|izzazione|ujemy|ować)?|sponsern|patroc[ií]n\w+|parrain\w+)\b"
)
_HELP = rf"(?:{_SPONSOR}|\bvisa (?:support|assistance|transfers?)\b)"
_NOT = rf"(?:{NOT}|\b(?:w/o(?:ut)?|unfortunately|regretfully)\b)"
# A visa, in languages other than English.
_VISA = (
    r"\b(?:visums?|visa(?:[- ]?\w*)?|visados?|visado|vistos?|wiz(?:y|a|ę|ach|ow\w+)?|arbeitserlaubnis|permis de travail|"
    r"(?:permiso|permesso) d[ei] (?:trabajo|lavoro)|werkvergunning\w*|pozwole\w+ na pracę)\b"
)
_GIVEN = r"(?:available|offered|provided|possible|supported)"
_REFUSED = any_of(
    rf"(?:{_HELP}|{_VISA})(?: [\w/’'-]+){{0,5}}? (?:nicht|pas|niet|nie)\b",
    rf"{_NOT}[^.;:!?]{{0,90}}?{_HELP}",
    rf"{_HELP}(?: [\w/’'-]+){{0,10}}? (?:(?:is|are|will|can|be|may)[ -])*"
    r"(?:not|n[o’']t|cannot|un(?:available|able)|isn[’']?t|aren[’']?t)\b",
    rf"{_SPONSOR}[^.;!?]{{0,30}}[?:]+\W*(?:no|not|none|n/a)\b",
    r"\b(?:visas?|h-?1-?b)\b[^.;:!?]{0,20}\bnot (?:sponsored|supported|provided|offered)\b",
    r"\b(?:candidates|applicants|able|authori[sz]ed|eligible)\b[^.;:!?]{0,60}\b(?:(?:do not|don[’']t|not) (?:require|need)|"
    r"without(?: requiring| needing| the need for| having)?)(?: an?| any)?(?: work(?:ing)?)? visas?\b",
    r"\b(?:kein\w*|ohne) visa?(?:um)?-?\s?(?:sponsor\w*|unterstützung)",
    r"\bnie (?:\w+ ){0,3}?(?:wsparcia|sponsor\w+|pomocy) ?\w* ?wiz\w*",
)
_OFFERED = any_of(
    rf"{_SPONSOR}(?:[^.;:!?]|\.(?=\w|\s\w+ auth)){{0,60}}\b(?:is|are|can be|will be)(?: also)? {_GIVEN}",
    rf"{_SPONSOR} (?:and relocation )?{_GIVEN}",
    r"\b(?:available|eligible) for (?:[\w-]+ ){0,3}sponsorship\b",
    r"\b(?:offer|provid|support)(?:e|s|es|ing)?\b[^.;:!?]{0,60}\bsponsorship\b",
    r"\b(?:we|to|can|will|happily|gladly|also|currently|do)\b sponsor\b",
    r"\bsponsorship\b[^.;!?]{0,20}[?:]+\W*(?:yes|available|possible)\b",
    r"\b(?:offer|provide|(?:help|assist|support) (?:you )?with)\b[^.;:!?]{0,50}\b(?:visas?|work permits?)\b(?! card)",
    r"\bvisa (?:and (?:relocation|immigration) )?(?:support|assistance)\b",
    r"\bunterstütz\w+[^.;!?]{0,60}\b(?:visum|visa)",
    r"\bvisa?(?:um)?s?-?\s?(?:sponsoring|unterstützung)",
    r"\b(?:aide|accompagnement|soutien)\b[^.;!?]{0,40}\bvisa\b",
    rf"\b(?:patroc[ií]ni\w+|parrainage|sponsorizzazione|sponsoring) (?:d[eio]l?|van) (?:la |tu |un |een |je )?{_VISA}",
    r"\bvisumsponsoring\b|\bsponsorujemy wizy|\bwsparcie wizowe|\bvisa (?:&|and|\+|/) relocation\b",
    r"\b(?:visas?|work permits?)\b[^.;:!?]{0,15}\bwe(?:[’']ll| will| can)? (?:take care|handle|help|sponsor|arrange)",
    r"\bhelp (?:you )?(?:to )?(?:with|get|obtain) (?:your |a |the )*(?:visas?|work permits?)\b(?! card)|\bget a visa\b",
    r"\bh-?1-?b transfers? (?:is |are )?(?:welcome|accepted|available|possible)",
    *(
        rf"{help_}[^.;!?]{{0,40}}?(?:[dl][’'])?{_VISA}"
        for help_ in (
            r"\b(?:vous (?:accompagn|aid)\w+|prise en charge|prenons en charge|aide (?:à|pour)|accompagnement)",
            r"\b(?:ayuda(?:mos)?|apoyo|apoyamos|gestionamos tu|tramitamos tu)\b",
            r"\b(?:apoio|apoiamos|ajuda(?:mos)?|suporte)\b",
            r"\b(?:supporto|aiutiamo|aiuto|assistenza)\b",
            r"\b(?:hulp|helpen je|regelen je|ondersteuning)\b",
            r"\b(?:pomoc|pomagamy|pomożemy|wsparcie|wspieramy)\b",
            r"\b(?:hilfe|helfen dir|helfen ihnen|kümmern uns um)\b",
        )
    ),
)
# A line of its own in a list of benefits.
_ALONE = any_of(r"^\W*(?:work )?(?:visa|visum)[ -]?(?:sponsor(?:ship|ing)?|support|assistance)\b[^.;:?!]{0,40}\W*$")
_IS_UNCERTAIN = any_of(
    r"\b(?:unable|cannot|will you|do you|are you|would you|would require|if you require|case[- ]by[- ]case|"
    r"to determine|may be|might|consider\w*|depend\w*|not guaranteed|exception\w*|limited|"
    r"some (?:roles|positions)|certain|only (?:for|to))\b"
)
_IS_ABOUT_PERMITS = any_of(
    r"\b(?:visas?|visums?|visa-?\w+|visum\w+|visad\w+|vistos?|wiz(?:y|a|ę|ach|ow\w+)?|werkvergunning\w*|visumsponsoring|"
    r"h-?1-?bs?|immigration|green cards?|perm|legally|lawfully|residence permit|right to work|"
    r"sponsor(?:ship|[’']s)? licen[cs]e|work(?:ing|er)? (?:permits?|authori[sz]ations?)|"
    r"employment (?:authori[sz]ation|visas?|sponsorship)|"
    r"authori[sz](?:ed|ation) to work|eligib\w+ to work)\b",
    r"\b(?:not|n[o’']t|unable to)\b (?:\w+ )?(?:offer|provide|support) (?:\w+ ){0,2}sponsorship\b(?! (?:of|for (?!th|"
    r"visa|candid|applic)|to))",
    r"(?=.*\bsponsor)(?=.*\b(?:candidates?|applicants?|this job|role|position|opportunity|hire|no sponsorship|"
    r"sponsorship (?:is|are|and relocation))\b)",
)
_IS_ABOUT_OTHERS = any_of(
    r"\b(?:kunden|clientes?|clienti|klant\w*|klient\w+|nos clients|customers[’\']?|wniosk\w+|clearance|events?|"
    r"conferences?|mentor\w*|executive|project|brand|athlet\w*|"
    r"sponsorship (?:deals?|opportunit\w+|sales|process|packages?|programs?)|(?:company|employer|firm)[- ]sponsored|"
    r"visa (?:card|inc|direct))\b"
)


def read_visa(sentences: Iterable[Sentence]) -> Fact[Offer] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[Offer, re.Match[str]] | None:
    text = sentence.text
    if not _IS_ABOUT_PERMITS.search(text) or _IS_ABOUT_OTHERS.search(text):
        return None
    if match := _REFUSED.search(text):
        return Offer.REFUSED, match
    if _IS_UNCERTAIN.search(text):
        return None
    match = _OFFERED.search(text) or (_ALONE.search(text) if sentence.kind is SectionKind.BENEFITS else None)
    return (Offer.OFFERED, match) if match else None
