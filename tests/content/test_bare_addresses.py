import pytest

from postings.content.markdown import render

REL = ' rel="nofollow noopener ugc"'


def render_html(markdown: str) -> str:
    return "\n".join(block.html for block in render(markdown))


def link(url: str, text: str) -> str:
    return f'<a href="{url}"{REL}>{text}</a>'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("See https://example.org/jobs.", f"See {link('https://example.org/jobs', 'https://example.org/jobs')}."),
        ("(HTTP://example.org/a_b_c)", f"({link('HTTP://example.org/a_b_c', 'HTTP://example.org/a_b_c')})"),
        ("https://example.org/a_(b)!", f"{link('https://example.org/a_(b)', 'https://example.org/a_(b)')}!"),
        (r"https://example.org/a\_b", link("https://example.org/a_b", "https://example.org/a_b")),
        ("**https://example.org**", f"<strong>{link('https://example.org', 'https://example.org')}</strong>"),
        ("Map -https://example.org", f"Map -{link('https://example.org', 'https://example.org')}"),
        ("詳細はhttps://example.org/a。", f"詳細は{link('https://example.org/a', 'https://example.org/a')}。"),
        ("www.example.org/?a=1&b=2,", f"{link('https://www.example.org/?a=1&amp;b=2', 'www.example.org/?a=1&amp;b=2')},"),
        ("Mail jobs@example.org.", f"Mail {link('mailto:jobs@example.org', 'jobs@example.org')}."),
        (r"first\_last@example.co.uk", link("mailto:first_last@example.co.uk", "first_last@example.co.uk")),
        ("邮箱hr@example.org或", f"邮箱{link('mailto:hr@example.org', 'hr@example.org')}或"),
    ],
)
def test_address_becomes_a_link(markdown: str, html: str) -> None:
    assert render_html(markdown) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "markdown",
    ["ASP.NET and Node.js", "http://localhost/x", "me@localhost", "ftp://example.org/a", "javascript://example.org/%0aalert(1)",
     "@example.org", "https://", "www.", "`jobs@example.org`", "    https://example.org"],
)  # fmt: skip
def test_other_text_is_no_link(markdown: str) -> None:
    assert "<a" not in render_html(markdown)


def test_links_are_not_nested() -> None:
    html = render_html("[https://example.org jobs@example.org](https://example.org/a) <https://example.org/b>")
    assert html.count("<a ") == 2
    assert 'href="https://example.org/a"' in html
    assert 'href="https://example.org/b"' in html


def test_address_ends_before_markup() -> None:
    html = render_html('https://example.org/"onclick=alert(1) https://example.org/<script>')
    assert html.count(link("https://example.org/", "https://example.org/")) == 2
    assert "<script" not in html


def test_text_of_a_block_is_as_written() -> None:
    assert render("See https://example.org/a%20b or jobs@example.org.")[0].text == (
        "See https://example.org/a%20b or jobs@example.org."
    )
