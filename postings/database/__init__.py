"""What the database does by itself, as SQL for each of the two databases: keep the text index, and note what has changed.

The triggers see every write, by an import, an editor, a shell or another program, and act in its transaction; so neither
the text index nor the facets (`postings/facets/`) can miss one. They are installed after each migration, and taken away
before one that changes a table, since SQLite makes such a table anew and cannot while others refer to it; what was written
in between is then indexed at once.
"""

from pathlib import Path
from typing import Any

from django.db import connection, transaction

_FOLDER = Path(__file__).parent


def install() -> bool:
    """Put in what is missing, and bring what it keeps up to date; tells whether anything was missing."""
    if is_installed():
        return False
    with transaction.atomic():
        _run("remove.sql")
        _run("install.sql")
    return True


def remove() -> None:
    """Take everything away, so that tables can be changed."""
    with transaction.atomic():
        _run("remove.sql")


def is_installed() -> bool:
    """Whether the triggers and the text index are there."""
    catalogue = "sqlite_master WHERE name" if connection.vendor == "sqlite" else "pg_trigger WHERE tgname"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {catalogue} = 'postings_changed_update'")  # noqa: S608
        return bool(cursor.fetchone()[0])


def index_texts() -> None:
    """Make the text index anew from the postings."""
    _run("index.sql")


def text_problems() -> list[str]:
    """What is wrong with the text index; nothing, one hopes."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            try:
                cursor.execute("INSERT INTO postings_text(postings_text, rank) VALUES ('integrity-check', 1)")
            except Exception as error:  # FTS5 says by a database error that the index is not what the postings say
                return [f"The text index does not agree with the postings: {error}"]
            return []
        cursor.execute(
            "SELECT count(*) FROM postings_text_source s FULL JOIN postings_text t ON t.posting_id = s.id "
            "WHERE t.words IS DISTINCT FROM s.words"
        )
        wrong = cursor.fetchone()[0]
        return [f"The text index does not agree with {wrong} postings."] if wrong else []


def _run(name: str) -> None:
    """Run a script. Statements end with a semicolon at the end of a line that is not indented, or alone on it."""
    script = (_FOLDER / connection.vendor / name).read_text()
    with connection.cursor() as cursor:
        for statement in script.split(";\n\n"):
            lines = [line for line in statement.splitlines() if not line.startswith("--")]
            if sql := "\n".join(lines).strip().removesuffix(";"):
                cursor.execute(sql)


def before_migrations(plan: Any = None, **_: Any) -> None:
    """For the signal of that name: makes way for migrations, if there are any to come."""
    if plan:
        remove()
