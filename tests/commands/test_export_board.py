"""Exporting the whole board as a SQLite file, and serving it."""

import io
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from postings.models import Posting, PostingSkill
from postings.publishing import board_file
from postings.sync.directory import Directory
from tests.builders import make_company, make_posting, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(db: None) -> Posting:
    company = make_company(about="Measures tides.")
    posting = make_posting(
        "Engineer",
        company=company,
        team=make_team(company),
        is_remote=True,
        is_hybrid=True,
        pay_min="52.50",
        pay_currency="CAD",
        pay_period="hour",
        posted_on=date(2026, 3, 1),
        posted_precision="month",
        apply_from=" CA US ",
        evidence={"skills": [{"quote": "Go", "line": 9, "rule": "ad_lists_it", "of": "Go"}]},
    )
    directory = Directory()
    posting.places.set([directory.place("CA-ON/Toronto")])
    posting.categories.set([directory.category("Golang")])
    PostingSkill.objects.create(posting=posting, skill_id=directory.skill_id("Go"), is_required=False)
    return posting


def export(file: Path) -> str:
    printed = io.StringIO()
    call_command("export_board", str(file), stdout=printed)
    return printed.getvalue()


@pytest.fixture
def exported(tmp_path: Path) -> Iterator[Any]:
    """Return a function that exports the board and returns the rows of a query."""
    opened: list[sqlite3.Connection] = []

    def query(sql: str) -> list[dict[str, Any]]:
        if not opened:
            export(tmp_path / "board.sqlite")
            opened.append(sqlite3.connect(tmp_path / "board.sqlite"))
            opened[0].row_factory = sqlite3.Row
        return [dict(row) for row in opened[0].execute(sql)]

    yield query
    for connection in opened:
        connection.close()


def test_posting_has_its_facts_and_its_rows_elsewhere(full: Posting, exported: Any) -> None:
    (row,) = exported(
        "SELECT p.*, c.name AS company, t.name AS team FROM postings p"
        " JOIN companies c ON c.id = p.company_id JOIN teams t ON t.id = p.team_id AND t.company_id = c.id"
    )
    for name, value in {
        "id": full.pk,
        "title": "Engineer",
        "company": "Northwind Tidal",
        "team": "Tides",
        "workplace": '["remote", "hybrid"]',
        "applicants_from": '["CA", "US"]',
        "pay_min": 52.5,
        "pay_yearly_min": 109200,
        "posted_on": "2026-03",
        "body": "We measure tides.",
        "seniority": None,
        "corrected": None,
    }.items():
        assert row[name] == value, name
    assert exported("SELECT key, country FROM posting_places JOIN places ON places.id = place_id") == [
        {"key": "CA-ON/Toronto", "country": "CA"}
    ]
    assert exported("SELECT name, is_required FROM posting_skills JOIN skills ON skills.id = skill_id") == [
        {"name": "Go", "is_required": 0}
    ]
    assert exported("SELECT name FROM posting_categories JOIN categories ON categories.id = category_id") == [
        {"name": "Golang"}
    ]
    assert exported("SELECT posting_id, field, quote, line, rule, skills FROM evidence") == [
        {"posting_id": full.pk, "field": "skills", "quote": "Go", "line": 9, "rule": "ad_lists_it", "skills": '["Go"]'}
    ]


def test_only_public_postings_and_what_they_name_are_exported(full: Posting, exported: Any) -> None:
    make_posting("Draft", status="draft", company=make_company("Secret Plans"))
    make_posting("Hidden", status="hidden")
    make_posting("Closed", status="closed", body="Write to ada@example.org.", apply_email="ada@example.org")
    assert exported("SELECT title, status FROM postings") == [
        {"title": "Engineer", "status": "open"},
        {"title": "Closed", "status": "closed"},
    ]
    assert exported("SELECT body, apply_email, apply_url FROM postings WHERE status = 'closed'") == [
        {"body": "Write to […].", "apply_email": None, "apply_url": None}
    ]
    assert [row["name"] for row in exported("SELECT name FROM companies")] == ["Northwind Tidal"]


def test_file_explains_itself(full: Posting, exported: Any) -> None:
    readme = {row["name"]: row["value"] for row in exported("SELECT * FROM README")}
    assert (readme["title"], readme["site"], readme["postings"]) == ("Job board", "http://127.0.0.1:8000", "1")
    assert "exported_at" in readme
    assert "CC BY 4.0" in readme["license of place names"]


def test_tables_are_plain_and_linked(full: Posting, exported: Any) -> None:
    tables = [
        row["name"] for row in exported("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    ]
    types = {row["type"] for table in tables for row in exported(f"PRAGMA table_info({table})")}
    assert types == {"TEXT", "INTEGER", "REAL"}
    assert exported("PRAGMA foreign_key_check") == []
    assert exported("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    links = {row["from"] for table in tables for row in exported(f"PRAGMA foreign_key_list({table})")}
    assert links == {"company_id", "team_id", "posting_id", "place_id", "skill_id", "category_id"}


def test_datasette_can_name_and_link_every_row(full: Posting, exported: Any) -> None:
    """A table needs a primary key for pages of its rows, and a name or title to be shown where others refer to it."""
    kinds = exported("SELECT DISTINCT type, sql LIKE 'CREATE VIRTUAL%' AS is_virtual FROM sqlite_master")
    assert {(row["type"], row["is_virtual"] or 0) for row in kinds} == {("table", 0), ("index", 0)}
    tables = [
        row["name"] for row in exported("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    ]
    columns = {table: exported(f"PRAGMA table_info({table})") for table in tables}
    assert all(any(column["pk"] for column in of_table) for of_table in columns.values())
    referred = {row["table"] for table in tables for row in exported(f"PRAGMA foreign_key_list({table})")}
    assert referred == {"companies", "teams", "places", "skills", "categories", "postings"}
    for table in referred:
        assert {"name", "title"} & {column["name"] for column in columns[table]}, table
        assert [column["name"] for column in columns[table] if column["pk"]] == ["id"]


def test_postings_are_read_in_batches(db: None, exported: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_file, "BATCH", 2)
    for number in range(5):
        make_posting(f"Engineer {number}")
    assert exported("SELECT count(*) AS postings FROM postings") == [{"postings": 5}]


@pytest.mark.parametrize("error", [OSError("disk full"), sqlite3.OperationalError("disk full")])
def test_file_is_replaced_only_when_the_new_one_is_complete(
    full: Posting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    file = tmp_path / "board.sqlite"
    assert export(file).startswith(f"Exported 1 posting to {file} (")
    before = file.read_bytes()

    def fail(*_arguments: Any) -> None:
        raise error

    monkeypatch.setattr(board_file, "_write_postings", fail)
    with pytest.raises(CommandError, match="disk full") as caught:
        export(file)
    assert caught.value.returncode == 74
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["board.sqlite"]


def test_file_is_served_only_if_the_operator_offers_it(client: Client, full: Posting, tmp_path: Path) -> None:
    file = tmp_path / "board.sqlite"
    export(file)
    with override_settings(BOARD_FILE=file, SERVE_BOARD_FILE=False):
        assert client.get("/board.sqlite").status_code == 404
    with override_settings(BOARD_FILE=tmp_path / "none.sqlite", SERVE_BOARD_FILE=True):
        assert client.get("/board.sqlite").status_code == 404
    with override_settings(BOARD_FILE=file, SERVE_BOARD_FILE=True):
        response = client.get("/board.sqlite")
        assert response.status_code == 200
        assert b"".join(response) == file.read_bytes()
        assert response.headers["Content-Type"] == "application/vnd.sqlite3"
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        head = client.head("/board.sqlite")
        assert (b"".join(head), head.headers["Content-Length"]) == (b"", str(file.stat().st_size))
        assert client.post("/board.sqlite").status_code == 405
        again = client.get("/board.sqlite", headers={"If-Modified-Since": response.headers["Last-Modified"]})
        assert again.status_code == 304
