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
        # The words that decide are not the first that fit.
        ("Reliability Engineer, Tides", K.ABOUT_ROLE),
        ("The quiet art of customer experience", K.ABOUT_COMPANY),
        ("Learn more about Quirefold", K.ABOUT_COMPANY),
        ("About Tidescope", K.ABOUT_COMPANY),
        ("What to expect in the hiring process (accommodations on request)", K.PROCESS),
        ("Accommodations during the hiring process", K.EQUAL_OPPORTUNITY),
        ("You will love this job if you", K.REQUIREMENTS),
        ("We would be thrilled to meet you if", K.REQUIREMENTS),
        ("We are looking for binders who", K.REQUIREMENTS),
        ("You might be a great fit if you", K.REQUIREMENTS),
        ("Also, it will be great if you have", K.PREFERRED),
        ("Additional preffered experience", K.PREFERRED),
        ("Scope of the role", K.ABOUT_ROLE),
        ("What makes this role special", K.ABOUT_ROLE),
        ("How we will support your growth", K.BENEFITS),
        ("What Quirefold will give you", K.BENEFITS),
        ("Personal development", K.BENEFITS),
        ("A typical week", K.RESPONSIBILITIES),
        ("Things you might do", K.RESPONSIBILITIES),
        ("Where and how you can work", K.LOCATION),
        ("This role is based in Oslo", K.LOCATION),
        ("Zone 2: USD $81,000 - $97,000", K.COMPENSATION),
        ("Pre-employment screening", K.PROCESS),
        ("Get referred!", K.PROCESS),
        ("Please send your CV in English", K.PROCESS),
        ("Req ID: Q-114", K.OTHER),
        ("Weekly hours", K.OTHER),
        ("Visa sponsorship", K.OTHER),
        ("No agencies, please", K.OTHER),
        ("Technology summary", K.OTHER),
        # Other languages.
        ("Darauf kannst du dich freuen", K.BENEFITS),
        ("Stellenbeschreibung", K.ABOUT_ROLE),
        ("Arbeitsort", K.LOCATION),
        ("Votre mission", K.RESPONSIBILITIES),
        ("Au quotidien", K.RESPONSIBILITIES),
        ("Descrizione dell'azienda", K.ABOUT_COMPANY),
        ("Cosa ti offriamo", K.BENEFITS),
        ("Di cosa ti occuperai", K.RESPONSIBILITIES),
        ("Vacatureomschrijving", K.ABOUT_ROLE),
        ("Wat ga ik doen?", K.RESPONSIBILITIES),
        ("Opis stanowiska", K.ABOUT_ROLE),
        ("Miejsce pracy", K.LOCATION),
        ("Co nabízíme", K.BENEFITS),
        ("Você vai se destacar se", K.PREFERRED),
        ("Quienes somos", K.ABOUT_COMPANY),
        ("Ми пропонуємо", K.BENEFITS),
        ("Обязанности", K.RESPONSIBILITIES),
        ("待遇", K.BENEFITS),
        # What a person would expect below them, whatever else their words may mean.
        ("It’d be nice if you", K.PREFERRED),
        ("Experience with boats is ideal:", K.PREFERRED),
        ("The ideal candidate will", K.REQUIREMENTS),
        ("An ideal candidate also has:", K.PREFERRED),
        ("Here’s why you should apply", K.ABOUT_COMPANY),
        ("How we operate", K.ABOUT_COMPANY),
        ("Reference check", K.PROCESS),
        ("Chat with the crew (30 mins)", K.PROCESS),
        ("The legal bit", K.OTHER),
        ("Reports to", K.OTHER),
        ("Chat with the harbour crew [30-45 min]", K.PROCESS),
        ("What comes next", K.PROCESS),
        ("What knots will come in handy?", K.PREFERRED),
        ("Bonus ingredients (a pinch of salt)", K.PREFERRED),
        ("What will make you successful", K.REQUIREMENTS),
        ("You’ll likely have:", K.REQUIREMENTS),
        ("Work-life rhythm", K.BENEFITS),
        ("Some tools that we use", K.OTHER),
        ("The problems you’ll be solving…", K.RESPONSIBILITIES),
        ("The challenge", K.ABOUT_ROLE),
        ("Get to know us", K.ABOUT_COMPANY),
        ("Quirefold is a place for everyone", K.EQUAL_OPPORTUNITY),
        ("Vereiste kwalificaties", K.REQUIREMENTS),
        ("Az állás leírása", K.ABOUT_ROLE),
        ("Előnyt jelent", K.PREFERRED),
        ("Dina arbetsuppgifter", K.RESPONSIBILITIES),
        ("Vi söker dig som", K.REQUIREMENTS),
        ("Tarjoamme", K.BENEFITS),
        ("Cerințe", K.REQUIREMENTS),
        ("Aranan nitelikler", K.REQUIREMENTS),
        ("Das zeichnet dich aus", K.REQUIREMENTS),
        ("Das Sahnehäubchen", K.PREFERRED),
        ("Ce que tu feras", K.RESPONSIBILITIES),
        ("Vos atouts", K.REQUIREMENTS),
        ("Lo que tenemos para ti", K.BENEFITS),
        ("Wat neem je mee?", K.REQUIREMENTS),
        ("Co zyskujesz?", K.BENEFITS),
        ("Så ansöker du", K.PROCESS),
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We offer dental and vision insurance, a pension and paid time off.", K.BENEFITS),
        ("* Design locks\n* Build gates\n* Test them in the rain", K.RESPONSIBILITIES),
    ],
)
def test_what_to_expect_is_classified_by_text(text: str, kind: K) -> None:
    assert kinds(f"## What you can expect\n\n{text}") == [kind]


@pytest.mark.parametrize("heading", ["A note", "Zusätzliche Informationen", "Informations supplémentaires", "Good to know"])
def test_note_is_classified_by_text(heading: str) -> None:
    text = "All hires are made regardless of race, gender identity or disability."
    assert kinds(f"## {heading}\n\n{text}") == [K.EQUAL_OPPORTUNITY]


def test_statement_about_equality_below_the_role_leaves_the_kind() -> None:
    statement = "All hires are made regardless of race, gender identity or disability."
    role = "* Design locks\n* Build gates\n* Knowledge of tides\n* Experience with rain"
    assert kinds(f"## General summary\n\nWe need you.\n\n{role}\n\n{statement}\n\n{statement}") == [K.ABOUT_ROLE]
    assert kinds(f"## General summary\n\n{statement}") == [K.EQUAL_OPPORTUNITY]


def test_list_below_an_unclear_heading_is_what_its_items_are() -> None:
    body = "## Responsibilities\n\n* Test locks\n\n## Pace and calm\n\n{}"
    items = "* Lead our company’s global teams\n* Oversee the market and its customers\n* Plan for millions of ships"
    assert kinds(body.format(items)) == [K.RESPONSIBILITIES, K.RESPONSIBILITIES]


def test_list_before_first_heading_is_responsibilities_or_requirements() -> None:
    assert kinds("* Design locks\n* Build gates\n* Test them in the rain\n\n## Benefits\n\nTea.")[0] is K.RESPONSIBILITIES


def test_plain_labels_below_a_marked_heading_are_part_of_its_text() -> None:
    body = "## Additional information\n\nSee below.\n\nWhat we offer:\n\n* Dental insurance\n* A pension\n* Paid time off"
    assert kinds(body) == [K.BENEFITS, K.BENEFITS]


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


def test_title_in_a_heading_does_not_decide_its_kind() -> None:
    title = "Benefits and Compensation Analyst"
    assert kinds(f"## Responsibilities of our {title}\n\nCount shells.", title) == [K.RESPONSIBILITIES]
    assert kinds(f"## Skills for a {title}\n\nGo", title) == [K.REQUIREMENTS]
    assert kinds("## Benefits\n\nShells.", title) == [K.BENEFITS]


def test_desired_skills_are_requirements_without_other_requirements() -> None:
    assert kinds("## Desired skills\n\nGo") == [K.REQUIREMENTS]
    assert kinds("## What we would like to see\n\nGo") == [K.REQUIREMENTS]
    assert kinds("## Requirements\n\nGo\n\n## Desired skills\n\nRust") == [K.REQUIREMENTS, K.PREFERRED]


def test_text_before_first_heading_is_about_company_or_role() -> None:
    assert kinds("We are looking for an engineer to join us.") == [K.ABOUT_ROLE]
    assert kinds("Quirefold was founded by two binders.") == [K.ABOUT_COMPANY]
