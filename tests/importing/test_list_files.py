"""Files that hold several ads: each ad is followed on its own from run to run, as a file with one ad is."""

import json
from pathlib import Path
from typing import Any

import pytest

from postings.models import Posting, SetAsideFile, SourceFile
from tests.builders import ad, run, write

pytestmark = pytest.mark.django_db


def job(number: int, **fields: Any) -> dict[str, Any]:
    """Return an ad of a job board's JSON."""
    return {
        "id": f"nw-{number}",
        "title": f"Engineer {number}",
        "company": "Northwind Tidal",
        "location": "Halifax, NS",
        "url": "https://northwind.example.org/careers",
        "description": "<p>We measure <b>tides</b>.</p>",
        **fields,
    }


def write_jobs(folder: Path, *jobs: dict[str, Any], name: str = "jobs.json") -> Path:
    return write(folder, {name: json.dumps({"jobs": jobs})}) / name


def test_each_ad_is_a_posting_though_they_share_a_link(ads: Path) -> None:
    write_jobs(ads, job(1), job(2))
    report = run(ads)
    assert (report.counts.new, report.counts.files, report.counts.ads) == (2, 1, 2)
    assert set(Posting.objects.values_list("title", "apply_url")) == {
        ("Engineer 1", "https://northwind.example.org/careers"),
        ("Engineer 2", "https://northwind.example.org/careers"),
    }
    assert set(SourceFile.objects.values_list("path", flat=True)) == {"jobs.json#nw-1", "jobs.json#nw-2"}
    assert Posting.objects.earliest("pk").body == "We measure **tides**."


def test_second_run_changes_nothing(ads: Path) -> None:
    write_jobs(ads, job(1), job(2))
    run(ads)
    report = run(ads)
    assert (report.counts.new, report.counts.changed, report.counts.unchanged, report.counts.closed) == (0, 0, 2, 0)


def test_changed_order_of_the_list_changes_nothing(ads: Path) -> None:
    write_jobs(ads, job(1), job(2))
    run(ads)
    write_jobs(ads, job(2), job(1))
    assert run(ads).counts.unchanged == 2


def test_changed_ad_changes_and_edited_fields_stay(ads: Path) -> None:
    write_jobs(ads, job(1), job(2))
    run(ads)
    Posting.objects.filter(title="Engineer 1").update(title="Tide Engineer")
    write_jobs(ads, job(1, location="Truro, NS"), job(2))
    assert run(ads).counts.changed == 1
    assert list(Posting.objects.order_by("pk").values_list("title", "location_text")) == [
        ("Tide Engineer", "Truro, NS"),
        ("Engineer 2", "Halifax, NS"),
    ]


def test_ad_that_left_the_list_is_closed_and_opened_when_it_comes_back(ads: Path) -> None:
    jobs = [job(number) for number in range(6)]
    write_jobs(ads, *jobs)
    run(ads)
    write_jobs(ads, *jobs[1:])
    assert run(ads).counts.closed == 1
    assert Posting.objects.get(title="Engineer 0").status == "closed"
    write_jobs(ads, *jobs)
    assert run(ads).counts.reopened == 1


def test_ad_that_left_a_list_is_closed_when_that_file_alone_is_imported(ads: Path) -> None:
    jobs = [job(number) for number in range(6)]
    write_jobs(ads, *jobs)
    write(ads, {"other.md": ad()})
    run(ads)
    write_jobs(ads, *jobs[1:])
    assert run(ads / "jobs.json").counts.closed == 1
    assert not Posting.objects.closed().exclude(title="Engineer 0").exists()


def test_list_that_cannot_be_read_closes_nothing(ads: Path) -> None:
    write_jobs(ads, job(1), job(2))
    run(ads)
    write(ads, {"jobs.json": '{"jobs": [{"id": "nw-1", "title": '})
    report = run(ads, force=True)
    assert (report.counts.closed, report.counts.set_aside) == (0, 1)
    assert SetAsideFile.objects.get().path == "jobs.json"
    write_jobs(ads, job(1), job(2))
    assert run(ads).counts.unchanged == 2
    assert not SetAsideFile.objects.exists()


def test_list_that_lost_most_of_its_ads_is_refused(ads: Path) -> None:
    write_jobs(ads, *[job(number) for number in range(6)])
    run(ads)
    write_jobs(ads, job(1))
    assert "would close 5 of 6" in run(ads / "jobs.json").message
    assert Posting.objects.open().count() == 6


def test_ad_that_a_list_repeats_with_another_place_is_one_ad_in_both_places(ads: Path) -> None:
    write_jobs(ads, job(1), job(1, location="Truro, NS"))
    run(ads)
    assert SourceFile.objects.get().path == "jobs.json#nw-1"
    assert Posting.objects.get().location_text == "Halifax, NS; Truro, NS"


def test_ads_that_share_a_link_and_have_no_id_are_told_apart_by_their_titles(ads: Path) -> None:
    jobs = [job(number) | {"id": None} for number in range(6)]
    write_jobs(ads, *jobs)
    run(ads)
    Posting.objects.filter(title="Engineer 1").update(function="game")
    write_jobs(ads, *jobs[1:])
    assert run(ads).counts.closed == 1
    assert Posting.objects.closed().get().title == "Engineer 0"
    assert Posting.objects.get(function="game").title == "Engineer 1"


def test_items_with_the_same_id_and_other_titles_are_all_imported(ads: Path) -> None:
    write_jobs(ads, job(1), job(1, title="Tide Engineer"))
    run(ads)
    assert set(SourceFile.objects.values_list("path", flat=True)) == {
        "jobs.json#nw-1 Engineer 1 Halifax, NS",
        "jobs.json#nw-1 Tide Engineer Halifax, NS",
    }


def test_ad_in_two_lists_is_one_posting_if_its_link_has_its_id(ads: Path) -> None:
    link = "https://northwind.example.org/jobs/nw-100"
    write_jobs(ads, job(100, url=link), name="monday.json")
    write_jobs(ads, job(100, url=link), name="tuesday.json")
    run(ads)
    assert Posting.objects.get().source_files.count() == 2


def test_file_whose_name_has_a_hash_is_no_item(ads: Path) -> None:
    write(ads, {"C#/2024-07/tides/README.md": ad()})
    run(ads)
    assert run(ads).counts.unchanged == 1


def test_closed_in_the_source_is_closed_on_the_board(ads: Path) -> None:
    write_jobs(ads, job(1, active=False), job(2, active=True))
    run(ads)
    assert list(Posting.objects.order_by("title").values_list("status", flat=True)) == ["closed", "open"]


def test_fields_of_the_source_stand_above_the_text_with_their_names_as_evidence(ads: Path) -> None:
    stated = {
        "employmentType": "PART_TIME", "workplaceType": "hybrid", "datePosted": "2026-08-22", "validThrough": "2099-01-31",
        "salaryMin": "60000", "salaryMax": "80000", "salaryCurrency": "CAD", "salaryPeriod": "YEAR",
    }  # fmt: skip
    write_jobs(ads, job(1, **stated, description="This is a full-time position."))
    run(ads)
    posting = Posting.objects.get()
    assert (posting.employment, posting.work_modes, str(posting.posted_on), str(posting.closes_on)) == (
        "part-time", ["hybrid"], "2026-08-22", "2099-01-31",
    )  # fmt: skip
    assert (posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period) == (60000, 80000, "CAD", "year")
    assert posting.evidence["employment"] == [{"quote": "employmentType: PART_TIME", "line": 0, "rule": "source_field"}]


@pytest.mark.parametrize("name", ["jobs.csv", "jobs.jsonl"])
def test_streamed_list_joins_repeated_ads_too(ads: Path, name: str) -> None:
    jobs = [job(1), job(2), job(1, location="Truro, NS"), job(1, location="Kiel")]
    rows = [",".join(jobs[0]), *(",".join(f'"{value}"' for value in each.values()) for each in jobs)]
    lines = rows if name.endswith(".csv") else [json.dumps(each) for each in jobs]
    write(ads, {name: "\n".join(lines)})
    run(ads)
    assert set(SourceFile.objects.values_list("path", flat=True)) == {f"{name}#nw-1", f"{name}#nw-2"}
    assert Posting.objects.get(title="Engineer 1").location_text == "Halifax, NS; Truro, NS; Kiel"
