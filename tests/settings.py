"""Settings for tests: plain static files, a fast password hasher, and a database file that processes can share."""

import os
import tempfile
from pathlib import Path

os.environ["ENV_FILE"] = ""  # the settings of a board in this folder are not those of the tests

from jobboard.settings import *  # noqa: F403
from jobboard.settings import DATABASES, STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
IMPORT_PROCESSES = 1
START_TASKS = False

# On SQLite in a file, so that tests can kill a process that writes to it and check the result.
is_sqlite = DATABASES["default"]["ENGINE"].endswith("sqlite3")
DATABASES["default"]["TEST"] = {
    "NAME": str(Path(tempfile.gettempdir()) / "jobboard-test.sqlite3") if is_sqlite else "jobboard_test"
}
# A connection that a live server keeps open would prevent dropping the test database.
DATABASES["default"]["CONN_MAX_AGE"] = 0
