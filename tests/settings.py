"""Settings for tests: plain static files, a fast password hasher, and a database file that processes can share."""

import hashlib
import os
import tempfile
from pathlib import Path

os.environ["ENV_FILE"] = ""  # the settings of a board in this folder are not those of the tests

from jobboard.settings import *  # noqa: F403
from jobboard.settings import BASE_DIR, DATABASES, STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
IMPORT_PROCESSES = 1
START_TASKS = False

# On SQLite in a file, so that tests can kill a process that writes to it and check the result. Each checkout has its own.
is_sqlite = DATABASES["default"]["ENGINE"].endswith("sqlite3")
checkout = hashlib.blake2b(str(BASE_DIR).encode(), digest_size=4).hexdigest()
DATABASES["default"]["TEST"] = {
    "NAME": str(Path(tempfile.gettempdir()) / f"jobboard-test-{checkout}.sqlite3") if is_sqlite else "jobboard_test"
}
if is_sqlite:  # nothing has to survive a crash of the machine
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous = OFF;"
# A connection that a live server keeps open would prevent dropping the test database.
DATABASES["default"]["CONN_MAX_AGE"] = 0
