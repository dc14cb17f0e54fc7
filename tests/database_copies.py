"""The test database, which is made once, and its copies, one for each process of pytest."""

import fcntl
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests import high_ids


def make(folder: Path, *, keep: bool) -> None:
    """Make the test database unless another process of this run has; a file in the folder says so.

    With `keep`, bring the database of an earlier run up to date.
    """
    with (folder / "test-database-is-made").open("a+") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        if mark.seek(0, os.SEEK_END) == 0:  # another process may have written since it was opened
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=keep)
            high_ids.start()
            connection.close()
            mark.write("yes")
            mark.flush()


def use_copy(name: str) -> None:
    """Connect to a new copy of the test database, in place of any earlier one of this name."""
    ContentType.objects.clear_cache()
    given = connection.settings_dict
    made = given["NAME"] = given["TEST"]["NAME"]
    copy = connection.creation.get_test_db_clone_settings(name)["NAME"]
    if connection.vendor == "postgresql":
        _end_other_connections(copy)
        connection.creation.clone_test_db(name, verbosity=0)
        given["NAME"] = copy
    else:
        given["NAME"] = copy
        connection.prepare_database()
        restore(made)


def keep(file: Path) -> None:
    """Copy the SQLite database of this process to a file."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as kept:
        connection.connection.backup(kept)


def restore(file: str | Path) -> None:
    """Replace the content of the SQLite database of this process by that of a file."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as kept:
        kept.backup(connection.connection)


def _end_other_connections(database: str) -> None:
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    # Not a connection to the database that is copied, which would prevent a copy that another process makes now.
    with connection.creation._nodb_cursor() as cursor:  # type: ignore[attr-defined]  # has it on PostgreSQL
        cursor.execute(ended, [database])
