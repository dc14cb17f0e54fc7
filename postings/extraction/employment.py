"""Read the employment type, where the ad states that of the job itself.

Benefits for full-time employees, contracts that the work is about, and a choice of types do not count; neither does a
permanent contract, since that may be full-time or part-time. In the title a term counts by itself; in the body it counts
in a field ("Job type: contract"), as a line of its own, or in a sentence about the position.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from postings.choices import Employment, SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line

# In order of precedence: a full-time internship is an internship, a part-time contractor has a contract.
_TERMS = {
    Employment.INTERNSHIP: r"intern|internship|alternance|alternant\(?e?\)?|apprenti|apprentice(?:ship)?|"
    r"apprentissage|stagiaire|"
    r"(?:^|(?<=[|(–-] ))stage(?= [-–|]| assistant| ing[ée]nieur| de | di | en |$)|(?<=\bun )stage(?= de | d[e’']|\W)|"
    r"praktikum|praktikant\w*|est[áa]gio|tirocinio|becari[oa]s?|"
    r"stagiair(?:s|es)?|pasant(?:[íi]as?|e)|prácticas|stażyst\w+|co-?op(?= |$)|实习\w*|"
    r"werkstud\w+|working students?|duales? (?:student\w*|studium|studierende\w*)|tirocinant[ei]|estagi[aá]ri[oa]s?|"
    r"azubis?|auszubildende\w*|(?:berufs)?ausbildung(?= (?:zum|zur|als)\b)|"
    # Not "staż pracy", the years that somebody has worked, nor "dobre praktyki".
    r"(?:^|(?<=[|(–-] ))(?:staż|praktyki|praktik)(?= (?:we?|na|dla|i|inom|hos|på)\b|$|\))",
    Employment.TEMPORARY: r"temporary|(?:maternity|paternity|parental|sick)(?: leave)? (?:cover(?:age)?|replacement)|"
    r"FTC(?! \w+ compl)|"
    r"(?:elternzeit|mutterschafts|schwangerschafts|krankheits)vertretung|"
    r"remplacement (?:de |d[’']un )?congé (?:de )?(?:maternité|parental)|(?:sustitución por|sostituzione(?: di|"
    r" per)?|substituição (?:por|de)(?: licença)?) (?:baja |de )?matern\w+|zwangerschapsvervanging|"
    r"vervanging (?:wegens )?zwangerschap\w*|"
    r"(?:\d{1,2}|one|two|three|six)[ -](?:week|month)s? assignment|"
    r"temp(?= (?:position|role|job|to))|fixed[- ]term|CDD|befristet\w*|temporaire|"
    r"contrato temporal|tempo determina[td]o|duraci[óo]n determinada|durée déterminée|prazo determinado|termo certo|"
    r"tijdelijk(?:e|er)?|bepaalde tijd|vikariat|visstid\w*|midlertidig\w*|"
    r"tidsbe(?:gränsad|grænset)\w*|czas określony|määräaikainen|seasonal|"
    r"(?<=mission d['’])intérim|(?<=contrat d['’])intérim|saisonnière?s?|saison(?:arbeit|aushilfe|kraft|stelle)\w*|"
    r"(?:umowa o pracę )?na zastępstwo|en extra(?= |$)|"
    # Work when it is needed, without a number of hours.
    r"(?:locum|per diem|prn)(?= |$|[),/])|zero[- ]hours?|nulurencontract\w*|0-urencontract\w*|oproep(?:basis|kracht\w*)|"
    r"casual(?= (?:basis|contract|position|role|employment|workers?|staff)\b)|"
    r"bank(?= (?:(?:registered|staff|health ?care|care|support) )?(?:nurse|midwife|hca|assistant|worker)\b)",
    Employment.CONTRACT: r"contract(?:or|ing)?|freelanc(?:e|er|ers|ing)|contractors|b2b|c2c|corp[- ]to[- ]corp|w2|"
    r"1099|freiberuflich\w*|honorarbasis|werkvertrag|partita iva|zzp(?:[’']?er)?|(?<=contrato )pj|(?<=regime )pj|"
    r"(?<=contratação )pj|umowa (?:zlecenie|o dzieło)",
    Employment.PART_TIME: r"part[- ]?time|0[.,]\d{1,2} ?fte|(?<=jornada: )parcial|"
    r"half[- ]time|mi-temps|mini-?jobs?(?=-|\b)|teilzeit|temps partiel|tiempo parcial|media jornada|meio período|"
    r"niepełn(?:y|ym) (?:etat|wymiar\w*)|część etatu|pół etatu|兼职|deeltijd\w*|parttime|deltid\w*|temps parcial|"
    r"jornada parcial|"
    r"tempo parcial|tempo parziale|teilzeit(?:stelle|anstellung|position|beschäftigung)|osa-aika\w*",
    Employment.FULL_TIME: r"full[- ]?time|(?<=jornada: )completa|"
    r"vollzeit|temps plein|tiempo completo|jornada completa|tempo integral|tempo inteiro|"
    r"período integral|pełn(?:y|ym) (?:etat|wymiar\w*)|pełen etat|全职|正社員|fulltime|voltijds?\w*|heltid\w*|fuldtid\w*|"
    r"temps complet|tempo pieno|vollzeit(?:stelle|anstellung|position|beschäftigung)|kokoaika\w*",
}
_TERM = re.compile(
    "|".join(rf"(?P<{term.name}>(?<![\w/-])(?:{words})(?!\w))" for term, words in _TERMS.items()), re.IGNORECASE
)
# Each line with a term contains one of these, in lower case.
_WORDS = (
    "intern", "altern", "appren", "stagiaire", "stage", "prakti", "praktyk", "stág", "stag", "tirocin", "pasant",
    "prácticas", "staż",
    "co-op", "coop", "实习", "temp", "assignment", "fixed", "cdd", "befristet", "cover", "ftc", "vertretung",
    "contract", "freelanc", "b2b", "c2c", "corp", "w2", "1099", "freiberuflich", "honorarbasis", "werkvertrag",
    "partita iva", "zzp", "pj", "umow", "remplacement", "replacement", "sustitu", "sostitu", "substitui", "zwangerschap",
    "mi-temps",
    "minijob", "mini-job", "werkstud", "working student", "duale", "azubi", "auszubild", "ausbildung", "fte", "zastępstwo",
    "extra", "locum", "per diem", "prn", "zero", "urencontract", "oproep", "casual", "bank",
    "becari", "intérim",
    "part", "half", "teilzeit", "parci", "media jornada", "meio período", "etat", "wymiar", "兼职", "deeltijd", "deltid",
    "osa-aika", "full",
    "vollzeit", "tiempo", "completa", "integral", "temps", "tempo",
    "determina", "détermin", "termo certo", "tijdelijk", "bepaalde", "vikariat", "visstid", "midlertidig", "tidsbe",
    "określony", "määräaik", "season", "saison", "全职", "正社員", "voltijd", "heltid", "fuldtid", "kokoaika",
)  # fmt: skip
# Contexts in which "contract" and similar words mean something else.
_OTHER_MEANING_BEFORE = re.compile(
    r"\b(?:smart|government|federal|data|employment|api|defen[cs]e|general|of|social|prime|under|your|previous|prior|non|"
    r"post|pre|former|former|with|manage|pending|convert\w*|potential|transition\w*|lead(?:ing)?|path|option|becoming|"
    r"later|into|depending on|no|not a|independent of)[\s/-]+(?:(?:a|an|to|for|any)[\s-])*$",
    re.IGNORECASE,
)
_OTHER_MEANING_AFTER = re.compile(
    r"^[\s/-]*(?:of employment|employees?\b|staff\b|hires?\b|hourly|equivalent|experience|work experience|"
    r"program manager|coordinator)",
    re.IGNORECASE,
)
_PRODUCT_AFTER = re.compile(
    r"^[\s/-]*(?:life-?cycle|manag|manufactur|develop(?:ment)? (?:and|org)|test|research|law|negotiat|admin|specialist|"
    r"analyst|visib|award|drafting|review|saas|platform|sales|commerce|e-?commerce|business|market|payments?|compan|"
    r"product|customer|software|tech)",
    re.IGNORECASE,
)
# A permanent contract is no job of a contractor.
_PERMANENT_BEFORE = re.compile(r"\b(?:permanent|open-ended|indefinite)\s$", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|oder|ou|lub)\b|[/|]", re.IGNORECASE)
_PERMANENT = re.compile(r"\b(?:permanent|employment contract|contract of employment|employee|coe|uop|perm)\b", re.IGNORECASE)
_LIMITED_TERMS = {Employment.CONTRACT.name, Employment.TEMPORARY.name}
_OF_SOME_MONTHS = {*_LIMITED_TERMS, Employment.INTERNSHIP.name}

_JOB_NOUNS = (
    r"position|role|job|post|opportunity|vacancy|posting|opening|assignment|engagement|internship|poste|emploi|stelle|anstellung|"
    r"arbeitsverhältnis|dienstverband|baan|functie|tjänst|stilling|puesto|empleo|contrato|trabajo|trabalho|vaga|lavoro|"
    r"contratto|praca|umowa"
)
_SUBJECT = re.compile(
    rf"\b(?:this|these|it|(?:this|the|these|our|your) (?:[\w&/+#.-]+ ){{0,4}}(?:{_JOB_NOUNS})s?)(?: \([^)]*\))?(?: is| are|"
    rf" will be|['’]s)(?P<between>\s[^;:]{{0,60}})$",
    re.IGNORECASE,
)
_IS_A = re.compile(r"\b(?:is|are) (?:an? )?(?P<between>[^;:]{0,30})$", re.IGNORECASE)
_NOT_ABOUT_JOB = re.compile(
    r"\b(?:not|may|could|based on|eligible|available|convert\w*|potential|responsible|experience|benefits?|employees?|"
    r"salary|range|possib\w+|than|to work|offered|working|used|both|dependent|members)\b",
    re.IGNORECASE,
)
_SEEKING = re.compile(
    r"\b(?:looking for|seek(?:s|ing)?|hiring|searching for|needs|in search of|on the hunt for|adding|recruiting|"
    r"to hire|on board|offer(?:ing|s)?|bieden|zoeken|bieten|suchen|erbjuder|söker|proposons|offrons|recherchons|"
    r"ofrecemos|buscamos|"
    r"advertisement is)\b(?P<between>[^;:]{0,70})$",
    re.IGNORECASE,
)
# "We are seeking a part-time …": what follows is the job, whatever it is called.
_SEEKING_DIRECTLY = re.compile(r"^\s(?:an?|our|een|eine?n?|une?|en|ett)\s(?:new |permanent )?$", re.IGNORECASE)
# "un poste à temps partiel", "eine Stelle in Teilzeit".
_JOB_BEFORE = re.compile(
    rf"\b(?:{_JOB_NOUNS}|CD[ID]|(?:arbeits)?vertrag|festanstellung|contrat)s?\s(?:(?:[\w/]+\s|\([^()]*\)\s){{1,2}})?(?:à|in|en|auf|op|på|na|a|em|de|d['’]une|di)\s$|"
    r"\b(?:mission|contrat) d[’']$",
    re.IGNORECASE,
)
# "Wir suchen ab sofort in Vollzeit …"
_IN_MODE_BEFORE = re.compile(r"\b(?:in|auf|à|a|en|op|på|em)\s$", re.IGNORECASE)
# A term that is also the word for the job: "Vollzeitstelle".
_IS_JOB = re.compile(r"(?:stelle|anstellung|position|beschäftigung|stilling|stillingen|tjänst|baan|functie)$", re.IGNORECASE)
_OFFERS_INTERNSHIP = re.compile(
    r"^\s$|^(?: [\w’']+){0,3}? (?:an?|une?|ein|een|ett?|uma?)"
    r"(?: (?:(?:un)?paid|full-time|part-time|summer|winter|\w+er))? $",
    re.IGNORECASE,
)
_JOB_IS_BEFORE = re.compile(
    r"\b(?:die (?:stelle|position|anstellung)|stillinge?n|"
    r"der vertrag|das arbeitsverhältnis|tjänsten|anställningen|le (?:poste|contrat)|"
    r"el (?:puesto|contrato)|de (?:functie|baan)) (?:ist|är|er|est|es|is)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_IT_IS_BEFORE = re.compile(
    r"\b(?:het gaat om|het betreft|es handelt sich um|il s[’']agit d[’']|det (?:er|är)|se trata de|trata-se de|"
    r"si tratta di)\s?\w{0,4}\s$",
    re.IGNORECASE,
)
_ON_BASIS_BEFORE = re.compile(
    r"\b(?:candidate|you)\b[^.;]{0,30}\b(?:work|be employed|be hired)\b[^.;]{0,15} on an? (?:[\w-]+,? ){0,2}$", re.IGNORECASE
)
_JOIN_AS_BEFORE = re.compile(
    r"\b(?:join|engage[ds]?|hire[ds]?|work with) (?:us |you )?as an? (?:independent )?$", re.IGNORECASE
)
_YOU_WORK_BEFORE = re.compile(
    r"(?:^|[.!?] )(?:you|du|je|vous|tu)(?:['’]ll| will)? (?:work|arbeitest|werkt|travaill\w+) (?:in |à )?$", re.IGNORECASE
)
_OF_JOB_BEFORE = (_YOU_WORK_BEFORE, _JOB_BEFORE, _JOB_IS_BEFORE, _IT_IS_BEFORE, _ON_BASIS_BEFORE, _JOIN_AS_BEFORE)
# Usual numbers of months in English, French, German, Dutch, Spanish, Portuguese, Italian and Swedish.
_NUMBER_WORDS = (
    r"(?:two|three|four|five|six|nine|twelve|eighteen|deux|trois|quatre|cinq|neuf|douze|zwei|drei|vier|fünf|sechs|neun|"
    r"zwölf|twee|drie|vijf|zes|negen|twaalf|dos|tres|cuatro|cinco|seis|nueve|doce|dois|três|quatro|nove|doze|"
    r"due|tre|quattro|cinque|sei|dodici|två|fyra|fem|sex|tolv)"
)
# "Fixed term until 31 May"
_UNTIL_AFTER = re.compile(r"^ (?:until|till|bis|jusqu[’']|hasta|até|fino|tot|t\.o\.m\.)", re.IGNORECASE)
_MONTHS_AFTER = re.compile(
    r"^(?: contract| role| position| vertrag)?(?: de fin d[’']études)?"
    r"(?: (?:runs|lasts|will last|is|läuft|dure|duurt|dura)(?= ))?"
    r"(?: (?:remunerad[oa]s?|rémunérée?|retribuit[oi]|bezahlte?s?|vergütete?s?))?[ ,(]{1,2}"
    r"(?:for |of |de |d[’']une durée de |für |van |voor |di |na |på )?"
    rf"(?:\d{{1,2}}|{_NUMBER_WORDS})[ -]?(?:months?|mois|monate|maanden|mesi|meses|miesi\w+|månader|måneder)\b",
    re.IGNORECASE,
)
_ARTICLE_BEFORE = re.compile(r"^\W*(?:an?|the|this|your|our|eine?n?|une?|una|um|een|en|ett)?\s*$", re.IGNORECASE)
_CONTRACT_OF_MONTHS = re.compile(rf"\b(?:\d{{1,2}}|{_NUMBER_WORDS})[\s-]?(?:month|mth|week|year)s?[\s-]$", re.IGNORECASE)
_ON_OFFER = re.compile(
    r"^\s(?:hours|shifts|positions?|roles?)(?: (?:is|are))? available\b|^\s(?:gesucht|zu besetzen|zu vergeben)\b",
    re.IGNORECASE,
)
_THIS_BEFORE = re.compile(r"\b(?:this|our)\s(?:[\w-]+[\s,]+){0,3}$", re.IGNORECASE)
_JOB_AFTER = re.compile(rf"^[\s,]*(?:[\w-]+[\s,/]+){{0,4}}(?:{_JOB_NOUNS})\b", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    rf"^[\s,-]*(?:[\w+#./-]+[\s,/]+){{0,5}}(?:engineer|developer|contractor|basis|{_JOB_NOUNS})", re.IGNORECASE
)
# "Full time shift position for entry level workers": a sentence that begins with the term.
_BARE_JOB_AFTER = re.compile(
    r"^\s(?:[\w-]+\s){0,3}(?:position|role|job|opportunity|vacancy|opening|poste|stelle)\s?"
    r"(?:$|[.,;:(–]|\b(?:for|in|at|with|involving|based|within|available|pour|für|en|à)\b)",
    re.IGNORECASE,
)
_A_BEFORE = re.compile(r"^\W*(?:an?|eine?|een|une?|una?|uma?)\s$", re.IGNORECASE)
_AS_A_BEFORE = re.compile(r"^As an? $", re.IGNORECASE)
_MEMBER_AFTER = re.compile(r"^[\s-]*(?:member|team member|employee|contractor)\b", re.IGNORECASE)
_INTERNSHIP_BEFORE = re.compile(
    r"\b(?:this|about the|during (?:the|your)|votre|cette|ce) $|\b(?:contrat|poste|emploi|offre) (?:en |de |d[’'])$|"
    r"\b(?:this|it)(?: is|['’]s) an? (?:[\w-]+,? ){0,3}$|"
    r"\b(?:es handelt sich um ein|il s[’']agit d[’']un|het gaat om een|se trata de unas?|det är en) (?:[\w-]+ )?$",
    re.IGNORECASE,
)

_PROGRAM_AFTER = re.compile(
    r"^(?:\s(?:and|or|&)\s\w+)?\s(?:(?:search )?platforms?|programs?|programmes?|opportunit\w+|experience)\b", re.IGNORECASE
)
_LENGTH_AFTER = re.compile(r"^\s(?:length|duration|period)\b", re.IGNORECASE)

_FIELD = re.compile(
    r"^[\w /()-]{0,40}?\b(?:type|status|contract|employment|schedule|classification|commitment|duration|opportunity|"
    r"position|role|job|hours|work|vacancy|terms?|term|jornada|horario|dedicaci[óo]n?|engagement|vertragsart|"
    r"anstellungsart|arbeitszeit|arbeitsmodell|beschäftigungs(?:art|form|umfang)|umfang|pensum|contrat|contrato|time type|"
    r"dienstverband|omfattning|anställningsform|rodzaj umowy|wymiar|regime|vínculo|basis)"
    r"(?: [\w/()]+){0,5}\s?[:–-] ?[^.;:]{0,40}$",
    re.IGNORECASE,
)
# "Part-time 24 hours a week", "Deltid 75 %"
_HOURS = re.compile(
    r"\s\d[\d.,–-]*\s?(?:(?:h|hours?|hrs?|std|stunden|heures|horas|uur|ore|godz|tim(?:mar)?)\b.*|%)$", re.IGNORECASE
)
_SEPARATOR = re.compile(r"[,|•·()/–—:;]|\s-\s|\.\s")
# "Full-time employment in Lithuania", "Freelance opdracht": a line that begins with the type of a job.
_JOB_DIRECTLY_AFTER = re.compile(rf"[ -](?:employment|collaboration|opdracht|{_JOB_NOUNS})\b", re.IGNORECASE)
# What follows is a job that one may have after this one.
_LATER_BEFORE = re.compile(
    r"\b(?:possibilité|accéder à|à l[’']issue|possibility|afterwards|im anschluss|posibilidad)\b", re.IGNORECASE
)
_EMPLOYEE_AFTER = re.compile(r"^[\s-]*employee\b(?! benefits)", re.IGNORECASE)
_ADJACENT_WORDS = set(
    "regular permanent cdi à en remote salary salaried exempt fully 100% position role employment job work opportunity "
    "only de mañana tarde in auf als a la por basis contract contrat contrato contratto vertrag kontrakt "
    "umowa poste baan functie "
    "stelle mission unbefristet unbefristete zatrudnienie praca w na regime contratación contratação "
    "collaborazione longue courte durée lange kurze langfristige long-term short-term".split()
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:benefits?|perks|employees?|eligible|experience|years|only for|available|not)\b", re.IGNORECASE
)
_MAX_FIELD_LINE = 90
_SENTENCE_END = re.compile(r"[.!?;]\s(?=\W*[A-ZÀ-Ý])|[•●。]")
_MAX_SENTENCE_DISTANCE = 200
_MAX_LINE_QUOTE = 160
_MAX_TERMS = 50


def employment_in_title(document: Document) -> Fact[Employment] | None:
    title = document.title
    term = _pick([match for match in _TERM.finditer(title.text) if _is_term_in_title(title.text, match)])
    return Fact(term, (Evidence(title.text, title.number, EvidenceRule.TITLE_NAMES_JOB_TYPE),)) if term else None


def read_employment(document: Document) -> Fact[Employment] | None:
    """Return the type that the title names, else the body. None where none is stated or the ad offers a choice."""
    if in_title := employment_in_title(document):
        return in_title
    for line in _lines_with_words(document):
        for match in islice(_TERM.finditer(line.text), _MAX_TERMS):
            start, end = _sentence_bounds(line.text, match)
            rule = _find_rule(line, match, line.text[start : match.start()], line.text[match.end() : end])
            if not rule:
                continue
            sentence = line.text[start:end]
            terms = [each for each in _TERM.finditer(sentence) if not _has_other_meaning(sentence, each)]
            if _is_alternative(sentence, terms):
                return None
            term = _pick([match, *_adjacent_terms(match, start, terms)])
            return (
                Fact(
                    term,
                    (Evidence(line.text if len(line.text) <= _MAX_LINE_QUOTE else sentence.strip(), line.number, rule),),
                )
                if term
                else None
            )
    return None


def _lines_with_words(document: Document) -> Iterator[Line]:
    lines = [(line, line.text.lower()) for line in _lines(document)]
    text = "\n".join(lower for _, lower in lines)
    words = [word for word in _WORDS if word in text]
    for line, lower in lines:
        if any(word in lower for word in words):
            yield line


def _lines(document: Document) -> Iterator[Line]:
    for section in document.sections:
        if section.is_repeat or section.kind is SectionKind.EQUAL_OPPORTUNITY:
            continue
        if section.heading:
            yield Line(section.line, section.heading)
        yield from section.lines


def _pick(matches: list[re.Match[str]]) -> Employment | None:
    named = {match.lastgroup for match in matches}
    return next((term for term in _TERMS if term.name in named), None)


def _adjacent_terms(match: re.Match[str], start: int, terms: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the match and the terms directly after it: "full-time contractor"."""
    end = match.end() - start
    return [each for each in terms if match.start() - start <= each.start() <= end + 25]


def _is_alternative(sentence: str, terms: list[re.Match[str]]) -> bool:
    """Return whether a sentence offers a choice: "full-time or part-time", "permanent or B2B contract"."""
    named = {term.start(): (term.end(), term.lastgroup) for term in terms}
    if any(group in _LIMITED_TERMS for _, group in named.values()):
        named |= {match.start(): (match.end(), None) for match in _PERMANENT.finditer(sentence)}
    return any(
        group != other_group and _OR.search(sentence[end:start])
        for (_, (end, group)), (start, (_, other_group)) in pairwise(sorted(named.items()))
    )


def _is_term_in_title(title: str, match: re.Match[str]) -> bool:
    before, after = title[: match.start()], title[match.end() :]
    if _has_other_meaning(title, match):
        return False
    if match.lastgroup == Employment.CONTRACT.name and match[0].casefold() in ("contract", "b2b", "c2c", "w2"):
        return bool(
            re.match(r"\s*(?:$|[)\]:|,–—-]|/|opportunity|role|position|to hire|basis|only|maybe)", after, re.IGNORECASE)
        ) or (not before.strip(" [("))
    return True


def _has_other_meaning(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    return bool(
        _OTHER_MEANING_BEFORE.search(before)
        or _OTHER_MEANING_AFTER.match(after)
        or (match.lastgroup in _LIMITED_TERMS and (_PRODUCT_AFTER.match(after) or _PERMANENT_BEFORE.search(before)))
    )


def _find_rule(line: Line, match: re.Match[str], before: str, after: str) -> EvidenceRule | None:
    """Return the rule by which a term in the body applies to this job, or None where it does not."""
    if _AS_A_BEFORE.match(before) and _MEMBER_AFTER.match(after):
        return EvidenceRule.GIVEN_AS_JOB_TYPE
    seeking = _SEEKING.search(before)
    if seeking and _SEEKING_DIRECTLY.match(seeking["between"]) and _EMPLOYEE_AFTER.match(after):
        return EvidenceRule.STATED_OF_APPLICANT
    if _has_other_meaning(line.text, match) or _LATER_BEFORE.search(before):
        return None
    if match.lastgroup == Employment.CONTRACT.name and not before.strip() and _LENGTH_AFTER.match(after):
        return EvidenceRule.CONTRACT_LENGTH
    if match.lastgroup in _LIMITED_TERMS and _CONTRACT_OF_MONTHS.search(before):
        return EvidenceRule.CONTRACT_LENGTH
    has_length = _MONTHS_AFTER.match(after) or _UNTIL_AFTER.match(after)
    if match.lastgroup in _OF_SOME_MONTHS and _ARTICLE_BEFORE.match(before) and has_length:
        return EvidenceRule.CONTRACT_LENGTH
    if match.lastgroup == Employment.INTERNSHIP.name:
        if len(line.text) <= _MAX_FIELD_LINE and not after.strip(" .!") and _FIELD.match(before):
            return EvidenceRule.FIELD_NAMES_JOB_TYPE
        is_given = _INTERNSHIP_BEFORE.search(before) or (seeking and _OFFERS_INTERNSHIP.match(seeking["between"]))
        return EvidenceRule.GIVEN_AS_JOB_TYPE if is_given and not _PROGRAM_AFTER.match(after) else None
    if len(line.text) <= _MAX_LINE_QUOTE and match.start() <= _MAX_FIELD_LINE and _FIELD.match(before):
        return EvidenceRule.FIELD_NAMES_JOB_TYPE
    if len(line.text) <= _MAX_FIELD_LINE and not _OTHER_SUBJECT.search(line.text):
        parts = [_HOURS.sub("", part).strip(" .!") for part in _SEPARATOR.split(line.text)]
        if any(match[0] in part and set(part.replace(match[0], "").casefold().split()) <= _ADJACENT_WORDS for part in parts):
            return EvidenceRule.LINE_NAMES_JOB_TYPE
        if not before.strip(" *-") and _JOB_DIRECTLY_AFTER.match(after):
            return EvidenceRule.LINE_NAMES_JOB_TYPE
    if (_A_BEFORE.match(before) and _JOB_AFTER.match(after)) or (not before.strip(" *-") and _BARE_JOB_AFTER.match(after)):
        return EvidenceRule.STATED_OF_POSITION
    if _ON_OFFER.match(after) or any(pattern.search(before) for pattern in _OF_JOB_BEFORE):
        return EvidenceRule.STATED_OF_POSITION
    if _IS_JOB.search(match[0]) and not _OTHER_SUBJECT.search(line.text):
        return EvidenceRule.STATED_OF_POSITION
    if _THIS_BEFORE.search(before) and _JOB_AFTER.match(after):
        return EvidenceRule.STATED_OF_POSITION
    subject = _SUBJECT.search(before) or (_JOB_AFTER.match(after) and _IS_A.search(before))
    if subject and not _NOT_ABOUT_JOB.search(subject["between"]):
        return EvidenceRule.STATED_OF_POSITION
    if seeking and _SEEKING_DIRECTLY.match(seeking["between"]) and re.match(r"\s\w", after):
        return EvidenceRule.STATED_OF_APPLICANT
    is_job = _NOUN_AFTER.match(after) or (seeking and _IN_MODE_BEFORE.search(seeking["between"]))
    if seeking and not _NOT_ABOUT_JOB.search(seeking["between"]) and is_job:
        return EvidenceRule.STATED_OF_APPLICANT
    return None


def _sentence_bounds(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return start and end of the sentence around a term, at most `_MAX_SENTENCE_DISTANCE` away."""
    first, last = max(0, match.start() - _MAX_SENTENCE_DISTANCE), min(len(text), match.end() + _MAX_SENTENCE_DISTANCE)
    for boundary in _SENTENCE_END.finditer(text, first, last):
        if boundary.end() <= match.start():
            first = boundary.end()
        elif boundary.start() >= match.end():
            return first, boundary.start() + 1
    return first, last
