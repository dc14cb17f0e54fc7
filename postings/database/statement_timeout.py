"""A timeout for statements, for checks that must not pile up behind a lock."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def statement_timeout(seconds: int) -> Iterator[None]:
    """Let statements of the block neither wait for a lock nor run longer than this. They raise OperationalError."""
    limit = _sqlite if connection.vendor == "sqlite" else _postgresql
    with limit(seconds):
        yield


@contextmanager
def _postgresql(seconds: int) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{seconds}s"])
        yield


@contextmanager
def _sqlite(seconds: int) -> Iterator[None]:
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    raw: Any = connection.connection
    end = time.monotonic() + seconds
    (before,) = raw.execute("PRAGMA busy_timeout").fetchone()
    raw.execute(f"PRAGMA busy_timeout = {seconds * 1000}")
    raw.set_progress_handler(lambda: time.monotonic() > end, 10_000)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)
        raw.execute(f"PRAGMA busy_timeout = {before}")
