"""Tests for classifying sections by heading, and by text and position where the heading is unclear."""

import pytest

from postings.choices import SectionKind as K
from postings.content.outline import outline
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def kinds(body: str, title: str = "Backend Engineer, Tides") -> list[K]:
    return [section.kind for section in outline(parse("ad.md", ad(title=title, body=body))).sections]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("About Quirefold", K.ABOUT_COMPANY),
        ("Who we are", K.ABOUT_COMPANY),
        ("Our Values 🌟", K.ABOUT_COMPANY),
        ("We build together", K.ABOUT_COMPANY),
        ("Why should you join Quirefold?", K.ABOUT_COMPANY),
        ("What does Quirefold do?", K.ABOUT_COMPANY),
        ("Qui sommes-nous", K.ABOUT_COMPANY),
        ("公司介绍", K.ABOUT_COMPANY),
        ("About the Team:", K.ABOUT_TEAM),
        ("Who you'll work with", K.ABOUT_TEAM),
        ("What does the Billing team do?", K.ABOUT_TEAM),
        ("About this team and role:", K.ABOUT_ROLE),
        ("The Opportunity - Backend Engineer", K.ABOUT_ROLE),
        ("Quirefold is looking for a Backend Engineer:", K.ABOUT_ROLE),
        ("How you’ll make an impact here", K.ABOUT_ROLE),
        ("Sobre a vaga", K.ABOUT_ROLE),
        ("What you’ll do...", K.RESPONSIBILITIES),
        ("What you will be doing:", K.RESPONSIBILITIES),
        ("As a Backend Engineer, you will:", K.RESPONSIBILITIES),
        ("In your first 30 days...", K.RESPONSIBILITIES),
        ("Responsabilities", K.RESPONSIBILITIES),
        ("Vos missions", K.RESPONSIBILITIES),
        ("Deine Aufgaben", K.RESPONSIBILITIES),
        ("Zakres obowiązków", K.RESPONSIBILITIES),
        ("What you bring", K.REQUIREMENTS),
        ("What you’ll need to succeed:", K.REQUIREMENTS),
        ("You might thrive in this role if you:", K.REQUIREMENTS),
        ("How to be successful in this role", K.REQUIREMENTS),
        ("You're the engineer we're looking for if you:", K.REQUIREMENTS),
        ("Please apply if you have", K.REQUIREMENTS),
        ("Votre profil :", K.REQUIREMENTS),
        ("Requisitos", K.REQUIREMENTS),
        ("任职资格", K.REQUIREMENTS),
        ("Nice-to-have skills", K.PREFERRED),
        ("Bonus points!", K.PREFERRED),
        ("It’s great, but not required:", K.PREFERRED),
        ("Additionally, we’d love it if you have:", K.PREFERRED),
        ("Mile widziane", K.PREFERRED),
        ("What's in it for you?", K.BENEFITS),
        ("What you’ll get:", K.BENEFITS),
        ("Some things you’ll enjoy", K.BENEFITS),
        ("Nous vous proposons", K.BENEFITS),
        ("Base Salary Range: $160,000 - $175,000", K.COMPENSATION),
        ("Pay Transparency", K.COMPENSATION),
        ("Where you’ll be working/Location:", K.LOCATION),
        ("Our hiring process", K.PROCESS),
        ("What happens after you apply?", K.PROCESS),
        ("Commitment to diversity, equity, inclusion, and belonging", K.EQUAL_OPPORTUNITY),
        ("EEO Statement:", K.EQUAL_OPPORTUNITY),
        ("Tech Stack", K.OTHER),
        ("Privacy Notice", K.OTHER),
        ("Learn more", K.OTHER),
    ],
)
def test_kind_is_determined_by_heading(heading: str, kind: K) -> None:
    assert kinds(f"## {heading}\n\nWe measure tides.") == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Quirefold is a global leader in book-binding with customers in nine countries.", K.ABOUT_COMPANY),
        ("We are looking for an engineer. In this role you will report to our head of tides.", K.ABOUT_ROLE),
    ],
)
def test_description_is_classified_by_text(text: str, kind: K) -> None:
    assert kinds(f"## Description\n\n{text}") == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We offer a 401(k), dental and vision insurance.", K.BENEFITS),
        ("All hires are made regardless of race, gender identity or disability.", K.EQUAL_OPPORTUNITY),
        ("The salary range for this role is $100,000 to $120,000.", K.COMPENSATION),
        ("Thank you.", K.OTHER),
    ],
)
def test_additional_information_is_classified_by_text(text: str, kind: K) -> None:
    assert kinds(f"## Additional Information\n\n{text}") == [kind]


def test_list_about_the_role_is_responsibilities_or_requirements() -> None:
    responsibilities = "  * Design services\n  * Build tools\n  * Write Go"
    requirements = "  * 5+ years of experience with Go\n  * A degree in oceanography\n  * Strong English"
    assert kinds(f"## The role\n\n{responsibilities}\n\n## The role\n\n{requirements}") == [
        K.RESPONSIBILITIES,
        K.REQUIREMENTS,
    ]
    assert kinds(f"## The role\n\nYou join a crew of four.\n\n{responsibilities}") == [K.ABOUT_ROLE]
    assert kinds(f"## Why this role?\n\n{responsibilities}") == [K.ABOUT_ROLE]


def test_empty_description_takes_kind_of_next_section() -> None:
    assert kinds("## Description\n\n**About Quirefold**\n\nWe bind books.") == [K.ABOUT_COMPANY, K.ABOUT_COMPANY]
    assert kinds("## Description\n\n**What you'll do**\n\nBind books.") == [K.ABOUT_ROLE, K.RESPONSIBILITIES]


def test_unknown_heading_takes_kind_of_parent_heading() -> None:
    assert kinds("## Key Responsibilities\n\n**Paper**\n\nChoose it.\n\n**Glue**\n\nMix it.") == [K.RESPONSIBILITIES] * 3


def test_unknown_heading_is_classified_by_text() -> None:
    assert kinds("## The tide is high\n\nDental, medical and vision insurance, paid time off.")[-1] is K.BENEFITS


def test_team_section_about_diversity_is_equal_opportunity() -> None:
    text = "We hire regardless of race, gender identity or disability, and celebrate diversity."
    assert kinds(f"## Our team\n\n{text}") == [K.EQUAL_OPPORTUNITY]


def test_heading_like_title_is_about_the_role() -> None:
    assert kinds("## Senior Tide Reader\n\nHello.", title="Senior Tide Reader (Remote)") == [K.ABOUT_ROLE]


def test_desired_skills_are_requirements_without_other_requirements() -> None:
    assert kinds("## Desired skills\n\nGo") == [K.REQUIREMENTS]
    assert kinds("## Requirements\n\nGo\n\n## Desired skills\n\nRust") == [K.REQUIREMENTS, K.PREFERRED]


def test_text_before_first_heading_is_about_company_or_role() -> None:
    assert kinds("We are looking for an engineer to join us.") == [K.ABOUT_ROLE]
    assert kinds("Quirefold was founded by two binders.") == [K.ABOUT_COMPANY]
