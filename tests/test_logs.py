"""What processes of the board write to standard error."""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest, QueryDict
from django.test import Client, override_settings

from jobboard import logs
from tests.builders import ad, make_posting, write
from tests.pages import text
from tests.processes import execute, manage, running

ENTERED = "Zacharias Quill zq@example.org"


def break_reports(settings: dict[str, str]) -> None:
    execute(Path(settings["DATA_DIR"]), "ALTER TABLE postings_errorreport RENAME TO lost")


def mend_reports(settings: dict[str, str]) -> None:
    execute(Path(settings["DATA_DIR"]), "ALTER TABLE lost RENAME TO postings_errorreport")


@pytest.fixture
def job() -> str:
    """Return the address of a job that is in the copy of the database, too."""
    return make_posting("Tide Engineer", slug="tide-engineer").get_absolute_url()


@pytest.fixture
def broken(transactional_db: None, job: str, operated: dict[str, str]) -> Iterator[dict[str, str]]:
    """Return the settings of a board that lacks the table for reports."""
    break_reports(operated)
    yield operated
    mend_reports(operated)


BODY = "fact=pay&words=" + ENTERED.replace(" ", "+")


def test_error_is_logged_with_traceback_and_request(broken: dict[str, str], tmp_path: Path) -> None:
    with running(tmp_path / "log", **broken, ACCESS_LOG="1") as server:
        answer = server.request("/jobs/tide-engineer/report/?q=zacharias", "POST", BODY, User_Agent="Quill Browser")
        log = server.log()
    request_id = answer.headers["X-Request-Id"]
    assert answer.status == 500
    assert f"include the code <code>{request_id}</code>" in answer.text
    (line,) = [line for line in log.splitlines() if " ERROR " in line]
    fields = rf"request_id={request_id} method=POST path=/jobs/tide-engineer/report/ status=500 duration_ms=\d+"
    assert re.fullmatch(rf"\S+Z ERROR django.request: Internal Server Error: /jobs/tide-engineer/report/ {fields}", line)
    assert "Traceback (most recent call last):" in log
    assert re.search(r"^(sqlite3|psycopg)\S*: .*postings_errorreport", log, re.MULTILINE)
    assert re.search(rf"INFO jobboard.access: request {fields} bytes=\d+$", log, re.MULTILINE)
    assert not re.search(r"zacharias|quill|zq@|127\.0\.0\.1(?!:)", log.lower())


@pytest.mark.one_database
def test_error_is_one_json_object(broken: dict[str, str], tmp_path: Path) -> None:
    with running(tmp_path / "log", **broken, LOG_FORMAT="json", LOG_LEVEL="ERROR") as server:
        answer = server.request("/jobs/tide-engineer/report/", "POST", BODY)
        log = server.log()
    (entry,) = map(json.loads, log.splitlines())
    assert {name: value for name, value in entry.items() if name not in {"time", "duration_ms", "traceback"}} == {
        "level": "ERROR",
        "logger": "django.request",
        "message": "Internal Server Error: /jobs/tide-engineer/report/",
        "request_id": answer.headers["X-Request-Id"],
        "method": "POST",
        "path": "/jobs/tide-engineer/report/",
        "status": 500,
    }
    assert entry["traceback"].startswith("Traceback")


@pytest.mark.one_database
def test_requests_are_logged_only_if_asked_for(operated: dict[str, str], tmp_path: Path) -> None:
    with running(tmp_path / "log", **operated) as server:
        assert server.request("/").status == 200
        assert server.request("/nowhere/").status == 404
        assert server.request("/", Host="elsewhere.example").status == 400
        log = server.log()
    assert "jobboard.access" not in log
    assert "nowhere" not in log
    (line,) = [line for line in log.splitlines() if "elsewhere" in line]
    assert " WARNING django.security.DisallowedHost: " in line
    assert "Traceback" not in log


def test_request_id_of_proxy_is_kept_if_well_formed() -> None:
    given = "0af7651916cd43dd-8448"
    client = Client()
    made = client.get("/healthz", headers={"X-Request-Id": given}).headers["X-Request-Id"]
    assert re.fullmatch("[0-9a-f]{16}", made)
    with override_settings(BEHIND_PROXY=True):
        assert client.get("/healthz", headers={"X-Request-Id": given}).headers["X-Request-Id"] == given
        for wrong in ("short", "a" * 65, "with space 123", 'quote"1234567', "né1234567890"):
            made = client.get("/healthz", headers={"X-Request-Id": wrong}).headers["X-Request-Id"]
            assert re.fullmatch("[0-9a-f]{16}", made)


@pytest.mark.django_db
def test_messages_of_errors_do_not_repeat_what_was_entered(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(values: QueryDict) -> None:
        raise ValueError(f"invalid value: {str(values['q']).title()!r} of q")

    monkeypatch.setattr("postings.search.filters.cleaned", fails)
    response = Client(raise_request_exception=False).get("/?q=gartenzwerg+xy")
    assert response.headers["X-Request-Id"] in text(response)
    (record,) = [record for record in caplog.records if record.name == "django.request"]
    written = logs.TextFormatter().format(record)
    assert "ValueError: invalid value: '…' of q" in written
    assert "gartenzwerg" not in written.lower()


def test_rows_in_messages_of_postgresql_are_left_out() -> None:
    request = HttpRequest()
    request.GET = QueryDict("q=if")
    message = 'Traceback\n  if true:\nIntegrityError: "name_once"\nDETAIL:  Key (name)=(Anna) already exists.\n'
    assert logs.redact(message, request) == 'Traceback\n  if true:\nIntegrityError: "name_once"'


def test_control_characters_of_paths_are_escaped(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logs.ACCESS_LOGGER):
        request = HttpRequest()
        request.method, request.path = "GET", "/a\nERROR b"
        with logs.request_info(request, None):
            record = logging.makeLogRecord({"msg": "request", "name": logs.ACCESS_LOGGER})
            assert "path=/a%0AERROR%20b " in logs.TextFormatter().format(record)


class TestCommands:
    def test_unexpected_error_is_logged_with_traceback(self, operated: dict[str, str], tmp_path: Path) -> None:
        data = Path(operated["DATA_DIR"])
        execute(data, "ALTER TABLE postings_source RENAME TO lost")
        done = manage("remove_source", "x", **operated, LOG_FORMAT="json")
        execute(data, "ALTER TABLE lost RENAME TO postings_source")
        (entry,) = map(json.loads, done.stderr.splitlines())
        assert (done.returncode, done.stdout) == (70, "")
        assert (entry["level"], entry["logger"], entry["message"]) == ("ERROR", "jobboard.commands", "remove_source failed")
        assert "postings_source" in entry["traceback"]

    def test_failed_import_is_logged_with_traceback(self, operated: dict[str, str], ads: Path) -> None:
        data = Path(operated["DATA_DIR"])
        write(ads, {"a.md": ad(company="None")})
        execute(data, "ALTER TABLE postings_finding RENAME TO lost")
        done = manage("import_postings", str(ads), **operated, IMPORT_PROCESSES="1")
        execute(data, "ALTER TABLE lost RENAME TO postings_finding")
        assert (done.returncode, done.stdout) == (74, "")
        assert " ERROR postings.management.commands.import_postings: The import failed.\nTraceback" in done.stderr
        assert "CommandError: Database error" in done.stderr

    def test_unusable_database_is_one_line(self, operated: dict[str, str]) -> None:
        nowhere = "postgres://nobody@127.0.0.1:1/board"
        for command in (["migrate"], ["run_tasks"], ["rebuild_facets", "--check"]):
            done = manage(*command, "--skip-checks", **{**operated, "DATABASE_URL": nowhere})
            assert (done.returncode, done.stdout) == (74, "")
            assert done.stderr.startswith("The database failed: it does not answer. It says: ")
            assert "Traceback" not in done.stderr

    def test_import_without_a_usable_database_has_no_traceback(self, operated: dict[str, str], ads: Path) -> None:
        done = manage("import_postings", str(ads), **{**operated, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/board"})
        assert (done.returncode, done.stdout) == (74, "")
        assert "CommandError: Database error: " in done.stderr
        assert "Traceback" not in done.stderr

    def test_report_stays_on_standard_output(self, operated: dict[str, str]) -> None:
        done = manage("rebuild_facets", "--check", **operated)
        assert (done.returncode, done.stdout) == (0, "Everything matches. Open postings: 0. Facet values: 0.\n")
        assert "jobboard" not in done.stderr
