"""Starting `manage.py run_tasks` as a process of its own, which goes on when the web server's process ends."""

import subprocess
import sys
import threading

from django.conf import settings


def start_runner() -> None:
    """Start a process that works off the tasks, unless START_TASKS is off. If one is running, the new one exits at once."""
    if not settings.START_TASKS:
        return
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_tasks"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
    threading.Thread(target=process.wait, daemon=True).start()  # so that no zombie is left
