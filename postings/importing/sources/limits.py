"""How much an import reads at most, and what the origins share. A hostile source hits a bound, never the machine."""

from dataclasses import dataclass
from typing import Self

from postings.content.types import Finding

AD_SUFFIXES = frozenset({".md", ".markdown", ".txt"})


@dataclass(frozen=True)
class Limits:
    """Bounds of one source. An archive is also held to `unpacked_ratio` times its packed size."""

    file_bytes: int = 1_000_000
    files: int = 200_000
    unpacked_bytes: int = 2 * 1024**3
    unpacked_ratio: int = 100


class Refused(Exception):
    """The run cannot, or must not, go on; the message tells the operator why and what to do."""


class OnDisk:
    """An origin that lies ready to be read: there is nothing to open first and nothing to take away afterwards."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def is_ad_path(path: str) -> bool:
    """Whether a path is named like an ad. Hidden files and folders never are."""
    suffix = path[path.rfind(".") :].lower()
    return suffix in AD_SUFFIXES and not any(part.startswith(".") for part in path.split("/"))


def storable(path: str) -> str:
    """A path as text that every database stores: bytes that are no UTF-8, and control signs, as escapes.

    Two paths never become one: a backslash is escaped too where it stands in a name.
    """
    if path.isprintable() and "\\" not in path:
        return path
    return "".join(
        sign if sign.isprintable() and sign != "\\" else sign.encode("unicode_escape").decode("ascii") for sign in path
    )


def too_large(path: str, limits: Limits) -> Finding:
    message = f"The file is larger than {limits.file_bytes:,} bytes. Make it smaller, or raise IMPORT_MAX_FILE_BYTES."
    return Finding(path, "too_large", message, set_aside=True)


def not_regular(path: str, what: str) -> Finding:
    return Finding(path, "not_a_file", f"This is {what}. Only regular files are read.", set_aside=True)


def check_count(count: int, limits: Limits) -> None:
    """Raise Refused once a source holds more files than an import reads."""
    if count > limits.files:
        raise Refused(f"The source contains more than {limits.files:,} files. Raise IMPORT_MAX_FILES, or split the source.")
