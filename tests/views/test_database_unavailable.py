"""The database is locked by another writer, or the disk is full: pages say so with status 503, and nothing is half saved."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from jobboard.signin.roles import Role
from postings.models import Company, ErrorReport
from tests.admin.test_posting_admin import edit
from tests.builders import make_company, make_posting
from tests.pages import text
from tests.signin.accounts import make_user, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

Act = Callable[[Client, int], Any]


@pytest.fixture
def company() -> Company:
    make_user()
    make_posting("Tide Engineer", slug="tide-engineer")
    return make_company()


@pytest.fixture
def visitor(company: Company) -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def editor(company: Company) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make_user("editor", Role.ADMINISTRATOR))
    return client


def report(client: Client, number: int) -> Any:
    address = f"10.0.{number // 250}.{number % 250}"  # one address may send a few only
    said = {"fact": "pay", "words": f"{number} " * 100}
    return client.post("/jobs/tide-engineer/report/", said, REMOTE_ADDR=address)


def log_in(client: Client, _number: int) -> Any:
    client.cookies.clear()
    return sign_in(client)


def save(client: Client, number: int) -> Any:
    return edit(client, Company.objects.get(), website=f"https://{number}.example.org/{'x' * 150}")


@pytest.fixture
def lock(company: Company, second_connection: Any) -> Iterator[Callable[[], None]]:
    """Return a function that lets another process write and not finish. Who waits for it waits for 50 ms."""

    def hold() -> None:
        if connection.vendor == "sqlite":
            second_connection.execute("BEGIN IMMEDIATE")
        else:
            tables = "postings_errorreport, signin_signin, postings_company"
            second_connection.execute("BEGIN")
            second_connection.execute(f"LOCK TABLE {tables} IN EXCLUSIVE MODE")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 50" if connection.vendor == "sqlite" else "SET lock_timeout = '50ms'")

    yield hold
    second_connection.execute("ROLLBACK")
    connection.close()


@pytest.fixture
def fill_disk(company: Company) -> Iterator[Callable[[], None]]:
    """Return a function after which the file of the database does not grow any more."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no such limit")

    def limit() -> None:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")  # or pages that earlier tests left free would be filled first
            cursor.execute("PRAGMA max_page_count = 1")  # no less than it has

    yield limit
    connection.close()


@pytest.mark.parametrize("act", [report, log_in, save])
def test_busy_board_says_that_nothing_was_saved(
    act: Act, visitor: Client, editor: Client, lock: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    client = editor if act is save else visitor
    lock()
    response = act(client, 1)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert "Your changes were not saved The board is busy. Go back in your browser and try again" in text(response)
    assert "no-store" in response.headers["Cache-Control"]
    (record,) = [record for record in caplog.records if record.name == "django.request" and record.levelname == "ERROR"]
    assert record.exc_info
    assert visitor.get("/").status_code == 200, "reading goes on"


@pytest.mark.parametrize("act", [report, log_in, save])
def test_full_disk_says_that_nothing_can_be_saved(
    act: Act, visitor: Client, editor: Client, fill_disk: Callable[[], None]
) -> None:
    client = editor if act is save else visitor
    fill_disk()
    for number in range(300):  # what is left of the last pages has to be filled first
        response = act(client, number)
        if response.status_code >= 500:
            break
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert "Your changes were not saved The board cannot save anything at the moment." in text(response)
    assert response.headers["X-Request-Id"] in text(response)
    assert visitor.get("/").status_code == 200, "reading goes on"
    assert "changed successfully" not in text(editor.get("/admin/postings/company/"))


def test_nothing_of_a_failed_change_is_saved(visitor: Client, lock: Callable[[], None]) -> None:
    lock()
    report(visitor, 1)
    connection.close()
    assert ErrorReport.objects.count() == 0


def test_other_errors_of_the_database_are_errors_of_the_program(visitor: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE postings_errorreport RENAME TO lost")
    try:
        response = report(visitor, 1)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE lost RENAME TO postings_errorreport")
    assert response.status_code == 500
    assert response.headers["X-Request-Id"] in text(response)
