"""Backups of a SQLite database, written and restored by commands as an operator runs them."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from postings.database import backups
from postings.database.backups import BackupError, check
from postings.database.sqlite_file import COMPANIONS
from tests.builders import make_posting
from tests.processes import manage, running

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has tools of its own")


@pytest.fixture
def job(transactional_db: None) -> None:
    make_posting("Tide Engineer", slug="tide-engineer")


@pytest.fixture
def board(job: None, operated: dict[str, str]) -> dict[str, str]:
    """Return the settings of a board with one job."""
    return operated


@pytest.fixture
def file(board: dict[str, str]) -> Path:
    return Path(board["DATA_DIR"]) / "jobboard.sqlite3"


def titles(file: Path) -> list[str]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as opened:
        return [title for (title,) in opened.execute("SELECT title FROM postings_posting")]


def others(file: Path) -> list[str]:
    """Return what lies beside the database, other than the secret key and the static files."""
    return sorted(path.name for path in file.parent.iterdir() if path.name not in {file.name, "secret_key", "static"})


def test_folder_keeps_the_newest_backups(job: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("jobboard-20260101-033000.sqlite3", "jobboard-20260102-033000.sqlite3", "monday.sqlite3", "notes.txt"):
        (tmp_path / name).touch()
    call_command("back_up", str(tmp_path), "--keep", "2", "--quiet")
    older, newest, *others = sorted(path.name for path in tmp_path.iterdir())
    assert (older, others) == ("jobboard-20260102-033000.sqlite3", ["monday.sqlite3", "notes.txt"])
    assert titles(tmp_path / newest) == ["Tide Engineer"]
    assert capsys.readouterr().out == ""


def test_failed_backup_deletes_no_older_one(job: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jobboard-20260101-033000.sqlite3").touch()

    def fail(_file: Path) -> None:
        raise backups.BackupError("The copy is damaged.")

    monkeypatch.setattr(backups, "check", fail)
    with pytest.raises(CommandError, match="The copy is damaged"):
        call_command("back_up", str(tmp_path), "--keep", "1")
    assert [path.name for path in tmp_path.iterdir()] == ["jobboard-20260101-033000.sqlite3"]


@pytest.mark.parametrize("options", [["--keep", "0"], ["--keep", "x"]])
def test_number_of_kept_backups_is_checked(tmp_path: Path, options: list[str]) -> None:
    with pytest.raises(CommandError, match="Enter a number of 1 or more"):
        call_command("back_up", str(tmp_path), *options)


def test_keeping_backups_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="which --keep needs"):
        call_command("back_up", str(tmp_path / "none"), "--keep", "1")


def test_backup_of_a_running_board_is_restored(board: dict[str, str], file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    with running(tmp_path / "log", "--workers", "2", **board) as server:
        assert server.request("/jobs/tide-engineer/").status == 200
        done = manage("back_up", str(backup), **board)
        assert (done.returncode, done.stderr) == (0, "")
        refused = manage("restore_backup", str(backup), **board)
    assert refused.returncode == 1
    assert "Another process has the database open. Stop the board and imports" in refused.stderr
    assert backup.stat().st_mode & 0o777 == 0o600
    assert others(file) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.sqlite3", "data", "log"]

    file.unlink()
    done = manage("restore_backup", str(backup), **board)
    assert (done.returncode, done.stdout.splitlines()[0][:18]) == (0, "Everything matches"), done.stderr
    assert titles(file) == ["Tide Engineer"]


def test_old_database_and_its_log_are_kept_under_another_name(board: dict[str, str], file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    shutil.copy(file, backup)
    with running(tmp_path / "log", **board) as server:
        assert server.request("/").status == 200
        with closing(sqlite3.connect(file)) as opened, opened:
            opened.execute("CREATE TABLE newer (x)")
        for process in children(server.process.pid):
            os.kill(process, signal.SIGKILL)
        server.process.kill()
        server.process.wait()
    assert f"{file.name}-wal" in others(file)

    done = manage("restore_backup", str(backup), **board)
    assert done.returncode == 0, done.stderr
    (aside, *companions) = others(file)
    assert aside.startswith(f"{file.name}.before-restore-")
    assert {name.removeprefix(aside) for name in companions} <= set(COMPANIONS)
    assert f"The old database is kept as {file.with_name(aside)}." in done.stdout
    assert titles(file) == ["Tide Engineer"]
    with closing(sqlite3.connect(file.with_name(aside))) as opened:
        assert opened.execute("SELECT name FROM sqlite_master WHERE name = 'newer'").fetchall() == [("newer",)]


def children(process: int) -> list[int]:
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def damage(backup: Path) -> None:
    data = bytearray(backup.read_bytes())
    data[20 * 4096 : 40 * 4096] = b"\x55" * 20 * 4096
    backup.write_bytes(data)


def write_garbage(backup: Path) -> None:
    backup.write_bytes(b"garbage" * 10_000)


def write_other_database(backup: Path) -> None:
    backup.unlink()
    with closing(sqlite3.connect(backup)) as opened, opened:
        opened.execute("CREATE TABLE notes (x)")


def make_newer(backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as opened, opened:
        opened.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('postings', '9999_later', '2030-01-01')")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (damage, "damaged|cannot be read as a database"),
        (write_garbage, "cannot be read as a database"),
        (write_other_database, "is not the database of a job board"),
        (make_newer, "is from a newer version of this program, with the migration 9999_later"),
        (Path.unlink, "There is no file"),
    ],
)
def test_unusable_backup_is_named(db: None, tmp_path: Path, spoil: Callable[[Path], None], reason: str) -> None:
    backup = tmp_path / "backup.sqlite3"
    shutil.copy(connection.settings_dict["TEST"]["NAME"], backup)
    spoil(backup)
    with pytest.raises(BackupError, match=reason):
        check(backup)


@pytest.mark.parametrize("options", [[], ["--check"]])
def test_unusable_backup_is_refused_and_changes_nothing(
    board: dict[str, str], file: Path, tmp_path: Path, options: list[str]
) -> None:
    backup, before = tmp_path / "backup.sqlite3", file.read_bytes()
    shutil.copy(file, backup)
    make_newer(backup)
    done = manage("restore_backup", str(backup), *options, **board)
    assert (done.returncode, "is from a newer version of this program" in done.stderr) == (1, True), done.stderr
    assert file.read_bytes() == before
    assert others(file) == []


def test_backup_is_checked_without_restoring_it(board: dict[str, str], file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    assert manage("back_up", str(backup), **board).returncode == 0
    before = file.read_bytes()
    done = manage("restore_backup", "--check", str(backup), **board)
    assert (done.returncode, done.stdout) == (0, f"{backup} is complete and undamaged.\n")
    assert file.read_bytes() == before


def test_backup_overwrites_no_file(board: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    done = manage("back_up", str(tmp_path / "notes"), **board)
    assert (done.returncode, (tmp_path / "notes").read_text()) == (1, "mine")
    assert "exists already" in done.stderr


def test_stopped_board_leaves_no_write_ahead_log(board: dict[str, str], file: Path, tmp_path: Path) -> None:
    with running(tmp_path / "log", "--workers", "2", **board) as server:
        for _ in range(6):
            assert server.request("/").status == 200
        assert f"{file.name}-wal" in others(file)
    assert others(file) == []


def test_programs_that_follow_the_changes_start_over_after_a_restore(
    board: dict[str, str], file: Path, tmp_path: Path
) -> None:
    def key() -> str:
        with closing(sqlite3.connect(file)) as opened:
            return str(opened.execute("SELECT key FROM postings_changelog").fetchone()[0])

    manage("run_tasks", **board)
    backup, before = tmp_path / "backup.sqlite3", key()
    shutil.copy(file, backup)
    assert manage("restore_backup", str(backup), **board).returncode == 0
    restored = key()
    assert restored != before
    assert manage("restart_change_log", **board).stdout == "Programs that follow /changes.json start from zero.\n"
    assert key() != restored
