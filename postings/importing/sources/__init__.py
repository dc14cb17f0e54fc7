"""Find the files of a source and hand out their bytes: the only step of the import that touches a disk.

A source is a folder, a single file, an archive or a git repository; `open_origin` tells which. Each is a class in a
file of its own with the same two things to use: its `name`, which identifies the source from run to run, and `files()`,
which yields a RawFile for each ad in a fixed order, or the Finding that sets one aside. Nothing is written to disk, except
that a remote repository is cloned into a temporary folder.
"""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from postings.content.types import Finding, RawFile
from postings.importing.sources.archive import ArchiveOrigin, is_archive
from postings.importing.sources.folder import FileOrigin, FolderOrigin
from postings.importing.sources.git import GitOrigin, is_in_work_tree, is_packed, is_remote
from postings.importing.sources.limits import AD_SUFFIXES, Limits, Refused

__all__ = ["Limits", "Origin", "Refused", "open_origin"]


class Origin(AbstractContextManager["Origin"], Protocol):
    """A source that can be read. `complete` says whether an ad that is not in it is gone."""

    name: str
    complete: bool

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding]:
        """Yield the files, or with `only` those paths alone. May be called again; the order is always the same."""


def open_origin(path: str, limits: Limits, *, history: bool = False) -> Origin:
    """Open `path` as what it is. Raises Refused, in words for the operator, where it is nothing that can be read."""
    if not path.strip():
        raise Refused("PATH is empty. Check that the variable you used for it is set.")
    if is_remote(path):
        return GitOrigin(path, limits, history=history)
    place = Path(path)
    if not place.exists():
        raise Refused(f"{path}: no such file or folder.")
    if is_packed(place) or (history and is_in_work_tree(place)):
        return GitOrigin(str(place.resolve()), limits, history=history)
    if history:
        raise Refused(f"{path}: --history only works with a git repository (a folder, bundle or URL).")
    if place.is_dir():
        return FolderOrigin(place, limits)
    if is_archive(place):
        return ArchiveOrigin(place, limits)
    if place.suffix.lower() in AD_SUFFIXES:
        return FileOrigin(place, limits)
    raise Refused(
        f"{path}: unsupported file type. Use a folder, a file ({', '.join(sorted(AD_SUFFIXES))}), "
        "a .zip or .tar archive, or a git repository."
    )
