from concurrent.futures import ThreadPoolExecutor

import pytest

from postings.content.render_limit import RenderingTooSlow, time_limit
from postings.content.rendering import collapse_boilerplate, render_sections

LONG = "We have measured the height of the sea in forty harbours for more than sixty years."


def test_text_is_rendered_as_sections_of_blocks() -> None:
    sections, excerpt = render_sections(f"{LONG}\n\n**What you will do**\n\n* Write\n* Read\n\n## Pay & more\n\nMuch.")
    assert [section["heading"] for section in sections] == ["", "What you will do", "Pay & more"]
    assert [[block["html"] for block in section["blocks"]] for section in sections] == [
        [f"<p>{LONG}</p>"],
        ["<ul>\n<li>Write</li>\n<li>Read</li>\n</ul>"],
        ["<p>Much.</p>"],
    ]
    assert excerpt == f"{LONG} Much."


def test_block_key_ignores_formatting() -> None:
    keys = {
        render_sections(text)[0][0]["blocks"][0]["key"]
        for text in (LONG, f"_{LONG}_", LONG.replace(" ", "  "), LONG.upper(), f"{LONG[:-1]}!")
    }
    assert len(keys) == 1
    assert keys != {""}


def test_short_block_has_no_key() -> None:
    assert render_sections("Apply now.")[0][0]["blocks"][0]["key"] == ""


def test_empty_text_has_no_sections() -> None:
    assert render_sections("") == ([], "")


def test_boilerplate_is_collapsed() -> None:
    sections, _ = render_sections(f"**About**\n\n{LONG}\n\n**Tasks**\n\nFirst.\n\n{LONG}\n\nLast.")
    key = sections[0]["blocks"][0]["key"]
    about, tasks = collapse_boilerplate(sections, {key})
    assert (about.is_collapsed, tasks.is_collapsed) == (True, False)
    assert [part.is_collapsed for part in tasks.parts] == [False, True, False]
    assert tasks.parts[1].first_words.startswith("We have measured")
    assert [section.is_collapsed for section in collapse_boilerplate(sections, set())] == [False, False]


def test_all_blocks_are_displayed() -> None:
    body = (
        f"Before.\n\n# A\n\n![Our ship](https://example.org/ship.png)\n\nOne.\n\n**B**\n\n{LONG}\n\n> quoted\n\n    code\n"
    )
    html = " ".join(section.html for section in collapse_boilerplate(render_sections(body)[0], set()))
    for words in ("Before.", "Our ship", "One.", LONG, "quoted", "code"):
        assert words in html


def test_excerpt_starts_with_text_about_the_role() -> None:
    assert render_sections(f"**About us**\n\n{LONG}\n\n**The role**\n\nYou look after buoys.")[1].startswith(
        "You look after buoys. We"
    )


def test_images_before_text_and_code_with_hashes_are_displayed() -> None:
    body = "![Our ship](https://example.org/a.png)\n\n**Tasks**\n\n```\n# a comment\nmake tide\n```\n\nLast."
    sections = collapse_boilerplate(render_sections(body)[0], set())
    assert [section.heading for section in sections] == ["", "Tasks"]
    assert "Picture: Our ship" in sections[0].html
    assert "# a comment\nmake tide" in sections[1].html
    assert sections[1].html.endswith("<p>Last.</p>")
    assert "Our ship" in collapse_boilerplate(render_sections("![Our ship](https://example.org/a.png)")[0], set())[0].html


SLOW_TEXTS = {
    "list": "* a\n" * 20_000,
    "paragraphs": "a\n\n" * 20_000,
    "emphasis": "*a_ " * 20_000,
    "brackets": "[" * 20_000,
    "headings": "# a\n" * 20_000,
}


@pytest.mark.parametrize("name", SLOW_TEXTS)
def test_rendering_ends_at_the_time_limit_in_any_thread(name: str) -> None:
    def render_within_limit() -> None:
        with time_limit(0.001):
            render_sections(SLOW_TEXTS[name])

    with ThreadPoolExecutor() as threads, pytest.raises(RenderingTooSlow):
        threads.submit(render_within_limit).result()


def test_rendering_is_not_limited_after_the_block() -> None:
    with time_limit(0):
        pass
    assert render_sections("Tides")[1] == "Tides"


def test_heading_without_text_is_a_bold_line() -> None:
    sections, _ = render_sections("## Tide gauges & more\n\n**Your tasks**\n\n* Read them")
    assert [(each["heading"], [block["html"] for block in each["blocks"]]) for each in sections] == [
        ("", ["<p><strong>Tide gauges &amp; more</strong></p>"]),
        ("Your tasks", ["<ul>\n<li>Read them</li>\n</ul>"]),
    ]


@pytest.mark.parametrize("body", ["### Qualifications\n\n**You bring**\n\nSalt", "### You bring:\n\n**You bring**\n\nSalt"])
def test_form_heading_and_repeated_heading_without_text_are_left_out(body: str) -> None:
    assert [section["heading"] for section in render_sections(body)[0]] == ["You bring"]


def test_heading_above_rules_alone_is_empty() -> None:
    sections, _ = render_sections("### Description\n\n---\n\n**Tasks**\n\n---\n\nOne.\n\n---\n\nTwo.\n\n\\-----")
    assert [(each["heading"], [block["html"] for block in each["blocks"]]) for each in sections] == [
        ("Tasks", ["<p>One.</p>", "<hr>", "<p>Two.</p>"])
    ]
