"""Tests for reading remote, hybrid and on-site work from the title and the text."""

import pytest

from postings.choices import WorkMode
from postings.content.outline import outline
from postings.content.types import Fact
from postings.extraction.work_modes import work_modes_in_text
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def read(body: str = "We chart tides.", title: str = "Backend Engineer") -> Fact[tuple[WorkMode, ...]] | None:
    return work_modes_in_text(outline(parse("ad.md", ad(title=title, badges="", body=body))))


def modes(body: str = "We chart tides.", title: str = "Backend Engineer") -> str:
    fact = read(body, title)
    return " ".join(fact.value) if fact else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a fully remote position.", "remote"),
        ("This role is open to remote employees.", "remote"),
        ("The role is fully on-site and not hybrid.", "onsite"),
        ("The role is 100% remote.", "remote"),
        ("Du kannst an 1-2 Tagen in der Woche im Homeoffice oder remote arbeiten.", "hybrid"),
        ("3 Tage pro Woche remote", "hybrid"),
        ("We are a fully distributed team of 40.", "remote"),
        ("  * Remote work", "remote"),
        ("  * 100 % remote", "remote"),
        ("You can work remotely.", "remote"),
        ("Location: Remote (US)", "remote"),
        ("#LI-Remote", "remote"),
        ("Das Angebot ist zu 100 % remote.", "remote"),
        ("Puesto 100 % remoto.", "remote"),
        ("Hybrid: three days a week in our Leeds office", "hybrid"),
        ("Hybrid, working onsite 3 days per week", "hybrid"),
        ("You come to our office 2 days per week.", ""),
        ("Expect two days a week in the office.", "hybrid"),
        ("You work two days a week from home and three in our office.", "hybrid"),
        ("We operate in a hybrid work model.", "hybrid"),
        ("2 jours de télétravail par semaine", "hybrid"),
        ("Modalidad híbrida", "hybrid"),
        ("This position is on-site in Malmö.", "onsite"),
        ("This is a full-time in-person role.", "onsite"),
        ("You work five days a week in our office.", "onsite"),
        ("This is not a remote role.", "onsite"),
        ("The role is open to hybrid and remote.", "remote hybrid"),
        ("Choose between remote, hybrid or in-office work.", "remote hybrid onsite"),
        ("Hybrid working from our Leeds office or working remotely from Wales", "remote hybrid"),
    ],
)
def test_sentence_about_the_job_is_read(text: str, expected: str) -> None:
    assert modes(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Data Engineer (Remote, US)", "remote"),
        ("Programmeur - Hybride", "hybrid"),
        ("Diseñadora, Modalidad Hibrida", "hybrid"),
        ("Data Engineer - 100% Remote", "remote"),
        ("Data Engineer - onsite or remote in Austria", "remote onsite"),
        ("Scientist, Remote Sensing", ""),
        ("Remote Support Engineer", ""),
    ],
)
def test_title_is_read(title: str, expected: str) -> None:
    assert modes(title=title) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The interview process is fully remote.",
        "We help companies to run hybrid workplaces.",
        "Our customers work remotely.",
        "You design hybrid cloud systems.",
        "In this hybrid role, you code and you write.",
        "If you live near Leeds, this role is hybrid.",
        "You travel on-site 5 days a week.",
        "Most of us work fully remote.",
        "Remote controls for boats",
        "Everyone worked five days a week in the office.",
        "Supports Linux in a hybrid environment.",
    ],
)
def test_other_remote_and_hybrid_things_are_not_read(text: str) -> None:
    assert modes(text) == ""


def test_the_words_are_the_evidence() -> None:
    fact = read("### Your work\n\nThis is a fully remote position.", "Engineer")
    assert fact is not None
    assert [(each.quote, each.line, each.rule) for each in fact.evidence] == [
        ("This is a fully remote position.", 7, "text_states_it")
    ]


def test_huge_line_is_read_in_time() -> None:
    assert modes("this is a remote hybrid or " * 30_000) in {"", "remote", "remote hybrid"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Engenheiro de Dados (Remoto)", "remote"), ("Asesora - Presencial", "onsite"), ("Chef (Híbrido)", "hybrid")],
)
def test_title_names_the_work_mode_in_spanish_and_portuguese(title: str, expected: str) -> None:
    assert modes(title=title) == expected
