"""Running git: within time limits, without programs of the repository, and without asking for passwords.

A process and its children are a process group, which is killed when the process is no longer needed.
"""

import errno
import os
import re
import select
import selectors
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

from postings.importing.sources.limits import ImportRefused, Limits, too_slow

# Overrides of settings with which a repository could make git run a program or leave out the first commit.
_SAFE_OPTIONS = (
    "-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "log.showRoot=true",
)  # fmt: skip
_KEPT_ENV_VARIABLES = {
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_SSL_CAINFO",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_ASKPASS",
}
_MAX_OUTPUT_BYTES = 1 << 30
_MAX_ERROR_BYTES = 10_000
_WAIT_SECONDS = 0.5
_PROGRESS = re.compile(r"^Cloning into |:\s+\d+% \(|:\s+\d+, done\.$")
_REDIRECT = re.compile(r"returned error: 30\d")


def clone(url: str, folder: Path, limits: Limits, *, options: list[str], arguments: list[str]) -> None:
    """Clone a repository as a bare one. Raise ImportRefused if the server sends nothing for too long."""
    # With --progress git reports each second in which data arrives, so silence means that none does.
    arguments = ["--bare", "--progress", *arguments, "--", url, str(folder)]
    for _ in _output(options, "clone", arguments, limits, idle_limit=limits.timeout):
        pass


def run(folder: Path, command: str, *arguments: str, limits: Limits) -> str:
    """Run git in a repository and return its output. Raise GitFailed if it fails."""
    return b"".join(_output(["-C", str(folder)], command, arguments, limits)).decode("utf-8", "surrogateescape")


def run_for_fields(folder: Path, command: str, *arguments: str, limits: Limits) -> Iterator[str]:
    """Run git in a repository and yield the fields of its output, which end with a zero byte."""
    rest = b""
    for data in _output(["-C", str(folder)], command, arguments, limits):
        *fields, rest = (rest + data).split(b"\0")
        yield from (field.decode("utf-8", "surrogateescape") for field in fields)


class GitFailed(ImportRefused):
    """Git ended with an error."""


class ObjectReader:
    """Reader of blobs that uses a single `git cat-file --batch` process."""

    def __init__(self, folder: Path, limits: Limits):
        self.limits = limits
        command = ["-C", str(folder), "cat-file", "--batch"]
        self._context = _process(command, _environment(limits), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def __enter__(self) -> "ObjectReader":
        process = self._context.__enter__()
        self._stdin, self._stdout = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
        return self

    def __exit__(self, *error: Any) -> None:
        self._context.__exit__(*error)

    def read(self, object_id: str, max_bytes: int) -> bytes | None:
        """Return the blob's bytes, or None if they are more than allowed."""
        with suppress(BrokenPipeError):  # no header can be read then
            self._stdin.write(object_id.encode("ascii") + b"\n")
            self._stdin.flush()
        if not select.select([self._stdout], [], [], self.limits.total_timeout)[0]:
            raise too_slow("Reading the repository", self.limits)
        header = self._stdout.readline().split()
        if len(header) != 3:
            raise ImportRefused(f"The repository is damaged: object {object_id} is missing. Clone it again.")
        remaining = int(header[2]) + 1
        if remaining - 1 <= max_bytes:
            return self._stdout.read(remaining)[:-1]
        while remaining and (skipped := self._stdout.read(min(remaining, 1 << 16))):
            remaining -= len(skipped)
        return None


@contextmanager
def _process(arguments: list[str], environment: dict[str, str], **pipes: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Start git in a process group of its own, and kill the group after the block."""
    try:
        process = subprocess.Popen(
            ["git", *_SAFE_OPTIONS, *arguments],
            env=environment,
            start_new_session=True,
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, **pipes},
        )
    except FileNotFoundError:
        raise ImportRefused("git is not installed. Install it, or import a folder or an archive.") from None
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()
        process.wait()


def _output(
    options: list[str], command: str, arguments: Iterable[str], limits: Limits, *, idle_limit: float | None = None
) -> Iterator[bytes]:
    """Run git and yield its output as it arrives. Raise GitFailed if git fails, and ImportRefused beyond a limit.

    `idle_limit` is the number of seconds for which git may neither write output nor report progress.
    """
    errors, count = b"", 0
    started = last_sign = time.monotonic()
    environment = _environment(limits, clones=command == "clone")
    with (
        _process([*options, command, *arguments], environment, stderr=subprocess.PIPE) as process,
        selectors.DefaultSelector() as selector,
    ):
        stdout, stderr = cast(IO[bytes], process.stdout), cast(IO[bytes], process.stderr)
        selector.register(stdout, selectors.EVENT_READ)
        selector.register(stderr, selectors.EVENT_READ)
        while selector.get_map():
            now = time.monotonic()
            if now - started > limits.total_timeout:
                raise too_slow(f"git {command}", limits)
            if idle_limit is not None and now - last_sign > idle_limit:
                raise ImportRefused(
                    f"git {command}: the server has sent nothing for {idle_limit:g} seconds. Nothing was changed. "
                    "Check the URL and the server, or raise IMPORT_TIMEOUT."
                )
            ready = selector.select(_WAIT_SECONDS)
            if not ready and process.poll() is not None:
                break  # a program that git started still holds the pipes
            for key, _ in ready:
                data = os.read(key.fd, 1 << 16)
                if not data:
                    selector.unregister(key.fileobj)
                elif key.fileobj is stderr:
                    errors = (errors + data)[-_MAX_ERROR_BYTES:]
                else:
                    count += len(data)
                    if count > _MAX_OUTPUT_BYTES:
                        raise ImportRefused("The repository has too many files. Split it.")
                    yield data
                last_sign = time.monotonic()
        if process.wait():
            raise _failure(command, errors.decode("utf-8", "replace"))


def _failure(command: str, errors: str) -> Exception:
    """Return the exception for an error message of git."""
    if "No space left on device" in errors:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), tempfile.gettempdir())
    if _REDIRECT.search(errors):
        return GitFailed(
            "The URL redirects to another address. Use the address that it redirects to. "
            "To follow redirects, set IMPORT_ALLOW_PRIVATE_ADDRESSES=1."
        )
    lines = [line.strip() for line in re.split(r"[\r\n]+", errors) if line.strip() and not _PROGRESS.search(line)]
    return GitFailed(f"git {command} failed: {' '.join(lines[-4:]) or 'git gave no reason'}")


def _environment(limits: Limits, *, clones: bool = False) -> dict[str, str]:
    """Return environment variables that keep git from running programs of an untrusted repository and asking for passwords.

    Only cloning the URL that the operator gave may use the network. Other commands would use it to fetch missing objects,
    with a command that the repository's configuration names. The limits of HTTP end a clone even if the import was killed.
    """
    own = {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "https:http:ssh:git:file" if clones else "none",
        "GIT_HTTP_LOW_SPEED_LIMIT": "1",
        "GIT_HTTP_LOW_SPEED_TIME": str(int(limits.timeout * 2) + 1),
        "LC_ALL": "C",
    }
    # Git sets variables such as GIT_DIR for its hooks, which would make it read another repository.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT_ENV_VARIABLES}
    return {**kept, **own}
