"""Tests for reading seniority: words, numerals, alternatives, false positives, other languages, and the body."""

from time import process_time

import pytest

from postings.content.outline import outline
from postings.content.types import Document
from postings.extraction.seniority import read_seniority
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def document(title: str, body: str = "We measure tides.") -> Document:
    return outline(parse("ad.md", ad(title=title, company="Ebbmark", body=body)))


def level(title: str, body: str = "We measure tides.") -> str | None:
    fact = read_seniority(document(title, body))
    return fact.value.value if fact else None


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Sr. Software Engineer", "senior"),
        ("Newly Qualified Midwife", "junior"),
        ("Desenvolvedor Sênior", "senior"),
        ("高级前端工程师", "senior"),
        ("Starszy Programista", "senior"),
        ("Développeur confirmé (H/F)", "mid"),
        ("Confirmed iOS Engineer", "mid"),
        ("Intermediate BI Developer", "mid"),
        ("Desenvolvedor Pleno", "mid"),
        ("Semi Senior Developer", "mid"),
        ("Mid-level Engineer", "mid"),
        ("Jr. Developer", "junior"),
        ("Młodszy Programista", "junior"),
        ("Graduate Engineer", "junior"),
        ("Associate Platform Engineer", "junior"),
        ("Tech Lead", "lead"),
        ("Software Engineering Team Lead", "lead"),
        ("Leader technique Angular", "lead"),
        ("Senior Staff Engineer", "staff"),
        ("Staff+ Engineer", "staff"),
        ("Principal Engineer, Team Lead", "principal"),
        ("Distinguished Engineer", "principal"),
        ("Alternance - Développeur Java", "intern"),
        ("Stage - Data Scientist (H/F)", "intern"),
        ("Werkstudent Softwareentwicklung", "intern"),
        ("Working Student QA", "intern"),
        ("Software Developer Co-op", "intern"),
        ("Engineering Manager", "manager"),
        ("Senior Manager, Engineering", "manager"),
        ("Head of Design", "director"),
        ("Senior Director, Engineering", "director"),
        ("VP, Sales", "executive"),
        ("Chief Technology Officer", "executive"),
    ],
)
def test_level_is_read_from_word(title: str, expected: str) -> None:
    assert level(title) == expected


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Software Engineer I", "junior"),
        ("Software Engineer II, Ferries", "mid"),
        ("Test Engineer (Python) III", "senior"),
        ("Site Reliability Engineer lll", "senior"),
        ("Data Engineer IV", "staff"),
        ("Software Engineer in Test 3", "senior"),
        ("Systems Engineer - Level 2", "mid"),
        ("Software Engineer [IC3]", "senior"),
        ("Backend Engineer (L4)", "staff"),
        ("Software Engineer Level II/III", "mid"),
        ("Senior Engineer IV", "senior"),
        ("Senior Security Engineer I", "senior"),
        ("Software Engineer (2 roles)", None),
        ("Web3 Engineer", None),
        ("Software Engineer R12391", None),
    ],
)
def test_level_is_read_from_numeral_unless_there_is_a_word(title: str, expected: str | None) -> None:
    assert level(title) == expected


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Senior/Staff Engineer", "senior"),
        ("Mid-Senior Developer", "mid"),
        ("Engineer (Staff / Senior)", "senior"),
        ("Junior or Middle Developer", "junior"),
        ("Staff & Senior Staff Engineer", "staff"),
    ],
)
def test_lowest_of_alternatives_is_used(title: str, expected: str) -> None:
    assert level(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Software Engineer",
        "Software Architect",
        "Grid Compliance Expert",
        "Support Specialist",
        "Engineer (All Levels)",
        "Product Manager",
        "Account Manager",
        "Partner Development Manager",
        "Customer Success Manager",
        "Account Executive",
        "Executive Assistant",
        "Chief of Staff",
        "Data Entry Clerk",
        "Member of Technical Staff",
        "Staff Accountant",
        "Lead Generation Specialist",
        "Nurse, Senior Living",
        "Development Associate",
        "Internal Tools Engineer",
        "Pilote essais VP",
        "Middleware Engineer",
        "Stage Manager",
    ],
)
def test_false_positives_give_none(title: str) -> None:
    assert level(title) is None


def test_product_manager_may_be_senior() -> None:
    assert level("Senior Product Manager") == "senior"


@pytest.mark.parametrize(
    "body, expected",
    [
        ("As a senior developer, you steer.", "senior"),
        ("Ebbmark is seeking a mid-level engineer.", "mid"),
        ("Position: Senior Full-Stack Engineer", "senior"),
        ("You report to a senior engineer.", None),
        ("You mentor junior developers.", None),
        ("Ebbmark is known as a leader in tides, says an analyst.", None),
        ("Ebbmark is positioned as a market leader by the analyst.", None),
        ("Ebbmark is seeking an Associate Software Engineer.", "junior"),
        ("Ebbmark has an opportunity for a rising Junior Developer.", "junior"),
        ("We are looking for a patient senior harbour expert.", "senior"),
        ("Join us in this senior-level role.", "senior"),
        ("You work with people in a role at senior level.", None),
    ],
)
def test_level_is_read_from_sentence_about_role(body: str, expected: str | None) -> None:
    assert level("Software Engineer", body) == expected


def test_title_takes_precedence_over_body() -> None:
    assert level("Principal Engineer", "We are looking for a senior engineer.") == "principal"


def test_evidence_has_line_and_number() -> None:
    fact = read_seniority(document("Software Engineer", "We measure tides.\n\nAs a senior developer, you steer."))
    assert fact and fact.evidence[0].quote == "As a senior developer, you steer." and fact.evidence[0].line == 7


@pytest.mark.parametrize("text", ["as a " * 200_000, "senior " * 150_000, "as a " + "a/" * 500_000])
def test_hostile_line_is_read_in_time(text: str) -> None:
    start = process_time()
    level("Software Engineer", text)
    level("Software Engineer", "\n".join([text[:2_000]] * 400))
    level(text[:250])
    assert process_time() - start < 3
