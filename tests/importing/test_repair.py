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
def test_clean_text_is_unchanged(text: str) -> None:
    assert repair(text).text == text
    assert repair(text).steps == ()


@pytest.mark.parametrize("text", CLEAN[:3])
@pytest.mark.parametrize("encoding", ["sloppy-windows-1252", "latin-1"])
def test_completely_damaged_text_is_restored_exactly(text: str, encoding: str) -> None:
    damaged = text.encode("utf-8").decode(encoding)

    assert repair(damaged).text == text
    assert repair(damaged).steps == ("whole text decoded again as UTF-8",)


def test_double_damage_is_repaired() -> None:
    damaged = CLEAN[0].encode("utf-8").decode("sloppy-windows-1252")
    damaged_twice = damaged.encode("utf-8").decode("sloppy-windows-1252")
    assert repair(damaged_twice).text == CLEAN[0]


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("We work in Ã…lesund and RÄ«ga – the café’s here", "We work in Ålesund and Rīga – the café’s here"),
        ("Ã–rebro or Å\x81Ã³dÅº, «Ä», ÃO–SP", "Örebro or Łódź, «Ä», ÃO–SP"),
        ("`🌎 Monterrey, Nuevo LeÃ³n`", "`🌎 Monterrey, Nuevo León`"),
        ("👋 We donâ€™t mind", "👋 We don’t mind"),
        ("🌍 Acme Cloudâ„¢ is ours", "🌍 Acme Cloud™ is ours"),
        ("Płaca: 100 zÅ‚ brutto", "Płaca: 100 zł brutto"),
        ("✓ ï‚· point", "✓ \uf0b7 point"),
    ],
)
def test_single_damaged_words_are_restored(damaged: str, clean: str) -> None:
    assert repair(damaged).text == clean


def test_clean_header_is_unchanged_when_body_is_repaired() -> None:
    body = "It’s naïve — “quoted”\n" * 3
    damaged = "#### `🌎 Köln`\n\n" + body.encode("utf-8").decode("sloppy-windows-1252")
    assert repair(damaged).text == "#### `🌎 Köln`\n\n" + body


@given(st.text())
def test_repair_never_raises_and_unchanged_text_has_no_steps(text: str) -> None:
    repaired = repair(text).text
    assert isinstance(repaired, str)
    if repaired == text:
        assert repair(repaired).steps == ()
