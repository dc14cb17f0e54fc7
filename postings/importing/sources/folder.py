"""Ads in a folder, and in a single file. Only regular files are read, and links are not followed."""

import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from postings.content.types import Finding, NotRead, RawFile
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
from postings.importing.sources.unread_files import UnreadFiles

_MONTH_FOLDER = re.compile(r"^\d{4}-\d{2}$")
# O_NONBLOCK, because opening a named pipe would wait for its writer.
_OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_MAX_SHOWN_PATH = 300


class FolderOrigin(LocalOrigin):
    """All ads in a folder and its subfolders."""

    is_complete = True

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding | NotRead]:
        count, unread = 0, UnreadFiles()
        for inside, names, others, folder_handle in self._walk():
            if only is None:
                for name in others:
                    yield from unread.of(escape_path(inside + name))
            for name in names:
                path = escape_path(inside + name)
                if only is not None and path not in only:
                    continue
                count += 1
                check_file_count(count, self.limits)
                yield read_regular_file(path, name, folder_handle, self.limits)

    def _walk(self) -> Iterator[tuple[str, list[str], list[str], int]]:
        """Yield for each folder its path with a slash, the names of ads and links to folders, other names, and its handle.

        It goes down by names and up by `..`, so neither the depth nor the length of a path is limited.
        """
        path: list[str] = []
        waiting: list[
            tuple[os.stat_result, list[str]]
        ] = []  # for each folder from the root down, and its subfolders to read
        handle = self._open(str(self.path), None, path)
        try:
            while True:
                names, others, subfolders = self._list(handle, path)
                yield "".join(f"{name}/" for name in path), names, others, handle
                waiting.append((os.fstat(handle), subfolders))
                while not waiting[-1][1]:
                    waiting.pop()
                    if not waiting:
                        return
                    path.pop()
                    handle = self._enter("..", handle, path)
                    if not os.path.samestat(os.fstat(handle), waiting[-1][0]):
                        raise self._refusal(path, "it was moved while it was read")
                path.append(waiting[-1][1].pop())
                handle = self._enter(path[-1], handle, path)
        finally:
            os.close(handle)

    def _list(self, handle: int, path: list[str]) -> tuple[list[str], list[str], list[str]]:
        """Return the names of ads and links to folders in a folder, other names, and its subfolders, the first one last."""
        names, others, subfolders = [], [], []
        try:
            with os.scandir(handle) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        others.append(entry.name)
                    elif entry.is_dir(follow_symlinks=False):
                        subfolders.append(entry.name)
                    elif is_ad_path(entry.name) or _is_link_to_folder(entry):
                        names.append(entry.name)
                    else:
                        others.append(entry.name)
        except OSError as error:
            raise self._refusal(path, str(error.strerror)) from None
        return sorted(names), sorted(others), sorted(subfolders, reverse=True)

    def _enter(self, name: str, handle: int, path: list[str]) -> int:
        """Open a folder, close the one that it is in, and return its handle."""
        opened = self._open(name, handle, path)
        os.close(handle)
        return opened

    def _open(self, name: str, folder_handle: int | None, path: list[str]) -> int:
        try:
            return os.open(name, _OPEN_FLAGS | os.O_DIRECTORY, dir_fd=folder_handle)
        except OSError as error:
            raise self._refusal(path, str(error.strerror)) from None

    def _refusal(self, path: list[str], reason: str) -> ImportRefused:
        """Return the exception for a folder that cannot be listed, because its ads would seem to be missing."""
        folder = escape_path("/".join(path))[-_MAX_SHOWN_PATH:] or "itself"
        return ImportRefused(
            f"{self.name}: cannot read the folder {folder} ({reason}). Nothing was changed. Check its permissions."
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
            if os.path.isfile(self.root / path):  # noqa: PTH113  Path.is_file raises PermissionError
                yield read_regular_file(path, str(self.root / path), None, self.limits)

    def _default_root(self) -> Path:
        """Return the folder above `<Category>/<YYYY-MM>/…` if the file is in such folders, else its own folder."""
        for folder in self.file.parents:
            if _MONTH_FOLDER.match(folder.name) and len(folder.parents) > 1:
                return folder.parent.parent
        return self.file.parent


def _is_link_to_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a link to a folder."""
    try:
        return entry.is_dir()
    except OSError:  # for example a link to itself
        return False


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
            data = file.read(limits.max_bytes(path) + 1)
        except OSError as error:
            return Finding(path, "unreadable", f"The file cannot be read: {error.strerror}.", set_aside=True)
    return RawFile(path, data) if len(data) <= limits.max_bytes(path) else too_large_finding(path, limits)


def _is_link(name: str, folder_handle: int | None) -> bool:
    try:
        return stat.S_ISLNK(os.stat(name, dir_fd=folder_handle, follow_symlinks=False).st_mode)
    except OSError:
        return False
