"""Copying the board from SQLite to PostgreSQL, and comparing the two databases row by row.

`copied` is one transaction on the target, which reads one state of the source. Rows are read through the models and written
with COPY, so that values keep their ids and times. What triggers derive from the rows is left out and built anew.
"""

import hashlib
import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

from postings.models import ChangedPosting, FacetChange, FacetSet, FacetState, Skill, SkillAlias, StoredRecord

TARGET, SOURCE = DEFAULT_DB_ALIAS, "source"
Table = type[models.Model]

# Made from the postings.
_DERIVED = {ChangedPosting, FacetChange, FacetSet, FacetState, StoredRecord}
# What `migrate` writes into an empty database.
_MADE_BY_MIGRATE = {ContentType, Permission, Group, Group.permissions.through, Skill, SkillAlias}
_ROWS_AT_ONCE = 200
# PostgreSQL indexes up to 2,704 bytes a row, other columns and headers included. `importing/paths.py` keeps to the same.
_MAX_INDEXED_BYTES = 2_500


@contextmanager
def connected(target: dict[str, Any]) -> Iterator[None]:
    """Make `target` the default database within the block, for migrations, triggers and facets, and the board's `source`."""
    databases = connections.settings
    board = databases[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS].close()
    del connections[DEFAULT_DB_ALIAS]
    databases[TARGET] = target
    # A transaction that only reads sees one state of the database and keeps nobody from writing.
    databases[SOURCE] = {**board, "OPTIONS": {**board.get("OPTIONS", {}), "transaction_mode": "DEFERRED"}}
    connections.configure_settings(databases)
    try:
        yield
    finally:
        for alias in (TARGET, SOURCE):
            connections[alias].close()
            del connections[alias]
        databases[DEFAULT_DB_ALIAS] = board
        del databases[SOURCE]


@cache
def tables() -> tuple[Table, ...]:
    """Return the models whose rows are copied, each after those that it refers to."""
    every = apps.get_models(include_auto_created=True)
    all_of_them = {model for model in every if model._meta.managed and not model._meta.proxy} - _DERIVED
    needs = {
        model: {field.related_model for field in model._meta.concrete_fields if field.is_relation} - {model}
        for model in sorted(all_of_them, key=lambda model: model._meta.db_table)
    }
    return tuple(TopologicalSorter(needs).static_order())  # type: ignore[arg-type]


def occupied() -> list[str]:
    """Return the tables of the target that have rows which `migrate` has not written."""
    with connections[TARGET].cursor() as cursor:
        there = set(connections[TARGET].introspection.table_names(cursor))
    names = [model._meta.db_table for model in tables() if model not in _MADE_BY_MIGRATE]
    return [name for name in names if name in there and _has_rows(name)]


def _has_rows(table: str) -> bool:
    with connections[TARGET].cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {connections[TARGET].ops.quote_name(table)})")  # noqa: S608
        return bool(cursor.fetchone()[0])


@contextmanager
def one_state() -> Iterator[None]:
    """Read one state of the source within the block. Broken UTF-8 is read as lone surrogates, which `problems` names."""
    connections[SOURCE].ensure_connection()
    connections[SOURCE].connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    with transaction.atomic(using=SOURCE):
        yield


def source_version() -> int:
    """Return a number that changes when another connection writes to the source. Call it outside of a transaction."""
    with connections[SOURCE].cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])


def _stored_fields(model: Table) -> "list[models.Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not field.generated]


def _rows(alias: str, model: Table) -> Iterator[tuple[Any, ...]]:
    names = [field.attname for field in _stored_fields(model)]
    return model._base_manager.using(alias).order_by().values_list(*names).iterator(_ROWS_AT_ONCE)


# What SQLite stores and PostgreSQL does not


def problems() -> Iterator[str]:
    """Yield a sentence for each value of the source that PostgreSQL refuses, with its table, id and column."""
    for model in tables():
        checks = [(field, field.name in _indexed(model)) for field in _stored_fields(model)]
        for row in _rows(SOURCE, model):
            for value, (field, is_indexed) in zip(row, checks, strict=True):
                if value is not None and (reason := _why_refused(value, field, is_indexed=is_indexed)):
                    pk = dict(zip([each.attname for each, _ in checks], row, strict=True))[model._meta.pk.attname]
                    yield f"{model._meta.db_table}, id {pk!r}, {field.column}: {reason}"
    yield from _lost_references()


def _indexed(model: Table) -> set[str]:
    many = [*model._meta.indexes, *model._meta.constraints]
    return {name.lstrip("-") for each in many for name in getattr(each, "fields", ())} | {
        field.name for field in model._meta.concrete_fields if field.unique or getattr(field, "db_index", False)
    }


def _why_refused(value: Any, field: "models.Field[Any, Any]", *, is_indexed: bool) -> str:
    if isinstance(field, models.JSONField):
        return next(filter(None, map(_why_no_json, _scalars(value))), "")
    if isinstance(value, str):
        if reason := _why_no_text(value):
            return reason
        if field.max_length is not None and len(value) > field.max_length:
            return f"has {len(value):,} characters, {field.max_length:,} are allowed"
        if is_indexed and len(value.encode()) > _MAX_INDEXED_BYTES:
            return f"has {len(value.encode()):,} bytes, too many for an index"
    if isinstance(value, int) and not isinstance(value, bool):
        column = field.target_field if isinstance(field, models.ForeignKey) else field
        lowest, highest = connections[TARGET].ops.integer_field_range(column.get_internal_type())
        if not lowest <= value <= highest:
            return f"{value} is out of range"
    if isinstance(value, Decimal) and isinstance(field, models.DecimalField):
        digits = field.max_digits - field.decimal_places
        if not value.is_finite() or abs(value) >= 10**digits:
            return f"{value} has more than {digits} digits before the point"
    return ""


def _why_no_text(value: str) -> str:
    if "\0" in value:
        return "contains a NUL character"
    try:
        value.encode()
    except UnicodeEncodeError:
        return "contains bytes or characters that are not UTF-8"
    return ""


def _why_no_json(value: Any) -> str:
    if isinstance(value, str):
        return _why_no_text(value)
    return "contains a number that is not finite" if isinstance(value, float) and not math.isfinite(value) else ""


def _scalars(value: Any) -> Iterator[Any]:
    """Yield the keys and the innermost values of a JSON value."""
    match value:
        case dict():
            for key, each in value.items():
                yield key
                yield from _scalars(each)
        case list():
            for each in value:
                yield from _scalars(each)
        case _:
            yield value


def _lost_references() -> Iterator[str]:
    with connections[SOURCE].cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        for table, pk, referred, _ in cursor.fetchall():
            yield f"{table}, id {pk}: refers to a row of {referred} that does not exist"


# Comparing


@dataclass
class Digest:
    """The number of rows and a hash of all, in any order. Equal rows have equal hashes in both databases."""

    rows: int = 0
    total: int = 0

    def add(self, row: tuple[Any, ...]) -> None:
        text = json.dumps([_plain(value) for value in row], sort_keys=True, default=_plain)
        self.rows += 1
        hashed = hashlib.blake2b(text.encode(), digest_size=16).digest()
        self.total = (self.total + int.from_bytes(hashed, "big")) % 2**128

    @property
    def hash(self) -> str:
        return f"{self.total:032x}"


def _plain(value: Any) -> Any:
    """Return a value as JSON that does not depend on the database that it was read from."""
    match value:
        case Decimal():
            return format(value.normalize(), "f")
        case float() if value.is_integer():
            return int(value)  # PostgreSQL stores 1e2 in a JSON value as 100
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case bytes() | memoryview():
            return hashlib.blake2b(value).hexdigest()
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list():
            return [_plain(each) for each in value]
    return value


def digest_of(model: Table) -> Digest:
    """Return the digest of a table of the target."""
    digest = Digest()
    for row in _rows(TARGET, model):
        digest.add(row)
    return digest


# Copying


def empty() -> None:
    """Delete what `migrate` has written into the target."""
    quote = connections[TARGET].ops.quote_name
    with connections[TARGET].cursor() as cursor:
        for model in reversed([model for model in tables() if model in _MADE_BY_MIGRATE]):
            cursor.execute(f"DELETE FROM {quote(model._meta.db_table)}")  # noqa: S608


def copy(model: Table) -> Digest:
    """Copy the rows of a table, and return the digest of what was read."""
    connection, fields, digest = connections[TARGET], _stored_fields(model), Digest()
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)  # type: ignore[arg-type]
    sql = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(sql) as rows:
        for row in _rows(SOURCE, model):
            digest.add(row)
            rows.write_row([field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)])
    return digest


def continue_ids() -> None:
    """Let the ids of new rows follow those that the source has given, also to rows since deleted: the journal names them."""
    with connections[SOURCE].cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence")
        given = dict(cursor.fetchall())
    with connections[TARGET].cursor() as cursor:
        for sql in connections[TARGET].ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(sql)
        for model in tables():
            if isinstance(model._meta.pk, models.AutoField) and (last := given.get(model._meta.db_table)):
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [model._meta.db_table, model._meta.pk.column, last]
                )


def check_references() -> None:
    """Check the foreign keys of the target now. Raise IntegrityError if a row refers to one that does not exist."""
    with connections[TARGET].cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
