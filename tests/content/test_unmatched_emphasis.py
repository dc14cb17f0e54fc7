import pytest

from postings.content.markdown import excerpt, render


def render_html(markdown: str) -> str:
    return "\n".join(block.html for block in render(markdown))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**Dental care **— from day one", "<strong>Dental care </strong>— from day one"),
        ("** We hire in Canada**", "<strong> We hire in Canada</strong>"),
        ("** _We hire in Canada_**", "<strong> <em>We hire in Canada</em></strong>"),
        ("**Benefits:**Paid **leave**", "<strong>Benefits:</strong>Paid <strong>leave</strong>"),
        ("**Tides ****and ships**", "<strong>Tides </strong><strong>and ships</strong>"),
        ("see [**the **map](https://example.org/)", '<strong>the </strong>map</a>'),
    ],
)  # fmt: skip
def test_bold_with_misplaced_spaces_is_bold(markdown: str, html: str) -> None:
    assert html in render_html(markdown)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("A plan **** for all", "<p>A plan  for all</p>"),
        ("Sold in 40 countries *****.", "<p>Sold in 40 countries .</p>"),
        ("**Our harbours", "<p>Our harbours</p>"),
        ("Talk to us __", "<p>Talk to us </p>"),
        ("Talk _ to us", "<p>Talk  to us</p>"),
        ("*note **a** *", "<p>*note <strong>a</strong> *</p>"),
    ],
)
def test_marks_without_partner_are_left_out(markdown: str, html: str) -> None:
    assert render_html(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("`2 ** 3` is **eight", "<p><code>2 ** 3</code> is eight</p>"),
        ("    2 ** 3", "<pre><code>2 ** 3\n</code></pre>"),
        (r"\*\*as written\*\*", "<p>**as written**</p>"),
        ("tide_height is _ours_", "<p>tide_height is <em>ours</em></p>"),
        ("Paid monthly*\n\n*not in May", "<p>Paid monthly*</p>\n<p>*not in May</p>"),
        ("Name: ________", "<p>Name: ________</p>"),
    ],
)
def test_code_escapes_and_other_marks_stay(markdown: str, html: str) -> None:
    assert render_html(markdown) == html


def test_bold_does_not_cross_other_markup() -> None:
    assert render_html("**a _b ** c_") == "<p>a <em>b  c</em></p>"


def test_marks_alone_make_no_block_and_no_excerpt() -> None:
    blocks = render("**\n\n- **\n- Sail\n\nWe **sail.")
    assert [block.html for block in blocks] == ["<ul>\n<li>Sail</li>\n</ul>", "<p>We sail.</p>"]
    assert excerpt(blocks) == "We sail."
