"""Limits that protect the machine from a hostile source, and helpers that all origins share."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from postings.content.types import Finding

TEXT_SUFFIXES = frozenset([".md", ".markdown", ".mdx", ".txt", ".html", ".htm"])
LIST_SUFFIXES = frozenset(
    [".json", ".jsonl", ".jl", ".ndjson", ".csv", ".tsv", ".xml", ".rss", ".atom", ".yml", ".yaml"],
)
AD_SUFFIXES = TEXT_SUFFIXES | LIST_SUFFIXES
# Lists that are read as a stream, ad by ad. YAML cannot be.
STREAMED_SUFFIXES = LIST_SUFFIXES - {".yml", ".yaml"}


@dataclass(frozen=True)
class Limits:
    """Limits for one source. `max_list_bytes` is that of files with many ads, `max_file_bytes` that of other files and of
    each ad in a list. `max_unpacked_ratio` is the unpacked size of an archive divided by its packed size.

    `timeout` is the number of seconds that a network step may take without progress, `total_timeout` the number of seconds
    that fetching or unpacking may take in all.
    """

    max_file_bytes: int = 1_000_000
    max_list_bytes: int = 100_000_000
    max_files: int = 200_000
    max_unpacked_bytes: int = 2 * 1024**3
    max_unpacked_ratio: int = 100
    timeout: float = 60
    total_timeout: float = 3600
    max_download_bytes: int = 200_000_000
    allow_private_addresses: bool = False

    def max_bytes(self, path: str) -> int:
        """Return the limit for a file, which depends on its kind."""
        return max(self.max_list_bytes, self.max_file_bytes) if is_streamed(path) else self.max_file_bytes


class ImportRefused(Exception):
    """The run cannot or must not continue. The message tells the operator why, and what to do."""


class PassingFailure(ImportRefused):
    """A failure of a server that may pass by itself. `wait` are the seconds that the server asks to wait, if it says so.

    After one that `is_slow`, trying again at once would take as long again.
    """

    def __init__(self, message: str, *, wait: float | None = None, is_slow: bool = False):
        super().__init__(message)
        self.wait = wait
        self.is_slow = is_slow


class LocalOrigin:
    """Base class of origins that need no set-up and no clean-up."""

    def __init__(self, path: Path, limits: Limits):
        self.path = path.resolve()
        self.name = escape_path(str(self.path))
        self.limits = limits

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


# A mapping of fields beside the ads, in the main folder of a source.
MAPPING_FILES = ("jobboard.toml", "mapping.toml")


def is_streamed(path: str) -> bool:
    """Return whether a file is a list that is read ad by ad."""
    return path[path.rfind(".") :].lower() in STREAMED_SUFFIXES


def is_ad_path(path: str) -> bool:
    """Return whether a path has the suffix of an ad and no hidden part, or is a mapping of the source."""
    if path in MAPPING_FILES:
        return True
    suffix = path[path.rfind(".") :].lower()
    return suffix in AD_SUFFIXES and not any(part.startswith(".") for part in path.split("/"))


def escape_path(path: str) -> str:
    """Return a path that any database can store, with invalid UTF-8 and unprintable characters escaped.

    Backslashes are escaped too, so that two different paths never become the same.
    """
    if path.isprintable() and "\\" not in path:
        return path
    return "".join(
        char if char.isprintable() and char != "\\" else char.encode("unicode_escape").decode("ascii") for char in path
    )


def too_large_finding(path: str, limits: Limits) -> Finding:
    setting = "IMPORT_MAX_LIST_BYTES" if is_streamed(path) else "IMPORT_MAX_FILE_BYTES"
    message = f"The file is larger than {limits.max_bytes(path):,} bytes. Make it smaller, or raise {setting}."
    return Finding(path, "too_large", message, set_aside=True)


def not_regular_finding(path: str, what: str) -> Finding:
    return Finding(path, "not_a_file", f"This is {what}. Only regular files are read.", set_aside=True)


def check_file_count(count: int, limits: Limits) -> None:
    """Raise ImportRefused if a source has more files than allowed."""
    if count > limits.max_files:
        raise ImportRefused(
            f"The source contains more than {limits.max_files:,} files. Raise IMPORT_MAX_FILES, or split the source."
        )


def too_slow(what: str, limits: Limits) -> ImportRefused:
    """Return the exception for a step that exceeds the limit for all of fetching or unpacking a source."""
    return ImportRefused(
        f"{what} took longer than {limits.total_timeout:g} seconds. Nothing was changed. Raise IMPORT_TOTAL_TIMEOUT."
    )
