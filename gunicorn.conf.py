"""Gunicorn's settings: processes with threads, the log format of the board, and a start that stops if a setting is wrong.

Each process answers as many requests at once as it has threads, so that a few slow connections do not block the site.
"""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobboard.settings")
try:
    workers = settings.WEB_CONCURRENCY
    loglevel = settings.LOG_LEVEL.lower()
    logconfig_dict = settings.LOGGING
except ImproperlyConfigured as error:
    sys.exit(str(error))
control_socket_disable = True
worker_class = "gthread"
threads = 8


def on_starting(server: Any) -> None:
    from jobboard import branding_checks, settings_checks

    for error in branding_checks.accent_colors_are_readable():
        sys.exit(f"{error.msg} {error.hint or ''}")
    for warning in settings_checks.find_warnings():
        server.log.warning("%s %s", warning.msg, warning.hint)
