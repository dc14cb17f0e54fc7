"""The file of a SQLite database, looked at past the write-ahead log, which can hide that the file is gone or overwritten.

Only SQLite may open the file. Under POSIX, locks belong to a process: when it closes the file once, in whatever way, all
its locks on it are gone. Other processes then take the database for unused, delete its write-ahead log, and damage it.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

COMPANIONS = ("-wal", "-shm", "-journal")


def database_file() -> Path | None:
    """Return the path of the SQLite database, or None if the database is PostgreSQL or in memory."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        return None
    return Path(connection.settings_dict["NAME"])


def is_missing() -> bool:
    """Return whether the database is a file that does not exist."""
    file = database_file()
    return file is not None and not file.exists()


def is_database_file(file: Path) -> bool:
    """Return whether a file is the SQLite database of this board, or one that SQLite keeps next to it, under any name."""
    database = database_file()
    if database is None or not file.exists():
        return False
    kept = [database, *(database.with_name(f"{database.name}{suffix}") for suffix in COMPANIONS)]
    return any(each.exists() and file.samefile(each) for each in kept)


def problem() -> str:
    """Return a sentence that says what is wrong with the file, or an empty string."""
    file = database_file()
    if file is None:
        return ""
    if not file.exists():
        return "The database file does not exist."
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
            pages = opened.execute("PRAGMA page_count").fetchone()[0]
    except sqlite3.OperationalError:
        return "The database file cannot be read."
    except sqlite3.DatabaseError:
        pages = 0
    return "" if pages else "The database file is empty or not a database."
