"""A lock that allows one import at a time for each database. It is released when the process ends, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# An arbitrary advisory lock id that nothing else in the same PostgreSQL database uses.
_POSTGRESQL_KEY = 0x6A6F6273


class AnotherImportIsRunning(Exception):
    """Another process holds the import lock."""


@contextmanager
def import_lock() -> Iterator[None]:
    """Hold the import lock within the block. Raise AnotherImportIsRunning at once if another process holds it."""
    lock = _postgresql_lock if connection.vendor == "postgresql" else _file_lock
    with lock():
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
        yield  # no other process can access this database
        return
    handle = _open(f"{name}.import-lock")
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherImportIsRunning from None
        yield
    finally:
        os.close(handle)


def _open(name: str) -> int:
    """Open the lock file, and create it if there is none. One that belongs to another user only has to be readable."""
    try:
        return os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except PermissionError:
        if not os.access(name, os.R_OK):
            raise
        return os.open(name, os.O_RDONLY | os.O_CLOEXEC)
