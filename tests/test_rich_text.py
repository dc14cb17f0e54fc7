import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postings.rich_text import render


def test_markdown_becomes_html() -> None:
    html = render("## Tasks\n\nWrite **code**.\n\n* one\n* two\n\n| a | b |\n|---|---|\n| 1 | 2 |").html
    assert "<h3>Tasks</h3>" in html
    assert "<strong>code</strong>" in html
    assert html.count("<li>") == 2
    assert "<td>2</td>" in html


def test_headings_go_below_those_of_the_page_without_a_gap() -> None:
    html = render("# One\n\n#### Four\n\n###### Six").html
    assert re.findall(r"<h(\d)>", html) == ["3", "4", "5"]
    assert re.findall(r"<h(\d)>", render("#### Four\n\n# One\n\n###### Six\n\n# One").html) == ["3", "3", "4", "3"]


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
    html = render(hostile).html
    tags = re.findall(r"<[^>]*>", html)
    assert all(
        re.match(r"</?(a|p|br|code|h\d|ul|ol|li|em|strong|s|pre|blockquote|hr|table|thead|tbody|tr|th|td)\b", t)
        for t in tags
    )
    assert not any(re.search(r"\son\w+=|script:|data:", re.sub(r'"[^"]*"', '""', tag)) for tag in tags)
    assert not re.search(r'href="(?!https?://|mailto:)', html)


def test_links_carry_what_keeps_strangers_at_a_distance() -> None:
    assert 'rel="nofollow noopener ugc"' in render("[x](https://example.org/)").html


def test_an_ad_cannot_link_to_the_board_as_if_it_were_part_of_it() -> None:
    assert "href" not in render("[Sign in](/admin/login/) [x](admin) [y](//example.org/x)").html


def test_nothing_is_loaded_from_elsewhere() -> None:
    html = render(
        "![Our office](https://media.example.org/office.png)\n\n![](https://media.example.org/team.jpg)\n\n"
        "![](https://track.example.org/p.gif?id=1)\n\n![pixel](https://example.org/pixel.png)\n\n![](data:image/png;base64,xx)"
    ).html
    assert "<img" not in html
    assert ">Picture: Our office</a>" in html
    assert ">Picture on media.example.org</a>" in html
    assert "track.example.org" not in html
    assert "pixel.png" not in html


def test_the_excerpt_is_the_first_running_text() -> None:
    excerpt = render("# Heading\n\nWe **measure** [tides](https://example.org).\n\n* a list\n\nAnd more.").excerpt
    assert excerpt == "We measure tides. And more."


def test_a_line_that_is_wholly_bold_is_a_heading_and_in_no_excerpt() -> None:
    assert render("**About us**\n\n**We** measure **tides**").excerpt == "We measure tides"


def test_a_long_excerpt_ends_at_a_word() -> None:
    excerpt = render("word " * 200).excerpt
    assert len(excerpt) <= 245
    assert excerpt.endswith("word …")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="![]()<>*_`#-|:\n ahtps/.\\&;\"'", max_size=300))
def test_no_text_raises_or_lets_a_tag_through(text: str) -> None:
    html = render(text).html
    assert not re.search(r"<(script|img|iframe|style|svg|object|embed|form|input)", html)
