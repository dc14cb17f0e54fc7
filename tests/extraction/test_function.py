"""Tests for reading the job function from the title, and from the body where the title is too general."""

from time import process_time

import pytest

from postings.content.outline import outline
from postings.content.types import Document
from postings.extraction.function import read_function
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def document(title: str, body: str = "We measure tides.") -> Document:
    return outline(parse("ad.md", ad(title=title, company="Quirefold", body=body)))


def function(title: str, body: str = "We measure tides.") -> str | None:
    fact = read_function(document(title, body))
    return fact.value.value if fact else None


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Senior Back-End Engineer", "backend"),
        ("Développeur Java (H/F)", "backend"),
        ("Java Entwickler (all gender)", "backend"),
        ("Senior ROR Developer", "backend"),
        ("后端工程师", "backend"),
        ("高级Java开发工程师", "backend"),
        ("高级前端工程师", "frontend"),
        ("IT Project Manager", "operations"),
        ("Data Entry Clerk", "operations"),
        ("Front End Developer, Harbours", "frontend"),
        ("Desarrollador Frontend", "frontend"),
        ("UX/UI Engineer", "frontend"),
        ("Full-stack Engineer (frontend focus)", "fullstack"),
        (".NET/Angular Developer", "fullstack"),
        ("iOS Engineer", "mobile"),
        ("React Native Developer", "mobile"),
        ("Analytics Engineer", "data"),
        ("Software Engineer - Data Platform", "data"),
        ("AI Engineer", "machine-learning"),
        ("Software Engineer, Machine Learning", "machine-learning"),
        ("Site Reliability Engineer III", "devops-sre"),
        ("Ingénieur Cloud", "devops-sre"),
        ("Detection & Response Engineer", "security"),
        ("Software Engineer in Test", "qa"),
        ("Backend Developer in Test", "qa"),
        ("Firmware Engineer", "embedded-hardware"),
        ("Gameplay Programmer", "game"),
        ("Engineering Manager, Detection", "engineering-management"),
        ("Director of Software Engineering", "engineering-management"),
        ("Software Architect - Java", "software-general"),
        ("C++ Engineer", "software-general"),
        ("Salesforce Developer", "software-general"),
        ("IT Support Specialist", "it-support"),
        ("Network Engineer II", "it-support"),
        ("Network Systems Engineer (Pre-Sales)", "solutions-sales-engineering"),
        ("Forward Deployed Engineer - Lyon", "solutions-sales-engineering"),
        ("Product Manager", "product"),
        ("Product Designer", "design"),
        ("SEO Specialist", "marketing"),
        ("Business Developer (H/F)", "sales"),
        ("Partner Development Manager", "sales"),
        ("Technical Support Engineer", "customer-support"),
        ("Corporate Development", "finance-legal"),
        ("Learning & Development Lead", "people"),
        ("Chef de projet", "operations"),
        ("Ingénieur Génie électrique H/F", "civil-mechanical-other-engineering"),
        ("Content Developer", "writing-translation"),
        ("Travel Planning Expert", "other"),
        ("ML Compiler Engineer", "software-general"),
        ("Software Engineer (K8s, Go)", "devops-sre"),
        ("Software Architect - Cloud/DevOps", "devops-sre"),
        ("Software Architect", "software-general"),
        ("Software Engineer, Prediction", "machine-learning"),
        ("Senior Developer Relations Engineer, Developer Platform", "marketing"),
        ("Backend or Frontend Engineer", "fullstack"),
        ("Data Infrastructure Engineer", "data"),
        ("ML Infrastructure Engineer", "machine-learning"),
        ("Cloud Infrastructure Engineer", "devops-sre"),
        ("JavaScript/Node.js Developer", "fullstack"),
        ("Software Engineer for Training AI Data - Python", "software-general"),
    ],
)
def test_function_is_read_from_title(title: str, expected: str) -> None:
    assert function(title) == expected


@pytest.mark.parametrize(
    "title, expected",
    [
        pytest.param("Backend Engineer, Data Platform", "backend", id="head before team"),
        pytest.param("Frontend Engineer - AI", "frontend", id="head before field"),
        pytest.param("Java Developer, Payroll", "backend", id="payroll software is no payroll"),
        pytest.param("Python Engineer - Marketing Automation Software Engineer", "backend", id="marketing software"),
        pytest.param("Civil Engineer - Data Center", "civil-mechanical-other-engineering", id="data centre is no data"),
        pytest.param("[KORN] Test Engineer", "qa", id="code in front"),
        pytest.param("2024-7209_Data Engineer", "data", id="requisition in front"),
        pytest.param("Developpeur Full Stack".replace("e", "e\u0301", 1), "fullstack", id="accent of its own"),
    ],
)
def test_part_before_comma_takes_precedence(title: str, expected: str) -> None:
    assert function(title) == expected


@pytest.mark.parametrize(
    "body, expected",
    [
        ("We are looking for a backend engineer for our ferries.", "backend"),
        ("You build our REST API design, SQL databases and Kafka.", "backend"),
        ("You make screens in React and CSS, on the front end.", "frontend"),
        ("You work across the full stack.", "fullstack"),
        ("Back end in Ruby on Rails with SQL.\n\nFront end in React and CSS.", "fullstack"),
        ("Airflow, dbt, Snowflake and Spark: our data pipelines.", "data"),
        ("You will write software. We are nice.", "software-general"),
        ("You know at least one programming language such as Java, Python or Ruby.", "software-general"),
        ("We look for a data-driven engineer.", "software-general"),
        ("You have four years with Java.", "backend"),
        ("You have a degree in mechanical, electrical or aerospace engineering.", "software-general"),
        ("You build desktop applications in WPF, with SQL and databases.", "software-general"),
        ("We make mobile games. You write gameplay in Unity, with years of game development. Our games are fun.", "game"),
        ("You do threat modelling, penetration testing and security code reviews.", "security"),
        ("We seek a skilled and very experienced senior big data engineer.", "data"),
        ("Proven experience as a backend engineer. React, CSS and SQL.", "fullstack"),
    ],
)
def test_body_is_used_for_general_software_title(body: str, expected: str) -> None:
    assert function("Senior Software Engineer", body) == expected


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Azure Data Engineer", "data"),
        ("Cloud Network Engineer", "it-support"),
        ("Cloud Support Engineer", "customer-support"),
        ("Product Marketing Manager", "marketing"),
        ("Machine Learning Operations Engineer", "machine-learning"),
        ("Hardware Reliability Engineer", "embedded-hardware"),
    ],
)
def test_word_next_to_occupation_decides(title: str, expected: str) -> None:
    assert function(title) == expected


@pytest.mark.parametrize(
    "title, expected",
    [
        pytest.param("IT - Data Engineer", "data", id="department in front"),
        pytest.param("Marketing - Web Developer", "software-general", id="department of a developer"),
        pytest.param("Recruiter (Software Engineers)", "people", id="whom one recruits"),
        pytest.param("Director, Tidal Product", "product", id="rank in front"),
        pytest.param("Manager, Security Engineering", "engineering-management", id="rank before a field of engineering"),
        pytest.param("Software Engineer - React, Conversational AI", "frontend", id="technology before field"),
        pytest.param("Software Engineer, Data Platform (Backend)", "backend", id="kind of software before field"),
        pytest.param("Front-End Developer with Full-Stack Experience", "frontend", id="experience is no function"),
        pytest.param("Don't see your job? Join our Talent Network! (Data Engineering)", "data", id="talent network"),
        pytest.param("Driver Operations Manager", "operations", id="for whom one works"),
    ],
)
def test_part_that_names_the_occupation_takes_precedence(title: str, expected: str) -> None:
    assert function(title) == expected


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Registered Nurse", "other"),
        ("Support Worker", "other"),
        ("Office Administrator", "operations"),
        ("Demand & Supply Planning Specialist", "operations"),
        ("Senior Analyst, Strategic Analytics", "data"),
        ("Client Success Director", "customer-support"),
        ("Estimating Assistant", "civil-mechanical-other-engineering"),
        ("Fraud Strategist", "finance-legal"),
        ("Telesales Executive", "sales"),
        ("Marketingmanager (m/w/d)", "marketing"),
        ("Personalreferent (m/w/d)", "people"),
        ("Bauleiter (m/w/d)", "civil-mechanical-other-engineering"),
        ("Erzieher (m/w/d)", "other"),
        ("Ingénieur(e) en développement Java", "backend"),
        ("Assistante de direction", "operations"),
        ("Graphiste H/F", "design"),
        ("Abogado laboralista", "finance-legal"),
        ("Atención al cliente", "customer-support"),
        ("Clinical Coder", "other"),
        ("Scaffolder", "other"),
        ("Catering Assistant", "other"),
        ("Fleet Manager", "operations"),
        ("Complaints Handler", "customer-support"),
        ("Visual Merchandiser", "marketing"),
        ("Lettings Negotiator", "sales"),
        ("Revenue Officer", "finance-legal"),
        ("Pipe Fitter", "civil-mechanical-other-engineering"),
        ("Zahnmedizinische Fachangestellte", "other"),
        ("Filialleiter (m/w/d)", "sales"),
        ("Schweißer (m/w/d)", "civil-mechanical-other-engineering"),
        ("Sachbearbeiter Einkauf (m/w/d)", "operations"),
        ("Préparateur de commandes (H/F)", "other"),
        ("Responsable de magasin", "sales"),
        ("Gestionnaire de paie", "finance-legal"),
        ("Albañil", "other"),
        ("Cajera/o", "sales"),
        ("Técnico de selección", "people"),
        ("Infermiere", "other"),
        ("Elettricista", "civil-mechanical-other-engineering"),
        ("Verkoopmedewerker", "sales"),
        ("Księgowa", "finance-legal"),
        ("Ward Sister, Maternity", "other"),
        ("Front of House Host", "other"),
        ("Theatre Practitioner", "other"),
        ("Exam Invigilator", "other"),
        ("MOT Tester", "other"),
        ("Sewing Machinist", "other"),
        ("Purchase Ledger Clerk", "finance-legal"),
        ("Data Entry Administrator", "operations"),
        ("Administrator - Temp", "operations"),
        ("Administrator (m/w/d)", "it-support"),
        ("Systems Administrator", "it-support"),
        ("Warehouse Team Leader", "operations"),
        ("Assembly Worker", "civil-mechanical-other-engineering"),
        ("Setting Out Engineer", "civil-mechanical-other-engineering"),
        ("Küchenhelfer (m/w/d)", "other"),
        ("MFA für Hausarztpraxis", "other"),
        ("Kaufmännischer Mitarbeiter (m/w/d) Einkauf", "operations"),
        ("Sachbearbeiter Auftragsabwicklung (m/w/d)", "operations"),
        ("Sachbearbeiter Kreditorenbuchhaltung (m/w/d)", "finance-legal"),
        ("Personaldisponent (m/w/d)", "people"),
        ("Heizungsbauer (m/w/d)", "civil-mechanical-other-engineering"),
        ("Kauffrau im Einzelhandel", "sales"),
        ("Conducteur SPL", "other"),
        ("Employé libre-service", "other"),
        ("Conseillère de vente prêt-à-porter", "sales"),
        ("Opérateur de production", "civil-mechanical-other-engineering"),
        ("Personal de limpieza", "other"),
        ("Chófer de autobús", "other"),
        ("Instalador de calderas", "civil-mechanical-other-engineering"),
        ("Agente de atención telefónica", "customer-support"),
        ("Técnico de prevención de riesgos laborales", "civil-mechanical-other-engineering"),
    ],
)
def test_work_outside_software_is_told_apart(title: str, expected: str) -> None:
    assert function(title) == expected


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Gerente de engenharia de software", "engineering-management"),
        ("Analista de segurança da informação", "security"),
        ("Specjalista ds. bezpieczeństwa i higieny pracy", "other"),
        ("Analityk danych (k/m)", "data"),
        ("Tester oprogramowania", "qa"),
        ("Engenheiro de confiabilidade", "devops-sre"),
        ("Systeembeheerder Linux", "it-support"),
        ("Technicien support informatique", "it-support"),
        ("Ingegnere meccanico", "civil-mechanical-other-engineering"),
        ("Engenheiro civil, obras do porto", "civil-mechanical-other-engineering"),
        ("Specjalista ds. kadr i płac", "people"),
        ("Impiegata contabile", "finance-legal"),
        ("Communicatieadviseur", "marketing"),
        ("Addetto assistenza clienti", "customer-support"),
        ("Przedstawiciel handlowy", "sales"),
        ("Właściciel produktu", "product"),
        ("Grafisch vormgever", "design"),
        ("Traduttrice tecnica", "writing-translation"),
        ("Kierownik projektu", "operations"),
        ("Inżynier oprogramowania", "software-general"),
    ],
)
def test_title_in_other_languages_is_read(title: str, expected: str) -> None:
    assert function(title) == expected


def test_role_is_read_from_body_if_title_says_nothing() -> None:
    body = "We measure tides.\n\nWe are looking for a senior data analyst."
    fact = read_function(document("Quirefold", body))
    assert fact and fact.value == "data"
    assert [(evidence.quote, evidence.line, evidence.rule) for evidence in fact.evidence] == [
        ("We are looking for a senior data analyst.", 7, "text_names_role")
    ]
    assert function("Quirefold", "We measure tides.") is None


def test_section_about_company_is_ignored() -> None:
    about = "## About us\n\nWardlark makes a full stack of backend and frontend tools in React."
    assert function("Software Engineer", f"{about}\n\n## The role\n\nYou write software.") == "software-general"


def test_full_stack_role_in_body_overrides_language_in_title() -> None:
    assert function("Java Developer", "We are looking for a full-stack developer.") == "fullstack"
    assert function("Java Developer", "You work beside full-stack developers.") == "backend"


def test_evidence_has_line_and_number() -> None:
    fact = read_function(document("Software Engineer", "We measure tides.\n\nYou build backend services."))
    assert fact and fact.evidence[0].quote == "You build backend services." and fact.evidence[0].line == 7
    fact = read_function(document("Backend Engineer"))
    assert fact and fact.evidence[0].quote == "Backend Engineer" and fact.evidence[0].line == 1


@pytest.mark.parametrize(
    "text",
    ["as a " * 200_000, "full " * 200_000, "degree " * 150_000, "years a " * 150_000, "-" * 1_000_000, "a-" * 500_000],
)
def test_hostile_line_is_read_in_time(text: str) -> None:
    start = process_time()
    function("Software Engineer", text)
    function("Software Engineer", "\n".join([text[:2_000]] * 400))
    function("Quirefold", "\n".join([text[:2_000]] * 400))
    function(text[:250])
    assert process_time() - start < 3


def test_backend_title_with_much_frontend_in_body_is_full_stack() -> None:
    assert function("Ruby Developer", "You know React, Redux, CSS and HTML, for our front end.") == "fullstack"
    assert function("PHP Developer", "You know some HTML and CSS.") == "backend"


def test_backend_title_with_data_engineering_in_body_is_data() -> None:
    body = "You do data engineering: data pipelines in Spark, Airflow, Hive and Presto."
    assert function("Software Engineer (Backend)", body) == "data"
    assert function("Software Engineer (Backend)", "You work beside data engineers.") == "backend"


def test_systems_engineer_with_scripting_is_not_backend() -> None:
    assert function("Systems Engineer", "You script in Python, and keep servers, backups and VMware well.") == "it-support"


def test_ad_without_headings_is_read_completely() -> None:
    assert (
        function("Software Engineer", "Quirefold measures tides.\n\nOur stack: Java backend, Angular front end.")
        == "fullstack"
    )
