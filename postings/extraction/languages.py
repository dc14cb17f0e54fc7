"""Read the languages that applicants need, each with its level if the ad states one, such as `de:C1` or `en:fluent`.

The language of the ad does not count, and neither does a language that is only a wish. Of alternatives ("German or
French"), none is demanded.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from postings.choices import SectionKind
from postings.content.types import Evidence, Fact
from postings.extraction.sentences import Sentence, any_of

# In English, German, French and Spanish.
_NAMES = {
    "en": "English englisch anglais inglés ingles inglês Englischkenntnisse",
    "de": "German deutsch allemand alemán Deutschkenntnisse",
    "fr": "French französisch français francés Französischkenntnisse",
    "es": "Spanish spanisch espagnol español Spanischkenntnisse castellano",
    "pt": "Portuguese portugiesisch portugais portugués português",
    "it": "Italian italienisch italien italiano",
    "nl": "Dutch niederländisch néerlandais holandés",
    "pl": "Polish polnisch polonais polaco",
    "sv": "Swedish schwedisch",
    "no": "Norwegian norwegisch",
    "da": "Danish dänisch",
    "fi": "Finnish finnisch",
    "cs": "Czech tschechisch",
    "hu": "Hungarian ungarisch",
    "ro": "Romanian rumänisch",
    "el": "Greek griechisch",
    "tr": "Turkish türkisch",
    "uk": "Ukrainian ukrainisch",
    "ru": "Russian russisch",
    "ar": "Arabic arabisch",
    "he": "Hebrew hebräisch",
    "hi": "Hindi",
    "ja": "Japanese japanisch japonais japonés",
    "ko": "Korean koreanisch",
    "zh": "Mandarin Chinese chinesisch",
    "th": "Thai",
    "vi": "Vietnamese vietnamesisch",
    "id": "Bahasa Indonesian",
}
# In Portuguese, Italian, Dutch and Polish.
_MORE_NAMES = {
    "en": "inglese inglesa Engels Engelse angielski angielskiego angielskim",
    "de": "alemão tedesco tedesca Duits Duitse niemiecki niemieckiego niemieckim",
    "fr": "francês francese Frans Franse francuski francuskiego francuskim",
    "es": "espanhol spagnolo spagnola Spaans Spaanse hiszpański hiszpańskiego hiszpańskim",
    "pt": "portuguesa portoghese Portugees portugalski portugalskiego",
    "it": "italiana Italiaans Italiaanse włoski włoskiego włoskim",
    "nl": "neerlandés holandês neerlandês olandese Nederlands Nederlandse niderlandzki niderlandzkiego holenderski",
    "pl": "polonês polacco Pools Poolse polski polskiego polskim",
}
_CODES = {name.lower(): code for table in (_NAMES, _MORE_NAMES) for code, names in table.items() for name in names.split()}
WORDS = tuple(_CODES)

_LANGUAGE = re.compile(rf"\b(?:{'|'.join(_CODES)})\b(?! (?:republic|markets?|law|customers?|clients?|tax))", re.IGNORECASE)
_CUE = any_of(
    r"\b(?:fluen\w+|proficien\w+|native\w*|bilingual|trilingual|command of|speak(?:s|ing|er)?|spoken|written|"
    r"writing|verbal|oral|communicat\w+|skills|knowledge of|level|language|mastery|conversational|professional|"
    r"advanced|(?:upper-?)?intermediate|mandatory|required|essential|languages?:|excellent|business|working|[abc][12]\b|"
    r"sehr gute?|gute?|fließend\w*|verhandlungssicher\w*|sicher\w*|"
    r"kenntnisse|muttersprach\w+|niveau|in wort und schrift|courant\w*|maîtris\w+|parl\w+|bilingue|lu, écrit|dominio|"
    r"fluid\w+|nivel|avanzad[oa]|habl\w+|couramment|mother[- ]tongue|"
    # Portuguese, Italian, Dutch and Polish
    r"nível|fluente|fluência|domínio|conhecimentos?|avançad[oa]|conoscenza|padronanza|livello|parlat[oa]|madrelingua|"
    r"kennis van|beheers\w+|vloeiend\w*|spreekt?|taal|moedertaal|znajomoś\w+|znasz|poziom\w*|biegł\w+|język\w*)\b"
)
# The higher level first. Of "native or fluent", the lower one is enough.
_LEVELS = (
    (
        "native",
        any_of(
            r"\b(?:native|mother[- ]tongue|muttersprach\w+|langue maternelle|nativ[oa]|materna|madrelingua|moedertaal|"
            r"ojczyst\w+)\b"
        ),
    ),
    (
        "fluent",
        any_of(
            r"\b(?:fluen(?:t|cy|tly)|fließend\w*|courant\w*|couramment|fluid[oa]|fluidez|fluente|fluência|vloeiend\w*|"
            r"biegł\w+)\b"
        ),
    ),
)
_GRADE = re.compile(r"\b([ABC][12])\b")
_IS_OPTIONAL = any_of(
    r"\b(?:plus|preferred|preferably|preferable|bonus|nice[- ]to[- ]have|advantage(?:ous)?|desir\w+|ideal\w*|asset|"
    r"beneficial|optional|helpful|or another|other languages?|additional languages?|von vorteil|wünschenswert|idealerweise|"
    r"souhaitée?|un atout|appréciée?|deseable|valorable|not (?:required|necessary|mandatory)|welcome|any other|one of|"
    r"either|highly regarded|preference|one of these|and/or|und/oder|un plus|apprécié|recommandée?|se valora\w*|"
    r"muy valorable|"
    r"preferiblemente|(?:een|is) pré|pluspunt|bij voorkeur|diferencial|desejáve(?:l|is)|preferencialmente|gradit[oa]|"
    r"preferibil\w+|costituisce|titolo preferenziale|mile widzian\w+|dodatkowym atutem|atutem)\b"
)
_IS_OTHER = any_of(
    r"\b(?:classes|lessons|courses|class|course|training|cv|resumes?|résumés?|application documents|submit|send|apply in|"
    r"translat\w+|content|english-speaking (?:countr\w+|world|market\w*)|speaking (?:countr\w+|markets?|customers?|"
    r"clients?|users?|team|world)|english teacher|teach\w*|tutors?|polish (?:the|your|our|and)|our language|plain english|"
    r"language models?|natural language|programming language|wikipedia|documentation|in the english|"
    r"this (?:job|posting|ad)|version|company language|no need|also speak|engaging|by no means|working language|"
    r"office language|we speak|team speaks|if you|may|degree|literature|philology|companion|cours|clases|cursos?|aulas|"
    r"corsi|corso|taalcursus|taalles\w*|lekcje|kurs\w*|marché|mercado|mercato|clientes|clienti|klanten|klientami)\b"
)
_WISH_AT_END = any_of(
    r"(?<!languages )(?<!languages are )\b(?:(?:highly |strongly )?preferred|a (?:big |huge |real )?plus|an asset)\W*$"
)
# "Fluent English (German is a plus)"
_WISH_IN_BRACKETS = re.compile(
    rf"\([^()]*\b(?:languages?|{'|'.join(_CODES)})\b[^()]*\b(?:plus|preferred|preferable|bonus|advantage|"
    rf"von vorteil)\b[^()]*\)",
    re.IGNORECASE,
)
_OR = any_of(r"^[\s(]*(?:\w+ )?(?:or|oder|ou|o|/)\b[\s(]*(?:\w+ ){0,2}$")
_EXCLUDED = {
    SectionKind.PREFERRED, SectionKind.BENEFITS, SectionKind.ABOUT_COMPANY, SectionKind.EQUAL_OPPORTUNITY,
    SectionKind.PROCESS,
}  # fmt: skip
_DEMANDING = any_of(
    r"\b(?:required|requires?|must|need\w*|mandatory|essential|(?:upper-?)?intermediate|languages?:|fluen\w+|"
    r"proficien\w+|native|bilingual|excellent|strong|good|"
    r"command|advanced|[abc][12]|fließend\w*|sehr gute?|gute?|verhandlungssicher\w*|courant\w*|maîtris\w+|bilingue|"
    r"fluid\w+|nivel|level|ability|able|you speak|speaks?|spoken|skills|professional|knowledge|kenntnisse|kannst|sprichst|"
    r"outstanding|exceptional\w*|mother[- ]tongue|comfortable|bilinguisme|couramment|parle[rz]|opérationnel|"
    r"indispensable|requise?|"
    r"exigée?|niveau|imprescindible|dominio|alto|avanzad[oa]|requerido|hablad[oa]|fluência|fluente|avançado|domínio|"
    r"obrigatório|nível|conhecimentos?|conoscenza|padronanza|livello|madrelingua|kennis|beheers\w+|vloeiend\w*|"
    r"uitstekende?|goede|znajomoś\w+|znasz|biegł\w+|poziom\w*|anglais technique)\b"
)
# In these languages, names of languages are written in lower case.
_LOWER_CASE = re.compile(
    r"^(?:angl|fran[çc]ai|alle?m|espag|itali|portug|néerl|polon|ingl|alem|franc|espa[ñn]|castell|holand|neerland|polac|"
    r"tedesc|spagn|olandes|angielsk|niemieck|francusk|hiszpań|włosk|niderl|holender|polsk)"
)
_PART_END = re.compile(
    r"(?:[;,]|(?<!\bmin)\.)(?=\s)|\s[-–]\s|\b(?:but|aber|mais|with (?=additional|other|any))\b|"
    r"(?:(?<=mandatory )|(?<=required )|(?<=essential ))and\b"
)
# Characters between the languages of an enumeration: "German and English".
_MAX_GAP = 12
_MAX_LENGTH = 300


def read_languages(sentences: Iterable[Sentence]) -> Fact[list[str]] | None:
    found: dict[str, tuple[str, Evidence]] = {}
    for sentence in sentences:
        for code, level, match in _stated(sentence):
            if code not in found or (level and not found[code][0]):
                found[code] = level, sentence.evidence(match.start())
    if not found:
        return None
    values = [f"{code}:{level}" if level else code for code, (level, _) in sorted(found.items())]
    return Fact(values, tuple(dict.fromkeys(evidence for _, (_, evidence) in sorted(found.items()))))


def _stated(sentence: Sentence) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Yield the code, the level and the name of each language that a sentence demands."""
    text = sentence.text
    if sentence.kind in _EXCLUDED or sentence.is_title or len(text) > _MAX_LENGTH or _IS_OTHER.search(text):
        return
    if not (_CUE.search(text) and _DEMANDING.search(text)):
        return
    text = _WISH_IN_BRACKETS.sub(lambda wish: " " * len(wish[0]), text)
    if _WISH_AT_END.search(text) and len(_LANGUAGE.findall(text)) == 1:
        return
    for part in _PART_END.split(text):
        names = list(_LANGUAGE.finditer(part))
        if not names or _IS_OPTIONAL.search(part):
            continue
        if any(_OR.search(part[one.end() : two.start()]) for one, two in pairwise(names)):
            continue
        is_stated = _CUE.search(part) or not _IS_OPTIONAL.search(text)
        for number, name in enumerate(names):
            if (is_stated and (name[0][0].isupper() or _LOWER_CASE.search(name[0]))) or name[0].lower().endswith(
                "kenntnisse"
            ):
                yield _CODES[name[0].lower()], _level(part, names, number), name


def _level(text: str, names: list[re.Match[str]], number: int) -> str:
    """Return the level stated for a language: beside it, or before the enumeration that it is part of."""
    first = number
    while first and _are_enumerated(text, names[first - 1], names[first]):
        first -= 1
    last = number
    while last + 1 < len(names) and _are_enumerated(text, names[last], names[last + 1]):
        last += 1
    before = text[names[first - 1].end() if first else 0 : names[first].start()]
    after = text[names[last].end() : names[last + 1].start() if last + 1 < len(names) else len(text)]
    beside = text[names[number].end() : names[number + 1].start()] if number < last else after
    if grade := _GRADE.search(beside) or (_GRADE.search(before) if not first else None):
        return grade[1]
    around = before if _CUE.search(before) else after
    levels = [level for level, pattern in _LEVELS if pattern.search(around)]
    return levels[-1] if levels else ""


def _are_enumerated(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    between = text[one.end() : two.start()]
    return len(between) <= _MAX_GAP and not _DEMANDING.search(between)
