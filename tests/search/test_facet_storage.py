"""Tests that the facet sets in the database and in memory are never outdated."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client

from postings import database
from postings.models import Company, FacetChange, FacetSet, FacetState, Place, Posting, PostingSkill, Skill, SkillAlias, Team
from postings.search import full_text
from postings.search.facets import storage
from tests.boards import RandomBoard
from tests.builders import make_company, make_posting, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def new_process() -> Iterator[Callable[[], None]]:
    """Start each test without an index in memory, as a new process; yield a function that simulates another new process."""

    def forget() -> None:
        storage._held = None

    forget()
    yield forget
    forget()


def listed() -> int:
    return len(storage.current().open)


def in_thread(act: Callable[[], Any]) -> None:
    """Call a function in a thread, with its own database connection, and raise its first error."""
    errors: list[BaseException] = []

    def run() -> None:
        try:
            act()
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]


def test_new_process_reads_sets_and_pending_changes(new_process: Callable[[], None]) -> None:
    board = RandomBoard(7)
    board.grow(20)
    storage.apply_pending()
    assert not FacetChange.objects.exists()
    for _ in range(10):
        board.change()
    new_process()
    assert storage.problems() == []


def test_current_index_is_reused_while_nothing_changes(django_assert_num_queries: Any) -> None:
    make_posting()
    index = storage.current()
    with django_assert_num_queries(1):
        assert storage.current() is index


def test_only_changed_posting_is_read_again(django_assert_num_queries: Any) -> None:
    posting = make_posting()
    make_posting("Other", function="data")
    storage.current()
    for function in ("qa", "data", "qa"):
        Posting.objects.filter(pk=posting.pk).update(function=function)
        with django_assert_num_queries(6):  # data version, pending changes, four for facts
            index = storage.current()
        assert posting.pk in index.ids("function", function, date.today())
    assert storage.problems() == []


def test_rolled_back_changes_are_not_counted() -> None:
    make_posting()
    with transaction.atomic():
        make_posting("Other")
        assert listed() == 2
        transaction.set_rollback(True)
    assert listed() == 1
    with transaction.atomic():
        make_posting("Third", function="data")
        transaction.set_rollback(True)
    make_posting("Fourth", function="qa")
    assert set(storage.current().values("function")) == {"qa", "none"}


def test_applying_pending_changes_keeps_the_sets(new_process: Callable[[], None]) -> None:
    board = RandomBoard(3)
    board.grow(15)
    before = storage.current()
    storage.apply_pending()
    after = storage.current()
    assert before is not after
    assert before.sets == after.sets
    new_process()
    assert storage.current().sets == before.sets


def test_tally_is_reused_and_correct_after_pending_changes_are_applied() -> None:
    board = RandomBoard(5)
    board.grow(20)
    before = storage.current().tally
    board.change()
    storage.apply_pending()
    index = storage.current()
    assert index.tally._columns is before._columns
    for facet in ("skill", "function"):
        counted = index.tally.counts(facet, index.open, index.sets_of(facet), index.jobs)
        assert {value: counted.of(value) for value in index.values(facet)} == {
            value: index.jobs.number(index.ids(facet, value, date.today())) for value in index.values(facet)
        }


def test_only_many_applies_pending_changes_from_the_threshold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "MANY_PENDING", 3)
    make_posting()
    storage.apply_pending(only_many=True)
    assert FacetChange.objects.exists()
    for _ in range(3):
        make_posting()
    storage.apply_pending(only_many=True)
    assert not FacetChange.objects.exists()
    assert listed() == 4


def test_skill_that_becomes_a_practice_moves_to_the_other_facet() -> None:
    posting, skill = make_posting(), Skill.objects.create(name="Tidal", key="tidal", slug="tidal")
    PostingSkill.objects.create(posting=posting, skill=skill)
    assert (set(storage.current().values("skill")), set(storage.current().values("practice"))) == ({"tidal"}, {"none"})
    Skill.objects.filter(pk=skill.pk).update(kind="practice")
    assert (set(storage.current().values("skill")), set(storage.current().values("practice"))) == ({"none"}, {"tidal"})


def test_renamed_or_deleted_skill_is_updated_in_facet() -> None:
    posting, skill = make_posting(), Skill.objects.create(name="Tidal", key="tidal", slug="tidal")
    PostingSkill.objects.create(posting=posting, skill=skill)
    assert storage.current().labels["skill"]["tidal"] == "Tidal"
    Skill.objects.filter(pk=skill.pk).update(name="Tidal Charts")
    assert storage.current().labels["skill"]["tidal"] == "Tidal Charts"
    skill.delete()
    assert set(storage.current().values("skill")) == {"none"}


def test_postings_written_without_triggers_are_counted_after_migrations() -> None:
    """Migrations run without triggers, which are removed before them."""
    make_posting()
    assert listed() == 1
    storage.before_migrations(plan=["any"])
    make_posting("Unseen")
    storage.after_migrations()
    assert listed() == 2
    assert full_text.matching(Posting.objects.all(), "unseen").count() == 1
    assert storage.problems() == []


def test_pages_are_unavailable_while_changes_are_not_recorded(client: Client) -> None:
    """This is the state during a migration, after a failed one, and before the migration to a newer version."""
    make_posting(function="data")
    assert listed() == 1
    storage.before_migrations(plan=["any"])
    with pytest.raises(storage.FacetsUnavailable):
        storage.current()
    response = client.get("/")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    storage.after_migrations()
    assert client.get("/").status_code == 200


def test_sets_of_another_schema_version_are_rebuilt(new_process: Callable[[], None]) -> None:
    make_posting(function="data")
    storage.apply_pending()
    FacetSet.objects.all().delete()
    FacetState.objects.update(schema_version="older")
    with pytest.raises(storage.FacetsUnavailable):
        storage.current()
    storage.after_migrations()
    assert FacetSet.objects.filter(facet="function", value="data").exists()
    assert listed() == 1


def test_changes_of_teams_and_places_update_facets() -> None:
    company, other = make_company(), make_company("Southwind")
    posting = make_posting(company=company)
    posting.team = make_team(company)
    posting.save()
    posting.places.add(Place.objects.create(key="FR/Nantes", kind="city", name="Nantes", country="FR"))
    storage.current()
    Place.objects.update(country="DE")
    Team.objects.update(company=other)
    index = storage.current()
    assert set(index.values("place")) >= {"DACH", "FR/Nantes"}
    assert set(index.values("team")) == {"southwind/tides"}
    assert storage.problems() == []


def test_changes_of_skill_aliases_update_suggestions(client: Client) -> None:
    skill = Skill.objects.get(slug="go")
    PostingSkill.objects.create(posting=make_posting(), skill=skill, is_required=True)

    def suggested() -> list[str]:
        return [each["label"] for each in client.get("/suggestions.json?q=gopherish").json()["suggestions"]]

    assert suggested() == []
    form = SkillAlias.objects.create(skill=skill, text="Gopherish")
    assert suggested() == ["Go"]
    SkillAlias.objects.filter(pk=form.pk).update(text="Gopher")
    assert suggested() == []
    SkillAlias.objects.filter(pk=form.pk).update(text="Gopherish")
    assert suggested() == ["Go"]
    form.delete()
    assert suggested() == []


def test_triggers_of_an_earlier_schema_version_are_removed() -> None:
    leave = "CREATE TRIGGER postings_old AFTER INSERT ON postings_posting BEGIN SELECT 1; END"
    if connection.vendor == "postgresql":
        leave = "CREATE FUNCTION postings_old() RETURNS int LANGUAGE sql AS 'SELECT 1'"
    catalogue = "sqlite_master WHERE name" if connection.vendor == "sqlite" else "pg_proc WHERE proname"
    with connection.cursor() as cursor:
        cursor.execute(leave)
        database.install()
        cursor.execute(f"SELECT count(*) FROM {catalogue} = 'postings_old'")  # noqa: S608
        assert cursor.fetchone() == (0,)


def test_rebuild_facets_command_reports_and_repairs_differences(
    capsys: pytest.CaptureFixture[str], new_process: Callable[[], None]
) -> None:
    make_posting(function="data", company=make_company())
    storage.apply_pending()
    call_command("rebuild_facets", check=True)
    assert "Open postings: 1." in capsys.readouterr().out
    FacetSet.objects.filter(facet="function").delete()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO postings_text(postings_text) VALUES ('delete-all')")
        else:
            cursor.execute("UPDATE postings_text SET words = ''")
    new_process()
    with pytest.raises(CommandError, match="do not match"):
        call_command("rebuild_facets", check=True)
    assert "function=data: wrong for 1 posting," in capsys.readouterr().err
    call_command("rebuild_facets")
    call_command("rebuild_facets", check=True)


@pytest.mark.django_db(transaction=True)
class TestConcurrentConnections:
    """Tests of committed changes on several database connections at once."""

    def test_commits_of_other_connections_are_counted(self) -> None:
        posting = make_posting()
        assert listed() == 1
        in_thread(lambda: make_posting("Other"))
        assert listed() == 2
        in_thread(lambda: Posting.objects.filter(pk=posting.pk).update(status="closed"))
        assert listed() == 1
        in_thread(storage.apply_pending)
        assert listed() == 1
        assert storage.problems() == []

    def test_sets_are_prepared_before_the_write_lock_is_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        make_posting()
        prepare, is_locked = storage._differing, []
        monkeypatch.setattr(
            storage, "_differing", lambda *sets: (is_locked.append(connection.in_atomic_block), prepare(*sets))[1]
        )
        storage.apply_pending()
        assert is_locked == [False]
        assert storage.problems() == []

    def test_restored_backup_is_detected(self) -> None:
        """The database returns to an earlier state, as when a backup is restored while processes are running."""
        make_posting("First")
        storage.apply_pending()
        backup = [list(model.objects.values()) for model in (Posting, FacetSet, FacetState, FacetChange)]
        make_posting("Second")
        assert listed() == 2
        Posting.objects.filter(title="Second").delete()
        for model, rows in zip((FacetSet, FacetState, FacetChange), backup[1:], strict=True):
            model._default_manager.all().delete()
            model._default_manager.bulk_create(model(**row) for row in rows)
        assert listed() == 1

    def test_later_commit_of_overlapping_transactions_is_counted(self) -> None:
        """Its pending changes can have lower ids than those that a reader has already read."""
        if connection.vendor == "sqlite":
            return  # SQLite allows one writer at a time
        make_posting()
        assert listed() == 1
        begun, go_on = threading.Event(), threading.Event()

        def slow() -> None:
            with transaction.atomic():
                make_posting("Slow", slug="slow")
                begun.set()
                assert go_on.wait(10)

        thread = threading.Thread(target=lambda: in_thread(slow))
        thread.start()
        assert begun.wait(10)
        in_thread(lambda: make_posting("Quick", slug="quick"))
        assert listed() == 2
        in_thread(storage.apply_pending)
        assert listed() == 2
        go_on.set()
        thread.join()
        assert listed() == 3
        assert storage.problems() == []

    @pytest.mark.parametrize("first", ["the posting", "the name"])
    def test_concurrent_new_posting_and_company_rename_are_consistent(self, first: str) -> None:
        if connection.vendor == "sqlite":
            return  # SQLite allows one writer at a time
        company = make_company("Oldname")
        storage.current()
        begun, go_on = threading.Event(), threading.Event()

        def add() -> None:
            make_posting(company=Company.objects.get())

        def rename() -> None:
            Company.objects.filter(pk=company.pk).update(name="Newname")

        early, late = (add, rename) if first == "the posting" else (rename, add)

        def slowly() -> None:
            with transaction.atomic():
                early()
                begun.set()
                go_on.wait(2)

        threads = [threading.Thread(target=lambda act=act: in_thread(act)) for act in (slowly, late)]
        threads[0].start()
        assert begun.wait(10)
        threads[1].start()
        storage.current()
        go_on.set()
        for thread in threads:
            thread.join()
        assert full_text.matching(Posting.objects.all(), "newname").count() == 1
        assert storage.current().labels["company"] == {company.slug: "Newname"}
        assert storage.problems() == []

    def test_emptied_table_is_detected(self) -> None:
        posting = make_posting()
        PostingSkill.objects.create(posting=posting, skill=Skill.objects.create(name="T", key="t", slug="t"))
        assert listed() == 1
        truncate = "DELETE FROM" if connection.vendor == "sqlite" else "TRUNCATE"
        with connection.cursor() as cursor:
            cursor.execute(f"{truncate} postings_postingskill")
        assert set(storage.current().values("skill")) == {"none"}
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM postings_posting" if connection.vendor == "sqlite" else "TRUNCATE postings_posting CASCADE"
            )
        assert listed() == 0
        assert storage.problems() == []

    def test_concurrent_writes_applies_and_reads_are_consistent(self) -> None:
        board = RandomBoard(11)
        board.grow(10)
        stop = threading.Event()
        errors: list[BaseException] = []

        def again(act: Callable[[], Any]) -> threading.Thread:
            def run() -> None:
                try:
                    while not stop.is_set():
                        act()
                except BaseException as error:
                    errors.append(error)
                finally:
                    connection.close()

            thread = threading.Thread(target=run)
            thread.start()
            return thread

        def count() -> None:
            index = storage.current()
            by_function = sum(map(len, index.sets.get("function", {}).values()))
            assert by_function == len(index.open)

        threads = [again(storage.apply_pending), again(count), again(count)]
        for _ in range(60):
            board.change()
        stop.set()
        for thread in threads:
            thread.join()
        assert errors == []
        assert storage.problems() == []
