import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postings.content.markdown import excerpt, render


def render_html(markdown: str) -> str:
    return "\n".join(block.html for block in render(markdown))


def test_markdown_is_rendered_to_html() -> None:
    html = render_html("## Tasks\n\nWrite **code**.\n\n* one\n* two\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert "<strong>code</strong>" in html
    assert html.count("<li>") == 2
    assert "<td>2</td>" in html


def test_heading_is_rendered_as_paragraph() -> None:
    assert render_html("# One\n\n#### Four") == "<p>One</p>\n<p>Four</p>"


def test_each_top_level_element_is_a_block() -> None:
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
def test_hostile_text_is_sanitized(hostile: str) -> None:
    html = render_html(hostile)
    tags = re.findall(r"<[^>]*>", html)
    assert all(
        re.match(r"</?(a|p|br|code|h\d|ul|ol|li|em|strong|s|pre|blockquote|hr|table|thead|tbody|tr|th|td)\b", t)
        for t in tags
    )
    assert not any(re.search(r"\son\w+=|script:|data:", re.sub(r'"[^"]*"', '""', tag)) for tag in tags)
    assert not re.search(r'href="(?!https?://|mailto:)', html)


def test_links_have_rel_attributes() -> None:
    assert 'rel="nofollow noopener ugc"' in render_html("[x](https://example.org/)")


def test_relative_links_are_removed() -> None:
    assert "href" not in render_html("[Sign in](/admin/login/) [x](admin) [y](//example.org/x)")


def test_images_become_links() -> None:
    html = render_html(
        "![Our office](https://media.example.org/office.png)\n\n![](https://media.example.org/team.jpg)\n\n"
        "![](https://track.example.org/p.gif?id=1)\n\n![pixel](https://example.org/pixel.png)\n\n![](data:image/png;base64,xx)"
    )
    assert "<img" not in html
    assert ">Picture: Our office</a>" in html
    assert ">Picture on media.example.org</a>" in html
    assert "track.example.org" not in html
    assert "pixel.png" not in html


def test_excerpt_is_the_first_paragraphs() -> None:
    found = excerpt(render("* before\n\nWe **measure** [tides](https://example.org).\n\n* a list\n\nAnd more."))
    assert found == "We measure tides. And more."


def test_bold_line_is_left_out_of_excerpt() -> None:
    assert excerpt(render("**About us**\n\n**We** measure **tides**")) == "We measure tides"


def test_long_excerpt_ends_at_a_word() -> None:
    found = excerpt(render("word " * 200))
    assert len(found) <= 245
    assert found.endswith("word …")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="![]()<>*_`#-|:\n ahtps/.\\&;\"'", max_size=300))
def test_any_text_renders_without_dangerous_tags(text: str) -> None:
    html = render_html(text)
    assert not re.search(r"<(script|img|iframe|style|svg|object|embed|form|input)", html)
