"""The words by which sentences are read, in each language. All are written as tokens of the text index.

A line of a table begins with what its phrases are:

- `in`, `from`, `at`, `with`: words before the name of a place, of a place to apply from, of a company, and of a skill;
- `not`, `and`, `or`; `neither`: words that are a "not" or, between two values, an "or";
- `drop`: words that say nothing; `jobs`: words for jobs; `team`: words for teams; `ads`: words for ads;
- `near`: words before the name of a city, of which jobs are near, and otherwise of a place;
- `speak`: words beside the name of a language that one has to speak;
- `employers`: words for employers, beside what they do;
- `about`: words that say nothing beside a filter of that name, and beside any filter if there is no name;
- `text`: phrases that stay text;
- everything else is a facet, its values and, after a `!`, the values to exclude instead of them where the phrase is negated.
  A word in brackets is what such a phrase needs: (title) a job title after it, (marked) a `with` or `not` before it, and
  (negated) a `not`. What has (word) stays text if nothing follows that it marks, and (asks) is for the words of a request.
  A # is a number from one to four.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from postings.search.tokens import words_of

Words = tuple[str, ...]

_ENGLISH = """
in: in; within; inside; around; near; close to; work in; working in
near: around; near; close to
in: in the field of; in the area of; in the sector of
in (word): located in
from: from
from (word): based in; living in; live in; reside in; residing in; open to; open to candidates in; open to candidates from
from (word): open to applicants in; open to applicants from; candidates in; candidates from; applicants in; applicants from
from (word): apply from; applying from; work from; working from; hire from; hires from; hiring from
at: at; by; work at; working at; work for; working for
at (word): company
with: with
with (word): using; knowing; work with; working with; experience in; experience with; skilled in
not: no; not; without; except; except for; excluding; but not; but no; anything but; outside; outside of; non; avoid
not: don t need; do not need; don t require; do not require; doesn t require; no need for
neither: neither
not: other than; nothing with; not in; not at; not with; not from; without any
and: and; plus
or: or; nor
drop (asks): looking for; i want; i need; find me; show me; search for; searching for; i would like
drop (asks): i am looking for; i m looking for; who hires; who is hiring; who s hiring; companies hiring; companies that hire
drop: a; an; the; for; as; of; to; on; is; are; am; be; i; m; me; my; we; you; that; which; who; any; some; all; please
drop: looking; want; find; show; seeking
drop: i m a; i am a; who can work; can work; wanted; hiring now; now hiring; work from anywhere; work anywhere; from anywhere
drop: can; could; m f d; f m d; anywhere; not only; not just; preferably; ideally; want to work; like to work
drop: anything; something; everything; have; has; can do; who hire; that hire; that hires; that are hiring; who are hiring
jobs: job; jobs; role; roles; position; positions; vacancy; vacancies; opening; openings; opportunity; opportunities
jobs: career; careers; new jobs; latest jobs; current jobs
team: team
ads: ad; ads; job ad; job ads; advert; adverts; written
employers: startup; startups; start up; start ups; company; companies; firm; firms; employer; employers; project; projects
employers: business; businesses; stuff; industry; sector
speak: speak; speaks; speaking; speaker; speakers; fluent; fluent in; fluency; language skills; language required
about: only; fully; 100; completely; strictly; exclusively; mostly; first; or more; required; needed
about: ok; okay; fine; possible; preferred; allowed; welcome; friendly; a must; a plus
about salary_min: salary; pay; paying; pays; paid; wage; earning; compensation; salary of; pay of
about posted: posted; published; added; since; ads; job ads
about place: area; region
about years: experience; with experience
about zone: timezone; time zone; hours; working hours; time
text: senior living; senior care; senior citizens; not over; not more than; no more than; social work; remote sensing
text: remote control; lead generation; go to market
seniority senior: senior; sr; snr; senior level
seniority junior: junior; jr; entry level; new grad; new graduate; junior level
seniority junior (title): graduate; entry
seniority mid: mid level; midlevel; medior; mid senior
seniority mid (title): mid; middle; intermediate
seniority intern: intern; interns
seniority lead (title): lead
seniority staff (title): staff
seniority staff: staff level
seniority lead: lead level
seniority principal: principal level
seniority principal (title): principal
seniority manager (negated): manager; managers; management
seniority director (negated): director; directors
seniority executive (negated): executive; executives
workplace remote: remote; remotely; work from home; working from home; wfh; home office; homeoffice; home based; telework
workplace remote: remote work; from home; remote first; telecommute
workplace hybrid: hybrid; hybrid work; # days remote; # days a week remote; # days from home; # days home office
workplace hybrid: # days in the office; # days in office; # days on site; # days onsite; # remote days; # office days
workplace hybrid: # days per week in the office; # days a week in the office; # days per week remote; # day in the office
workplace onsite: on site; onsite; in office; in person; in the office
workplace onsite (marked): office; the office; an office; office work
employment full-time: full time; fulltime
employment part-time: part time; parttime; mini job; minijob
employment contract: contract; contractor; contractors; freelance; freelancer; freelancers; freelancing
employment internship: internship; internships
employment temporary: temporary; temp; fixed term; seasonal; seasonal work
employment temporary: maternity cover; parental leave cover; maternity leave cover
visa offered: visa sponsorship; visa sponsor; sponsors visa; sponsors visas; visa support; sponsorship; visa sponsored
visa offered: with visa; with visa sponsorship; with visa support; with visa sponsor; sponsor visa; must sponsor visa
relocation offered: relocation help; relocation support; relocation assistance; relocation package; help with relocation
relocation offered (marked): relocation
degree required (marked): degree; degree required; university degree; college degree; degrees
travel some often (marked): travel; travelling; traveling; business travel
on_call part (marked): on call; oncall; on call duty
clearance required ! required obtainable (marked): clearance; security clearance
clearance required ! required obtainable: clearance required; security clearance required; active clearance
equity offered (marked): equity; stock options
bonus offered (marked): bonus; bonuses; signing bonus
pay any (marked): salary; stated salary; salary stated; salary range
years 0: no experience; without experience; no experience required; no experience needed; no prior experience
posted 1d: since yesterday; yesterday; today; last day; past day; last 24 hours; past 24 hours; last 24h
posted 7d: last week; past week; this week; since last week; in the last week; in the past week; last seven days
posted 30d: last month; past month; this month; since last month; in the last month; in the past month; last four weeks
posted 90d: last three months; past three months; last quarter
posted 365d: last year; past year; last twelve months; in the last year
closing 7d: closing this week; closing soon; closes this week; closes soon
closing 30d: closing this month; closes this month
function devops-sre: devops; sre
function people: hr; recruiting; human resources
function customer-support: support; customer service
function finance-legal: finance; legal
function qa: qa; testing
"""
_GERMAN = """
in: in; im; nach; in der nahe von; im raum; arbeiten in
in: raum; grosraum; großraum; im grosraum; im großraum; region; in der region; im bereich; bereich; in der branche
near: in der nahe von; nahe; im raum; raum; grosraum; großraum; im grosraum; im großraum; rund um; im umkreis von; umkreis
from: aus; von
from (word): wohnhaft in; ich wohne in; ich lebe in; offen fur; offen fur bewerber aus; bewerber aus; arbeiten aus
at: bei; beim; arbeiten bei
at (word): firma; unternehmen
with: mit
with (word): mit erfahrung in; erfahrung mit; erfahrung in; kenntnisse in
not: nicht aus; kein; keine; keinen; keiner; keinem; nicht; ohne; auser; außer; ausser; nicht in; nicht bei; nicht mit
not: auserhalb von
neither: weder
not: außerhalb von; ausserhalb von; aber nicht; aber kein; aber keine
and: und; sowie
or: oder; noch
drop (asks): ich suche; ich mochte
drop: der; die; das; den; dem; des; ein; eine; einen; einer; eines; fur; als; zum; zur; ich; suche; gesucht; bitte
drop: m w d; w m d; d m w; m w x; gn; mochte; will; wir; arbeiten; nicht nur; am; gerne; uberall; auch; arbeit; zu; an
drop: moglichst
drop: heraus; etwas; irgendwas; habe; alles
jobs: job; jobs; stelle; stellen; stellenangebot; stellenangebote; position; positionen; jobangebote; neue jobs; neue stellen
team: team
ads: anzeige; anzeigen; stellenanzeige; stellenanzeigen; auf
employers: startup; startups; start up; start ups; branche; firmen; konzern; konzerne; projekte; projekt; umfeld
speak: fließend; fliesend; verhandlungssicher; verhandlungssicheres; sprachig; kenntnisse; sprachkenntnisse; spreche
about: nur; ausschließlich; ausschlieslich; komplett; 100; voll; rein; vollstandig; moglich; erforderlich; notig
about: ok; okay; bevorzugt; erwunscht; willkommen; von vorteil
about salary_min: gehalt; verdienst; bezahlung; lohn; jahresgehalt; gehalt von; gehalt ab; brutto
about posted: veroffentlicht; seit; neu; neu seit; anzeigen; stellenanzeigen
about years: berufserfahrung; erfahrung; mit berufserfahrung
about zone: zeitzone
text: nicht mehr als; soziale arbeit
seniority junior: berufseinsteiger; berufseinsteigerin; einsteiger; berufsanfanger
seniority intern: praktikant; praktikantin; praktikanten
seniority manager (negated): fuhrungskraft; fuhrungskrafte
workplace remote: remote; homeoffice; home office; von zu hause; von zuhause; mobiles arbeiten; fernarbeit; remotearbeit
workplace hybrid: hybrid; hybrides arbeiten; hybride; hybrider; hybrides; teilweise homeoffice; teilweise remote
workplace hybrid: # tage homeoffice; # tage home office; # tage remote; # tage im homeoffice; # tag homeoffice; # tag remote
workplace hybrid: # tage die woche homeoffice; # tage pro woche homeoffice; # tage pro woche remote; # tage im buro
workplace hybrid: # tage pro woche im homeoffice; # tage die woche im homeoffice; # tage in der woche homeoffice
workplace onsite: vor ort; im buro; prasenz
employment full-time: vollzeit; in vollzeit; vollzeitstelle; vollzeitjob
employment part-time: teilzeit; in teilzeit; teilzeitstelle; teilzeitjob; minijob; minijobs; nebenjob; halbtags
employment contract: freiberuflich; freelance; freelancer; freier mitarbeiter; auf honorarbasis
employment internship: praktikum; praktika; pflichtpraktikum; praktikumsplatz; praktikumsstelle
employment temporary: befristet; befristete; saisonarbeit; saisonjob; saisonal
employment temporary: elternzeitvertretung; in elternzeitvertretung; als elternzeitvertretung; schwangerschaftsvertretung
visa offered: mit visum; mit visum sponsoring; mit visa sponsoring
visa offered: visum sponsoring; visa sponsoring; visumsunterstutzung; visumsponsoring
relocation offered: umzugshilfe; umzugsunterstutzung; hilfe beim umzug; unterstutzung beim umzug
degree required (marked): studium; abschluss; hochschulabschluss; abgeschlossenes studium; studienabschluss
travel some often (marked): reisen; dienstreisen; reisetatigkeit; reisebereitschaft
on_call part (marked): bereitschaft; rufbereitschaft; bereitschaftsdienst
bonus offered (marked): bonus; boni
equity offered (marked): unternehmensanteile; anteile; aktienoptionen
pay any (marked): gehalt; gehaltsangabe; angegebenem gehalt
years 0: ohne berufserfahrung; ohne erfahrung; keine berufserfahrung; keine erfahrung; ohne vorkenntnisse
posted 1d: seit gestern; gestern; heute; letzten 24 stunden; von heute; von gestern
posted 7d: letzte woche; diese woche; seit letzter woche; in der letzten woche; letzter woche; dieser woche
posted 7d: der letzten woche
posted 30d: letzter monat; diesen monat; letzten monat; im letzten monat; seit letztem monat
posted 90d: letzten drei monate; letzten drei monaten
posted 365d: letztes jahr; im letzten jahr
function sales: vertrieb; verkauf
function people: personal; personalwesen; hr
function finance-legal: finanzen; recht
function customer-support: kundenservice; kundendienst; support
"""
_FRENCH = """
in: a; au; aux; en; dans; sur; pres de; pres d; situe a; basees a; autour de; proche de
near: pres de; pres d; autour de; autour d; proche de; proche d; aux alentours de; aux environs de; a cote de
in: region; dans la region de; dans le domaine de; dans le domaine du; dans le secteur de; dans le secteur du
from: depuis
from (word): aux candidats du; aux candidats de; ouverts aux candidats du; ouverts aux candidats de; candidats du
from (word): base a; base en; base au; basee a; basee en; basee au; j habite a; j habite en; j habite au; je vis a; je vis en
from (word): je vis au; ouvert aux candidats de; candidats de; residant a; residant en; ouvert a
at: chez; travailler chez; travailler pour
at (word): entreprise; societe
with: avec
with (word): connaissant; maitrisant
not: pas depuis; pas; pas de; pas d; pas en; pas a; pas chez; sans; sauf; hors; hors de; excepte; aucun; aucune; a part
not: mais pas; mais pas de; qui ne soit pas; qui ne soient pas; qui ne sont pas
neither: ni
and: et; ainsi que
or: ou; ni
drop (asks): je cherche; je recherche
drop: le; la; les; l; un; une; des; de; du; d; pour; comme; je; j; cherche; nous; qui; est; dans le
drop: h f; f h; h f x; recherche d; svp; pas seulement; n importe ou; partout; on; ce; travail; travailler
drop: quelque chose; tout
jobs: emploi; emplois; offre; offres; offre d emploi; offres d emploi; poste; postes; job; jobs; nouvelles offres
team: equipe
ads: annonce; annonces; redigees; redigee
employers: startup; startups; start up; start ups; entreprise; entreprises; societes; secteur; projets; projet
speak: parlant; parle; parler; courant; bilingue; couramment; maitrise
about: uniquement; seulement; 100; entierement; exclusivement; totalement; requis; exige; ok; possible; souhaite; bienvenu
about salary_min: salaire; remuneration; paye; salaire de; remuneration de; brut; bruts
about posted: publiees; publiee; publie; publies; parues; parue; annonces
about years: experience; d experience
about zone: fuseau horaire
text: pas plus de; travail social; week end; week ends
seniority junior: juniors; debutant; debutante; debutants; jeune diplome; jeune diplomee
seniority mid: confirme; confirmee; intermediaire
seniority intern: stagiaire; stagiaires
workplace remote: teletravail complet; teletravail total; teletravail; en teletravail; a distance; full remote; remote
workplace remote: 100 teletravail; distanciel
workplace hybrid: hybride; en hybride; teletravail partiel; hybrides; # jours de teletravail; # jours en teletravail
workplace hybrid: # jours de teletravail par semaine; # jours par semaine de teletravail; # jours par semaine en teletravail
workplace hybrid: # jour de teletravail; # jour de teletravail par semaine; # jours au bureau; # jours sur site
workplace onsite: presentiel; en presentiel; sur site; au bureau
employment full-time: temps plein; a temps plein; temps complet; a temps complet
employment part-time: temps partiel; a temps partiel; mi temps; a mi temps
employment contract: freelance; freelances; independant; independante
employment internship: stage; stages; en stage; alternance; en alternance; apprentissage
employment temporary: saisonnier; saisonniere; saisonniers; emploi saisonnier; travail saisonnier; contrat saisonnier
employment temporary: cdd; en cdd; temporaire; interim; remplacement conge maternite; conge maternite
visa offered: avec visa; avec visa sponsorise; parrainage de visa; sponsoring de visa; aide au visa; visa sponsorise
relocation offered: aide a la relocalisation; aide au demenagement; aide a la mobilite
degree required (marked): diplome; diplomes; diplome requis; diplome universitaire
travel some often (marked): deplacement; deplacements
on_call part (marked): astreinte; astreintes
bonus offered (marked): bonus; prime; primes
equity offered (marked): actions; bspce; stock options
pay any (marked): salaire; salaire indique; salaire affiche
years 0: sans experience; aucune experience; pas d experience; sans experience requise
posted 1d: depuis hier; hier; aujourd hui; dernieres 24 heures; les dernieres 24 heures
posted 7d: la semaine derniere; semaine derniere; cette semaine; depuis la semaine derniere; de la semaine derniere
posted 7d: de cette semaine
posted 30d: le mois dernier; mois dernier; ce mois; ce mois ci; depuis le mois dernier; du mois dernier; de ce mois
posted 90d: trois derniers mois; les trois derniers mois
posted 365d: l annee derniere; cette annee
function sales: vente; ventes; commerce; commercial
function people: rh; ressources humaines
function finance-legal: finance; juridique
function customer-support: service client; support client
"""
_SPANISH = """
in: a; cerca de; ubicado en; con sede en
near: cerca de; alrededor de; en los alrededores de; zona de; en la zona de
in: zona de; en la zona de; en el area de; en el sector de; en la region de
en: en
from: desde
from (word): vivo en; resido en; residente en; residentes en; abierto a; candidatos de; candidatos en; trabajar desde
at: trabajar en; trabajar para
at (word): empresa; de la empresa; compania
with: con
with (word): usando; con experiencia en; experiencia en; conocimientos de
neither: ni
not: que no sea; que no sean; que no sea a; que no sean de; que no sea de
not: no desde; no; sin; excepto; salvo; menos; nada de; no en; pero no; pero sin; fuera de; sin ningun; ningun; ninguna
and: y; e; asi como
or: o; u; ni
drop (asks): se busca; busco; quiero; busco trabajo; busco empleo
drop: el; la; los; las; un; una; unos; de; del; al; para; como; por; que; buscando; yo; soy; se; lo; trabajo
drop: h m; m h; trabajar; trabajos; trabajo de; trabajo como; no solo; cualquier lugar; por favor; ser
drop: es; me; mi
drop: algo; cualquier cosa; todo
jobs: empleo; empleos; oferta; ofertas; ofertas de empleo; ofertas de trabajo; puesto; puestos; vacante; vacantes
team: equipo
ads: anuncio; anuncios; escritas; redactadas
employers: startup; startups; start up; start ups; empresas; companias; sector; proyectos; proyecto
speak: hablo; habla; hable; hablen; hablando; fluido; bilingue; hablante; hablantes
about: solo; solamente; unicamente; 100; totalmente; completamente; requerido; necesario; ok; posible; deseable; preferible
about salary_min: salario; sueldo; paga; salario de; sueldo de; brutos; bruto
about posted: publicado; publicada; publicados; publicadas; anuncios
about years: experiencia; de experiencia
about zone: zona horaria; huso horario
text: no mas de; trabajo social; fin de semana; fines de semana
seniority junior: juniors; principiante; recien graduado; recien titulado
seniority mid: semi senior; semisenior; intermedio
seniority intern: becario; becaria; becarios; pasante; practicante
workplace remote: remoto; remota; remotos; remotas; en remoto; teletrabajo; a distancia; desde casa; en casa; trabajo remoto
workplace hybrid: hibrido; hibrida; en hibrido; semipresencial; hibridos; hibridas; semipresenciales
workplace hybrid: # dias de teletrabajo; # dias de teletrabajo a la semana; # dias en remoto
workplace hybrid: # dias de teletrabajo por semana
workplace hybrid: # dias a la semana en remoto; # dias en la oficina; # dias en oficina; # dia de teletrabajo; # dias remotos
workplace onsite: presencial; en presencial; presenciales; en oficina; en la oficina
employment full-time: tiempo completo; a tiempo completo; jornada completa; a jornada completa
employment part-time: medio tiempo; a medio tiempo; tiempo parcial; a tiempo parcial; media jornada; a media jornada
employment part-time: jornada parcial
employment contract: freelance; autonomo; autonoma; por proyecto
employment internship: practicas; en practicas; pasantia; pasantias
employment temporary: temporal; contrato temporal; de temporada; trabajo de temporada
visa offered: con visa; con visado; con patrocinio de visa; con patrocinio de visado
visa offered: patrocinio de visa; patrocinio de visado; visado patrocinado
visa offered: visa patrocinada; con visado patrocinado; con visa patrocinada
relocation offered: ayuda de reubicacion; ayuda con la mudanza; paquete de reubicacion
degree required (marked): titulo; titulacion; carrera; titulo universitario; estudios
degree required (marked): carrera universitaria; estudios universitarios
travel some often (marked): viajar; viajes
on_call part (marked): guardia; guardias
bonus offered (marked): bono; bonos; bonus
equity offered (marked): acciones; stock options
pay any (marked): salario; sueldo; salario indicado
years 0: sin experiencia; sin experiencia previa; ninguna experiencia
posted 1d: desde ayer; ayer; hoy; ultimas 24 horas; las ultimas 24 horas; de hoy; de ayer
posted 7d: la semana pasada; semana pasada; esta semana; ultima semana; la ultima semana; desde la semana pasada
posted 7d: de esta semana
posted 30d: el mes pasado; mes pasado; este mes; ultimo mes; el ultimo mes; desde el mes pasado; del ultimo mes
posted 90d: ultimos tres meses; los ultimos tres meses
posted 365d: el ano pasado; este ano; ultimo ano
function sales: ventas
function people: rrhh; recursos humanos
function finance-legal: finanzas; legal
function customer-support: atencion al cliente; soporte
"""
_NUMBERS = ("1 2 3 4 one two three four ein zwei drei vier un une deux trois quatre uno dos tres cuatro 1-2 2-3 3-4").split()
_TABLES = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}

DETAILS = (
    "visa", "relocation", "degree", "travel", "on_call", "clearance", "equity", "bonus", "pay", "years", "posted", "closing",
)  # fmt: skip
FACETS = {"seniority", "workplace", "employment", "function", *DETAILS}
# Skills that nobody means the everyday word by in a search for jobs, although an ad may.
KNOWN_SKILLS = set(
    "ai bitcoin cypress dart ethereum excel groovy helm hive js llm looker ml nlp node oracle pandas playwright puppet "
    "react rust sap spark swift tableau ts ui unity unreal ux vue windows".split()
)
# Names of places that are also everyday words, names of people or of technologies. They need a word such as "in".
EVERYDAY_PLACES = {
    "bath", "best", "buffalo", "chad", "cork", "essen", "georgia", "halle", "jersey", "jordan", "java", "man", "media",
    "mobile", "nice", "normal", "of", "orange", "phoenix", "reading", "split", "surprise", "turkey", "union",
    "victoria", "enterprise", "independence", "progress", "hamilton", "lincoln", "madison", "jackson", "vega", "lens",
    "tours", "born", "male", "mali", "can", "guinea", "worth", "marketing", "sales", "data", "central", "world",
    "global", "globally", "globe", "international", "internationally", "sea", "anywhere", "latin american", "european",
    "amer", "niger", "baltic", "nordic", "bar", "bor",
}  # fmt: skip


class Entry(NamedTuple):
    """The meaning of a phrase: its kind and, for a value, the facet, its values, those to exclude, and what it requires.

    If it counts only as it is written `exactly`, it needs the same as a "context" otherwise.
    """

    kind: str
    facet: str = ""
    values: Words = ()
    excluded: Words = ()
    needs: str = ""
    exactly: str = ""


@cache
def entries(language: str) -> dict[Words, tuple[Entry, ...]]:
    """Return the meaning of each phrase on pages in a language, which understand English too."""
    return _parsed(_ENGLISH) | _parsed(_TABLES.get(language, ""))


@cache
def _parsed(table: str) -> dict[Words, tuple[Entry, ...]]:
    found: dict[Words, tuple[Entry, ...]] = {}
    for line in table.strip().splitlines():
        head, _, phrases = line.partition(":")
        for words in _phrases(phrases):
            found[words] = (*found.get(words, ()), _entry(head))
    return found


def _phrases(text: str) -> Iterator[Words]:
    for phrase in text.split("; "):
        for number in _NUMBERS if "#" in phrase else ("",):
            yield tuple(words_of(phrase.replace("#", number)))


def _entry(head: str) -> Entry:
    """Return the entry of the part of a line before the colon."""
    kind, *rest = head.split()
    needs = next((word.strip("()") for word in rest if word.startswith("(")), "")
    rest = [word for word in rest if not word.startswith("(")]
    if kind not in FACETS:
        return Entry(kind, " ".join(rest), needs=needs)
    before, _, after = " ".join(rest).partition("!")
    values, excluded = tuple(before.split()), tuple(after.split())
    return Entry("value", kind, values, excluded or values, needs)
