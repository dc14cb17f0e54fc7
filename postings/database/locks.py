"""Locks that one process at a time holds for each database. They are released when the process ends, however it ends.

Of SQLite's own lock for writing, only the pause is here in which a process with many transactions leaves it to others.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Arbitrary advisory lock ids that nothing else in the same PostgreSQL database uses.
_IMPORT_KEY, _TASK_KEY, _INDEX_NOW_KEY, _ALERT_KEY = 0x6A6F6273, 0x6A6F6274, 0x6A6F6275, 0x6A6F6276


# SQLite's waiting writers look up to every 0.1 seconds whether they can start.
_PAUSE_SECONDS = 0.12


class AnotherImportIsRunning(Exception):
    """Another process holds the import lock."""


class TasksAreRunning(Exception):
    """Another process holds the lock of the tasks."""


class AlertsAreBeingSent(Exception):
    """Another process holds the lock of the alerts."""


class IndexNowIsRunning(Exception):
    """Another process is reporting changes to search engines."""


def let_others_write() -> None:
    """Pause between two of many transactions on SQLite, where the next one would start before anybody who waits to write."""
    if connection.vendor == "sqlite":
        time.sleep(_PAUSE_SECONDS)


@contextmanager
def import_lock() -> Iterator[None]:
    """Hold the import lock within the block. Raise AnotherImportIsRunning at once if another process holds it."""
    with _locked("import", _IMPORT_KEY, AnotherImportIsRunning):
        yield


@contextmanager
def task_lock() -> Iterator[None]:
    """Hold the lock of the tasks within the block. Raise TasksAreRunning at once if another process holds it."""
    with _locked("task", _TASK_KEY, TasksAreRunning):
        yield


@contextmanager
def alert_lock() -> Iterator[None]:
    """Hold the lock of the alerts within the block. Raise AlertsAreBeingSent at once if another process holds it."""
    with _locked("alert", _ALERT_KEY, AlertsAreBeingSent):
        yield


@contextmanager
def index_now_lock() -> Iterator[None]:
    """Hold the lock of reports to search engines within the block. Raise IndexNowIsRunning at once if it is held."""
    with _locked("index-now", _INDEX_NOW_KEY, IndexNowIsRunning):
        yield


@contextmanager
def _locked(name: str, key: int, taken: type[Exception]) -> Iterator[None]:
    with _postgresql_lock(key, taken) if connection.vendor == "postgresql" else _file_lock(name, taken):
        yield


@contextmanager
def _postgresql_lock(key: int, taken: type[Exception]) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        if not cursor.fetchone()[0]:
            raise taken
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _file_lock(name: str, taken: type[Exception]) -> Iterator[None]:
    if connection.is_in_memory_db():  # type: ignore[attr-defined]
        yield  # no other process can access this database
        return
    handle = _open(f"{connection.settings_dict['NAME']}.{name}-lock")
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise taken from None
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
