import pytest

from postings.content.plain_text import clean_line
from postings.content.types import SetAside
from postings.importing.readers.badge_markdown import parse
from tests.builders import APPLY, ad


def test_ad_is_parsed() -> None:
    parsed = parse("a.md", ad(badges="`💰 65k-95k USD` `🌎 Remote, Canada` `❤️ a dog`"))

    assert parsed.title == "Backend Engineer, Tides"
    assert parsed.apply_url == APPLY + "backend-engineer-tides"
    assert parsed.company == "Northwind Tidal"
    assert (parsed.pay_text, parsed.location_text, parsed.benefits_text) == ("65k-95k USD", "Remote, Canada", "a dog")
    assert parsed.body == "We measure tides.\n\n### What you will do\n\n  * Write software\n  * Read charts"
    assert parsed.body_line == 5
    assert parsed.findings == ()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"# [ Spaces ]({APPLY}x)  ", "Spaces"),
        (f"  # [Indented]({APPLY}x)", "Indented"),
        (f"# [[QA] Test Engineer [Node]]({APPLY}x)", "[QA] Test Engineer [Node]"),
        (f"# [2024-7223_Software Engineer (f/m/x)]({APPLY}x)", "2024-7223_Software Engineer (f/m/x)"),
        (f"# [R&amp;D \\- Lead]({APPLY}x)", "R&D - Lead"),
        (f"# [Zero\u200bWidth \u202eturned\u202c]({APPLY}x)", "ZeroWidth turned"),
        (f"# [Pointed](<{APPLY}x>)", "Pointed"),
        (f"\ufeff\n\n# [After a mark and blank lines]({APPLY}x)", "After a mark and blank lines"),
    ],
)
def test_titles(line: str, title: str) -> None:
    parsed = parse("a.md", f"{line}\n### X\n#### \n\ntext\n")
    assert (parsed.title, parsed.apply_url) == (title, APPLY + "x")


@pytest.mark.parametrize("name", ["None", "none", "", "  ", "\u200e", "\u200d", "N/A"])
def test_company_placeholder_is_unknown(name: str) -> None:
    assert parse("a.md", ad(company=name)).company is None


def test_invisible_characters_are_removed_from_company() -> None:
    assert parse("a.md", ad(company="\u200eNorthwind  Tidal")).company == "Northwind Tidal"


@pytest.mark.parametrize(
    ("badges", "expected"),
    [
        ("", ("", "")),
        ("`💰 `", ("", "")),
        ("`🌎 Remote`", ("", "Remote")),
        ("`💰 $1` `🌎 Remote`", ("$1", "Remote")),
        ("`💰 $1` ", ("$1", "")),
        ("`🌍 Lagos`", ("", "Lagos")),
    ],
)
def test_badges(badges: str, expected: tuple[str, str]) -> None:
    parsed = parse("a.md", ad(badges=badges))
    assert (parsed.pay_text, parsed.location_text) == expected
    assert parsed.body.startswith("We measure tides.")


def test_unknown_badge_is_reported() -> None:
    parsed = parse("a.md", ad(badges="`🚀 fast`"))
    assert [(f.code, f.line, f.raw) for f in parsed.findings] == [("unknown_badge", 3, "🚀 fast")]


def test_company_and_badge_lines_are_optional() -> None:
    parsed = parse("a.md", f"# [Engineer]({APPLY}x)\n\n### About us\n\nWe measure tides.\n")
    assert parsed.company is None
    assert parsed.body == "### About us\n\nWe measure tides."


def test_apply_link_from_title_without_footer() -> None:
    parsed = parse("a.md", ad(footer=False))
    assert parsed.apply_url == APPLY + "backend-engineer-tides"
    assert parsed.body.endswith("Read charts")


def test_apply_link_from_footer_without_title_link() -> None:
    parsed = parse("a.md", f"# Engineer\n### X\n####\n\ntext\n\n## CLICK TO [APPLY]({APPLY}foot)\n")
    assert (parsed.title, parsed.apply_url) == ("Engineer", APPLY + "foot")


def test_different_apply_links_are_reported() -> None:
    text = f"# [Engineer]({APPLY}title)\n### X\n####\n\ntext\n\n## CLICK TO [APPLY]({APPLY}foot)\n"
    parsed = parse("a.md", text)
    assert parsed.apply_url == APPLY + "title"
    assert [(f.code, f.line) for f in parsed.findings] == [("apply_links_differ", 7)]


def test_windows_line_endings() -> None:
    assert parse("a.md", ad().replace("\n", "\r\n")) == parse("a.md", ad())


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "empty", 0),
        (" \n\n", "empty", 0),
        ("Just words.\n", "no_title", 1),
        ("\n\n## Second level\n", "no_title", 3),
        (f"# [ ]({APPLY}x)\n", "no_title", 1),
        ("# Engineer\n### X\n\ntext\n", "no_apply_link", 1),
        ("# [Engineer](javascript:alert(1))\n### X\n", "bad_apply_link", 1),
        ("# [Engineer](ftp://example.org/x)\n### X\n", "bad_apply_link", 1),
        ("# [Engineer](mailto:jobs@example.org)\n### X\n", "bad_apply_link", 1),
        ("# [Engineer](https://user@example.org/x)\n### X\n", "bad_apply_link", 1),
        (f"# [{'x' * 301}]({APPLY}x)\n### X\n", "title_too_long", 1),
        (f"#{' ' * 20_000}x\n", "title_too_long", 1),
        (f"#{' ' * 4_000}\n", "no_title", 1),
        (f"# [\u200d]({APPLY}x)\n", "no_title", 1),
    ],
)
def test_invalid_ad_is_set_aside_with_reason(text: str, code: str, line: int) -> None:
    with pytest.raises(SetAside) as caught:
        parse("a.md", text)
    finding = caught.value.finding
    assert (finding.path, finding.code, finding.line, finding.set_aside) == ("a.md", code, line, True)
    assert finding.message


def test_clean_line_keeps_zero_width_non_joiner() -> None:
    assert clean_line(" می\u200cخواهم \u2003 x\u00a0y\tz ") == "می\u200cخواهم x y z"
