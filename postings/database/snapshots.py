"""Reading without locks: a transaction in which the database refuses every write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def read_only() -> Iterator[None]:
    """Run the block in a transaction that reads one state of the database, waits for no writer, and cannot write."""
    if connection.vendor == "sqlite":
        with _sqlite():
            yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        # The level can be set at the start of a transaction only, so that of an outer block stays.
        level = "" if connection.savepoint_ids else "ISOLATION LEVEL REPEATABLE READ, "
        cursor.execute(f"SET TRANSACTION {level}READ ONLY")
        yield


@contextmanager
def _sqlite() -> Iterator[None]:
    """Set what makes a transaction read only outside it, so that an error within cannot leave it set."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    wrapper: Any = connection
    raw, mode = wrapper.connection, wrapper.transaction_mode
    wrapper.transaction_mode = "DEFERRED"
    raw.execute("PRAGMA query_only = ON")
    try:
        with transaction.atomic():
            yield
    finally:
        raw.execute("PRAGMA query_only = OFF")
        wrapper.transaction_mode = mode
