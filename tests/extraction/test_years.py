"""Tests for reading the required years of experience."""

import pytest

from postings.content.outline import outline
from postings.content.types import Document
from postings.extraction.years import read_years
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def document(body: str, title: str = "Backend Engineer") -> Document:
    return outline(parse("ad/README.md", ad(title=title, company="Ebbmark", body=body)))


def years(body: str, title: str = "Backend Engineer") -> float | None:
    fact = read_years(document(body, title))
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("5+ years of experience", 5, id="plus"),
        pytest.param("Minst 4 års erfarenhet av segel", 4, id="Swedish"),
        pytest.param("You have spent four or more years running a mill", 4, id="years of doing"),
        pytest.param("Mindestens dreijährige Berufserfahrung", 3, id="German adjective"),
        pytest.param("+5 years of experience with Go", 5, id="plus in front"),
        pytest.param("5 + yrs experience", 5, id="spaced plus, yrs"),
        pytest.param("8+ YoE in backend work", 8, id="yoe"),
        pytest.param("At least three years of professional experience", 3, id="number word"),
        pytest.param("Minimum five (5) years of software development", 5, id="word and figure"),
        pytest.param("(5+) years of experience as a developer", 5, id="in brackets"),
        pytest.param("3-5 years of experience", 3, id="range"),
        pytest.param("3 to 5 years’ experience", 3, id="range in words"),
        pytest.param("Experience of 3/4 years in a similar role", 3, id="range with a slash"),
        pytest.param("5-10+ years of backend engineering", 5, id="open range"),
        pytest.param("0-2 years of development experience", 0, id="range from nought"),
        pytest.param("3.5+ years building mobile apps", 3.5, id="half a year more"),
        pytest.param("10 years or more of industry experience", 10, id="or more"),
        pytest.param("Eight (8) plus years of working knowledge of Linux", 8, id="plus in words"),
        pytest.param("At least 6 months of professional software engineering experience", 0.5, id="months"),
        pytest.param("5+ of professional experience in web development", 5, id="unit left out"),
        pytest.param("Minimum 5, ideally 8+ years of experience", 5, id="ideal above the minimum"),
        pytest.param("Years of experience: 4", 4, id="field"),
        pytest.param("Experience: minimum of 12 years", 12, id="field before"),
        pytest.param("5+ years with Java, preferably in the cloud", 5, id="preference beside the years"),
        pytest.param("5+ years of mobile development (React Native a plus)", 5, id="plus in brackets"),
        pytest.param("Minimum 5 ans d'expérience en développement", 5, id="French"),
        pytest.param("Mindestens 3 Jahre Berufserfahrung", 3, id="German"),
        pytest.param("Al menos 4 años de experiencia", 4, id="Spanish"),
        pytest.param("Mínimo de 6 anos de experiência", 6, id="Portuguese"),
        pytest.param("Min. 3 lata doświadczenia", 3, id="Polish"),
        pytest.param("BS degree (MS preferred) with 12+ years of development", 12, id="preferred degree"),
        pytest.param("At least 5-ish years working in a team", 5, id="ish"),
        pytest.param("3年以上工作经验", 3, id="Chinese"),
    ],
)
def test_required_years_are_parsed(line: str, expected: float) -> None:
    assert years(f"### Requirements\n\n  * {line}") == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("You must be 18 years of age or older", id="age"),
        pytest.param("A 4-year degree in computer science", id="length of a degree"),
        pytest.param("Work from the last 5 years that you are proud of", id="a span of time"),
        pytest.param("2+ years of experience with Rust is a plus", id="a plus"),
        pytest.param("3+ years with Kubernetes preferred", id="preferred"),
        pytest.param("Ideally 5+ years of experience in games", id="ideally"),
        pytest.param("Up to 3 years of experience", id="upper bound"),
        pytest.param("Less than 2 years of professional experience", id="less than"),
        pytest.param("Several years of experience", id="no number"),
    ],
)
def test_other_years_in_requirements_give_none(line: str) -> None:
    assert years(f"### Requirements\n\n  * {line}") is None


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("### About us\n\nFor over 20 years, Quirefold has made paper.", id="age of the company"),
        pytest.param("### About us\n\nWith over 20 years of experience, Quirefold leads its field.", id="its experience"),
        pytest.param("### Benefits\n\n  * 10 year window to exercise options", id="options"),
        pytest.param("### Benefits\n\n  * Sabbatical after 5 years of employment", id="benefit after years"),
        pytest.param(
            "### Requirements\n\n  * Go\n\n### Nice to have\n\n  * 3+ years of experience with Elixir",
            id="section of wishes",
        ),
        pytest.param("### Skills\n\n  * Go\n\nNice to have:\n\n  * 3+ years of experience with Rust", id="label of wishes"),
        pytest.param("Senior (8+ years of experience): $5,000 a month", id="pay by level"),
        pytest.param("Wir sind ein Unternehmen mit über 20 Jahren Erfahrung.", id="its experience in German"),
        pytest.param("We push the web, for over 12 years; become part of it.", id="its age by the way"),
        pytest.param("The salary is $120,000/year.", id="pay"),
    ],
)
def test_years_that_are_not_required_give_none(body: str) -> None:
    assert years(body) is None


def test_largest_of_several_requirements_counts() -> None:
    body = "### Requirements\n\n  * 2+ years of Python\n  * 5+ years of software engineering, 1+ year as a lead"
    assert years(body) == 5


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Bachelor's degree with 8+ years of experience, or Master's with 6+ years"], id="in one line"),
        pytest.param(["Either 8+ years of development, or 6+ years in a role like this"], id="either"),
        pytest.param(["8+ years required, or 6+ years with an advanced degree"], id="one degree named"),
        pytest.param(
            ["Bachelor's degree and 8 years of experience, or", "Master's degree and 6 years of experience"], id="two"
        ),
    ],
)
def test_smallest_of_alternatives_by_degree_counts(lines: list[str]) -> None:
    assert years("### Requirements\n\n" + "\n".join(f"  * {line}" for line in lines)) == 6


def test_substitute_for_degree_counts_only_without_other_years() -> None:
    degree = "  * Bachelor's degree or 10 years of experience"
    assert years(f"### Requirements\n\n{degree}\n  * 5+ years building web services") == 5
    assert years(f"### Requirements\n\n{degree}") == 10


@pytest.mark.parametrize("heading", ["Desired Skills", "Preferred Skills"])
def test_desired_years_are_required_if_in_the_only_list(heading: str) -> None:
    desired = f"### {heading}\n\n  * 5+ years of experience"
    assert years(desired) == 5
    assert years(f"### Requirements\n\n  * Go\n\n{desired}") is None
    assert years(f"### Preferred\n\n  * Go\n\n{desired}") is None


def test_title_may_state_years() -> None:
    assert years("We build bridges.", title="Java Developer (5+ years of experience)") == 5


def test_evidence_has_line_and_number() -> None:
    fact = read_years(document("We build bridges.\n\n### Requirements\n\n  * 5+ years of experience in Go."))
    assert fact
    assert fact.evidence[0].quote == "5+ years of experience in Go."
    assert fact.evidence[0].line == 9


def test_long_line_is_quoted_by_sentence() -> None:
    body = "### Requirements\n\n" + "You like code. " * 20 + "You have 5+ years of experience. " + "You like tests. " * 20
    fact = read_years(document(body))
    assert fact
    assert fact.evidence[0].quote == "You have 5+ years of experience."


def test_huge_line_is_read_in_time() -> None:
    assert years("### Requirements\n\n" + "5 or 5+ years of experience, " * 30_000) == 5


@pytest.mark.parametrize("heading", ["Preferred", "It would be great if you have", "Se valorará"])
def test_wished_years_in_the_only_list_are_not_required(heading: str) -> None:
    assert years(f"## {heading}\n\n* 4+ years of experience with sails") is None
