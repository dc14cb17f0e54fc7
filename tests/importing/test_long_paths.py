"""A path that is too long is set aside, on both databases alike."""

import zipfile
from pathlib import Path

import pytest

from postings.models import Finding, Posting, SetAsideFile
from tests.builders import ad, run

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("folder", "is_stored"),
    [("f" * 900, True), ("f" * 60_000, False), ("é" * 900, True), ("海" * 900, False), ("x/" * 20_000, False)],
    ids=["900 letters", "60,000 letters", "900 of two bytes", "900 of three bytes", "20,000 folders"],
)
def test_long_path(folder: str, is_stored: bool, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ads.zip", "w") as archive:
        archive.writestr(f"{folder}/ad.md", ad())
        archive.writestr("short.md", ad(title="Data Engineer", slug="short"))
    for _ in range(2):
        report = run(tmp_path / "ads.zip")
        assert (report.outcome, report.counts.set_aside) == ("done", 0 if is_stored else 1)
    assert Posting.objects.count() == 1 + is_stored
    assert not SetAsideFile.objects.exists()  # its path could not be stored
    codes = set(Finding.objects.filter(is_current=True).values_list("code", flat=True))
    assert codes == (set() if is_stored else {"path_too_long"})
