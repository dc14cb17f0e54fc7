import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from postings.insights import reading_quality
from tests.builders import ad, write

pytestmark = pytest.mark.django_db


def inspect(path: Path, **options: str) -> str:
    out = io.StringIO()
    call_command("inspect_postings", str(path), stdout=out, **options)
    return out.getvalue()


def test_jsonl_has_one_object_per_file_in_order(two_ads: Path) -> None:
    write(two_ads, {"jobs/bad.md": ""})
    rows = [json.loads(line) for line in inspect(two_ads, format="jsonl").splitlines()]

    assert [row["path"] for row in rows] == [
        "ads/jobs/bad.md",
        "ads/jobs/Golang/2024-08/charts/README.md",
        "ads/jobs/Python/2024-07/tides/README.md",
    ]
    tides = rows[2]
    assert (tides["title"], tides["company"], tides["company_from"], tides["team"]) == (
        "Backend Engineer, Tides", "Northwind Tidal", "header", "Tides"
    )  # fmt: skip
    assert tides["salary"] == tides["pay"] == {"min": 65000, "max": 95000, "currency": "USD", "period": "year"}
    assert (tides["repairs"], tides["findings"]) == ([], [])
    assert [finding["code"] for finding in rows[0]["findings"]] == ["empty"]


def test_jsonl_has_all_documented_keys(two_ads: Path) -> None:
    row = json.loads(inspect(two_ads, format="jsonl").splitlines()[0])
    assert {
        "path", "title", "apply_url", "company", "company_from", "team", "function", "seniority", "employment",
        "years_min", "skills_required", "skills_preferred", "practices_required", "practices_preferred", "salary",
        "salary_in_body", "pay", "location", "sections", "language", "text_sha256", "repairs", "findings",
    } <= row.keys()  # fmt: skip


def test_practices_are_listed_apart_from_tools(ads: Path) -> None:
    body = "### Requirements\n\n* Python and code review\n\n### Nice to have\n\n* Docker and GitOps"
    row = json.loads(inspect(write(ads, {"x.md": ad(body=body)}), format="jsonl"))
    assert (row["skills_required"], row["skills_preferred"]) == (["Python"], ["Docker"])
    assert (row["practices_required"], row["practices_preferred"]) == (["Code review"], ["GitOps"])


def test_implausible_pay_badge_is_salary_but_not_pay(ads: Path) -> None:
    row = json.loads(inspect(write(ads, {"x.md": ad(badges="`💰 268000.0`")}), format="jsonl"))
    assert row["salary"] == {"min": 268000, "max": 268000, "currency": None, "period": "year"}
    assert row["pay"] is None


def test_table_output(two_ads: Path) -> None:
    text = inspect(two_ads)
    assert "ads/jobs/Python/2024-07/tides/README.md\n  title          Backend Engineer, Tides" in text
    assert (
        "  salary         65,000–95,000 USD a year\n                 line 3: “65k-95k USD” Only the ad’s header states it."
        in text
    )


@pytest.mark.one_database
def test_other_processes_read_every_ad_alike(ads: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """They load no models and no translations, so what needs these fails only there. The order stays that of the files."""
    insights = Path(reading_quality.__file__).parent
    for folder in (insights / "measured_ads" / "ads", insights.parent / "sample_ads"):
        shutil.copytree(folder, ads / folder.parent.name)
    hybrid = ad(badges="`🌎 Remote`", body="This is a hybrid role: three days a week in our Leeds office.")
    write(
        ads, {"hybrid.md": hybrid, "wider.md": ad(badges="`🌎 Remote, Germany`", body="Open to people in Germany or Spain.")}
    )
    alone = inspect(ads, format="jsonl")
    monkeypatch.setattr("postings.importing.workers.MIN_FILES_FOR_WORKERS", 2)
    settings.IMPORT_PROCESSES = 2
    assert inspect(ads, format="jsonl") == alone
    codes = {finding["code"] for line in alone.splitlines() for finding in json.loads(line)["findings"]}
    assert {"work_mode_differs"} <= codes
    assert "reader_failed" not in codes


def test_folder_without_ads_is_an_error(ads: Path) -> None:
    with pytest.raises(CommandError) as caught:
        inspect(ads)
    assert caught.value.returncode == 2


def test_fields_of_a_list_are_shown_with_those_that_are_not_used_and_the_first_three_ads(tmp_path: Path) -> None:
    jobs = [
        {
            "id": f"nw-{n}",
            "title": f"Rower {n}",
            "company": "Northwind",
            "Ort": "Kiel",
            "fit": "9",
            "empty": "-",
            "weekly_hours": 38,
        }
        for n in range(5)
    ]
    path = write(tmp_path, {"jobs.json": json.dumps(jobs)}) / "jobs.json"
    out, err = io.StringIO(), io.StringIO()
    call_command("inspect_postings", str(path), stdout=out, stderr=err)
    assert [line for line in out.getvalue().splitlines() if "jobs.json#" in line] == [f"jobs.json#nw-{n}" for n in range(3)]
    assert out.getvalue().endswith("… and 2 more ads in lists. To show them, use --all.\n")
    assert err.getvalue().splitlines() == [
        "Fields of 5 ads in lists (no known format; usual names for the rest):",
        "  id             id",
        "  title          title",
        "  company        company",
        "  location       Ort",
        "  lines of body  weekly_hours",
        "Fields that are not used:",
        "  fit (5): 9",
        "If one of them belongs on the board, name it in a mapping: see docs/importing.md.",
    ]


def test_mapping_and_company_can_be_tried_and_jsonl_shows_all_ads(tmp_path: Path) -> None:
    jobs = [{"id": f"nw-{n}", "Was": f"Rower {n}", "ort": "Kiel"} for n in range(5)]
    write(tmp_path, {"jobs.json": json.dumps(jobs), "german.toml": 'title = "Was"\nignore = ["fit"]'})
    options = ["--format", "jsonl", "--mapping", str(tmp_path / "german.toml"), "--company", "Northwind"]
    out = io.StringIO()
    call_command("inspect_postings", str(tmp_path / "jobs.json"), *options, stdout=out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(row["title"], row["company"], row["apply_url"]) for row in rows] == [
        (f"Rower {n}", "Northwind", None) for n in range(5)
    ]
