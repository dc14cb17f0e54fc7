"""Killed and concurrent imports: postings are written completely or not at all, and the next run completes the import."""

import os
import shutil
import signal
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, connections

from postings.database.locks import AnotherImportIsRunning, import_lock
from postings.importing import pipeline
from postings.importing.sources import Limits, open_origin
from postings.importing.spool import PackedFile, Spool
from postings.importing.store import closing
from postings.importing.store.run_records import Counts, Report
from postings.importing.workers import identity, read_all
from postings.models import ImportRun, Posting, SourceFile
from postings.reference.vocabulary import builtin_vocabulary
from postings.search.facets import storage as facets
from tests.builders import ad, many_ads, run, write

pytestmark = pytest.mark.django_db(transaction=True)

# On PostgreSQL, which undoes by itself what a killed process has not committed, every fourth write shows enough.
KILLED_AT = range(1, 500, 1 if connection.vendor == "sqlite" else 4)

_inherited: list[Any] = []


def start_child(work: Any) -> int:
    """Fork a child process that calls `work` and exits, and return its process id."""
    connections.close_all()  # the child must not use the parent's connections
    child = os.fork()
    if child == 0:
        # If a browser's event loop runs in the parent, the child inherits a connection that the call above does not close.
        # Using it would write to the parent's session, and closing it would end that session.
        _inherited.extend(wrapper.connection for wrapper in connections.all(initialized_only=True))
        for wrapper in connections.all(initialized_only=True):
            wrapper.connection = None
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(70)
    return child


def run_in_child(work: Any) -> int:
    """Run `work` in a child process and return its exit code, or the negative number of the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(start_child(work), 0)[1])


def import_and_die_at_write(number: int, folder: Path) -> None:
    """Import, and be killed before a statement that can write: a kill before one that reads would leave the same."""
    seen = 0

    def count(execute: Any, sql: str, *arguments: Any) -> Any:
        nonlocal seen
        seen += not sql.startswith(("SELECT", "PRAGMA"))
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *arguments)

    with connection.execute_wrapper(count):
        run(folder, force=True)


def run_when_unlocked(folder: Path) -> Report:
    """Import after a kill, and retry while the lock is held: PostgreSQL takes a moment to notice that a client is gone."""
    for _ in range(100):
        try:
            return run(folder, force=True)
        except AnotherImportIsRunning:
            time.sleep(0.1)
    pytest.fail("a killed process left its lock behind")


def board_state() -> list[tuple[Any, ...]]:
    """Return the content of all postings, without ids and times."""
    return [
        (
            posting.title, posting.status, str(posting.company), str(posting.team), posting.sections, posting.location_text,
            sorted(category.name for category in posting.categories.all()),
            [(file.path, file.last_seen is None) for file in posting.source_files.all()],
            posting.imported,
        )
        for posting in Posting.objects.order_by("title")
    ]  # fmt: skip


def test_import_killed_at_any_write_is_completed_by_next_run(
    ads: Path, monkeypatch: pytest.MonkeyPatch, copy_test_database: Callable[[], None]
) -> None:
    monkeypatch.setattr("postings.importing.pipeline.BATCH_SIZE", 6)
    write(ads, {f"jobs/Python/2024-07/{path}": text for path, text in many_ads(10).items()})
    run(ads)
    complete = board_state()
    copy_test_database()

    for number in KILLED_AT:
        if run_in_child(lambda at=number: import_and_die_at_write(at, ads)) == 0:
            break
        left = board_state()
        assert all(whole in complete for whole in left), f"killed at write {number}, an ad is not whole"
        assert SourceFile.objects.count() == len(left)
        run_when_unlocked(ads)
        assert board_state() == complete, f"killed at write {number}, the next run did not complete it"
        assert not ImportRun.objects.filter(outcome="running").exists()
        assert facets.problems() == []
        copy_test_database()
    assert number > 20
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchone() == ("ok",)


def test_import_of_changes_killed_at_any_write_is_completed_by_next_run(
    ads: Path, copy_test_database: Callable[[], None]
) -> None:
    """Import a changed, a moved, a missing and a new ad, and one of which one of two files is missing."""
    both = ("jobs/PHP/2024-07/both/README.md", "jobs/Vue/2024-08/both/README.md")
    first = {
        **many_ads(8),
        both[0]: ad(title="Both", slug="both", badges="`🌎 Halifax`"),
        both[1]: ad(title="Both", slug="both", badges="`🌎 Mars`"),
    }
    second = {
        **first,
        "ad-000.md": ad(title="Engineer 0, Tides", slug="engineer-0", body="Changed."),
        "ad-001.md": ad(title="Moved", slug="moved"),
        "new.md": ad(title="New", slug="new"),
    }
    del second["ad-002.md"], second[both[1]]

    def replace_files(files: dict[str, str]) -> None:
        shutil.rmtree(ads)
        write(ads, files)

    def start() -> None:
        copy_test_database()
        replace_files(first)
        run(ads, force=True)
        replace_files(second)

    start()
    assert run(ads, force=True).counts == Counts(new=2, changed=2, unchanged=5, closed=2, files=9, ads=9)
    complete = board_state()
    for number in KILLED_AT:
        start()
        if run_in_child(lambda at=number: import_and_die_at_write(at, ads)) == 0:
            break
        run_when_unlocked(ads)
        assert board_state() == complete, f"killed at write {number}"
    assert number > 20


def test_database_error_has_own_exit_code(ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(ads, many_ads(2))

    def fails(*_: Any, **__: Any) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("postings.importing.store.posting_store.PostingStore._write_files", fails)
    with pytest.raises(CommandError, match="disk is full") as caught:
        call_command("import_postings", str(ads))
    assert caught.value.returncode == 74
    assert (ImportRun.objects.get().outcome, Posting.objects.count()) == ("failed", 0)


def test_killed_run_is_marked_interrupted_by_next_run(ads: Path) -> None:
    write(ads, many_ads(2))
    assert run_in_child(lambda: import_and_die_at_write(3, ads)) == -signal.SIGKILL
    assert ImportRun.objects.get().outcome == "running"
    run_when_unlocked(ads)
    assert [recorded.outcome for recorded in ImportRun.objects.order_by("pk")] == ["interrupted", "done"]


def test_concurrent_import_ends_at_once_with_own_exit_code(ads: Path) -> None:
    write(ads, many_ads(2))

    def second() -> None:
        try:
            call_command("import_postings", str(ads), quiet=True)
        except CommandError as error:
            os._exit(error.returncode)

    held, release = os.pipe(), os.pipe()

    def first() -> None:
        run_when_unlocked(ads.parent / "nothing")  # waits for the lock of a process that an earlier test killed
        with import_lock():
            os.write(held[1], b"x")
            os.read(release[0], 1)

    holder = start_child(first)
    os.close(held[1])
    assert os.read(held[0], 1) == b"x", "the first import did not get the lock"
    try:
        assert run_in_child(second) == 75
        assert Posting.objects.count() == 0
    finally:
        os.write(release[1], b"x")
        os.waitpid(holder, 0)
    assert run_when_unlocked(ads).counts == Counts(new=2, files=2, ads=2)


def test_workers_exit_when_import_is_killed(ads: Path) -> None:
    """Workers watch their parent process and exit when it has ended."""
    write(ads, many_ads(300))
    reader = os.pipe()

    def read_and_die() -> None:
        for number, _ in enumerate(read_all(open_origin(str(ads), Limits()).files(), 2, identity, builtin_vocabulary())):
            if number == 250:
                os.write(reader[1], " ".join(str(child.pid) for child in active_children()).encode())
                os.kill(os.getpid(), signal.SIGKILL)

    assert run_in_child(read_and_die) == -signal.SIGKILL
    workers = [int(number) for number in os.read(reader[0], 100).split()]
    assert len(workers) == 2
    for _ in range(100):
        if not any(is_running(worker) for worker in workers):
            return
        time.sleep(0.1)
    pytest.fail("a worker outlived the import")


@pytest.mark.one_database
def test_killed_worker_refuses_run_without_writing(ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(ads, many_ads(300))
    original_add = Spool.add
    added = []

    def add_and_kill(spool: Spool, packed: PackedFile) -> None:
        original_add(spool, packed)
        added.append(packed.path)
        if len(added) == 20:
            for worker in active_children():
                worker.kill()

    monkeypatch.setattr(Spool, "add", add_and_kill)
    report = run(ads, processes=2)
    assert (report.outcome, Posting.objects.count()) == ("refused", 0)
    assert "was killed" in ImportRun.objects.get().message


def is_running(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return status != "Z"


def test_lock_is_released_when_process_is_killed(ads: Path) -> None:
    def hold_and_die() -> None:
        with import_lock():
            os.kill(os.getpid(), signal.SIGKILL)

    write(ads, many_ads(1))
    assert run_in_child(hold_and_die) == -signal.SIGKILL
    assert run_when_unlocked(ads).counts == Counts(new=1, files=1, ads=1)


def test_other_writers_have_a_pause_between_the_batches(ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On SQLite a save waits until it finds nobody writing, so batches without a pause would keep it waiting."""
    pauses: list[int] = []
    monkeypatch.setattr(pipeline, "let_others_write", lambda: pauses.append(Posting.objects.count()))
    monkeypatch.setattr(closing, "let_others_write", lambda: pauses.append(Posting.objects.open().count()))
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 2)
    monkeypatch.setattr(closing, "BATCH_SIZE", 2)
    write(ads, many_ads(5))
    assert run(ads).counts.new == 5
    assert pauses == [2, 4]
    pauses.clear()
    for file in list(ads.rglob("*.md"))[:3]:
        file.unlink()
    assert run(ads, force=True).counts.closed == 3
    assert pauses == [3]
