"""Failures of the disk and of permissions end an import with a message and exit code 74, not with a traceback."""

import fcntl
import io
import json
import os
import resource
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from postings.database.locks import AnotherImportIsRunning, import_lock
from postings.importing.sources import git_process
from postings.importing.spool import PackedFile, Spool
from postings.models import ImportRun, Posting
from tests.builders import many_ads, write

pytestmark = pytest.mark.django_db(transaction=True)


def failure(*arguments: Any, **options: Any) -> tuple[int, str]:
    """Run the import and return its exit code and message."""
    with pytest.raises(CommandError) as caught:
        call_command("import_postings", *map(str, arguments), **options)
    return caught.value.returncode, str(caught.value)


@pytest.fixture
def lock_file(ads: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the lock file of a database file in `ads`. The path is relative, and `ads` the current folder."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no lock file")
    monkeypatch.chdir(ads)
    ads.chmod(0o755)
    connection.ensure_connection()  # to the database of the tests
    monkeypatch.setitem(connection.settings_dict, "NAME", "board.sqlite3")
    return Path("board.sqlite3.import-lock")


def test_lock_that_cannot_be_opened(lock_file: Path) -> None:
    lock_file.mkdir()
    assert failure("nowhere") == (
        74,
        "Is a directory: board.sqlite3.import-lock. No posting is left half-written. "
        "Free disk space or correct the permissions, then run the import again.",
    )


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")
def test_lock_of_another_user_is_used_if_readable(lock_file: Path) -> None:
    lock_file.touch(0o644)
    os.seteuid(65534)
    try:
        with import_lock():
            with lock_file.open() as second, pytest.raises(BlockingIOError):
                fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with pytest.raises(AnotherImportIsRunning), import_lock():
                pass
    finally:
        os.seteuid(0)
    lock_file.chmod(0o600)
    os.seteuid(65534)
    try:
        with pytest.raises(PermissionError), import_lock():
            pass
    finally:
        os.seteuid(0)


def test_temporary_folder_that_cannot_be_written(ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postings.importing.spool._MAX_MEMORY_BYTES", 10)
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")
    out = io.StringIO()
    code, message = failure(write(ads, many_ads(2)), json=True, stdout=out)
    assert code == 74
    assert message.startswith("No such file or directory: /nowhere/at/all. No posting is left half-written.")
    assert (json.loads(out.getvalue())["outcome"], json.loads(out.getvalue())["message"]) == ("failed", message)
    assert (ImportRun.objects.get().outcome, Posting.objects.count()) == ("failed", 0)


def test_full_spool_names_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postings.importing.spool._MAX_MEMORY_BYTES", 10)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with pytest.raises(OSError, match="File too large") as caught, Spool() as spool:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        try:
            for number in range(20):
                spool.add(PackedFile(f"{number}.md", (), "key", ad=bytes(50_000)))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.filename == tempfile.gettempdir()


def test_disk_that_is_full_while_git_clones() -> None:
    error = git_process._failure("clone", "fatal: write error: No space left on device\nfatal: fetch-pack: invalid output")
    assert isinstance(error, OSError)
    assert (error.strerror, error.filename) == ("No space left on device", tempfile.gettempdir())


def test_unexpected_error_is_logged_and_has_its_own_exit_code(
    ads: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("postings.importing.pipeline.open_origin", lambda *_, **__: dict[str, Any]()["no such key"])
    assert failure(ads) == (70, "Unexpected error (KeyError: 'no such key'). Please report it as a bug.")
    assert "Traceback" in caplog.text
    assert ImportRun.objects.get().outcome == "failed"


def test_inspection_fails_with_the_same_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")
    with pytest.raises(CommandError, match=r"No such file or directory: /nowhere") as caught:
        call_command("inspect_postings", f"file://{tmp_path}")
    assert caught.value.returncode == 74
