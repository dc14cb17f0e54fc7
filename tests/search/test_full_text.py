"""Tests of text search, with the same results on SQLite and PostgreSQL."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from postings.models import Company, Posting
from postings.search import facets, full_text
from postings.search.facets import Results
from postings.search.filters import Search
from tests.builders import make_company, make_posting, make_team

ODD = [
    '"', "c++", "c#", ".net", "node.js", "-", "--", "- -", "%", "_", "\\", "'; DROP TABLE", "“curly”", "a" * 500, "\0",
    "(", "*", "a* OR b", "NEAR(a b)", "title:x", "^a", "a:*", "!a & b", "it's", "''", "\\'", "{a}", "日本語", "ﬁ",
    "a\u0301", "\ud800", "-*",
]  # fmt: skip


def said(text: str) -> list[str]:
    """Return the terms of a text as strings: `-` marks an excluded term, `*` a prefix, and `+` joins words of a phrase."""
    return [f"{'-' * term.is_excluded}{'+'.join(term.words)}{'*' * term.is_prefix}" for term in full_text.parse(text).terms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  go   rust ", ["go", "rust"]),
        ('"site reliability" go', ["site+reliability", "go"]),
        ("“Site Reliability”", ["site+reliability"]),
        ("go -manager", ["go", "-manager"]),
        ('-"site reliability"', ["-site+reliability"]),
        ("full-stack", ["full+stack"]),
        ("full stack engineer", ["full+stack", "engineer"]),
        ("-full stack", ["-full", "stack"]),
        ("jobs in the harbour", ["harbour"]),
        ("jobs in", ["jobs", "in"]),
        ('"jobs in" LA', ["jobs+in", "la"]),
        ("C++ c# .NET f#", ["cplusplus", "csharp", "dotnet", "fsharp"]),
        ("node.js ASP.NET", ["node+js", "asp+dotnet"]),
        ('"unclosed phrase', ["unclosed+phrase"]),
        ("eng* b*", ["eng*", "b"]),
        ("Señor ÉCOLE", ["senor", "ecole"]),
        ("- -- ?! 100%", ["100"]),
        (" ".join("bcdefghijklmn"), list("bcdefghijk")),
    ],
)
def test_text_is_parsed_into_terms(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@given(st.text(max_size=400))
def test_number_of_terms_is_limited(text: str) -> None:
    assert len(full_text.parse(text).terms) <= full_text.MAX_TERMS


@pytest.fixture
def board(db: None) -> None:
    company = make_company()
    team = make_team(company)
    make_posting("Go Engineer", company=company, team=team, body="We like C++ and 100% uptime, and node.js.")
    make_posting(
        "Rust Engineer", body="We measure tides, and we write Go, Java. Señor, C# and .NET!", location_text="Halifax, NS"
    )
    make_posting("Engineering Manager", body="You lead engineers. javascript, react/redux; and/or golang")


def found(text: str) -> set[str]:
    return set(full_text.matching(Posting.objects.all(), text).values_list("title", flat=True))


GO, RUST, MANAGER = "Go Engineer", "Rust Engineer", "Engineering Manager"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {GO, RUST, MANAGER}),
        ("?!", {GO, RUST, MANAGER}),
        ("go", {GO, RUST}),
        ("GO engineer", {GO, RUST}),
        ('"go engineer"', {GO}),
        ('"engineer go"', set()),
        ("engineer", {GO, RUST, MANAGER}),
        ('"engineer"', {GO, RUST}),
        ("engineers", {GO, RUST, MANAGER}),
        ("engin*", {GO, RUST, MANAGER}),
        ("gol*", {MANAGER}),
        ("java", {RUST}),
        ("javascr", {MANAGER}),  # not a word of any posting, but the prefix of one
        ("javascr tides", set()),
        ('"javascr"', set()),
        ("engin", {GO, RUST, MANAGER}),
        ("redux", {MANAGER}),
        ("northwind", {GO}),
        ("tides", {GO, RUST}),  # the team of one posting and the text of another
        ("halifax", {RUST}),
        ("engineer -go", {MANAGER}),
        ("-northwind", {RUST, MANAGER}),
        ("-go -lead", set()),
        ("c++", {GO}),
        ("c#", {RUST}),
        (".net", {RUST}),
        ("c", set()),
        ("node.js", {GO}),
        ("node js", {GO}),
        ("senor", {RUST}),
        ("SEÑOR", {RUST}),
        ("100%", {GO}),
        ("nothing of the kind", set()),
    ],
)
def test_search_finds_expected_postings(board: None, text: str, expected: set[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ODD)
def test_unusual_query_text_does_not_raise(board: None, text: str) -> None:
    found(text)
    Results(facets.current(), Search({"q": (text,)}), timezone.localdate())[0:10]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("개발자 구함", "개발자"),
        ("Российский Йога", "российский"),
        ("Российский Йога", "ЙОГА"),
        ("データ エンジニア", "データ"),
        ("ﬁnance", "ﬁnance"),
        ("Ｐｙｔｈｏｎ", "ｐｙｔｈｏｎ"),
        ("AI🤖 jobs, 🥇Best", "ai best"),
        ("Notarize™ it", "notarize"),
        ("cafe\u0301", "café"),
        ("Łódź Straße", "łódź straße"),
    ],
)
def test_words_in_any_script_are_found(db: None, body: str, text: str) -> None:
    make_posting("A job", body=body)
    assert found(text) == {"A job"}


def test_text_with_very_many_distinct_words_is_indexed(db: None) -> None:
    hangul = " ".join(chr(0xAC00 + number) * 2 for number in range(11_000))
    make_posting("A job", body=f"tides {hangul * 4}"[:300_000])
    assert found("tides") == {"A job"}


def test_index_follows_changes_of_postings_and_companies(board: None) -> None:
    Company.objects.update(name="Brackwater")
    assert found("northwind") == set()
    assert found("brackwater") == {GO}
    Posting.objects.filter(title=RUST).update(title="Zig Engineer")
    assert found("rust") == set()
    assert found("zig") == {"Zig Engineer"}
    Posting.objects.filter(title=MANAGER).delete()
    assert found("lead") == set()
    Posting.objects.update(company=None, team=None)
    assert found("brackwater") == set()


@pytest.mark.parametrize(
    ("text", "markdown", "expected"),
    [
        ("tides", "We measure **tides** daily.", "We measure [tides] daily."),
        ("c++", "Some C++, [here](https://x.example/c++).", "Some [C++], here."),
        ("engin*", "Engineering and engines", "[Engineering] and [engines]"),
        ('"node js"', "With Node.js", "With [Node.js]"),
        ("ecole", "Une École", "Une [École]"),
        ("-tides", "We measure tides", None),
        ("absent", "We measure tides", None),
        ("tide", "- tides\n- two tides", "[tides] two [tides]"),
        ("c#", "## Skills ##\n\n# C# and F#, ranked #1", "Skills [C#] and F#, ranked #1"),
        ("frontend", "A front-end for the Front End team", "A [front-end] for the [Front End] team"),
    ],
)
def test_excerpt_marks_matches(text: str, markdown: str, expected: str | None) -> None:
    pieces = full_text.marked(markdown, full_text.parse(text))
    shown = "".join(f"[{words}]" if is_word else words for words, is_word in pieces) if pieces else None
    assert shown == expected


@given(st.text(max_size=300), st.text(max_size=60))
def test_marking_any_text_does_not_raise(markdown: str, text: str) -> None:
    full_text.marked(markdown, full_text.parse(text))
