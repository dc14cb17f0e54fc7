"""Other forms of the words of a query text: plural, gender, spellings, translations, and words that say nothing about a job.

All words here are tokens of the text index, as `full_text.words_of` returns them.
"""

import re
from collections.abc import Mapping

Words = tuple[str, ...]

# Spellings that mean the same. Each finds all the others.
_SAME = """
ai, artificial intelligence
backend, back end
bi, business intelligence
cicd, ci cd
cofounder, co founder
cybersecurity, cyber security
datacenter, data center, data centre
dba, database administrator
devops, dev ops
devsecops, dev sec ops
ecommerce, e commerce
elearning, e learning
frontend, front end
fullstack, full stack
golang, go lang
graphql, graph ql
hr, human resources
javascript, java script
k8s, kubernetes
kyc, know your customer
ml, machine learning
mlops, ml ops
mongo, mongodb
nextjs, next js
nlp, natural language processing
nodejs, node js
onboarding, on boarding
onsite, on site
postgres, postgresql
powerbi, power bi
qa, quality assurance
reactjs, react js
saas, software as a service
sdet, software development engineer in test
seo, search engine optimization, search engine optimisation
sre, site reliability engineer, site reliability engineering
startup, start up
sysadmin, system administrator, systems administrator
typescript, type script
ui, user interface
ux, user experience
vuejs, vue js
webdesign, web design
webdeveloper, web developer
"""

# Abbreviations that find the words they stand for, but not the other way round, because they mean other things as well.
_SHORT = """
admin, administrator
bdr, business development representative
cfo, chief financial officer
cmo, chief marketing officer
coo, chief operating officer
csm, customer success manager
cto, chief technology officer, chief technical officer
dev, developer
eng, engineer, engineering
infra, infrastructure
js, javascript
jr, junior
mgr, manager
ops, operations
pm, product manager, project manager
pmm, product marketing manager
py, python
rn, registered nurse
sdr, sales development representative
sr, senior
swe, software engineer
tf, terraform
tpm, technical program manager
ts, typescript
vp, vice president
"""

# Words of other languages that find the English ones, too, since many ads are in English everywhere.
_TRANSLATED = """
analista, analyst
arzt, physician, doctor
berater, consultant
buchhalter, accountant, bookkeeper
buchhaltung, accounting
chef de produit, product manager
chef de projet, project manager
comptable, accountant
contable, accountant
daten, data
datenanalyst, data analyst
datos, data
desarrollador, developer
developpeur, developer
disenador, designer
donnees, data
enfermero, nurse
entwickler, developer
entwicklung, development
ingeniero, engineer
ingenieur, engineer
infirmier, nurse
jefe de proyecto, project manager
krankenpfleger, nurse
krankenschwester, nurse
kundenbetreuer, customer support, customer service
kundenservice, customer service, customer support
lehrer, teacher
logiciel, software
leiter, manager, lead, head
praktikant, intern
praktikum, internship
produktmanager, product manager
programador, developer, programmer
projektleiter, project manager
projektmanager, project manager
stagiaire, intern
tester, testing
vendedor, sales
vertrieb, sales
vertriebsleiter, sales manager, head of sales
vertriebsmitarbeiter, sales representative, account executive
werkstudent, working student
"""

# Words that mean much the same in a title. A title with one of the others ranks below a title with the word itself.
_RELATED = """
engineer, developer, programmer
writer, author
accountant, accounting
copywriter, copywriting
designer, design
lawyer, attorney, counsel
marketer, marketing
recruiter, sourcer, recruiting, recruitment, talent
researcher, research
tester, testing, test
teacher, tutor, instructor
nurse, nursing, rn
head, director
entwickler, entwicklerin, developer
ingenieur, ingenieurin, engineer
developpeur, developpeuse, developer
ingenieure, engineer
desarrollador, desarrolladora, developer
ingeniero, ingeniera, engineer
"""

SMALL_WORDS = {
    (word,)
    for word in (
        "a an and at for in job jobs of or position positions role roles the to vacancies vacancy with "
        "bei das der die ein eine fur im mit oder stelle stellen stellenangebote und von "
        "au aux de des du emploi emplois en et la le les offre offres ou par pour un une "
        "con del el empleo empleos los o para una y"
    ).split()
}
# The ending of a German word for women, or for several people: "Analystin", "Praktikanten".
_GERMAN_ENDING = re.compile(r"(?<=\w{3}(?:er|or|nt|st|ur))(?:innen|in|en)$")
# Endings of French and Spanish words for men and women.
_GENDERS = (
    ("teur", "trice"),
    ("eur", "eure", "euse"),
    ("ador", "adora", "adores", "adoras"),
    ("edor", "edora", "edores", "edoras"),
    ("ero", "era", "eros", "eras"),
)
_MIN_STEM = 3
# How ads address all genders: "(m/w/d)", "Entwickler:in", "chargé·e", "desarrollador/a".
_ALL_GENDERS = re.compile(
    r"\(?(?<![\w/])[mwdfhxMWDFHX](?: ?[/|,] ?[mwdfhxiMWDFHXI]){1,3}(?![\w/])\)?|\((?:gn|all genders|alle geschlechter)\)|"
    r"(?<=\w\w\w)(?:[*:_·/]-?(?:innen|in)|(?<=er)In(?:nen)?|[·.](?:e|ne|euse|rice|trice)s?|/(?:euse|trice|a|as)|"
    r"\((?:in|innen|e|ne|euse|rice|trice|a|as|s)\))(?!\w)",
)
# The second part of German words for occupations, and first parts that English writes differently.
_SECOND_PARTS = (
    "administrator", "analyst", "architekt", "assistent", "berater", "designer", "entwickler", "entwicklung", "ingenieur",
    "leiter", "manager", "mitarbeiter", "techniker", "tester",
)  # fmt: skip
_IN_ENGLISH = {
    "administrator": "administrator", "analyst": "analyst", "architekt": "architect", "assistent": "assistant",
    "berater": "consultant", "designer": "designer", "entwickler": "developer", "entwicklung": "development",
    "ingenieur": "engineer", "leiter": "manager", "manager": "manager", "techniker": "technician", "tester": "tester",
    "daten": "data", "elektro": "electrical", "finanz": "finance", "ki": "ai", "kunden": "customer",
    "maschinenbau": "mechanical", "netzwerk": "network", "personal": "hr", "produkt": "product", "projekt": "project",
    "sicherheits": "security", "vertriebs": "sales",
}  # fmt: skip
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_WRITTEN_OUT = re.compile("ae|oe|ue")
# Shorter words would become other words: "AE" would find every ad with an "a".
_MIN_WITH_UMLAUT = 5


def _groups(listed: str) -> list[list[Words]]:
    return [[tuple(form.split()) for form in line.split(", ")] for line in listed.split("\n") if line]


_SPELLINGS: dict[Words, tuple[Words, ...]] = {
    form: tuple(other for other in group if other != form) for group in _groups(_SAME) for form in group
}
_SPELLINGS.update({short: tuple(long) for short, *long in _groups(_SHORT)})
_TRANSLATIONS: dict[Words, tuple[Words, ...]] = {word: tuple(english) for word, *english in _groups(_TRANSLATED)}
_OTHERS: dict[str, tuple[str, ...]] = {}
for _group in _groups(_RELATED):
    for (_word,) in _group:
        _OTHERS[_word] = (*_OTHERS.get(_word, ()), *(other for (other,) in _group if other != _word))

MOST_WORDS = max(len(form) for form in (*_SPELLINGS, *_TRANSLATIONS))


def spellings(words: Words, raw: str = "") -> tuple[Words, ...]:
    """Return other spellings of words. `raw` is how a single word was typed, with its umlauts.

    >>> spellings(("front", "end"))
    (('frontend',),)
    >>> spellings(("munchen",), "München")
    (('muenchen',),)
    """
    found = _first_of(_SPELLINGS, words)
    if len(words) == 1:
        found += _with_other_umlauts(words[0], raw.lower()) + _apart(words[0])
    return found


def translations(words: Words) -> tuple[Words, ...]:
    """Return English words for words of other languages.

    >>> translations(("softwareentwicklerin",))
    (('software', 'developer'),)
    """
    if (found := _first_of(_TRANSLATIONS, words)) or len(words) > 1:
        return found
    english = (tuple(_IN_ENGLISH.get(part, part) for part in parts) for parts in _apart(words[0]))
    return tuple(each for each, parts in zip(english, _apart(words[0]), strict=True) if each != parts)


def is_known(words: Words) -> bool:
    """Return whether words are an abbreviation, or have another spelling or a translation."""
    return bool(_first_of(_SPELLINGS, words) or _first_of(_TRANSLATIONS, words))


def _first_of(table: Mapping[Words, tuple[Words, ...]], words: Words) -> tuple[Words, ...]:
    """Return what a table has for words, or else for another form of them."""
    return next((table[form] for form in inflected(words) if form in table), ())


def _apart(word: str) -> tuple[Words, ...]:
    """Return the two parts of a German word for an occupation, such as `software` and `entwickler`."""
    for (form,) in inflected((word,)):
        for part in _SECOND_PARTS:
            first = form.removesuffix(part)
            if first != form and (len(first) > _MIN_STEM or first in _IN_ENGLISH):
                return ((first, part),)
    return ()


def without_genders(text: str) -> str:
    """Return a text without what it adds to words to address all genders.

    >>> without_genders("Entwickler:in (m/w/d)")
    'Entwickler'
    """
    return _ALL_GENDERS.sub("", text).strip() or text


def _with_other_umlauts(word: str, raw: str) -> tuple[Words, ...]:
    """Return the word with umlauts written out, or with umlauts instead of `ae`, `oe` and `ue`; the index has no accents."""
    if any(umlaut in raw for umlaut in _UMLAUTS):
        for umlaut, letters in _UMLAUTS.items():
            raw = raw.replace(umlaut, letters)
        return ((raw,),) if raw.isalnum() else ()
    umlauts = _WRITTEN_OUT.sub(lambda match: match[0][0], word) if len(word) >= _MIN_WITH_UMLAUT else word
    found = dict.fromkeys((umlauts, word.replace("ss", "ß")))
    return tuple((other,) for other in found if other != word)


def related(words: Words) -> tuple[Words, ...]:
    """Return words that mean much the same in a title, in singular and plural.

    >>> related(("developer",))[:2]
    (('engineer',), ('engineers',))
    """
    if len(words) != 1:
        return ()
    others = _OTHERS.get(words[0]) or _OTHERS.get(_singular(words[0]) or "", ())
    return tuple(form for other in others for form in inflected((other,)))


def inflected(words: Words) -> tuple[Words, ...]:
    """Return words with the last one in singular and plural, and in its masculine and feminine forms.

    The plural is formed with an s as in English and several other languages. A masculine German word stays, since it may be
    an English one.

    >>> inflected(("data", "centers"))
    (('data', 'centers'), ('data', 'center'))
    >>> inflected(("analystin",))
    (('analystin',), ('analystins',), ('analyst',))
    """
    *before, word = words
    others = (_singular(word) or _plural(word), *_other_genders(word))
    return tuple(dict.fromkeys((*before, form) for form in (word, *others) if form))


def _other_genders(word: str) -> tuple[str, ...]:
    if (masculine := _GERMAN_ENDING.sub("", word)) != word:
        return (masculine,)
    for endings in _GENDERS:
        for ending in endings:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _MIN_STEM:
                return tuple(stem + other for other in endings)
    return ()


def _singular(word: str) -> str | None:
    if not _has_plural(word) or not word.endswith("s"):
        return None
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and not word.endswith(("ss", "us", "is")) else None


def _plural(word: str) -> str | None:
    if not _has_plural(word) or word.endswith("s"):
        return None
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"


def _has_plural(word: str) -> bool:
    return word.isalpha() and word.isascii() and len(word) > 2
