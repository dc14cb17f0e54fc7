"""Ads with neither an id nor a link whose title or place is edited: they keep their posting if their text tells."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from postings.models import Posting
from tests.builders import run, write

pytestmark = pytest.mark.django_db

TEXT = (
    "You measure the tides of our harbour by day and by night, and you keep the gauges in order. You read charts, you write "
    "the tables that pilots use, and you answer the questions of skippers. We are a crew of nine people who know each other "
    "well, with a house on the quay, two boats and a good stove for the winter."
)
OTHER_TEXT = (
    "Bread is baked from four in the morning. Whoever joins us shapes loaves, heats the oven with wood and sells what came "
    "out of it in the shop beside the church until noon. Flour comes from the mill in the valley, and cakes are made on "
    "Saturdays. Two apprentices learn with us at present, and holidays are in August."
)
OTHER_JOBS = (
    ("Tide Keeper", "Halifax"),
    ("Cook", "Truro"),
    ("Baker", "Truro"),
    ("Pilot", "Halifax"),
    ("Mate", "Halifax"),
    ("Diver", "Halifax"),
)


def ad(title: str = "Tide Engineer", place: str = "Halifax, Canada", text: str = TEXT, **fields: str) -> dict[str, str]:
    return {"Title": title, "Company": "Northwind", "Location": place, "Description": text, **fields}


# Enough of them that closing one is no reason to refuse the import.
CREW = [ad(title, place, f"The {title} sails with us to {place}.") for title, place in OTHER_JOBS]


def import_table(folder: Path, *rows: dict[str, str]) -> Any:
    out = StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows([*rows, *CREW])
    write(folder, {"jobs.csv": out.getvalue()})
    return run(folder).counts


@pytest.mark.parametrize(
    "edited",
    [
        ad("Tide Engineer (part of our night crew)"),
        ad("Tide Enginer"),
        ad(place="Halifax, Canada or Truro, Canada"),
        ad("Tide Engineer, Gauges", text=TEXT.replace("winter", "evenings")),
    ],
    ids=["words added", "spelling", "place added", "title and a word of the text"],
)
def test_ad_with_another_title_or_place_keeps_its_posting_and_its_corrections(ads: Path, edited: dict[str, str]) -> None:
    import_table(ads, ad())
    Posting.objects.filter(title="Tide Engineer").update(function="game")
    posting = Posting.objects.get(title="Tide Engineer")
    counts = import_table(ads, edited)
    assert (counts.new, counts.closed, counts.changed) == (0, 0, 1)
    again = Posting.objects.get(pk=posting.pk)
    assert (again.title, again.location_text, again.function, again.status) == (
        edited["Title"],
        edited["Location"],
        "game",
        "open",
    )
    assert again.slug == posting.slug
    counts = import_table(ads, edited)
    assert (counts.new, counts.closed, counts.changed) == (0, 0, 0)


@pytest.mark.parametrize(
    "other",
    [
        ad("Tide Engineer", "Bergen, Norway"),
        ad("Tide Analyst"),
        ad("Senior Tide Engineer"),
        ad("Tide Engineer II"),
        ad("Tide Engineer, Gauges", text=OTHER_TEXT),
        ad("Tide Engineer, Gauges", text=""),
        ad("Tide Engineer, Gauges", Company="Quayside"),
    ],
    ids=["other city", "other title", "other level", "other number", "other text", "no text", "other company"],
)
def test_other_job_is_a_new_ad(ads: Path, other: dict[str, str]) -> None:
    import_table(ads, ad())
    counts = import_table(ads, other)
    assert (counts.new, counts.closed) == (1, 1)


def test_job_that_is_posted_again_on_another_day_is_a_new_ad(ads: Path) -> None:
    import_table(ads, ad(Posted="2026-03-01"))
    counts = import_table(ads, ad("Tide Engineer, Gauges", Posted="2026-09-01"))
    assert (counts.new, counts.closed) == (1, 1)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([ad()], [ad("Tide Engineer, Gauges"), ad("Tide Engineer, Charts")], (2, 1)),
        ([ad(), ad("Tide Analyst")], [ad("Tide Engineer, Gauges")], (1, 2)),
        ([ad(), ad("Tide Analyst")], [ad("Tide Engineer, Gauges"), ad("Tide Analyst")], (1, 1)),
    ],
    ids=["two copies appear", "two with the text vanish", "another has the text as before"],
)
def test_ad_that_may_be_one_of_several_is_a_new_ad(
    ads: Path, before: list[dict[str, str]], after: list[dict[str, str]], expected: tuple[int, int]
) -> None:
    import_table(ads, *before)
    write(ads, {"other.csv": "Title,Company\n" + "".join(f"Sailor {n},Crew\n" for n in range(5))})
    run(ads)
    counts = import_table(ads, *after)
    assert (counts.new, counts.closed) == expected


def test_copy_beside_the_ad_is_a_new_ad(ads: Path) -> None:
    import_table(ads, ad())
    counts = import_table(ads, ad(), ad("Tide Engineer, Gauges"))
    assert (counts.new, counts.closed) == (1, 0)


def test_renamed_and_edited_file_keeps_its_posting(ads: Path) -> None:
    page = "---\ntitle: {title}\ncompany: Northwind\nlocation: Halifax\n---\n\n## What you will do\n\n{text}\n"
    write(ads, {"tide.md": page.format(title="Tide Engineer", text=TEXT)})
    run(ads)
    posting = Posting.objects.get()
    (ads / "tide.md").unlink()
    write(ads, {"2026/gauges.md": page.format(title="Tide Engineer, Gauges", text=TEXT)})
    counts = run(ads).counts
    assert (counts.new, counts.closed) == (0, 0)
    assert Posting.objects.get(pk=posting.pk, status="open").title == "Tide Engineer, Gauges"


def test_dry_run_says_what_the_import_would_do(ads: Path) -> None:
    import_table(ads, ad())
    out = StringIO()
    writer = csv.DictWriter(out, list(ad()))
    writer.writeheader()
    writer.writerows([ad("Tide Engineer, Gauges"), *CREW])
    write(ads, {"jobs.csv": out.getvalue()})
    report = run(ads, dry_run=True)
    assert (report.counts.new, report.counts.closed, report.counts.changed) == (0, 0, 1)
