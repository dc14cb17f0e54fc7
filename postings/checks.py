"""System checks of the database: the SQLite version, the PostgreSQL locale, and the triggers and text index of search."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connection
from django.db.models import Model

from postings.database import sqlite_file
from postings.models import FacetState
from postings.search.facets import storage

# First versions with the fix for a bug that corrupts databases in write-ahead logging (WAL) mode, newest series first.
_FIXED = [(3, 51, 3), (3, 50, 7), (3, 44, 6)]


def can_corrupt_wal(version: tuple[int, int, int]) -> bool:
    """Return whether this SQLite version can corrupt a database in WAL mode when several connections checkpoint at once."""
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
            f"SQLite {sqlite3.sqlite_version} has a rare bug that can corrupt a database that several processes write to.",
            hint="Update SQLite to 3.51.3 or later (or to 3.50.7 or 3.44.6), or set DATABASE_URL to use PostgreSQL.",
            id="postings.W001",
        )
    ]


@register(Tags.database)
def postgresql_knows_letters(databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Warn of the C locale, in which only ASCII counts as letters, so that text search finds no words with other letters."""
    if not databases or connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
        (locale,) = cursor.fetchone()
    if locale not in {"C", "POSIX"}:
        return []
    return [
        Warning(
            f"This PostgreSQL database uses the locale {locale}. Searching for words with non-ASCII letters will not work.",
            hint="Create the database with LC_CTYPE set to C.UTF-8 or to a language, for example en_US.UTF-8.",
            id="postings.W002",
        )
    ]


@register(Tags.database)
def database_objects_are_installed(databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Warn of missing triggers and a missing text index. An error would prevent `migrate` from installing them again."""
    if not databases or sqlite_file.is_missing() or not _has_current_columns(FacetState):
        return []  # `migrate` has not run yet
    missing = storage.missing()
    if not missing:
        return []
    more = f" And {len(missing) - 3} more are missing." if len(missing) > 3 else ""
    return [
        Warning(
            f"Search is not kept up to date. {' '.join(missing[:3])}{more}",
            hint="Run manage.py migrate, or manage.py rebuild_facets.",
            id="postings.W003",
        )
    ]


def _has_current_columns(model: type[Model]) -> bool:
    """Return whether the table of a model exists and has all its columns."""
    with connection.cursor() as cursor:
        if model._meta.db_table not in connection.introspection.table_names(cursor):
            return False
        found = {column.name for column in connection.introspection.get_table_description(cursor, model._meta.db_table)}
    return {field.column for field in model._meta.local_fields} <= found
