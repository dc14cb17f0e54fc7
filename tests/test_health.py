"""`/healthz` and `/readyz`: what they say of a board that runs, and of one that has lost something."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings
from pytest_django.fixtures import DjangoAssertNumQueries

from postings import database, readiness
from postings.models import FacetSet, FacetState
from postings.search.facets import storage
from tests.builders import make_posting
from tests.processes import Server, manage, running

NAMES = ["database", "static files", "migrations", "search", "text index and triggers"]
ALL_WELL = dict.fromkeys(NAMES, "ok")
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about the file of SQLite")


@pytest.fixture(autouse=True)
def new_process() -> Iterator[None]:
    storage._held = None
    readiness._count_problem.cache_clear()
    yield
    storage._held = None
    readiness._count_problem.cache_clear()


def ready(client: Client) -> tuple[int, dict[str, str]]:
    response = client.get("/readyz")
    return response.status_code, found(response.content.decode())


def found(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.splitlines())


def problem(name: str, sentence: str) -> tuple[int, dict[str, str]]:
    return 503, {**ALL_WELL, name: sentence}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("host", ["testserver", "10.0.0.7:8000", "balancer.internal", "bad host"])
@override_settings(SECURE_SSL_REDIRECT=True)
@pytest.mark.django_db
def test_checkers_may_use_plain_http_and_any_host(path: str, host: str) -> None:
    response = Client().get(path, headers={"host": host})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert response.cookies == {}
    assert "Vary" not in response.headers
    assert Client().post(path).status_code == 405
    assert Client().head(path, headers={"host": host}).status_code == 200
    assert host not in response.content.decode()


def test_health_check_asks_no_database(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"  # this test may not use the database


@pytest.mark.django_db
def test_board_is_ready(client: Client) -> None:
    make_posting()
    assert ready(client) == (200, ALL_WELL)


@pytest.mark.django_db
def test_number_of_queries_is_small_and_fixed(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client.get("/readyz")
    ceiling = 9 if connection.vendor == "sqlite" else 18  # PostgreSQL’s time limit is set in a transaction for each check
    with django_assert_max_num_queries(ceiling):
        client.get("/readyz")


@pytest.mark.django_db
def test_missing_migration_is_named(client: Client) -> None:
    MigrationRecorder(connection).migration_qs.filter(app="postings").order_by("-name")[:1].get().delete()
    assert ready(client) == problem("migrations", "1 migration has not been applied. Run manage.py migrate.")


def lose_trigger() -> None:
    name = "postings_changed_update"
    table = " ON postings_posting" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{table}")


def lose_text_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE postings_text")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lose", "name"),
    [(lose_trigger, "trigger postings_changed_update on postings_posting"), (lose_text_index, "table postings_text")],
)
def test_missing_trigger_or_text_index_is_named(client: Client, lose: Callable[[], None], name: str) -> None:
    lose()
    status, lines = ready(client)
    assert status == 503
    assert name in lines["text index and triggers"]
    assert lines["text index and triggers"].endswith("Run manage.py migrate.")


@pytest.mark.django_db
def test_facets_of_another_version_are_named(client: Client) -> None:
    FacetState.objects.all().delete()
    assert ready(client) == problem("search", "The facets are of another version of the program. Run manage.py migrate.")


@pytest.mark.django_db
def test_facets_out_of_step_are_named(client: Client) -> None:
    make_posting()
    storage.apply_pending()
    FacetSet.objects.all().delete()
    expected = problem("search", "The facets do not match the postings. Run manage.py rebuild_facets.")
    assert ready(client) == expected
    storage.rebuild()
    assert ready(client) == (200, ALL_WELL)


@pytest.mark.django_db
def test_dropped_table_is_noticed_without_telling_visitors_the_error(client: Client) -> None:
    database.remove()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE django_migrations{' CASCADE' if connection.vendor == 'postgresql' else ''}")
    status, lines = ready(client)
    assert status == 503
    assert lines["migrations"].endswith("migrations have not been applied. Run manage.py migrate.")
    assert "no such table" not in str(lines)


@pytest.mark.django_db
def test_missing_static_files_are_named(client: Client, tmp_path: Path) -> None:
    storages = {"default": {}, "staticfiles": {"BACKEND": "jobboard.static_storage.BoardStorage"}}
    with override_settings(STORAGES=storages, STATIC_ROOT=tmp_path):
        assert staticfiles_storage.hashed_files == {}  # type: ignore[attr-defined]  # the storage of the settings above
        assert ready(client) == problem(
            "static files", "Static files have not been collected. Run manage.py collectstatic, then restart the board."
        )


@pytest.mark.django_db(transaction=True)
def test_check_does_not_wait_for_a_lock(client: Client, second_connection: Any) -> None:
    """As while a migration changes a table."""
    if connection.vendor == "sqlite":
        pytest.skip("on SQLite, nothing that writes holds up who reads")
    second_connection.execute("BEGIN; LOCK TABLE django_migrations IN ACCESS EXCLUSIVE MODE")
    status, lines = ready(client)
    second_connection.execute("ROLLBACK")
    assert (status, lines["migrations"]) == (503, "The database does not answer as it should. See the log of the server.")
    assert ready(client) == (200, ALL_WELL)


@on_sqlite
class TestFile:
    """The file is changed under the processes that have it open."""

    @pytest.fixture
    def file(self, operated: dict[str, str]) -> Path:
        return Path(operated["DATA_DIR"]) / "jobboard.sqlite3"

    @pytest.fixture
    def server(self, file: Path, operated: dict[str, str], tmp_path: Path) -> Iterator[Server]:
        shutil.copy(file, tmp_path / "copy")
        with running(tmp_path / "log", "--workers", "2", **operated) as server:
            for _ in range(6):
                assert server.request("/").status == 200
                assert server.request("/readyz").status == 200
            yield server

    def expect(self, server: Server, sentence: str) -> None:
        for _ in range(4):  # whichever process answers
            response = server.request("/readyz")
            assert (response.status, found(response.text)["database"]) == (503, sentence)
            assert server.request("/healthz").status == 200

    def expect_recovery(self, server: Server) -> None:
        for _ in range(4):
            assert server.request("/readyz").status == 200
            assert server.request("/").status == 200

    def test_deleted_file_is_noticed_and_not_made_anew(self, server: Server, file: Path, tmp_path: Path) -> None:
        file.unlink()
        self.expect(server, "The database file does not exist. Restore a backup with manage.py restore_backup.")
        assert server.request("/").status == 503
        assert "There is no database file" in server.log()
        assert not file.exists()
        shutil.move(tmp_path / "copy", file)
        self.expect_recovery(server)

    @pytest.mark.parametrize("content", [b"", b"not a database" * 1000])
    def test_overwritten_file_is_noticed(self, server: Server, file: Path, content: bytes) -> None:
        with file.open("r+b") as opened:
            opened.truncate()
            opened.write(content)
        sentence = "The database file is empty or not a database. Restore a backup with manage.py restore_backup."
        self.expect(server, sentence)

    def test_check_keeps_the_locks_of_the_server(self, server: Server, file: Path) -> None:
        """Without them, the last of the other processes would delete the log that the server writes to."""
        with closing(sqlite3.connect(file)) as opened:
            opened.execute("SELECT count(*) FROM django_migrations").fetchone()
        assert file.with_name(f"{file.name}-wal").exists()

    def test_replaced_file_is_used_at_once(self, server: Server, file: Path, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / "copy")) as opened, opened:
            opened.execute("DELETE FROM django_migrations WHERE app = 'postings'")
        shutil.move(tmp_path / "copy", file)
        response = server.request("/readyz")
        assert "have not been applied" in found(response.text)["migrations"]


@on_sqlite
@pytest.mark.parametrize("command", [["createsuperuser"], ["import_postings", "postings/sample_ads"], ["rebuild_facets"]])
def test_only_migrate_creates_the_database(command: list[str], tmp_path: Path) -> None:
    done = manage(*command, DATA_DIR=str(tmp_path))
    assert done.returncode != 0
    assert "There is no database file" in done.stderr
    assert not (tmp_path / "jobboard.sqlite3").exists()
