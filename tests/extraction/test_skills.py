"""Tests for reading required and preferred skills."""

from typing import Any

import pytest

from postings.content.evidence_rules import EvidenceRule
from postings.content.outline import outline
from postings.content.types import Skill
from postings.extraction.skills import read_skills
from postings.importing.ad_reader import MAX_SECONDS
from postings.importing.readers.badge_markdown import parse
from postings.importing.time_limit import processor_time_limit
from postings.reference.lexicon import Alias, Lexicon
from postings.reference.skill_list import builtin_lexicon
from tests.builders import ad


def read(body: str, title: str = "Engineer", company: str = "Ebbmark", lexicon: Lexicon | None = None) -> tuple[Skill, ...]:
    document = outline(parse("ad.md", ad(title=title, company=company, body=body)))
    return read_skills(document, lexicon or builtin_lexicon())


def required_names(body: str, **header: Any) -> list[str]:
    return [skill.name for skill in read(body, **header) if skill.is_required]


def preferred_names(body: str, **header: Any) -> list[str]:
    return [skill.name for skill in read(body, **header) if not skill.is_required]


def requirement(text: str) -> str:
    return f"### Requirements\n\n  * {text}\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Golang or Python 3", ["Go", "Python"]),
        ("Java17+, Spring boot and postgres", ["Java", "Spring Boot", "PostgreSQL"]),
        ("React.js/Next.js, NodeJS and node-js", ["React", "Next.js", "Node.js"]),
        ("C/C++ and C#/.NET", ["C", "C++", "C#", ".NET"]),
        ("Node/TypeScript", ["Node.js", "TypeScript"]),
        ("AWS (EC2, S3, Lambda)", ["AWS", "EC2", "S3", "AWS Lambda"]),
        ("RESTful APIs over HTTPS with JSON", ["REST", "HTTP", "JSON"]),
        ("MS SQL Server", ["SQL Server"]),
        ("React Native", ["React Native"]),
        ("JavaScript (ES6+)", ["JavaScript"]),
        ("HTML5 & CSS3", ["HTML", "CSS"]),
        ("Objective-C, Swift", ["Objective-C", "Swift"]),
        ("TCP/IP and DNS", ["TCP/IP", "DNS"]),
        ("Apache Kafka, Google BigQuery", ["Kafka", "BigQuery"]),
        ("Microsoft Excel and PowerPoint", ["Excel", "PowerPoint"]),
        ("`Delayed::Job` and Sidekiq", ["Delayed::Job", "Sidekiq"]),
        ("K8s, Helm charts, ArgoCD", ["Kubernetes", "Helm", "Argo CD"]),
        ("熟悉Mysql、Redis和golang开发", ["MySQL", "Redis", "Go"]),
        ("Solid **Kafka**", ["Kafka"]),
        ("kafka, python, spark and rust", ["Kafka", "Python", "Spark", "Rust"]),
    ],
)
def test_skill_has_its_usual_name(text: str, names: list[str]) -> None:
    assert required_names(requirement(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "You go the extra mile",
        "You excel in teams and react to change",
        "Work with C-level people and R&D",
        "Our Series C, in spring",
        "Flexible hours, rest when you need it",
        "Access to the office and to our teams",
        "Express yourself, and chef a little on Fridays",
        "Talk to jobs@python.example or see https://node.js.example/react",
        "The rust belt and the swift river",
        "Base pay in Zone C: high",
        "Vous irez plus vite que la marée",
        "Know the self-rostering windows of a ward",
        "A marsh as seen by a heron",
        "Inglés para hablar con Tokio",
        "Barcode scanners, pads and printers",
    ],
)
def test_everyday_words_are_not_skills(text: str) -> None:
    assert required_names(requirement(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Experience with Chef", ["Chef"]),
        ("Ansible, Chef or Puppet", ["Ansible", "Chef", "Puppet"]),
        ("Senior Go developer", ["Go"]),
        ("Spring, Hibernate and Maven", ["Spring", "Hibernate", "Maven"]),
        ("Word, Excel and Outlook", ["Word", "Excel", "Outlook"]),
        ("Linux, windows and macOS", ["Linux", "Windows", "macOS"]),
        ("Rust with Tokio and Axum", ["Rust", "Tokio", "Axum"]),
        ("Rust and C for an ARM Cortex-R controller", ["Rust", "C", "ARM"]),
        ("The chef of Quirefold cooks", []),
        ("Graduates in Spring 2026", []),
    ],
)
def test_everyday_word_in_context_is_a_skill(text: str, names: list[str]) -> None:
    assert required_names(requirement(text)) == names


@pytest.mark.parametrize(
    ("text", "required", "preferred"),
    [
        ("Kafka is a plus", [], ["Kafka"]),
        ("Kafka or RabbitMQ would be a nice to have", [], ["Kafka", "RabbitMQ"]),
        ("Bonus points for Rust", [], ["Rust"]),
        ("Years of Java, knowledge of Kafka is a plus", ["Java"], ["Kafka"]),
        ("You know Python. Django is a bonus.", ["Python"], ["Django"]),
        ("Cloud work, preferably on Azure", [], ["Azure"]),
        ("Terraform (preferred), Pulumi or Ansible", ["Terraform", "Pulumi", "Ansible"], []),
        ("Python and Java (bonus: Kotlin, Scala)", ["Python", "Java"], ["Kotlin", "Scala"]),
        ("Vue.js (or React)", ["Vue.js"], ["React"]),
        ("Docker (Kubernetes a plus)", ["Docker"], ["Kubernetes"]),
        ("PHP, un plus : Symfony", [], ["PHP"]),
        ("Years of Node.js – bonus if you also know TypeScript!", ["Node.js"], ["TypeScript"]),
        ("精通PHP，熟悉Kafka优先", ["PHP"], ["Kafka"]),
        ("You know Go or C++. Some Terraform is a plus.", ["Go", "C++"], ["Terraform"]),
        ("A language like Python, R, SAS, etc. preferred", [], ["Python", "R", "SAS"]),
        ("Solid Python. A little Kafka would not hurt.", ["Python"], ["Kafka"]),
        ("Du kannst Java. Kafka ist kein Muss, aber gern gesehen.", ["Java"], ["Kafka"]),
        ("You know Java. Kafka would be an advantage, but is not essential.", ["Java"], ["Kafka"]),
    ],
)
def test_sentence_marks_preferred_skills(text: str, required: list[str], preferred: list[str]) -> None:
    assert required_names(requirement(text))[: len(required)] == required
    assert set(preferred_names(requirement(text))) >= set(preferred)


def test_words_in_lower_case_are_skills_only_in_a_list_of_such() -> None:
    assert required_names(requirement("You like to go, express yourself and spark joy")) == []
    assert required_names(requirement("Python, and go where no one was")) == ["Python"]
    assert required_names(requirement("Python, Kafka, spark")) == ["Python", "Kafka"]
    # Practices are always written in lower case.
    assert "Teams" not in required_names(requirement("agile and steady teams, continuous integration and test automation"))


@pytest.mark.parametrize(
    "text",
    [
        "Erfahrung mit Puppet im Betrieb",
        "Gute Kenntnisse in Puppet oder dergleichen",
        "Une bonne maîtrise de Puppet en production",
        "Experiencia con Puppet en producción",
        "Conhecimento em Puppet na produção",
        "Goede ervaring met Puppet in productie",
        "Dobra znajomość Puppet na produkcji",
        "Esperienza con Puppet in produzione",
        "Nice to have: Puppet",
        "We use Puppet, whatever the weather",
    ],
)
def test_context_of_a_skill_is_known_in_other_languages(text: str) -> None:
    assert [skill.name for skill in read(requirement(text))] == ["Puppet"]


def test_wish_for_something_else_leaves_skills_required() -> None:
    assert required_names(requirement("Strong SQL and Python, with a doctorate in tidal studies preferred")) == [
        "SQL",
        "Python",
    ]
    assert required_names(requirement("SQL is a must, and seven years of SQL are desirable")) == ["SQL"]
    assert preferred_names(requirement("A compiled language (we write Go). Rust preferred.")) == ["Rust"]


def test_label_at_the_end_of_a_line_marks_preferred_skills() -> None:
    last = "Your code is tidy, well read and as fast as the tide that it foretells Preferred:"
    body = f"### Requirements\n\n  * Python\n  * {last}\n  * Rust\n  * Zig\n"
    assert (required_names(body), preferred_names(body)) == (["Python"], ["Rust", "Zig"])


def test_ad_without_headings_is_read_whole() -> None:
    body = "Ebbmark is a leading company with customers in nine countries.\n\nOur tide gauges run on Rust."
    assert required_names(body) == ["Rust"]
    assert required_names(f"{body}\n\n### Requirements\n\n  * Python\n  * Seven years of tides") == ["Python"]


@pytest.mark.parametrize(
    ("task", "profile", "wish", "offer"),
    [
        ("Was dich erwartet", "Was du mitbringen solltest", "Schön wäre", "Was wir dir bieten"),
        ("Votre mission", "Ce que nous recherchons", "Les plus", "Ce que nous offrons"),
        ("Tus funciones", "Qué buscamos", "Se valorará", "Qué ofrecemos"),
        ("Wat ga je doen?", "Wie ben jij?", "Mooi meegenomen", "Wat bieden wij?"),
        ("O que você vai fazer", "Requisitos", "Diferenciais", "Benefícios"),
        ("Cosa farai", "Cosa cerchiamo", "Costituisce titolo preferenziale", "Cosa offriamo"),
        ("Twoje zadania", "Czego oczekujemy", "Mile widziane", "Co oferujemy"),
    ],
)
def test_plain_headings_of_other_languages_tell_wishes_apart(task: str, profile: str, wish: str, offer: str) -> None:
    body = f"{task}\nTide tables in Python and Django\n\n{profile}\nDocker\n\n{wish}\nTerraform\n\n{offer}\nSlack & tea\n"
    assert (required_names(body), preferred_names(body)) == (["Python", "Django", "Docker"], ["Terraform"])


def test_preferred_section_marks_preferred_skills() -> None:
    body = "### Requirements\n\n  * Python\n\n### Nice to have\n\n  * Go\n  * Python\n"
    assert (required_names(body), preferred_names(body)) == (["Python"], ["Go"])


def test_label_above_list_marks_preferred_skills() -> None:
    body = "### Requirements\n\n* Python\n\nIt would be great to know any of these, a plus:\n\n* Scala\n* Kotlin\n"
    assert (required_names(body), preferred_names(body)) == (["Python"], ["Scala", "Kotlin"])


def test_long_label_above_list_marks_preferred_skills() -> None:
    label = "Beyond all of the above, we would appreciate that you have worked with one of these:"
    body = f"### Requirements\n\n  * Go\n\n{label}\n\n  * Rust\n"
    assert (required_names(body), preferred_names(body)) == (["Go"], ["Rust"])


def test_plain_heading_of_wishes_marks_preferred_skills() -> None:
    body = "**Do we have a match?**\n\nYou must have:\n\n  * Go\n\nBeyond this, we would appreciate:\n\n  * Rust\n"
    assert (required_names(body), preferred_names(body)) == (["Go"], ["Rust"])


def test_desired_skills_are_required_where_nothing_else_is() -> None:
    assert required_names("**Desired experience:**\n\n  * Terraform\n  * Ansible\n") == ["Terraform", "Ansible"]


def test_skill_both_required_and_preferred_is_required() -> None:
    body = "### Nice to have\n\n  * Kafka\n\n### Requirements\n\n  * Kafka and Java\n"
    assert (required_names(body), preferred_names(body)) == (["Kafka", "Java"], [])


@pytest.mark.parametrize("heading", ["About us", "Benefits", "How to apply"])
def test_technologies_of_the_company_are_not_skills(heading: str) -> None:
    assert required_names(f"### {heading}\n\nWe host Kubernetes for others.\n\n### Requirements\n\n  * Java\n") == ["Java"]


def test_tech_stack_in_company_section_is_read() -> None:
    assert required_names("### About us\n\nOur technologies include Ruby, Kafka and Redis.\n") == ["Ruby", "Kafka", "Redis"]


def test_customers_are_not_skills() -> None:
    assert required_names("### The role\n\nCompanies like Stripe, Shopify and Salesforce trust us. You write Python.\n") == [
        "Python"
    ]


def test_product_of_employer_counts_only_if_required() -> None:
    body = "### The role\n\nYou sell Datadog.\n\n### Requirements\n\n  * {}\n"
    assert required_names(body.format("Python"), company="Datadog") == ["Python"]
    assert required_names(body.format("Experience with Datadog"), company="Datadog") == ["Datadog"]
    assert required_names(body.format("A passion for people interested in Datadog"), company="Datadog") == []


def test_product_of_employer_is_known_by_how_it_is_written() -> None:
    assert required_names("### The role\n\nYou sell Checkmk.\n", company="Checkmk Ltd") == []
    assert required_names("### The role\n\nYou run Checkmk.\n", company="Ebbmark") == ["Check_MK"]


def test_initials_of_employer_are_not_a_skill() -> None:
    body = "### The role\n\nPCF sails to new shores. You write Python.\n"
    assert required_names(body, company="Pale Cat Ferries") == ["Python"]
    assert required_names(body) == ["Cloud Foundry", "Python"]


def test_skills_are_read_from_title() -> None:
    assert required_names("We measure tides.", title="Backend Engineer (Go)") == ["Go"]


@pytest.mark.parametrize(
    "title",
    ["Staff Engineer - Access, Trust", "Field Organizer (Phoenix)", "Cloud Engineer - R-10452"],
)
def test_teams_towns_and_numbers_in_titles_are_not_skills(title: str) -> None:
    document = outline(parse("ad.md", ad(title=title, badges="`🌎 Phoenix, Arizona`", body="We measure tides.")))
    assert read_skills(document, builtin_lexicon()) == ()


def test_practice_makes_no_tool_of_an_everyday_word_beside_it() -> None:
    assert "Teams" not in required_names(requirement("Work with DBAs, product management, and quality assurance Teams"))
    assert "GitHub Copilot" not in required_names(requirement("Tools that support our LLM Copilot and its users"))
    assert "Puppet" in required_names(requirement("Workflows based on the Puppet configuration management system"))


def test_skills_are_unique_and_in_order_of_mention() -> None:
    skills = read("### Requirements\n\n  * Redis\n  * Kafka and Redis\n")
    assert [skill.name for skill in skills] == ["Redis", "Kafka"]
    assert [(skill.evidence.quote, skill.evidence.line) for skill in skills] == [("Redis", 7), ("Kafka and Redis", 8)]
    assert skills[0].evidence.rule == EvidenceRule.PART_OF_THE_WORK


def test_long_line_is_quoted_in_part() -> None:
    quote = read(requirement("Words and words, " * 40 + "Kafka, " + "more words, " * 40))[0].evidence.quote
    assert "Kafka" in quote
    assert len(quote) <= 200


def test_custom_lexicon_is_used() -> None:
    lexicon = Lexicon(
        (("Tidewright", (Alias("Tidewright"), Alias("TW", exact_case=True), Alias("Tide", requires_context=True))),)
    )
    assert [skill.name for skill in read(requirement("tide-wright"), lexicon=lexicon)] == []
    assert [skill.name for skill in read(requirement("TW"), lexicon=lexicon)] == ["Tidewright"]
    assert [skill.name for skill in read(requirement("A tw is no tide"), lexicon=lexicon)] == []
    assert [skill.name for skill in read(requirement("Experience with Tide"), lexicon=lexicon)] == ["Tidewright"]


def test_builtin_skills_are_unique() -> None:
    names = [name for name, _ in builtin_lexicon().skills]
    assert len(names) > 3000
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "line", ["a" * 1_000_000, "(or " * 250_000, "Go, " * 250_000, "a.b@" * 250_000, "a plus " * 140_000]
)
def test_line_of_a_megabyte_is_read_in_time(line: str) -> None:
    with processor_time_limit(MAX_SECONDS):
        read(requirement(line))
