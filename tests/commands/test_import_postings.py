import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from postings.models import Company, ImportRun, Posting, Source
from tests.builders import ad, make_posting, many_ads, write

pytestmark = pytest.mark.django_db


def call(*arguments: Any, **options: Any) -> tuple[int, str]:
    """Run the command and return its exit code and output."""
    out = io.StringIO()
    try:
        call_command("import_postings", *map(str, arguments), stdout=out, **options)
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue()
    except CommandError as error:
        return error.returncode, out.getvalue() + str(error)
    return 0, out.getvalue()


def test_summary(two_ads: Path) -> None:
    assert call(two_ads) == (0, "2 ads in 2 files: 2 new, 0 changed, 0 unchanged.\n")
    assert call(two_ads) == (0, "No changes. 2 ads in 2 files: 0 new, 0 changed, 2 unchanged.\n")


def test_ads_of_a_list_and_files_are_counted_apart(two_ads: Path) -> None:
    rows = (
        "title,company,url\nDiver,Deepwater,https://deep.example/1\nRigger,Deepwater,https://deep.example/2\n,Deepwater,\n"
    )
    write(two_ads, {"jobs.csv": f"{rows}{'x' * 301},Deepwater,https://deep.example/3\n"})
    code, text = call(two_ads)
    assert (code, text.splitlines()) == (
        0,
        [
            "skipped: jobs.csv#https://deep.example/3: The title is longer than 300 characters. Shorten it.",
            "warning: no_body, 2 times: The ad has no description.",
            "1 entry of a list was not read: 1 .csv entry (it has no title, or nothing beside a title).",
            "not read: jobs.csv#item: It has no title, or nothing beside a title.",
            "4 ads in 3 files: 4 new, 0 changed, 0 unchanged, 1 skipped.",
        ],
    )
    result = json.loads(call(two_ads, json=True)[1])
    assert (result["files"], result["ads"], result["counts"]["unchanged"]) == (3, 4, 4)
    assert ImportRun.objects.values_list("files", "ads").first() == (3, 4)


def test_set_aside_files_are_listed_with_location_and_reason(two_ads: Path) -> None:
    write(two_ads, {"bad.md": "# [Engineer](ftp://example.org/x)\n"})
    code, text = call(two_ads)
    assert code == 0
    assert "skipped: bad.md:1: The application link is not a web address." in text
    assert ", 1 skipped." in text


def test_strict_exits_with_1_if_a_file_is_set_aside(two_ads: Path) -> None:
    write(two_ads, {"bad.md": ""})
    assert call(two_ads, strict=True)[0] == 1
    assert call(two_ads, strict=True)[0] == 1, "and on an unchanged run too"
    (two_ads / "bad.md").unlink()
    assert call(two_ads, strict=True)[0] == 0


def test_json_output(two_ads: Path) -> None:
    write(two_ads, {"bad.md": ""})
    code, text = call(two_ads, json=True)
    assert code == 0
    assert json.loads(text) == {
        "run": ImportRun.objects.get().pk,
        "outcome": "done",
        "message": "",
        "files": 2,
        "ads": 2,
        "counts": {
            "new": 2, "changed": 0, "unchanged": 0, "closed": 0, "reopened": 0, "set_aside": 1, "conflicts": 0
        },
        "findings": [
            {
                "path": "bad.md", "line": 0, "field": "", "code": "empty", "raw": "", "set_aside": True,
                "message": "The file is empty. Add a job ad to it, or delete it.",
            }
        ],
        "not_read": {"files": 0, "entries": 0, "kinds": [], "examples": []},
    }  # fmt: skip


def test_refused_run_exits_with_2_and_reason(ads: Path) -> None:
    code, text = call(ads)
    assert code == 2
    assert text.startswith("Import refused: ")
    code, text = call(ads / "nowhere", json=True)
    assert (code, json.loads(text)["outcome"]) == (2, "refused")


def test_quiet_prints_only_problems(two_ads: Path) -> None:
    assert call(two_ads, quiet=True) == (0, "")
    write(two_ads, {"bad.md": ""})
    assert "skipped: bad.md" in call(two_ads, quiet=True)[1]


def test_dry_run_lists_every_change_and_writes_nothing(two_ads: Path) -> None:
    write(two_ads, many_ads(8))
    call(two_ads)
    posting = Posting.objects.get(title="Data Engineer, Charts")
    posting.location_text = "Corrected"
    posting.save()
    write(
        two_ads,
        {
            "jobs/Python/2024-07/tides/README.md": ad(badges="`💰 70k USD` `🌎 Remote, Canada`"),
            "jobs/Golang/2024-08/charts/README.md": ad(
                title="Data Engineer, Charts", slug="charts", badges="`🌎 Truro, NS`"
            ),
            "new.md": ad(title="New", slug="new"),
        },
    )
    (two_ads / "ad-000.md").unlink()
    before = (list(Posting.objects.order_by("pk").values()), ImportRun.objects.count(), Company.objects.count())

    code, text = call(two_ads, dry_run=True)
    assert code == 0
    assert text.splitlines() == [
        "+ New (Northwind Tidal), new.md",
        '! Data Engineer, Charts: location_text: conflict: the source has "Truro, NS", our value "Corrected" is kept',
        '~ Data Engineer, Charts: places: ["CA", "CA-NS", "CA-NS/Halifax"] -> ["CA", "CA-NS", "CA-NS/Truro"]',
        '~ Backend Engineer, Tides: pay_text: "65k-95k USD" -> "70k USD"',
        '~ Backend Engineer, Tides: pay: ["65000.00", "95000.00", "USD", "year"] -> ["70000.00", "70000.00", "USD", "year"]',
        "- Engineer 0, Tides",
        "10 ads in 10 files: 1 new, 2 changed, 7 unchanged, 1 closed, 1 conflict (our value was kept).",
        "Dry run: nothing was saved.",
    ]
    assert before == (list(Posting.objects.order_by("pk").values()), ImportRun.objects.count(), Company.objects.count())


def test_if_empty_does_nothing_when_postings_exist(two_ads: Path) -> None:
    make_posting()
    assert call(two_ads, if_empty=True) == (0, "")
    assert Posting.objects.count() == 1


def test_source_name_requires_a_single_path(two_ads: Path) -> None:
    code, text = call(two_ads, two_ads, source="x")
    assert code == 2
    assert "a single PATH" in text


class TestRemoveSource:
    def test_removes_only_with_yes(self, two_ads: Path, tmp_path: Path) -> None:
        call(two_ads, source="sample ads")
        call(write(tmp_path / "own", {"x.md": ad(), "y.md": ad(company="Southwind", slug="y")}))
        out = io.StringIO()
        call_command("remove_source", "sample ads", stdout=out)
        assert "would remove 1 posting." in out.getvalue()
        assert Posting.objects.count() == 3

        call_command("remove_source", "sample ads", yes=True, stdout=out)
        assert set(Posting.objects.values_list("title", flat=True)) == {"Backend Engineer, Tides"}
        assert not Source.objects.filter(name="sample ads").exists()

    def test_unknown_source_is_an_error(self) -> None:
        with pytest.raises(CommandError, match="no source 'x'"):
            call_command("remove_source", "x")
