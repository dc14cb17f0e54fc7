"""Backups of a SQLite database: written while the board runs, checked completely, and restored while it does not."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from postings.database import migration_state
from postings.database.sqlite_file import COMPANIONS, database_file

# Where SQLite locks a database file: a byte each for waiting and reserving writers, then a range for readers. In WAL mode
# a connection holds a lock on the range as long as it is open.
_LOCKS_START, _LOCKS_LENGTH = 0x40000000, 512
_DATED = re.compile(r"jobboard-\d{8}-\d{6}\.sqlite3")


class BackupError(Exception):
    """A backup cannot be written or restored. The message says why."""


def back_up(target: Path) -> None:
    """Write a consistent copy of the database to a new file, which only this user may read. The board may be running."""
    _required_file()
    if target.exists():
        raise BackupError(f"{target} exists already. Choose another name.")
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(0o600)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(part)])
        check(part)
        _move(part, target)
    except (OSError, DatabaseError) as error:
        raise BackupError(f"The backup could not be written: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def back_up_to_folder(folder: Path, keep: int | None = None) -> Path:
    """Write a backup that is named after the time, delete all but the newest `keep` of its folder, and return its path."""
    target = folder / f"jobboard-{datetime.now():%Y%m%d-%H%M%S}.sqlite3"
    back_up(target)
    if keep:
        try:
            for old in sorted(path for path in folder.iterdir() if _DATED.fullmatch(path.name))[:-keep]:
                old.unlink()
        except OSError as error:
            raise BackupError(f"{target} is written, but an older backup could not be deleted: {error}") from error
    return target


def check(file: Path) -> None:
    """Raise BackupError if a file is not a sound database of this board, or one of a newer version of this program."""
    if not file.is_file():
        raise BackupError(f"There is no file {file}.")
    try:
        with _opened(file) as backup, backup.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check(10)")
            problems = [str(row[0]) for row in cursor.fetchall()]
            if problems != ["ok"]:
                raise BackupError(f"{file} is damaged: {'; '.join(problems)}")
            if "postings_posting" not in backup.introspection.table_names(cursor):
                raise BackupError(f"{file} is not the database of a job board.")
            cursor.execute("SELECT app, name FROM django_migrations WHERE app = 'postings'")
            applied = set(cursor.fetchall())
    except DatabaseError as error:
        raise BackupError(f"{file} cannot be read as a database: {error}") from None
    if newer := sorted(applied - migration_state.known()):
        raise BackupError(f"{file} is from a newer version of this program, with the migration {newer[-1][1]}.")


def restore(backup: Path) -> Path | None:
    """Put a copy of a backup in the place of the database, and return where the old database was moved, if there was one.

    A process that is killed in between leaves the old database or the new one, or none, but never one with the
    write-ahead log of the other.
    """
    file = _required_file()
    part = file.with_name(f"{file.name}.restoring")
    _remove_with_companions(part)
    try:
        _copy(backup, part)
        _take_owner(part, file if file.exists() else file.parent)
        connection.close()
        with _exclusive(file):
            aside = _move_aside(file)
            _move(part, file)
    except OSError as error:
        raise BackupError(f"The backup could not be restored: {error}") from error
    finally:
        _remove_with_companions(part)
    return aside


def is_in_use() -> bool:
    """Return whether another process has the SQLite database open. This closes the connection of this process."""
    connection.close()
    try:
        with _exclusive(_required_file()):
            return False
    except BackupError:
        return True


def _required_file() -> Path:
    file = database_file()
    if file is None:
        raise BackupError("This command is for SQLite. For PostgreSQL, use pg_dump and pg_restore.")
    return file


@contextmanager
def _opened(file: Path) -> Iterator[BaseDatabaseWrapper]:
    """Open another SQLite database through Django, which adds the functions that its constraints use."""
    options = {**connection.settings_dict, "NAME": str(file), "OPTIONS": {}}
    with closing(ConnectionHandler({"default": options})["default"]) as opened:
        yield opened


def _copy(source: Path, target: Path) -> None:
    """Copy a database with what its write-ahead log contains, if it has one."""
    target.touch(0o600)
    try:
        with _opened(source) as old, _opened(target) as new:
            old.ensure_connection()
            new.ensure_connection()
            old.connection.backup(new.connection)
    except DatabaseError as error:
        raise BackupError(f"{source} cannot be read as a database: {error}") from None


def _take_owner(file: Path, example: Path) -> None:
    """Give a file the owner of another, so that the board can write to a database that root has restored."""
    status = example.stat()
    if os.getuid() == 0:
        os.chown(file, status.st_uid, status.st_gid)


@contextmanager
def _exclusive(file: Path) -> Iterator[None]:
    """Lock a database for the block. Raise BackupError if another process has it open."""
    if not file.exists():
        yield
        return
    with file.open("r+b") as opened:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS_LENGTH, _LOCKS_START)
        except OSError:
            raise BackupError("Another process has the database open. Stop the board and imports, then try again.") from None
        yield


def _move_aside(file: Path) -> Path | None:
    """Rename a database and its companions, the database first, and return its new path."""
    aside = file.with_name(f"{file.name}.before-restore-{datetime.now():%Y%m%d-%H%M%S}")
    existed = file.exists()
    for companion in ("", *COMPANIONS):
        old = file.with_name(f"{file.name}{companion}")
        if old.exists():
            old.rename(aside.with_name(f"{aside.name}{companion}"))
    return aside if existed else None


def _move(source: Path, target: Path) -> None:
    """Move a file within a folder, so that it is there completely even after a power failure."""
    with source.open("rb") as opened:
        os.fsync(opened.fileno())
    source.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _remove_with_companions(file: Path) -> None:
    for companion in ("", *COMPANIONS):
        file.with_name(f"{file.name}{companion}").unlink(missing_ok=True)
