"""What no page shows of a text: comments, scripts, styles and hidden elements."""

import pytest

from postings.content.hidden_markup import without_hidden_markup
from postings.content.outline import parse_sections
from postings.content.rendering import render_sections


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We sail.<!-- We pay $90,000. -->", "We sail."),
        ("We <!-- never --> sail <!-- far -->.", "We  sail ."),
        ("We sail.\n<!--\nWe pay\n-->\nWell.", "We sail.\n\n\n\nWell."),
        ("<SCRIPT type='a'>pay = 1</SCRIPT>We sail.", "We sail."),
        ("<style>a { color: red }</style>We sail.", "We sail."),
        ("İzmir İli<script>pay = 1</script> We sail.", "İzmir İli We sail."),
        ("We sail <!-- far", "We sail <!-- far"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("<div hidden>We pay</div>We sail.", "We sail."),
        ('We <span style="display: none">never <span>ever</span> do</span>sail.', "We sail."),
        ('<p class="hidden">We sail.</p>', '<p class="hidden">We sail.</p>'),
        ('<i aria-hidden="true">We sail.</i>', '<i aria-hidden="true">We sail.</i>'),
        ("<div hidden>We sail.", "<div hidden>We sail."),
    ],
)
def test_hidden_markup_is_left_out_and_lines_stay(text: str, shown: str) -> None:
    assert without_hidden_markup(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "You know what `<script>alert()</script>` does, and `<!-- this -->`.",
        "``a ` b <!-- c --> ``",
        "Fix this:\n\n```html\n<style>a { color: red }</style>\n```\n\nThen sail.",
        "~~~\n<!-- a -->\n\n<!-- b -->\n~~~",
        "```\n<!-- a block that does not end -->",
        "An escaped \\<!-- is text -->.",
    ],
)
def test_code_is_shown(text: str) -> None:
    assert without_hidden_markup(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`a` <!-- b --> `c`", "`a`  `c`"),
        ("A ` alone\n\nand <!-- b --> a ` later", "A ` alone\n\nand  a ` later"),
        ("<!-- ` --> and <!-- ` -->.", " and ."),
        ("```\n<!-- a -->\n```\n<!-- b -->c", "```\n<!-- a -->\n```\nc"),
        ("```a```\n<!-- b -->c", "```a```\nc"),
    ],
)
def test_markup_beside_code_is_left_out(text: str, shown: str) -> None:
    assert without_hidden_markup(text) == shown


def test_words_of_quoted_markup_are_read_and_shown() -> None:
    body = "We write `<script>vue()</script>`."
    assert parse_sections(body)[0].lines[0].text == "We write <script>vue()</script>."
    assert "&lt;script&gt;vue()&lt;/script&gt;" in str(render_sections(body))


def test_comment_is_neither_read_nor_shown() -> None:
    body = "We sail.\n\n<!--\n## Requirements\n-->\n\n## Tasks\n\nKnots."
    assert [(section.heading, section.line) for section in parse_sections(body)] == [("", 1), ("Tasks", 7)]
    sections, _ = render_sections(body)
    assert "Requirements" not in str(sections)


@pytest.mark.parametrize(
    "text",
    [
        '<p class="mt-4 hidden md:block">Nets.</p>',
        '<a title="a hidden gem" href="/">Nets.</a>',
        "<p data-x='our hidden >'>Nets.</p>",
    ],
)
def test_the_word_hidden_in_a_value_hides_nothing(text: str) -> None:
    assert without_hidden_markup(text) == text


@pytest.mark.parametrize(
    "opening",
    [
        "<a b b b b ",
        "<a b=c b='c ",
        '<a style="display ',
        "<a" + " " * 60,
        "<!--",
        "<script>",
        "<style",
        "`",
        "` ",
        "` <!--",
        "~~~\n",
        "```\n<!-- -->",
    ],
)
def test_many_openings_are_read_in_time(opening: str) -> None:
    assert without_hidden_markup(opening * 100_000)
