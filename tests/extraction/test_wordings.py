"""Wordings of facts, one kind after the other, each beside a wording that looks alike and means something else."""

import pytest

from postings.content.types import Facts, Places
from postings.extraction.facts import read_facts
from postings.importing.readers.badge_markdown import parse
from postings.reference.vocabulary import builtin_vocabulary
from tests.builders import ad


def facts(title: str = "Ferry Hand", body: str = "We paint bridges.", badges: str = "") -> Facts:
    return read_facts(parse("ad.md", ad(title=title, body=body, badges=badges)), builtin_vocabulary())[0]


@pytest.mark.parametrize(
    ("body", "years"),
    [
        ("## Nice to have\n\n* 6+ years of experience", None),
        ("## Bonus points\n\n* 4 years of experience with sails", None),
        ("## Requirements\n\n* 4 years of experience with sails", 4),
        ("You have\n\n3+ years in a nautical or rigging role", 3),
        ("* Master's Degree plus 2 years of experience, or Bachelor's Degree plus 4 years of experience", 2),
        ("* Degree in botany plus 3 years of experience in gardens", 3),
        ("Expérience :\n\n> 3 ans", 3),
        ("We have sailed for 30 years of storms.", None),
        ("You have at least two years behind you as a rigger.", 2),
        ("Nice to have: 5 years of experience with buoys", None),
        ("Seven or more years working as a rigger", 7),
    ],
)
def test_years(body: str, years: float | None) -> None:
    found = facts(body=body).years
    assert (found.value if found else None) == years


@pytest.mark.parametrize(
    ("title", "body", "level"),
    [
        ("Assistant to the Managing Director", "", None),
        ("Director’s Assistant", "", None),
        ("Principal's Office Clerk", "", None),
        ("Coach for Executives", "", None),
        ("Head Office Clerk", "", None),
        ("Head of Harbor Office", "", "director"),
        ("Junior Clerk - Team Lead Office", "", "junior"),
        ("Trainee - Head of Lamps Office", "", "junior"),
        ("Primary School Principal", "", None),
        ("Principal Engineer", "", "principal"),
        ("Staff Psychologist", "", None),
        ("Staff Engineer", "", "staff"),
        ("Warehouse Manager", "", "manager"),
        ("Account Manager", "", None),
        ("Principal Ballet Dancer", "", None),
        ("Leitung Segelwerkstatt (m/w/d)", "", "manager"),
        ("Park Guide II, Night Tours", "", "mid"),
        ("Guide to World War II, Harbor Museum", "", None),
        ("Grade 3 Science Teacher", "", None),
        ("Software Engineer III", "We are looking for a mid-level software engineer.", "mid"),
        ("Software Engineer III", "", "senior"),
        ("Personal Assistant to the Vice President", "", None),
        ("Clerk, Office of the CTO", "", None),
        ("Apprenticeship Coordinator", "", None),
        ("Apprentice Rigger", "", "intern"),
        ("Lead Paint Inspector", "", None),
        ("Lab Assistant I", "", "junior"),
        ("Teacher, Grade 2", "", None),
        ("Nurse for Type I Diabetes", "", None),
        ("Personal Assistant (Managing Director)", "", None),
        ("Executive Assistant, Office of the CEO", "", None),
        ("Executive Assistant – CEO", "", None),
        ("Chef d’équipe", "", "lead"),
        ("Headhunter for Senior Riggers", "", None),
        ("Assistant Director", "", "director"),
        ("Principal Violinist", "", None),
        ("Schichtleiter (m/w/d)", "", "manager"),
        ("Projektleiter (m/w/d)", "", None),
        ("Responsable de boutique", "", "manager"),
        ("Encargada de tienda", "", "manager"),
        ("Filiaalmanager", "", "manager"),
        ("Butikschef", "", "manager"),
        ("Abteilungsleiter (m/w/d)", "", "manager"),
        ("Middle School Teacher", "", None),
    ],
)
def test_level(title: str, body: str, level: str | None) -> None:
    found = facts(title, body or "We paint bridges.").seniority
    assert (found.value if found else None) == level


@pytest.mark.parametrize(
    ("body", "job_type"),
    [
        ("Ebbmark is seeking a part-time lamp keeper (no more than 20 hours a week).", "part-time"),
        ("There are part-time hours available at both piers.", "part-time"),
        ("You start on a 9month contract.", "contract"),
        ("We draw up contracts of nine months for our clients.", None),
        ("Wij bieden een parttime dienstverband.", "part-time"),
        ("Tjänsten är en heltidsanställning i hamnen.", "full-time"),
        ("Die Stelle ist zunächst auf 24 Monate befristet.", "temporary"),
        ("Il s'agit d'un poste à temps plein.", "full-time"),
        ("Jornada: Temps parcial", "part-time"),
        ("All full-time employees get a boat.", None),
        ("It's a parental leave cover until spring.", "temporary"),
        ("This is a paid internship on our boats.", "internship"),
        ("You will work part time, in the mornings.", "part-time"),
        ("If you work part time, you get a boat.", None),
        ("Det är ett vikariat.", "temporary"),
        ("Contrato indefinido a tiempo completo.", "full-time"),
        ("Contratto a tempo determinato di un anno.", "temporary"),
        ("Contratto a tempo indeterminato.", None),
        ("You start on a six-month contract.", "contract"),
        ("W2 contract, nine months.", "contract"),
        ("Het betreft een fulltime functie.", "full-time"),
        ("Praktikum für drei Monate.", "internship"),
        ("Stage de fin d'études de 6 mois.", "internship"),
        ("Estágio de seis meses.", "internship"),
        ("We keep boats for six months.", None),
        ("Temporary position until May.", "temporary"),
        ("Temporary positions come without a boat.", None),
        ("You'll be employed on a permanent, part-time basis.", "part-time"),
        ("Ab sofort in Teilzeit gesucht.", "part-time"),
        ("Stage di tre mesi.", "internship"),
        ("Vikariat på sex månader.", "temporary"),
        ("Fixed term until 31 May.", "temporary"),
        ("CDD jusqu'au 31 mai.", "temporary"),
        ("The contract runs for nine months.", "contract"),
        ("An internship of two months on our boats.", "internship"),
        ("Our boat yard needs a part-time joiner.", "part-time"),
        ("Wir suchen eine Aushilfe auf Minijob-Basis.", "part-time"),
        ("Nous proposons un contrat en alternance.", "internship"),
        ("Mission d'intérim de trois semaines.", "temporary"),
        ("We seek a contractor for six months.", "contract"),
        ("The post is permanent and full time.", "full-time"),
        ("Buscamos becario para tres meses.", "internship"),
        ("We zoeken een stagiair voor drie maanden.", "internship"),
    ],
)
def test_job_type(body: str, job_type: str | None) -> None:
    found = facts(body=body).employment
    assert (found.value if found else None) == job_type


@pytest.mark.parametrize(
    ("title", "function"),
    [
        ("Pen Tester", "security"),
        ("Gas Engineer", "civil-mechanical-other-engineering"),
        ("Lift Engineer", "civil-mechanical-other-engineering"),
        ("Rail Signalling Engineer", "civil-mechanical-other-engineering"),
        ("Rail Software Engineer", "software-general"),
        ("Data Mining Engineer", "data"),
        ("Piano Tuner", "other"),
        ("Lock Keeper", "other"),
        ("Garden Architect", "civil-mechanical-other-engineering"),
        ("Engineer II, Process", "civil-mechanical-other-engineering"),
        ("Sales Executive IT", "sales"),
        ("Payroll Clerk", "finance-legal"),
        ("Software Engineer, Payroll", "software-general"),
        ("Bicycle Mechanic", "other"),
        ("Security Guard", "other"),
        ("Security Engineer", "security"),
        ("Pastry Chef", "other"),
        ("Wine Tester", "other"),
        ("Undersköterska", "other"),
        ("Game Tester", "qa"),
        ("Serveur", "other"),
        ("Administrateur serveur Linux", "it-support"),
        ("Chef de projet", "operations"),
        ("UIデザイナー", "design"),
    ],
)
def test_function(title: str, function: str) -> None:
    found = facts(title).function
    assert found and found.value == function


def skills(body: str, title: str = "Ferry Hand") -> dict[str, bool]:
    return {skill.name: skill.is_required for skill in facts(title, body).skills}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## Requirements\n\n* No Kotlin experience needed", {}),
        ("## Requirements\n\n* You don't need to know Scala", {}),
        ("## Requirements\n\n* We do not use Jenkins or Ansible", {}),
        ("## Requirements\n\n* TypeScript (not JavaScript)", {"TypeScript": True}),
        ("## Requirements\n\n* Kotlin is not required, but a plus", {"Kotlin": False}),
        ("## Requirements\n\n* Not only Kotlin, but Scala too", {"Kotlin": True, "Scala": True}),
        ("We sail from a harbor in Phoenix, AZ.", {}),
        ("## Duties\n\n* Deliver on a short timescale\n* Outreach\n* Liquid nitrogen", {}),
        ("We make Vault, an archive.\n\n## Requirements\n\n* Experience with Vault", {}),
        ("## Requirements\n\n* Experience with Vault and Terraform", {"HashiCorp Vault": True, "Terraform": True}),
        ("## Responsibilities\n\n* Stand at the Helm", {}),
        ("## Requirements\n\n* Docker, Kubernetes, Helm", {"Docker": True, "Kubernetes": True, "Helm": True}),
        ("Julia and Ruby mend our sails.", {}),
        ("## Requirements\n\n* Familiarity with Kotlin would help", {"Kotlin": False}),
        ("We moved away from Perl last year.", {}),
        ("We have moved off Perl.", {}),
        ("No Perl here: we write Kotlin.", {"Kotlin": True}),
        ("## Requirements\n\n* Kotlin, but no need for Scala", {"Kotlin": True}),
        ("## Requirements\n\n* Kotlin (we don't do Scala)", {"Kotlin": True}),
        ("## Requirements\n\n* Knowledge of Kotlin not necessary", {}),
        ("## Requirements\n\n* Kotlin is a plus but not required", {"Kotlin": False}),
        ("## Requirements\n\n* Kotlin is a must, Scala is not", {"Kotlin": True}),
        ("## Anforderungen\n\n* Keine Kotlin-Kenntnisse nötig", {}),
        ("## Profil\n\n* Pas besoin de connaître Scala", {}),
        ("## Requisitos\n\n* No es necesario saber Kotlin", {}),
        ("Kotlin is not something you need to know.", {}),
        ("## Requirements\n\n* You will never have to touch COBOL", {}),
        ("We are moving from Perl to Kotlin, and you won't have to maintain COBOL.", {"Kotlin": True}),
        ("## Requirements\n\n* Experience of moving from Perl to Kotlin", {"Perl": True, "Kotlin": True}),
        ("## Anforderungen\n\n* COBOL-Kenntnisse brauchst du nicht", {}),
        ("## Requirements\n\n* No experience with Kotlin or Scala required", {}),
        ("## Requirements\n\n* Kotlin-Kenntnisse sind nicht erforderlich", {}),
        ("## Requirements\n\n* Kotlin n'est pas obligatoire", {}),
        ("## Duties\n\n* Rust removal from buoys\n* Feed the python and the pandas", {}),
        ("## Requirements\n\n* Rust", {"Rust": True}),
        ("## What you'll be working with\n\n* Kotlin", {"Kotlin": True}),
    ],
)
def test_skills(body: str, found: dict[str, bool]) -> None:
    assert skills(body) == found


def test_title_names_no_skill_by_an_everyday_word() -> None:
    assert skills("We cook.", "Chef") == {}


@pytest.mark.parametrize(
    ("heading", "skill"),
    [
        ("Pluses", "Kotlin"),
        ("Nice to have", "Kotlin"),
        ("Von Vorteil", "Kotlin"),
        ("Pluspunten", "Kotlin"),
        ("Ce serait un plus", "Kotlin"),
        ("Se valorará", "Kotlin"),
        ("Meriterande", "Kotlin"),
        ("A plus", "Kotlin"),
        ("It would be great if you know", "Kotlin"),
        ("Kein Muss, aber schön", "Kotlin"),
        ("Was toll wäre", "Kotlin"),
        ("Fijn als je ook", "Kotlin"),
        ("Sería ideal", "Kotlin"),
        ("Det är ett plus om du kan", "Kotlin"),
        ("Nice extras", "Kotlin"),
        ("Requisiti preferenziali", "Kotlin"),
        ("Pré", "Kotlin"),
        ("#### Valued Experience", "Kotlin"),
        ("###Nice to have", "Kotlin"),
    ],
)
def test_heading_of_wishes(heading: str, skill: str) -> None:
    assert skills(f"Requirements\n\nWe write Scala.\n\n{heading}\n\nExperience with {skill}") == {
        "Scala": True,
        skill: False,
    }


def may_apply(country: str, badge: str = "", body: str = "We paint bridges.", title: str = "Ferry Hand") -> str:
    found = facts(title, body, f"`🌎 {badge}`" if badge else "").applicants
    return found.value.answer(country) if found else "not stated"


@pytest.mark.parametrize(
    ("badge", "answers"),
    [
        ("Worldwide, except Canada", "CA no, FR yes"),
        ("Worldwide (excluding Russia)", "RU no, FR yes"),
        ("Remote - Worldwide, but not EU", "FR no, CA yes"),
        ("Remote (no Canada)", "CA no, FR not stated"),
        ("Europe (non-UK)", "GB no, FR yes"),
        ("EEA", "IS yes, FR yes, GB no, CH no"),
        ("Remote, West Africa", "GH yes, KE no, ZA no"),
        ("Remote, MENA", "MA yes, JO yes, KE no"),
        ("Remote, South East Asia", "VN yes, AE no, JP no"),
        ("Remote, Canada timezones", "CA not stated"),
        ("Remote (Central European Time)", "DE not stated"),
        ("Remote, Lisbon time +/- 3h", "PT not stated"),
        ("Lebanon, PA", "US yes, LB no"),
        ("Worldwide, Cuba not eligible", "CU no, FR yes"),
    ],
)
def test_who_may_apply_by_badge(badge: str, answers: str) -> None:
    expected = dict(answer.split(" ", 1) for answer in answers.split(", "))
    assert {country: may_apply(country, badge) for country in expected} == expected


@pytest.mark.parametrize(
    ("body", "answers"),
    [
        ("Remote within the EU, Malta excluded.", "FR yes, MT no"),
        ("We hire worldwide, excluding Cuba and Belarus.", "BR yes, CU no, BY no"),
        ("This role is open to candidates anywhere in the world except Canada.", "PE yes, CA no"),
        ("We are not able to hire in Italy or Greece at this time.", "IT no, GR no"),
        ("We only hire in Norway at this time.", "NO yes, FR no"),
        ("We are looking for candidates in Norway, Denmark or Spain.", "NO yes, DK yes, ES yes, FR no"),
        ("Applicants in Norway and Denmark are welcome.", "NO yes, DK yes, FR no"),
        ("You can live in any country other than Cuba and Belarus.", "FR yes, CU no, BY no"),
        ("Sorry: applicants living in Cuba will not be considered.", "CU no, FR not stated"),
        ("We accept applications from Norway and Denmark.", "NO yes, DK yes, FR no"),
        ("Open worldwide. Sorry, no applicants from Cuba.", "CU no, FR yes"),
        ("We hire from any European country apart from Malta.", "MT no, FR not stated"),
        ("For now, this role is limited to Norway and Denmark.", "NO yes, DK yes, FR no"),
        ("We employ people in every EU country but Malta.", "MT no, FR yes"),
        ("We hire in most countries, but not in Cuba or Belarus.", "CU no, BY no"),
        ("We hire anywhere but not in Cuba.", "CU no"),
        ("We are unable to take on people in Norway.", "NO no"),
        ("Bewerbungen aus der Schweiz sind willkommen.", "CH yes"),
        ("We can employ you in Norway or Denmark.", "NO yes, DK yes"),
        ("We also welcome people from Norway and Denmark.", "NO yes, DK yes"),
        ("We do not hire in sanctioned countries such as Cuba and Belarus.", "CU no, BY no, FR not stated"),
        ("Vous pouvez travailler depuis la France ou la Belgique.", "FR yes, BE yes"),
        ("Puedes trabajar desde España o Portugal.", "ES yes, PT yes"),
        ("Puedes trabajar desde casa.", "ES not stated"),
        ("Our loans are limited to Norway.", "NO not stated, FR not stated"),
        ("Where you can live:\n\n* Norway\n* Denmark (Copenhagen)\n* Spain", "NO yes, DK yes, ES yes, FR no"),
        ("We hire in the following countries:\n\n* Norway\n* Spain, near our offices", "NO not stated, FR not stated"),
        ("We hire in the following countries:\n\n* Norway\n* Spain", "NO yes, ES yes, FR no"),
    ],
)
def test_who_may_apply_by_text(body: str, answers: str) -> None:
    expected = dict(answer.split(" ", 1) for answer in answers.split(", "))
    assert {country: may_apply(country, "Remote", body) for country in expected} == expected


@pytest.mark.parametrize(
    ("badge", "body", "places", "modes"),
    [
        ("Jamaica, NY", "", "jamaica/US-NY", []),
        ("Peru, IN", "", "peru/US-IN", []),
        ("Bombay", "", "Mumbai/IN-MH", []),
        ("Cangas (España), Presencial", "", "cangas/ES", ["onsite"]),
        ("Remote not possible, Bergen", "", "Bergen/NO", ["onsite"]),
        ("Bergen (no home office)", "", "Bergen/NO", ["onsite"]),
        ("Bergen, not a remote role", "", "Bergen/NO", ["onsite"]),
        ("Bergen, remote working is excluded", "", "Bergen/NO", ["onsite"]),
        ("Köln, kein Homeoffice", "", "Cologne/DE-NW", ["onsite"]),
        ("Bergen", "Remote working is not possible.", "Bergen/NO", ["onsite"]),
        ("Sans télétravail, Bergen", "", "Bergen/NO", ["onsite"]),
        ("", "El puesto está en Zaragoza.", "Zaragoza/ES", []),
        ("", "The post is located at the Bergen depot.", "Bergen/NO", []),
        ("", "Standort: Linz", "Linz/AT", []),
        ("", "Der Dienstort ist Kassel.", "Kassel/DE-HE", []),
        ("", "Location: Remote - Norway", "NO", ["remote"]),
        ("", "Our clients sit in Kassel.", "", []),
        ("", "Based in our Kassel office, you mend lamps.", "Kassel/DE-HE", []),
        ("", "El puesto se ubica en Zaragoza.", "Zaragoza/ES", []),
        ("", "The role is based at our boat yard in Bergen.", "Bergen/NO", []),
        ("", "Dein Arbeitsplatz: unsere Werft in Kassel", "Kassel/DE-HE", []),
    ],
)
def test_places(badge: str, body: str, places: str, modes: list[str]) -> None:
    found = facts(body=body or "We paint bridges.", badges=f"`🌎 {badge}`" if badge else "").places
    value = found.value if found else Places()
    cities = [f"{city.name}/{city.subdivision or city.country}" for city in value.cities]
    assert (";".join(cities or value.countries).casefold(), list(value.work_modes)) == (places.casefold(), modes)


@pytest.mark.parametrize(
    ("title", "body", "team"),
    [
        ("Field Sales Executive – Severn Valley", "", None),
        ("Sales Executive – Eastern Counties", "", None),
        ("Regional Sales Manager (Fife/Deeside)", "", None),
        ("Boat Planner (Parental Leave Cover)", "", None),
        ("Design Engineer, CAD, CFD", "", None),
        ("Design Engineer, Tide Gates", "", "Tide Gates"),
        ("Nurse", "Come and join our friendly nursing team.", None),
        ("Boat Sales Executive", "You know the ports that the new equipment sales team have won.", None),
        ("Analist", "Je werkt binnen ons team Business Intelligence.", "Business Intelligence"),
        ("Analystin", "Du arbeitest im Team Hafenplattform.", "Hafenplattform"),
        ("Entwickler", "Wir suchen dich in unserem Team Kundenportal.", "Kundenportal"),
        ("Analytiker", "Du blir en del av teamet Bojar.", "Bojar"),
        ("Design Engineer - AutoCAD", "", None),
        ("Sales Consultant - Outer Isles", "", None),
        ("Designer (Figma, Sketch)", "", None),
        ("Sachbearbeiterin", "Für unseren Fachbereich Soziales suchen wir Sie.", "Soziales"),
        ("Sachbearbeiterin", "Sie arbeiten im Fachbereich Jugend und Soziales.", "Jugend und Soziales"),
        ("Analist", "Je komt te werken in team Waterbeheer.", "Waterbeheer"),
        ("Dental Nurse", "You meet our friendly dental team.", None),
    ],
)
def test_team(title: str, body: str, team: str | None) -> None:
    found = facts(title, body or "We paint bridges.").team
    assert (found.value if found else None) == team


def company(body: str) -> str | None:
    found = read_facts(parse("ad.md", ad(company="None", badges="", body=body)), builtin_vocabulary())[0].company
    return found.value if found else None


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Sundholm Varv söker dig som kan segla.", "Sundholm Varv"),
        ("Das lieben wir bei Ebbmark.\n\nEbbmark GmbH & Co. KG, Hafenstr. 3, 26122 Hafen", "Ebbmark"),
        ("## Quirefold Lamps\n\nWe are a crew of twelve.", "Quirefold Lamps"),
        ("## Requirements\n\nWe are a crew of twelve.", None),
        ("These are busy times at the Department for Piers. We move house.", "Department for Piers"),
        ("## Über Ebbmark\n\nWir bauen Boote.", "Ebbmark"),
        ("Bij Ebbmark bouwen we boten.", "Ebbmark"),
        ("En Ebbmark construimos barcos.", "Ebbmark"),
        ("Join Ebbmark and help us sail.", "Ebbmark"),
        ("Ebbmark Ltd\n\n3 Quay Lane, Hull\n\nWe need a joiner.", "Ebbmark"),
        ("The Royal Buoy Service (RBS) is looking for you! RBS is a federal agency.", "Royal Buoy Service"),
        ("Our client, a boat yard near Truro is now looking for a joiner.", None),
        ("Our client, a lamp works on the outskirts of Bergen are currently recruiting.", None),
    ],
)
def test_company(body: str, name: str | None) -> None:
    assert (company(body) or "").removeprefix("The ") == (name or "")


@pytest.mark.parametrize("title", ['"Apply now"', "'Apply now'"])
def test_link_may_have_a_title(title: str) -> None:
    parsed = parse("ad.md", f"# [Ferry Hand](https://jobs.example.org/1 {title})\n### Ebbmark\n\nWe paint.\n")
    assert (parsed.title, parsed.apply_url) == ("Ferry Hand", "https://jobs.example.org/1")


@pytest.mark.parametrize(
    "definition",
    [
        '[note]: https://x.example "Pay: $70,000 - $80,000 a year"',
        "[note]: <https://x.example>\n  'Pay: $70,000 - $80,000 a year'",
    ],
)
def test_title_of_a_link_is_not_read(definition: str) -> None:
    assert facts(body=f"We paint bridges.\n\n{definition}").pay is None


@pytest.mark.parametrize(
    ("body", "pay"),
    [
        ("Je verdient maximaal € 3.900 bruto per maand.", "–3900 EUR month"),
        ("Sueldo: $850.000 - $1.100.000 líquidos mensuales", "850000–1100000 CLP month"),
    ],
)
def test_pay_in_other_languages(body: str, pay: str) -> None:
    found = facts(body=body, badges="`🌎 Santiago, Chile`").pay
    assert found
    value = found.value
    assert f"{value.minimum or ''}–{value.maximum or ''} {value.currency} {value.period}" == pay
