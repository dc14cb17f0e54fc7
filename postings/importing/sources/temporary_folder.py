"""Temporary folders that are removed even if the process was killed: by the next import.

A process holds a lock on its folder as long as it runs, so a folder that nobody has locked is left over.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "jobboard-git-"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a temporary folder, and remove it after the block."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        handle = _lock(folder)
        if handle is not None:
            break  # else another import has taken the new folder for a leftover
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def remove_leftovers() -> None:
    """Remove the temporary folders of this user whose process has ended."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        handle = _lock(folder)
        if handle is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(handle)


def _lock(folder: Path) -> int | None:
    """Lock a folder of this user and return its handle, or None if it is locked, gone or somebody else's."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            is_own = os.fstat(handle).st_uid == os.geteuid()
            if is_own:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                folder.stat()
                return handle
        except OSError:
            pass
        os.close(handle)
    return None
