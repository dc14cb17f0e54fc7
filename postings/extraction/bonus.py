"""Read whether the job pays a bonus, a share of the profit or a 13th salary, or pays none.

A bonus for recommending others and "a bonus" of an applicant's skills do not count.
"""

import re
from collections.abc import Iterable

from postings.choices import Offer, SectionKind
from postings.content.types import Fact
from postings.extraction.refusals import refusal_of
from postings.extraction.sentences import NOT, Sentence, any_of, only_value

WORDS = (
    "bonus", "bônus", "bónus", "bono", "bonificaci", "incentive", "prämie", "gewinn", "erfolgsbeteiligung",
    "weihnachtsgeld", "sonderzahlung", "monatsgehalt", "prime", "intéressement", "utilidades", "beneficios",
    "aguinaldo", "winst", "eindejaars", "lucros", "plr", "prêmio", "prémio", "tredicesima", "13th", "13e", "13è", "13º",
    "13o", "13me", "13 e", "13 è", "13 me", "quattordicesima",
    "13°", "13ª", "13.", "thirteenth", "treizième", "dertiende", "décimo terceiro", "mensilità", "trzynast",
    " variable", "variável", "variabile", "premi", "resultados", "aux bénéfices", "profit shar", "profit-shar",
)  # fmt: skip

_STATED = any_of(
    r"\b(?:annual|yearly|quarterly|monthly|performance|performance-based|discretionary|target|"
    r"company|corporate|cash|sign(?:ing|[- ]on)|year[- ]end|end[- ]of[- ]year|holiday|christmas|team|"
    r"individual|variable|profit|profit[- ]sharing|competitive|salary|incentive|short[- ]term|generous|"
    r"merit|results?-based|joining|retention|anniversary|attractive|potential for|yearly company|"
    r"\d+\s?%)(?:[ -](?:based|cash|incentive|target|company|performance|annual))*[ -]bonus(?:es)?\b",
    r"\bbonus(?:es)?[ -](?:eligible|plans?|programs?|programmes?|schemes?|structures?|potential|opportunit\w+|targets?|"
    r"pay\w*|incentives?|compensation|package|system|eligibility|pool|percentage)\b",
    r"\b(?:salary|base|pay|compensation|competitive|cash|commission|equity|"
    r"benefits)\b[^.;!?]{0,25}(?:,|\+|\band\b|&|\bplus\b|/)\s?(?:an? )?(?:\w+[ -])?bonus(?:es)?\b(?! (?:points?|skills?))",
    r"\bbonus(?:es)?\b ?(?:,|and|&|\+|/)\s?(?:\w+[ -])?(?:equity|stock|benefits|commission|rsus?|401)",
    r"\beligible (?:for|to (?:earn|receive|participate in))\b[^.;!?]{0,60}\bbonus(?:es)?\b",
    r"\bbonus of (?:up to )?[\d$€£]",
    r"\bbonus(?:es)? (?:based on|paid|tied to|linked to)\b",
    r"\b(?:annual|short[- ]term|company|performance)(?:[- ]based)? incentive (?:plan|program|award|opportunit)\w*",
    r"\b(?:13th|thirteenth)[ -](?:month|salary)\b",
    # German
    r"\b(?:jahres|leistungs|weihnachts|erfolgs|ziel)?(?:bonus(?:zahlung\w*|system|programm|regelung)|(?<!-)prämien?)\b",
    r"\b(?:weihnachtsgeld|\w*sonderzahlung\w*|(?:erfolgs|gewinn)beteiligung\w*|"
    r"(?:13\.|dreizehnte[sn]?) ?(?:monats)?gehalt)\b",
    r"\b(?:jährliche[rn]?|leistungs\w+|attraktive[rn]?) bonus\b|\bgehalt\w*\b[^.;!?]{0,25}(?:\+|und|mit|plus|inkl\w*\.?) "
    r"(?:\w+ )?bonus\b",
    # French
    r"\bprimes? (?:\w+ )?(?:annuelles?|trimestrielles?|mensuelles?|variables?|vacances|basées sur|(?:sur|liées? aux) "
    r"(?:objectif|résultat|performance)s?|de fin d[’']année|d[e’'] ?(?:performance|résultat|vacances|intéressement|"
    r"participation|objectif)s?)|\bintéressement\b|\bparticipation aux bénéfices\b|\b(?:13 ?(?:e|è|è?me)|treizième) mois\b",
    r"\b(?:fixe|salaire|rémunération)\b[^.;!?]{0,40}(?:\+|\bet\b|\bplus\b) (?:\d+ ?% de )?(?:une |la )?(?:part |partie |"
    r"rémunération )?variable\b|\bbonus (?:annuels?|mensuels?|trimestriels?|sur objectifs|de performance)",
    # Spanish, Portuguese and Italian
    r"\b(?:bonus|bonos?|bônus|bónus|bonificaci(?:ón|ones)) (?:anua(?:l|is|les)|trimestra(?:l|is|les)|annual[ei]|"
    r"(?:por|de|di|su|per|sobre) (?:objetivos?|desempe(?:ño|nho)|resultados?|produ(?:c|t)ividad\w*|performance|obiettivi|"
    r"risultat[oi]|productividad)|legat[oi]|aziendal[ei])",
    r"\b(?:fij[oa]|fix[oa]|fiss[oa])\b ?(?:\+|y|e|más|mais|più) (?:\w+ ){0,2}?vari[aá](?:ble|vel|bile)\b",
    r"\b(?:participación en|reparto de) (?:los |las )?(?:beneficios|utilidades)\b|\baguinaldo\b",
    r"\bparticipação (?:n|em )?(?:os )?(?:lucros|resultados)|\bplr\b|\bpr[eé]mios? (?:anua(?:l|is)|(?:de|por) (?:desempenho|"
    r"performance|produtividade|objetivos|resultados))\b|\bprêmios? (?:anua(?:l|is)|(?:de|por) (?:desempenho|performance|"
    r"produtividade|metas|resultados))\b|\b(?:13[ºo°]|décimo terceiro) salário\b",
    r"\bpremi[oi]? (?:annual[ei]|di (?:risultato|produzione|produttività|performance)|legat[oi] a\w*|aziendal[ei]|"
    r"(?:su|per) obiettivi)|\b(?:tredicesima|quattordicesima)\b|\b13[ªa°]? mensilità",
    # Dutch
    r"\b(?:13e|dertiende) maand\b|\beindejaars(?:uitkering|premie|bonus)\b|\bbonusregeling\b|\bwinst(?:deling|uitkering)\w*|"
    r"\b(?:jaarlijkse|prestatie\w*) bonus\b",
    # Polish
    r"\b(?:premi[aeęi]|bonus\w*) (?:roczn|kwartaln|miesięczn|uznaniow|świąteczn|motywacyjn|za wyniki|wynikow)\w*|"
    r"\b(?:roczn|kwartaln|miesięczn|uznaniow)\w+ (?:premi|bonus)\w*|\bsystem\w* premiow\w+|\btrzynast(?:a|ą|ej) (?:pensj|"
    r"wypłat)\w*|"
    r"\btrzynastk[ai]\b",
)
# Of "13. Monatsgehalt" in a list, the number is taken for that of an item.
_ALONE = any_of(
    r"^\W*(?:\w+ )?(?:bonus(?:es)?|bônus|bónus|profit[ -]shar(?:ing|e)|monatsgehalt|401\(?k\)? and profit sharing|premie|"
    r"prime|premi)\W*$"
)
_REFUSED = refusal_of(
    r"(?<!referral )bonus(?:es)?(?! points?\b)|b[ôó]nus|bonos?|prämien?|weihnachtsgeld|primes?|premi[aoięe]?|"
    r"eindejaarspremie"
)
_NOT = any_of(rf"{NOT}(?: [\w-]+){{0,6}} (?:bonus(?:es)?|weihnachtsgeld|primes?)\b(?! points)")
_IS_UNCERTAIN = any_of(
    r"\b(?:may|might|often|if applicable|where applicable|when applicable|as applicable|if eligible|depend\w*|some (?:roles|"
    r"positions)|certain|could|potentially|possib\w+|consider\w*|eligible roles|roles? (?:that|which) are eligible)\b"
)
_IS_OTHER = any_of(
    r"\b(?:referral|referring|refer (?:a|your)|refer-a|recommend\w*|cooptation|co-optation|bonus points?|bonus if|"
    r"bonus skills?|a bonus(?! (?:of|plan|scheme|program|structure|potential|opportunit|based|for|target|and))|is a bonus|"
    r"as a bonus|huge bonus|big bonus|added bonus|bonus:|bonus for|bonusly|bonus qualifications?|bonus experience|"
    r"nice to have|[\w-]*(?:mitarbeitende|mitarbeiter|werben|empfehlung)\w*-?prämien?|parrainage|indicação|indicaciones|"
    r"referid\w+|polecen\w+|"
    r"d[’']assurances?|people tend|customers?|sportsbook|casino|players?|wellness bonus|home office|equipment|childbirth|"
    r"baby|"
    r"wedding|tenure|vacation bonus|learning)\b"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_PAY_SECTIONS = {SectionKind.BENEFITS, SectionKind.COMPENSATION}
_EXCLUDED = {SectionKind.EQUAL_OPPORTUNITY, SectionKind.PREFERRED, SectionKind.RESPONSIBILITIES}


def read_bonus(sentences: Iterable[Sentence]) -> Fact[Offer] | None:
    return only_value(sentences, _value)


def _value(sentence: Sentence) -> tuple[Offer, re.Match[str]] | None:
    text = sentence.text
    if sentence.kind in _EXCLUDED or sentence.is_heading:
        return None
    if match := _REFUSED.search(text):
        return Offer.REFUSED, match
    if _IS_OTHER.search(text) or _NOT.search(_BRACKETED.sub("", text)) or _IS_UNCERTAIN.search(text):
        return None
    match = _STATED.search(text)
    if not match and sentence.kind in _PAY_SECTIONS:
        match = _ALONE.search(text)
    return (Offer.OFFERED, match) if match else None
