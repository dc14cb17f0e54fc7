"""Which migrations this version of the program has, and which of them a database lacks."""

from functools import cache

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Migrations = frozenset[tuple[str, str]]


@cache
def known() -> Migrations:
    """Return the app and the name of each migration of this version."""
    return frozenset(MigrationLoader(None).disk_migrations or {})


def unapplied(alias: str = DEFAULT_DB_ALIAS) -> Migrations:
    """Return the migrations that a database lacks."""
    return known() - set(MigrationRecorder(connections[alias]).applied_migrations())
