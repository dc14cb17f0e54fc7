"""What an operator says about a source: its company, and which fields hold what. Both are kept with the source."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from postings.choices import RunOutcome
from postings.models import Posting, Source
from tests.builders import run, write

pytestmark = pytest.mark.django_db

JOBS = json.dumps([{"id": "nw-1", "Bezeichner": "Tide Engineer", "Firma": "-", "Wo": "Kiel", "bis": "31.01.2099"}])
MAPPING = 'title = "Bezeichner"\nlocation = "{Wo}, Germany"\ncloses = { path = "bis", format = "%d.%m.%Y" }\n'


def import_command(*arguments: object) -> None:
    call_command("import_postings", *map(str, arguments), "--quiet")


def test_company_and_mapping_are_kept_with_the_source(ads: Path, tmp_path: Path) -> None:
    write(ads, {"jobs.json": JOBS})
    (tmp_path / "german.toml").write_text(MAPPING)
    import_command(ads, "--company", "Northwind Tidal", "--mapping", tmp_path / "german.toml")
    posting = Posting.objects.get()
    assert (posting.title, posting.company and posting.company.name, posting.location_text, str(posting.closes_on)) == (
        "Tide Engineer", "Northwind Tidal", "Kiel, Germany", "2099-01-31",
    )  # fmt: skip
    assert posting.evidence["company"] == [{"quote": "Northwind Tidal", "line": 0, "rule": "company_of_source"}]
    source = Source.objects.get()
    assert (source.company, source.mapping) == ("Northwind Tidal", MAPPING)
    assert run(ads).counts.unchanged == 1


def test_changed_mapping_reads_the_ads_again(ads: Path) -> None:
    write(ads, {"jobs.json": JOBS})
    run(ads, mapping=MAPPING, company="Northwind")
    assert run(ads, mapping=MAPPING.replace("Germany", "Deutschland")).counts.changed == 1
    assert Posting.objects.get().location_text == "Kiel, Deutschland"


@pytest.mark.parametrize("name", ["mapping.toml", "jobboard.toml"])
def test_mapping_beside_the_ads_is_used_and_is_no_ad(ads: Path, name: str) -> None:
    write(ads, {"jobs.json": JOBS, name: MAPPING})
    report = run(ads)
    assert (report.counts.files, report.counts.set_aside, Posting.objects.get().title) == (1, 0, "Tide Engineer")
    assert Source.objects.get().mapping == ""


def test_mapping_beside_a_single_file_is_used(ads: Path) -> None:
    write(ads, {"jobs.json": JOBS, "mapping.toml": MAPPING})
    run(ads / "jobs.json")
    assert Posting.objects.get().title == "Tide Engineer"


def test_stored_mapping_stands_above_the_one_beside_the_ads(ads: Path) -> None:
    write(ads, {"jobs.json": JOBS, "mapping.toml": MAPPING})
    run(ads, mapping='title = "Wo"\nlocation = "Bezeichner"')
    assert Posting.objects.get().title == "Kiel"


def test_mapping_that_is_not_valid_refuses_the_import(ads: Path) -> None:
    write(ads, {"jobs.json": JOBS, "mapping.toml": 'titel = "Bezeichner"'})
    report = run(ads)
    assert report.outcome is RunOutcome.REFUSED
    assert "mapping.toml: “titel” is not known." in report.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"title = ", "The mapping is not valid TOML"),
        (b"\xff", "is not a UTF-8 text file"),
        (b"#" * 20_001, "is longer than"),
    ],
)
def test_mapping_file_that_is_not_valid_is_refused(ads: Path, tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "bad.toml").write_bytes(content)
    with pytest.raises(CommandError, match=message):
        import_command(ads, "--mapping", tmp_path / "bad.toml")


def test_company_is_for_a_single_path(ads: Path) -> None:
    with pytest.raises(CommandError, match="--company can only be used with a single PATH"):
        import_command(ads, ads, "--company", "Northwind")
