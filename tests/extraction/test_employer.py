"""Tests for reading the employer's name from the body: contexts of the name, and other capitalized words."""

import pytest

from postings.content.outline import outline
from postings.content.types import Document
from postings.extraction.employer import read_company
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def document(body: str) -> Document:
    return outline(parse("ad.md", ad(title="Backend Engineer", company="None", body=body)))


def name(body: str) -> str | None:
    fact = read_company(document(body))
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("## About Ebbmark\n\nWe chart tides.", "Ebbmark", id="a heading about it"),
        pytest.param("## Why Ebbmark?\n\nGood charts.", "Ebbmark", id="a heading that asks why"),
        pytest.param("**Life at Quirefold**\n\nWe fold.", "Quirefold", id="life at it"),
        pytest.param("At Wardlark, we watch birds.", "Wardlark", id="at it, we"),
        pytest.param("Die Kornspur GmbH sucht eine Müllerin.", "Kornspur", id="German article"),
        pytest.param("Wir, die Kornspur, mahlen Mehl.", "Kornspur", id="we, the"),
        pytest.param("En Kornspur buscamos una molinera.", "Kornspur", id="Spanish: at it"),
        pytest.param("Join Kornspur as a miller.", "Kornspur", id="join as"),
        pytest.param("## About us\n\nKornspur sells flour.", "Kornspur", id="first sentence about us"),
        pytest.param("Ebbmark is hiring a Backend Engineer.", "Ebbmark", id="is hiring"),
        pytest.param("We pay well.\n\nKornspur is an equal opportunity employer.", "Kornspur", id="equal opportunity"),
        pytest.param("Kornspur, Inc. does not discriminate.", "Kornspur", id="no legal form"),
        pytest.param(
            "It is about you. Kornspur was founded in 2017 by two millers.", "Kornspur", id="was founded in a year"
        ),
        pytest.param(
            "Hallo! Kornspur ist ein Müllerbetrieb am Fluss. Kornspur liefert Mehl.", "Kornspur", id="German: it is"
        ),
        pytest.param("Founded in 2011, Ebbmark is a maker of instruments for harbours.", "Ebbmark", id="founded in a year"),
        pytest.param("Since 2011, Ebbmark has been the name for instruments in harbours everywhere.", "Ebbmark", id="since"),
        pytest.param("Ebbmark helps harbours and their pilots know the tides of next week.", "Ebbmark", id="first sentence"),
        pytest.param(
            "## About the company\n\nEbbmark is a maker. Ebbmark's mission is tides.", "Ebbmark", id="two weak contexts"
        ),
        pytest.param("## About Chatterwren Labs\n\nWe sing.", "Chatterwren Labs", id="two words"),
        pytest.param("## About d-Ebbmark\n\nWe chart.", "d-Ebbmark", id="begins with a small letter"),
        pytest.param("## About Ebbmark.io\n\nWe chart.", "Ebbmark.io", id="holds a dot"),
        pytest.param("At The Quirefold Press, we fold.", "The Quirefold Press", id="the article is part of it"),
        pytest.param(
            "## About QPH\n\nQuirefold Paper House, Inc. (QPH) is a paper mill.", "Quirefold Paper House", id="spelled out"
        ),
        pytest.param("Wir suchen dich.\n\nBei Kornspur, wir backen.", "Kornspur", id="German"),
        pytest.param("Wir sind die Kornspur AG und mahlen Mehl.", "Kornspur", id="German: with its legal form"),
    ],
)
def test_employer_is_read_from_context(body: str, expected: str) -> None:
    assert name(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("We are hiring. You will write software.", id="no name"),
        pytest.param("## About us\n\nWe chart tides.", id="us is no name"),
        pytest.param("## About the role\n\nThe Backend Engineer is a leader.", id="a role"),
        pytest.param("Our client is looking for an engineer.", id="an unnamed client"),
        pytest.param("En Valencia buscamos una molinera.", id="a city"),
        pytest.param(
            "Join us in Leeds. Leeds is a great place to live and has many mills on its river.", id="where one works"
        ),
        pytest.param("## Requirements\n\n  * Experience working with Docker and Kubernetes", id="technologies"),
        pytest.param("  * Kafka is a plus\n  * Redis is a must", id="technologies as subjects"),
        pytest.param("Join the Payments team. The Payments team is growing.", id="a team"),
        pytest.param("Payroll is the heart of what we do. You build payroll for payroll clerks.", id="a common word"),
        pytest.param("## About Ebbmark\n\n## About Kornspur", id="two names alike"),
        pytest.param("The Mast, our training arm, is a community of rowers.", id="a part of the employer"),
        pytest.param("Boat Nutrition (BN) is the most vibrant category in the sector.", id="a category of goods"),
        pytest.param("Enter orders in the company CRM system. You know a CRM. The CRM is a plus.", id="a system"),
        pytest.param("You know tools such as Ebbmark's, and have been at Kornspur.", id="in passing"),
    ],
)
def test_uncertain_employer_gives_none(body: str) -> None:
    assert name(body) is None


def test_employer_ranks_above_customer() -> None:
    body = "## About Ebbmark\n\nAt Ebbmark, we chart tides. Kornspur's success with our charts is a story.\n\nJoin Ebbmark!"
    assert name(body) == "Ebbmark"


def test_evidence_has_up_to_three_quotes_with_lines() -> None:
    fact = read_company(document("## About Ebbmark\n\nWe chart. At Ebbmark, we care. You do too.\n\nEbbmark is hiring."))
    assert fact
    assert [(evidence.quote, evidence.line) for evidence in fact.evidence] == [
        ("About Ebbmark", 5),
        ("At Ebbmark, we care.", 7),
        ("Ebbmark is hiring.", 9),
    ]


def test_long_line_of_names_is_read_in_time() -> None:
    assert name("Ebbmark Quirefold Wardlark. " * 40_000) is None
