"""The command that measures how well ads are read, and the figures that are saved with the code."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from postings.insights import reading_measurement, reading_quality
from postings.management.commands import measure_reading

LABELS = reading_measurement.labels_in(reading_measurement.FOLDER / "labels.json")


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the saved figures that a test may change."""
    file = tmp_path / "reading_figures.json"
    file.write_bytes(reading_quality.FIGURES.read_bytes())
    for module in (reading_quality, measure_reading):
        monkeypatch.setattr(module, "FIGURES", file)
    reading_quality.shown_figures.cache_clear()
    yield file
    reading_quality.shown_figures.cache_clear()


def test_saved_figures_are_those_of_a_run() -> None:
    """If this fails after a change to the rules: `manage.py measure_reading`, and look at what became better or worse."""
    call_command("measure_reading", "--check", stdout=StringIO())


def test_check_fails_if_saved_figures_differ(saved: Path) -> None:
    figures = saved.read_text().replace('"stated": ', '"stated": 1', 1)
    saved.write_text(figures)
    with pytest.raises(CommandError, match="out of date"):
        call_command("measure_reading", "--check", stdout=StringIO())
    assert saved.read_text() == figures


def test_figures_of_run_are_saved_and_printed(saved: Path) -> None:
    before = reading_quality.shown_figures()
    saved.write_text("")
    out = StringIO()
    call_command("measure_reading", stdout=out)
    reading_quality.shown_figures.cache_clear()
    after = reading_quality.shown_figures()
    assert (after.ads, after.facts, after.languages) == (before.ads, before.facts, before.languages)
    assert out.getvalue().startswith("Title ")


def test_measured_ads_are_in_eight_languages_and_all_have_labels() -> None:
    assert set(LABELS) == set(reading_measurement.read_ads(reading_measurement.FOLDER / "ads"))
    assert reading_quality.shown_figures().ads == {
        "en": 44,
        "de": 14,
        "fr": 12,
        "es": 10,
        "nl": 6,
        "pt": 6,
        "it": 4,
        "pl": 4,
    }


def test_measured_ads_are_no_sample_ads() -> None:
    """The rules were made with the sample ads."""
    sample = reading_measurement.read_ads(reading_measurement.FOLDER.parent.parent / "sample_ads")
    assert not set(LABELS) & set(sample)
    assert not {stated["company"] for stated in LABELS.values() if stated.get("company")} & {
        ad["company"] for ad in sample.values()
    }
