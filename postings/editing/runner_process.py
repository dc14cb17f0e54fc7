"""Starting `manage.py` commands as processes of their own, which go on when the web server's process ends."""

import subprocess
import sys
import threading

from django.conf import settings


def start_runner() -> None:
    """Start a process that works off the tasks, unless START_TASKS is off. If one is running, the new one exits at once."""
    _start("run_tasks")


def start_import() -> None:
    """Start a process that imports the sources that are due, unless START_TASKS is off."""
    _start("import_postings", "--all", "--quiet")


def _start(*arguments: str) -> None:
    if not settings.START_TASKS:
        return
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
    threading.Thread(target=process.wait, daemon=True).start()  # so that no zombie is left
