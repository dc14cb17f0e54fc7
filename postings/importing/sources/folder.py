"""Ads in a folder, and in a single file. Only regular files are read, and links are not followed."""

import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from postings.content.types import Finding, RawFile
from postings.importing.sources.limits import (
    ImportRefused,
    Limits,
    LocalOrigin,
    check_file_count,
    escape_path,
    is_ad_path,
    not_regular_finding,
    too_large_finding,
)

_MONTH_FOLDER = re.compile(r"^\d{4}-\d{2}$")
# O_NONBLOCK, because opening a named pipe would wait for its writer.
_OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class FolderOrigin(LocalOrigin):
    """All ads in a folder and its subfolders."""

    is_complete = True

    def __init__(self, folder: Path, limits: Limits):
        self.root = folder.resolve()
        self.name = escape_path(str(self.root))
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
                path = escape_path(inside + name)
                if only is not None and path not in only:
                    continue
                count += 1
                check_file_count(count, self.limits)
                yield read_regular_file(path, name, folder_handle, self.limits)

    def _refuse(self, error: OSError) -> None:
        """Raise ImportRefused for a subfolder that cannot be listed, because its ads would seem to be missing."""
        folder = escape_path(str(error.filename))
        raise ImportRefused(
            f"{self.name}: cannot read the folder {folder} ({error.strerror}). Nothing was changed. Check its permissions."
        )


class FileOrigin(LocalOrigin):
    """A single ad. The source is its folder, of which the other ads do not count as missing."""

    is_complete = False

    def __init__(self, file: Path, limits: Limits):
        self.file = Path(os.path.abspath(file))
        self.limits = limits
        self.root = self._default_root()
        self.name = escape_path(str(self.root))

    def use_known_source(self, source_names: Collection[str]) -> None:
        """Use the nearest parent folder that is a known source as the root, so that the file is not stored twice."""
        for folder in self.file.parents:
            if escape_path(str(folder.resolve())) in source_names:
                self.root = folder
                self.name = escape_path(str(folder.resolve()))
                return

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding]:
        """Yield the file; with `only`, those files of its root, which belong to the same posting."""
        if only is None:
            yield read_regular_file(
                escape_path(self.file.relative_to(self.root).as_posix()), str(self.file), None, self.limits
            )
            return
        for path in sorted(only):
            if (self.root / path).is_file():
                yield read_regular_file(path, str(self.root / path), None, self.limits)

    def _default_root(self) -> Path:
        """Return the folder above `<Category>/<YYYY-MM>/…` if the file is in such folders, else its own folder."""
        for folder in self.file.parents:
            if _MONTH_FOLDER.match(folder.name) and len(folder.parents) > 1:
                return folder.parent.parent
        return self.file.parent


def read_regular_file(path: str, name: str, folder_handle: int | None, limits: Limits) -> RawFile | Finding:
    """Return the content of a regular file of allowed size, or the finding that sets it aside."""
    try:
        handle = os.open(name, _OPEN_FLAGS, dir_fd=folder_handle)
    except OSError as error:
        if _is_link(name, folder_handle):
            return not_regular_finding(path, "a symbolic link")
        return Finding(
            path, "unreadable", f"The file cannot be opened: {error.strerror}. Check its permissions.", set_aside=True
        )
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return not_regular_finding(path, "a device, pipe or folder")
        try:
            data = file.read(limits.max_file_bytes + 1)
        except OSError as error:
            return Finding(path, "unreadable", f"The file cannot be read: {error.strerror}.", set_aside=True)
    return RawFile(path, data) if len(data) <= limits.max_file_bytes else too_large_finding(path, limits)


def _is_link(name: str, folder_handle: int | None) -> bool:
    try:
        return stat.S_ISLNK(os.stat(name, dir_fd=folder_handle, follow_symlinks=False).st_mode)
    except OSError:
        return False
