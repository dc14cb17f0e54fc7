"""Rules for sentences about applicants in German, French, Spanish, Portuguese, Italian, Dutch, Polish and Swedish.

All languages are one set of rules, since ads mix them. Names of countries are those of each language.
"""

import re
from functools import cache

from postings.choices import Region
from postings.content.evidence_rules import EvidenceRule
from postings.extraction.applicant_rules import PlaceMention, Rules, make_rule
from postings.reference import gazetteer, other_languages

# Words for people who apply.
_PEOPLE_DE = r"(?:bewerb\w*|kandidat\w*|personen|menschen|mitarbeit\w*|interessent\w*|arbeitnehm\w*)(?:[:*_/]\w+)?"
_PEOPLE_FR = (
    r"(?:candidat\w*|candidatures|personnes|profils|résident\w*|freelances?|talents|salariés)(?:\(e\)s|[.·]e[.·]?s)?"
)
_PEOPLE_ES = (
    r"(?:candidat\w*|personas|profesionales|residentes|postulantes|postulaciones|aplicantes|desarrollador\w*|talentos?)"
    r"(?:/\w+)?"
)
_PEOPLE_PT = r"(?:candidat\w*|pessoas|profissionais|residentes|moradores|desenvolvedor\w*|talentos)(?:[/(]\w+\)?)?"
_PEOPLE_IT = r"(?:candidat\w*|candidature|persone|residenti|professionisti|risorse)(?:[/*]\w*)?"
_PEOPLE_NL = r"(?:kandidaten|sollicitanten|sollicitaties|mensen|inwoners|medewerkers)"
_PEOPLE_PL = r"(?:kandyda\w+|aplikacj\w+|osob\w*|osób|mieszkań\w+)"

# Prepositions before a place in which one is, and from which one comes.
_IN_DE, _FROM_DE = r"(?:innerhalb(?: von| der| des)?|in(?: der| den| ganz)?|im)", r"(?:aus(?: der| den)?|von)"
_IN_FR, _FROM_FR = r"(?:en|aux?|dans|sur le territoire|à l['’]intérieur)", r"(?:depuis|de|du|des|d['’])"
_IN_ES, _FROM_ES = r"(?:en|dentro del?)", r"(?:desde|del?)"
_IN_PT, _FROM_PT = r"(?:em|no|na|nos|nas|dentro d[oae]s?)", r"(?:d[oae]s?|a partir d[oae]s?)"
_IN_IT, _FROM_IT = r"(?:in|nel\w*['’]?|negli|entro|sul territorio)", r"(?:dall?\w*['’]?|dagli)"
_IN_NL, _FROM_NL = r"(?:in|binnen)(?: de)?", r"(?:vanuit|uit|van)(?: de)?"
_IN_PL, _FROM_PL = r"(?:we?|na terenie|na obszarze)", r"(?:ze?)"

_BASED_FR = r"(?:basé|domicilié|situé|localisé|établi|installé|résident)[\w().·]*"
_BASED_ES = r"(?:ubicad|basad|localizad|radicad|establecid|residiendo)\w*(?:/\w+)?"
_BASED_PT = r"(?:basead|localizad|sediad|residente)\w*(?:[/(]\w+\)?)?"
_BASED_IT = r"(?:resident|domiciliat|basat|stabilit)\w+"
_LIVING_DE = r"(?:ansässig|wohnhaft|wohnen|leben|gemeldet|(?:haupt)?wohnsitz|arbeiten)"

_LIVE_THERE = make_rule(
    EvidenceRule.APPLICANTS_LIVE_THERE,
    r"^\W*(?:(?:haupt)?wohnsitz|wohnort|lieu de résidence|résidence|residencia|residência|residenza|woonplaats|"
    r"miejsce zamieszkania)(?: \w+)?\s*:",
    rf"\b(?:muss|musst|müssen|müsst|soll(?:te|test|ten|st)) (?:[\w:*-]+ "
    rf"){{0,5}}?{_IN_DE}\b(?=[^.;]{{2,90}}\b{_LIVING_DE}\b)",
    rf"\b(?:(?:haupt|erst)?wohnsitz|wohnort|lebensmittelpunkt)(?: (?:ist|liegt|befindet|sich|muss|sollte|aktuell|"
    r"dauerhaft))* "
    rf"{_IN_DE}\b",
    rf"\b(?:du|sie|ihr) (?:wohnst|lebst|wohnen|leben|wohnt|lebt)(?: \w+)? {_IN_DE}\b",
    rf"(?:^\W*|\b(?:bist|sind) (?:\w+ )?){_IN_DE}\b(?=[^.;]{{2,60}}\b(?:ansässig|wohnhaft|gemeldet)\b)",
    r"\b(?:doi(?:s|t|vent)|dev(?:ez|ra|ront|rez)|faut|impératif|obligatoire|nécessaire|requis|indispensable)\b[^.;]{0,40}?"
    rf"\b(?:résider|habiter|vivre|travailler|être (?:\w+ )?{_BASED_FR})(?: \w+ment)? {_IN_FR}\b",
    rf"^\W*(?:résider|habiter|vivre|être {_BASED_FR})(?: \w+ment)? {_IN_FR}\b",
    rf"\b(?:résidence|résider|habiter|domicile)(?: \w+)? {_IN_FR}\b(?=[^.;]{{2,80}}\b(?:obligatoire|exig|requis|"
    r"impérati|nécessaire))",
    rf"\bvous (?:résidez|habitez|vivez|êtes {_BASED_FR})(?: \w+ment)? {_IN_FR}\b",
    r"\b(?:deb(?:e|es|en|erá\w*|éis)|tien(?:e|es|en) que|hay que|necesari[oa]|imprescindible|indispensable|obligatori[oa]|"
    r"requisitos?|requerimos|necesitamos)\b[^.;]{0,40}?"
    rf"\b(?:resid(?:ir|as?|an)|viv(?:ir|as?|an)|estar (?:\w+ )?{_BASED_ES}|ser residentes?|residencia)(?: \w+)? {_IN_ES}\b",
    rf"^\W*(?:residir|vivir|residencia|residentes?|estar {_BASED_ES})(?: \w+)? {_IN_ES}\b(?![^.;]{{0,60}}\bvalora)",
    rf"\b(?:residencia|residir|residente)(?: \w+)? {_IN_ES}\b(?=[^.;]{{2,60}}\b(?:imprescindible|obligatori|necesari|"
    r"indispensable|"
    r"requerid|excluyente))",
    rf"\b(?:vives|resides) (?:\w+ )?{_IN_ES}\b",
    r"\b(?:dev(?:e|em|erá|es)|precisam?|tem que|necessári[oa]|obrigatóri[oa]|imprescindível|indispensável|requisitos?)\b"
    rf"[^.;]{{0,40}}?\b(?:residir|resida|morar|more|viver|estar (?:\w+ )?{_BASED_PT}|ser residentes?|residência)(?: \w+)? "
    rf"{_IN_PT}\b",
    rf"^\W*(?:residir|morar|residência|residente|estar {_BASED_PT})(?: \w+)? {_IN_PT}\b",
    rf"\b(?:residência|residir|morar)(?: \w+)? {_IN_PT}\b(?=[^.;]{{2,60}}\b(?:obrigatóri|necessári|imprescindível|"
    r"indispensável))",
    r"\b(?:dev(?:e|i|ono|i essere)|necessario|obbligatori[oa]|indispensabile|richiest[oa]|requisit[oi])\b[^.;]{0,40}?"
    rf"\b(?:risiedere|vivere|abitare|essere (?:\w+ )?{_BASED_IT}|residenza)(?: \w+)? {_IN_IT}(?!\w)",
    rf"^\W*(?:risiedere|residenza|residente|residenti|essere {_BASED_IT})(?: \w+)? {_IN_IT}(?!\w)",
    rf"\bresiden(?:za|te|ti) {_IN_IT}(?!\w)(?=[^.;]{{2,60}}\b(?:obbligatori|necessari|indispensabil|richiest))",
    rf"\b(?:moet(?:en)?|dien(?:t|en)?)\b(?: [\w-]+){{0,4}}? {_IN_NL}\b"
    r"(?=[^.;]{2,70}\b(?:wonen|woonachtig|wonend|gevestigd|verblijven|werken)\b)",
    rf"\b(?:woonachtig|wonende?|gevestigd) (?:te zijn )?{_IN_NL}\b(?![^.;]{{0,60}}\b(?:we|wij|ons)\b)",
    rf"\b(?:je|jij|u) (?:woont|bent woonachtig) {_IN_NL}\b",
    rf"^\W*{_IN_NL}\b(?=[^.;]{{2,50}}\bwoonachtig\b)",
    rf"\b(?:musi(?:sz|cie|my)?|muszą|wymag\w+|koniecz\w+|warun\w+|trzeba|należy)\b[^.;]{{0,40}}?"
    rf"\b(?:mieszka\w*|zamieszka\w*|przebywa\w*|rezyd\w+|pobyt\w*)(?: \w+)? {_IN_PL}\b",
    rf"^\W*(?:mieszka\w*|zamieszka\w*|przebywa\w*|pobyt)(?: \w+)? {_IN_PL}\b",
    r"\b(?:måste|behöver|ska|skall|bör)\b(?: \w+){0,2}? (?:bo|bosatta?|baserad\w*) i\b|"
    r"\bdu (?:bor|är (?:bosatt|baserad)) i\b|^\W*bosatt i\b",
)
_ONLY_FROM = make_rule(
    EvidenceRule.APPLY_ONLY_FROM,
    rf"\b(?:nur|ausschließlich|lediglich) (?:[\w-]+ ){{0,3}}?{_PEOPLE_DE}(?: [\w-]+,?){{0,4}}? (?:{_FROM_DE}|{_IN_DE})\b",
    rf"\b(?:{_PEOPLE_DE}|remote|remote-\w+|home-?office|mobiles arbeiten)(?: [\w-]+){{0,3}}? (?:nur|ausschließlich) "
    rf"(?:{_FROM_DE}|{_IN_DE})\b",
    r"\b(?:uniquement|exclusivement|seulement|réservée?s?|limitée?s?|ouverte?s?)\b(?: \w+ment)?(?: [\w’']+){0,2}? "
    rf"{_PEOPLE_FR}(?: [\w()·’'-]+){{0,3}}? (?:{_IN_FR}\b|{_FROM_FR})",
    r"\b(?:solo|sólo|solamente|únicamente|exclusiv\w+|abiert[oa]s?|disponible|limitad[oa])\b(?: \w+){0,4}? "
    rf"{_PEOPLE_ES}(?: [\w/()-]+){{0,3}}? (?:{_IN_ES}|{_FROM_ES})\b",
    r"\b(?:contrat|remot|trabaj|vacante|posición|puesto|oferta)\w*\b[^.;]{0,40}?\b(?:solo|sólo|solamente|únicamente|"
    r"exclusivamente) "
    rf"(?:{_IN_ES}|{_FROM_ES})\b",
    r"\b(?:apenas|somente|só|exclusiv\w+|unicamente|abert[oa]s?|restrit[oa])\b(?: \w+){0,4}? "
    rf"{_PEOPLE_PT}(?: [\w/()-]+){{0,3}}? (?:{_IN_PT}|{_FROM_PT})\b",
    r"\b(?:contrat|remot|trabalh|vaga|posição)\w*\b[^.;]{0,40}?\b(?:apenas|somente|só|exclusivamente|unicamente) "
    rf"(?:{_IN_PT}|{_FROM_PT})\b",
    r"\b(?:solo|soltanto|solamente|esclusiv\w+|unicamente|apert[oaie])\b(?: \w+){0,4}? "
    rf"{_PEOPLE_IT}(?: [\w/()-]+){{0,3}}? (?:{_IN_IT}|{_FROM_IT}|d[ai])(?!\w)",
    r"\b(?:alleen|uitsluitend|enkel|slechts|open)\b(?: \w+){0,3}? "
    rf"{_PEOPLE_NL}(?: [\w-]+){{0,3}}? (?:{_IN_NL}|{_FROM_NL})\b",
    rf"\b(?:tylko|wyłącznie|jedynie)\b(?: \w+){{0,3}}? {_PEOPLE_PL}(?: [\w-]+){{0,3}}? (?:{_IN_PL}|{_FROM_PL})\b",
    r"\b(?:télétravail|travail\w*|poste|recrut\w+|embauch\w+)\b[^.;]{0,40}?"
    rf"\b(?:(?:uniquement|seulement|exclusivement) (?:{_IN_FR}|depuis)\b|qu['’](?:en|aux?)\b)",
    r"\b(?:remoto|lavor\w+|assum\w+|posizione)\b[^.;]{0,40}?\b(?:solo|soltanto|esclusivamente) "
    rf"(?:(?:a|per) chi (?:risiede|vive|abita) )?(?:{_IN_IT}|{_FROM_IT})(?!\w)",
    r"\b(?:remote|thuis\w*|werk\w*|vacature|functie)\b[^.;]{0,40}?\b(?:alleen|uitsluitend) "
    rf"(?:vanuit|{_IN_NL})\b",
    r"\b(?:zdaln\w+|prac\w+|rekrut\w+|zatrudni\w+)\b[^.;]{0,40}?\b(?:tylko|wyłącznie) "
    rf"(?:{_IN_PL}|{_FROM_PL})\b",
)
_OPEN = make_rule(
    EvidenceRule.OPEN_TO_APPLICANTS,
    rf"\b(?:akzeptieren|berücksichtigen) (?:\w+ )?{_PEOPLE_DE} (?:{_FROM_DE}|{_IN_DE})\b",
    # "Bewerbungen aus der Schweiz sind willkommen"
    rf"\b{_PEOPLE_DE} {_FROM_DE}\b(?=[^.;]{{2,60}}\b(?:willkommen|erwünscht)\b)",
    rf"\b{_PEOPLE_FR} (?:{_FROM_FR}|{_IN_FR}\b)(?=[^.;]{{2,60}}\bbienvenue?s?\b)",
    rf"\b{_PEOPLE_ES} {_FROM_ES}\b(?=[^.;]{{2,60}}\bbienvenid[oa]s?\b)|\bse aceptan {_PEOPLE_ES} {_FROM_ES}\b",
    rf"\b{_PEOPLE_PT} {_FROM_PT}\b(?=[^.;]{{2,60}}\bbem-vind[oa]s?\b)",
    rf"\b{_PEOPLE_IT} {_FROM_IT}(?!\w)(?=[^.;]{{2,60}}\bbenvenut[eio]\b)",
    rf"\b{_PEOPLE_NL} {_FROM_NL}\b(?=[^.;]{{2,60}}\bwelkom\b)",
    rf"\b(?:acceptons|offre|poste)\b[^.;]{{0,30}}?(?:pour )?(?:les |des )?{_PEOPLE_FR} (?:résidant|basé\w*) (?:{_IN_FR})\b",
    rf"\b(?:aceptamos|consideramos|(?:vacante|puesto|oferta)\b[^.;]{{0,30}}? para) (?:\w+ )?{_PEOPLE_ES} "
    rf"(?:{_FROM_ES}|{_IN_ES})(?: toda?)?\b",
    rf"\b(?:aceitamos|consideramos|vaga\b[^.;]{{0,30}}? para) (?:\w+ )?{_PEOPLE_PT} (?:{_FROM_PT}|{_IN_PT})\b",
    rf"\b(?:accettiamo|consideriamo) (?:\w+ )?{_PEOPLE_IT} (?:{_FROM_IT}|{_IN_IT})(?!\w)",
    r"\b(?:wir suchen|gesucht)\b[^.;]{0,80}?\b(?:mit (?:\w+ )?wohnsitz|wohnhaft|ansässig) in\b",
    rf"\b(?:offen|geeignet) für (?:\w+ )?{_PEOPLE_DE}(?: [\w-]+){{0,3}}? (?:{_FROM_DE}|{_IN_DE})\b",
    rf"\b(?:recherchons|cherchons)\b[^.;]{{0,80}}?\b(?:résidant|{_BASED_FR}) {_IN_FR}\b",
    rf"\b(?:buscamos|contratamos|se buscan?)\b[^.;]{{0,80}}?\b(?:que (?:resida|viva)\w*|residentes?|{_BASED_ES}) {_IN_ES}\b",
    rf"\b(?:buscamos|procuramos|contratamos)\b[^.;]{{0,80}}?\b(?:que (?:resida|more)\w*|residentes?|{_BASED_PT}) {_IN_PT}\b",
    rf"\b(?:cerchiamo|ricerchiamo)\b[^.;]{{0,80}}?\b{_BASED_IT} {_IN_IT}(?!\w)",
)
_HIRES = make_rule(
    EvidenceRule.HIRES_THERE,
    rf"\bwir stellen (?:\w+ ){{0,3}}?{_IN_DE}\b(?=[^.;]{{2,80}}\bein\b)",
    rf"\bnous recrutons (?:\w+ment |partout )?{_IN_FR}\b",
    rf"\bcontratamos (?:\w+ )?(?:{_IN_ES}|{_IN_PT})\b",
    rf"\bassumiamo (?:\w+ )?{_IN_IT}(?!\w)",
)
_WORK_FROM = make_rule(
    EvidenceRule.WORK_FROM,
    r"\b(?:remote|home[ -]?office|ortsunabhängig)(?:-arbeit)?[ ,]\W{0,2}(?:(?:arbeit\w*|möglich|tätig|überall) )*"
    rf"(?:{_IN_DE}|{_FROM_DE})\b",
    rf"\bvon (?:überall|jedem ort|jedem standort|zu hause)(?: aus)? {_IN_DE}\b",
    r"\b(?:remote|home[ -]?office)\W{1,3}(?=(?:deutschland|österreich|schweiz|bundes|europa|eu-)weit\b)",
    r"\b(?:télétravail|remote|à distance)[ ,]\W{0,2}(?:(?:complet|total|possible|intégral|autorisé|à 100 ?%) )*"
    rf"(?:partout |n['’]importe où )?(?:{_IN_FR}|depuis)\b",
    r"\b(?:remot[oa]s?|teletrabajo|a distancia)[ ,]\W{0,2}(?:(?:total|completo|posible|desde|100 ?%) )*"
    rf"(?:(?:desde|en) (?:cualquier|toda?) (?:(?:lugar|parte|punto) )?)?(?:{_IN_ES}|{_FROM_ES})\b",
    r"\b(?:remot[oa]s?|teletrabalho|home[ -]?office|a distância)[ ,]\W{0,2}(?:(?:total|completo|possível|100 ?%) )*"
    rf"(?:(?:de|em) (?:qualquer|tod[oa]) (?:(?:lugar|parte|cidade) )?)?(?:{_IN_PT}|{_FROM_PT})\b",
    r"\b(?:(?:da )?remoto|smart ?working|full remote)[ ,]\W{0,2}(?:ovunque |da tutta |in tutta )?"
    rf"(?:{_IN_IT}|{_FROM_IT})(?!\w)",
    r"\b(?:pouvez|peux|peut) (?:\w+ )?(?:travailler|télétravailler) (?:\w+ment )?depuis\b",
    r"\b(?:puedes?|podrás?|podéis) (?:\w+ )?(?:trabajar|teletrabajar) (?:en remoto )?desde\b(?! casa)",
    r"\b(?:pode|poderá) trabalhar (?:remotamente )?a partir d[oae]s?\b",
    r"\b(?:puoi|può|potrai) lavorare (?:da remoto )?(?:dall?\w*['’]?|dagli)(?!\w)",
    r"\b(?:kunt|kan|mag) (?:je )?(?:\w+ )?(?:vanuit|werken vanuit)\b",
    rf"\b(?:travaill|télétravaill)\w+ (?:depuis|de) (?:n['’]importe où|partout) {_IN_FR}\b",
    rf"\btrabajar (?:\w+ )?desde (?:cualquier|todo|toda) (?:(?:lugar|parte|punto|ciudad) )?(?:{_FROM_ES}|{_IN_ES})\b",
    rf"\btrabalhar (?:\w+ )?(?:de|em) qualquer (?:lugar|parte|cidade) (?:{_FROM_PT}|{_IN_PT})\b",
    rf"\blavorare (?:\w+ )?(?:ovunque|da qualsiasi \w+) (?:{_IN_IT}|d\w+)(?!\w)",
    rf"\b(?:remote|thuis|op afstand)(?: (?:werk(?:en)?|mogelijk))? (?:overal )?(?:vanuit|{_IN_NL})\b",
    rf"\bzdaln\w+(?: \w+)? (?:z terenu|z dowolnego miejsca {_IN_PL}|{_IN_PL}|{_FROM_PL})\b",
)
_NOT_FROM = make_rule(
    EvidenceRule.APPLY_NOT_FROM,
    rf"\bkeine (?:\w+ )?{_PEOPLE_DE}(?: [\w-]+){{0,3}}? (?:{_FROM_DE}|{_IN_DE})\b",
    rf"\bkeine (?:\w+ ){{0,2}}(?:gesellschaft|niederlassung|tochtergesellschaft|betriebsstätte) {_IN_DE}\b",
    rf"\b(?:pas d['’]|aucune )entité(?: \w+)? {_IN_FR}\b|\bno (?:tenemos|contamos con) (?:una )?entidad(?: \w+)? {_IN_ES}\b",
    rf"\bnão temos (?:uma )?entidade(?: \w+)? {_IN_PT}\b|\bnon abbiamo (?:un['’] ?)?entità(?: \w+)? {_IN_IT}(?!\w)",
    rf"\bgeen (?:\w+ )?entiteit {_IN_NL}\b",
    rf"\b(?:stellen|beschäftigen|einstellen)(?: \w+){{0,2}}? (?:nicht|niemanden) (?:{_FROM_DE}|{_IN_DE})\b",
    r"\b(?:pas|aucune?s?)\b(?: \w+){0,2}? (?:embaucher|recruter|employer|accepter(?: de)?(?: \w+)?|"
    rf"(?:de |d['’])?{_PEOPLE_FR})(?: [\w()-]+){{0,3}}? (?:{_IN_FR}\b|{_FROM_FR})",
    r"\bne (?:recrutons|embauchons) pas (?:\w+ )?(?:en|aux?)\b",
    rf"\bno (?:\w+ ){{0,2}}?(?:contrat|acept|consider|recib|admit)\w+(?: (?!fuera)[\w/]+){{0,4}}? (?:{_IN_ES}|{_FROM_ES})\b",
    rf"\bnão (?:\w+ ){{0,2}}?(?:contrat|aceit|consider|receb)\w+(?: (?!fora)[\w/]+){{0,4}}? (?:{_IN_PT}|{_FROM_PT})\b",
    rf"\bnon (?:\w+ ){{0,2}}?(?:assum|accett|consider|valut)\w+(?: (?!fuori)[\w/]+){{0,4}}? (?:{_IN_IT}|{_FROM_IT}|"
    r"d[ai])(?!\w)",
    rf"\bgeen (?:\w+ )?{_PEOPLE_NL}(?: [\w-]+){{0,3}}? (?:{_IN_NL}|{_FROM_NL})\b",
    rf"\bnie (?:\w+ ){{0,2}}?(?:zatrudnia|przyjmuj|akceptuj|rozpatruj|rozważa)\w*(?: (?!spoza)\w+){{0,3}}? "
    rf"(?:{_IN_PL}|{_FROM_PL})\b",
)
_PEOPLE_THERE = make_rule(
    EvidenceRule.APPLY_NOT_FROM,
    rf"\b{_PEOPLE_DE} (?:mit wohnsitz )?(?:{_FROM_DE}|{_IN_DE})\b",
    rf"\b{_PEOPLE_FR} (?:(?:résidant|vivant|venant|provenant|{_BASED_FR}) )?(?:{_IN_FR}\b|{_FROM_FR})",
    rf"\b{_PEOPLE_ES} (?:(?:que (?:resid|viv)\w+|residentes|provenientes|{_BASED_ES}) )?(?:{_IN_ES}|{_FROM_ES})\b",
    rf"\b{_PEOPLE_PT} (?:(?:que (?:resid|mor)\w+|residentes|{_BASED_PT}) )?(?:{_IN_PT}|{_FROM_PT})\b",
    rf"\b{_PEOPLE_IT} (?:(?:provenienti|{_BASED_IT}) )?(?:{_IN_IT}|{_FROM_IT})(?!\w)",
    rf"\b{_PEOPLE_NL} (?:(?:woonachtig|gevestigd|die wonen) )?(?:{_IN_NL}|{_FROM_NL})\b",
    rf"\b{_PEOPLE_PL} (?:mieszkając\w+ )?(?:{_IN_PL}|{_FROM_PL})\b",
)
_NOT_ELIGIBLE_AFTER = re.compile(
    r",?\s(?:\w+ )?(?:können|werden|kann|wird|sind|dürfen)(?: \w+){0,3}? nicht\b|"
    r",?\s(?:ne |n['’])(?:\w+ ){1,3}?pas\b|"
    r",?\s(?:\w+ )?(?:no|não|non) (?:\w+ ){0,1}?(?:pued|podr|ser|son|será|poder|pod|sar|poss|verr)\w*|"
    r",?\s(?:komen|worden|kunnen)(?: \w+){0,3}? niet\b|"
    r",?\snie (?:będą|mogą|są)\b",
    re.IGNORECASE,
)
_NO = r"(?:nicht|keine\w*|pas|aucune?s?|no|não|non|niet|geen|nie)"
_OUTSIDE = (
    r"(?:au(?:ß|ss)erhalb(?: von| der| des)?|hors(?: de| du)?|en dehors d(?:e|u|es)\b|en dehors d['’]|fuera del?|fora "
    r"d[oae]s?|"
    r"al di fuori d\w+['’]?|fuori(?: d\w+['’]?)?|buiten|poza|spoza)"
)
_NOT_OUTSIDE = make_rule(
    EvidenceRule.APPLY_NOT_FROM_ELSEWHERE,
    rf"\b{_NO}\b[^.;]{{0,80}}?\b{_OUTSIDE}(?!\w)",
    rf"\b{_OUTSIDE}(?!\w)(?=[^.;]{{1,90}}\b{_NO}\b)",
)
_WORK_PERMIT = make_rule(
    EvidenceRule.WORK_PERMIT_THERE,
    r"\b(?:arbeitserlaubnis|arbeitsgenehmigung|arbeitsberechtigung|arbeitsbewilligung|aufenthaltstitel)(?: \w+){0,2}? "
    r"(?:für|in|innerhalb)\b",
    rf"\bberechtigt,? {_IN_DE}\b(?=[^.;]{{2,50}}\bzu arbeiten\b)",
    rf"\b(?:autoris\w+ (?:à|de) travail\w*|droit de travailler|permis de travail)(?: \w+){{0,3}}? (?:{_IN_FR}|pour)\b",
    rf"\b(?:permiso (?:de|para) trabaj\w+|autorizaci[oó]n (?:de|para) trabaj\w+|derecho a trabajar|autorizad\w+ (?:a|para) "
    rf"trabajar)(?: \w+){{0,3}}? (?:{_IN_ES}|para)\b",
    rf"\b(?:(?:autorização|permissão|visto) (?:de|para) trabalh\w+|direito de trabalhar|autorizad\w+ a trabalhar)"
    rf"(?: \w+){{0,3}}? {_IN_PT}\b",
    rf"\b(?:permesso di lavoro|autorizzat\w+ a lavorare|diritto di lavorare)(?: \w+){{0,3}}? {_IN_IT}(?!\w)",
    rf"\b(?:werkvergunning|recht om te werken|gerechtigd om)(?: \w+){{0,3}}? (?:{_IN_NL}|voor)\b",
    rf"\b(?:pozwoleni\w+ na pracę|prawo do pracy|zezwoleni\w+ na pracę)(?: \w+)? {_IN_PL}\b",
)
_OPEN_WORLDWIDE = make_rule(
    EvidenceRule.OPEN_WORLDWIDE,
    r"\bremote,? weltweit\b|\bweltweit(?:es)? remote\b|\b(?:arbeit\w*|remote)\b[^.;]{0,30}?\bvon überall auf der welt\b",
    r"\b(?:télétravail\w*|travail\w*|remote)\b[^.;]{0,30}?\b(?:partout|n['’]importe où) dans le monde\b",
    r"\b(?:remot\w+|trabaj\w+)\b[^.;]{0,30}?\b(?:cualquier (?:lugar|parte|punto|país) del mundo|todo el mundo)\b",
    r"\b(?:remot\w+|trabalh\w+)\b[^.;]{0,30}?\b(?:qualquer (?:lugar|parte|país) do mundo|mundo todo)\b",
    r"\b(?:remot\w+|lavor\w+)\b[^.;]{0,30}?\b(?:qualsiasi parte del mondo|tutto il mondo|ovunque nel mondo)\b",
    r"\b(?:remote|werk\w*)\b[^.;]{0,30}?\b(?:overal|waar dan ook|waar ook) (?:ter|in de) wereld\b",
    r"\b(?:zdaln\w+|prac\w+)\b[^.;]{0,30}?\bz (?:dowolnego|każdego) miejsca na świecie\b",
)

# Each sentence that a rule matches has one of these.
_KEYWORDS = re.compile(
    r"bewerb|kandidat|mitarbeit|beschäftig|ansässig|wohn(?:haft|sitz|st|en|t\b|ort)|lebst|leben|lebensmittelpunkt|"
    r"gesucht|wir s|"
    r"arbeits(?:erlaubnis|genehmigung|bere|bewil)|"
    r"aufenthaltstitel|berechtigt|von (?:überall|jedem|zu hause)|weit\b|au(?:ß|ss)erhalb|home[ -]?office|ortsunabhängig|"
    r"résid|habit|vivre|vivez|basé|domicil|candidat|profils|recrut|embauch|télétravail|à distance|en dehors|hors|personne|"
    r"travail|resid|vivir|vives|ubicad|basad|personas|postula|contrat|remot|teletrab|fuera|trabaj|trabalh|"
    r"residên|morar|localizad|pessoas|fora d|risied|resident|assum|fuori|lavor|smart ?working|"
    r"woon|wonen|gevestigd|sollicit|buiten|thuis|op afstand|werkvergunning|"
    r"mieszka|przebywa|kandyda|aplikac|zdaln|poza|zatrudni|na pracę|do pracy|bosatt|baserad|du bor|bo i\b|"
    r"entit|entid|niederlassung|gesellschaft|betriebsstätte"
)
# Words of the languages: a line without them is in English or another language.
_OF_LANGUAGES = re.compile(
    r"\b(?:de|en|di|van|der|die|und|du|sie|wir|ihr|nur|aus|innerhalb|mit|muss|musst|müssen|keine|nicht|wohnsitz|"
    r"vous|nous|les|une?|aux?|est|pas|doit|doivent|depuis|télétravail|résid\w+|"
    r"el|los|las|que|debes?|deben|solo|sólo|desde|remoto|residir|residencia|una|para|"
    r"os|não|você|deve|devem|apenas|somente|do|no|em|da|"
    r"il|gli|deve|devi|risiedere|residenza|residenti|solo|non|dall\w*|"
    r"het|een|wij|je|alleen|moet|niet|geen|uit|vanuit|woonachtig|"
    r"musisz|musi|tylko|nie|na|w|z|zdaln\w+|kandyda\w+|mieszka\w*|zamieszka\w*|"
    r"(?:deutschland|österreich|schweiz|bundes|europa|eu-)weit|weltweit)\b|deutschland|österreich|schweiz"
)
_OTHER_TOPICS = re.compile(
    r"\b(?:gehalt|vergütung|salaire|rémunération|salario|sueldo|salário|remuneração|stipendio|retribuzione|salaris|"
    r"wynagrodzeni\w*|"
    r"kund\w+|clients?|clientes?|clienti|klant\w*|klient\w*|büros?|bureaux?|oficinas?|escritórios?|uffici\w*|kantoren|"
    r"biur\w*|"
    r"datenschutz|dsgvo|rgpd|gdpr|rodo|reis(?:en|ebereitschaft)|dienstreisen|déplacements?|viaj\w+|viagens?|viagg\w+|"
    r"reizen|podróż\w*|von vorteil|bevorzugt|idealerweise|wünschenswert\w*|un plus|de préférence|idéalement|souhaité\w*|"
    r"preferentemente|preferible\w*|deseable|idealmente|preferencial\w*|de preferência|desejável|bij voorkeur|"
    r"preferibil\w+|mile widzian\w+|umzug|umziehen|déménag\w+|reubica\w+|trasfer\w+|verhuiz\w+|relocat\w+|relokac\w+|"
    r"geschlecht\w*|handicap|behinder\w*|discrimina\w+|marktführ\w*|standorte|ausland|étranger|extranjero|exterior|"
    r"estero|buitenland|zagranic\w*)\b|"
    r"\b(?:wenn|falls|si|se|als|jeśli|jeżeli) (?:du|sie|vous|tu|te|usted|você|je|jij|u|eres|resides|vives)\b|"
    r"\b\d+ (?:tage|wochen|monate|jours|semaines|mois|días|semanas|meses|dias|giorni|settimane|dagen|weken|dni|tygodni)\b|"
    r"\b(?:unternehmen|entreprises|empresas|aziende|bedrijven|firm)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"^\W*(?:wenn|falls|sofern|sollte|si|en caso de|cuando|se|caso|quando|als|indien|jeśli|jeżeli|für|pour(?! des "
    r"raisons)|para|per|voor|dla) ",
    re.IGNORECASE,
)
# Without the Spanish "no", which is "in the" in Portuguese, but for "no solo".
_NEGATION = re.compile(r"\b(?:nicht|kein\w*|pas|aucune?s?|não|non|niet|geen|nie|no s[oó]lo)\b", re.IGNORECASE)
_END_OF_LIST = re.compile(
    r"\b(?:aber|jedoch|sondern|nicht|außer|ausgenommen|mit|bei|für|wo|unser\w*|kein\w*|teams?|"
    r"mais|pas|sauf|avec|pour|nos|notre|équipes?|qui|où|"
    r"pero|salvo|excepto|con|para|nuestr\w+|equipos?|que|donde|"
    r"mas|não|exceto|com|noss\w+|onde|"
    r"ma|tranne|eccetto|per|nostr\w+|dove|"
    r"maar|niet|behalve|met|voor|ons|onze|waar|"
    r"ale|nie|oprócz|dla|nasz\w*|gdzie)\b|[;!?]|\.\s",
    re.IGNORECASE,
)
_LIST_SEPARATOR = re.compile(
    r"(?:[\s,/&]|\b(?:und|oder|sowie|der|die|das|den|dem|in|im|aus|et|ou|en|aux?|du|des|la|les?|de|del|y|o|u|e|el|los|las|"
    r"ed|a|os|as|nel\w*|em|n[oa]s?|d[oa]s?|of|uit|vanuit|het|i|lub|oraz|albo|och|eller|we?|ze?)\b|\b[ldn]['’])*",
    re.IGNORECASE,
)
_EXCEPT_BEFORE = re.compile(
    r"\b(?:außer|ausser|ausgenommen|mit ausnahme (?:von|der|des)|sauf|hormis|excepté|à l['’]exception d(?:e|u|es)|"
    r"(?:europe|ue|eee|monde),? \(?hors|excepto|salvo|menos|(?:a|con) (?:la )?excepción del?|excluyendo|"
    r"exceto|com exceção d\w+|tranne|eccetto|ad eccezione d\w+|esclus\w|behalve|uitgezonderd|met uitzondering van|"
    r"oprócz|z wyjątkiem|z wyłączeniem)\b",
    re.IGNORECASE,
)
_EXCLUDED_AFTER = re.compile(
    r",?\s(?:(?:ist|sind|est|sont|es|está\w*|é|são|è|sono|is|zijn|jest|są) )?"
    r"(?:ausgenommen|ausgeschlossen|exclu[ei]?s?|excluid[oa]s?|excluíd[oa]s?|esclus[oaie]|uitgesloten|uitgezonderd|"
    r"wyłączon\w+)\b",
    re.IGNORECASE,
)
_ONLY_AFTER = re.compile(
    r"\W{1,2}(?:nur|ausschließlich|uniquement|exclusivement|seulement|únicamente|exclusivamente|solamente|apenas|somente|"
    r"soltanto|esclusivamente|uitsluitend|wyłącznie)\W*$",
    re.IGNORECASE,
)

_WORD = re.compile(r"[^\W\d_][\w’'&]*")
_MAX_WORDS_OF_NAME = 4
_NATIONWIDE = {
    "deutschlandweit": "DE", "bundesweit": "DE", "österreichweit": "AT", "schweizweit": "CH",
}  # fmt: skip
# Inflected names, and short ones that the names of each language leave out.
_OTHER_NAMES = {
    "usa": "US", "uk": "GB", "eeuu": "US", "vereinigten staaten": "US", "vereinigten konigreich": "GB", "tschechien": "CZ",
    "niederlanden": "NL", "tschechischen republik": "CZ", "grossbritannien": "GB", "holland": "NL", "angleterre": "GB",
    "inglaterra": "GB", "grande bretagne": "GB", "gran bretana": "GB", "gran bretagna": "GB", "gra bretanha": "GB",
    "brasil": "BR", "stati uniti": "US", "estados unidos": "US", "etats unis": "US", "verenigde staten": "US",
    "polsce": "PL", "polski": "PL", "polska": "PL", "niemczech": "DE", "niemiec": "DE", "ukrainie": "UA", "ukrainy": "UA",
    "czechach": "CZ", "czech": "CZ", "hiszpanii": "ES",
    "francji": "FR", "wielkiej brytanii": "GB", "stanach zjednoczonych": "US",
    "stanow zjednoczonych": "US", "rosji": "RU", "bialorusi": "BY", "slowacji": "SK", "litwie": "LT", "litwy": "LT",
    "lotwie": "LV", "lotwy": "LV", "estonii": "EE", "austrii": "AT", "szwajcarii": "CH", "holandii": "NL", "wloszech": "IT",
    "wloch": "IT", "portugalii": "PT", "rumunii": "RO", "bulgarii": "BG", "wegrzech": "HU", "wegier": "HU", "irlandii": "IE",
    "indiach": "IN", "indii": "IN", "szwecji": "SE", "norwegii": "NO", "danii": "DK", "belgii": "BE", "grecji": "GR",
    "turcji": "TR", "kanadzie": "CA", "kanady": "CA",
}  # fmt: skip
_REGIONS = {
    "europa": "Europe", "europas": "Europe", "europe": "Europe",
    "europie": "Europe", "europy": "Europe", "europaweit": "Europe",
    "eu": "EU", "ue": "EU", "eu weit": "EU", "europaischen union": "EU", "europaische union": "EU", "union europeenne": "EU",
    "union europea": "EU", "uniao europeia": "EU", "unione europea": "EU", "europese unie": "EU", "unii europejskiej": "EU",
    "ewr": "EEA", "eee": "EEA", "eer": "EEA", "eog": "EEA", "dach": "DACH", "dach raum": "DACH",
    "latam": "LATAM", "latinoamerica": "LATAM",
    "america latina": "LATAM", "lateinamerika": "LATAM", "amerique latine": "LATAM",
    "latijns amerika": "LATAM", "ameryce lacinskiej": "LATAM",
    "afrique": "Africa", "afrika": "Africa", "sudamerica": "South America",
    "america do sul": "South America", "america del sur": "South America", "sudamerika": "South America",
    "nordamerika": "North America", "amerique du nord": "North America", "norteamerica": "North America", "emea": "EMEA",
}  # fmt: skip


@cache
def _countries() -> dict[str, str]:
    return {**other_languages.countries_in_latin_letters(), **gazetteer.countries(), **_OTHER_NAMES}


def find_places(text: str) -> list[PlaceMention]:
    """Return the countries and regions that a sentence names in one of the languages, in order.

    >>> [(sorted(place.countries), text) for text in ["Wohnsitz in der Schweiz"] for place in find_places(text)]
    [(['CH'], 'Wohnsitz in der Schweiz')]
    """
    words, places, end = list(_WORD.finditer(text)), [], 0
    for position, word in enumerate(words):
        if word.start() < end:
            continue
        for last in reversed(words[position : position + _MAX_WORDS_OF_NAME]):
            if place := _place(text, word.start(), last.end()):
                places.append(place)
                end = place.end
                break
    return places


def _place(text: str, start: int, end: int) -> PlaceMention | None:
    """Return the place that is named there: a name that begins with a capital, or a word such as deutschlandweit."""
    name = text[start:end]
    elided = re.match(r"(?:[ldLD]|dell|nell|dall|all|sull|qu)['’](?=[A-ZÀ-Ý])", name)
    start += elided.end() if elided else 0
    name = text[start:end]
    if code := _NATIONWIDE.get(name.casefold()):
        return PlaceMention(frozenset([code]), start, end)
    key = gazetteer.normalize(name)
    if not (name[:1].isupper() or key in ("europaweit", "eu weit")):
        return None
    if region := _REGIONS.get(key):
        english = "European Economic Area" if region == "EEA" else region
        return _region(english, start, end)
    code = _countries().get(key) or (_countries().get(key.removesuffix("s")) if key.endswith("s") else None)
    if code and (len(key) > 3 or name.isupper()):
        return PlaceMention(frozenset([code]), start, end)
    return None


def _region(english: str, start: int, end: int) -> PlaceMention:
    region = gazetteer.regions()[gazetteer.normalize(english)]
    countries = gazetteer.part_of_region(english) or gazetteer.region_countries(Region(region))
    return PlaceMention(countries, start, end, region=region)


RULES = Rules(
    keywords=_KEYWORDS,
    words_of_language=_OF_LANGUAGES,
    other_topics=_OTHER_TOPICS,
    conditional=_CONDITIONAL,
    negation=_NEGATION,
    end_of_list=_END_OF_LIST,
    list_separator=_LIST_SEPARATOR,
    except_before=_EXCEPT_BEFORE,
    excluded_after=_EXCLUDED_AFTER,
    only_after=_ONLY_AFTER,
    citizens_after=None,
    people_there=_PEOPLE_THERE,
    not_eligible_after=_NOT_ELIGIBLE_AFTER,
    not_from=_NOT_FROM,
    not_outside=_NOT_OUTSIDE,
    eligible=(_LIVE_THERE, _ONLY_FROM, _OPEN, _HIRES, _WORK_FROM),
    work_permit=_WORK_PERMIT,
    open_worldwide=_OPEN_WORLDWIDE,
    find_places=find_places,
)
