"""Copying a board that was edited from SQLite to PostgreSQL, with the command, as an operator does."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from postings.database.copying import Digest, _why_refused, tables
from postings.models import Change, Company, ImportRun, Posting, SourceFile
from tests import processes
from tests.postgresql import cluster, server_programs

ROOT = Path(__file__).resolve().parent.parent.parent
EDITS = """
from django.contrib.auth.models import User
from django_otp.plugins.otp_totp.models import TOTPDevice
from postings.choices import ActionKind
from postings.editing import merging, skill_changes, undo
from postings.editing.journal import recorded
from postings.models import *
from postings.reference.lexicon import Alias

user = User.objects.create_superuser("mara", password="correct horse 7 battery")
TOTPDevice.objects.create(user=user, name="App")
skills = list(Skill.objects.order_by("pk")[:6])
skill_changes.change_skill(skills[0], skills[0].name, True, [Alias("Tidescript")], user)
skill_changes.merge_skills(skills[1], [skills[2]], user)
with recorded(user, ActionKind.DELETED, "Deleted") as journal:
    journal.delete(*skills[4:])
companies = list(Company.objects.unmerged().order_by("pk"))
merging.merge_companies(companies[0], companies[1:2], user)
undo.undo_action(merging.merge_companies(companies[2], companies[3:4], user), user)
postings = list(Posting.objects.order_by("pk"))
for posting in postings[:3]:
    with recorded(user, ActionKind.EDITED, "Corrected", posting):
        Posting.objects.filter(pk=posting.pk).update(location_text="الرياض 🎏 déjà", pay_min="1234.50", pay_max=None)
    Conflict.objects.create(posting=posting, field="location_text", base="Porto", run=ImportRun.objects.first())
ErrorReport.objects.create(posting=postings[0], fact="pay", words="Неверно")
alert = Alert.objects.create(key="x" * 24, email="ana@example.org", query="q=d%C3%A9j", language="fr", frequency="daily")
AlertMail.objects.create(alert=alert, kind="jobs", message_id="<a@b>", postings=[1], next_attempt_at=alert.created_at)
KnownPostings.objects.create(ids=b"\\x00\\xff")
NewPostings.objects.create(ids=b"\\x01\\x80")
with recorded(user, ActionKind.DELETED, "Deleted") as journal:
    last = Posting.objects.create(title="By hand", slug="by-hand", apply_url="https://a.example/x")
    journal.delete(last)
"""

NEW_POSTING = """
from postings.models import Posting
print(Posting.objects.create(title="New", slug="new", apply_url="https://a.example/y").pk)
"""
DELETED_POSTING = """
from postings.models import Change
print(Change.objects.filter(object_type="posting", outcome="deleted").latest("pk").object_id)
"""

pytestmark = pytest.mark.skipif(
    server_programs() is None or connection.vendor != "sqlite",
    reason="needs PostgreSQL's server programs, and copies from SQLite",
)


def manage(data: Path, *arguments: str, url: str = "", code: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    variables |= {"DATA_DIR": str(data), **({"DATABASE_URL": url} if url else {})}
    return processes.manage(*arguments, input=code, **variables)


def rows(data: Path, url: str = "") -> Any:
    """Return all rows as `dumpdata` writes them, but for those that are made from the postings."""
    derived = [f"--exclude=postings.{name}" for name in ("facetset", "facetstate", "facetchange", "changedposting")]
    done = manage(data, "dumpdata", *derived, url=url)
    assert done.returncode == 0, done.stderr
    return sorted(json.loads(done.stdout), key=lambda row: (row["model"], str(row["pk"])))


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Path:
    data = tmp_path_factory.mktemp("board")
    shutil.copy(connection.settings_dict["TEST"]["NAME"], data / "jobboard.sqlite3")
    assert manage(data, "import_postings", str(ROOT / "postings/sample_ads")).returncode == 0
    done = manage(data, "shell", "--no-imports", code=EDITS)
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    programs = server_programs()
    assert programs
    with cluster(programs) as url:
        yield url


def test_what_postgresql_refuses_is_named_and_nothing_is_copied(board: Path, server: str, tmp_path: Path) -> None:
    file = tmp_path / "jobboard.sqlite3"
    with sqlite3.connect(board / "jobboard.sqlite3") as good, sqlite3.connect(file) as bad:
        good.backup(bad)
        bad.execute("PRAGMA ignore_check_constraints = ON")
        ids = [pk for (pk,) in bad.execute("SELECT id FROM postings_posting ORDER BY id LIMIT 3")]
        for (trigger,) in bad.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            bad.execute(f"DROP TRIGGER {trigger}")
        bad.execute("UPDATE postings_posting SET location_text = 'a' || char(0) || 'b' WHERE id = ?", [ids[0]])
        bad.execute("UPDATE postings_posting SET title = ? WHERE id = ?", ["x" * 400, ids[1]])
        bad.execute("UPDATE postings_posting SET benefits_text = CAST(x'ff41' AS TEXT) WHERE id = ?", [ids[2]])
        bad.execute('UPDATE postings_posting SET evidence = \'{"pay": "\\u0000"}\' WHERE id = ?', [ids[2]])
    done = manage(tmp_path, "copy_to_postgresql", server)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-5:] == [
        f"postings_posting, id {ids[0]}, location_text: contains a NUL character",
        f"postings_posting, id {ids[1]}, title: has 400 characters, 300 are allowed",
        f"postings_posting, id {ids[2]}, benefits_text: contains bytes or characters that are not UTF-8",
        f"postings_posting, id {ids[2]}, evidence: contains a NUL character",
        "CommandError: Nothing was copied, because PostgreSQL refuses these values. Correct them first.",
    ]
    assert [row for row in rows(tmp_path, server) if row["model"] in {"postings.posting", "postings.action"}] == []


def test_edited_board_is_then_copied_whole_and_only_once(board: Path, server: str) -> None:
    with closing(sqlite3.connect(board / "jobboard.sqlite3")) as running:
        running.execute("SELECT 1 FROM postings_posting").fetchone()
        done = manage(board, "copy_to_postgresql", server)
    assert done.returncode == 0, done.stderr
    assert "The board is running. What is changed from now on is missing in the copy." in done.stderr
    assert "All rows are the same in both databases" in done.stdout
    assert "set DATABASE_URL" in done.stdout
    assert rows(board, server) == rows(board)
    check = manage(board, "rebuild_facets", "--check", url=server)
    assert check.returncode == 0, check.stderr

    new = manage(board, "shell", "--no-imports", url=server, code=NEW_POSTING).stdout
    deleted = manage(board, "shell", "--no-imports", code=DELETED_POSTING).stdout
    assert int(new) == int(deleted) + 1, "no id of a deleted posting is given again"

    # What the address leaves out, such as the password, is taken from the environment.
    given = urlsplit(server)
    libpq = {"PGHOST": str(given.hostname), "PGPORT": str(given.port), "PGUSER": str(given.username)}
    again = manage(board, "copy_to_postgresql", f"postgres://{given.path}", **libpq)
    assert again.returncode == 2
    assert "already has data" in again.stderr


@pytest.mark.parametrize("url", ["sqlite:///x.sqlite3", "postgres://", "nonsense", "postgres://u:p@h:abc/x"])
def test_wrong_address_is_refused(db: None, url: str) -> None:
    with pytest.raises(CommandError, match="Enter the address of a database"):
        call_command("copy_to_postgresql", url)


def test_server_that_does_not_answer_is_named(board: Path) -> None:
    done = manage(board, "copy_to_postgresql", "postgres://nobody@127.0.0.1:1/none")
    assert done.returncode == 1
    assert "CommandError: Nothing was copied. The database says: " in done.stderr
    assert "Traceback" not in done.stderr


def test_digest_does_not_depend_on_the_order_or_the_database() -> None:
    when = datetime(2024, 7, 1, 12, tzinfo=UTC)
    first, second, third = Digest(), Digest(), Digest()
    row: tuple[object, ...]
    for row in [(1, Decimal("10.50"), {"a": 1.0, "b": [None]}, when, b"x"), (2, None, {}, None, b"")]:
        first.add(row)
    for row in [(2, None, {}, None, memoryview(b"")), (1, Decimal("10.5"), {"b": [None], "a": 1}, when, b"x")]:
        second.add(row)
    for row in [(1, Decimal("10.51"), {"a": 1.0, "b": [None]}, when, b"x"), (2, None, {}, None, b"")]:
        third.add(row)
    assert first == second != third


def test_tables_follow_those_they_refer_to() -> None:
    order = {model: number for number, model in enumerate(tables())}
    assert order[Company] < order[Posting] < order[SourceFile]
    assert order[ImportRun] < order[Change]


def test_long_indexed_text_is_named() -> None:
    field = SourceFile._meta.get_field("path")
    assert _why_refused("é" * 1_000, field, is_indexed=True) == ""
    assert _why_refused("北" * 1_000, field, is_indexed=True) == "has 3,000 bytes, too many for an index"
