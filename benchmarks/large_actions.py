"""Whether other editors can save while a board is closed in one action, and that action is undone.

    python benchmarks/large_actions.py BOARD.sqlite3|DATABASE_URL [--kill]

Closes all open postings of the board through the admin, as a task, and then undoes this, while another process saves a
posting through the admin's form every second. Prints how long each took, how long the saves took, and the processor time
and memory of the task's process. With `--kill`, this process is killed halfway with SIGKILL, and started again.

Of the longest save it also prints how long it waited for the database to let it begin to write: the rest is what a busy
machine adds.
"""

import argparse
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
EDITOR = "benchmark-editor"


class Save(NamedTuple):
    """How long a save took, and how long of that it waited to be let write, in seconds."""

    seconds: float
    waited: float


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("board", help="a SQLite file or the URL of a database; both are changed")
    arguments.add_argument("--kill", action="store_true", help="kill the process of each task once")
    given = arguments.parse_args()
    url = given.board if "://" in given.board else f"sqlite:///{Path(given.board).resolve()}"
    set_up(url)
    from postings.models import Action, Posting, Task

    client, number = signed_in(), Posting.objects.open().count()
    ids = list(Posting.objects.open().order_by("pk").values_list("pk", flat=True))
    started = time.perf_counter()
    answer = client.post("/admin/postings/posting/", {"action": "close", "_selected_action": ids[0], "select_across": 1})
    print(f"{number:,} open postings; the admin answered in {time.perf_counter() - started:.1f} s with {answer.status_code}")
    closing = Task.objects.latest("pk")
    work_off(url, closing.pk, "closed", given.kill)
    assert not Posting.objects.open().exists()  # noqa: S101
    action = Action.objects.get(tasks=closing)
    started = time.perf_counter()
    client.get(f"/admin/postings/action/{action.pk}/undo/")
    print(f"preview of undoing in {time.perf_counter() - started:.1f} s")
    client.post(f"/admin/postings/action/{action.pk}/undo/")
    undoing = Task.objects.latest("pk")
    work_off(url, undoing.pk, "undone", given.kill)
    assert set(Posting.objects.open().values_list("pk", flat=True)) == set(ids)  # noqa: S101


def set_up(url: str) -> None:
    os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "jobboard.settings", "START_TASKS": "0", "DEBUG": "1"}
    import django

    django.setup()
    from django.test.utils import setup_test_environment

    # So that the client knows the form of a page. With DEBUG, Django keeps the contexts of all pages in memory.
    setup_test_environment(debug=False)


def signed_in() -> Any:
    from django.contrib.auth.models import User
    from django.test import Client

    user, _created = User.objects.get_or_create(username=EDITOR, is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user)
    return client


def work_off(url: str, pk: int, what: str, kill: bool) -> None:
    """Run the tasks in a process of their own while another one saves, and print what both took."""
    from postings.models import Task

    spawn = multiprocessing.get_context("spawn")
    end, times = spawn.Event(), spawn.Queue()
    saver = spawn.Process(target=save_every_second, args=(url, end, times))
    saver.start()
    alone = times.get(timeout=600)
    started = time.perf_counter()
    runner = run_tasks()
    if kill:
        while Task.objects.get(pk=pk).done < Task.objects.get(pk=pk).total // 2:
            time.sleep(0.05)
        runner.send_signal(signal.SIGKILL)
        runner.wait()
        print(f"killed at {Task.objects.get(pk=pk).done:,} of {Task.objects.get(pk=pk).total:,}")
        runner = run_tasks()
    _pid, status, used = os.wait4(runner.pid, 0)
    assert status == 0  # noqa: S101
    seconds = time.perf_counter() - started
    end.set()
    saves = times.get(timeout=600)
    saver.join()
    task = Task.objects.get(pk=pk)
    assert task.status == "done", task.message  # noqa: S101
    median, longest = (sorted(saves)[place] for place in (len(saves) // 2, -1))
    processor = used.ru_utime + used.ru_stime
    print(
        f"{what} in {seconds:.0f} s, {processor:.0f} s of processor time ({task.done:,} of {task.total:,}), "
        f"{used.ru_maxrss / 1024:.0f} MB; meanwhile {len(saves)} saves, the median took {median.seconds:.2f} s, "
        f"the longest {longest.seconds:.2f} s, without the task up to {alone.seconds:.2f} s; "
        f"the longest wait for the database {max(each.waited for each in saves):.2f} s, "
        f"without the task {alone.waited:.2f} s"
    )


def run_tasks() -> Any:
    environment = {**os.environ, "DEBUG": "0"}  # with DEBUG, Django keeps the latest 9,000 queries in memory
    return subprocess.Popen([sys.executable, ROOT / "manage.py", "run_tasks"], stdout=subprocess.DEVNULL, env=environment)


def save_every_second(url: str, end: Event, times: Any) -> None:
    """Save a hidden posting through the admin's form each second, and send how long each save took."""
    set_up(url)
    from postings.models import Posting

    client = signed_in()
    posting, _created = Posting.objects.get_or_create(
        slug="saved-meanwhile",
        defaults={"title": "Saved meanwhile", "apply_url": "https://jobs.example.org/", "status": "hidden"},
    )
    url = f"/admin/postings/posting/{posting.pk}/change/"
    saves: list[Save] = []
    save(client, url, 0)  # fills what a process keeps
    times.put(max(save(client, url, -number) for number in range(1, 6)))
    while not end.is_set() or not saves:
        saves.append(save(client, url, len(saves) + 1))
        time.sleep(max(0, 1 - saves[-1].seconds))
    times.put(saves)


def save(client: Any, url: str, number: int) -> Save:
    """Save the form, and return how long that took."""
    from django.db import connection

    form = client.get(url).context["adminform"].form
    seen = client.get(url).context["seen"]
    values = {name: form[name].value() for name in form.fields}
    filled = {name: value for name, value in values.items() if value not in (None, False)}
    waits = [0.0]

    def timed(execute: Any, sql: str, *arguments: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, *arguments)
        finally:
            if sql.startswith("BEGIN") or "FOR UPDATE" in sql or "pg_advisory" in sql:
                waits.append(time.perf_counter() - began)

    started = time.perf_counter()
    with connection.execute_wrapper(timed):
        answer = client.post(url, {**filled, "_seen": seen, "location_text": f"Halifax {number}"})
    assert answer.status_code == 302, answer.content.decode()[:2_000]  # noqa: S101
    return Save(time.perf_counter() - started, sum(waits))


if __name__ == "__main__":
    main()
