"""Read whether the company helps with moving to the place of work. Who must be "willing to relocate" is offered nothing."""

import re
from collections.abc import Iterable

from postings.choices import Offer, SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import NOT, Sentence, any_of, only_value

WORDS = (
    "relocat", "umzug", "umzieh", "réinstallation", "relocalisation", "déménag", "reubicación", "mudan", "traslado",
    "relocalização", "relocação", "trasferimento", "trasloco", "verhui", "relocatie", "relokac", "moving", "to move",
    "you move", "your move", "the move", "realoca", "przeprowadz", "removal", "relogement",
)  # fmt: skip

_RELOCATION = r"\b(?:relocat(?:ion|e|es|ing)|reubicación)\b"
_MOVE = (
    r"\b(?:umzug\w*|umzieh\w*|umzuziehen|déménage(?:ment|r)|réinstallation|relocalisation|relogement|relocation|reubicación|"
    r"mudanzas?|traslado|"
    r"mudança|relocalização|relocação|realocação|trasferimento|trasloco|verhuiz\w+|verhuis\w+|relocatie\w*|relokac\w+|"
    r"przeprowadz\w+)\b"
)
_HELP = (
    r"(?:assistance|support|packages?|bonus(?:es)?|help|benefits?|allowances?|budget|stipends?|expenses|reimburse\w*|costs?|"
    r"compensation|aid|services?)\b"
)
_REFUSED = any_of(
    rf"{NOT}(?:(?! we\b) [\w/’'-]+,?){{0,7}} {_RELOCATION}(?! (?:is|are)\b)",
    rf"{NOT} (?:[\w/’'-]+,? ){{0,6}}?(?:[dl][’'])?{_MOVE}|{_MOVE} (?:[\w/’'-]+ ){{0,4}}?{NOT}",
    r"\brelocation\b(?: [\w/’'-]+){0,6} (?:is|are|will|can|be) (?:\w+ )?not\b",
    r"\brelocation\b[^.;:!?]{0,40}\b(?:not|cannot be|isn[’']?t|un)\s?(?:be )?(?:available|offered|provided|eligible|"
    r"possible|covered)",
    rf"\brelocation(?: {_HELP})?[^.;!?]{{0,15}}[?:]\W*(?:no|not|none|n/a)\b",
)
_GIVE = r"(?:offer|provid|cover|pay|includ|support|assist|help|fund|reimburs|sponsor)(?:e|s|es|ed|ing)?"
_OFFERED = any_of(
    rf"\brelocation {_HELP}",
    r"\brelocation options? (?:is |are )?available\b|\d towards relocation\b",
    rf"\b{_GIVE}\b[^.;!?]{{0,60}}\brelocat(?:e|ion|ing)\b",
    r"\brelocation\b[^.;:!?]{0,30}\b(?:is|are|can be|will be) (?:also )?(?:available|offered|provided|supported|covered|"
    r"paid)",
    r"\brelocation[^.;!?]{0,15}[?:]\W*(?:yes|available|provided|offered)\b",
    r"\b(?:paid|assisted) relocation\b",
    r"\b(?:unterstütz\w+|hilfe|hilf\w+|helfen|übernehm\w+)\b[^.;!?]{0,50}\bumzug",
    r"\bumzugs?(?:kosten(?:zuschuss|übernahme|erstattung|pauschale|beihilfe)?|hilfe|pauschale|unterstützung|service)\b",
    r"\b(?:aide|accompagnement|soutien|prise en charge)\b[^.;!?]{0,40}\b(?:réinstallation|relocalisation)",
    r"\b(?:assistance|support|help) with (?:your )?(?:relocation|moving|the move)\b",
    r"\b(?:cover|pay|reimburse)\w*\b[^.;!?]{0,30}\bmoving (?:costs|expenses)\b|\bmoving (?:allowance|stipend|bonus)\b|"
    r"\b(?:cover|pay|reimburse|help)\w*\b[^.;!?]{0,30}\b(?:your move\b(?! to the cloud)|removal (?:costs|expenses))|"
    r"\bhelp you (?:to )?move to\b",
    *(
        rf"{help_}[^.;!?]{{0,40}}?(?:[dl][’'])?{_MOVE}"
        for help_ in (
            r"\b(?:aide|aidons|accompagn\w+|soutien|prise en charge|pren(?:ons|d) en charge|"
            r"participation aux frais|pack|prime)\b",
            r"\b(?:ayuda(?:mos)?|apoyo|apoyamos|paquete|bono|gastos de)\b",
            r"\b(?:apoio|apoiamos|ajuda(?:mos)?|auxílio|pacote|subsídio|pagamos|despesas de)\b",
            r"\b(?:supporto|aiutiamo|aiuto|assistenza|contributo|pacchetto|rimborso|bonus|spese di)\b",
            r"\b(?:hulp|helpen|ondersteun\w+|vergoed\w*|begeleiding)\b",
            r"\b(?:pakiet|pomoc\w*|pomagamy|pomożemy|wspar\w+|wspieramy|pokrywamy|dofinansowanie|zwrot|koszt\w+|dodatek)\b",
        )
    ),
    r"\bverhuis(?:kosten)?(?:vergoeding|bonus|pakket)\b|\brelocatie(?:pakket|vergoeding|bonus)\b",
)
_ALONE = any_of(r"^\W*(?:relocation|(?:visa|visas?) (?:and|&|\+|/) relocation)\W*$")
_IS_UNCERTAIN = any_of(
    r"\b(?:may be|might|may also be|case[- ]by[- ]case|consider\w*|eligible roles|discretionary|always|depend\w*|"
    r"possible|if (?:applicable|eligible|you qualify)|certain|some|"
    r"potential\w*|where applicable|discuss\w*|disponibilidad|disponibilidade|disponibilità|bereit(?:schaft|heid)?|"
    r"gotowość|(?<!candidates )(?<!those )willing\w*|unable|cannot|not)\b"
)
_IS_UNNEEDED = any_of(
    r"\b(?:not|no|n[o’']t)\b[^.;!?]{0,30}\b(?:require|need|necessary|expected?)\b[^.;!?]{0,40}\brelocat",
    r"\brelocat\w+\b[^.;!?]{0,20}\bnot (?:required|needed|necessary|expected)\b",
    rf"{_MOVE} (?:\w+ )?(?:nötig|erforderlich|notwendig|nécessaire|necesari[oa]|necessári[oa]|necessario|nodig|"
    rf"konieczn\w+)\b",
)
_IS_ABOUT_OTHERS = any_of(
    r"\b(?:data ?cent\w+|servers?|(?:unserer |unsere )?kunden|clientes|clienti|klant\w*|klient\w+|clients?|customers?|"
    r"employés|tenants?|families moving|movers?|employees who|"
    r"relocation of (?:their|our)|relocation (?:industry|compan\w+|software|platform|projects?|management)|"
    r"global mobility)\b"
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
