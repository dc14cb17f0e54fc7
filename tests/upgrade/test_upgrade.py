"""Upgrading a board that the first commit of this project made from the ads in `ads/`, with three edits.

`board_of_first_commit.sql` is the dump of its database. An editor had set a title and a salary and hidden a posting. It is
upgraded as a backup that is restored, which migrates it.
"""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests import processes

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("board")
    with closing(sqlite3.connect(folder / "backup.sqlite3")) as database:
        database.create_function("REGEXP", 2, lambda pattern, text: bool(re.search(pattern, text)))
        database.executescript((HERE / "board_of_first_commit.sql").read_text("utf-8"))
    shutil.copytree(HERE / "ads", folder / "ads")
    return folder


def manage(data_dir: Path, *arguments: str) -> str:
    done = processes.manage(*arguments, DATA_DIR=str(data_dir))
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(file: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(query).fetchall()


def schema(file: Path) -> dict[str, str]:
    """Return the SQL of each table, index, trigger and view, by name."""
    with closing(sqlite3.connect(file)) as database:
        return dict(database.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))


@pytest.mark.one_database
def test_board_of_first_commit_is_upgraded_and_keeps_edits(data_dir: Path, django_db_setup: None) -> None:
    backup = data_dir / "backup.sqlite3"
    slugs = rows(backup, "SELECT id, slug, apply_url FROM postings_posting ORDER BY id")
    assert "Everything matches." in manage(data_dir, "restore_backup", str(backup))
    board = data_dir / "jobboard.sqlite3"
    assert schema(board) == schema(connection.settings_dict["TEST"]["NAME"])

    import_again = ["import_postings", "--json", "--source", "old ads", str(data_dir / "ads")]
    report = json.loads(manage(data_dir, *import_again))
    assert (report["files"], report["counts"]["new"], report["counts"]["conflicts"]) == (6, 0, 0)
    assert rows(board, "SELECT id, slug, apply_url FROM postings_posting ORDER BY id") == slugs
    edited = "SELECT title, CAST(pay_min AS INT), pay_currency, status, edited FROM postings_posting ORDER BY id LIMIT 3"
    assert rows(board, edited) == [
        ("Driver App Developer", 16000, "PLN", "open", " title "),
        ("Community Support Specialist - Learner Community Team", 61000, "EUR", "open", " pay "),
        ("Integration Engineer, Patient Records", 54000, "GBP", "hidden", " status "),
    ]

    assert json.loads(manage(data_dir, *import_again))["counts"]["unchanged"] == 6
    assert "Everything matches." in manage(data_dir, "rebuild_facets", "--check")
