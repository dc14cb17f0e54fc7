"""The sets in the database and in memory, and whether they can ever be behind."""

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
    """Each test begins as a process does, with nothing in memory, and may begin another."""

    def forget() -> None:
        storage._held = None

    forget()
    yield forget
    forget()


def listed() -> int:
    return len(storage.current().open)


def in_thread(act: Callable[[], Any]) -> None:
    """Run something on a database connection of its own."""
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


def test_a_new_process_reads_the_sets_and_what_has_changed_since(new_process: Callable[[], None]) -> None:
    board = RandomBoard(7)
    board.grow(20)
    storage.apply_pending()
    assert not FacetChange.objects.exists()
    for _ in range(10):
        board.change()
    new_process()
    assert storage.problems() == []


def test_an_index_in_hand_is_used_again_while_nothing_changes(django_assert_num_queries: Any) -> None:
    make_posting()
    index = storage.current()
    with django_assert_num_queries(1):
        assert storage.current() is index


def test_a_posting_that_changes_again_and_again_is_all_that_is_read_again(django_assert_num_queries: Any) -> None:
    posting = make_posting()
    make_posting("Other", function="data")
    storage.current()
    for function in ("qa", "data", "qa"):
        Posting.objects.filter(pk=posting.pk).update(function=function)
        with django_assert_num_queries(6):  # version, notes, four of facts
            index = storage.current()
        assert posting.pk in index.ids("function", function, date.today())
    assert storage.problems() == []


def test_what_a_transaction_took_back_is_not_counted() -> None:
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


def test_folding_changes_no_count(new_process: Callable[[], None]) -> None:
    board = RandomBoard(3)
    board.grow(15)
    before = storage.current()
    storage.apply_pending()
    after = storage.current()
    assert before is not after
    assert before.sets == after.sets
    new_process()
    assert storage.current().sets == before.sets


def test_arrays_outlast_a_fold_and_still_count_right() -> None:
    board = RandomBoard(5)
    board.grow(20)
    before = storage.current().tally
    board.change()
    storage.apply_pending()
    index = storage.current()
    assert index.tally._columns is before._columns
    for facet in ("skill", "function"):
        counted = index.tally.counts(facet, index.open, index.sets_of(facet))
        assert {value: counted.of(value) for value in index.values(facet)} == {
            value: len(index.ids(facet, value, date.today())) for value in index.values(facet)
        }


def test_many_notes_are_folded_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "MANY_PENDING", 3)
    make_posting()
    storage.apply_pending(only_many=True)
    assert FacetChange.objects.exists()
    for _ in range(3):
        make_posting()
    storage.apply_pending(only_many=True)
    assert not FacetChange.objects.exists()
    assert listed() == 4


def test_a_skill_that_is_deleted_or_renamed_is_so_in_the_facet() -> None:
    posting, skill = make_posting(), Skill.objects.create(name="Tidal", key="tidal", slug="tidal")
    PostingSkill.objects.create(posting=posting, skill=skill)
    assert storage.current().labels["skill"]["tidal"] == "Tidal"
    Skill.objects.filter(pk=skill.pk).update(name="Tidal Charts")
    assert storage.current().labels["skill"]["tidal"] == "Tidal Charts"
    skill.delete()
    assert set(storage.current().values("skill")) == {"none"}


def test_what_was_written_without_triggers_is_counted_once_they_are_back() -> None:
    """As by a migration, before which they are taken away."""
    make_posting()
    assert listed() == 1
    storage.before_migrations(plan=["any"])
    make_posting("Unseen")
    storage.after_migrations()
    assert listed() == 2
    assert full_text.matching(Posting.objects.all(), "unseen").count() == 1
    assert storage.problems() == []


def test_nothing_is_counted_while_nothing_is_noted(client: Client) -> None:
    """As during a migration, after one that failed, and before that of a newer program."""
    make_posting(function="data")
    assert listed() == 1
    storage.before_migrations(plan=["any"])
    with pytest.raises(storage.FacetsUnavailable):
        storage.current()
    response = client.get("/")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    storage.after_migrations()
    assert client.get("/").status_code == 200


def test_sets_of_another_edition_of_the_program_are_made_anew(new_process: Callable[[], None]) -> None:
    make_posting(function="data")
    storage.apply_pending()
    FacetSet.objects.all().delete()
    FacetState.objects.update(schema_version="older")
    with pytest.raises(storage.FacetsUnavailable):
        storage.current()
    storage.after_migrations()
    assert FacetSet.objects.filter(facet="function", value="data").exists()
    assert listed() == 1


def test_what_a_facet_shows_of_a_team_or_place_is_noted() -> None:
    posting, other = make_posting(company=make_company()), make_company("Southwind")
    posting.team = make_team(posting.company)
    posting.save()
    posting.places.add(Place.objects.create(key="FR/Nantes", kind="city", name="Nantes", country="FR"))
    storage.current()
    Place.objects.update(country="DE")
    Team.objects.update(company=other)
    index = storage.current()
    assert set(index.values("place")) >= {"DACH", "FR/Nantes"}
    assert set(index.values("team")) == {"southwind/tides"}
    assert storage.problems() == []


def test_another_name_of_a_skill_is_noted(client: Client) -> None:
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


def test_triggers_of_an_earlier_edition_are_taken_away() -> None:
    leave = "CREATE TRIGGER postings_old AFTER INSERT ON postings_posting BEGIN SELECT 1; END"
    if connection.vendor == "postgresql":
        leave = "CREATE FUNCTION postings_old() RETURNS int LANGUAGE sql AS 'SELECT 1'"
    catalogue = "sqlite_master WHERE name" if connection.vendor == "sqlite" else "pg_proc WHERE proname"
    with connection.cursor() as cursor:
        cursor.execute(leave)
        database.install()
        cursor.execute(f"SELECT count(*) FROM {catalogue} = 'postings_old'")  # noqa: S608
        assert cursor.fetchone() == (0,)


def test_the_command_finds_what_is_wrong_and_mends_it(
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
class TestSeveralConnections:
    """Committed changes, by several processes at once."""

    def test_a_reader_sees_what_others_commit(self) -> None:
        posting = make_posting()
        assert listed() == 1
        in_thread(lambda: make_posting("Other"))
        assert listed() == 2
        in_thread(lambda: Posting.objects.filter(pk=posting.pk).update(status="closed"))
        assert listed() == 1
        in_thread(storage.apply_pending)
        assert listed() == 1
        assert storage.problems() == []

    def test_a_restored_backup_is_noticed(self) -> None:
        """The database goes back to an earlier state, as when a backup is put in its place while processes serve it."""
        make_posting("First")
        storage.apply_pending()
        backup = [list(model.objects.values()) for model in (Posting, FacetSet, FacetState, FacetChange)]
        make_posting("Second")
        assert listed() == 2
        Posting.objects.filter(title="Second").delete()
        for model, rows in zip((FacetSet, FacetState, FacetChange), backup[1:], strict=True):
            model.objects.all().delete()
            model.objects.bulk_create(model(**row) for row in rows)
        assert listed() == 1

    def test_the_later_of_two_overlapping_writers_is_seen_too(self) -> None:
        """Its notes may have smaller numbers than those that a reader has seen already."""
        if connection.vendor == "sqlite":
            return  # writers take turns there
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
    def test_a_posting_and_a_new_name_of_its_company_at_once_agree(self, first: str) -> None:
        if connection.vendor == "sqlite":
            return  # writers take turns there
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

        threads = [threading.Thread(target=lambda act=act: in_thread(act)) for act in (slowly, late)]  # type: ignore[misc]
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

    def test_an_emptied_table_is_noticed(self) -> None:
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

    def test_writers_folds_and_readers_at_once_end_in_agreement(self) -> None:
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
