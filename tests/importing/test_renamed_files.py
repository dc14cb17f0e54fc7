"""Files that move: an ad that no link identifies keeps its posting if its content tells that it is the same."""

from pathlib import Path

import pytest

from postings.models import Posting, SourceFile
from tests.builders import run, write

pytestmark = pytest.mark.django_db

TEXT = """\
---
title: {title}
company: Northwind Tidal
location: Halifax
---

We measure tides. {note}

## What you will do

- Write software
- Read charts
"""


def page(title: str = "Tide Engineer", note: str = "") -> str:
    return TEXT.format(title=title, note=note)


def move(folder: Path, old: str, new: str) -> None:
    (folder / new).parent.mkdir(exist_ok=True)
    (folder / old).rename(folder / new)


@pytest.fixture
def posting(ads: Path) -> Posting:
    write(ads, {"tide.md": page(), "other.md": page("Gauge Keeper")})
    run(ads)
    Posting.objects.filter(title="Tide Engineer").update(function="game")
    return Posting.objects.get(title="Tide Engineer")


def test_renamed_file_keeps_its_posting_and_its_corrections(ads: Path, posting: Posting) -> None:
    move(ads, "tide.md", "2026/tide-engineer.md")
    counts = run(ads).counts
    assert (counts.new, counts.closed, Posting.objects.count()) == (0, 0, 2)
    again = Posting.objects.get(title="Tide Engineer")
    assert (again.pk, again.function, again.status) == (posting.pk, "game", "open")
    present = SourceFile.objects.filter(posting=posting, last_seen=None)
    assert [file.path for file in present] == ["2026/tide-engineer.md"]


def test_renamed_file_is_followed_in_later_imports(ads: Path, posting: Posting) -> None:
    move(ads, "tide.md", "renamed.md")
    run(ads)
    assert run(ads).counts.unchanged == 2
    write(ads, {"renamed.md": page(note="And waves.")})
    assert run(ads).counts.changed == 1
    assert "And waves." in Posting.objects.get(pk=posting.pk).body
    (ads / "renamed.md").unlink()
    assert run(ads, force=True).counts.closed == 1


def test_copy_is_a_posting_of_its_own(ads: Path, posting: Posting) -> None:
    write(ads, {"copy.md": page()})
    assert run(ads).counts.new == 1


def test_file_that_may_be_one_of_several_is_not_followed(ads: Path, posting: Posting) -> None:
    write(ads, {"copy.md": page()})
    run(ads)
    move(ads, "tide.md", "a.md")
    move(ads, "copy.md", "b.md")
    counts = run(ads, force=True).counts
    assert (counts.new, counts.closed) == (2, 2)


def test_renamed_and_changed_file_is_a_new_ad(ads: Path, posting: Posting) -> None:
    (ads / "tide.md").unlink()
    write(ads, {"new.md": page(note="Changed.")})
    counts = run(ads, force=True).counts
    assert (counts.new, counts.closed) == (1, 1)


def test_renamed_list_keeps_its_postings(ads: Path) -> None:
    write(ads, {"jobs.csv": "Title,Company,Location\nTide Engineer,Northwind,Halifax\nGauge Keeper,Northwind,Truro\n"})
    run(ads)
    before = set(Posting.objects.values_list("pk", "title"))
    move(ads, "jobs.csv", "november.csv")
    counts = run(ads).counts
    assert (counts.new, counts.closed) == (0, 0)
    assert set(Posting.objects.values_list("pk", "title")) == before


def test_file_of_a_source_that_became_part_of_another_keeps_its_posting(ads: Path) -> None:
    write(ads, {"careers/tide.md": page(), "top.md": page("Gauge Keeper")})
    run(ads / "careers")
    posting = Posting.objects.get()
    run(ads)
    write(ads, {"careers/tide.md": page(note="Changed.")})
    counts = run(ads).counts
    assert (counts.new, counts.changed, Posting.objects.filter(pk=posting.pk, status="open").count()) == (0, 1, 1)
