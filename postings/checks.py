"""System checks of our own: what an operator should know before trusting a machine with the board."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

# Versions from which the fix for a corruption in write-ahead logging is in, newest series first.
_FIXED = [(3, 51, 3), (3, 50, 7), (3, 44, 6)]


def can_corrupt_wal(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite may damage a database in write-ahead mode when several connections checkpoint at once."""
    if version >= _FIXED[0] or version < (3, 7, 0):
        return False
    return not any(version[:2] == fixed[:2] and version >= fixed for fixed in _FIXED[1:])


@register(Tags.database)
def sqlite_is_sound(databases: Any = None, **_: Any) -> list[CheckMessage]:
    uses_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if not databases or not uses_sqlite or not can_corrupt_wal(sqlite3.sqlite_version_info):
        return []
    return [
        Warning(
            f"SQLite {sqlite3.sqlite_version} has a rare fault that can damage a database which several processes write.",
            hint="Update SQLite to 3.51.3 (or 3.50.7, 3.44.6) or later, or use PostgreSQL through DATABASE_URL.",
            id="postings.W001",
        )
    ]
