"""A database that has lost its triggers, its text index or the row that vouches for them is noticed and mended."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from postings import database
from postings.checks import database_objects_are_installed
from postings.models import FacetState, Posting
from postings.search import full_text
from postings.search.facets import storage
from tests.builders import make_posting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def new_process() -> Iterator[None]:
    storage._held = None
    yield
    storage._held = None


def created() -> list[str]:
    """All that is missing once everything has been removed."""
    with transaction.atomic():
        database.remove()
        found = database.missing()
        transaction.set_rollback(True)
    return found


def drop(thing: str) -> None:
    """Drop what is described as `missing` describes it."""
    kind, name, *on_table = thing.split()
    if kind == "trigger" and connection.vendor == "postgresql":
        name = " ".join([name, *on_table])
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP {kind} {name}{cascade}")


def one_trigger() -> None:
    drop(next(thing for thing in created() if thing.startswith("trigger postings_changed_update on postings_posting")))


def all_triggers() -> None:
    for thing in created():
        if thing.startswith("trigger"):
            drop(thing)


def text_table() -> None:
    drop("table postings_text")


def everything() -> None:
    database.remove()


def state() -> None:
    FacetState.objects.all().delete()


LOSSES = [one_trigger, all_triggers, text_table, everything, state]


@pytest.mark.parametrize("lose", LOSSES)
def test_loss_is_found_by_the_system_check(lose: Callable[[], None]) -> None:
    assert database_objects_are_installed(databases=["default"]) == []
    lose()
    (warning,) = database_objects_are_installed(databases=["default"])
    assert warning.id == "postings.W003"
    assert warning.hint == "Run manage.py migrate, or manage.py rebuild_facets."
    assert database_objects_are_installed(databases=None) == []  # as in `manage.py check` without --database


def test_check_command_names_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    one_trigger()
    call_command("check", databases=["default"])
    assert "The database has no trigger postings_changed_update on postings_posting." in capsys.readouterr().err


@pytest.mark.parametrize("lose", LOSSES)
def test_loss_is_reported_by_rebuild_facets_check(lose: Callable[[], None], capsys: pytest.CaptureFixture[str]) -> None:
    lose()
    with pytest.raises(CommandError, match="rebuild_facets"):
        call_command("rebuild_facets", check=True)
    assert "The database" in capsys.readouterr().err
    assert storage.problems() != []  # and it has changed nothing


@pytest.mark.parametrize("command", ["migrate", "rebuild_facets"])
@pytest.mark.parametrize("lose", LOSSES)
def test_loss_is_mended(lose: Callable[[], None], command: str) -> None:
    make_posting("Known", function="data")
    storage.apply_pending()
    lose()
    if lose is not text_table:  # no posting can be written without it
        make_posting("Unseen", function="qa")
    call_command(command, verbosity=0)
    assert storage.problems() == []
    assert full_text.matching(Posting.objects.all(), "unseen").count() == (lose is not text_table)
    make_posting("Later", function="design")
    assert len(storage.current().open) == Posting.objects.count()
    assert full_text.matching(Posting.objects.all(), "later").count() == 1


def test_each_single_loss_is_noticed() -> None:
    everything = created()
    assert {thing.split()[0] for thing in everything} >= {"trigger", "view", "table"}
    for thing in everything:
        with transaction.atomic():
            drop(thing)
            assert thing in database.missing()
            transaction.set_rollback(True)
    assert database.missing() == []


def test_disabled_trigger_is_missing() -> None:
    """As a broken restore leaves it; SQLite has no such thing."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE postings_posting DISABLE TRIGGER postings_changed_update")
        assert database.missing() == ["trigger postings_changed_update on postings_posting"]


def test_database_without_tables_is_not_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first migration makes them all."""
    monkeypatch.setattr(connection.introspection, "table_names", lambda cursor: [])
    assert database_objects_are_installed(databases=["default"]) == []


def test_database_of_older_version_is_not_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its tables lack columns until `migrate` has run, which does these checks first."""
    monkeypatch.setattr(connection.introspection, "get_table_description", lambda cursor, table: [])
    assert database_objects_are_installed(databases=["default"]) == []
