"""Wordings of details in eight languages, as lines of ads, beside lines that look alike and state something else.

A line without a full stop stands in a list of requirements (degree, languages) or benefits.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from postings.content.outline import outline
from postings.content.types import Document, Posted
from postings.extraction.closing_date import read_closing_date
from postings.extraction.details import read_details
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad

_HEADINGS = {
    "en": ("Requirements", "Benefits"),
    "de": ("Anforderungen", "Wir bieten"),
    "fr": ("Profil recherché", "Avantages"),
    "es": ("Requisitos", "Beneficios"),
    "nl": ("Functie-eisen", "Wij bieden"),
    "pt": ("Requisitos", "Benefícios"),
    "it": ("Requisiti", "Cosa offriamo"),
    "pl": ("Wymagania", "Oferujemy"),
}
_DEGREE = """
en|required|Bachelor's degree in mechanical engineering
en|required|You hold a university degree in biology, chemistry or a related field.
en|required|MSc in Statistics
en|equivalent|BS/MS in Computer Science or equivalent practical experience
en|equivalent|Degree in accounting, or comparable work experience
en|required|Education: Bachelor's (required)
en|preferred|Master's degree preferred
en|preferred|A degree in marketing is a plus
en|not-required|No degree required
en|required|Completed higher education in law
en|required|Graduate degree in hydrology required
en|required|PhD in physics
en|required|Minimum education: four-year college degree
de|equivalent|Abgeschlossenes Studium der Informatik oder vergleichbare Qualifikation
de|required|Erfolgreich abgeschlossenes Hochschulstudium im Bereich Bauwesen
de|required|Du hast ein Studium der Wirtschaftswissenschaften abgeschlossen.
de|required|Hochschulabschluss in Chemie
de|equivalent|Abgeschlossenes Studium oder eine vergleichbare Ausbildung
de|preferred|Ein abgeschlossenes Studium ist von Vorteil
de|required|Master oder Diplom in Maschinenbau
fr|required|Bac+5 en informatique
fr|required|Vous êtes titulaire d'un Master en finance
fr|required|De formation supérieure (Bac +4/5) en commerce
fr|required|Diplômé d'une école d'ingénieur
fr|preferred|Un diplôme universitaire serait un plus
es|required|Grado en Ingeniería Informática
es|required|Titulación universitaria en Derecho
es|required|Licenciatura en Administración de Empresas
es|required|Máster en Logística
es|equivalent|Título universitario o experiencia equivalente
es|preferred|Se valorará titulación universitaria
nl|required|HBO werk- en denkniveau
nl|required|Een afgeronde hbo-opleiding in de richting van techniek
nl|required|Je hebt een wo-diploma in de rechten
nl|required|Minimaal een bachelordiploma in de informatica
nl|equivalent|Hbo-diploma of vergelijkbare werkervaring
pt|required|Licenciatura em Engenharia Civil
pt|required|Ensino superior completo em Administração
pt|required|Formação superior em Contabilidade
pt|required|Graduação completa em Ciência da Computação
pt|required|Mestrado em Estatística
it|required|Laurea in Economia
it|required|Laurea magistrale in ingegneria gestionale
it|equivalent|Laurea in informatica o esperienza equivalente
it|required|Sei in possesso di una laurea in materie scientifiche
it|preferred|La laurea costituirà titolo preferenziale
pl|required|Wykształcenie wyższe techniczne
pl|required|Ukończone studia wyższe na kierunku finanse
pl|required|Posiadasz wykształcenie wyższe (preferowane kierunki: logistyka)
pl|required|Dyplom ukończenia studiów magisterskich z farmacji
pl|preferred|Mile widziane wykształcenie wyższe
en|-|Our founders hold degrees in physics from Delft.
en|-|A high degree of autonomy
en|-|You will teach bachelor's students.
en|-|We support you in getting a master's degree.
en|-|Our team consists of engineers with a PhD.
en|-|High school diploma or GED
en|-|You will have a great degree of freedom in computer science topics.
de|-|Wir unterstützen dich bei deinem Studium.
de|-|Abgeschlossene Berufsausbildung als Elektriker
de|-|Studierende sind willkommen.
fr|-|Vous encadrez des étudiants de Master.
fr|-|Niveau bac professionnel
es|-|Te pagamos un máster en la escuela de negocios.
es|-|Alto grado de autonomía
nl|-|Mbo werk- en denkniveau
nl|-|Wij betalen je opleiding.
pt|-|Ensino médio completo
pt|-|Oferecemos bolsas para graduação.
it|-|Diploma di scuola superiore
it|-|Collaborazioni per tesi di laurea
pl|-|Wykształcenie średnie
pl|-|Dofinansowanie studiów wyższych
"""
_LANGUAGES = """
en|en|Fluent English, written and spoken
en|de|German at C1 level
en|de en|Business fluent German and English
en|en|Excellent command of English
en|fr|You speak French fluently.
en|ja|Native-level Japanese
en|es en|Fluency in both English and Spanish is required.
en|en|Languages: English (B2+)
en|nl|Dutch: C1
en|en|Strong written and verbal English communication skills
en|pt|Proficiency in Portuguese is a must
en|it|Italian mother tongue
en|en|You are comfortable working in English.
de|de|Deutsch auf C1-Niveau
de|de en|Sehr gute Deutsch- und Englischkenntnisse in Wort und Schrift
de|de|Fließende Deutschkenntnisse (mind. C1)
de|en|Verhandlungssicheres Englisch
de|de en|Sprachkenntnisse: Deutsch (C1), Englisch (B2)
de|en|Gute Englischkenntnisse
fr|en|Anglais courant
fr|en|Vous parlez couramment anglais.
fr|en|Bonne maîtrise de l'anglais à l'oral comme à l'écrit
fr|fr en|Français et anglais courants
fr|en|Niveau d'anglais B2 minimum
es|en|Inglés avanzado (C1)
es|en|Nivel alto de inglés
es|en|Dominio del inglés hablado y escrito
es|es en|Español nativo e inglés fluido
es|en|Imprescindible inglés fluido
nl|nl en|Goede beheersing van de Nederlandse en Engelse taal in woord en geschrift
nl|nl|Je spreekt vloeiend Nederlands
nl|en|Uitstekende kennis van het Engels
nl|nl|Nederlands op C1-niveau
nl|nl|Je beheerst de Nederlandse taal goed.
pt|en|Inglês fluente
pt|en|Inglês avançado para conversação
pt|en|Domínio do inglês falado e escrito
pt|en|Fluência em inglês
pt|pt en|Português nativo e inglês nível B2
it|en|Ottima conoscenza della lingua inglese
it|en|Inglese fluente
it|it en|Padronanza dell'italiano e dell'inglese
it|en|Buona conoscenza dell'inglese scritto e parlato
it|en|Inglese livello B2
pl|en|Biegła znajomość języka angielskiego
pl|en|Biegła znajomość angielskiego w mowie i piśmie
pl|en|Język angielski na poziomie min. B2
pl|pl en|Bardzo dobra znajomość języka polskiego i angielskiego
pl|de|Niemiecki na poziomie C1
en|-|French is a plus
en|-|English lessons are paid for.
en|-|Fluency in another European language would be nice.
en|-|Our German customers love the boats.
en|-|Spanish or Portuguese would be an advantage.
en|-|You teach English to children.
en|-|Free language courses (German, English)
de|-|Englischkenntnisse sind von Vorteil
de|-|Wir bieten Deutschkurse an.
de|-|Idealerweise sprichst du Französisch.
fr|-|L'anglais est un atout
fr|-|Cours d'anglais offerts
es|-|Se valorará inglés
es|-|Clases de inglés
nl|-|Kennis van het Duits is een pré
nl|-|Taalcursus Nederlands
pt|-|Inglês será um diferencial
pt|-|Aulas de inglês
it|-|Gradita la conoscenza dell'inglese
it|-|Corsi di inglese
pl|-|Mile widziana znajomość języka niemieckiego
pl|-|Lekcje angielskiego
"""
_VISA = """
en|offered|We sponsor visas.
en|offered|Visa sponsorship available
en|offered|Visa sponsorship
en|offered|We can sponsor work permits for this role.
en|offered|Visa & relocation support
en|offered|Help with your visa and work permit
en|offered|H-1B transfer welcome
en|refused|We are unable to sponsor visas at this time.
en|refused|This position is not eligible for visa sponsorship.
en|refused|No visa sponsorship
en|refused|Applicants must not require sponsorship now or in the future.
en|refused|You must be authorized to work in the US without sponsorship.
en|refused|Visa sponsorship: No
en|offered|If you need a visa, we will take care of it.
de|offered|Wir unterstützen dich beim Visum.
de|offered|Unterstützung bei Visum und Umzug
de|offered|Visa-Sponsoring
de|refused|Ein Visa-Sponsoring ist nicht möglich.
de|refused|Wir können leider kein Visum sponsern.
fr|offered|Parrainage de visa
fr|offered|Nous vous accompagnons dans vos démarches de visa.
fr|offered|Prise en charge du visa de travail
fr|refused|Nous ne sponsorisons pas de visa.
fr|refused|Pas de parrainage de visa
es|offered|Patrocinio de visado
es|offered|Te ayudamos con el visado y el permiso de trabajo.
es|offered|Apoyo con la tramitación del visado
es|refused|No ofrecemos patrocinio de visado.
es|refused|No se patrocinan visas
nl|offered|Visumsponsoring
nl|offered|Wij regelen je visum en werkvergunning.
nl|offered|Hulp bij het aanvragen van een visum
nl|refused|Wij bieden geen visumsponsoring.
nl|refused|Sponsoring van een werkvergunning is niet mogelijk.
pt|offered|Patrocínio de visto
pt|offered|Apoio na obtenção do visto de trabalho
pt|offered|Ajudamos com o visto.
pt|refused|Não oferecemos patrocínio de visto.
it|offered|Sponsorizzazione del visto
it|offered|Supporto per il visto e il permesso di lavoro
it|offered|Ti aiutiamo con il visto.
it|refused|Non offriamo sponsorizzazione del visto.
pl|offered|Sponsorujemy wizy.
pl|offered|Pomoc w uzyskaniu wizy i pozwolenia na pracę
pl|offered|Wsparcie wizowe
pl|refused|Nie sponsorujemy wiz.
pl|refused|Nie oferujemy wsparcia wizowego.
en|-|Our customers get visas in two days.
en|-|You advise clients on visa and immigration matters.
en|-|We accept Visa and Mastercard.
en|-|You must hold a valid work permit.
en|-|Will you now or in the future require sponsorship?
en|-|You will manage the sponsorship of our regattas.
de|-|Du berätst Kunden zu Visum und Aufenthalt.
de|-|Gültige Arbeitserlaubnis
fr|-|Vous gérez les demandes de visa de nos clients.
es|-|Gestión de visados de clientes
nl|-|Je behandelt aanvragen voor een visum.
pt|-|Você vai analisar pedidos de visto.
it|-|Gestirai le pratiche di visto dei clienti.
pl|-|Obsługa wniosków o wizy
"""
_RELOCATION = """
en|offered|Relocation package
en|offered|Relocation assistance available
en|offered|We help you move to Lisbon.
en|offered|Relocation support for you and your family
en|offered|We cover your moving costs.
en|offered|Relocation bonus of $5,000
en|offered|Assistance with relocation
en|offered|Paid relocation
en|refused|No relocation assistance
en|refused|Relocation is not provided for this role.
en|refused|This position is not eligible for relocation benefits.
en|refused|We do not offer relocation.
en|offered|Relocation: yes
de|offered|Umzugshilfe
de|offered|Unterstützung beim Umzug
de|offered|Wir übernehmen deine Umzugskosten.
de|offered|Hilfe bei der Wohnungssuche und beim Umzug
de|refused|Umzugskosten werden nicht übernommen.
fr|offered|Aide au déménagement
fr|offered|Prise en charge des frais de déménagement
fr|offered|Aide à la relocation
fr|offered|Nous vous aidons à déménager.
fr|refused|Pas d'aide au déménagement
es|offered|Ayuda a la reubicación
es|offered|Paquete de reubicación
es|offered|Te ayudamos con la mudanza.
es|offered|Ayuda para el traslado
es|refused|No se ofrece ayuda de reubicación
nl|offered|Verhuisvergoeding
nl|offered|Hulp bij verhuizen
nl|offered|Wij vergoeden je verhuiskosten.
nl|offered|Relocatiepakket
nl|refused|Verhuiskosten worden niet vergoed.
pt|offered|Apoio à relocalização
pt|offered|Ajuda de custo para mudança
pt|offered|Auxílio mudança
pt|offered|Pacote de relocação
pt|refused|Não oferecemos apoio à mudança
it|offered|Supporto al trasferimento
it|offered|Pacchetto di relocation
it|offered|Rimborso delle spese di trasloco
it|offered|Ti aiutiamo con il trasloco.
it|refused|Non è previsto un contributo per il trasferimento
pl|offered|Pakiet relokacyjny
pl|offered|Pomoc w relokacji
pl|offered|Wsparcie przy przeprowadzce
pl|offered|Pokrywamy koszty przeprowadzki.
pl|refused|Nie oferujemy pakietu relokacyjnego
en|-|Are you willing to relocate?
en|-|You must relocate to Turin.
en|-|We help families with relocation of their pets.
en|-|The office relocated in May.
en|-|You plan the relocation of servers.
de|-|Bereitschaft zum Umzug
de|-|Du organisierst den Umzug unserer Kunden.
fr|-|Vous devez déménager à Lyon.
fr|-|Notre déménagement est prévu en juin.
es|-|Disponibilidad para cambio de residencia
es|-|Empresa de mudanzas
nl|-|Bereidheid om te verhuizen
nl|-|Ons kantoor gaat verhuizen.
pt|-|Disponibilidade para mudança
it|-|Disponibilità al trasferimento
it|-|Disponibilità a trasferte
pl|-|Gotowość do przeprowadzki
"""
_EQUITY = """
en|offered|Equity
pl|offered|Oferujemy pakiet opcji pracowniczych.
en|offered|Competitive salary and equity
en|offered|Stock options
en|offered|You get a meaningful stake in the company.
en|offered|0.1% - 0.5% equity
en|offered|RSUs
en|offered|Employee share scheme
en|offered|Employee stock purchase plan
en|offered|Share options for every employee
en|offered|Everyone is an owner: you receive shares in the company.
en|offered|Salary, bonus, and equity package
de|offered|Mitarbeiterbeteiligung
de|offered|Virtuelle Anteile (VSOP)
de|offered|Aktienoptionen
de|offered|Beteiligung am Unternehmen
de|offered|Du erhältst Anteile an unserem Unternehmen.
fr|offered|BSPCE
fr|offered|Actions gratuites
fr|offered|Stock-options
fr|offered|Participation au capital
fr|offered|Plan d'actionnariat salarié
es|offered|Opciones sobre acciones
es|offered|Stock options
es|offered|Participación en el capital
es|offered|Plan de acciones para empleados
nl|offered|Aandelenopties
nl|offered|Medewerkersparticipatie
nl|offered|Aandelen in het bedrijf
nl|offered|Aandelenplan voor medewerkers
pt|offered|Opções de ações
pt|offered|Stock options
pt|offered|Participação no capital da empresa
pt|offered|Plano de ações
it|offered|Stock option
it|offered|Piano di azionariato diffuso
it|offered|Azioni della società
it|offered|Partecipazione azionaria
pl|offered|Opcje na akcje
pl|offered|Udziały w firmie
pl|offered|Program akcji pracowniczych
pl|offered|Pakiet akcji
en|-|Diversity, equity and inclusion
en|-|Private equity experience
en|-|We are committed to pay equity.
en|-|You trade stocks and options.
en|-|Health equity research
en|-|You build the equity research platform.
en|-|Brand equity
en|-|You administer stock option plans for our clients.
de|-|Du handelst mit Aktien und Optionen.
de|-|Wir sind eine Beteiligungsgesellschaft.
fr|-|Équité salariale
fr|-|Vous suivez les marchés actions.
es|-|Plan de acciones de marketing
es|-|Acciones comerciales
nl|-|Handel in aandelen
pt|-|Plano de ações corretivas
pt|-|Participação nos lucros
it|-|Azioni commerciali
it|-|Società a partecipazione pubblica
pl|-|Akcje promocyjne
pl|-|Organizacja akcji marketingowych
"""
_BONUS = """
en|offered|Annual bonus
fr|offered|13me mois
fr|offered|Participation aux bénéfices
pt|offered|13o salário
pt|offered|Participação nos resultados
en|offered|Performance bonus of up to 15%
en|offered|Competitive base salary plus bonus
en|offered|Signing bonus
en|offered|13th month salary
en|offered|Profit sharing
en|offered|Year-end bonus
en|offered|You are eligible for a discretionary annual bonus.
en|offered|Salary + commission + bonus
en|offered|OTE includes quarterly bonuses
en|offered|Bonus scheme
en|offered|We pay a yearly bonus when the company does well.
de|offered|13. Monatsgehalt
de|offered|Weihnachtsgeld und Urlaubsgeld
de|offered|Jährlicher Bonus
de|offered|Erfolgsbeteiligung
de|offered|Attraktives Gehalt mit Bonus
de|offered|Jahressonderzahlung
fr|offered|Prime annuelle
fr|offered|13e mois
fr|offered|Intéressement et participation
fr|offered|Rémunération fixe + variable
fr|offered|Primes sur objectifs
es|offered|Bono anual
es|offered|Bonus por objetivos
es|offered|Salario fijo + variable
es|offered|Bonificación por desempeño
nl|offered|13e maand
nl|offered|Eindejaarsuitkering
nl|offered|Jaarlijkse bonus
nl|offered|Winstdeling
nl|offered|Bonusregeling
pt|offered|Bônus anual
pt|offered|PLR
pt|offered|Participação nos lucros e resultados
pt|offered|Prémio de desempenho
pt|offered|13º salário
it|offered|Premio di risultato
it|offered|Premio di produzione
it|offered|Bonus annuale
it|offered|Tredicesima e quattordicesima mensilità
it|offered|Premi legati agli obiettivi
pl|offered|Premia roczna
pl|offered|Bonus roczny
pl|offered|Premie kwartalne
pl|offered|System premiowy
pl|offered|Trzynasta pensja
en|-|Experience with Kafka is a bonus
en|-|Bonus points if you can sail
en|-|Bonus: you know Rust
en|-|Referral bonus
en|-|You calculate bonuses for our sales staff.
en|-|Added bonus: a beautiful harbour
de|-|Bonus: Kenntnisse in Go
de|-|Mitarbeiter-werben-Mitarbeiter-Prämie
de|-|Kenntnisse in Java sind ein Bonus
fr|-|Bonus : vous parlez allemand
fr|-|Prime de cooptation
fr|-|Gestion des primes d'assurance
es|-|Bonus: experiencia con Rust
es|-|Bono de comida
nl|-|Kennis van Rust is een bonus
pt|-|Bônus se souber Rust
pt|-|Participação em projetos
it|-|Costituisce un bonus la conoscenza di Rust
it|-|Premio letterario
pl|-|Premia za polecenie pracownika
pl|-|Bonusem będzie znajomość Rusta
"""
_CLOSING = """
en|yes|Apply by January 15, 2027
en|yes|Application deadline: 15 January 2027
en|yes|Closing date: 15/01/2027
en|yes|Applications close on 15th January 2027.
en|yes|Please submit your application no later than 15 January 2027.
en|yes|Applications are accepted until January 15, 2027.
en|yes|Deadline: 2027-01-15
en|yes|The deadline for applications is 15 January 2027.
en|yes|Closes: 15 Jan 2027
en|yes|We look forward to receiving your application before January 15th, 2027.
en|yes|This posting will be open until January 15, 2027.
en|yes|Apply before: Jan 15, 2027
en|yes|Last date to apply: 15 January 2027
de|yes|Bewerbungsfrist: 15.01.2027
de|yes|Bewirb dich bis zum 15. Januar 2027.
de|yes|Bitte senden Sie Ihre Bewerbung bis 15.01.2027 an uns.
de|yes|Bewerbungsschluss ist der 15. Januar 2027.
de|yes|Wir freuen uns auf Ihre Bewerbung bis zum 15.01.2027.
fr|yes|Candidatures jusqu'au 15 janvier 2027
fr|yes|Date limite de candidature : 15/01/2027
fr|yes|Postulez avant le 15 janvier 2027.
fr|yes|Merci d'envoyer votre candidature avant le 15 janvier 2027.
fr|yes|Clôture des candidatures : 15 janvier 2027
es|yes|Fecha límite: 15 de enero de 2027
es|yes|Plazo de solicitud: hasta el 15 de enero de 2027
es|yes|Envía tu candidatura antes del 15 de enero de 2027.
es|yes|Fecha de cierre: 15/01/2027
es|yes|Inscripciones hasta el 15/01/2027
nl|yes|Solliciteer vóór 15 januari 2027
nl|yes|Reageren kan tot en met 15 januari 2027.
nl|yes|Sluitingsdatum: 15-01-2027
nl|yes|Stuur je sollicitatie uiterlijk 15 januari 2027.
nl|yes|Deadline voor sollicitaties: 15 januari 2027
pt|yes|Candidaturas até 15 de janeiro de 2027
pt|yes|Inscrições até 15/01/2027
pt|yes|Data limite: 15/01/2027
pt|yes|Prazo de candidatura: 15 de janeiro de 2027
pt|yes|Candidate-se até 15 de janeiro de 2027.
it|yes|Candidature entro il 15 gennaio 2027
it|yes|Scadenza: 15/01/2027
it|yes|Inviare la candidatura entro il 15.01.2027.
it|yes|Termine per le candidature: 15 gennaio 2027
it|yes|Candidati entro il 15 gennaio 2027.
pl|yes|Aplikuj do 15 stycznia 2027
pl|yes|Termin składania aplikacji: 15.01.2027
pl|yes|Na zgłoszenia czekamy do 15 stycznia 2027 r.
pl|yes|Oferta ważna do 15.01.2027
pl|yes|Prosimy o przesłanie CV do dnia 15 stycznia 2027.
en|-|Start date: 15 January 2027
en|-|The contract runs until 15 January 2027.
en|-|Interviews take place on 15 January 2027.
en|-|Posted on 15 January 2027
en|-|The project deadline is 15 January 2027.
de|-|Eintritt zum 15.01.2027
de|-|Die Stelle ist bis zum 15.01.2027 befristet.
de|-|Die Vorstellungsgespräche finden am 15. Januar 2027 statt.
fr|-|Prise de poste : 15 janvier 2027
fr|-|Contrat jusqu'au 15 janvier 2027
es|-|Fecha de inicio: 15 de enero de 2027
es|-|Contrato hasta el 15 de enero de 2027
nl|-|Startdatum: 15 januari 2027
nl|-|Het contract loopt tot en met 15 januari 2027.
pt|-|Contrato até 15 de janeiro de 2027
pt|-|Início: 15 de janeiro de 2027
it|-|Contratto fino al 15 gennaio 2027
it|-|Inizio: 15 gennaio 2027
pl|-|Umowa do 15 stycznia 2027
pl|-|Rozpoczęcie pracy: 15.01.2027
"""


def _rows(table: str) -> Iterator[tuple[str, str, str]]:
    """Yield the language, the value and the wording of each line of a table. "-" is no value."""
    for line in table.strip().splitlines():
        language, value, wording = line.split("|", 2)
        yield language, value, wording


def _document(wording: str, heading: str) -> Document:
    lines = wording if wording.endswith(".") else f"## {heading}\n\n* {wording}\n* Boats"
    return outline(parse("ad.md", ad(title="Ferry Hand", body=f"We paint bridges.\n\n{lines}")))


def _read(name: str, document: Document) -> object:
    fact = read_details(document).get(name)
    return fact.value if fact else "-"


@pytest.mark.parametrize(("language", "value", "wording"), _rows(_DEGREE))
def test_degree(language: str, value: str, wording: str) -> None:
    # A demand stands in the section of demands, be it a line of a list or a sentence.
    text = wording.rstrip(".") if value != "-" else wording
    assert _read("degree", _document(text, _HEADINGS[language][0])) == value


@pytest.mark.parametrize(("language", "value", "wording"), _rows(_LANGUAGES))
def test_languages(language: str, value: str, wording: str) -> None:
    text = wording.rstrip(".") if value != "-" else wording
    found = _read("languages", _document(text, _HEADINGS[language][0]))
    codes = {each.partition(":")[0] for each in found} if isinstance(found, list) else {found}
    assert codes == set(value.split())


@pytest.mark.parametrize(
    ("name", "language", "value", "wording"),
    [
        (name, *row)
        for name, table in (("visa", _VISA), ("relocation", _RELOCATION), ("equity", _EQUITY), ("bonus", _BONUS))
        for row in _rows(table)
    ],
)
def test_benefits(name: str, language: str, value: str, wording: str) -> None:
    assert _read(name, _document(wording, _HEADINGS[language][1])) == value


@pytest.mark.parametrize(("language", "value", "wording"), _rows(_CLOSING))
def test_closing_date(language: str, value: str, wording: str) -> None:
    found = read_closing_date(_document(wording.rstrip(".") + ".", language), Posted())
    assert (found.value if found else None) == (date(2027, 1, 15) if value == "yes" else None)
