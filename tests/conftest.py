"""Fixtures for all tests."""

import fcntl
import gc
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.template import Context, Template
from django.test import TransactionTestCase, override_settings

from postings.models import Category
from tests import builders, database_copies, postgresql_selection
from tests.builders import make_company, make_posting, make_team
from tests.processes import Forks

# On PostgreSQL, the folders without a test for it need not be looked through.
collect_ignore = postgresql_selection.NO_TESTS if connection.vendor == "postgresql" else []


@pytest.fixture
def ads(tmp_path: Path) -> Path:
    """Return an empty folder called `ads`."""
    folder = tmp_path / "ads"
    folder.mkdir()
    return folder


@pytest.fixture
def two_ads(ads: Path) -> Path:
    return builders.write(
        ads,
        {
            "jobs/Python/2024-07/tides/README.md": builders.ad(),
            "jobs/Golang/2024-08/charts/README.md": builders.ad(
                title="Data Engineer, Charts", slug="charts", badges="`🌎 Halifax, NS`"
            ),
        },
    )


@pytest.fixture
def board(db: None) -> dict[str, Any]:
    """Create two companies, a team, and postings of every kind, and return them by name."""
    company, other = make_company(), make_company("Southwind & Sons")
    team = make_team(company)
    python = Category.objects.create(name="C#")
    pay = {"pay_text": "65k-95k USD", "pay_min": 65000, "pay_max": 95000, "pay_currency": "USD", "pay_period": "year"}
    full = make_posting(
        "Backend Engineer",
        company=company,
        team=team,
        location_text="Remote, Canada",
        posted_on=date(2024, 7, 1),
        posted_precision="month",
        categories=[python],
        body="We measure <b>tides</b>.\n\n### Tasks\n\n* one",
        **pay,
    )
    bare = make_posting("Bare Engineer")
    mate = make_posting("Data Engineer", company=company, team=team, posted_on=date(2024, 8, 3), posted_precision="day")
    elsewhere = make_posting("Analyst", company=other)
    closed = make_posting("Closed Engineer", company=company, status="closed")
    hidden = make_posting("Hidden Engineer", company=company, status="hidden")
    return {
        "company": company, "team": team, "full": full, "bare": bare, "mate": mate, "elsewhere": elsewhere,
        "closed": closed, "hidden": hidden,
    }  # fmt: skip


@pytest.fixture(scope="session")
def folder_of_run(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder that the processes of this run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def collected_static(folder_of_run: Path) -> Path:
    """Return a folder with the collected static files, which the first process that needs them compresses."""
    folder = folder_of_run / "static"
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "jobboard.static_storage.BoardStorage"}}
    with (folder_of_run / "static-lock").open("w") as lock, override_settings(STORAGES=storages, STATIC_ROOT=folder):
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.fixture
def operated(transactional_db: None, tmp_path: Path, collected_static: Path) -> dict[str, str]:
    """Return the settings for processes that run a board: on a copy of the test database, or on PostgreSQL’s itself."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "static").symlink_to(collected_static)
    given = connection.settings_dict
    if connection.vendor == "postgresql":
        address = f"{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}"
        return {"DATA_DIR": str(data), "DATABASE_URL": f"postgres://{address}/{given['NAME']}"}
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(data / "jobboard.sqlite3")])
    return {"DATA_DIR": str(data)}


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    forks = Forks(tmp_path_factory.mktemp("forks"))
    yield forks
    forks.stop()


@pytest.fixture
def second_connection(transactional_db: None) -> Iterator[Any]:
    """Return a connection to the test database by its driver, for a test of what two processes do to each other."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        opened: Any = sqlite3.connect(given["NAME"], isolation_level=None)
    else:
        opened = psycopg.connect(
            host=given["HOST"], port=given["PORT"], user=given["USER"], dbname=given["NAME"], autocommit=True
        )
    with closing(opened):
        yield opened


@pytest.fixture(scope="session")
def copy_test_database(worker_id: str) -> Callable[[], None]:
    """Return a function that replaces the database of this process by a new copy of the test database."""
    return partial(database_copies.use_copy, worker_id)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_keepdb: bool,
    copy_test_database: Callable[[], None],
    folder_of_run: Path,
) -> Iterator[None]:
    """Let each process use a copy of the test database, which is replaced after a test that commits."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        database_copies.make(folder_of_run, keep=django_db_keepdb)
        copy_test_database()
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: copy_test_database())
        yield
        connection.close()


@pytest.fixture(scope="module")
def module_rows(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """Give the tests of a module rows in common: what is written within this blocker of the database.

    The rows stay until the end of the module. Each test runs in a savepoint, so none sees what another has written.
    """
    shared = transaction.atomic()
    with django_db_blocker.unblock():
        shared.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        shared.__exit__(None, None, None)


@pytest.fixture(scope="session", autouse=True)
def unrecorded_widgets(django_test_environment: None) -> Iterator[None]:
    """Do not keep the contexts of the templates of widgets, of which a form in the admin renders a thousand."""
    recorded = Template._render  # type: ignore[attr-defined]  # as the test environment has replaced it

    def render(template: Any, context: Context) -> Any:
        is_widget = (template.name or "").startswith("django/forms/")
        return template.nodelist.render(context) if is_widget else recorded(template, context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let the garbage collector leave out modules and tests, which stay until the end, and run less often."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.set_threshold(50_000, 20)
    gc.enable()
    return collected


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, leave out what SQLite has shown already."""
    if connection.vendor == "postgresql":
        selected = postgresql_selection.select(items)
        config.hook.pytest_deselected(items=list(set(items) - set(selected)))
        items[:] = selected
