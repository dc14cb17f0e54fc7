"""Job titles outside software, in the languages of most ads: occupations, and words that only name a field."""

from postings.choices import Function
from postings.reference.job_titles import TITLES, word_pattern


def _alternatives(text: str) -> list[str]:
    return [" ".join(alternative.split()) for alternative in text.split(";")]


# People whose work has no category. "Driver Operations Manager" and "Product Manager for Drivers" name for whom one works.
_PEOPLE = r"""
    nurses?; (?:physician|dental|care|healthcare|nursing|medical|veterinary|teaching|learning|classroom) assistants?;
    (?:learning support|shop|kitchen|library|laboratory|lab|research|store|flight) assistants?;
    (?:pharmacy|surgical|veterinary|lab|laboratory|dental|nail|theatre|radiolog\w+|ultrasound|medical) technicians?;
    (?:support|social|care|youth|key|case|community|healthcare|residential|outreach) workers?; care(?:givers?|rs?);
    physicians?; doctors?; dentists?; pharmacists?; \w*therapists?; psychologists?; midwi(?:fe|ves); paramedics?;
    veterinar\w+; optometrists?; radiographers?; hygienists?; phlebotomists?; nann(?:y|ies); care navigator; childcare;
    \w*pfleger\w*; pflege\w*; ärzt\w*; \w*arzt; therapeut\w*; sozial\w+; infirmi\w+; aide-soignant\w*; médecins?;
    kiné\w*; enfermer\w+; médic[oa]s?; auxiliar de enfermería;
    (?:biolog\w*|chemi\w+|environmental|food|formulation|pharma\w*|clinical|medical) scientists?; teachers?; tutors?;
    lecturers?; professors?; lehrer\w*; lehrkr[aä]ft\w*; erzieher\w*; dozent\w*; enseignant\w*; professeu\w+;
    éducat\w+; profesor\w*; maestr[oa]s? de; chemists?; biologists?; (?<!device )(?:drivers?|couriers?|chauffeurs?);
    \w*fahrer\w*; conductor\w*; pilots?; waiters?; waitress\w*; baristas?; bartenders?; cooks?; \w*köch\w*; cuisini\w+;
    cociner\w+; camarer\w+; serveur\W{1,2}se; serveuse; cleaners?; housekeep\w+; janitors?; caretakers?; reinigungs\w+;
    hausmeister\w*; hairdressers?; warehouse (?:operatives?|workers?|associates?|operators?); pickers?; packers?;
    labou?rers?; carpenters?; plumbers?; roofers?; painters?; bricklayers?; firefighters?; police \w+; lagerist\w*
"""
_WORK_FOR_OTHERS = (
    r"operations|product|program|marketing|sales|success|support|experience|relations|data|recruit\w+|acquisition"
)
_OTHER = word_pattern(
    rf"(?<!for )(?<!to )(?:{'|'.join(_alternatives(_PEOPLE))})(?! (?:\w+ ){{0,3}}?(?:{_WORK_FOR_OTHERS})\b)"
)
# Occupations that the table of all titles does not know, or would take for another for one of their words.
_OCCUPATIONS = {
    Function.IT_SUPPORT: r"""
        (?:1st|2nd|3rd|first|second|third) line (?:support )?\w+; fachinformatiker\w* (?:für )?systemintegration;
        netzwerk\w*; system(?:administrator|betreuer)\w*; technicien\S* (?:informatique|r[ée]seaux?)\w*;
        ingénieur\S* r[ée]seaux?
    """,
    Function.OPERATIONS: r"""
        (?:office|business|contracts?|facilities|school|project|executive|sales) administrators?;
        (?:business|administrative) support; \w*assistenz; assistante?\S* de direction; chief operating officer;
        secretar\w+; receptionists?; sekretär\w*; empfangs\w+; secrétaire\w*;
        (?:demand|production|supply|material|logistics|workforce|capacity|maintenance)\b.{0,20} plann(?:er|ing);
        einkäufer\w*; disponent\w*; administrativ[oa]s?; compras; purchasing; strategic sourcing;
        jefe de (?:proyecto|operaciones)\w*; vendor manag\w+; process improvement; workforce manag\w+
    """,
    Function.CUSTOMER_SUPPORT: r"""
        (?:client|member|guest|player|user|community) (?:success|services?|support|care|relations); customer satisfaction;
        call[\s-]cent(?:er|re)\b.*; contact[\s-]cent(?:er|re) (?:agent|advis[eo]r|representative|manager|specialist);
        kunden(?:berat|betreu|dienst|service|support)\w*; conseill\S+ client\w*; relation client\w*;
        (?:atención|servicio) al cliente; renewals? (?:specialist|manager|representative)
    """,
    Function.DATA: r"""
        (?:product|growth|strategic|people|marketing|web|digital|customer|business|risk) analytics;
        (?:head|director|manager|lead|vp)(?: of|,) (?:data|analytics)(?! engineer\w*); datenbank\w*;
        daten(?:analyst|wissenschaftler)\w*; quantitative (?:\w+ )?(?:analyst|researcher|modeler)
    """,
    Function.PRODUCT: r"""
        produktmanage\w*; (?:responsable|director\w*|directeur\w*|jef[ea]) (?:de )?produ(?:it|cto)\w*; leit\w+ produkt\w*;
        cpo; chief product officer; product strategy
    """,
    Function.MARKETING: r"""
        product marketing; audience development; (?:crm|campaign|lifecycle|email) (?:manager|specialist|lead|executive);
        chargée?\S* de communication; öffentlichkeitsarbeit; mercadeo; mercadotecnia; market research\w*;
        (?:event|wedding) planner
    """,
    Function.PEOPLE: r"""
        personal(?:referent|leit|sachbearbeit|entwickl|manage|berat)\w*; ressources humaines; recursos humanos; rrhh;
        chargée?\S* de recrutement; employer brand\w*; training (?:manager|specialist|coordinator|partner)
    """,
    Function.FINANCE_LEGAL: r"""
        (?:benefits|claims|loan|mortgage|pension) (?:administrator|adjuster|handler|officer|processor|analyst|examiner)\w*;
        financial (?:planner|advis[eo]r|analyst|reporting); pricing (?:\w+ )?(?:manager|analyst|specialist);
        model (?:risk|valid\w+); steuer\w+; rechts\w+; solicitors?; cfo; portfolio manag\w+;
        (?:mortgage|pensions?|insurance) advis[eo]r\w*; bankers?; investment bank\w+; bankkauf\w+; wirtschaftsprüf\w+;
        finan[zç]\w*; contrôleu\w+ de gestion; contables?; contador\w*; abogad\w+; avocat\w*; juridi\w+; jurídic\w+;
        contracts? (?:manager|specialist|negotiator); collections;
        (?:aml|kyc|fraud) (?:(?!data)\w+ )?(?:analyst|investigator|specialist|strategist); accounts (?:payable|receivable)
    """,
    Function.SALES: r"""
        verk[aä]uf\w*; telesales; vendeu(?:r|se)\w*; (?:außen|innen)dienst\w*;
        (?:chargée?\S*|ingénieur\S*|responsable) d[’']affaires; ingénieur\S* commercial\w*;
        customer (?:development|acquisition) (?:executive|manager|representative);
        (?:insurance|real estate|estate|letting) agents?; retail (?:associate|assistant|manager|supervisor); store manager;
        cashiers?; vendedor\w*; brokers?
    """,
    Function.DESIGN: r"""
        (?:shader|technical|vfx|texture|ui|2d|lighting) artists?; montage vidéo; monteu(?:r|se)\w* vidéo;
        video (?:producer|production|editing); graphist\w*; infographist\w*; grafik\w*; mediengestalt\w+;
        (?:photo|video)graphers?; 3d (?:modell?er|rendering)\w*
    """,
    Function.WRITING: r"""
        technical authors?; redakteur\w*; übersetzer\w*; dolmetscher\w*; lektor\w*; periodista\w*; interprètes?
    """,
    Function.OTHER_ENGINEERING: r"""
        (?:quantity|building|land|cost) (?:surveyor|estimator)\w*; estimat(?:ors?|ing);
        (?:site|plant) (?:manager|superintendent);
        (?:production|manufacturing) (?:manager|supervisor|planner|operator|technician); health,? (?:and |& )?safety\b.*;
        hse; rénovation énergétique; (?:conducteur\S*|chef\S*) (?:de travaux|de chantier); bau(?:leit|ingenieur|zeichn)\w*;
        elektro\w+; elektriker\w*; mechatroniker\w*; électricien\w*; electrician\w*; maschinenbau\w*; draughts\w+;
        draft(?:er|sman); machinists?; welders?; foreman;
        ingenier[oa]\w* (?:civil|mecánic|eléctric|industrial|químic|electrónic)\w*; quality (?:control|inspector)\w*
    """,
}
# Words that decide only where nothing else does.
_FIELDS = {
    Function.DATA: "analytics; insights?; reporting",
    Function.PRODUCT: "product",
    Function.SOLUTIONS: "professional services; implementation; solutions?",
    Function.FINANCE_LEGAL: "pricing; claims?; contracts; fiscal",
    Function.OPERATIONS: r"(?:demand|supply|production|inventory|resource) .{0,20}planning; purchas\w+; pmo; clerks?",
    Function.OTHER_ENGINEERING: "manufacturing; production; safety; construction",
}
OTHER_TITLES = (
    (Function.OTHER, _OTHER),
    *((function, word_pattern(*_alternatives(text))) for function, text in _OCCUPATIONS.items()),
    *TITLES,
)
FIELDS = tuple((function, word_pattern(*_alternatives(text))) for function, text in _FIELDS.items())
