"""Starting `manage.py` commands as processes of their own, which go on when the web server's process ends."""

import subprocess
import sys
import threading
import time

from django.conf import settings

_SECONDS_BETWEEN_MAILS = 5
_mails_started = -float(_SECONDS_BETWEEN_MAILS)


def start_runner() -> None:
    """Start a process that works off the tasks, unless START_TASKS is off. If one is running, the new one exits at once."""
    _start("run_tasks")


def start_import() -> None:
    """Start a process that imports the sources that are due, unless START_TASKS is off."""
    _start("import_postings", "--all", "--quiet")


def start_alert_mails() -> None:
    """Start a process that sends the mails of alerts, unless START_TASKS is off or one was started in the last seconds.

    Anybody can ask for an alert, so the number of processes is limited. A mail that gets none is sent by the next run.
    """
    global _mails_started
    now = time.monotonic()
    if now - _mails_started >= _SECONDS_BETWEEN_MAILS:
        _mails_started = now
        _start("send_alerts", "--quiet")


def _start(*arguments: str) -> None:
    if not settings.START_TASKS:
        return
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
    threading.Thread(target=process.wait, daemon=True).start()  # so that no zombie is left
