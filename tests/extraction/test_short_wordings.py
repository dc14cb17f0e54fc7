"""Short wordings of facts in eight languages, beside lines that look alike and state something else.

Each line is what an ad states ("-" for nothing) and its words.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from postings.content.outline import outline
from postings.content.types import Fact
from postings.extraction.details import read_details
from postings.extraction.employment import read_employment
from postings.extraction.team import read_team
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad

_WORDINGS = {
    "employment": """
full-time|This is a full-time position.
full-time|We are hiring a full-time employee in Porto.
temporary|This position is a seasonal, full-time position.
full-time|work_schedule: Full time.
full-time|Full-time employment in Norway
full-time|Ebbmark is looking for a full-time **Chart Engineer** to join our team.
full-time|In Vollzeit (40 Stunden)
full-time|Vollzeit, unbefristet
full-time|Wir suchen in Vollzeit eine Person für Karten.
full-time|Die Stelle ist in Vollzeit zu besetzen.
full-time|Arbeitszeit: Vollzeit
full-time|Poste à temps plein
full-time|CDI, temps plein
full-time|Temps plein
full-time|Le poste est à temps plein.
full-time|Contrat : CDI temps complet
full-time|Jornada completa
full-time|Contrato indefinido a jornada completa
full-time|Tiempo completo
full-time|Trabajo a tiempo completo
full-time|El puesto es a jornada completa.
full-time|Tempo inteiro
full-time|Contrato a tempo inteiro
full-time|Período integral
full-time|Trabalho em tempo integral
full-time|Full-time, contratto a tempo indeterminato
full-time|Tempo pieno
full-time|Contratto full time
full-time|Fulltime functie
full-time|Voltijdse baan
full-time|Het is een voltijdse functie.
full-time|Fulltime, 40 uur
full-time|Pełny etat
full-time|Praca na pełny etat
full-time|Umowa o pracę, pełny etat
full-time|Zatrudnienie w pełnym wymiarze
part-time|Part-time, 20 hours
part-time|This is a part-time role.
part-time|Teilzeit (20 Stunden)
part-time|In Teilzeit, 25 Stunden
part-time|Mi-temps
part-time|Poste à mi-temps
part-time|Temps partiel (24 h)
part-time|Media jornada
part-time|A tiempo parcial
part-time|Tempo parcial
part-time|Meio período
part-time|Part-time, 20 ore
part-time|Tempo parziale
part-time|Deeltijd, 24 uur
part-time|Parttime functie
part-time|Pół etatu
part-time|Praca na pół etatu
part-time|Niepełny etat
part-time|3 days a week (part-time)
contract|Contract role
contract|This is a contract position.
contract|Freelance assignment for boats
contract|Freelance
contract|Freiberuflich
contract|Auf freiberuflicher Basis
contract|En freelance
contract|Mission freelance
contract|Autónomo (freelance)
contract|Contrato PJ
contract|Regime PJ
contract|Partita IVA
contract|Collaborazione in partita IVA
contract|ZZP-opdracht
contract|Freelance opdracht
contract|Umowa B2B
contract|Kontrakt B2B
contract|We engage you as an independent contractor.
contract|Honorarbasis
contract|Werkvertrag
contract|Als zzp'er
temporary|Fixed-term contract
temporary|Befristete Stelle
temporary|Die Stelle ist zunächst befristet.
temporary|CDD
temporary|Contrat à durée déterminée
temporary|Contrato temporal
temporary|Contrato a termo certo
temporary|Contrato por tempo determinado
temporary|Contratto a tempo determinato
temporary|Tijdelijke functie
temporary|Tijdelijk contract
temporary|Umowa na czas określony
temporary|Maternity cover
temporary|Vervanging wegens zwangerschap
temporary|Remplacement congé maternité
temporary|Sustitución por maternidad
temporary|Sostituzione maternità
-|We offer an internship search platform for harbours.
-|Ensuite, la possibilité d'accéder à un poste à temps partiel.
-|Benefits for full-time employees
-|5 years of full-time experience
-|B2B SaaS products
-|You manage contracts.
-|Full-time or part-time
-|Vollzeit oder Teilzeit
-|Permanent or B2B contract
-|Temps plein ou temps partiel
-|Unser Praktikum wurde ausgezeichnet.
""",
    "team": """
Lade & Haven|Join our Lade & Haven team.
Data Intelligence|Au sein de notre équipe Data Intelligence, nous recherchons une personne.
Data Intelligence|Vous rejoignez l'équipe Data Intelligence.
Data Intelligence|Du verstärkst unser Team Data Intelligence.
Data Intelligence|In unserem Team „Data Intelligence“ arbeitest du an Karten.
Data Intelligence|Te unirás a nuestro equipo de Data Intelligence.
Data Intelligence|Nuestro equipo de Data Intelligence busca refuerzos.
Data Intelligence|O nosso time de Data Intelligence busca uma pessoa.
Data Intelligence|Para reforçar a sua equipa de Data Intelligence
Data Intelligence|Vais integrar a equipa de Data Intelligence.
Data Intelligence|Departamento: Data Intelligence
Data Intelligence|Seu departamento: Data Intelligence
Data Intelligence|Département : Data Intelligence
Data Intelligence|Abteilung: Data Intelligence
Data Intelligence|Équipe : Data Intelligence
Data Intelligence|Equipo: Data Intelligence
Data Intelligence|Afdeling: Data Intelligence
Data Intelligence|Je komt in het team Data Intelligence.
Data Intelligence|Je werkt in ons team Data Intelligence.
Data Intelligence|Ti unirai al team Data Intelligence.
Data Intelligence|Il nostro team Data Intelligence cerca una persona.
Data Intelligence|Dołączysz do zespołu Data Intelligence.
Data Intelligence|Zespół Data Intelligence szuka wsparcia.
Data Intelligence|Rejoignez notre équipe Data Intelligence !
Data Intelligence|Je versterkt de afdeling Data Intelligence.
Data Intelligence|Die Abteilung Data Intelligence sucht Verstärkung.
Data Intelligence|Für unseren Bereich Data Intelligence suchen wir Verstärkung.
-|Vous travaillez avec l'équipe Data Intelligence.
-|En s'appuyant sur l'équipe Data Intelligence
-|Du arbeitest eng mit dem Team Data Intelligence zusammen.
-|Trabalhar junto com a equipa de Data Intelligence
-|Colaborarás con el equipo de Data Intelligence.
-|In ons hechte team
-|Notre équipe Recrutement vous contactera.
-|Join our forward thinking team.
-|Unser Team freut sich auf dich.
-|O nosso time é jovem.
-|Team: Sailors, Riggers, Cooks
-|Nosso time de especialistas está crescendo.
-|L'équipe est composée de six personnes.
-|Nuestro equipo de expertos te ayudará.
""",
    "degree": """
required|BA/BS in a computer science field.
required|BS or higher in Computer Science.
required|Diplôme collégial ou universitaire en comptabilité
required|Bachelor's degree in botany
required|Graduate degree in a related field
required|Abgeschlossenes Studium der Informatik
required|Du hast Informatik studiert.
required|Hochschulabschluss in Informatik
required|Universitätsabschluss
required|Master in Informatik
required|Bac+5 en informatique
required|Diplôme d'ingénieur
required|Titulación universitaria
required|Grado en Informática
required|Estudios superiores en informática
required|Licenciatura em Engenharia
required|Ensino superior completo
required|Curso superior em Engenharia
required|Laurea in informatica
required|Laurea magistrale
required|Diploma di laurea
required|HBO werk- en denkniveau
required|WO-opleiding informatica
required|Afgeronde hbo-opleiding
required|Wykształcenie wyższe
required|Wykształcenie wyższe techniczne
required|Studia wyższe informatyczne
equivalent|Bachelor's degree or equivalent experience
equivalent|Studium oder vergleichbare Ausbildung
equivalent|Abgeschlossenes Studium oder eine Ausbildung als Fachinformatiker
equivalent|Diplôme ou expérience équivalente
equivalent|Formation supérieure ou expérience équivalente
equivalent|Grado o experiencia equivalente
equivalent|Título universitario o experiencia equivalente
equivalent|Formação em Informática ou experiência equivalente
equivalent|Licenciatura ou experiência equivalente
equivalent|Laurea o esperienza equivalente
equivalent|Hbo-diploma of vergelijkbare ervaring
equivalent|Wykształcenie wyższe lub doświadczenie
equivalent|A degree, or the experience to match it
not-required|No degree needed.
not-required|We do not have degree requirements.
not-required|You do not have to have a botany degree.
not-required|We do not require any certificates or degrees.
not-required|A degree is not required.
not-required|Ein Studium ist nicht nötig.
not-required|Kein Studium erforderlich
not-required|Ein abgeschlossenes Studium ist keine Voraussetzung.
not-required|Il n'y a pas de condition de diplôme.
not-required|Aucun diplôme requis
not-required|Le diplôme n'est pas exigé.
not-required|No se requiere título.
not-required|El título no es imprescindible.
not-required|Não é necessária licenciatura.
not-required|Não exigimos curso superior.
not-required|La laurea non è richiesta.
not-required|Geen diploma nodig.
not-required|Een diploma is niet vereist.
not-required|Wykształcenie wyższe nie jest wymagane.
preferred|A degree is a plus.
preferred|Studium von Vorteil
preferred|Idealerweise ein Studium der Informatik
preferred|Un diplôme serait un plus.
preferred|Se valorará titulación universitaria.
preferred|Licenciatura é uma mais-valia.
preferred|Laurea preferibile
preferred|La laurea è un plus.
preferred|Een hbo-diploma is een pre.
preferred|Mile widziane wykształcenie wyższe.
-|Currently pursuing a Bachelor's degree.
-|Actuellement en dernière année d'école d'ingénieur
-|Étudiant en Master 2 informatique
-|Du studierst Informatik.
-|Cursando licenciatura em Informática
-|Estudiante de último curso de grado
-|We refund tuition for your degree.
-|We have no degree requirements for many of our roles.
-|Our founders hold degrees in physics.
""",
    "travel": """
none-needed|You won't be travelling for work.
some|Occasional travel to our Porto office.
some|Travel within the region (up to 20%).
some|You travel to sites when needed.
some|Ca. 10 % Reisetätigkeit.
some|Gelegentliche Dienstreisen gehören dazu.
some|Reisebereitschaft innerhalb Deutschlands
some|Du reist gelegentlich zu unseren Kunden.
some|Déplacements occasionnels en France
some|Des déplacements ponctuels sont à prévoir.
some|Vous vous déplacez régulièrement chez nos clients.
some|Quelques déplacements par an
some|Mobilité : déplacements en région
some|Disponibilidad para viajar
some|Viajes puntuales a Madrid
some|Se requieren viajes ocasionales.
some|Disponibilidad para desplazamientos
some|Disponibilidade para viagens
some|Disponibilidade para deslocações pontuais
some|Deslocações ocasionais a Lisboa
some|Viagens esporádicas
some|Disponibilità a trasferte
some|Trasferte occasionali in Italia
some|Disponibilità a viaggiare
some|Bereid om te reizen
some|Incidenteel reizen
some|Gotowość do podróży służbowych
some|Okazjonalne wyjazdy służbowe
some|Sporadyczne delegacje
often|Travel up to 50%.
often|Reiseanteil von ca. 60 %
often|Reisetätigkeit bis zu 40 %
often|Déplacements fréquents (60 %)
often|Viajes frecuentes
often|Viagens frequentes (50%)
often|Deslocações frequentes
often|Trasferte frequenti
often|Częste wyjazdy służbowe
often|Veel reizen (50%)
none-needed|No travel.
none-needed|Travel Percent: 0
none-needed|Travel: none
none-needed|Keine Reisetätigkeit
none-needed|Ohne Reisetätigkeit
none-needed|Keine Dienstreisen
none-needed|Pas de déplacements
none-needed|Aucun déplacement
none-needed|Sin viajes
none-needed|No requiere viajar
none-needed|Sem viagens
none-needed|Nessuna trasferta
none-needed|Geen reizen
none-needed|Bez delegacji
none-needed|Brak wyjazdów służbowych
-|Frais de déplacement remboursés
-|We build travel software.
-|Reisekosten werden erstattet.
-|You love to travel.
-|Wir erstatten deine Fahrtkosten.
-|Agencia de viajes
-|A travel allowance.
""",
    "contract_months": """
12|This is a 12-month contract.
12|The contract runs for one year.
12|Fixed-term contract (12 months)
12|One-year fixed-term position
12|Die Stelle ist auf zwölf Monate befristet.
12|Zunächst befristet auf ein Jahr
12|Befristung: 12 Monate
12|CDD de 12 mois
12|Contrat à durée déterminée d'un an
12|CDD 1 an
12|Contrat de 12 mois
12|Contrato de 12 meses
12|Contrato temporal de un año
12|Contrato de duración determinada (12 meses)
12|Duración del contrato: 12 meses
12|Contrato a termo certo de 12 meses
12|Contrato de um ano
12|Contratto a tempo determinato di 12 mesi
12|Contratto di 12 mesi
12|Durata: 12 mesi
12|Jaarcontract
12|Contract voor 12 maanden
12|Tijdelijk contract van een jaar
12|Contract voor bepaalde tijd (12 maanden)
12|Umowa na czas określony (12 miesięcy)
12|Umowa na 12 miesięcy
6|6-month contract
6|Contract length: 6 months
6|Duration: 6 months
6|The assignment lasts six months.
6|Befristet für 6 Monate
6|Laufzeit: 6 Monate
6|Projektlaufzeit: 6 Monate
6|Stage de 6 mois
6|Mission de 6 mois
6|Durée : 6 mois
6|Prácticas de 6 meses
6|Duración: 6 meses
6|Estágio de 6 meses
6|Duração: 6 meses
6|Stage di 6 mesi
6|Tirocinio di 6 mesi
6|Stage van 6 maanden
6|Staż 6 miesięcy
6|Staż trwa 6 miesięcy.
6|Praktikum von 6 Monaten
6|Praktikum (6 Monate)
6|Looptijd: 6 maanden
-|Six months of experience with contracts.
-|Probezeit 6 Monate
-|Période d'essai de 3 mois
-|3 years of contract experience
-|Bonus after 6 months.
-|6 meses de experiencia en contratos
""",
    "weekly_hours": """
40|40 hours per week
40|40 Stunden pro Woche
40|40-Stunden-Woche
40|40 Std./Woche
40|40 h/semaine
40|40 heures par semaine
40|40 horas semanales
40|40 horas a la semana
40|Jornada de 40 horas
40|40 horas semanais
40|40h semanais
40|40 horas por semana
40|40 ore settimanali
40|40 ore a settimana
40|40 uur per week
40|40 uren per week
40|40 godzin tygodniowo
40|40 godzin w tygodniu
40|Full-time (40 hours)
40|Wochenarbeitszeit: 40 Stunden
40|Vollzeit (40 Stunden)
40|Werkweek van 40 uur
35|Temps plein (35 heures)
35|CDI 35h
35|35 h hebdo
35|35h/semaine
35|Temps plein, 35 h par semaine
35|Durée hebdomadaire : 35 heures
35|35-Stunden-Woche
""",
    "relocation": """
refused|No relocation assistance offered.
refused|We can't help with relocation.
refused|Relocation is not offered.
refused|We are not able to cover relocation costs.
refused|Umzugskosten werden nicht übernommen.
refused|Wir bieten keine Unterstützung beim Umzug.
refused|Aucune aide au déménagement n'est prévue.
refused|Les frais de déménagement ne sont pas pris en charge.
refused|No ofrecemos ayuda para la reubicación.
refused|Los gastos de traslado no están cubiertos.
refused|Não oferecemos apoio à mudança.
refused|Non è previsto alcun contributo per il trasferimento.
refused|Wij vergoeden geen verhuiskosten.
refused|Nie pokrywamy kosztów przeprowadzki.
refused|Relocation: no
refused|Local candidates only, no relocation.
refused|Relocation assistance: No
offered|Relocation package available.
offered|We'll help you move to Lisbon.
offered|We cover your moving costs.
offered|Relocation option available (Porto).
offered|We will pay your removal costs.
offered|Help with moving and finding a flat.
offered|£4,000 towards relocation.
offered|Relocation support: yes
offered|We're offering relocation to Bergen.
offered|A relocation bonus of €3,000.
offered|Wir helfen dir beim Umzug.
offered|Umzugskostenzuschuss
offered|Wir unterstützen dich bei deinem Umzug nach Kiel.
offered|Wir übernehmen die Umzugskosten.
offered|Beteiligung an den Umzugskosten
offered|Aide à la mobilité et au déménagement
offered|Nous prenons en charge vos frais de déménagement.
offered|Prime de déménagement de 2 000 €
offered|Aide au relogement
offered|Ofrecemos ayuda para la mudanza.
offered|Cubrimos los gastos de mudanza.
offered|Paquete de reubicación
offered|Ayuda de traslado
offered|Ajudamos na sua mudança para o Porto.
offered|Pagamos as despesas de mudança.
offered|Subsídio de deslocação e apoio à relocalização
offered|Ti aiutiamo con il trasferimento.
offered|Copriamo le spese di trasloco.
offered|Contributo per il trasferimento
offered|We helpen je met je verhuizing.
offered|Verhuiskostenvergoeding
offered|Wij vergoeden je verhuiskosten.
offered|Pomagamy w przeprowadzce.
offered|Pokrywamy koszty przeprowadzki.
offered|Pakiet relokacyjny
-|Are you willing to relocate?
-|You must relocate to Porto.
-|Kein Umzug nötig, du arbeitest von zu Hause.
-|Relocation is required.
-|Wir planen Umzüge für Firmen.
-|Nous organisons des déménagements pour nos clients.
-|You help our customers relocate.
-|Vous devez être prêt à déménager.
""",
    "bonus": """
refused|There is no bonus.
refused|This post does not attract a bonus.
refused|No bonus.
refused|We do not pay bonuses.
refused|This role is not eligible for a bonus.
refused|Bonus: none.
refused|This position does not come with an annual bonus.
refused|We don't offer bonuses or commission.
refused|Kein Bonus.
refused|Einen Bonus gibt es nicht.
refused|Il n'y a pas de prime.
refused|Pas de bonus.
refused|No hay bonus.
refused|Sin bonus.
refused|Não há bónus.
refused|Não oferecemos bônus.
refused|Nessun bonus.
refused|Non sono previsti bonus.
refused|Er is geen bonus.
refused|Geen bonus.
refused|Nie ma premii.
refused|Nie oferujemy premii.
-|The range does not include bonus or equity.
-|This estimate excludes the value of any bonuses.
-|Not required, but bonus points if you sail.
-|There is no referral bonus.
-|Employees on sales plans are not eligible for our annual bonus.
-|We don't offer bonus points for buzzwords.
-|The base salary is not inclusive of any bonus.
-|You will have no bonus pool to manage.
""",
    "equity": """
refused|No equity.
offered|Stock options for everybody.
offered|Company shares after one year
offered|Virtuelle Anteile am Unternehmen
refused|We do not offer equity.
refused|There are no stock options.
refused|This role is not eligible for equity.
refused|Equity: none.
refused|This position does not include equity or stock options.
refused|Wir bieten keine Unternehmensanteile an.
refused|Keine Beteiligung am Unternehmen.
refused|Pas de stock-options.
refused|No ofrecemos acciones ni stock options.
refused|Sin stock options.
refused|Não oferecemos stock options.
refused|Niente stock option.
refused|Non offriamo stock option.
refused|Geen aandelenopties.
refused|Nie oferujemy opcji na akcje.
-|The range does not include equity.
-|The salary does not reflect equity or benefits.
-|Not all roles are eligible for equity.
-|You do not need to know stock options.
""",
}
_HEADINGS = {"degree": "Requirements", "relocation": "Benefits", "bonus": "Benefits", "equity": "Benefits"}


def _rows() -> Iterator[tuple[str, str, str]]:
    for name, table in _WORDINGS.items():
        for row in table.strip().splitlines():
            value, _, wording = row.partition("|")
            yield name, value, wording


def _read(name: str, wording: str) -> str:
    heading = _HEADINGS.get(name)
    line = f"## {heading}\n\n* We like boats.\n* {wording}" if heading else wording
    document = outline(parse("ad.md", ad(title="Ferry Hand", body=f"We paint bridges.\n\n{line}")))
    fact: Fact[Any] | None
    if name == "team":
        fact = read_team(document)
    else:
        fact = read_employment(document) if name == "employment" else read_details(document).get(name)
    return str(fact.value) if fact else "-"


@pytest.mark.parametrize(("name", "value", "wording"), _rows())
def test_wording(name: str, value: str, wording: str) -> None:
    assert _read(name, wording) == value
