"""A single file at an http:// or https:// address: a list, a feed, a page or an archive.

The file is kept in a folder from import to import, with what a conditional request needs, so that a server that says
"not modified" sends it only once.
"""

import hashlib
import json
import re
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from postings.content.types import Finding, NotRead, RawFile
from postings.importing.sources.archive import ArchiveOrigin, is_archive
from postings.importing.sources.exported_board import BoardOrigin, is_database
from postings.importing.sources.folder import read_regular_file
from postings.importing.sources.http_requests import get, refused_status
from postings.importing.sources.limits import AD_SUFFIXES, ImportRefused, Limits, PassingFailure, escape_path
from postings.importing.sources.remote_addresses import without_user
from postings.importing.sources.temporary_folder import temporary_folder
from postings.importing.sources.unread_files import suffix_of

# The names of files never start with a dot.
_STATE = ".state.json"
_ATTEMPTS = 3
_FIRST_WAIT = 1.0
_SUFFIX_OF_TYPE = {
    "application/atom+xml": ".atom",
    "application/feed+json": ".json",
    "application/gzip": ".tar.gz",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/rss+xml": ".rss",
    "application/x-gzip": ".tar.gz",
    "application/x-ndjson": ".jsonl",
    "application/x-tar": ".tar",
    "application/xhtml+xml": ".html",
    "application/xml": ".xml",
    "application/vnd.sqlite3": ".sqlite",
    "application/yaml": ".yaml",
    "application/zip": ".zip",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/tab-separated-values": ".tsv",
    "text/xml": ".xml",
}
# How a file starts, for a server that does not say what it is.
_SUFFIX_OF_START = [
    (re.compile(rb"PK\x03\x04"), ".zip"),
    (re.compile(rb"\x1f\x8b"), ".tar.gz"),
    (re.compile(rb"SQLite format 3\0"), ".sqlite"),
    (re.compile(rb"\s*[\[{]"), ".json"),
    (re.compile(rb"\s*<(!doctype html|html)", re.IGNORECASE), ".html"),
    (re.compile(rb"\s*<\?xml|\s*<(rss|feed)"), ".xml"),
]
_GIT_TYPE = "application/x-git-upload-pack-advertisement"
_GIT_REFERENCE = re.compile(rb"[0-9a-f]{40}\t")


def is_git_url(url: str, limits: Limits) -> bool:
    """Return whether a URL is that of a git repository rather than of a file. The server is asked if that is unclear."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/").lower()
    if parts.scheme not in {"http", "https"} or path.endswith((".git", ".bundle")):
        return True
    if parts.query or suffix_of(path) in AD_SUFFIXES or is_archive(Path(path)):
        return False
    asked = parts._replace(path=f"{parts.path.rstrip('/')}/info/refs", query="service=git-upload-pack", fragment="")
    try:
        with get(asked.geturl(), limits) as answer:
            start = next(answer.chunks(), b"") if answer.status == HTTPStatus.OK else b""
            is_git = answer.headers.get_content_type() == _GIT_TYPE or bool(_GIT_REFERENCE.match(start))
            return answer.status == HTTPStatus.UNAUTHORIZED or (answer.status == HTTPStatus.OK and is_git)
    except ImportRefused:
        return False  # the download says what is wrong


class UrlOrigin:
    """The file at a URL. It is downloaded into a folder of `kept`, or else into a temporary one."""

    is_complete = True

    def __init__(self, url: str, limits: Limits, kept: Path | None = None):
        self.url = url
        self.name = escape_path(without_user(url))
        self.limits = limits
        self._kept = kept
        self._cleanup = ExitStack()

    def __enter__(self) -> "UrlOrigin":
        with ExitStack() as stack:
            folder = kept_folder(self._kept, self.url) if self._kept else stack.enter_context(temporary_folder())
            self._file = _downloaded(self.url, folder, self.limits)
            self._cleanup = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._cleanup.close()

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding | NotRead]:
        if is_archive(self._file):
            yield from ArchiveOrigin(self._file, self.limits).files(only)
        elif is_database(self._file):
            yield from BoardOrigin(self._file, self.limits).files(only)
        elif only is None or self._file.name in only:
            yield read_regular_file(self._file.name, str(self._file), None, self.limits)


def kept_folder(kept: Path, url: str) -> Path:
    """Return the folder in which the file at a URL is kept, and create it."""
    folder = kept / hashlib.sha256(url.encode()).hexdigest()[:32]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def remove_other_downloads(kept: str, urls: Collection[str]) -> None:
    """Remove the kept files of all URLs but these."""
    needed = {hashlib.sha256(url.encode()).hexdigest()[:32] for url in urls}
    for folder in Path(kept).glob("*"):
        if folder.name not in needed:
            shutil.rmtree(folder, ignore_errors=True)


def _downloaded(url: str, folder: Path, limits: Limits) -> Path:
    """Download a file unless the folder has it and the server says that it is the same. Try again if a failure may pass."""
    started = time.monotonic()
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return _download(url, folder, limits)
        except PassingFailure as failure:
            wait = failure.wait if failure.wait is not None else _FIRST_WAIT * 4 ** (attempt - 1)
            is_late = time.monotonic() - started + wait > limits.total_timeout
            if attempt == _ATTEMPTS or failure.is_slow or wait > limits.timeout or is_late:
                raise
            time.sleep(wait)
    raise AssertionError


def _download(url: str, folder: Path, limits: Limits) -> Path:
    earlier = _earlier(folder)
    with get(url, limits, earlier.get("conditions", {})) as answer:
        if answer.status == HTTPStatus.NOT_MODIFIED and earlier:
            return folder / str(earlier["name"])
        if answer.status != HTTPStatus.OK:
            raise refused_status(answer)
        part = folder / ".download"
        start = b""
        with part.open("wb") as file:
            for chunk in answer.chunks():
                start = start or chunk[:100]
                file.write(chunk)
        name = _file_name(url, answer.headers.get_content_type(), start)
        conditions = {
            condition: value
            for header, condition in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
            if (value := answer.headers.get(header))
        }
    with suppress(FileNotFoundError):  # so that a process that is killed here leaves nothing to rely on
        (folder / _STATE).unlink()
    part.replace(folder / name)
    (folder / _STATE).write_text(json.dumps({"name": name, "conditions": conditions}))
    return folder / name


def _earlier(folder: Path) -> dict[str, Any]:
    """Return what is known of the last download, if its file is still there."""
    with suppress(OSError, ValueError):
        earlier: dict[str, Any] = json.loads((folder / _STATE).read_text())
        if (folder / str(earlier["name"])).is_file():
            return earlier
    return {}


def _file_name(url: str, content_type: str, start: bytes) -> str:
    """Return a name for the file of a URL, whose suffix says what it is."""
    parts = urlsplit(url)
    name = escape_path(unquote(parts.path.rstrip("/").rpartition("/")[2])).strip(".").replace("/", "_")
    name = name or parts.hostname or "file"
    if suffix_of(name).lower() in AD_SUFFIXES or is_archive(Path(name)):
        return name[-100:]
    return name[:80] + (_SUFFIX_OF_TYPE.get(content_type) or _suffix_of_start(start))


def _suffix_of_start(start: bytes) -> str:
    return next((suffix for pattern, suffix in _SUFFIX_OF_START if pattern.match(start)), ".txt")
