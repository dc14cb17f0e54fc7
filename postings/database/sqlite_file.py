"""The file of a SQLite database, looked at without SQLite, whose caches can hide that the file is gone or overwritten."""

from pathlib import Path

from django.db import connection

_HEADER = b"SQLite format 3\0"


def database_file() -> Path | None:
    """Return the path of the SQLite database, or None if the database is PostgreSQL or in memory."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        return None
    return Path(connection.settings_dict["NAME"])


def is_missing() -> bool:
    """Return whether the database is a file that does not exist."""
    file = database_file()
    return file is not None and not file.exists()


def problem() -> str:
    """Return a sentence that says what is wrong with the file, or an empty string."""
    file = database_file()
    if file is None:
        return ""
    try:
        with file.open("rb") as opened:
            header = opened.read(len(_HEADER))
    except FileNotFoundError:
        return "The database file does not exist."
    except OSError:
        return "The database file cannot be read."
    return "" if header == _HEADER else "The database file is empty or not a database."
