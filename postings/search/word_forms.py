"""Other words for those of a query text: spellings, abbreviations, translations, and words that say nothing about a job.

All words here are tokens of the text index, as `tokens.words_of` returns them.
"""

import re
from collections.abc import Mapping
from itertools import chain, islice, product

from postings.reference.city_names import other_city_names
from postings.search.german_compounds import in_english, parts_of
from postings.search.inflection import Words, inflected
from postings.search.tokens import words_of

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
devsecops, dev sec ops
ecommerce, e commerce
elearning, e learning
fintech, fin tech
frontend, front end
fullstack, full stack
golang, go lang
graphql, graph ql
healthcare, health care
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

# Words of other languages that find the English ones, too, since many ads are in English everywhere.
_TRANSLATED = """
abogado, lawyer
acheteur, buyer, purchaser
administrador, administrator
administrateur, administrator
administrativo, administrative, office assistant
aide soignant, nursing assistant, caregiver, care assistant
altenpfleger, nurse, caregiver
analista, analyst
anwalt, lawyer
architecte, architect
architekt, architect
arquitecto, architect
arzt, physician, doctor
asesor, advisor, consultant
asistente, assistant
assistent, assistant
assistente, assistant
atencion al cliente, customer service, customer support
avocat, lawyer
ayudante, assistant
bauleiter, construction manager, site manager
berater, consultant, advisor, adviser
buchhalter, accountant, bookkeeper
buchhaltung, accounting
calidad, quality, qa
camarero, waiter
chauffeur, driver
chef de produit, product manager
chef de projet, project manager
chercheur, researcher, scientist
chofer, driver
cientifica, scientist
cientifico, scientist
cocinero, cook, chef
commercial terrain, field sales, outside sales
comptable, accountant
conception, design
conducteur, driver
contable, accountant
cuisinier, cook, chef
daten, data
datenanalyst, data analyst
datos, data
desarrollador, developer
developpeur, developer
director de ventas, sales director, head of sales
disenador, designer
donnees, data
einkaufer, buyer, purchaser
electricien, electrician
electricista, electrician
elektriker, electrician
elektroniker, electronics technician, electrician
enfermero, nurse
enseignant, teacher
entwickler, developer
entwicklung, development
erzieher, educator, childcare, kindergarten
fahrer, driver
formateur, trainer
forscher, researcher, scientist
gerente, manager
gerente de proyecto, project manager
gerente de ventas, sales manager, head of sales
gestionnaire, manager, administrator
grafica, graphic
grafico, graphic
graphiste, graphic designer
infirmier, nurse
ingeniero, engineer
ingenieur, engineer
investigador, researcher
it leiter, it manager, head of it, it director
it leitung, it manager, head of it, it director
jefe de proyecto, project manager
jefe de ventas, sales manager, head of sales
jurist, lawyer, legal counsel
juriste, lawyer, legal counsel
kellner, waiter
koch, cook, chef
kraftfahrer, driver
krankenpfleger, nurse
krankenschwester, nurse
kundenberater, customer advisor, client advisor, customer service, customer support, account manager
kundenbetreuer, customer support, customer service, customer success
kundendienst, customer service
kundenservice, customer service, customer support
lehrer, teacher
leiter, manager, lead, head
lkw, truck
logiciel, software
maestro, teacher
magasinier, warehouse worker
marketingleiter, marketing manager, head of marketing
mecanicien, mechanic
mecanico, mechanic
mechaniker, mechanic
mechatroniker, mechatronics
medecin, physician, doctor
medico, physician, doctor
movil, mobile
moviles, mobile
netzwerk, network
personaler, recruiter, hr manager
personalreferent, hr specialist, hr manager, hr generalist, hr consultant, human resources, people partner
pflegefachfrau, nurse
pflegefachkraft, nurse
pflegefachmann, nurse
pflegekraft, nurse, caregiver
praktikant, intern
praktikum, internship
produktmanager, product manager
profesor, teacher, professor
professeur, teacher, professor
programador, developer, programmer
programmierer, programmer, developer
projektleiter, project manager
projektmanager, project manager
proyecto, project
pruebas, test, testing, qa
qualitat, quality
qualitatssicherung, quality assurance, qa
qualite, quality, qa
rechtsanwalt, lawyer
reclutador, recruiter
recrutement, recruitment, recruiting, recruiter
recruteur, recruiter
redacteur, writer, editor
redactor, writer, editor
redakteur, editor, writer
redes, network, networks
reinigungskraft, cleaner
reseau, network
responsable, manager, head
responsable commercial, sales manager
sachbearbeiter, clerk, administrator, officer
secretaire, secretary
secretario, secretary
securite, security
seguridad, security
sekretarin, secretary
service client, customer service, customer support
servicio al cliente, customer service, customer support
sistemas, systems, system
softwaretester, software tester, qa tester, test engineer
soporte, support
sozialarbeiter, social worker
stagiaire, intern
steuerberater, tax advisor, tax consultant
systeme, system, systems
technicien, technician
techniker, technician
tecnico, technical, technician
testautomatisierung, test automation
testeur, tester, test
traducteur, translator
traductor, translator
ubersetzer, translator
vendedor, sales
vendeur, sales
ventas, sales
vente, sales
verkaufer, sales
vertrieb, sales
vertriebsleiter, sales manager, head of sales, sales director, director of sales
vertriebsmitarbeiter, sales representative, sales development representative, account executive, sales executive
werkstudent, working student
wissenschaftler, scientist
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
scientist, science
architect, architecture
administrator, administration, admin
tester, testing, test, qa
teacher, tutor, instructor
nurse, nursing, rn
head, director, vp
"""

# Words for occupations that do not say which, in the masculine singular.
_SAYS_LITTLE = set(
    "specialist officer representative rep associate coordinator agent expert professional advisor adviser staff worker "
    "sachbearbeiter referent mitarbeiter spezialist fachkraft charge specialiste especialista auxiliar encargado".split()
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


def _groups(listed: str) -> list[list[Words]]:
    return [[tuple(form.split()) for form in line.split(", ")] for line in listed.split("\n") if line]


_SPELLINGS: dict[Words, tuple[Words, ...]] = {
    form: tuple(other for other in group if other != form) for group in _groups(_SAME) for form in group
}
_SPELLINGS.update({short: tuple(long) for short, *long in _groups(_SHORT)})
for (_, _city), _names in other_city_names().items():
    _group = list(dict.fromkeys(tuple(words_of(name)) for name in (_city, *_names)))
    _SPELLINGS |= {form: tuple(other for other in _group if other != form) for form in _group if len(_group) > 1}
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
    if len(words) > 1:
        return _first_of(_SPELLINGS, words)
    umlauts = _with_other_umlauts(words[0], raw.lower())
    known = (_first_of(_SPELLINGS, form) for form in (words, *umlauts))
    return tuple(dict.fromkeys((*next(filter(None, known), ()), *umlauts, *parts_of(words[0]))))


def translations(words: Words) -> tuple[Words, ...]:
    """Return English words for words of other languages.

    >>> translations(("softwareentwicklerin",)), translations(("java", "entwickler"))
    ((('software', 'developer'),), (('java', 'developer'),))
    """
    if found := _first_of(_TRANSLATIONS, words):
        return found
    if len(words) > 1:
        return _word_by_word(words)
    return in_english(words[0])


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


def is_known(words: Words) -> bool:
    """Return whether words are an abbreviation, or have another spelling or a translation."""
    return bool(_first_of(_SPELLINGS, words) or _first_of(_TRANSLATIONS, words))


def _first_of(table: Mapping[Words, tuple[Words, ...]], words: Words) -> tuple[Words, ...]:
    """Return what a table has for words, or else for another form of them."""
    return next((table[form] for form in inflected(words) if form in table), ())


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
