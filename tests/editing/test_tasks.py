"""Large changes as tasks: batches, progress, stopping, continuing, failing, and a killed process."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from postings.choices import Status
from postings.database.locks import task_lock
from postings.editing import conflict_decisions, tasks, undo
from postings.editing.bulk_change import Step
from postings.editing.journal import Journal
from postings.editing.posting_changes import SetStatus
from postings.models import Action, Change, Conflict, Posting, Task, TaskPlan
from postings.search.facets import storage
from tests.builders import make_posting, write_lock

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make tasks of more than two postings, in batches of two, without pauses."""
    monkeypatch.setattr(tasks, "MAX_AT_ONCE", 2)
    monkeypatch.setattr(tasks, "let_others_write", lambda: None)
    monkeypatch.setattr(tasks, "_FIRST_BATCH", 2)
    monkeypatch.setattr(tasks, "_MIN_BATCH", 2)
    monkeypatch.setattr(tasks, "_MAX_BATCH", 2)


def make_postings(count: int) -> list[int]:
    return [make_posting(f"Engineer {number}").pk for number in range(count)]


def close(ids: list[int]) -> tasks.Outcome:
    return tasks.run_or_queue(tasks.SET_STATUS, None, ids=ids, status="closed")


def queued(ids: list[int]) -> Task:
    task = close(ids).task
    assert task
    return task


def of(task: Task) -> tuple[str, int, int]:
    task.refresh_from_db()
    return task.status, task.done, task.total


class Breaking(SetStatus):
    """A change that fails at one posting."""

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        super().apply(journal, step, ids)
        if Posting.objects.filter(pk__in=ids, title="Engineer 3").exists():
            raise ValueError("Engineer 3 cannot be closed")


class Locked(SetStatus):
    """A change whose second batch finds the database locked once."""

    was_locked = False

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        super().apply(journal, step, ids)
        if Posting.objects.filter(pk__in=ids, title="Engineer 3").exists() and not Locked.was_locked:
            Locked.was_locked = True
            reason = sqlite3.OperationalError("database is locked")
            reason.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise OperationalError("database is locked") from reason


class Disconnected(SetStatus):
    """A change that loses the connection to the database in its second batch."""

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        super().apply(journal, step, ids)
        if Posting.objects.filter(pk__in=ids, title="Engineer 3").exists():
            raise OperationalError("server closed the connection unexpectedly")


class Stopping(SetStatus):
    """A change whose second batch somebody stops."""

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        super().apply(journal, step, ids)
        if Posting.objects.filter(pk__in=ids, title="Engineer 3").exists():
            tasks.request_stop(Task.objects.get())


class TestAtOnce:
    def test_small_change_is_made_at_once(self) -> None:
        outcome = close(make_postings(2))
        assert (outcome.task, outcome.action and outcome.action.summary) == (None, "Closed 2 postings")
        assert Posting.objects.closed().count() == 2

    def test_change_without_effect_leaves_no_action(self) -> None:
        ids = make_postings(2)
        close(ids)
        assert close(ids).action is None
        assert Action.objects.count() == 1

    @pytest.mark.parametrize("count", [10, 200])
    def test_closing_and_undoing_cost_the_same_queries_for_any_number(
        self, count: int, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
    ) -> None:
        monkeypatch.setattr(tasks, "MAX_AT_ONCE", 500)
        ids = make_postings(count)
        with django_assert_max_num_queries(16):
            action = close(ids).action
        assert action
        with django_assert_max_num_queries(26):
            tasks.run_or_queue(tasks.UNDO, None, action=action.pk)
        assert Posting.objects.open().count() == count

    def test_postings_that_get_the_same_status_back_are_updated_together(
        self, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
    ) -> None:
        monkeypatch.setattr(tasks, "MAX_AT_ONCE", 500)
        Posting.objects.filter(pk__in=make_postings(20)).update(imported={"status": "open"})
        action = close(list(Posting.objects.values_list("pk", flat=True))).action
        assert action
        assert set(Posting.objects.values_list("edited", flat=True)) == {" status "}
        with django_assert_max_num_queries(30) as captured:
            tasks.run_or_queue(tasks.UNDO, None, action=action.pk)
        updates = [query["sql"] for query in captured if query["sql"].startswith('UPDATE "postings_posting"')]
        assert (len(updates), "CASE" in "".join(updates)) == (2, False)
        assert set(Posting.objects.values_list("status", "closed_at", "edited")) == {("open", None, "")}


class TestTask:
    def test_large_change_is_made_in_batches_as_one_action(self) -> None:
        task = queued(make_postings(5))
        assert of(task) == ("waiting", 0, 5)
        assert Posting.objects.open().count() == 5
        call_command("run_tasks", verbosity=0)
        assert of(task) == ("done", 5, 5)
        action = Action.objects.get()
        assert (action.summary, action.changes.count(), task.action) == ("Closed 5 postings", 10, action)
        assert Posting.objects.closed().count() == 5
        assert not TaskPlan.objects.exists()

    def test_process_is_started_once_the_task_is_committed(
        self, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
    ) -> None:
        found: list[int] = []
        monkeypatch.setattr(tasks, "start_runner", lambda: found.append(Task.objects.count()))
        with django_capture_on_commit_callbacks(execute=True):
            queued(make_postings(3))
            assert found == []
        assert found == [1]

    def test_undo_of_a_large_change_restores_the_board(self) -> None:
        ids = make_postings(5)
        close(ids)
        tasks.run_all()
        Posting.objects.filter(pk=ids[0]).update(status=Status.HIDDEN)
        task = tasks.run_or_queue(tasks.UNDO, None, action=Action.objects.get().pk).task
        assert task
        tasks.run_all()
        assert of(task)[0] == "done"
        assert list(Posting.objects.order_by("pk").values_list("status", flat=True)) == ["hidden", *["open"] * 4]
        assert tasks.messages(task) == ["Not undone: status of Engineer 0: it has been changed since"]
        assert not undo.can_be_undone(Action.objects.get(undid=None))

    def test_same_change_is_refused_while_the_first_is_unfinished(self) -> None:
        ids = make_postings(3)
        task = queued(ids)
        with pytest.raises(tasks.AlreadyQueued) as refused:
            close(ids)
        assert refused.value.task == task
        tasks.run_all()
        assert close(ids).task

    def test_too_many_tasks_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tasks, "MAX_WAITING", 1)
        ids = make_postings(4)
        close(ids)
        with pytest.raises(tasks.TooManyTasks):
            close(ids[1:])

    def test_failed_task_keeps_whole_batches_and_its_reason(self, monkeypatch: pytest.MonkeyPatch) -> None:
        task = queued(make_postings(5))
        monkeypatch.setitem(tasks.BULK_CHANGES, tasks.SET_STATUS, Breaking)
        tasks.run_all()
        assert (of(task), task.message) == (("failed", 2, 5), "ValueError: Engineer 3 cannot be closed")
        assert (Posting.objects.closed().count(), Change.objects.count()) == (2, 4)

        monkeypatch.setitem(tasks.BULK_CHANGES, tasks.SET_STATUS, SetStatus)
        tasks.continue_task(task)
        tasks.run_all()
        assert of(task) == ("done", 5, 5)
        assert Action.objects.get().changes.count() == 10

    def test_task_waits_for_another_writer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        task = queued(make_postings(5))
        monkeypatch.setitem(tasks.BULK_CHANGES, tasks.SET_STATUS, Locked)
        tasks.run_all()
        assert (of(task), Locked.was_locked) == (("done", 5, 5), True)
        assert Action.objects.get().changes.count() == 10

    def test_lost_connection_leaves_the_task_to_the_next_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The lock that keeps other processes from it is lost, too."""
        task, next_task = queued(make_postings(5)), queued(make_postings(4))
        monkeypatch.setitem(tasks.BULK_CHANGES, tasks.SET_STATUS, Disconnected)
        with pytest.raises(OperationalError):
            tasks.run_all()
        assert (of(task), of(next_task)) == (("running", 2, 5), ("waiting", 0, 4))

        monkeypatch.setitem(tasks.BULK_CHANGES, tasks.SET_STATUS, SetStatus)
        tasks.run_all()
        assert (of(task), of(next_task)) == (("done", 5, 5), ("done", 4, 4))

    def test_task_is_stopped_between_batches_and_continued(self, monkeypatch: pytest.MonkeyPatch) -> None:
        task = queued(make_postings(6))
        monkeypatch.setitem(tasks.BULK_CHANGES, tasks.SET_STATUS, Stopping)
        tasks.run_all()
        assert of(task)[0] == "stopped"
        assert of(task)[1] == Posting.objects.closed().count() < 6
        monkeypatch.setitem(tasks.BULK_CHANGES, tasks.SET_STATUS, SetStatus)
        tasks.continue_task(task)
        tasks.run_all()
        assert of(task) == ("done", 6, 6)

    def test_other_writers_have_a_pause_after_each_transaction(self, monkeypatch: pytest.MonkeyPatch) -> None:
        queued(make_postings(4))
        events: list[str] = []
        apply = tasks._apply
        monkeypatch.setattr(tasks, "_apply", lambda *batch: (events.append("batch"), apply(*batch))[1])
        monkeypatch.setattr(storage, "apply_pending", lambda **_: events.append("sets"))
        monkeypatch.setattr(tasks, "let_others_write", lambda: events.append("pause"))
        tasks.run_all()
        assert events == ["batch", "sets", "pause", "batch", "sets", "pause", "sets"]

    def test_waiting_task_is_stopped_at_once(self) -> None:
        task = queued(make_postings(3))
        tasks.request_stop(task)
        tasks.run_all()
        assert of(task) == ("stopped", 0, 3)
        assert not Action.objects.exists()


def test_indivisible_step_is_one_batch() -> None:
    steps = [Step("a", [1, 2, 3]), Step("b", [4, 5, 6])]
    found, done = [], 0
    while batch := next(tasks._batches(steps, done, 2, frozenset({"b"})), None):
        found.append(batch)
        done += len(batch[1])
    assert found == [("a", [1, 2]), ("a", [3]), ("b", [4, 5, 6])]


@pytest.mark.parametrize(("take_source", "title"), [(True, "Said"), (False, "Ours")])
def test_many_conflicts_are_decided_as_one_action(admin_client: Any, take_source: bool, title: str) -> None:
    ids = make_postings(5)
    Posting.objects.update(title="Ours", imported={"title": "Said"}, edited=" title ")
    Conflict.objects.bulk_create(Conflict(posting_id=pk, field="title", base="Engineer") for pk in ids)
    chosen = list(Conflict.objects.values_list("pk", flat=True))
    decision = {"action": "take_source" if take_source else "keep_ours", "_selected_action": chosen}
    answer = admin_client.post("/admin/postings/conflict/", decision)
    task = Task.objects.get()
    assert answer["Location"] == f"/admin/postings/task/{task.pk}/change/"
    assert Conflict.objects.count() == 5
    tasks.run_all()
    assert of(task) == ("done", 5, 5)
    assert not Conflict.objects.exists()
    assert set(Posting.objects.values_list("title", flat=True)) == {title}
    assert Action.objects.get().changes.count() == 5


def test_reopening_conflicts_costs_the_same_queries_for_any_number(django_assert_max_num_queries: Any) -> None:
    fields = [(pk, "title") for pk in make_postings(30)]
    with django_assert_max_num_queries(1):
        conflict_decisions.reopen(fields)


@pytest.mark.django_db(transaction=True)
class TestProcesses:
    @pytest.fixture
    def environment(self) -> dict[str, str]:
        """Return the environment in which a process uses the test database."""
        settings = connection.settings_dict
        if connection.vendor == "sqlite":
            url = f"sqlite:///{settings['NAME']}"
        else:
            url = f"postgres://{settings['USER']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
        return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "jobboard.settings", "START_TASKS": "0"}

    def start(self, environment: dict[str, str]) -> Any:
        return subprocess.Popen(
            [sys.executable, ROOT / "manage.py", "run_tasks"], env=environment, stdout=subprocess.DEVNULL
        )

    def test_killed_task_leaves_whole_batches_and_is_continued(self, environment: dict[str, str]) -> None:
        task = queued(make_postings(400))
        process = self.start(environment)
        while of(task)[1] == 0:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        status, done, _total = of(task)
        assert status in {"running", "done"}
        assert Posting.objects.closed().count() == done
        assert Change.objects.filter(action=task.action).count() == 2 * done
        assert self.start(environment).wait() == 0
        assert of(task) == ("done", 400, 400)
        assert Action.objects.get().changes.count() == 800

    def test_one_process_at_a_time_works_off_tasks(self, environment: dict[str, str]) -> None:
        task = queued(make_postings(3))
        with task_lock():
            assert self.start(environment).wait() == 0
            assert of(task) == ("waiting", 0, 3)

    def test_preview_of_undoing_needs_no_write_lock(self, admin_client: Any) -> None:
        if connection.vendor != "sqlite":
            pytest.skip("Only on SQLite does a writer keep out all others.")
        close(make_postings(2))
        action = Action.objects.get()
        admin_client.get("/admin/")
        with write_lock():
            page = admin_client.get(f"/admin/postings/action/{action.pk}/undo/").content.decode()
        assert "This will make 4 changes. Nothing has been saved yet." in page
