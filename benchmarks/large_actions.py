"""Whether other editors can save while a board is closed in one action, and that action is undone.

    python benchmarks/large_actions.py BOARD.sqlite3|DATABASE_URL [--kill]

Closes all open postings of the board through the admin, as a task, and then undoes this, while another process saves a
posting through the admin's form every second. Prints how long each took, how long the saves took, and the memory of the
task's process. With `--kill`, this process is killed halfway with SIGKILL, and started again.
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
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
EDITOR = "benchmark-editor"


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

    setup_test_environment(debug=True)  # so that the client knows the form of a page


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
    alone = times.get(timeout=60)
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
    saves = times.get(timeout=60)
    saver.join()
    task = Task.objects.get(pk=pk)
    assert task.status == "done", task.message  # noqa: S101
    print(
        f"{what} in {seconds:.0f} s ({task.done:,} of {task.total:,}), {used.ru_maxrss / 1024:.0f} MB; "
        f"meanwhile {len(saves)} saves, the median took {sorted(saves)[len(saves) // 2]:.2f} s, "
        f"the longest {max(saves):.2f} s, without the task up to {alone:.2f} s"
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
    saves: list[float] = []
    save(client, url, 0)  # fills what a process keeps
    times.put(max(save(client, url, -number) for number in range(1, 6)))
    while not end.is_set() or not saves:
        saves.append(save(client, url, len(saves) + 1))
        time.sleep(max(0, 1 - saves[-1]))
    times.put(saves)


def save(client: Any, url: str, number: int) -> float:
    """Save the form and return how long the database was waited for and written, in seconds."""
    form = client.get(url).context["adminform"].form
    seen = client.get(url).context["seen"]
    values = {name: form[name].value() for name in form.fields}
    filled = {name: value for name, value in values.items() if value not in (None, False)}
    started = time.perf_counter()
    answer = client.post(url, {**filled, "_seen": seen, "location_text": f"Halifax {number}"})
    assert answer.status_code == 302, answer.content.decode()[:2_000]  # noqa: S101
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
