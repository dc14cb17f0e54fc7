"""What the database does by itself, as SQL for each of the two databases: keep the text index, and note what has changed.

The triggers see the writes of imports, editors, shells and other programs alike, and act in their transactions. (SQLite has
one exception: an INSERT OR REPLACE by a program that does not ask for recursive triggers, as our own connections do.)

They are installed after each migration, and taken away before one that changes a table, since SQLite makes such a table anew
and cannot while others refer to it. As long as they are away there is no row of `FacetState`, and searching waits.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.db import connection, transaction

_FOLDER = Path(__file__).parent
# Signs that SQLite's full-text search would take for letters.
_EMOJI = "".join(map(chr, range(0x1F000, 0x1FB00)))


def install() -> None:
    """Put the triggers and an empty text index in, in place of those that may be there."""
    with transaction.atomic():
        remove()
        _run("install.sql")


@transaction.atomic
def remove() -> None:
    """Take everything away, so that tables can be changed: whatever has our names, of this edition or an earlier one."""
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
def edition() -> str:
    """What differs whenever there is something else to install."""
    return hashlib.blake2b((_FOLDER / connection.vendor / "install.sql").read_bytes(), digest_size=6).hexdigest()


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
    script = (_FOLDER / connection.vendor / name).read_text().replace("{emoji}", _EMOJI)
    with connection.cursor() as cursor:
        for statement in script.split(";\n\n"):
            lines = [line for line in statement.splitlines() if not line.startswith("--")]
            if sql := "\n".join(lines).strip().removesuffix(";"):
                cursor.execute(sql)
