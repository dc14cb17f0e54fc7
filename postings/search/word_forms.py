"""Other words for those of a query text: spellings, abbreviations, translations, and words that say nothing about a job.

All words here are tokens of the text index, as `tokens.words_of` returns them.
"""

import re
from itertools import chain, islice, product

from postings.reference.city_names import other_city_names
from postings.search.german_compounds import in_english, parts_of
from postings.search.inflection import Words, inflected
from postings.search.tokens import words_of
from postings.search.translated_words import TRANSLATED, translated
from postings.search.word_lists import first_of, word_groups

# Spellings that mean the same. Each finds all the others.
_SAME = """
ai, artificial intelligence
backend, back end
backoffice, back office
bi, business intelligence
bigdata, big data
blockchain, block chain
bookkeeper, book keeper
bookkeeping, book keeping
callcenter, call center, call centre
cicd, ci cd
cofounder, co founder
copywriter, copy writer
customer service, customer support, customer care
cybersecurity, cyber security
database, data base
datacenter, data center, data centre
datawarehouse, data warehouse
dba, database administrator, data base administrator
devops, dev ops
devrel, dev rel, developer relations
devsecops, dev sec ops
ecommerce, e commerce
elearning, e learning
fintech, fin tech
frontend, front end
fullstack, full stack
gcp, google cloud, google cloud platform
golang, go lang
graphql, graph ql
healthcare, health care
iam, identity access management, identity and access management
helpdesk, help desk
hr, human resources
javascript, java script
k8s, kubernetes
kyc, know your customer
microservices, micro services
ml, machine learning
mlops, ml ops
mongo, mongodb
nextjs, next js
nlp, natural language processing
nodejs, node js
onboarding, on boarding
onsite, on site
pentest, pen test, pentesting, pen testing, penetration testing
pentester, pen tester, penetration tester
postgres, postgresql
powerbi, power bi
qa, quality assurance
reactjs, react js
saas, software as a service
sdet, software development engineer in test
seo, search engine optimization, search engine optimisation
sre, site reliability engineer, site reliability engineering
startup, start up
sysadmin, sys admin, system administrator, systems administrator
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
hrbp, hr business partner, people partner
infra, infrastructure
jr, junior
js, javascript
mgr, manager
ops, operations
pm, product manager, project manager
pmm, product marketing manager
py, python
rn, registered nurse
sdr, sales development representative
sr, senior
swe, software engineer
tam, technical account manager
tf, terraform
tpm, technical program manager
ts, typescript
vp, vice president
"""

# Words that mean much the same in a title. A title with one of the others ranks below a title with the word itself.
_RELATED = """
engineer, developer, programmer
writer, author
accountant, accounting
copywriter, copywriting
crypto, blockchain, web3
designer, design
lawyer, attorney, counsel
marketer, marketing
recruiter, sourcer, recruiting, recruitment, talent
researcher, research
scientist, science
architect, architecture
administrator, administration, admin
tester, testing, test, qa
teacher, tutor, instructor
nurse, nursing, rn
head, director, vp
"""

# Words that a title may have instead of one, but not the other way round: whoever looks for a head wants no manager.
_NARROWER = """
manager, lead, leader, head, director
"""

# Words for occupations that do not say which, in the masculine singular.
_SAYS_LITTLE = set(
    "specialist officer representative rep associate coordinator agent expert professional advisor adviser staff worker "
    "sachbearbeiter referent mitarbeiter spezialist fachkraft charge specialiste especialista auxiliar encargado".split()
)

# Words for the level at which somebody works.
_RANKS = set(
    "chief director head junior lead leader manager mid principal president senior staff supervisor vp intern "
    "cheffe leiter leitung responsable gerente jefe directeur".split()
)

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
_MAX_TRANSLATIONS = 8

_SPELLINGS: dict[Words, tuple[Words, ...]] = {
    form: tuple(other for other in group if other != form) for group in word_groups(_SAME) for form in group
}
_SPELLINGS.update({short: tuple(long) for short, *long in word_groups(_SHORT)})
for (_, _city), _names in other_city_names().items():
    _group = list(dict.fromkeys(tuple(words_of(name)) for name in (_city, *_names)))
    _SPELLINGS |= {form: tuple(other for other in _group if other != form) for form in _group if len(_group) > 1}
_OTHERS: dict[str, tuple[str, ...]] = {}
for _group in word_groups(_RELATED):
    for (_word,) in _group:
        _OTHERS[_word] = (*_OTHERS.get(_word, ()), *(other for (other,) in _group if other != _word))
_OTHERS |= {word: tuple(other for (other,) in others) for (word,), *others in word_groups(_NARROWER)}

MOST_WORDS = max(len(form) for form in (*_SPELLINGS, *TRANSLATED))


def spellings(words: Words, raw: str = "") -> tuple[Words, ...]:
    """Return other spellings of words. `raw` is how a single word was typed, with its umlauts.

    >>> spellings(("front", "end"))
    (('frontend',),)
    >>> spellings(("munchen",), "München")
    (('munich',), ('muenchen',))
    """
    if len(words) > 1:
        return first_of(_SPELLINGS, words)
    umlauts = _with_other_umlauts(words[0], raw.lower())
    known = (first_of(_SPELLINGS, form) for form in (words, *umlauts))
    return tuple(dict.fromkeys((*next(filter(None, known), ()), *umlauts, *parts_of(words[0]))))


def translations(words: Words) -> tuple[Words, ...]:
    """Return English words for words of other languages.

    >>> translations(("softwareentwicklerin",)), translations(("java", "entwickler"))
    ((('software', 'developer'),), (('java', 'developer'),))
    """
    plain = tuple(word.replace("ß", "ss") for word in words)
    if found := next(filter(None, map(translated, inflected(plain))), ()):
        own = inflected(words)
        both = dict.fromkeys(chain.from_iterable((english, *_SPELLINGS.get(english, ())) for english in found))
        return tuple(english for english in both if english not in own)
    if len(words) > 1:
        return _word_by_word(words)
    others = _with_other_umlauts(plain[0], plain[0])
    return in_english(plain[0]) or next(filter(None, (translated(other) or in_english(other[0]) for other in others)), ())


def _word_by_word(words: Words) -> tuple[Words, ...]:
    """Return words such as those of "Java-Entwickler" with each translated that can be; nothing if none can be."""
    english = [translations((word,)) for word in words]
    if not any(english):
        return ()
    choices = (found or ((word,),) for word, found in zip(words, english, strict=True))
    return tuple(tuple(chain.from_iterable(parts)) for parts in islice(product(*choices), _MAX_TRANSLATIONS))


def says_little(words: Words) -> bool:
    """Return whether words only say that somebody works.

    >>> says_little(("specialists",)), says_little(("nurses",))
    (True, False)
    """
    return any(form[0] in _SAYS_LITTLE for form in inflected(words)) if len(words) == 1 else False


def names_rank(words: Words) -> bool:
    """Return whether a word only says at what level somebody works.

    >>> names_rank(("managers",)), names_rank(("manager", "leiterin"))
    (True, False)
    """
    return any(form[0] in _RANKS for form in inflected(words)) if len(words) == 1 else False


def is_known(words: Words) -> bool:
    """Return whether words are an abbreviation, or have another spelling or a translation."""
    return bool(first_of(_SPELLINGS, words) or any(map(translated, inflected(words))))


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
    others = next((_OTHERS[form] for (form,) in inflected(words) if form in _OTHERS), ())
    return tuple(form for other in others for form in inflected((other,)))
