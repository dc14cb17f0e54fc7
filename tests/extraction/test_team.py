"""Tests for reading the team of a role from title and body."""

import pytest

from postings.content.outline import outline
from postings.content.types import Document
from postings.extraction.team import read_team
from postings.importing.readers.badge_markdown import parse
from postings.reference.skill_list import builtin_lexicon
from tests.builders import ad


def document(title: str, body: str = "We chart tides.") -> Document:
    badges = "`💰 65k-95k USD` `🌎 Halifax, NS`"
    return outline(parse("ad.md", ad(title=title, company="Ebbmark", badges=badges, body=body)))


def team(title: str, body: str = "We chart tides.") -> str | None:
    fact = read_team(document(title, body), "Ebbmark")
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Backend Engineer, Harbour Systems", "Harbour Systems"),
        ("Backend Engineer - Harbour Systems (Remote)", "Harbour Systems"),
        ("Backend Engineer | Billing Team", "Billing"),
        ("Backend Engineer | Team Harbour", "Harbour"),
        ("Backend Engineer (Java) API Team", "API"),
        ("Backend Engineer (Labs) - Remote", "Labs"),
        ("Backend Engineer, Backend, Consumer Charts", "Consumer Charts"),
        ("Backend Engineer - Tides Squad", "Tides"),
        ("Backend Engineer - Infra Engineering", "Infra Engineering"),
        ("Solutions Engineer (SI Partners)", "SI Partners"),
        ("Platform Engineer - Backend Developer Experience", "Backend Developer Experience"),
        ("Staff Engineer, Checkout Experience", "Checkout Experience"),
        ("Engineer II: Tide Tables & Charts", "Tide Tables & Charts"),
        ("Senior Engineer for Harbour team (Growth)", "Harbour"),
        ("Backend Engineer, Govern: Tides", "Govern: Tides"),
        ("Backend Engineer - O11y, Buoys (Remote)", "O11y, Buoys"),
        ("Backend Engineer (Modeling), Life Boats (Ebbmark Go)", "Life Boats"),
        ("Backend Engineer (Soundings) - Billing Team", "Billing"),
        ("Backend Engineer, R&D Tools", "R&D Tools"),
        ("Software Engineer - Kubernetes Platform Engineering team", "Kubernetes Platform Engineering"),
        ("Engineer, Java - Global Tide Services", "Global Tide Services"),
        ("Backend Engineer - International", "International"),
        ("Backend Engineer (Tides, Charts & Buoys)", "Tides, Charts & Buoys"),
        ("Backend Engineer, Tides - Harbours", "Tides"),
        ("Backend Engineer - Tide Domain", "Tide"),
        ("React Engineer - eTides", "eTides"),
        ("Infrastructure Engineer - TCHT-W", "TCHT-W"),
        ("Staff Engineer - Sailing Backend", "Sailing Backend"),
        ("Software Engineer - Developer Foundations", "Developer Foundations"),
        ("Software Engineer Tide Systems Team", "Tide Systems"),
        ("Staff Engineer Chart Platform Remote", "Chart Platform"),
        ("Solutions Engineer, Public Sector", "Public Sector"),
    ],
)
def test_team_is_read_from_title(title: str, expected: str) -> None:
    assert team(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Backend Engineer",
        "Backend Engineer - Team Lead",
        "Backend Engineer - Java",
        "Engineer, Backend",
        "Software Engineer (SWE)",
        "Engineer, Machine Learning",
        "Recruiting Intern - Artificial Intelligence",
        "Backend Engineer (Senior)",
        "Backend Engineer (All Levels)",
        "Backend Engineer - 12 months contract",
        "Backend Engineer (Remote, US)",
        "Backend Engineer - Halifax",
        "Software Engineer - Frontend Developer",
        "Backend Engineer (Frontend Leaning)",
        "Backend Engineer (f/m/x)",
        "Backend Engineer, Japanese speaking",
        "Engineer (REF2041)",
        "Ebbmark - Backend Engineer",
        "Manager, Systems Engineering",
        "Director, Tidal Product",
        "Chart Experience Manager (CEM) Developer",
        "Backend Engineer (Harbours/Locks)",
        "Backend Engineer (HARBOURS)",
        "Backend Engineer (Wireless or Radio)",
        "Solutions Engineer - Southeast",
        "Engineer - Data and Backend",
        "Développeur Java - CDI (F/H)",
        "Backend Engineer (Harbour Expert)",
        "Backend Engineer | Hybrid in Germany, The",
        "Backend Engineer (Closing date: March 22nd)",
        "Clerk - Temp",
        "Duty Manager, Leisure Centre",
        "Customer Advisor (Call Centre)",
        "Store Manager - Fashion",
        "Key Account Manager, Food Service",
        "Recruitment Consultant - Industrial",
    ],
)
def test_other_parts_of_title_give_none(title: str) -> None:
    assert team(title) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Come and join our Labels team!", "Labels", id="join our"),
        pytest.param("You join Ebbmark’s Tide Tables team.", "Tide Tables", id="join the company's"),
        pytest.param(
            "As an engineer on the Harbour Analytics team, you count.", "Harbour Analytics", id="an engineer on the"
        ),
        pytest.param("You will be part of our Charts & Maps squad.", "Charts & Maps", id="part of our"),
        pytest.param("As part of the Payments Platform team, you build.", "Payments Platform", id="as part of the"),
        pytest.param("You will be in the IT Department.", "IT", id="a department"),
        pytest.param("You are part of a rapidly growing Tide Operations team.", "Tide Operations", id="adjectives"),
        pytest.param("We want a specialist within our Life Boats group.", "Life Boats", id="a group"),
        pytest.param("Our Pilots teams build for pilots.", "Pilots", id="teams of one name"),
        pytest.param(
            "You will join our internal tools team for five months.", "Internal Tools", id="field with an adjective"
        ),
        pytest.param("## About the Core Charts Team\n\nWe draw.", "Core Charts", id="a heading"),
        pytest.param("## About the team\n\nThe Soundings team is small.", "Soundings", id="in the section about the team"),
        pytest.param(
            "We have a Forward Soundings (FS) team.\n\nJoin the Forward Soundings (FS) team.", "Forward Soundings", id="(FS)"
        ),
        pytest.param("Team: Soundings\n\nWe sound.", "Soundings", id="listed"),
        pytest.param("The Tides team is big. You join the Buoys team.", "Buoys", id="the surest mention wins"),
        pytest.param("You will join our compiler team.", "Compiler", id="small letters"),
        pytest.param("Join our exceptional, fast-growing tide data team!", "Tide Data", id="adjectives and small letters"),
        pytest.param("Join our small, but growing tide data team!", "Tide Data", id="adjectives with a conjunction"),
        pytest.param("The Ebbmark soundings team is looking for you.", "Soundings", id="the company and small letters"),
        pytest.param("Join the Ebbmark Soundings team.", "Soundings", id="the company before the name"),
        pytest.param("The Tides Division of Ebbmark Group is large.", "Tides", id="a division of"),
        pytest.param("You join the EMEA Boats & Buoys organization.", "Boats & Buoys", id="a region before the name"),
        pytest.param("As our newest Tide Quality team member, you test.", "Tide Quality", id="as a team member"),
        pytest.param("You embrace the Buoys team's mission.", "Buoys", id="the team's mission"),
        pytest.param(
            "Our team is part of Deep Sea Initiatives, a bold bet.", "Deep Sea Initiatives", id="the team is part of"
        ),
        pytest.param("At Ebbmark, our Chart Room team is pivotal.", "Chart Room", id="at the company, our"),
        pytest.param("This role is on our Buoys team.", "Buoys", id="this role is on"),
        pytest.param("## As an engineer for our Buoys team, you will\n\nFloat.", "Buoys", id="a sentence as a heading"),
        pytest.param(
            "## What you will do\n\nWrite tools for the Shore team.\n\nYou join the Buoys group.",
            "Buoys",
            id="joined, though a group",
        ),
        pytest.param(
            "You join the Harbour division, in the role of engineer in the Buoys team.", "Buoys", id="team in division"
        ),
        pytest.param("Department: Engineering\n\nJoin the Buoys team.", "Buoys", id="a listed department is vague"),
        pytest.param("Dipartimento: Finanza", "Finanza", id="a field in Italian"),
        pytest.param("Dział: Finanse", "Finanse", id="a field in Polish"),
        pytest.param("You will be part of the Buoys Pod.", "Buoys", id="a pod"),
        pytest.param("Harbour Data and Tides (HDT) team has begun.", "Harbour Data and Tides", id="a team with initials"),
        pytest.param("The Buoys team’s work is at sea.", "Buoys", id="the team's work"),
        pytest.param("With the Tide Data team, you will chart.", "Tide Data", id="with the team, you"),
        pytest.param("Vous intégrez l’équipe Marées de la côte.", "Marées", id="French"),
        pytest.param("Buscamos personas para nuestro equipo de Mareas.", "Mareas", id="Spanish"),
        pytest.param("Sie verstärken unsere Abteilung Gezeiten.", "Gezeiten", id="German department"),
        pytest.param("Wir aus dem IT-Bereich Seekarten zeichnen.", "Seekarten", id="German unit"),
        pytest.param("Join our Engineering organization, on the Buoys team.", "Buoys", id="a narrower name wins"),
    ],
)
def test_team_is_read_from_body(body: str, expected: str) -> None:
    assert team("Backend Engineer", body) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Join our growing team.", id="no name"),
        pytest.param("You work in a Cross-Functional team.", id="a way of working"),
        pytest.param("You join an Agile team.", id="a method"),
        pytest.param("Partner with the Sales team.", id="a team one works with"),
        pytest.param("Join the Ebbmark team.", id="the company itself"),
        pytest.param("You will be part of an Engineering team.", id="some team of engineers"),
        pytest.param("Join us as the Golang Team Leader.", id="a role"),
        pytest.param("## What You Bring To The Team\n\nWit.", id="a heading about something else"),
        pytest.param("Reply to us and to our Recruiting team.", id="who reads applications"),
        pytest.param("## Benefits\n\nJoin our Running team after work.", id="among benefits"),
        pytest.param("Our Talent Acquisition team is looking forward to hear from you.", id="recruiters"),
        pytest.param("We are one team.", id="one team"),
        pytest.param("Join our talented and passionate team.", id="adjectives only"),
        pytest.param("Join our backend development team.", id="plain words in small letters"),
        pytest.param("You will be joining a QA team.", id="some team of a field"),
        pytest.param("Be part of the Quality Community of Practice.", id="community of practice"),
        pytest.param("Their team is dedicated.", id="their team"),
        pytest.param("## About Team\n\nWe are few.", id="a heading without a name"),
        pytest.param("Join our Voice for Microsoft Teams project.", id="a product of that name"),
        pytest.param("Join an International team.", id="where it works"),
        pytest.param("Vous travaillez avec l’équipe Marées.", id="French, a team one works with"),
        pytest.param("Be part of an award-winning organization.", id="an award"),
        pytest.param("You will be part of our Founding Team.", id="founders"),
        pytest.param("Join our interdisciplinary team.", id="many trades"),
        pytest.param("Ebbmark Tides is part of the Northwind Corporate Group.", id="whom the company belongs to"),
        pytest.param("## About The Role & Team\n\nWe chart.", id="a heading about both"),
        "Our Sales and Marketing teams work with you.",
        "Our Pilots, Charts & Tides teams build for pilots.",
        "Join our product and design teams.",
    ],
)
def test_other_teams_in_body_give_none(body: str) -> None:
    assert team("Backend Engineer", body) is None


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Staff Tide Security Engineer",
            "Write runbooks for the Tide Security Engineering team.",
            "Tide Security Engineering",
        ),
        ("Boat Development", "Improve the boat development team.", "Boat Development"),
        ("Harbour Reliability Engineer", "Be one of a Harbour reliability team.", "Harbour Reliability"),
        ("Harbour Engineer", "Coach other harbour teams.", None),
        ("Software Engineer", "Talk with the software engineering team.", None),
        ("QA Automation Engineer", "Talk with the automation team.", None),
        ("Human Resources Intern", "Help the Human Resources team to grow.", None),
    ],
)
def test_team_named_like_role_is_used(title: str, body: str, expected: str | None) -> None:
    assert team(title, body) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Game Programmer, PlayCanvas, WebGL", None),
        ("Graphics Programmer (WebGPU)", None),
        ("Frontend Engineer - MetaMask", "MetaMask"),
    ],
)
def test_technologies_in_brackets_or_a_list_are_no_team(title: str, expected: str | None) -> None:
    fact = read_team(document(title), "Ebbmark", builtin_lexicon())
    assert (fact.value if fact else None) == expected


def test_team_field_names_all_of_a_department() -> None:
    assert team("Writer", "Department: Culture, Charts & Maps\n\nWe chart.") == "Culture, Charts & Maps"


def test_title_takes_precedence_over_body() -> None:
    assert team("Engineer, Tides", "Join our Buoys team.") == "Tides"


def test_evidence_has_sentence_and_line() -> None:
    fact = read_team(document("Backend Engineer", "We chart.\n\nWe grow. Join our Buoys team! It floats."))
    assert fact
    assert [(evidence.quote, evidence.line) for evidence in fact.evidence] == [("Join our Buoys team!", 7)]


def test_long_line_is_read_in_time() -> None:
    assert team("Backend Engineer", "Join our Ebbmark A.A.A-" * 40_000) is None
    assert team("Backend Engineer", f"join our {'A.' * 500_000} team") is None
    assert team("Engineer " * 20 + "A " * 60) is None
