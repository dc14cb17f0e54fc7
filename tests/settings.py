"""The settings for tests: static files as they lie, a quick hasher, and a database file that processes can share."""

import tempfile
from pathlib import Path

from jobboard.settings import *  # noqa: F403
from jobboard.settings import DATABASES, STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
IMPORT_PROCESSES = 1

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In a file, so that tests can kill a process that writes it and look at what is left.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / "jobboard-test.sqlite3")}
# A connection that a test's server keeps would be in the way of removing the test's database.
DATABASES["default"]["CONN_MAX_AGE"] = 0
