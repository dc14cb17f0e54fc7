"""At most one import at a time on one database. The lock goes with the process: a killed import leaves none behind."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Any number will do, as long as nothing else in the same PostgreSQL database uses it.
_POSTGRESQL_KEY = 0x6A6F6273


class AnotherImportIsRunning(Exception):
    """The lock is taken."""


@contextmanager
def import_lock() -> Iterator[None]:
    """Hold the lock in the block. Raises AnotherImportIsRunning at once where another process holds it."""
    hold = _postgresql_lock if connection.vendor == "postgresql" else _file_lock
    with hold():
        yield


@contextmanager
def _postgresql_lock() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_POSTGRESQL_KEY])
        if not cursor.fetchone()[0]:
            raise AnotherImportIsRunning
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_POSTGRESQL_KEY])


@contextmanager
def _file_lock() -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    if connection.is_in_memory_db():  # type: ignore[attr-defined]
        yield  # no other process can reach it
        return
    with open(f"{name}.import-lock", "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherImportIsRunning from None
        yield
