"""Ads in a git repository: a folder, a bundle or a URL. Read from its objects, never checked out.

With `history`, the commits tell when each ad appeared and when it was removed, and removed ads are handed out too, with
the text they had last. Dates are committer dates along the first parent: when the change reached the branch.
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
from postings.importing.sources.limits import Limits, Refused, check_count, is_ad_path, not_regular, storable, too_large

_URL = re.compile(r"^(https?|ssh|git|file)://|^[\w.-]+@[\w.-]+:")
_REGULAR_MODES = {"100644", "100755", "100664"}
_COMMIT = "\x01"
# A repository may configure programs for these; none is needed for reading.
_SAFE = ("-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_KEPT_VARIABLES = {"GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_ASKPASS"}
_USER_IN_URL = re.compile(r"(?<=://)[^/@]*@")


@dataclass
class _Blob:
    """A file in the repository: its object, and what the history says of it."""

    mode: str
    object_id: str
    first_seen: datetime | None = None
    first_seen_is_exact: bool = False
    removed: datetime | None = None


def is_remote(path: str) -> bool:
    return bool(_URL.match(path))


def is_packed(path: Path) -> bool:
    """Whether `path` is a bundle or a bare repository, whose files can be read through git alone."""
    if path.is_file():
        return path.suffix == ".bundle"
    return (path / "HEAD").is_file() and (path / "objects").is_dir()


def is_in_work_tree(path: Path) -> bool:
    """Whether `path` is a checkout, or a folder in one."""
    folder = path.resolve()
    return folder.is_dir() and any((above / ".git").exists() for above in (folder, *folder.parents))


class GitOrigin:
    """All ads of a repository's main branch. What is not a folder is cloned into a temporary one while open."""

    complete = True

    def __init__(self, place: str, limits: Limits, *, history: bool):
        self.place = place
        self.name = storable(_USER_IN_URL.sub("", place))  # a name is shown, a password is not
        self.limits = limits
        self.history = history
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._folder = Path(place)

    def __enter__(self) -> "GitOrigin":
        if is_remote(self.place) or Path(self.place).is_file():
            self._temporary = tempfile.TemporaryDirectory(prefix="jobboard-git-")
            self._folder = Path(self._temporary.name)
            depth = ["--depth", "1"] if is_remote(self.place) and not self.history else []
            try:
                _git(None, "clone", "--quiet", "--bare", *depth, "--", self.place, str(self._folder))
            except Refused:
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
        check_count(len(wanted), self.limits)
        with _ObjectReader(self._folder, self.limits) as reader:
            for real_path, blob in wanted.items():
                path = storable(real_path)
                if only is not None and path not in only:
                    continue
                is_regular = blob.mode in _REGULAR_MODES
                data = reader.read(blob.object_id) if is_regular else None
                if data is None:
                    if not blob.removed:  # nobody can mend what is gone
                        yield (
                            too_large(path, self.limits) if is_regular else not_regular(path, "a symbolic link or submodule")
                        )
                    continue
                yield RawFile(path, data, blob.first_seen, blob.removed, blob.first_seen_is_exact)

    def _tip(self) -> str:
        """The commit to read: HEAD, or where that points nowhere (as in some bundles) the newest branch."""
        for name in ("HEAD", "refs/heads/main", "refs/heads/master"):
            found = _git(self._folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", may_fail=True).strip()
            if found:
                return found
        newest = _git(self._folder, "for-each-ref", "--sort=-committerdate", "--format=%(objectname)", "refs/heads")
        if not newest.strip():
            raise Refused(f"{self.name}: the repository has no commits. Commit the ads first.")
        return newest.split()[0]

    def _blobs_of_tree(self, commit: str) -> dict[str, _Blob]:
        blobs = {}
        for entry in _git(self._folder, "ls-tree", "-r", "-z", commit).split("\0")[:-1]:
            facts, path = entry.split("\t", 1)
            mode, _, object_id = facts.split()
            blobs[path] = _Blob(mode, object_id)
        return blobs

    def _blobs_of_history(self, commit: str) -> dict[str, _Blob]:
        """Every path the branch ever held, with its last content and its dates."""
        if _git(self._folder, "rev-parse", "--is-shallow-repository").strip() == "true":
            raise Refused(
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
    """A commit's date, or None where it is none that a calendar has: anybody can write one into a commit."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None


class _ObjectReader:
    """Reads blobs through one `git cat-file --batch`, one after the other."""

    def __init__(self, folder: Path, limits: Limits):
        self.folder = folder
        self.limits = limits

    def __enter__(self) -> "_ObjectReader":
        self.process = subprocess.Popen(
            ["git", *_SAFE, "-C", str(self.folder), "cat-file", "--batch"],
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
        """The blob's bytes, or None where it is larger than an ad may be."""
        self._stdin.write(object_id.encode("ascii") + b"\n")
        self._stdin.flush()
        header = self._stdout.readline().split()
        if len(header) != 3:
            raise Refused(f"The repository is damaged: object {object_id} is missing. Clone it again.")
        size = int(header[2])
        if size > self.limits.file_bytes:
            left = size + 1
            while left:
                left -= len(self._stdout.read(min(left, 1 << 16)))
            return None
        return self._stdout.read(size + 1)[:-1]


def _git(folder: Path | None, *arguments: str, may_fail: bool = False) -> str:
    """Run git and return what it prints. Raises Refused with git's own last words where it fails."""
    where = ["-C", str(folder)] if folder else []
    try:
        done = subprocess.run(
            ["git", *_SAFE, *where, *arguments],
            capture_output=True,
            env=_environment(clones=arguments[0] == "clone"),
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError:
        raise Refused("git is not installed. Install it, or import a folder or an archive.") from None
    if done.returncode and not may_fail:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Refused(f"git {arguments[0]} failed: {' '.join(words[-4:]) or 'git gave no reason'}")
    return done.stdout.decode("utf-8", "surrogateescape")


def _environment(*, clones: bool = False) -> dict[str, str]:
    """What keeps git from running programs that a strange repository's configuration names, and from asking for a password.

    Only a clone of the address that the operator gave may use the network. Anything else that tried would be
    fetching objects which the repository lacks, by a command of the repository's choice.
    """
    protocols = "https:http:ssh:git:file" if clones else "none"
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    # Variables such as GIT_DIR, which git sets for its hooks, would lead to another repository.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT_VARIABLES}
    return {**kept, **quiet, "GIT_ALLOW_PROTOCOL": protocols}
