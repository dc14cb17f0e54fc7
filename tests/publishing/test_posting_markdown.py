"""A posting as Markdown that no ad can break."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from postings.publishing.posting_markdown import escape_markdown, to_markdown, without_html
from tests.builders import make_company, make_posting

PIECES = [
    "<b>", "</b>", "<script>alert(1)</script>", "<!--", "-->", "`", "```", "\n", "\n\n", "    ", "> ", "- ", "\\", "<", ">",
    "a", "<https://x.example>", "[x](<y>)", "| a | b |\n|---|---|\n", "<![CDATA[", "]]>", "<?php", "?>", "*", "&lt;",
    '<a href="x">', "</a", "\t", "1. ", "# ", "<div\n>", '"', "'", '<x y="\n">', "\r", "[b]: <c>",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
parser = MarkdownIt("commonmark", {"html": True}).enable("table")


def has_html(markdown: str) -> bool:
    tokens = parser.parse(markdown)
    return any(each.type.startswith("html") for token in tokens for each in [token, *(token.children or [])])


@settings(max_examples=500, deadline=None, derandomize=True)
@given(HOSTILE)
@example("\\<b> <b>")
@example("| a |\n|---|\n| <b> |")
def test_no_text_of_an_ad_is_html(text: str) -> None:
    assert not has_html(without_html(text))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Use `<b>` and a < b, see <https://example.org>.", "Use `<b>` and a < b, see <https://example.org>."),
        ("A <b>bold</b> word", "A \\<b>bold\\</b> word"),
        ("```\n<b>\n```\n<div>", "```\n<b>\n```\n\\<div>"),
    ],
)
def test_only_html_is_escaped(written: str, shown: str) -> None:
    assert without_html(written) == shown


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(HOSTILE, st.text()))
def test_fact_is_shown_as_it_is(text: str) -> None:
    tokens = parser.parse(f"- **Fact:** {escape_markdown(text)}\n")
    (inline,) = [token for token in tokens if token.type == "inline"]
    words = "".join(child.content for child in inline.children or [] if child.type.startswith("text"))
    assert words.split() == f"Fact: {text}".replace("\0", "\ufffd").split()


@pytest.mark.django_db
def test_facts_come_before_the_ad() -> None:
    posting = make_posting(
        "C# *star* [x](y) <b>",
        slug="star",
        company=make_company("A_B & Co"),
        pay_min=50000,
        pay_currency="EUR",
        pay_period="year",
        body="We build.\n\n## Salary\n\n<b>Lots</b>\n\n```\nopen fence",
    )
    assert to_markdown(posting) == (
        "# C\\# \\*star\\* \\[x\\](y) \\<b\\>\n\n"
        "- <http://127.0.0.1:8000/jobs/star/>\n"
        "- Date posted unknown\n"
        "- **Salary:** from 50,000 EUR a year\n"
        "- **Company:** A\\_B \\& Co\n"
        "- **Apply:** <https://jobs.example.org/apply/x>\n\n"
        "## Job ad\n\n"
        "We build.\n\n## Salary\n\n\\<b>Lots\\</b>\n\n```\nopen fence\n"
    )


@pytest.mark.django_db
def test_each_fact_has_one_line() -> None:
    posting = make_posting(closes_on=date(2031, 1, 5), degree="required", weekly_hours="40")
    facts = re.findall(r"^- \*\*(.+?):\*\*", to_markdown(posting), re.MULTILINE)
    assert facts == ["Closing date", "Degree", "Hours a week", "Apply"]
