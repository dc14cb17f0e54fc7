"""Files that no reader takes: they are counted by kind, the first are named, and the run keeps both."""

import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from postings.content.types import NotRead
from postings.importing.not_read import NotReadFiles
from postings.importing.run_report import as_json, as_text
from postings.importing.sources import Limits, open_origin
from postings.importing.sources.unread_files import UnreadFiles
from postings.models import ImportRun
from tests.builders import ad, run, write
from tests.importing.conftest import commit, git
from tests.pages import compact
from tests.signin.accounts import make_user

PAGES = {
    "careers/tides.md": ad(),
    "careers/analyst.pdf": "x",
    "careers/old/driver.DOCX": "x",
    "salaries.xlsx": "x",
    "LICENSE": "x",
    "more.zip": "x",
    "assets/logo.png": "x",
    "assets/wave.svg": "x",
    "assets/style.css": "x",
    ".gitignore": "x",
    ".github/workflows/a.yml": "x",
    ".github/workflows/b.yml": "x",
}
TEXT = "Save the text of the ad as .md, .txt or .html."
NO_TYPE = "Its name has no file type, such as .md."
EXPECTED = [
    NotRead(".github", "Hidden files and folders are not read.", "hidden file"),
    NotRead(".gitignore", "Hidden files and folders are not read.", "hidden file"),
    NotRead("LICENSE", NO_TYPE),
    NotRead("assets/logo.png", "", "image"),
    NotRead("assets/style.css", "", "style or code file"),
    NotRead("assets/wave.svg", "", "image"),
    NotRead("careers/analyst.pdf", TEXT),
    NotRead("careers/old/driver.DOCX", TEXT),
    NotRead("more.zip", "Unpack it, or import it by its own path."),
    NotRead("salaries.xlsx", "Save the table as .csv."),
]


def folder(ads: Path, _target: Path) -> str:
    return str(ads)


def zip_archive(ads: Path, target: Path) -> str:
    with zipfile.ZipFile(target / "ads.zip", "w") as archive:
        for path in sorted(ads.rglob("*")):
            archive.write(path, path.relative_to(ads))
    return str(target / "ads.zip")


def tar_archive(ads: Path, target: Path) -> str:
    with tarfile.open(target / "ads.tar.gz", "w:gz") as archive:
        for path in sorted(ads.iterdir()):
            archive.add(path, path.name)
    return str(target / "ads.tar.gz")


def repository(ads: Path, _target: Path) -> str:
    git(ads, "init")
    commit(ads, "2024-07-01T12:00:00Z")
    return f"file://{ads}"


@pytest.mark.parametrize("make", [folder, zip_archive, tar_archive, repository])
def test_every_kind_of_source_names_what_it_does_not_read(
    make: Callable[[Path, Path], str], ads: Path, tmp_path: Path
) -> None:
    source = make(write(ads, PAGES), tmp_path)
    with open_origin(source, Limits()) as origin:
        found = [file for file in origin.files() if isinstance(file, NotRead)]
        assert sorted(found, key=lambda each: each.path) == EXPECTED
        assert not any(isinstance(file, NotRead) for file in origin.files(only=["careers/tides.md"]))


def test_files_of_git_are_not_mentioned_and_other_hidden_ones_are_counted() -> None:
    files, not_read = UnreadFiles(), NotReadFiles()
    for path in (".git/HEAD", ".git/config", "ads/.git/HEAD", ".env"):
        for each in files.of(path):
            not_read.add(each)
    assert not_read.lines() == ["1 file was not read: 1 hidden file (hidden files and folders are not read)."]


def test_history_names_only_what_the_last_commit_has(ads: Path) -> None:
    write(ads, {"tides.md": ad(), "old.pdf": "x"})
    git(ads, "init")
    commit(ads, "2024-07-01T12:00:00Z")
    (ads / "old.pdf").unlink()
    write(ads, {"new.pdf": "x"})
    commit(ads, "2024-07-02T12:00:00Z")
    with open_origin(str(ads), Limits(), history=True) as origin:
        assert [file.path for file in origin.files() if isinstance(file, NotRead)] == ["new.pdf"]


class TestSummary:
    def test_memory_is_bounded_whatever_the_source_holds(self) -> None:
        not_read = NotReadFiles()
        for number in range(1_000):
            not_read.add(NotRead(f"{number}.x{number}", "a" * 10_000))
        assert (not_read.files, len(not_read.kinds), len(not_read.examples)) == (1_000, 51, 20)
        assert len(not_read.lines()[0]) < 5_000
        assert not_read.lines()[-1] == "… and 980 more."

    def test_entries_of_lists_are_counted_apart(self) -> None:
        not_read = NotReadFiles()
        not_read.add(NotRead("jobs.json#7", "It has no title.", is_item=True))
        not_read.add(NotRead("jobs.json#8", "It has no title.", is_item=True))
        not_read.add(NotRead("x.pdf", "PDF files cannot be read."))
        assert not_read.lines()[0] == (
            "1 file and 2 entries of lists were not read: "
            "2 .json entries (it has no title), 1 .pdf (PDF files cannot be read)."
        )

    def test_what_no_database_can_store_is_replaced(self) -> None:
        not_read = NotReadFiles()
        not_read.add(NotRead("jobs.json#\0\ud800", "\0", is_item=True))
        assert not_read.as_dict()["examples"] == [{"path": "jobs.json# ?", "reason": " "}]


@pytest.mark.django_db
class TestRun:
    def test_report_counts_and_names_them(self, ads: Path) -> None:
        report = run(write(ads, {"tides.md": ad(), "b.pdf": "x", "a.pdf": "x", "logo.png": "x"}))
        assert as_text(report).splitlines() == [
            "3 files were not read: 2 .pdf (save the text of the ad as .md, .txt or .html), 1 image.",
            f"not read: a.pdf: {TEXT}",
            f"not read: b.pdf: {TEXT}",
            "1 ad in 1 file: 1 new, 0 changed, 0 unchanged.",
        ]
        expected = {
            "files": 3,
            "entries": 0,
            "kinds": [{"kind": ".pdf", "reason": TEXT, "count": 2}, {"kind": "image", "reason": "", "count": 1}],
            "examples": [{"path": "a.pdf", "reason": TEXT}, {"path": "b.pdf", "reason": TEXT}],
        }
        assert json.loads(as_json(report))["not_read"] == expected
        assert ImportRun.objects.get().not_read == expected

    def test_unchanged_source_names_them_again(self, ads: Path) -> None:
        write(ads, {"tides.md": ad(), "a.pdf": "x"})
        run(ads)
        assert run(ads).not_read.files == 1

    def test_source_with_nothing_to_read_says_what_it_has_and_what_can_be_read(self, ads: Path) -> None:
        message = run(write(ads, {"a.pdf": "x", "data.json": "{}", "logo.png": "x"})).message
        assert message.startswith(
            f"{ads}: no job ads found. Not read: 1 .pdf (save the text of the ad as .md, .txt or .html)"
        )
        assert "1 .json (no job ads were found in it)" in message
        assert ".csv" in message
        assert "See docs/importing.md." in message

    def test_page_of_the_run_shows_them(self, ads: Path, client: Client) -> None:
        run(write(ads, {"tides.md": ad(), "<b>.pdf": "x", "logo.png": "x"}))
        client.force_login(make_user())
        url = reverse("admin:postings_importrun_change", args=[ImportRun.objects.get().pk])
        page = compact(client.get(url).content.decode())
        assert '<td>1</td><th scope="row">image</th><td></td>' in page
        assert f"<li><code>&lt;b&gt;.pdf</code>{TEXT}</li>" in page
