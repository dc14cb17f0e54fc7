"""Reading of the files of a source: the only step of the import that accesses the disk.

A source is a folder, a single file, an archive, an exported board, a git repository or the URL of a file; `open_origin`
returns the matching Origin. Only what comes from the network is written to disk.
"""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from postings.content.types import Finding, NotRead, RawFile
from postings.importing.binary_formats import advice
from postings.importing.sources.archive import ArchiveOrigin, is_archive
from postings.importing.sources.exported_board import BoardOrigin, is_database, refuse_own_database
from postings.importing.sources.folder import FileOrigin, FolderOrigin
from postings.importing.sources.git import GitOrigin, is_bundle_or_bare, is_in_work_tree, is_remote
from postings.importing.sources.limits import AD_SUFFIXES, ImportRefused, Limits, escape_path
from postings.importing.sources.url import UrlOrigin, is_git_url

__all__ = ["ImportRefused", "Limits", "Origin", "open_origin"]


class Origin(AbstractContextManager["Origin"], Protocol):
    """A source that is open for reading.

    `name` identifies the source from run to run. `is_complete` says whether ads that are not in it are missing.
    """

    name: str
    is_complete: bool

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding | NotRead]:
        """Yield each file, or the finding that sets it aside, always in the same order. `only` limits it to these paths.

        Without `only`, also yield the files that no reader takes.
        """


def open_origin(path: str, limits: Limits, *, history: bool = False, downloads: str = "") -> Origin:
    """Return the origin for a path or URL. Raise ImportRefused, with a message for the operator, if it cannot be read.

    Downloaded files are kept in the folder `downloads`, so that the next import can ask whether they have changed.
    """
    if not path.strip():
        raise ImportRefused("PATH is empty. Check that the variable you used for it is set.")
    if is_remote(path):
        if history or is_git_url(path, limits):
            return GitOrigin(path, limits, history=history)
        return UrlOrigin(path, limits, Path(downloads) if downloads else None)
    try:
        return _local_origin(path, Path(path), limits, history=history)
    except OSError as error:
        raise ImportRefused(f"{escape_path(path)[:300]}: cannot be opened ({error.strerror}).") from None


def _local_origin(path: str, local_path: Path, limits: Limits, *, history: bool) -> Origin:
    if not local_path.exists():
        raise ImportRefused(f"{path}: no such file or folder.")
    refuse_own_database(local_path)
    if is_bundle_or_bare(local_path) or (history and is_in_work_tree(local_path)):
        return GitOrigin(str(local_path.resolve()), limits, history=history)
    if history:
        raise ImportRefused(f"{path}: --history only works with a git repository (a folder, bundle or URL).")
    if local_path.is_dir():
        return FolderOrigin(local_path, limits)
    if is_archive(local_path):
        return ArchiveOrigin(local_path, limits)
    if is_database(local_path):
        return BoardOrigin(local_path, limits)
    if local_path.suffix.lower() in AD_SUFFIXES:
        return FileOrigin(local_path, limits)
    with local_path.open("rb") as file:
        if problem := advice(file.read(limits.max_file_bytes)):
            raise ImportRefused(f"{path}: {problem}")
    raise ImportRefused(
        f"{path}: unsupported file type. Use a folder, a file ({', '.join(sorted(AD_SUFFIXES))}), "
        "a .zip or .tar archive, or a git repository."
    )
