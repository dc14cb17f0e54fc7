"""Read the seniority of a role from the title, or from the body where it states the level of the role in a sentence."""

import re
import unicodedata
from itertools import islice, pairwise

from postings.choices import SectionKind, Seniority
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line
from postings.extraction.quotes import quote
from postings.reference.job_titles import word_pattern

_ROLE = (
    r"(?:engineer(?:ing)?|developer|programmer|analyst|designer|scientist|administrator|consultant|technician|"
    r"specialist|architect|tester|manager|"
    r"modeler|writer|recruiter|accountant|researcher|representative|sre|sdet|sde|swe|qa|devops|lead|test|"
    r"développeur|entwickler|desarrollador|desenvolvedor)"
)

_SOMEBODY = r"(?:directors?|presidents?|executives?|c[eftoi]o|[se]?vp|vice[\s-]president|principals?|heads?|partners|board)"

# Phrases that contain the word of a level but are not levels.
_FALSE_POSITIVES = word_pattern(
    # Somebody else's title: "Assistant to the CEO", "Recruiter for Directors".
    r"(?:(?:executive|personal|administrative) )?(?:assistants?|secretary|pa|ea|aide|advis[eo]r|liaison) to .+",
    rf"(?:to|for|under|supporting|office of) (?:the |our |an? |two |three )?(?:\w+ ){{0,2}}{_SOMEBODY}(?: .+)?",
    # Who teaches, hires or looks after people of a level.
    r"(?:interns?(?:hips?)?|apprentices?(?:hips?)?|students?)(?: program(?:me)?s?)? "
    r"(?:coordinators?|recruiters?|recruitment|supervisors?|mentors?|advis[eo]rs?|counsel\w+|assessors?|liaison)",
    r"graduate recruit\w+", r"(?:junior|senior|middle) (?:school|high|college|cent(?:er|re))", r"lead paint",
    r"(?:assistante?|assistenz|assistent(?:in)?) (?:de|der|des|du) .+",
    r"(?:recruiters?|headhunters?|talent scouts?|coach(?:es)?|trainers?|search) (?:for|of) .+", r"head offices?",
    # "Personal Assistant (Managing Director)", "Executive Assistant, Office of the CEO"
    r"(?:(?:executive|personal|administrative) )?(?:assistants?|secretary|pa|ea|assistenz|assistent(?:in)?)"
    rf"\s?(?:,|\(|\s[-–—]\s)\s?(?:office of )?(?:the )?(?:\w+ ){{0,2}}{_SOMEBODY}.*",
    # Of a stage or an orchestra.
    r"principal (?:dancers?|ballerinas?|soloists?|singers?|actors?|conductors?|cell\w+|violin\w*|violas?|violists?|flut\w+|"
    r"oboe|oboists?|clarinet\w*|bassoon\w*|horn|trumpet\w*|trombon\w+|tuba|harp\w*|percussion\w*|timpan\w+|double bass)",
    r"(?:(?:vice|deputy|assistant|school|elementary|primary|college|academy)[\s-]|^)principals?(?: of)?(?=$|\s*[,(–-])",
    r"staff (?:physicians?|pharmacists?|psych\w+|therapists?|counsel\w+|dentists?|veterinarians?|doctors?|midwi\w+|"
    r"chaplains?|assistants?|photographers?|reporters?|editors?|lawyers?|radiologists?|technologists?|dietiti?ci?ans?)",
    r"chief of staff", r"(?:member|members) of (?:the )?technical staff", r"technical staff", r"staff accountants?",
    r"staff (?:nurse|writer|attorney|augmentation|training|development(?! engineer))",
    r"lead(?:s)? (?:gen\w*|development|conversion|management|routing)",
    r"senior (?:living|care(?! (?:assistant|worker|practitioner)s?\b)|citizens?|housing)", r"principal investigator",
    r"principal (?:[\w-]+ )?(?:dancers?|singers?|violin\w*|viola|cell(?:o|ist)|oboe|horn|trumpet|flute|"
    r"harp\w*|players?|actors?)",
    r"account executives?", r"development executives?", r"sales executives?",
    r"partner executives?", r"executive (?:assistant|producer|search|recruiter)", r"late[\s-]stage", r"early[\s-]stage",
    r"head\s?(?:hunter|less|set)",
    r"(?:directors?|principals?|managers?|presidents?|executives?|leaders?|c[eftoi]o)(?:[’']s|(?<=s)[’'])(?= )",
    r"art director", r"creative director", r"middle east\w*", r"middle[\s-]?(?:ware|office|mile|market)",
    r"mid[\s-]?(?:market|atlantic|west|size)",
    r"junior achievement", r"student (?:success|services|experience|affairs|life)", r"product director",
    r"regular expressions?", r"leaders? (?:in|of|for)", r"as leaders?",
    r"(?:market|industry|global|world|recognized|category) leaders?",
)  # fmt: skip

_ALL_LEVELS = word_pattern(r"(?:all|any|various|multiple)[\s-]levels?")
_LEVEL_PATTERNS = (
    (Seniority.JUNIOR, word_pattern(
        r"junior\+?", r"jr", r"jnr", r"júnior", r"entry[\s-]level", r"(?<!data )entry",
        r"(?:new|fresh|recent)[\s-]grad\w*",
        r"graduates?", r"early[\s-]career", r"newly[\s-]qualified", r"trainee",
        r"débutante?", r"débutant\(e\)", r"młodszy", r"młodsza", r"berufseinsteiger\w*", r"absolvent\w*", r"初级",
        r"младший",
        rf"associate(?= (?:[\w/]+ ){{0,4}}?{_ROLE}\b)(?! (?:director|principal))",
    )),
    (Seniority.MID, word_pattern(
        r"mid(?:dle)?(?:[\s-]?level)?", r"midlevel", r"intermediate", r"intermédiaire", r"confirmée?", r"confirmed",
        r"confirmé\(e\)", r"pleno",
        r"plena", r"semi[\s-]?senior", r"semi[\s-]?sr", r"ssr", r"medior", r"regular", r"中级", r"mid-?weight",
    )),
    (Seniority.SENIOR, word_pattern(
        r"(?<!semi )(?<!semi-)senior", r"(?<!semi )(?<!semi-)sr", r"snr", r"sénior", r"sênior", r"seniore", r"starszy",
        r"starsza", r"高级", r"资深", r"старший",
        r"シニア", r"expérimentée?", r"experto senior",
    )),
    (Seniority.LEAD, word_pattern(
        r"lead", r"leader", r"tech[\s-]?lead", r"team[\s-]?lead(?:er)?", r"teamlead\w*", r"teamleit\w+", r"líder",
        r"chef(?:fe)? d[’']équipe", r"teamleider", r"brygadzist\w+",
        r"lider", r"référent\w*",
    )),
    (Seniority.STAFF, word_pattern(r"staff\+?")),
    (Seniority.PRINCIPAL, word_pattern(r"principal", r"principle", r"distinguished")),
)  # fmt: skip
_INTERN = word_pattern(
    r"intern", r"interns", r"internships?", r"^stage(?! manag)", r"(?<=[-–—(|] )stage", r"(?<=\()stage", r"stagiaires?",
    r"alternan\w+", r"apprenti(?:\(e\)|e|s)?",
    r"apprentic\w+", r"apprentissage", r"co-?\s?op", r"(?:working|werk|deeltijd|dual)\s?-?student\w*", r"praktik\w+",
    r"ausbildung\w*", r"azubi\w*",
    r"auszubildende\w*", r"duales studium", r"estágio", r"estagi[aá]ri\w+", r"becari\w+", r"prácticas", r"tirocin\w+",
    r"staż\w*", r"实习\w*",
    r"summer (?:student|analyst)", r"student", r"インターン",
)  # fmt: skip
_EXECUTIVE = word_pattern(
    r"^vp", r"(?<=[,(/|&–-] )vp", r"(?<=senior )vp", r"(?<=sr )vp", r"(?<=sr\. )vp", r"vp(?=,| of\b| [-–—|&] )",
    r"svp", r"evp", r"avp", r"vice[\s-]president", r"president", r"chief(?: \w+){1,3} officer", r"c[teiofm]o",
    r"ciso", r"(?:co-?)?founder",
)  # fmt: skip
_DIRECTOR = word_pattern(
    r"directors?", r"head(?= of)", r"^head(?=,)", r"directeur", r"directrice", r"diretora?", r"direktor\w*", r"leiter(?:in)?"
)
_MANAGER = word_pattern(
    r"engineer(?:ing)? manager", r"(?:software|web|app|application|mobile|it) development manager",
    r"(?:senior|sr\.?|group)? ?manager(?=,| of| [-–] )",
    r"(?:senior|sr\.?) manager",
    r"(?:it|qa|sre|devops|security|data|design|sales|support|operations|finance|accounting|hr|recruiting|analytics|"
    r"general|"
    r"store|team|people|area|regional|district|plant|service|infrastructure|platform|network|science|test|testing|"
    r"legal|payroll|facilities|audit|risk|compliance|procurement|purchasing|quality|logistics|supply[\s-]chain|maintenance|"
    r"treasury|tax|claims|billing) manager",
    # Who manages a place or a shift leads its people.
    r"(?:clinic|practice|ward|nurs(?:e|ing)|hospital|pharmacy|care[\s-]home|restaurant|caf[eé]|bar|kitchen|catering|"
    r"bakery|hotel|"
    r"housekeeping|front[\s-]desk|reception|spa|salon|gym|pool|park|golf|camp|club|shop|retail|branch|outlet|warehouse|"
    r"depot|"
    r"fleet|dispatch|shift|duty|floor|production|factory|mill|garage|workshop|farm|nursery|garden|estate|school|library|"
    r"museum|"
    r"gallery|theatre|theater|cinema|laboratory|lab|studio|cent(?:er|re)|site|call[\s-]cent(?:er|re)) manager",
    r"(?:software )?engineering supervisor", r"supervisor", r"gerente de engenharia",
    # The same in other languages.
    r"^(?:stellvertretende |stv\. )?leitung(?= )",
    r"(?:filial|markt|shop|store|schicht|küchen|restaurant|hotel|betriebs|werks?|standort|niederlassungs|lager|produktions|"
    r"stations|wohnbereichs|pflegedienst|kita|einrichtungs|verkaufs|werkstatt|abteilungs|bereichs)leit(?:er(?:in)?|ung)",
    r"(?:responsable|gérante?) (?:adjointe? )?(?:de |du |d[’'])(?:la |l[’'])?(?:boutique|magasin|rayon|équipe|restaurant|"
    r"restauration|site|agence|production|atelier|cuisine|exploitation|hôtel|entrepôt|crèche)", r"chef(?:fe)? de cuisine",
    r"(?:jef[ea]|encargad[oa]|gerente) de (?:la )?(?:tienda|cocina|turno|planta|equipo|almacén|sala|sección|restaurante|"
    r"producción|sucursal|loja|produção)",
    r"(?:responsabile|direttore|direttrice) (?:di |del )?(?:negozio|punto vendita|reparto|produzione|magazzino)",
    r"(?:filiaal|winkel|vestigings|afdelings|locatie|bedrijfs|magazijn)(?:manager|leider|hoofd)",
    r"(?:butiks|enhets|skift|restaurang|avdelnings|verksamhets)chef", r"kierowni(?:k|czka) (?:sklepu|zmiany|restauracji|"
    r"magazynu|produkcji|zespołu|działu)",
)  # fmt: skip
# Managers who need not manage people.
_NON_PEOPLE_MANAGER = word_pattern(
    r"(?:product|project|program(?:me)?|account|customer success|client|community|marketing|partner|"
    r"(?<!software )(?<!web )(?<!app )(?<!application )(?<!mobile )(?<!it )development|release|delivery|"
    r"success|relations|brand|content|category|case|office|engagement|implementation|relationship|partnerships?|"
    r"portfolio|campaign|growth) managers?",
)  # fmt: skip

_PART_SEPARATOR = re.compile(r"\s[-–—|]\s|,\s")
_LEVELS_OF_NUMERALS = {Seniority.JUNIOR, Seniority.MID, Seniority.SENIOR, Seniority.STAFF, Seniority.PRINCIPAL}
_RANKS = {level: rank for rank, level in enumerate(Seniority)}

# "Staff or Senior Staff Engineer": the second is not senior.
_SENIOR_STAFF = re.compile(r"\b(?:senior|sr\.?) (?=(?:staff|principal)\b)", re.IGNORECASE)

_NUMERALS = {
    "i": Seniority.JUNIOR,
    "ii": Seniority.MID,
    "iii": Seniority.SENIOR,
    "iv": Seniority.STAFF,
    "v": Seniority.PRINCIPAL,
}
_NUMERALS |= {"1": Seniority.JUNIOR, "2": Seniority.MID, "3": Seniority.SENIOR, "4": Seniority.STAFF}
_NUMERAL = re.compile(
    rf"\b{_ROLE}s?(?:\s\([^()]{{1,40}}\))?(?:[\s,(-]+|\s?[-–]\s?)(?:level |grade )?(?P<after>iii|ii|iv|i|v|"
    rf"[1-4])(?![\w.+%#]|\s?(?:year|month|open|role|position))"
    r"|(?<!type)(?<!phase)(?<!class)(?<!tier)(?<!part)(?<!war)(?<!title)(?<!category)(?<!division)(?<!schedule)(?<!stage)"
    r"\s(?P<last>(?-i:II|III|IV|I))\s*(?=$|[,(–—]|-\s)"
    r"|\b(?:level|grade)[\s-]?(?P<level>iii|ii|iv|i|v|[1-4])(?!\w|\s+(?:support|technical|engineer|help|math|teach|pupil|"
    r"student|class|school|science|english|reading))"
    r"|(?<![\w.])(?:l|ic|e|sde|swe)-?(?P<code>[1-4])(?![\w.])",
    re.IGNORECASE,
)
# Grades that are taught, and levels that are a certificate: "Teacher, Grade 3", "Nursery Practitioner, Level 3".
_SCHOOL = re.compile(
    r"\b(?:teach\w*|tutor|educator|school|nursery|childcare|early years|paraprofessional|coach|instructor)\b", re.IGNORECASE
)
_GRADE_AT_SCHOOL = re.compile(r"\b(?:grades?|levels?|year|class)[\s-]?(?:\d|i{1,3}\b|iv\b|v\b)", re.IGNORECASE)
# Separators between alternative levels: "Senior/Staff", "Mid - Senior", "Senior or Lead", "Senior (Lead)".
_ALTERNATIVE_SEPARATOR = re.compile(r"[\s.+)]{0,4}(?:level)?\s?(?:/|or|to|-|–|&|and|\||,|\()[\s(]{0,2}", re.IGNORECASE)

_ROLE_STATEMENT = re.compile(
    r"\b(?:(?:looking|searching|on the hunt|hunting) for|seeking|hiring|in search of|role of|position of|"
    r"join \w{1,20}(?: \w{1,20}){0,3} as|"
    r"(?<!such )(?<!well )as|opportunity for|need|recherch\w+|suchen|buscamos|procuramos) "
    r"(?:an?|our|the|un|une|uma?|einen?) "
    r"(?P<role>(?:(?!(?:by|the|of|in|who|that|to|with|for|from|at) )[\w.#+/&'’-]{1,20},? ){1,7}?"
    r"(?:engineer|developer|programmer|architect|designer|analyst|scientist|manager|administrator|consultant|"
    r"expert|specialist|technician|accountant|researcher|writer|recruiter|tester|développeur|entwickler|desarrollador|"
    r"desenvolvedor|sre))\b"
    r"|\b(?:this|our|the|an?) (?P<level>(?:entry|junior|mid|senior|staff|principal|lead)[ -]level) "
    r"(?:role|position|job|opportunity)\b"
    r"|^(?:position|job title|title|role|level|seniority|seniority level|experience level|"
    r"job level)\s?: ?(?P<field>.{1,80})",
    re.IGNORECASE,
)
_NON_ROLE_SECTIONS = {
    SectionKind.BENEFITS, SectionKind.COMPENSATION, SectionKind.LOCATION, SectionKind.PROCESS,
    SectionKind.EQUAL_OPPORTUNITY, SectionKind.PREFERRED,
}  # fmt: skip
_MAX_LINE, _MAX_LINES = 2_000, 300


def read_seniority(document: Document) -> Fact[Seniority] | None:
    """Return the level of the role, or None where the ad states none.

    "Architect", "Expert" and "Specialist" are not levels.
    """
    title = document.title
    if _ALL_LEVELS.search(title.text):
        return None
    text = _FALSE_POSITIVES.sub(" ", unicodedata.normalize("NFKC", title.text))
    evidence = (Evidence(title.text, title.number, EvidenceRule.TITLE_NAMES_LEVEL),)
    if level := _level_in_words(text):
        return Fact(level, evidence)
    # What a numeral means depends on the company, so the words of the text come before it.
    in_body = None if _NON_PEOPLE_MANAGER.search(title.text) else _read_body(document)
    if not (level := _level_by_numeral(text)):
        return in_body
    return in_body if in_body and in_body.value in _LEVELS_OF_NUMERALS else Fact(level, evidence)


def _level_in_words(text: str) -> Seniority | None:
    """Return the level that the words of a title name, or None.

    >>> _level_in_words("Senior Software Engineer II")
    Seniority.SENIOR
    """
    first = _level_by_word(_PART_SEPARATOR.split(text)[0])
    if first is Seniority.JUNIOR:
        return first  # what follows is the name of a unit: "Junior Planner - Team Lead Desk"
    if _INTERN.search(text):
        return Seniority.INTERN
    if _DIRECTOR.search(text):
        return Seniority.DIRECTOR
    if _EXECUTIVE.search(text):
        return Seniority.EXECUTIVE
    if _MANAGER.search(_NON_PEOPLE_MANAGER.sub(" ", text)):
        return Seniority.MANAGER
    return _level_by_word(text)


def _level_by_word(text: str) -> Seniority | None:
    """Return the highest level named, or the lowest of alternatives ("Senior/Staff", "Mid-Senior")."""
    text = _SENIOR_STAFF.sub("", text)
    matches = [(match.start(), match.end(), level) for level, pattern in _LEVEL_PATTERNS for match in pattern.finditer(text)]
    if not matches:
        return None
    levels = [level for _, _, level in matches]
    ordered = sorted(matches)
    for (_, end, one), (start, _, other) in pairwise(ordered):
        if one != other and _ALTERNATIVE_SEPARATOR.fullmatch(text[end:start]):
            return min(one, other, key=_RANKS.__getitem__)
    return max(levels, key=_RANKS.__getitem__)


def _level_by_numeral(text: str) -> Seniority | None:
    text = _GRADE_AT_SCHOOL.sub("", text) if _SCHOOL.search(text) else text
    match = _NUMERAL.search(text.replace("lll", "III").replace(" ll", " II"))
    return _NUMERALS[(match["after"] or match["last"] or match["level"] or match["code"]).casefold()] if match else None


def _read_body(document: Document) -> Fact[Seniority] | None:
    """Return the level that a sentence names for the role: "We are looking for a senior developer"."""
    for section, line in islice(document.lines(), _MAX_LINES):
        if section.kind in _NON_ROLE_SECTIONS:
            continue
        for match in _ROLE_STATEMENT.finditer(line.text[:_MAX_LINE]):
            text = _FALSE_POSITIVES.sub(" ", match["role"] or match["level"] or match["field"])
            if level := _level_by_word(text) or _level_by_numeral(text):
                return Fact(level, (_make_evidence(line, match),))
    return None


def _make_evidence(line: Line, match: re.Match[str]) -> Evidence:
    return Evidence(quote(line.text, match.start()), line.number, EvidenceRule.TEXT_STATES_LEVEL)
