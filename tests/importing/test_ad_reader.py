import hashlib
import html
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postings.content.types import Fact, NotRead, RawFile
from postings.importing.ad_reader import read_file
from postings.importing.fingerprint import READER_VERSION, fingerprint
from postings.importing.repair import repair
from tests.builders import ad


def read(data: bytes, path: str = "jobs/Python/2024-07/x/README.md") -> Any:
    return read_file(RawFile(path, data))


def test_clean_ad_is_read_completely() -> None:
    text = ad()
    result = read(text.encode())

    assert result.findings == ()
    found = result.ad
    assert (found.title, found.company.value, found.team.value) == ("Backend Engineer, Tides", "Northwind Tidal", "Tides")
    assert (found.category, found.posted.on.isoformat()) == ("Python", "2024-07-01")
    assert (str(found.pay.value.minimum), str(found.pay.value.maximum), found.pay.value.currency) == (
        "65000",
        "95000",
        "USD",
    )
    assert found.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert found.repairs == ()
    assert "<li>Write software</li>" in found.text_sections[1]["blocks"][0]["html"]


def test_damaged_ad_reads_like_clean_ad() -> None:
    clean = ad(body="It’s naïve — “quoted”.", badges="`🌎 Nuevo León`")
    damaged = clean.encode("utf-8").decode("windows-1252", "ignore")
    assert "â€" in damaged

    whole = read(clean.encode().decode("latin-1").encode())
    assert (whole.ad.body, whole.ad.location_text) == (read(clean.encode()).ad.body, "Nuevo León")
    assert whole.ad.repairs == ("whole text decoded again as UTF-8",)


@pytest.mark.parametrize(
    ("encoding", "step"), [("windows-1252", "decoded from Windows-1252"), ("utf-16", "decoded from UTF-16")]
)
def test_other_encodings_are_decoded_and_recorded_as_repairs(encoding: str, step: str) -> None:
    text = ad(badges="`x`", body="Café für alle").replace("`x`", "")
    result = read(text.encode(encoding))
    assert result.ad.body == "Café für alle"
    assert result.ad.repairs == (step,)


def test_invalid_byte_does_not_damage_the_rest_of_the_text() -> None:
    text = ad(badges="`🌎 Köln` `❤️ Kaffee`", body="“go” — it’s X")
    found = read(text.encode().replace(b"X", b"\xe9")).ad
    assert (found.body, found.location_text, found.benefits_text) == ("“go” — it’s é", "Köln", "Kaffee")
    assert found.body.count("CLICK") == 0


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0", b"\xff\xfe\xff", ad().encode() + b"\0\xff", b"\0" * 100])
def test_binary_file_is_set_aside(data: bytes) -> None:
    result = read(data)
    assert result.ad is None
    assert [finding.code for finding in result.findings] in (["not_text"], ["no_title"])


def test_control_characters_are_removed_and_recorded() -> None:
    result = read(ad(body="A bell\x07, a \x9d mark and \ufffe nothing").encode())
    assert result.ad.body == "A bell, a  mark and  nothing"
    assert result.ad.repairs == ("control characters removed",)


def test_implausible_pay_badge_is_reported_and_not_used() -> None:
    result = read(ad(badges="`💰 460000.0`").encode())
    assert (result.ad.pay, result.ad.pay_text) == (None, "460000.0")
    assert [finding.code for finding in result.findings] == ["pay_not_believed"]


def test_fingerprint_depends_on_content_not_path() -> None:
    a, b = RawFile("x.md", b"one"), RawFile("y.md", b"one")
    assert fingerprint(a) == fingerprint(b) != fingerprint(RawFile("x.md", b"two"))
    assert READER_VERSION >= 1


def test_reader_error_sets_file_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_text: str) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("postings.extraction.facts.read_pay", fails)
    result = read(ad().encode())
    assert [(finding.code, finding.set_aside) for finding in result.findings] == [("reader_failed", True)]


def test_reader_timeout_sets_file_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(_text: str) -> None:
        while True:
            pass

    monkeypatch.setattr("postings.importing.ad_reader.MAX_SECONDS", 0.05)
    monkeypatch.setattr("postings.importing.decoding.repair", hangs)
    assert [finding.code for finding in read(ad().encode()).findings] == ["too_slow"]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", ad()]), st.integers(0, 200))
def test_reading_never_raises(noise: bytes, around: str, at: int) -> None:
    data = around.encode()
    result = read(data[:at] + noise + data[at:])
    assert isinstance(result, NotRead) or (result.ad is None) == any(finding.set_aside for finding in result.findings)


@pytest.mark.parametrize("shape", ["![", "[", "> ", "* ", "**a ", "`", "<", "[a](", "| a ", "_a*", "&#", "\\"])
def test_pathological_markdown_is_read_within_time_limit(shape: str) -> None:
    result = read(ad(body=shape * (20_000 // len(shape))).encode())
    assert result.findings == ()


def test_unreadable_header_values_become_findings() -> None:
    found = read(ad(company="None", badges="`💰 Competitive` `🌎 Behind the moon`", body="Boats.").encode()).findings
    assert [(finding.code, finding.line, finding.raw) for finding in found] == [
        ("pay_not_read", 3, "Competitive"),
        ("place_not_read", 3, "Behind the moon"),
        ("no_company", 0, ""),
    ]


def test_evidence_quotes_the_line_that_it_names() -> None:
    """Check all evidence of all sample ads: the quote is in the named line, apart from Markdown characters."""
    seen = 0
    for path in sorted(path for path in Path("postings/sample_ads").rglob("*.*") if "other_formats" not in path.parts):
        found = read_file(RawFile(path.name, path.read_bytes()))
        assert found.ad
        facts = [getattr(found.ad, field.name) for field in fields(found.ad)]
        evidence = [each for fact in facts if isinstance(fact, Fact) for each in fact.evidence]
        evidence += [skill.evidence for skill in found.ad.skills]
        lines = repaired_lines(path.read_bytes())
        for each in evidence:
            line_text = letters_only(" ".join(lines[each.line - 1 : each.line + 4]))
            assert letters_only(each.quote.strip("… ")) in line_text, f"{path.name}:{each.line} {each.quote}"
            seen += 1
    assert seen > 200


def repaired_lines(data: bytes) -> list[str]:
    text = repair(data.decode("utf-8", "replace")).text
    return html.unescape(text).replace("\r\n", "\n").split("\n")


def letters_only(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
