"""German, French and Spanish words of job titles in English, since many ads are in English everywhere.

Words are in the masculine singular, in lower case without accents, and with "ss" for "ß". English words that mean something
else, such as "stage" and "personal", are left out.
"""

from collections.abc import Mapping

from postings.search.inflection import Words
from postings.search.word_lists import word_groups

_GERMAN = """
abteilungsleiter, head of department, department manager
altenpfleger, nurse, caregiver
anlagenmechaniker, plant mechanic, plumber
anwalt, lawyer
architekt, architect
arzt, physician, doctor
arzthelfer, medical assistant
assistent, assistant
assistenz, assistant
assistenz der geschaftsfuhrung, executive assistant, assistant to the ceo, management assistant
ausbildung, apprenticeship, trainee
aussendienst, field sales, outside sales
aussendienstmitarbeiter, field sales representative, outside sales representative, field sales
auszubildender, apprentice, trainee
azubi, apprentice, trainee
bankkauffrau, bank clerk, banker
bankkaufmann, bank clerk, banker
bauingenieur, civil engineer, construction engineer
bauleiter, construction manager, site manager
berater, consultant, advisor, adviser
berufskraftfahrer, truck driver, driver
bilanzbuchhalter, accountant
buchhalter, accountant, bookkeeper
buchhaltung, accounting, bookkeeping
burokauffrau, office clerk, office administrator, office assistant
burokaufmann, office clerk, office administrator, office assistant
buroleiter, office manager
chemiker, chemist
daten, data
datenanalyst, data analyst
datenbank, database
datenschutz, data protection, privacy
datenschutzbeauftragter, data protection officer, privacy officer
disponent, dispatcher, scheduler
einkauf, purchasing, procurement, buyer
einkaufer, buyer, purchaser, procurement
elektriker, electrician
elektroniker, electronics technician, electrician
elektrotechnik, electrical engineering, electrical
empfang, reception
empfangsmitarbeiter, receptionist
entwickler, developer
entwicklung, development
erzieher, educator, childcare, kindergarten
fachinformatiker, it specialist, system administrator, software developer, it support
fachkraft fur lagerlogistik, warehouse worker, warehouse operative, warehouse associate
fahrer, driver
filialleiter, store manager, branch manager
finanzbuchhalter, accountant
finanzbuchhaltung, financial accounting, accounting
finanzen, finance, financial
forscher, researcher, scientist
forschung, research
friseur, hairdresser
gartner, gardener
geschaftsentwicklung, business development
geschaftsfuhrer, managing director, general manager, ceo
gesundheitswesen, healthcare, health
grafiker, graphic designer
hausmeister, caretaker, janitor
hebamme, midwife
immobilien, real estate
immobilienmakler, real estate agent, realtor
informatik, computer science
informatiker, computer scientist, software developer, it specialist
informationssicherheit, information security
innendienst, inside sales
instandhaltung, maintenance
it leiter, it manager, head of it, it director
it leitung, it manager, head of it, it director
it sicherheit, it security, information security, cybersecurity
jurist, lawyer, legal counsel
kassierer, cashier
kauffrau fur buromanagement, office clerk, office administrator, office assistant, office manager
kaufmann fur buromanagement, office clerk, office administrator, office assistant, office manager
kellner, waiter
kfz mechatroniker, car mechanic, automotive technician
kinderpfleger, childcare
koch, cook, chef
kommunikation, communications, communication
konstrukteur, design engineer, mechanical designer
kraftfahrer, driver
krankenpfleger, nurse
krankenschwester, nurse
kuchenhilfe, kitchen assistant, kitchen helper
kundenberater, customer advisor, client advisor, customer service, customer support, account manager
kundenbetreuer, customer support, customer service, customer success
kundenbetreuung, customer support, customer service, customer success
kundendienst, customer service
kundenservice, customer service, customer support
kunstliche intelligenz, artificial intelligence
lagerist, warehouse worker, warehouse associate
landwirt, farmer
lehrer, teacher
lehrkraft, teacher
leiter, manager, lead, head
leiter buchhaltung, head of accounting, accounting manager
leiter vertrieb, head of sales, sales manager, sales director
lkw, truck
logistik, logistics
lohnbuchhalter, payroll accountant, payroll specialist
lohnbuchhaltung, payroll
maler, painter
marketingleiter, marketing manager, head of marketing, marketing director
maschinelles lernen, machine learning
maschinenbau, mechanical engineering, mechanical
maschinenbauingenieur, mechanical engineer
maurer, bricklayer
mechaniker, mechanic
mechatroniker, mechatronics
mediengestalter, media designer, graphic designer
medizinische fachangestellte, medical assistant
metzger, butcher
monteur, fitter, installer
nachhaltigkeit, sustainability
netzwerk, network
notfallsanitater, paramedic
offentlichkeitsarbeit, public relations, communications
padagoge, educator, teacher
personalabteilung, human resources
personalentwicklung, learning and development, people development
personaler, recruiter, hr manager
personalleiter, hr manager, head of hr, head of people
personalreferent, hr specialist, hr manager, hr generalist, hr consultant, human resources, people partner
personalvermittler, recruiter
personalwesen, human resources
pflege, nursing, care
pflegefachfrau, nurse
pflegefachkraft, nurse
pflegefachmann, nurse
pflegehelfer, nursing assistant, care assistant
pflegekraft, nurse, caregiver
physiotherapeut, physiotherapist, physical therapist
praktikant, intern
praktikum, internship, intern
produktion, production, manufacturing
produktionsleiter, production manager, plant manager
produktmanager, product manager
programmierer, programmer, developer
projekt, project
projektleiter, project manager
projektleitung, project manager, project management
projektmanager, project manager
psychologe, psychologist
qualitat, quality
qualitatssicherung, quality assurance, qa
rechnungswesen, accounting
rechtsabteilung, legal
rechtsanwalt, lawyer
redakteur, editor, writer
regionalleiter, regional manager
reinigungskraft, cleaner
rettungssanitater, paramedic
sachbearbeiter, clerk, administrator, officer
schichtleiter, shift manager, shift supervisor, shift lead
schlosser, locksmith, metalworker
schreiner, carpenter
schweisser, welder
sekretar, secretary
sekretarin, secretary
servicetechniker, service technician, field service technician, field service engineer
sicherheit, security
softwaretester, software tester, qa tester, test engineer
sozialarbeiter, social worker
sozialpadagoge, social worker
speditionskaufmann, freight forwarder, logistics
staplerfahrer, forklift operator, forklift driver
steuerberater, tax advisor, tax consultant
steuerfachangestellte, tax assistant, tax accountant
steuern, tax
systemingenieur, systems engineer, system engineer
teamassistenz, team assistant
teamleiter, team lead, team leader, team manager
teamleitung, team lead, team leader, team manager
technik, engineering, technology
techniker, technician
technischer redakteur, technical writer, technical editor
testautomatisierung, test automation
texter, copywriter
tierarzt, veterinarian
tischler, carpenter
ubersetzer, translator
unternehmensberater, management consultant, business consultant
unternehmenskommunikation, corporate communications
verfahrensingenieur, process engineer
verfahrenstechnik, process engineering
verkauf, sales
verkaufer, sales
verkaufsleiter, sales manager, head of sales, sales director
vertrieb, sales
vertriebsinnendienst, inside sales
vertriebsleiter, sales manager, head of sales, sales director, director of sales
vertriebsmitarbeiter, sales representative, sales development representative, account executive, sales executive
verwaltung, administration, administrative
verwaltungsfachangestellte, administrative clerk, administrative assistant
wartung, maintenance
werkstudent, working student
wirtschaftsinformatik, business informatics, information systems
wirtschaftsprufer, auditor
wirtschaftsprufung, audit
wissenschaftler, scientist
wissenschaftlicher mitarbeiter, research associate, research assistant, researcher
zahnarzt, dentist
zahnmedizinische fachangestellte, dental assistant
zusteller, delivery driver, courier
"""

_FRENCH = """
achats, purchasing, procurement, buyer
acheteur, buyer, purchaser, procurement
administrateur, administrator
affaires, business
agent d accueil, receptionist
agent d entretien, cleaner
agent de securite, security guard, security officer
agent immobilier, real estate agent
aide a domicile, home care, caregiver
aide comptable, accounting assistant, accounting clerk
aide soignant, nursing assistant, caregiver, care assistant
alternance, apprenticeship
alternant, apprentice
analyste, analyst
analyste fonctionnel, business analyst, functional analyst
apprenti, apprentice
apprentissage automatique, machine learning
architecte, architect
assistant administratif, administrative assistant, office assistant
assistant commercial, sales assistant
assistant de direction, executive assistant
assistant juridique, legal assistant, paralegal
assistant social, social worker
assurance qualite, quality assurance, qa
assurances, insurance
attache commercial, sales representative
attache de presse, press officer, pr manager, public relations
auditeur, auditor
auxiliaire de vie, caregiver, care assistant
avocat, lawyer
base de donnees, database
bases de donnees, database, databases
bibliothecaire, librarian
boucher, butcher
boulanger, baker
caissier, cashier
cariste, forklift operator, forklift driver
charge d affaires, business manager, account manager
charge de clientele, customer advisor, account manager, customer service
charge de communication, communications officer, communications manager, communications specialist
charge de projet, project manager, project officer
chauffeur, driver
chauffeur livreur, delivery driver
chauffeur poids lourd, truck driver
chef comptable, chief accountant, accounting manager
chef d equipe, team lead, team leader
chef de chantier, site manager, construction manager
chef de cuisine, head chef
chef de produit, product manager
chef de projet, project manager
chef de rang, waiter
chef de secteur, area manager
chercheur, researcher, scientist
chimiste, chemist
clientele, customer, client
coiffeur, hairdresser
commercial terrain, field sales, outside sales
comptabilite, accounting
comptable, accountant
conception, design
conducteur, driver
conducteur de travaux, construction manager, site manager
conseiller, advisor, adviser, consultant
conseiller clientele, customer advisor, customer service, customer support
contenu, content
controle de gestion, controlling
controleur de gestion, controller
coordinateur, coordinator
coordonnateur, coordinator
cuisinier, cook, chef
cybersecurite, cybersecurity
dentiste, dentist
dessinateur, drafter, draftsman
developpement, development
developpement commercial, business development
developpeur, developer
directeur, director, head
directeur artistique, art director, creative director
directeur commercial, sales director, head of sales, vp sales, director of sales
directeur de magasin, store manager
directeur des ressources humaines, hr director, head of hr, head of people
directeur financier, finance director, head of finance, cfo, director of finance
directeur general, general manager, managing director, ceo
directeur marketing, marketing director, head of marketing, cmo
directeur technique, technical director, cto
donnees, data
economiste, economist
educateur, educator
electricien, electrician
electrique, electrical
electromecanicien, electromechanical technician
electronicien, electronics technician
electronique, electronics, electronic
embarque, embedded
enseignant, teacher
entrepot, warehouse
expert comptable, chartered accountant, accountant
femme de menage, cleaner
financier, financial, finance
fiscaliste, tax advisor, tax consultant
fiscalite, tax
formateur, trainer
genie civil, civil engineering, civil engineer
genie logiciel, software engineering, software engineer
gestion, management
gestionnaire, manager, administrator
gestionnaire de paie, payroll specialist, payroll administrator, payroll manager
graphiste, graphic designer
hote d accueil, receptionist
immobilier, real estate
infirmier, nurse
infographiste, graphic designer
informaticien, it specialist, computer scientist
informatique, it, computer
ingenierie, engineering
ingenieur, engineer
ingenieur commercial, sales engineer, account executive, sales executive
ingenieur d affaires, business manager, account manager, account executive
ingenieur d etudes, design engineer, software engineer
intelligence artificielle, artificial intelligence
jardinier, gardener
jeux video, game, games, video games
journaliste, journalist
juridique, legal
juriste, lawyer, legal counsel
kinesitherapeute, physiotherapist, physical therapist
laborantin, lab technician, laboratory technician
laboratoire, laboratory, lab
livreur, delivery driver, courier
logiciel, software
logistique, logistics
magasin, store, shop
magasinier, warehouse worker
marque, brand
mathematiques, math, mathematics, maths
mecanicien, mechanic
mecanique, mechanical
medecin, physician, doctor
menuisier, carpenter
notaire, notary
operateur, operator
paie, payroll
pharmacien, pharmacist
plombier, plumber
preparateur de commandes, order picker, warehouse worker
produit, product
professeur, teacher, professor
psychologue, psychologist
qualite, quality, qa
receptionniste, receptionist
recherche, research
recrutement, recruitment, recruiting, recruiter, talent acquisition
recruteur, recruiter, talent acquisition
redacteur, writer, editor
redacteur technique, technical writer
relation client, customer relations, customer service, customer support
relations publiques, public relations
representant, representative
reseau, network
responsable, manager, head
responsable commercial, sales manager
responsable de magasin, store manager
responsable marketing, marketing manager, head of marketing, marketing director
responsable produit, product manager
responsable ressources humaines, hr manager, head of hr, head of people, people manager
responsable rh, hr manager, head of hr, head of people, people manager
ressources humaines, human resources, people operations
rh, hr, human resources
risques, risk
sage femme, midwife
sante, health, healthcare
science des donnees, data science
secretaire, secretary
secretaire juridique, legal secretary, legal assistant
securite, security
serveur, waiter, server
service client, customer service, customer support
soudeur, welder
stagiaire, intern
systeme, system, systems
technicien, technician
technico commercial, technical sales, sales engineer
testeur, tester, test
traducteur, translator
travailleur social, social worker
usine, plant, factory
vendeur, sales
vente, sales
veterinaire, veterinarian
"""

_SPANISH = """
abogado, lawyer
administracion, administration
administrador, administrator
administrativo, administrative, office assistant
adquisicion de talento, talent acquisition, recruiter, recruiting
agente inmobiliario, real estate agent
albanil, bricklayer, construction worker
almacen, warehouse
analisis, analysis, analytics
analista, analyst
aplicaciones, application, applications
aprendiz, apprentice
aprendizaje automatico, machine learning
arquitecto, architect
asesor, advisor, consultant
asesor comercial, sales advisor, sales representative
asesor fiscal, tax advisor, tax consultant
asistente, assistant
asistente administrativo, administrative assistant, office assistant
asistente ejecutivo, executive assistant
asistente legal, legal assistant, paralegal
atencion al cliente, customer service, customer support
auditoria, audit
auxiliar administrativo, administrative assistant, office assistant
auxiliar contable, accounting assistant, accounting clerk
auxiliar de enfermeria, nursing assistant, care assistant
ayudante, assistant
base de datos, database
bases de datos, database, databases
becario, intern, trainee
bibliotecario, librarian
biologo, biologist
cajero, cashier
calidad, quality, qa
camarero, waiter
captacion de talento, talent acquisition, recruiter, recruiting
carpintero, carpenter
carretillero, forklift operator, forklift driver
chofer, driver
ciberseguridad, cybersecurity, information security
cientifico, scientist
cocinero, cook, chef
comercial, sales, commercial
comprador, buyer, purchaser
compras, purchasing, procurement
comunicacion, communications, communication
conserje, janitor, concierge
consultor, consultant
contabilidad, accounting
contable, accountant
contador, accountant
contenido, content
coordinador, coordinator
cuidador, caregiver
datos, data
dependiente, shop assistant, sales assistant
derecho, law, legal
desarrollador, developer
desarrollo, development
desarrollo de negocio, business development
desarrollo de negocios, business development
director comercial, sales director, head of sales, vp sales, director of sales
director de arte, art director
director de ventas, sales director, head of sales, director of sales
director financiero, finance director, head of finance, cfo, director of finance
director general, general manager, managing director, ceo
director tecnico, technical director, cto
disenador, designer
disenador de producto, product designer
diseno, design
docente, teacher
economista, economist
educador, educator
educador social, social worker
ejecutivo, executive
ejecutivo comercial, sales executive, account executive
ejecutivo de cuentas, account executive
ejecutivo de ventas, sales executive, account executive
electricista, electrician
electrico, electrical
electronico, electronics, electronic
encargado de tienda, store manager
enfermeria, nursing
enfermero, nurse
entrenador, trainer, coach
estadistico, statistician
farmaceutico, pharmacist
financiero, financial, finance
finanzas, finance
fisioterapeuta, physiotherapist, physical therapist
fontanero, plumber
formacion, training
formador, trainer
gerente, manager
gerente de proyecto, project manager
gerente de ventas, sales manager, head of sales
gestion, management
gestor, manager
gestor de cuentas, account manager
gestor de proyectos, project manager
grafico, graphic
hosteleria, hospitality
ingenieria, engineering
ingeniero, engineer
ingles, english
inmobiliario, real estate
inteligencia artificial, artificial intelligence
investigacion, research
investigador, researcher, scientist
jardinero, gardener
jefe, manager, head
jefe de compras, purchasing manager, procurement manager, head of procurement
jefe de equipo, team lead, team leader
jefe de obra, site manager, construction manager
jefe de producto, product manager
jefe de proyecto, project manager
jefe de ventas, sales manager, head of sales
juridico, legal
laboratorio, laboratory, lab
lider, lead, leader
lider de equipo, team lead, team leader
lider tecnico, tech lead, technical lead, team lead
limpiador, cleaner
limpieza, cleaning, cleaner
logistica, logistics
maestro, teacher
mantenimiento, maintenance
marca, brand
matematicas, math, mathematics, maths
mecanico, mechanic, mechanical
medico, physician, doctor
mercadeo, marketing
mercadotecnia, marketing
mesero, waiter
movil, mobile
moviles, mobile
mozo de almacen, warehouse worker, warehouse operative, warehouse associate
negocio, business
negocios, business
nomina, payroll
nube, cloud
operaciones, operations
operador, operator
operario, operator, worker
operario de almacen, warehouse worker, warehouse operative, warehouse associate
pasante, intern
periodista, journalist
plataforma, platform
plomero, plumber
practicante, intern
producto, product
profesor, teacher, professor
programacion, programming
programador, developer, programmer
proyecto, project
pruebas, test, testing, qa
psicologo, psychologist
publicidad, advertising
quimico, chemical, chemist
recepcionista, receptionist
reclutador, recruiter, talent acquisition
reclutamiento, recruiting, recruitment, recruiter, talent acquisition
recursos humanos, human resources, people operations
redactor, writer, editor
redactor tecnico, technical writer
redes, network, networks
redes sociales, social media
relaciones publicas, public relations
repartidor, delivery driver, courier
representante, representative
responsable de producto, product manager
riesgo, risk
riesgos, risk
rrhh, hr, human resources
salud, health, healthcare
secretario, secretary
seguridad, security
seguros, insurance
servicio al cliente, customer service, customer support
sistemas, systems, system
soldador, welder
soporte, support
tecnico, technical, technician
teleoperador, call center agent, customer service
tienda, store, shop
trabajador social, social worker
traductor, translator
vendedor, sales
venta, sales
ventas, sales
veterinario, veterinarian
videojuegos, game, games, video games
"""

# Words of which other forms are English ones.
_WITHOUT_FORMS = """
practicas, internship, intern
"""

# Endings of French and Spanish words for men, women and several people, and the one that stands for all, the longest first.
_ENDINGS = (
    ("trices", "teur"), ("trice", "teur"), ("euses", "eur"), ("euse", "eur"), ("ieres", "ier"), ("iere", "ier"),
    ("iennes", "ien"), ("ienne", "ien"), ("ales", "al"), ("aux", "al"), ("ives", "if"), ("ive", "if"),
    ("oras", "or"), ("ores", "or"), ("ora", "or"), ("as", ""), ("os", ""),
    ("es", ""), ("a", ""), ("o", ""), ("e", ""), ("s", ""),
)  # fmt: skip
_MIN_STEM = 3
# Shorter stems of single words are those of others as well: "redes" and "red", "santé" and "Santa".
_MIN_STEM_OF_ONE = 5


def _table(*listed: str) -> dict[Words, tuple[Words, ...]]:
    """Return the English forms of each word; a word of two languages has those of both."""
    table: dict[Words, tuple[Words, ...]] = {}
    for word, *english in word_groups("".join(listed)):
        table[word] = tuple(dict.fromkeys((*table.get(word, ()), *english)))
    return table


def _stems(words: Words) -> Words:
    """Return words without their endings: "directrice", "directeur" and "directeurs" have the same."""
    return tuple(map(_stem, words))


def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word.removesuffix(ending) + instead
    return word


TRANSLATED: Mapping[Words, tuple[Words, ...]] = _table(_GERMAN, _FRENCH, _SPANISH, _WITHOUT_FORMS)
_BY_STEMS = {
    stems: english
    for words, english in _table(_FRENCH, _SPANISH).items()
    if len(stems := _stems(words)) > 1 or len(stems[0]) >= _MIN_STEM_OF_ONE
}


def translated(words: Words) -> tuple[Words, ...]:
    """Return the English for words as listed, or else for French and Spanish words in any gender and number.

    >>> translated(("directrice", "commerciale"))[:1], translated(("jefas", "de", "producto")), translated(("red",))
    ((('sales', 'director'),), (('product', 'manager'),), ())
    """
    return TRANSLATED.get(words) or _BY_STEMS.get(_stems(words), ())
