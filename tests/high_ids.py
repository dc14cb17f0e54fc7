"""Ids above a million for the rows that tests make, which show whether a page formats an id for reading: 1,000,001."""

from django.apps import apps
from django.db import connection, models

FIRST = 1_000_001


def start() -> None:
    """Let the ids of every table start above a million, at a different number each, and leave existing rows alone."""
    own = [model for model in apps.get_models(include_auto_created=True) if isinstance(model._meta.pk, models.AutoField)]
    with connection.cursor() as cursor:
        for number, model in enumerate(own):
            table, column, first = model._meta.db_table, model._meta.pk.column, FIRST + 1_000 * number
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, first - 1])
            else:
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, column, first - 1])
