"""Tests for reading practices, such as CI/CD or machine learning, which ads ask for beside tools."""

import pytest

from postings.choices import SkillKind
from postings.content.outline import outline
from postings.extraction.skills import read_skills
from postings.importing.readers.badge_markdown import parse
from postings.reference.practices_in_other_languages import PRACTICES_IN_OTHER_LANGUAGES
from postings.reference.skill_list import builtin_lexicon, parse_skill, split_entries
from tests.builders import ad


def practices(body: str, title: str = "Engineer") -> dict[str, bool]:
    """Return whether each practice of an ad is required, by name."""
    document = outline(parse("ad.md", ad(title=title, company="Ebbmark", body=body)))
    skills = read_skills(document, builtin_lexicon())
    return {skill.name: skill.is_required for skill in skills if skill.kind == SkillKind.PRACTICE}


def tools(text: str) -> list[str]:
    skills = read_skills(outline(parse("ad.md", ad(body=requirement(text)))), builtin_lexicon())
    return [skill.name for skill in skills if skill.kind == SkillKind.TOOL]


def requirement(text: str) -> str:
    return f"### Requirements\n\n  * {text}\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Distributed systems, databases, CI/CD, Agile and NoSQL",
            ["Distributed systems", "Databases", "CI/CD", "Agile", "NoSQL"],
        ),
        ("CICD, continuous delivery or CI / CD pipelines", ["CI/CD"]),
        ("Micro-services and a service oriented architecture", ["Microservices", "Service-oriented architecture"]),
        ("Solid OOP, TDD and data modelling", ["Object-oriented programming", "Test-driven development", "Data modeling"]),
        ("You know web accessibility (a11y)", ["Web accessibility"]),
        ("Unit tests with a good test coverage", ["Unit testing", "Software testing"]),
        ("Month-end close and accounts payable", ["Month-end close", "Accounts payable"]),
        ("Erfahrung mit maschinellem Lernen und agilen Methoden", ["Machine learning", "Agile"]),
        ("Connaissance des tests unitaires et de l’intégration continue", ["Unit testing", "CI/CD"]),
        ("Metodologías ágiles y gestión de proyectos", ["Agile", "Project management"]),
        (
            "Metodologias ágeis, testes unitários e bancos de dados relacionais",
            ["Agile", "Unit testing", "Relational databases"],
        ),
        ("Esperienza con microservizi e integrazione continua", ["Microservices", "CI/CD"]),
        ("Ervaring met agile werken en geautomatiseerd testen", ["Agile", "Test automation"]),
        ("Uczenie maszynowe i testy jednostkowe", ["Machine learning", "Unit testing"]),
        ("Work in Agile/Scrum teams", ["Agile", "Scrum"]),
        ("Experience in accounting", ["Accounting"]),
        ("Knowledge of GDPR, HIPAA, PCI-DSS and SOC2", ["GDPR", "HIPAA", "PCI DSS", "SOC 2"]),
        ("Secure coding after the OWASP Top 10, and ISO27001", ["Application security", "OWASP", "ISO 27001"]),
    ],
)
def test_practice_has_its_usual_name(text: str, names: list[str]) -> None:
    assert list(practices(requirement(text))) == names


def test_names_in_other_languages_are_those_of_practices() -> None:
    entries = [parse_skill(entry) for entry in split_entries(PRACTICES_IN_OTHER_LANGUAGES)]
    names = [name for name, _ in entries]
    assert set(names) <= builtin_lexicon().practices
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    [
        "An agile company that moves with the tide",
        "Keep the office secure and test the doors",
        "You design, plan and communicate well",
        "Great communication, leadership and teamwork",
        "Work on sales, marketing and finance questions",
        "Our pay is in CAD",
        "Lean on your colleagues",
        "Address technical debt in the tide tables",
        "You build pipelines below the harbour",
        "Help with content development and policy development for our boats",
    ],
)
def test_virtues_departments_and_everyday_words_are_no_practices(text: str) -> None:
    assert practices(requirement(text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "You work with our data science team",
        "Collaborate with product management and machine learning people",
        "You report to the DevOps manager",
        "Be a bridge to stakeholders in customer success",
        "Work across the house with design, product management and data science",
        "Help our bookkeeping advisors to tie knots",
        "Zusammenarbeit mit Produktmanagement und Vertrieb",
        "Tu collabores avec la gestion de produit",
        "Work with program management to track milestones",
        "Front / Mobile / Backend Developers are beside you",
    ],
)
def test_teams_and_jobs_of_others_are_no_practices(text: str) -> None:
    assert practices(f"### Your tasks\n\n  * {text}\n") == {}


@pytest.mark.parametrize("heading", ["About Ebbmark", "Benefits", "How to apply", "Equal opportunity"])
def test_sections_about_the_employer_name_no_practices(heading: str) -> None:
    assert practices(f"### {heading}\n\nYears of experience in machine learning made us who we are.\n") == {}


def test_sentence_about_the_employer_names_no_practices() -> None:
    body = "### The role\n\nWe are a leader in cloud security. You bring experience with penetration testing.\n"
    assert practices(body) == {"Penetration testing": True}


@pytest.mark.parametrize(
    "sentence",
    [
        "The aim of the project is to mend a grant management platform.",
        "Quirefold is a leader in the cybersecurity industry.",
        "It is the new big data house of the harbor.",
        "La solution est un outil de machine learning.",
    ],
)
def test_sentence_about_a_product_or_industry_names_no_practices(sentence: str) -> None:
    assert practices(f"### The role\n\n{sentence}\n") == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They spent years building automation looms", []),
        ("High and low level design documents", []),
        ("Bold growth strategy and lobbying for tidy docks", []),
        ("Rendering pages on a server, in a browser or both: SSR, CSR, SSG", ["Server-side rendering"]),
        ("Sprint planning and backlog refinement", ["Scrum", "User stories"]),
        ("Low-latency trading", ["Low-latency systems"]),
        ("Relational database management systems", ["Relational databases"]),
        ("Business process automation", ["Process automation"]),
        ("Grants management", ["Grant management"]),
        ("Building user interfaces", ["Frontend development"]),
    ],
)
def test_words_that_look_like_a_practice_are_read_as_what_they_are(text: str, names: list[str]) -> None:
    assert list(practices(requirement(text))) == names


def test_everyday_word_behind_a_practice_is_what_the_practice_is_about() -> None:
    assert list(practices(requirement("Experience with data science infrastructure"))) == ["Data science"]
    assert list(practices(requirement("Experience with Ansible and infrastructure"))) == ["IT infrastructure"]


def test_notice_about_data_of_applicants_names_no_practices() -> None:
    body = (
        "### Notes\n\nThe GDPR and CCPA regulate how we manage the data of job applicants.\n\nGlobal Data Privacy Notice\n"
    )
    assert practices(requirement("Wit") + "\n" + body) == {}


def test_purpose_of_working_together_is_asked_for() -> None:
    assert list(practices(requirement("Zusammenarbeit mit Partnern für die Systemintegration"))) == ["Systems integration"]


def test_title_names_practices_but_not_by_everyday_words() -> None:
    assert practices("We chart tides.", title="Senior DevOps Engineer") == {"DevOps": True}
    assert practices("We chart tides.", title="Backend Engineer") == {}


def test_practices_are_required_or_preferred_as_tools_are() -> None:
    body = requirement("Unit testing; machine learning is a plus") + "\n### Nice to have\n\n  * GitOps\n"
    assert practices(body) == {"Unit testing": True, "Machine learning": False, "GitOps": False}


def test_tool_in_the_name_of_a_practice_is_read_too() -> None:
    assert tools("SQL databases and REST API design") == ["SQL", "REST"]
    assert tools("Go-to-market strategy and access control") == []


def test_practice_does_not_make_tools_preferred() -> None:
    skills = read_skills(outline(parse("ad.md", ad(body=requirement("Kafka, and ideally CI/CD")))), builtin_lexicon())
    assert [(skill.name, skill.is_required) for skill in skills] == [("Kafka", True), ("CI/CD", False)]


def test_three_everyday_practices_in_a_list_are_not_certain() -> None:
    assert practices("### Your tasks\n\n  * Scalability, teaching and insurance matter to us\n") == {}


def test_names_of_practices_are_unique_and_many() -> None:
    names = [name for name, _ in builtin_lexicon().skills]
    assert len(builtin_lexicon().practices) > 500
    assert len({name.casefold() for name in names}) == len(names)


def test_divider_after_a_practice_is_read_at_once() -> None:
    assert practices(requirement(f"Machine learning {'/' * 5_000}x. {'/a' * 5_000}")) == {"Machine learning": True}
