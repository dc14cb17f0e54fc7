"""What the database does by itself, as SQL for each of the two databases: keep the text index, and note what has changed.

The triggers see the writes of imports, editors, shells and other programs alike, and act in their transactions. (SQLite has
one exception: an INSERT OR REPLACE by a program that does not ask for recursive triggers, as our own connections do.)

They are installed after each migration, and taken away before one that changes a table, since SQLite makes such a table anew
and cannot while others refer to it. As long as they are away there is no row of `FacetState`, and searching waits. `missing`
names those that were lost in another way.
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
# A trigger that is disabled, as a broken restore leaves it, is as good as none.
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
# Signs that SQLite's full-text search would take for letters.
_EMOJI = "".join(map(chr, range(0x1F000, 0x1FB00)))


def install() -> None:
    """Put the triggers and an empty text index in, in place of those that may be there."""
    with transaction.atomic():
        remove()
        _run("install.sql")


@transaction.atomic
def remove() -> None:
    """Remove everything with our names, of this schema version or an earlier one, so that tables can be changed."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 9) = 'postings_'")
            doomed = [f"TRIGGER {name}" for (name,) in cursor.fetchall()]
        else:
            cursor.execute(
                "SELECT oid::regprocedure FROM pg_proc "
                "WHERE starts_with(proname, 'postings_') AND pronamespace = current_schema()::regnamespace"
            )
            doomed = [f"FUNCTION IF EXISTS {function} CASCADE" for (function,) in cursor.fetchall()]  # and its triggers
        for each in [*doomed, "VIEW IF EXISTS postings_text_source", "TABLE IF EXISTS postings_text"]:
            cursor.execute(f"DROP {each}")


def index_texts() -> None:
    """Make the text index anew from the postings."""
    _run("index.sql")


@cache
def schema_version() -> str:
    """What differs whenever there is something else to install."""
    return hashlib.blake2b((_FOLDER / connection.vendor / "install.sql").read_bytes(), digest_size=6).hexdigest()


def missing() -> list[str]:
    """What `install.sql` creates and the database lacks, such as "trigger postings_text_added on postings_posting"."""
    with connection.cursor() as cursor:
        cursor.execute(_INSTALLED[connection.vendor])
        installed = set(cursor.fetchall())
    created = ((kind.lower(), *rest) for kind, *rest in _CREATED.findall(_script("install.sql")))
    return [
        f"{kind} {name}" + (f" on {table}" if table else "")
        for kind, name, table in created
        if (kind, name, table) not in installed
    ]


def text_problems() -> list[str]:
    """What is wrong with the text index; nothing, one hopes."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            try:
                cursor.execute("INSERT INTO postings_text(postings_text, rank) VALUES ('integrity-check', 1)")
            except Exception as error:  # FTS5 says by a database error that the index is not what the postings say
                return [f"The text index does not match the postings: {error}"]
            return []
        cursor.execute(
            "SELECT count(*) FROM postings_text_source s FULL JOIN postings_text t ON t.posting_id = s.id "
            "WHERE t.words IS DISTINCT FROM s.words"
        )
        wrong = cursor.fetchone()[0]
        return [f"The text index is wrong for {wrong:,} postings."] if wrong else []


def _run(name: str) -> None:
    """Run a script. An empty line parts its statements."""
    with connection.cursor() as cursor:
        for statement in _script(name).replace("{emoji}", _EMOJI).split(";\n\n"):
            lines = [line for line in statement.splitlines() if not line.startswith("--")]
            if sql := "\n".join(lines).strip().removesuffix(";"):
                cursor.execute(sql)


@cache
def _script(name: str) -> str:
    return (_FOLDER / connection.vendor / name).read_text()
