"""Gunicorn's settings: processes with threads, the log format of the board, and a start that stops if a setting is wrong.

Each process answers as many requests at once as it has threads, so that a few slow connections do not block the site.
"""

import gc
import os
import sys
from typing import Any

from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobboard.settings")
try:
    workers = settings.WEB_CONCURRENCY
    loglevel = settings.LOG_LEVEL.lower()
    logconfig_dict = settings.LOGGING
except ImproperlyConfigured as error:
    sys.exit(str(error))
control_socket_disable = True
# The program is loaded once, and the processes share its memory.
preload_app = True
worker_class = "gthread"
threads = 8


def on_starting(server: Any) -> None:
    from jobboard import branding_checks  # noqa: F401  registers system checks
    from jobboard.settings_checks import SETTINGS

    for found in run_checks(tags=[SETTINGS]):
        if found.is_serious():
            sys.exit(f"{found.msg} {found.hint or ''}")
        server.log.warning("%s %s", found.msg, found.hint or "")


def when_ready(_server: Any) -> None:
    """Keep what is loaded from garbage collection, which would write to the memory that the processes share."""
    gc.collect()
    gc.freeze()
