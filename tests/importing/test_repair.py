import ftfy  # noqa: F401  registers the sloppy encodings
import pytest
from hypothesis import given
from hypothesis import strategies as st

from postings.importing.repair import repair

CLEAN = [
    "# [Engineer](https://example.org/a)\n### Café Zürich\n#### `🌎 Montréal`\n\n“Curly”, don’t, ﬁne — 研究開発 &lt;b&gt;",
    "Wir suchen für Köln… «là» à « Paris » – CAFÉ” “résumé”—",
    "Zażółć gęślą jaźń. JÄ… é»… 100 zł",
    "plain ASCII",
    "",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_comes_through_byte_for_byte(text: str) -> None:
    assert repair(text).text == text
    assert repair(text).steps == ()


@pytest.mark.parametrize("text", CLEAN[:3])
@pytest.mark.parametrize("encoding", ["sloppy-windows-1252", "latin-1"])
def test_a_text_that_was_damaged_as_a_whole_is_restored_exactly(text: str, encoding: str) -> None:
    damaged = text.encode("utf-8").decode(encoding)

    assert repair(damaged).text == text
    assert repair(damaged).steps == ("whole text decoded again as UTF-8",)


def test_damage_twice_over_is_undone() -> None:
    once = CLEAN[0].encode("utf-8").decode("sloppy-windows-1252")
    twice = once.encode("utf-8").decode("sloppy-windows-1252")
    assert repair(twice).text == CLEAN[0]


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("`🌎 Monterrey, Nuevo LeÃ³n`", "`🌎 Monterrey, Nuevo León`"),
        ("👋 We donâ€™t mind", "👋 We don’t mind"),
        ("🌍 Acme Cloudâ„¢ is ours", "🌍 Acme Cloud™ is ours"),
        ("Płaca: 100 zÅ‚ brutto", "Płaca: 100 zł brutto"),
        ("✓ ï‚· point", "✓ \uf0b7 point"),
    ],
)
def test_single_damaged_words_in_a_clean_text_are_restored(damaged: str, right: str) -> None:
    assert repair(damaged).text == right


def test_a_header_that_is_clean_stays_so_when_the_body_is_repaired() -> None:
    body = "It’s naïve — “quoted”\n" * 3
    damaged = "#### `🌎 Köln`\n\n" + body.encode("utf-8").decode("sloppy-windows-1252")
    assert repair(damaged).text == "#### `🌎 Köln`\n\n" + body


@given(st.text())
def test_repair_never_raises_and_has_nothing_left_to_do_the_second_time(text: str) -> None:
    once = repair(text).text
    assert isinstance(once, str)
    if once == text:
        assert repair(once).steps == ()
