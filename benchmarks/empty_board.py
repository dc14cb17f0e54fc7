"""The empty board that a benchmark fills: a copy of the SQLite file that EMPTY_BOARD names, or else a new one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def make(file: Path) -> None:
    """Put the empty board into a file, in the place of any earlier one."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)
    if given := os.environ.get("EMPTY_BOARD"):
        shutil.copy(given, file)
        return
    variables = {"DATABASE_URL": f"sqlite:///{file.resolve()}", "DATA_DIR": str(file.resolve().parent)}
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--skip-checks"]
    environment = {**os.environ, **variables, "DJANGO_SETTINGS_MODULE": "jobboard.settings"}
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
