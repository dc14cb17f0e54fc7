"""Ads in a git repository: a folder, a bundle or a URL. The objects are read without checking them out.

With `history`, the dates on which each ad was added and removed come from the commits, and removed ads are included with
their last content. A renamed file keeps the date on which it was added. Dates are committer dates along the first parent:
when the change reached the branch.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from postings.content.types import Finding, NotRead, RawFile
from postings.importing.sources import git_process
from postings.importing.sources.git_process import GitFailed, ObjectReader
from postings.importing.sources.limits import (
    ImportRefused,
    Limits,
    check_file_count,
    escape_path,
    is_ad_path,
    not_regular_finding,
    too_large_finding,
)
from postings.importing.sources.remote_addresses import checked_addresses, without_user
from postings.importing.sources.temporary_folder import temporary_folder
from postings.importing.sources.unread_files import UnreadFiles

_URL = re.compile(r"^(https?|ssh|git|file)://|^[\w.-]+@[\w.-]+:")
_REGULAR_MODES = {"100644", "100755", "100664"}
_COMMIT = "\x01"
# A file is renamed if at least half of its content is the same. In commits with more new and deleted files than the limit,
# which git compares pair by pair, only files with the same content are.
_RENAMES = ("--find-renames=50%", "-l1000")


@dataclass
class _Blob:
    """A file in the repository: its mode and object id, and its dates from the history."""

    mode: str
    object_id: str
    first_seen: datetime | None = None
    first_seen_is_exact: bool = False
    removed: datetime | None = None


def is_remote(path: str) -> bool:
    return bool(_URL.match(path))


def is_bundle_or_bare(path: Path) -> bool:
    """Return whether `path` is a bundle or a bare repository, which can only be read with git."""
    if path.is_file():
        return path.suffix == ".bundle"
    return (path / "HEAD").is_file() and (path / "objects").is_dir()


def is_in_work_tree(path: Path) -> bool:
    """Return whether `path` is a folder in a git work tree."""
    folder = path.resolve()
    return folder.is_dir() and any((parent / ".git").exists() for parent in (folder, *folder.parents))


class GitOrigin:
    """All ads in the main branch of a repository. A URL or bundle is cloned into a temporary folder while it is open."""

    is_complete = True

    def __init__(self, repository: str, limits: Limits, *, history: bool):
        self.repository = repository
        self.name = escape_path(without_user(repository))  # without user and password, because the name is shown
        self.limits = limits
        self.history = history
        self._folder = Path(repository)
        self._cleanup = ExitStack()

    def __enter__(self) -> "GitOrigin":
        if is_remote(self.repository) or Path(self.repository).is_file():
            with self._cleanup:
                self._clone(self._cleanup.enter_context(temporary_folder()))
                self._cleanup = self._cleanup.pop_all()  # no error, so the clone is kept until exit
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._cleanup.close()

    def _clone(self, folder: Path) -> None:
        options = checked_addresses(self.repository, self.limits) if is_remote(self.repository) else []
        depth = ["--depth", "1"] if is_remote(self.repository) and not self.history else []
        try:
            git_process.clone(self.repository, folder, self.limits, options=options, arguments=depth)
        except GitFailed as error:
            if "dumb http transport" not in str(error):
                raise
            # A web server with the files of a repository can only give all of it.
            git_process.clone(self.repository, folder, self.limits, options=options, arguments=[])
        self._folder = folder

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding | NotRead]:
        commit = self._tip()
        if only is None:
            yield from self._unread(commit)
        blobs = self._blobs_of_history(commit) if self.history else self._blobs_of_tree(commit)
        with ObjectReader(self._folder, self.limits) as reader:
            for real_path, blob in sorted(blobs.items()):
                path = escape_path(real_path)
                if only is not None and path not in only:
                    continue
                is_regular = blob.mode in _REGULAR_MODES
                data = reader.read(blob.object_id, self.limits.max_bytes(path)) if is_regular else None
                if data is None:
                    if not blob.removed:  # a removed file cannot be fixed, so it is not reported
                        yield (
                            too_large_finding(path, self.limits)
                            if is_regular
                            else not_regular_finding(path, "a symbolic link or submodule")
                        )
                    continue
                yield RawFile(path, data, blob.first_seen, blob.removed, blob.first_seen_is_exact)

    def _tip(self) -> str:
        """Return the commit to read: HEAD, main or master, or else the newest branch, because some bundles have no HEAD."""
        for name in ("HEAD", "refs/heads/main", "refs/heads/master"):
            with suppress(GitFailed):
                return self._run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()
        newest = self._run("for-each-ref", "--sort=-committerdate", "--format=%(objectname)", "refs/heads")
        if not newest.strip():
            raise ImportRefused(f"{self.name}: the repository has no commits. Commit the ads first.")
        return newest.split()[0]

    def _blobs_of_tree(self, commit: str) -> dict[str, _Blob]:
        """Return the ads of a commit by path."""
        blobs: dict[str, _Blob] = {}
        for path, blob in self._tree(commit):
            self._add(blobs, path, blob)
        return blobs

    def _unread(self, commit: str) -> Iterator[NotRead]:
        unread = UnreadFiles()
        for path, _ in self._tree(commit):
            if not is_ad_path(path):
                yield from unread.of(escape_path(path))

    def _tree(self, commit: str) -> Iterator[tuple[str, _Blob]]:
        """Yield the files of a commit by path."""
        for entry in self._fields("ls-tree", "-r", "-z", commit):
            attributes, _, path = entry.partition("\t")
            mode, _, object_id = attributes.split()
            yield path, _Blob(mode, object_id)

    def _blobs_of_history(self, commit: str) -> dict[str, _Blob]:
        """Return every ad that the branch ever had by path, with its last content and its dates."""
        if self._run("rev-parse", "--is-shallow-repository").strip() == "true":
            raise ImportRefused(
                f"{self.name}: the clone is shallow, so its history is incomplete. Run `git fetch --unshallow` first, "
                "or import without --history."
            )
        fields = self._fields(
            "log", "--reverse", "--first-parent", "-m", "--raw", "--no-abbrev", *_RENAMES, "-z",
            "--relative", f"--format={_COMMIT}%ct %P", commit, "--", ".",
        )  # fmt: skip
        blobs: dict[str, _Blob] = {}
        when, has_parent = None, True
        for field in fields:
            field = field.strip("\n")
            if field.startswith(_COMMIT):
                seconds, *parents = field[1:].split()
                when, has_parent = _date(seconds), bool(parents)
            elif field.startswith(":"):
                _, mode, old, new, status = field[1:].split()
                path = next(fields)
                if status.startswith("R"):
                    path, status = self._rename(blobs, path, next(fields))
                blob = blobs.get(path)
                if status == "D":
                    blob = blob or _Blob(mode, old)
                    blob.removed = when or datetime.now(UTC)
                elif blob:
                    blob.mode, blob.object_id, blob.removed = mode, new, None
                else:
                    blob = _Blob(mode, new, when, has_parent)
                self._add(blobs, path, blob)
        return blobs

    @staticmethod
    def _rename(blobs: dict[str, _Blob], old: str, new: str) -> tuple[str, str]:
        """Move a file to its new path. Return the path that has changed and how: a file that is no ad there was removed."""
        if not is_ad_path(new):
            return old, "D"
        if blob := blobs.pop(old, None):
            blobs[new] = blob
        return new, "R"

    def _add(self, blobs: dict[str, _Blob], path: str, blob: _Blob) -> None:
        if is_ad_path(path):
            blobs[path] = blob
            check_file_count(len(blobs), self.limits)

    def _run(self, command: str, *arguments: str) -> str:
        return git_process.run(self._folder, command, *arguments, limits=self.limits)

    def _fields(self, command: str, *arguments: str) -> Iterator[str]:
        return git_process.run_for_fields(self._folder, command, *arguments, limits=self.limits)


def _date(seconds: str) -> datetime | None:
    """Return a commit's date, or None if it is out of range, which nothing in git prevents."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
