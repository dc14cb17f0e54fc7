"""Ads in a git repository: a folder, a bundle or a URL. The objects are read without checking them out.

With `history`, the dates on which each ad was added and removed come from the commits, and removed ads are included with
their last content. Dates are committer dates along the first parent: when the change reached the branch.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, cast

from postings.content.types import Finding, RawFile
from postings.importing.sources.limits import (
    ImportRefused,
    Limits,
    check_file_count,
    escape_path,
    is_ad_path,
    not_regular_finding,
    too_large_finding,
)

_URL = re.compile(r"^(https?|ssh|git|file)://|^[\w.-]+@[\w.-]+:")
_REGULAR_MODES = {"100644", "100755", "100664"}
_COMMIT = "\x01"
# Overrides of settings with which a repository could make git run a program.
_SAFE_OPTIONS = ("-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_KEPT_ENV_VARIABLES = {
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_SSL_CAINFO",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_ASKPASS",
}
_USER_IN_URL = re.compile(r"(?<=://)[^/@]*@")


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
    """Tell whether `path` is a bundle or a bare repository, which can only be read with git."""
    if path.is_file():
        return path.suffix == ".bundle"
    return (path / "HEAD").is_file() and (path / "objects").is_dir()


def is_in_work_tree(path: Path) -> bool:
    """Tell whether `path` is a folder in a git work tree."""
    folder = path.resolve()
    return folder.is_dir() and any((parent / ".git").exists() for parent in (folder, *folder.parents))


class GitOrigin:
    """All ads in the main branch of a repository. A URL or bundle is cloned into a temporary folder while it is open."""

    is_complete = True

    def __init__(self, repository: str, limits: Limits, *, history: bool):
        self.repository = repository
        self.name = escape_path(_USER_IN_URL.sub("", repository))  # without user and password, because the name is shown
        self.limits = limits
        self.history = history
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._folder = Path(repository)

    def __enter__(self) -> "GitOrigin":
        if is_remote(self.repository) or Path(self.repository).is_file():
            self._temporary = tempfile.TemporaryDirectory(prefix="jobboard-git-")
            self._folder = Path(self._temporary.name)
            depth = ["--depth", "1"] if is_remote(self.repository) and not self.history else []
            try:
                _git(None, "clone", "--quiet", "--bare", *depth, "--", self.repository, str(self._folder))
            except ImportRefused:
                self._temporary.cleanup()
                raise
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._temporary:
            self._temporary.cleanup()

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding]:
        commit = self._tip()
        blobs = self._blobs_of_history(commit) if self.history else self._blobs_of_tree(commit)
        wanted = {path: blob for path, blob in sorted(blobs.items()) if is_ad_path(path)}
        check_file_count(len(wanted), self.limits)
        with _ObjectReader(self._folder, self.limits) as reader:
            for real_path, blob in wanted.items():
                path = escape_path(real_path)
                if only is not None and path not in only:
                    continue
                is_regular = blob.mode in _REGULAR_MODES
                data = reader.read(blob.object_id) if is_regular else None
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
            commit = _git(self._folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", may_fail=True).strip()
            if commit:
                return commit
        newest = _git(self._folder, "for-each-ref", "--sort=-committerdate", "--format=%(objectname)", "refs/heads")
        if not newest.strip():
            raise ImportRefused(f"{self.name}: the repository has no commits. Commit the ads first.")
        return newest.split()[0]

    def _blobs_of_tree(self, commit: str) -> dict[str, _Blob]:
        """Return the files of a commit by path."""
        blobs = {}
        for entry in _git(self._folder, "ls-tree", "-r", "-z", commit).split("\0")[:-1]:
            attributes, path = entry.split("\t", 1)
            mode, _, object_id = attributes.split()
            blobs[path] = _Blob(mode, object_id)
        return blobs

    def _blobs_of_history(self, commit: str) -> dict[str, _Blob]:
        """Return every file that the branch ever had by path, with its last content and its dates."""
        if _git(self._folder, "rev-parse", "--is-shallow-repository").strip() == "true":
            raise ImportRefused(
                f"{self.name}: the clone is shallow, so its history is incomplete. Run `git fetch --unshallow` first, "
                "or import without --history."
            )
        log = _git(
            self._folder, "log", "--reverse", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-z",
            "--relative", f"--format={_COMMIT}%ct %P", commit, "--", ".",
        )  # fmt: skip
        blobs: dict[str, _Blob] = {}
        when, has_parent = None, True
        fields = iter(log.split("\0"))
        for field in fields:
            field = field.strip("\n")
            if field.startswith(_COMMIT):
                seconds, *parents = field[1:].split()
                when, has_parent = _date(seconds), bool(parents)
            elif field.startswith(":"):
                _, mode, _, new, status = field[1:].split()
                path = next(fields)
                if status == "D":
                    blobs[path].removed = when or datetime.now(UTC)
                elif path in blobs:
                    blobs[path].mode, blobs[path].object_id, blobs[path].removed = mode, new, None
                else:
                    blobs[path] = _Blob(mode, new, when, has_parent)
        return blobs


def _date(seconds: str) -> datetime | None:
    """Return a commit's date, or None if it is out of range, which nothing in git prevents."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None


class _ObjectReader:
    """Reader of blobs that uses a single `git cat-file --batch` process."""

    def __init__(self, folder: Path, limits: Limits):
        self.folder = folder
        self.limits = limits

    def __enter__(self) -> "_ObjectReader":
        self.process = subprocess.Popen(
            ["git", *_SAFE_OPTIONS, "-C", str(self.folder), "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
        )
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stdin.close()
        self._stdout.close()
        self.process.wait()

    @property
    def _stdin(self) -> IO[bytes]:
        return cast(IO[bytes], self.process.stdin)

    @property
    def _stdout(self) -> IO[bytes]:
        return cast(IO[bytes], self.process.stdout)

    def read(self, object_id: str) -> bytes | None:
        """Return the blob's bytes, or None if it is too large."""
        self._stdin.write(object_id.encode("ascii") + b"\n")
        self._stdin.flush()
        header = self._stdout.readline().split()
        if len(header) != 3:
            raise ImportRefused(f"The repository is damaged: object {object_id} is missing. Clone it again.")
        size = int(header[2])
        if size > self.limits.max_file_bytes:
            remaining = size + 1
            while remaining:
                remaining -= len(self._stdout.read(min(remaining, 1 << 16)))
            return None
        return self._stdout.read(size + 1)[:-1]


def _git(folder: Path | None, *arguments: str, may_fail: bool = False) -> str:
    """Run git and return its output. If it fails, raise ImportRefused with its error message, unless `may_fail` is set."""
    directory = ["-C", str(folder)] if folder else []
    try:
        done = subprocess.run(
            ["git", *_SAFE_OPTIONS, *directory, *arguments],
            capture_output=True,
            env=_environment(clones=arguments[0] == "clone"),
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError:
        raise ImportRefused("git is not installed. Install it, or import a folder or an archive.") from None
    if done.returncode and not may_fail:
        error_lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ImportRefused(f"git {arguments[0]} failed: {' '.join(error_lines[-4:]) or 'git gave no reason'}")
    return done.stdout.decode("utf-8", "surrogateescape")


def _environment(*, clones: bool = False) -> dict[str, str]:
    """Return environment variables that keep git from running programs of an untrusted repository and asking for passwords.

    Only cloning the URL that the operator gave may use the network. Other commands would use it to fetch missing objects,
    with a command that the repository's configuration names.
    """
    protocols = "https:http:ssh:git:file" if clones else "none"
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    # Git sets variables such as GIT_DIR for its hooks, which would make it read another repository.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT_ENV_VARIABLES}
    return {**kept, **quiet, "GIT_ALLOW_PROTOCOL": protocols}
