"""An import that is killed leaves whole ads or none, and the next run completes it; two at once are one and a refusal."""

import os
import shutil
import signal
import time
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, connections

from postings.importing.lock import AnotherImportIsRunning, import_lock
from postings.importing.sources import Limits, open_origin
from postings.importing.spool import Packed, Spool
from postings.importing.store.run_records import Counts, Report
from postings.importing.workers import as_it_is, read_all
from postings.models import ImportRun, Posting, SourceFile
from postings.reference.vocabulary import builtin_vocabulary
from postings.search.facets import storage as facets
from tests.builders import ad, many_ads, run, write

pytestmark = pytest.mark.django_db(transaction=True)


_inherited: list[Any] = []


def start_child(work: Any) -> int:
    """Begin `work` in a process of its own, which ends with it whatever happens, and return its number."""
    connections.close_all()  # the child must not speak on the parent's connection
    child = os.fork()
    if child == 0:
        # Where a browser's event loop runs in the parent, it has a connection that the line above does not see and the
        # child does. To use it would be to speak in the parent's session; to close it, to end that.
        _inherited.extend(wrapper.connection for wrapper in connections.all(initialized_only=True))
        for wrapper in connections.all(initialized_only=True):
            wrapper.connection = None
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(70)
    return child


def in_child(work: Any) -> int:
    """Run `work` in a process of its own and return how that ended: an exit code, or minus the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(start_child(work), 0)[1])


def import_and_die_at(statement: int, folder: Path) -> None:
    seen = 0

    def count(execute: Any, *arguments: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    with connection.execute_wrapper(count):
        run(folder, force=True)


def run_once_free(folder: Path) -> Report:
    """Import after a kill: PostgreSQL takes a moment to notice that a client is gone, and holds its lock until then."""
    for _ in range(100):
        try:
            return run(folder, force=True)
        except AnotherImportIsRunning:
            time.sleep(0.1)
    pytest.fail("a killed process left its lock behind")


def empty() -> None:
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    facets.after_migrations()


def state() -> list[tuple]:
    """All that a reader sees of the board, without keys and times."""
    return [
        (
            posting.title, posting.status, str(posting.company), str(posting.team), posting.sections, posting.location_text,
            sorted(category.name for category in posting.categories.all()),
            [(file.path, file.last_seen is None) for file in posting.source_files.all()],
            posting.imported,
        )
        for posting in Posting.objects.order_by("title")
    ]  # fmt: skip


def test_killed_at_any_statement_ads_are_whole_and_the_next_run_completes(
    ads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postings.importing.pipeline.BATCH", 7)
    write(ads, {f"jobs/Python/2024-07/{path}": text for path, text in many_ads(20).items()})
    run(ads)
    complete = state()
    empty()

    kills = 0
    for statement in range(1, 500):
        if in_child(lambda at=statement: import_and_die_at(at, ads)) == 0:
            break
        kills += 1
        left = state()
        assert all(whole in complete for whole in left), f"killed at statement {statement}, an ad is not whole"
        assert SourceFile.objects.count() == len(left)
        run_once_free(ads)
        assert state() == complete, f"killed at statement {statement}, the next run did not complete it"
        assert not ImportRun.objects.filter(outcome="running").exists()
        assert facets.problems() == []
        empty()
    assert kills > 30
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchone() == ("ok",)


def test_killed_at_any_statement_an_import_of_changes_is_completed_by_the_next(ads: Path) -> None:
    """One ad changes, one of two files of another is gone, one moves to another link, one is gone, and one is new."""
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

    def lay(files: dict[str, str]) -> None:
        shutil.rmtree(ads)
        write(ads, files)

    def start() -> None:
        empty()
        lay(first)
        run(ads, force=True)
        lay(second)

    start()
    assert run(ads, force=True).counts == Counts(new=2, changed=2, unchanged=5, closed=2, files=9)
    complete = state()
    for statement in range(1, 500):
        start()
        if in_child(lambda at=statement: import_and_die_at(at, ads)) == 0:
            break
        run_once_free(ads)
        assert state() == complete, f"killed at statement {statement}"
    assert statement > 30


def test_a_database_that_fails_ends_the_run_with_its_own_exit_code(ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(ads, many_ads(2))

    def fails(*_: Any, **__: Any) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("postings.importing.store.posting_store.PostingStore._write_files", fails)
    with pytest.raises(CommandError, match="disk is full") as caught:
        call_command("import_postings", str(ads))
    assert caught.value.returncode == 74
    assert (ImportRun.objects.get().outcome, Posting.objects.count()) == ("failed", 0)


def test_a_killed_run_is_marked_as_interrupted_by_the_next(ads: Path) -> None:
    write(ads, many_ads(2))
    assert in_child(lambda: import_and_die_at(12, ads)) == -signal.SIGKILL
    assert ImportRun.objects.get().outcome == "running"
    run_once_free(ads)
    assert [recorded.outcome for recorded in ImportRun.objects.order_by("pk")] == ["interrupted", "done"]


def test_a_second_import_at_the_same_time_ends_at_once_with_its_own_exit_code(ads: Path) -> None:
    write(ads, many_ads(2))

    def second() -> None:
        try:
            call_command("import_postings", str(ads), quiet=True)
        except CommandError as error:
            os._exit(error.returncode)

    held, release = os.pipe(), os.pipe()

    def first() -> None:
        run_once_free(ads.parent / "nothing")  # waits until a process that an earlier test killed is forgotten
        with import_lock():
            os.write(held[1], b"x")
            os.read(release[0], 1)

    holder = start_child(first)
    os.close(held[1])
    assert os.read(held[0], 1) == b"x", "the first import did not get the lock"
    try:
        assert in_child(second) == 75
        assert Posting.objects.count() == 0
    finally:
        os.write(release[1], b"x")
        os.waitpid(holder, 0)
    assert run_once_free(ads).counts == Counts(new=2, files=2)


def test_a_killed_import_leaves_no_worker_behind(ads: Path) -> None:
    """Each worker watches for its parent, so that one that was killed takes them with it."""
    write(ads, many_ads(300))
    reader = os.pipe()

    def read_and_die() -> None:
        for number, _ in enumerate(read_all(open_origin(str(ads), Limits()).files(), 2, as_it_is, builtin_vocabulary())):
            if number == 250:
                os.write(reader[1], " ".join(str(child.pid) for child in active_children()).encode())
                os.kill(os.getpid(), signal.SIGKILL)

    assert in_child(read_and_die) == -signal.SIGKILL
    workers = [int(number) for number in os.read(reader[0], 100).split()]
    assert len(workers) == 2
    for _ in range(100):
        if not any(is_running(worker) for worker in workers):
            return
        time.sleep(0.1)
    pytest.fail("a worker outlived the import")


def test_a_worker_that_is_killed_ends_the_run_with_nothing_written(ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(ads, many_ads(300))
    right = Spool.add
    added = []

    def add_and_kill(spool: Spool, packed: Packed) -> None:
        right(spool, packed)
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


def test_the_lock_goes_with_the_process_that_held_it(ads: Path) -> None:
    def hold_and_die() -> None:
        with import_lock():
            os.kill(os.getpid(), signal.SIGKILL)

    write(ads, many_ads(1))
    assert in_child(hold_and_die) == -signal.SIGKILL
    assert run_once_free(ads).counts == Counts(new=1, files=1)
