"""Other forms of the words of a query text: singular and plural, other spellings, and words that say nothing about a job.

All words here are tokens of the text index, as `full_text.words_of` returns them.
"""

import re

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
cfo, chief financial officer
coo, chief operating officer
cto, chief technology officer, chief technical officer
dev, developer
eng, engineer, engineering
infra, infrastructure
js, javascript
jr, junior
mgr, manager
ops, operations
pm, product manager, project manager
py, python
rn, registered nurse
sr, senior
tf, terraform
ts, typescript
vp, vice president
"""

# Words that mean much the same in a title. A title with one of the others ranks below a title with the word itself.
_RELATED = """
engineer, developer, programmer
writer, author
lawyer, attorney, counsel
recruiter, sourcer
nurse, rn
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
_OTHERS: dict[str, tuple[str, ...]] = {}
for _group in _groups(_RELATED):
    for (_word,) in _group:
        _OTHERS[_word] = (*_OTHERS.get(_word, ()), *(other for (other,) in _group if other != _word))

MOST_WORDS = max(len(form) for form in _SPELLINGS)


def spellings(words: Words, raw: str = "") -> tuple[Words, ...]:
    """Return other spellings of words. `raw` is how a single word was typed, with its umlauts.

    >>> spellings(("front", "end"))
    (('frontend',),)
    >>> spellings(("munchen",), "München")
    (('muenchen',),)
    """
    found = _SPELLINGS.get(words, ())
    if not found and (singular := _singular(words[-1])):
        found = _SPELLINGS.get((*words[:-1], singular), ())
    if len(words) == 1:
        found += _with_other_umlauts(words[0], raw.lower())
    return found


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
    return tuple(form for other in others for form in with_plural((other,)))


def with_plural(words: Words) -> tuple[Words, ...]:
    """Return words with the last one in singular and plural, formed with an s as in English and several other languages.

    >>> with_plural(("data", "centers"))
    (('data', 'centers'), ('data', 'center'))
    """
    *before, word = words
    other = _singular(word) or _plural(word)
    return (words, (*before, other)) if other else (words,)


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
