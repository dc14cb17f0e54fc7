"""Read whether applicants need a degree.

A degree for which experience or another qualification is accepted is EQUIVALENT. Of several degrees, the lowest demand
counts: "Bachelor's degree required, Master's degree preferred" demands one.
"""

import re
from collections.abc import Iterable

from postings.choices import Degree, SectionKind
from postings.content.types import Fact
from postings.extraction.sentences import Sentence, any_of, first_of, stated_values

WORDS = (
    "degree", "bachelor", "master’s", "master's", "b.s", "bsc", "b.sc", "bs/ms", "bs/ba", "ba/bs", "bs in", "phd",
    "ph.d", "studium", "hochschul", "diplom", "diplôme", "formation sup", "formation univ", "bac+", "bac +",
    "ingénieur", "licenciatura", "titulación", "título", "graduado", "ingeniería", "máster en", "grado", "universitari",
    "formación superior", "hbo", "wo-", "universitair", "ensino superior", "superior completo", "formação", "graduação",
    "mestrado", "bacharel", "curso superior", "laurea", "wyższ", "magisters", "studienabschluss",
    "universitätsabschluss", "masters", "doctorate", "bs or", "ms or", "master in", "degrees",
    "estudios superiores", "studiert", "diploma",
    "higher education", "university", "college", "in lieu of",
    "högskole", "universitets", "akademisk", "examen", "kandidatgra", "bachelorgra", "mastergra", "uddannelse", "utdann",
    "combination of", "msc", "m.sc", "titulaire", "master en", "master 2", " ms in", " wo ",
)  # fmt: skip

_DEGREE = any_of(
    r"(?<!degree of )\b(?:bachelor|master)[’']?s?\b[’']?"
    r"(?=[^.;]{0,40}\b(?:degree|in|or|of|level|science|diploma|required|preferred))",
    r"\b(?:(?:university|college|undergraduate|graduate|advanced|technical|associate[’']?s?|engineering|academic|formal|"
    r"4[- ]year|four[- ]year|relevant|related|cs|science|higher|post-?graduate|stem|law|bs|ba|ms|bs/ms|ba/bs|bs/ba|"
    r"tertiary|computer science|business|finance|marketing|specific|particular)\)?[ /-])+degrees?\b",
    r"\bdegrees? (?:in|from|or|level|required|preferred|with|is|and|\()",
    r"\b(?:a|any|the|no) degree\b(?! of)",
    r"^\W*degree\b",
    r"\b(?:b\.?\s?s\.?c?\.?|b\.?a\.?|b\.?tech|b\.e\.?|m\.?s\.?c?\.?)(?:\s?/\s?(?:m\.?s\.?c?|b\.?[as]\.?|ph\.?d\.?)\.?)*\s?"
    r"(?:degrees? )?(?:in|or (?:m|equivalent|higher)|degree)\b",
    r"\b(?:b\.?s\.?c?|b\.?a|b\.?eng)\.?\s?/\s?(?:b\.?[as]\.?c?|m\.?[as]\.?c?|b\.?eng)\.? or equivalent\b",
    r"\bph\.?\s?d\b\.?(?= (?:in|or|degree|required))",
    r"^\W*(?:an? )?(?:[\w/-]+ ){1,3}\((?:or|and) (?:similar|related|equivalent)\w*\) degree\b",
    r"\b(?:abgeschlossenes?|erfolgreich) [^.;]{0,40}(?:hochschul|fachhochschul|universitäts)?studium\b",
    r"\bstudium\b(?=[^.;]{0,60}\b(?:vorteil|wünschenswert|voraussetzung|erforderlich)\b)|"
    r"\bkein (?:\w+ )?studium\b|\bhochschulabschluss\b|\bstudium (?:der|im|in)\b|^\W*studium (?:oder|von)\b|"
    r"\bhast [^.;]{0,30}\bstudiert\b",
    r"\bdiplôme? (?:d[e’']|en|universitaire|collégial|supérieur|ou exp|bac)|\b(?:un|le|"
    r"votre) diplôme\b(?=[^.;]{0,30}\b(?:plus|atout|souhaité|exigé|requis|obligatoire))|"
    r"\bdiplômée?\b|\bbac ?\+ ?[2-8]\b|\bformation (?:supérieure|bac|"
    r"d[e’'] ?ingénieur|universitaire)|\bde formation (?:ingénieure?|supérieure|bac|master|universitaire)\b",
    r"\b(?:licenciatura|grado universitario|título universitario|titulación (?:universitaria|superior)|"
    r"ingeniería (?:informática|en))\b",
    r"\btitulaire d[’'](?:un |une )(?:master|diplôme|licence|bac)",
    r"\bdoctorate\b|\bcompleted higher education\b|\bhigher education (?:in|required)\b|\b(?:university|college|"
    r"tertiary)(?: or "
    r"(?:university|college))?[ -](?:level )?(?:education|qualification)s?\b",
    r"\b(?:bachelor[’']?s?|master[’']?s?|b\.?s\.?c?\.?|m\.?s\.?c?\.?) or (?:higher|above)\b",
    # German and Spanish
    r"\b(?:hochschulstudium|(?:studien|universitäts|fachhochschul|fh-?)abschluss|studium\b[^.;]{0,60}\babgeschlossen)\b",
    r"\b(?:máster|master|grado|graduad[oa]|licenciad[oa]) (?:en|universitari[oa])\b|\bestudios universitarios\b|"
    r"\bformación (?:universitaria|superior)\b|\bestudios superiores\b|^\W*grado o experiencia\b",
    # Dutch
    r"\b(?:hbo|wo)(?:[-/ ](?:of )?(?:wo|hbo))?[-+]?[ -]?(?:werk|denk|opleiding|diploma|niveau|bachelor|master|opgeleid|"
    r"studie)|"
    r"\b(?:bachelor|master)[- ]?(?:diploma|opleiding)\b|\bafgeronde (?:hbo|wo|universitaire)\b|"
    r"\buniversitaire? (?:opleiding|diploma|studie)\b",
    # Portuguese
    r"\b(?:ensino |curso )?superior complet[oa]\b|\b(?:ensino|curso|formação) superior\b|\bgraduação (?:completa|em)\b|"
    r"\b(?:mestrado|bacharelado|doutorado) em\b|\bgraduad[oa] em\b|\bformação (?:académica|acadêmica|universitária) em\b|"
    r"\bformação em\b(?=[^.;]{0,80}\bou experiência)",
    # Swedish, Danish and Norwegian
    r"\b(?:högskole|universitets|akademisk ?)(?:utbildning|examen)\b|\bakademisk (?:examen|utbildning|uddannelse)\b|"
    r"\b(?:kandidat|master|civilingenjörs)-?examen\b|\b(?:kandidat|bachelor|master)gra[dn]\w*|"
    r"\b(?:videregående|lang) uddannelse\b|\bhøyere (?:utdanning|utdannelse)\b",
    # Italian and Polish
    r"\blaurea\b|\blaureat[oaie]\b|\btitolo universitario\b",
    r"\bwykształceni[ea] wyższ\w+|\bwyższe wykształcenie\b|\bstudi(?:a|ów|ami) (?:wyższ|magistersk|inżyniersk|techniczn)\w+|"
    r"\bdyplom\w* ukończenia studiów\b",
)
_NOT_REQUIRED = any_of(
    r"\bdegrees?\b[^.;!?,]{0,30}\b(?:is|are)?\s?(?:not|n[o’']t)\b(?: \w+)? (?:required|necessary|needed|mandatory|a must|"
    r"expected)",
    r"\bno (?:\w+ ){0,2}degrees? (?:is )?(?:required|necessary|needed)\b",
    r"\b(?:not|n[o’']t|no) (?:have )?(?:any )?(?:formal )?degree requirements?\b",
    r"\b(?:don[’']t|do not) (?:need|require|care|mind|insist|have to (?:have|hold))[^.;!?]{0,60}\bdegrees?\b",
    r"\b(?:(?:not|n[o’']t) (?:picky|fussy|strict|particular|hung up)|with or without|regardless of|irrespective of|"
    r"whether or not you|never ask)\b[^.;!?]{0,60}\bdegrees?\b",
    r"\bdegrees?\b[^.;!?]{0,30}\b(?:is|are) (?:optional|irrelevant|unnecessary)\b",
    r"\b(?:studium|(?:hoch|universitäts)\w*abschluss)\b[^.;!?,]{0,20}\b(?:nicht|keine?)\b (?:\w+ )?(?:nötig|"
    r"erforderlich|notwendig|zwingend|voraussetzung|bedingung)\b",
    r"\bdiplôme\b[^.;!?,]{0,20}\bn[’'](?:est|es) pas (?:exigé|requis|nécessaire|obligatoire)|"
    r"\bpas de (?:prérequis|condition)[^.;!?]{0,30}\bdiplôme",
    r"\b(?:título|titulación|licenciatura)\b (?:\w+ )?no es (?:imprescindible|necesari[oa]|obligatori[oa]|"
    r"requerid[oa])|\bnão (?:é necessári[oa]|exigimos|pedimos|é exigid[oa]) (?:\w+ )?(?:licenciatura|"
    r"curso superior|ensino superior|graduação|diploma)|"
    r"\b(?:diploma|opleiding) is (?:niet|geen) (?:vereiste?|nodig|verplicht)|\bgeen (?:\w+ )?(?:diploma|"
    r"opleiding) (?:nodig|vereist)",
    r"\bkein (?:\w+ )?studium (?:\w+ )?(?:nötig|erforderlich|notwendig)\b|\b(?:aucun|pas de) diplôme\b|"
    r"\bwykształcenie wyższe nie jest (?:wymagane|konieczne)|\blaurea non (?:è )?(?:richiesta|necessaria)|"
    r"\b(?:geen|não é necessári[oa]) (?:\w+ )?(?:diploma|hbo|ensino superior|graduação)|"
    r"\bno (?:se (?:requiere|necesita|exige)|(?:es )?necesari[oa]) (?:un )?(?:título|titulación|licenciatura)\b",
)
_EXPERIENCE = (
    r"(?:experience|work|training|certifications?|qualifications?|background|combination|skills|practice|knowledge)"
)
_FIELD_AFTER = (
    r"(?! (?:[\w/]+[ /]){0,2}(?:fields?|disciplines?|subjects?|areas?|majors?|degrees?|course|"
    r"stud(?:y|ies)|program|departments?)\b)"
)
_EQUIVALENT = any_of(
    rf"\bor (?!(?:its )?foreign)(?:[\w’'-]+ ){{0,4}}?(?:equivalent|comparable|commensurate)\b{_FIELD_AFTER}",
    r"\bor (?:[\w’'-]+ ){0,3}?(?:relevant|related|relative|similar|practical|professional|industry|work|real[- ]world|"
    rf"hands[- ]on|self[- ]taught|bootcamp|demonstrat\w+)\b (?:[\w’'-]+ ){{0,3}}?{_EXPERIENCE}\b",
    rf"(?<!years )\bequivalent (?:[\w/’'-]+,? ){{0,5}}{_EXPERIENCE}\b",
    r"\b(?:in lieu of|instead of|substitut\w+|equivalency|would consider|experience (?:also )?accepted)\b",
    rf"\b(?:and/or|or) (?:[\w’'-]+ ){{0,3}}{_EXPERIENCE}\b",
    r"\bor (?:minimum |at least )?\d+\+? (?:or more )?years\b(?![^.]*\b(?:degree|bachelor|master|ph\.?d|m\.?s\b))",
    r"\boder (?:eine? |durch |einer? )?(?:\w+ )?(?:vergleichbar|gleichwertig|ähnlich|ausbildung|berufsausbildung|"
    r"entsprechend)\w*\b(?! (?:studien\w+|studium\w*|fach\w*|disziplin\w*|richtung\w*))",
    r"\bou (?:une? )?(?:expérience|équivalent)\w*(?! (?:de type )?universitaire)|"
    r"\bo (?:una )?(?:experiencia|formación)?\s?equivalente",
    r"\bof (?:een )?(?:\w+ )?(?:vergelijkbare?|gelijkwaardige?|ervaring|werkervaring)\b|\b(?:o|ou|"
    r"e/o) (?:\w+ )?(?:esperienza|"
    r"experiência|titolo equipollente|equivalente)\b|\blub (?:\w+ )?(?:doświadczenie|równoważn\w+|pokrewne doświadczenie)|"
    r"\beller (?:\w+ )?(?:motsvarande|tilsvarende|erfarenhet|erfaring|likvärdig)\w*",
)
_IS_UNCERTAIN = any_of(r"\b(?:most|many|some|several|certain) (?:of our |of the )?(?:roles|positions|jobs)\b")
# A sentence after the degree: "In lieu of the above education, experience will be considered."
_SUBSTITUTED = any_of(
    r"\bin lieu of (?:the |an? )?(?:above |required |stated )?(?:education|degree)",
    r"\b(?:equivalent|any|a) combination of (?:\w+ )?(?:education(?:,| and)|experience (?:and|&) education|"
    r"training (?:and|&))",
)
_OPTIONAL = any_of(
    r"\b(?:preferred|preferable|preferably|prefer|a plus|big plus|bonus|nice[- ]to[- ]have|desired|desirable|"
    r"advantage(?:ous)?|ideally|asset|beneficial|helpful|optional|von vorteil|wünschenswert|idealerweise|souhaitée?|"
    r"un plus|un atout|deseable|valorable|se valora\w*|valorará|pré|pluspunt|diferencial|desejável|titolo preferenziale|"
    r"meriterande|meritterande|en fordel|ett plus|gradit[oa]|preferibil(?:mente|e)|een pre|"
    r"mais-valia|préférable|mile widzian\w+|preferencialmente|preferible\w*)\b"
)
_REQUIRED_MARK = any_of(
    r"\b(?:required|requires?|must|minimum|mandatory|needed|necessary|you have|you hold|hold an?|possess|completed|"
    r"education:|qualifications?:|voraussetzung|abgeschlossen\w*|zwingend|exigée?|requis|titulaire|titolare|in possesso|"
    r"posiadasz|wymagan\w+|imprescindible|obrigatóri[oa]|afgeronde?|minimaal)\b"
)
_IS_OTHER = any_of(
    r"\b(?:tuition|reimburse\w*|our (?:team|founders|students)|pursuing|enrolled|currently (?:studying|working toward)|"
    r"working toward|students?|final year|étudiante?s?|étudiant/e|actuellement[^.;]{0,40} année|année d[’']école|"
    r"thesis|founders?|patients|learners|graduates? (?:of|"
    r"from)|universities|degree programs?|online degrees?|degree of|expect(?:ed|s)? to (?:receive|graduate|complete)|"
    r"degrees? (?:celsius|fahrenheit)|360|eingeschrieben|immatrikuliert|studierende\w*|neben deinem studium|"
    r"berufsbegleitend\w*|bolsas?|tesi|laureand\w+|"
    r"estudiantes?|cursando|estudante|dofinansowan\w+|studenci|studentów|studenten|te pagamos|laurea ?(?:o|/) ?diploma|"
    r"diploma\b[^.;]{0,20}(?:/|\bo) ?laurea|regardless|different route|probably)\b"
)
# A wish that is about the field or a higher degree: "a degree, preferably in botany", "a degree (botany preferred)".
_OTHER_WISH = any_of(
    r"\b(?:preferably|ideally|preferred)(?: an?)?(?: \w+)? (?:in|from|with)\b|\([^()]{2,50} (?:strongly |"
    r"highly )?(?:preferred|a plus)\)",
    r"\((?:preferably|ideally)\b[^()]*\)",
    r"(?:degree|discipline|field|studies)[^.;]{0,10}[,–-] ?ideally\b|\(preferred\) or\b",
    r"\b(?:or )?(?:ideally|preferably) (?:an? )?(?:master|m\.?s|ph\.?d|mba)\w*",
    r"\b(?:an? )?(?:master|m\.?s\.?c?\b|ph\.?d|mba|advanced|graduate)[^.;,(]{0,50}\b(?:preferred|preferable|a plus|"
    r"desired|desirable|ideal)",
)
# "A degree and three years of design or related experience": the alternative is one of the experience.
_YEARS_OF = re.compile(r"\byears?[’']? of [^.;,()]{0,50}?\bor (?:[\w’'-]+ ){0,3}?experience\b", re.IGNORECASE)
_IS_WISH_HEADING = any_of(r"nice|bonus|plus|prefer|desir|extra|ideal|wünsch|souhait|atout|deseable|valor|optional|advantage")
_EXCLUDED = {SectionKind.BENEFITS, SectionKind.COMPENSATION, SectionKind.EQUAL_OPPORTUNITY}
_LABEL = any_of(r"\b(?:requirements?|qualifications?|education|anforderungen|requisit[oi]s?|formation) ?:")
# A line that begins with a degree asks for it, wherever it stands.
_MAX_ITEM = 160
_ORDER = (Degree.NOT_REQUIRED, Degree.EQUIVALENT, Degree.REQUIRED, Degree.PREFERRED)


def read_degree(sentences: Iterable[Sentence]) -> Fact[Degree] | None:
    """Return the lowest demand that is not only a wish, or else the wish."""
    sentences = list(sentences)
    found = stated_values(sentences, _value)
    if Degree.REQUIRED in found and (substitute := stated_values(sentences, _substitute)):
        found.setdefault(Degree.EQUIVALENT, substitute[Degree.EQUIVALENT])
    return first_of(_ORDER, found)


def _value(sentence: Sentence) -> tuple[Degree, re.Match[str]] | None:
    if _IS_UNCERTAIN.search(sentence.text):
        return None
    if match := _DEGREE.search(sentence.text):
        demand = _demand(sentence, match)
        return (demand, match) if demand else None
    match = _NOT_REQUIRED.search(sentence.text)
    return (Degree.NOT_REQUIRED, match) if match and not _OPTIONAL.search(sentence.text) else None


def _substitute(sentence: Sentence) -> tuple[Degree, re.Match[str]] | None:
    match = _SUBSTITUTED.search(sentence.text) if sentence.kind not in _EXCLUDED else None
    return (Degree.EQUIVALENT, match) if match else None


def _demand(sentence: Sentence, match: re.Match[str]) -> Degree | None:
    text = sentence.text
    clause_end = text.find(";", match.end())
    clause = text[text.rfind(";", 0, match.start()) + 1 : clause_end if clause_end > 0 else len(text)]
    rest = _OTHER_WISH.sub("", clause)
    is_optional = bool(_OPTIONAL.search(rest if _DEGREE.search(rest) else clause))
    if _NOT_REQUIRED.search(text):
        return Degree.PREFERRED if is_optional else Degree.NOT_REQUIRED
    if sentence.kind in _EXCLUDED or _IS_OTHER.search(text):
        return None
    if sentence.kind is SectionKind.PREFERRED:
        is_wish = _IS_WISH_HEADING.search(sentence.heading) and not _REQUIRED_MARK.search(text)
        return Degree.PREFERRED if is_wish or is_optional else None
    is_line = match.start() <= 1 and len(text) < _MAX_ITEM
    if sentence.kind is SectionKind.ABOUT_COMPANY and not (is_line or _LABEL.search(text, 0, match.start())):
        return None
    if is_optional:
        return Degree.PREFERRED
    if sentence.kind is not SectionKind.REQUIREMENTS and not (is_line or _REQUIRED_MARK.search(text)):
        return None
    return Degree.EQUIVALENT if _EQUIVALENT.search(_YEARS_OF.sub(" ", text)) else Degree.REQUIRED
