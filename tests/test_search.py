import pytest
from hypothesis import given
from hypothesis import strategies as st

from postings.models import Posting
from postings.search import MAX_TERMS, terms
from tests.builders import make_company, make_posting, make_team

ODD = [
    '"',
    "c++",
    "c#",
    ".net",
    "node.js",
    "-",
    "--",
    "- -",
    "%",
    "_",
    "\\",
    "'; DROP TABLE",
    "“curly”",
    "a" * 500,
    "\0",
    "(",
    "*",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  go   rust ", [(False, "go"), (False, "rust")]),
        ('"site reliability" go', [(False, "site reliability"), (False, "go")]),
        ("“site reliability”", [(False, "site reliability")]),
        ("go -manager", [(False, "go"), (True, "manager")]),
        ('-"site reliability"', [(True, "site reliability")]),
        ("full-stack", [(False, "full-stack")]),
        ("c++ c# .net", [(False, "c++"), (False, "c#"), (False, ".net")]),
        ('"unclosed phrase', [(False, "unclosed phrase")]),
        ("-", [(False, "-")]),
    ],
)
def test_terms(text: str, expected: list) -> None:
    assert terms(text) == expected


@given(st.text(max_size=400))
def test_no_text_has_too_many_terms(text: str) -> None:
    assert len(terms(text)) <= MAX_TERMS


@pytest.fixture
def board(db: None) -> None:
    company = make_company()
    make_posting("Go Engineer", company=company, team=make_team(company), body="We like C++ and 100% uptime.")
    make_posting("Rust Engineer", body="We measure tides, and we write Go.")
    make_posting("Engineering Manager", body="You lead.")


def found(text: str) -> set[str]:
    return set(Posting.objects.matching(text).values_list("title", flat=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {"Go Engineer", "Rust Engineer", "Engineering Manager"}),
        ("go", {"Go Engineer", "Rust Engineer"}),
        ("GO engineer", {"Go Engineer", "Rust Engineer"}),
        ('"go engineer"', {"Go Engineer"}),
        ("northwind", {"Go Engineer"}),
        ("tides", {"Go Engineer", "Rust Engineer"}),  # a team, and a text
        ("engineer -go", {"Engineering Manager"}),
        ("-northwind", {"Rust Engineer", "Engineering Manager"}),
        ("c++", {"Go Engineer"}),
        ("100%", {"Go Engineer"}),
        ("%", {"Go Engineer"}),
        ("nothing of the kind", set()),
    ],
)
def test_what_a_search_finds(board: None, text: str, expected: set[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ODD)
def test_nothing_that_can_be_typed_raises(board: None, text: str) -> None:
    found(text)
