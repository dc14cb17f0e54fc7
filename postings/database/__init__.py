"""Triggers and the full-text index, as SQL for SQLite and PostgreSQL.

The triggers update the text index and record changed postings for the facets and for `/changes.json`, in the transaction of
the write, whichever program makes it. (One exception on SQLite: INSERT OR REPLACE by a program that has not set `PRAGMA
recursive_triggers`, as our own connections do.)

They are installed after each migration, and removed before a migration that changes a table, because SQLite cannot recreate
a table that triggers or views refer to. While they are removed, there is no FacetState row, and search is unavailable.
`missing` names what was lost in another way.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from django.db import connection, transaction

_FOLDER = Path(__file__).parent
_CREATED = re.compile(
    r"^CREATE (?:VIRTUAL )?(VIEW|TABLE|INDEX|FUNCTION|TRIGGER) (\w+)(?:[^\n]* ON (postings_\w+))?", re.MULTILINE
)
# A disabled trigger, as an interrupted restore leaves it, counts as missing.
_INSTALLED = {
    "sqlite": "SELECT type, name, CASE WHEN type IN ('trigger', 'index') THEN tbl_name ELSE '' END FROM sqlite_master",
    "postgresql": """
        SELECT 'trigger', tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
          WHERE tgenabled IN ('O', 'A') AND relnamespace = current_schema()::regnamespace
        UNION ALL SELECT 'function', proname, '' FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
        UNION ALL SELECT 'view', viewname, '' FROM pg_views WHERE schemaname = current_schema()
        UNION ALL SELECT 'table', tablename, '' FROM pg_tables WHERE schemaname = current_schema()
        UNION ALL SELECT 'index', indexname, tablename FROM pg_indexes WHERE schemaname = current_schema()
    """,
}
# The tables of the text index. Only SQLite has the second: on PostgreSQL, titles and names are columns of the first.
_TEXT_TABLES = ("postings_text", "postings_titles")
# Characters that FTS5 would otherwise index as letters.
_EMOJI = "".join(map(chr, range(0x1F000, 0x1FB00)))


def install() -> None:
    """Install the triggers and an empty text index, replacing existing ones. Any posting may have changed without them."""
    with transaction.atomic():
        remove()
        _run_script("install.sql")
        mark_all_changed()


def mark_all_changed() -> None:
    """Record all postings, and the deleted ones that `/changes.json` lists, as possibly changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO postings_changedposting (posting_id) "
            "SELECT id FROM postings_posting UNION SELECT posting_id FROM postings_changeentry ORDER BY 1"
        )


@transaction.atomic
def remove() -> None:
    """Remove the triggers and the text index, of this schema version or any earlier one, so that tables can be changed."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 9) = 'postings_'")
            objects = [f"TRIGGER {name}" for (name,) in cursor.fetchall()]
        else:
            cursor.execute(
                "SELECT oid::regprocedure FROM pg_proc "
                "WHERE starts_with(proname, 'postings_') AND pronamespace = current_schema()::regnamespace"
            )
            objects = [f"FUNCTION IF EXISTS {function} CASCADE" for (function,) in cursor.fetchall()]  # and its triggers
        tables = [f"TABLE IF EXISTS {name}" for name in _TEXT_TABLES]
        for target in [*objects, "VIEW IF EXISTS postings_text_source", *tables]:
            cursor.execute(f"DROP {target}")


def rebuild_text_index() -> None:
    """Rebuild the text index from the postings."""
    _run_script("index.sql")


@cache
def schema_version() -> str:
    """Return a hash of the install script, which changes whenever the triggers and the index have to be reinstalled."""
    return hashlib.blake2b((_FOLDER / connection.vendor / "install.sql").read_bytes(), digest_size=6).hexdigest()


def missing() -> list[str]:
    """Return what `install.sql` creates and the database lacks: "trigger postings_text_added on postings_posting"."""
    with connection.cursor() as cursor:
        cursor.execute(_INSTALLED[connection.vendor])
        installed = set(cursor.fetchall())
    created = ((kind.lower(), *rest) for kind, *rest in _CREATED.findall(_script("install.sql")))
    return [
        f"{kind} {name}" + (f" on {table}" if table else "")
        for kind, name, table in created
        if (kind, name, table) not in installed
    ]


def text_index_problems() -> list[str]:
    """Return a message for each inconsistency between the text index and the postings; an empty list if there is none."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            try:
                for table in _TEXT_TABLES:
                    cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
            except Exception as error:  # FTS5 reports an inconsistent index as a database error
                return [f"The text index does not match the postings: {error}"]
            return []
        cursor.execute(
            "SELECT count(*) FROM postings_text_source s FULL JOIN postings_text t ON t.posting_id = s.id "
            "WHERE t.words IS DISTINCT FROM s.words"
        )
        wrong = cursor.fetchone()[0]
        return [f"The text index is wrong for {wrong:,} postings."] if wrong else []


def _run_script(name: str) -> None:
    """Run a SQL script whose statements are separated by empty lines."""
    with connection.cursor() as cursor:
        for statement in _script(name).replace("{emoji}", _EMOJI).split(";\n\n"):
            lines = [line for line in statement.splitlines() if not line.startswith("--")]
            if sql := "\n".join(lines).strip().removesuffix(";"):
                cursor.execute(sql)


@cache
def _script(name: str) -> str:
    return (_FOLDER / connection.vendor / name).read_text()
