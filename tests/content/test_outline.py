"""Tests for finding headings, list items and repeated sections in the body of an ad."""

import pytest

from postings.content.outline import outline, plain_text
from postings.content.types import Document
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad

LONG = "Ebbmark measures tides for the harbours of eleven countries, and tells every captain when it is time to leave. "


def read(body: str) -> Document:
    return outline(parse("ad.md", ad(body=body)))


def headings(body: str) -> list[str]:
    return [section.heading for section in read(body).sections if section.heading]


@pytest.mark.parametrize(
    ("raw", "heading"),
    [
        pytest.param("# What you bring", "What you bring", id="one hash"),
        pytest.param("####  **What you bring** ", "What you bring", id="bold in hashes"),
        pytest.param("### What you bring ###", "What you bring", id="closing hashes"),
        pytest.param(" **What you bring:**", "What you bring:", id="a bold line, indented"),
        pytest.param("**What you bring** :", "What you bring :", id="the colon outside of the bold"),
        pytest.param(" _ **What you bring**_", "What you bring", id="bold in loose underscores"),
        pytest.param("****What you bring:****", "What you bring:", id="four asterisks"),
        pytest.param(" ** **What you bring:****", "What you bring:", id="an empty bold in front"),
        pytest.param("🌟 **_What you bring_**", "🌟 What you bring", id="an emoji in front of the bold"),
        pytest.param("**What** **you bring**", "What you bring", id="bold in two pieces"),
        pytest.param("**What you bring:  \n**", "What you bring:", id="bold that closes on the next line"),
        pytest.param("**What you bring\n**\n", "What you bring", id="bold that closes on the next line, no colon"),
        pytest.param("What you bring\n--------------", "What you bring", id="underlined"),
        pytest.param("**DU...**", "DU...", id="an ellipsis"),
        pytest.param("## Who we are is what we do.", "Who we are is what we do.", id="a short sentence in hashes"),
        pytest.param("**What you bring (skills &amp; more)**", "What you bring (skills & more)", id="an entity"),
        pytest.param("**1\\. Your tasks**", "1. Your tasks", id="numbered"),
    ],
)
def test_heading_is_found_in_any_format(raw: str, heading: str) -> None:
    assert headings(f"We measure tides.\n\n{raw}\n\nFive years of Go.") == [heading]


@pytest.mark.parametrize(
    "raw",
    [
        "What you'll be working on",
        "Why Ebbmark?",
        "Bonus if you know",
        "About Ebbmark Tides",
        "Was du mitbringen solltest",
        "Schön wäre",
        "Über Ebbmark",
        "Ce que nous recherchons",
        "Votre mission",
        "¿Qué desafíos te esperan?",
        "¿Quiénes somos y qué hacemos?",
        "Wie ben jij?",
        "Wat bieden wij?",
        "Cosa cerchiamo",
        "Czego oczekujemy",
        "Co oferujemy",
    ],
)
def test_plain_line_with_the_words_of_a_heading_is_one(raw: str) -> None:
    assert headings(f"We measure tides.\n\n{raw}\n\nFive years of Go.") == [raw]


@pytest.mark.parametrize(
    "raw",
    [
        "What you do here is read by every captain of this long coast",
        "What you do matters.",
        "Our team of nine measures the tides",
        "Your Location: Lisbon",
        "Unser Team misst die Gezeiten",
    ],
)
def test_plain_sentence_that_begins_like_a_heading_is_none(raw: str) -> None:
    assert headings(f"We measure tides.\n\n{raw}\n\nFive years of Go.") == []


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("#LI-Remote", id="a hashtag"),
        pytest.param("### #LI-Remote #LI-AB1", id="hashtags in hashes"),
        pytest.param("**#LI-Remote**", id="a bold hashtag"),
        pytest.param(
            "# We are a small team that measures the tides of every harbour on this coast.", id="prose behind a hash"
        ),
        pytest.param("**We measure the tides of every harbour between here and there.**", id="a bold sentence"),
        pytest.param("**Location:** Berlin", id="a field"),
        pytest.param("**Location:** Berlin **or** Lisbon", id="a field that ends in bold words"),
        pytest.param("**Location: Berlin**\n\n**Start: May**", id="fields in bold, one below the other"),
        pytest.param("  * **Five years of Go**", id="a bold item"),
        pytest.param("**• Five years of Go**", id="a bullet inside of the bold"),
        pytest.param("**This is a remote position**", id="a statement in bold"),
        pytest.param("### We are hiring #LI-Remote", id="a hashtag at the end"),
        pytest.param("###", id="an empty heading"),
        pytest.param("****", id="an empty bold"),
        pytest.param("* * *", id="a rule"),
        pytest.param("Harbor towns:", id="a plain line"),
    ],
)
def test_other_lines_are_not_headings(raw: str) -> None:
    assert headings(f"We measure tides.\n\n{raw}\n\nFive years of Go.") == []


def test_slogan_at_end_of_section_is_not_a_heading() -> None:
    assert headings("## About us\n\nWe measure tides.\n\n**The tide is how we rise**\n\n## The role\n\nGo.") == [
        "About us",
        "The role",
    ]


def test_bold_line_at_end_of_ad_is_not_a_heading() -> None:
    assert headings("We measure tides.\n\n**Come and see the sea**") == []


def test_bold_line_without_text_is_a_heading_only_by_its_words() -> None:
    body = "Hello.\n\n**Who we are**\n\n**Ebbmark rising**\n\n**About Ebbmark**\n\nWe measure tides."
    assert headings(body) == ["Who we are", "About Ebbmark"]


def test_footer_is_not_a_heading() -> None:
    assert headings("## The role\n\nWe measure tides.") == ["The role"]


def test_text_before_first_heading_is_a_section_without_heading() -> None:
    first, second = read("We measure tides.\n\n## The role\n\nYou write Go.").sections
    assert (first.heading, first.lines[0].text) == ("", "We measure tides.")
    assert (second.heading, second.lines[0].text) == ("The role", "You write Go.")


def test_lines_keep_their_numbers_in_the_file() -> None:
    text = ad(body="We measure tides.\n\n## The role\n\n  * You write Go.")
    document = outline(parse("ad.md", text))
    lines = text.split("\n")
    assert lines[document.title.number - 1].startswith("# [")
    for section in document.sections:
        if section.heading:
            assert section.heading in lines[section.line - 1]
        for line in section.lines:
            assert line.text in lines[line.number - 1]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("  * Write **Go**", "Write Go", id="an asterisk"),
        pytest.param("• Write Go", "Write Go", id="a bullet"),
        pytest.param("●Write Go", "Write Go", id="a bullet without a space"),
        pytest.param("\\- Write Go", "Write Go", id="an escaped hyphen"),
        pytest.param("-Write Go", "Write Go", id="a hyphen without a space"),
        pytest.param("– Write Go", "Write Go", id="a dash"),
        pytest.param("1. Write Go", "Write Go", id="a number"),
        pytest.param("2\\. Write Go", "Write Go", id="an escaped number"),
        pytest.param("> • Write Go", "Write Go", id="quoted"),
        pytest.param("**· Write Go**", "Write Go", id="a bullet in bold"),
    ],
)
def test_list_items_have_no_bullets(raw: str, text: str) -> None:
    (line,) = read(raw).sections[0].lines
    assert (line.text, line.is_item) == (text, True)


@pytest.mark.parametrize(
    "raw", ["We write Go.", "-5 degrees is cold.", "2025 will be wet.", "3.5 days a week", "**Go** and tides"]
)
def test_other_lines_are_not_list_items(raw: str) -> None:
    assert not read(raw).sections[0].lines[0].is_item


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(
            "Write **Go** and _C\\#_, see [our blog](https://example.org/a_(b)).",
            "Write Go and C#, see our blog.",
            id="marks",
        ),
        pytest.param(
            "snake_case and 5 * 3 stay", "snake_case and 5 * 3 stay", id="characters within words and between spaces"
        ),
        pytest.param("up to 100\\% *remote*", "up to 100% remote", id="escapes"),
        pytest.param("![logo](https://example.org/x.png) Tides", "Tides", id="an image"),
        pytest.param("R&amp;D\u200b team", "R&D team", id="entities and invisible characters"),
        pytest.param("`go test`", "go test", id="code"),
    ],
)
def test_plain_text_has_no_markup(raw: str, text: str) -> None:
    assert plain_text(raw) == text


def test_repeated_section_is_marked() -> None:
    body = f"## The role\n\n{LONG}\n\n## The role\n\n{LONG}\n\n## Requirements\n\nGo"
    assert [(s.heading, s.is_repeat) for s in read(body).sections] == [
        ("The role", False),
        ("The role", True),
        ("Requirements", False),
    ]


def test_repeated_text_in_a_section_is_a_section_without_heading() -> None:
    body = f"## Description\n\nHello.\n\n{LONG}\n\n{LONG}\n\n## Requirements\n\nGo"
    document = read(body)
    assert [(s.heading, s.is_repeat) for s in document.sections] == [
        ("Description", False),
        ("", True),
        ("Requirements", False),
    ]
    assert [line.text for _, line in document.lines()].count(LONG.strip()) == 1


def test_several_repeated_sections_are_marked() -> None:
    block = f"**About Ebbmark**\n\n{LONG}\n\n**About the role:**\n\nYou write Go.\n"
    document = read(f"## Description\n\n{block}\n{block}\n## Requirements\n\nGo")
    assert [s.heading for s in document.sections if s.is_repeat] == ["About Ebbmark", "About the role:"]


def test_repeated_heading_with_other_text_is_not_marked() -> None:
    body = f"{LONG}\n\n## Requirements\n\nGo\n\n{LONG}\n\n## Requirements\n\nRust"
    assert [(s.heading, s.is_repeat) for s in read(body).sections] == [
        ("", False),
        ("Requirements", False),
        ("", True),
        ("Requirements", False),
    ]


def test_few_repeated_words_are_not_marked() -> None:
    assert not any(s.is_repeat for s in read("## Team\n\nRemote\n\n## Hours\n\nRemote").sections)


@pytest.mark.parametrize("body", ["****", "![](https://example.org/pixel.png)", "* * *"])
def test_body_without_text_has_no_sections(body: str) -> None:
    assert read(body).sections == ()


@pytest.mark.parametrize("characters", ["*", "**a ", "[", "[a](", "# ", "_ ", "\\", "> ", " ", "![a](", "(("])
def test_line_of_a_hundred_thousand_characters_is_read_in_time(characters: str) -> None:
    outline(parse("ad.md", ad(body=f"We measure tides.\n\n{characters * 100_000}x")))


@pytest.mark.parametrize(
    "heading",
    ["Requirements:", "Preferred Qualifications", "Nice to have", "What you’ll bring", "Dein Profil", "Das erwartet dich",
     "Wat vragen wij?", "Profil recherché", "Nos avantages", "¿Qué harás?", "Se valorará", "Meriterande", "Mile widziane"],
)  # fmt: skip
def test_usual_headings_need_no_markup(heading: str) -> None:
    assert headings(f"We measure tides.\n\n{heading}\n\nFive years of Go.") == [heading]


@pytest.mark.parametrize(
    "label",
    ["Position responsibilities", "In this role you will", "You'd be a good match if:", "It would be great if you have:"],
)
def test_label_of_a_list_needs_no_markup(label: str) -> None:
    assert headings(f"We bind books.\n\n{label}\n\n* One thing\n* Another") == [label]


@pytest.mark.parametrize(
    "line", ["We know what you need.", "Our team of seven", "What a long and winding way it was to the skills of today"]
)
def test_other_lines_above_a_list_are_no_headings(line: str) -> None:
    assert headings(f"We bind books.\n\n{line}\n\n* One thing\n* Another") == []


def test_usual_words_are_no_heading_in_a_list_or_without_text_below() -> None:
    assert headings("We measure tides.\n\n* Benefits\n* Skills\n\nNice to have") == []


@pytest.mark.parametrize("raw", ["##Requirements", "###Nice to have:"])
def test_heading_may_lack_the_space_behind_its_signs(raw: str) -> None:
    assert headings(f"We measure tides.\n\n{raw}\n- Five years of Go.") == [raw.lstrip("#")]
