"""Commands that are given the file of the board's own SQLite database: they refuse it without opening it.

A process that opens and closes the file in another way than through SQLite loses its locks on it. Other processes then
delete the write-ahead log that it goes on writing to.
"""

import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from postings.importing.sources import ImportRefused, Limits, open_origin
from postings.models import Posting
from tests.builders import make_posting

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no such file"),
]


@pytest.fixture
def file() -> Path:
    """Return the database file, which this process has open."""
    Posting.objects.exists()
    return Path(connection.settings_dict["NAME"])


def locks(file: Path) -> list[str]:
    """Return the lines of the kernel's list of locks that are of this process and this file."""
    wanted = (f" {os.getpid()} ", f":{file.stat().st_ino} ")
    return [line for line in Path("/proc/locks").read_text().splitlines() if all(part in line for part in wanted)]


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="needs the list of locks of Linux")
@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_import_of_the_database_is_refused(file: Path, suffix: str) -> None:
    held = locks(file)
    assert held
    path = f"{file}{suffix}"
    with pytest.raises(ImportRefused, match=f"^{path}: this is the database of this board."), open_origin(path, Limits()):
        pass
    assert locks(file) == held


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="needs the list of locks of Linux")
def test_link_to_the_database_is_refused(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "board.sqlite"
    link.symlink_to(file)
    held = locks(file)
    with pytest.raises(ImportRefused, match="this is the database of this board"), open_origin(str(link), Limits()):
        pass
    assert locks(file) == held


def test_export_does_not_replace_the_database(file: Path) -> None:
    make_posting("Tide Engineer")
    before = file.stat().st_ino
    with pytest.raises(CommandError, match="is the database of this board"):
        call_command("export_board", str(file))
    assert file.stat().st_ino == before
