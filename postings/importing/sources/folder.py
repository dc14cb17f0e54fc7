"""Ads in a folder, and a single file. Only regular files, opened without following links, relative to their folder."""

import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from postings.content.types import Finding, RawFile
from postings.importing.sources.limits import (
    Limits,
    OnDisk,
    Refused,
    check_count,
    is_ad_path,
    not_regular,
    storable,
    too_large,
)

_MONTH_FOLDER = re.compile(r"^\d{4}-\d{2}$")
# Without O_NONBLOCK, opening a named pipe would wait for its writer for ever.
_OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class FolderOrigin(OnDisk):
    """All ads below a folder. One that was there at the last run and is not now is gone."""

    complete = True

    def __init__(self, folder: Path, limits: Limits):
        self.root = folder.resolve()
        self.name = storable(str(self.root))
        self.limits = limits

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding]:
        count = 0
        root_length = len(str(self.root)) + 1
        for folder, subfolders, names, folder_handle in os.fwalk(self.root, onerror=self._refuse, follow_symlinks=False):
            inside = f"{folder[root_length:]}/" if len(folder) > root_length else ""
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            links = [name for name in subfolders if os.path.islink(os.path.join(folder, name))]
            for name in sorted([*names, *links]):
                if name not in links and not is_ad_path(name):
                    continue
                path = storable(inside + name)
                if only is not None and path not in only:
                    continue
                count += 1
                check_count(count, self.limits)
                yield read_regular(path, name, folder_handle, self.limits)

    def _refuse(self, error: OSError) -> None:
        """A folder that cannot be listed must not look as if its ads were gone."""
        folder = storable(str(error.filename))
        raise Refused(
            f"{self.name}: cannot read the folder {folder} ({error.strerror}). Nothing was changed. Check its permissions."
        )


class FileOrigin(OnDisk):
    """A single ad. It says nothing about the other ads beside it, so none of them is gone."""

    complete = False

    def __init__(self, file: Path, limits: Limits):
        self.file = Path(os.path.abspath(file))
        self.limits = limits
        self.root = self._natural_root()
        self.name = storable(str(self.root))

    def adopt(self, known_sources: Collection[str]) -> None:
        """Count the file to the nearest folder above it that was imported before, so that it is not listed twice."""
        for folder in self.file.parents:
            if storable(str(folder.resolve())) in known_sources:
                self.root = folder
                self.name = storable(str(folder.resolve()))
                return

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding]:
        """The file; with `only`, files of its folder, for what else belongs to the same posting."""
        if only is None:
            yield read_regular(storable(self.file.relative_to(self.root).as_posix()), str(self.file), None, self.limits)
            return
        for path in sorted(only):
            if (self.root / path).is_file():
                yield read_regular(path, str(self.root / path), None, self.limits)

    def _natural_root(self) -> Path:
        """The folder above `<Category>/<YYYY-MM>/…` where the file lies in such folders, else its own folder."""
        for folder in self.file.parents:
            if _MONTH_FOLDER.match(folder.name) and len(folder.parents) > 1:
                return folder.parent.parent
        return self.file.parent


def read_regular(path: str, name: str, folder_handle: int | None, limits: Limits) -> RawFile | Finding:
    """Read a regular file, at most one byte more than allowed; anything else is set aside unread."""
    try:
        handle = os.open(name, _OPEN_FLAGS, dir_fd=folder_handle)
    except OSError as error:
        if _is_link(name, folder_handle):
            return not_regular(path, "a symbolic link")
        return Finding(
            path, "unreadable", f"The file cannot be opened: {error.strerror}. Check its permissions.", set_aside=True
        )
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return not_regular(path, "a device, pipe or folder")
        try:
            data = file.read(limits.file_bytes + 1)
        except OSError as error:
            return Finding(path, "unreadable", f"The file cannot be read: {error.strerror}.", set_aside=True)
    return RawFile(path, data) if len(data) <= limits.file_bytes else too_large(path, limits)


def _is_link(name: str, folder_handle: int | None) -> bool:
    try:
        return stat.S_ISLNK(os.stat(name, dir_fd=folder_handle, follow_symlinks=False).st_mode)
    except OSError:
        return False
