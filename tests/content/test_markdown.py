import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postings.content.markdown import excerpt, render


def html_of(markdown: str) -> str:
    return "\n".join(block.html for block in render(markdown))


def test_markdown_becomes_html() -> None:
    html = html_of("## Tasks\n\nWrite **code**.\n\n* one\n* two\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert "<strong>code</strong>" in html
    assert html.count("<li>") == 2
    assert "<td>2</td>" in html


def test_a_line_with_hashes_that_is_no_heading_of_the_ad_is_a_paragraph() -> None:
    assert html_of("# One\n\n#### Four") == "<p>One</p>\n<p>Four</p>"


def test_each_thing_that_stands_by_itself_is_a_block() -> None:
    blocks = render("One **bold** [link](https://example.org/).\n\n* a\n* b\n\n```\ncode\n```\n\n---")
    assert [block.text for block in blocks] == ["One bold link.", "a b", "code", ""]
    assert [block.is_paragraph for block in blocks] == [True, False, False, False]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "![x](javascript:alert(1))",
        '![" onerror="alert(1)](https://example.org/x.png)',
        '[x](https://example.org "onmouseover=alert(1)")',
        "<iframe src=//example.org>",
        "<style>*{display:none}</style>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "`<script>`",
        "<svg/onload=alert(1)>",
        '<https://example.org/"onclick=alert(1)>',
    ],
)
def test_hostile_text_has_no_effect(hostile: str) -> None:
    html = html_of(hostile)
    tags = re.findall(r"<[^>]*>", html)
    assert all(
        re.match(r"</?(a|p|br|code|h\d|ul|ol|li|em|strong|s|pre|blockquote|hr|table|thead|tbody|tr|th|td)\b", t)
        for t in tags
    )
    assert not any(re.search(r"\son\w+=|script:|data:", re.sub(r'"[^"]*"', '""', tag)) for tag in tags)
    assert not re.search(r'href="(?!https?://|mailto:)', html)


def test_links_carry_what_keeps_strangers_at_a_distance() -> None:
    assert 'rel="nofollow noopener ugc"' in html_of("[x](https://example.org/)")


def test_an_ad_cannot_link_to_the_board_as_if_it_were_part_of_it() -> None:
    assert "href" not in html_of("[Sign in](/admin/login/) [x](admin) [y](//example.org/x)")


def test_nothing_is_loaded_from_elsewhere() -> None:
    html = html_of(
        "![Our office](https://media.example.org/office.png)\n\n![](https://media.example.org/team.jpg)\n\n"
        "![](https://track.example.org/p.gif?id=1)\n\n![pixel](https://example.org/pixel.png)\n\n![](data:image/png;base64,xx)"
    )
    assert "<img" not in html
    assert ">Picture: Our office</a>" in html
    assert ">Picture on media.example.org</a>" in html
    assert "track.example.org" not in html
    assert "pixel.png" not in html


def test_the_excerpt_is_the_first_running_text() -> None:
    found = excerpt(render("* before\n\nWe **measure** [tides](https://example.org).\n\n* a list\n\nAnd more."))
    assert found == "We measure tides. And more."


def test_a_line_that_is_wholly_bold_is_a_heading_and_in_no_excerpt() -> None:
    assert excerpt(render("**About us**\n\n**We** measure **tides**")) == "We measure tides"


def test_a_long_excerpt_ends_at_a_word() -> None:
    found = excerpt(render("word " * 200))
    assert len(found) <= 245
    assert found.endswith("word …")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="![]()<>*_`#-|:\n ahtps/.\\&;\"'", max_size=300))
def test_no_text_raises_or_lets_a_tag_through(text: str) -> None:
    html = html_of(text)
    assert not re.search(r"<(script|img|iframe|style|svg|object|embed|form|input)", html)
