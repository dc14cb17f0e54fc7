"""Ads in a .zip or .tar archive, which is read without unpacking it to disk."""

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, cast

from postings.content.types import Finding, RawFile
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

_TAIL_BYTES = 1 << 16
_TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_ARCHIVE_ERRORS = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError)


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith((".zip", *_TAR_SUFFIXES))


class ArchiveOrigin(LocalOrigin):
    """All ads in an archive."""

    is_complete = True

    def __init__(self, file: Path, limits: Limits):
        self.file = file.resolve()
        self.name = escape_path(str(self.file))
        self.limits = limits

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding]:
        read = self._zip if self.file.name.lower().endswith(".zip") else self._tar
        seen: set[str] = set()
        try:
            for found in read(only):
                check_file_count(len(seen), self.limits)
                if found.path in seen:
                    message = "The archive contains more than one file with this name. Only the first one was read."
                    yield Finding(found.path, "name_twice", message, set_aside=True)
                else:
                    seen.add(found.path)
                    yield found
        except _ARCHIVE_ERRORS as error:
            raise ImportRefused(
                f"{self.file.name}: the archive is damaged ({error}). Create or download it again."
            ) from None

    def _zip(self, only: Collection[str] | None) -> Iterator[RawFile | Finding]:
        with zipfile.ZipFile(self.file) as archive:
            self.check_unpacked_size(sum(member.file_size for member in archive.infolist()))
            for member in archive.infolist():
                path = _member_path(member.filename)
                if member.is_dir() or not is_ad_path(path) or (only is not None and path not in only):
                    continue
                if stat.S_ISLNK(member.external_attr >> 16):
                    yield not_regular_finding(path, "a symbolic link")
                elif member.flag_bits & 0x1:
                    yield Finding(
                        path,
                        "encrypted",
                        "The file is encrypted. Create the archive again without a password.",
                        set_aside=True,
                    )
                else:
                    # The size stated in the archive may be wrong, so the number of bytes read is limited.
                    with archive.open(member) as file:
                        yield self._raw(path, file.read(self.limits.max_file_bytes + 1))

    def _tar(self, only: Collection[str] | None) -> Iterator[RawFile | Finding]:
        with self.file.open("rb") as packed:
            stream = _BoundedReader(_decompress(packed), self)
            with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|") as archive:
                for member in archive:
                    archive.members = []  # type: ignore[attr-defined]  # tarfile would keep all headers in memory
                    path = _member_path(member.name)
                    if member.isdir() or not is_ad_path(path) or (only is not None and path not in only):
                        continue
                    if not member.isfile():
                        yield not_regular_finding(path, "a link, device or pipe")
                    elif (file := archive.extractfile(member)) is not None:
                        yield self._raw(path, file.read(self.limits.max_file_bytes + 1))
                # tarfile stops at a damaged header or a truncated file without raising an error.
                if not stream.is_at_end(archive.offset):
                    raise tarfile.ReadError("its file list is incomplete")
            while stream.read(1 << 16):
                pass  # to check the checksum at the end of a compressed archive

    def _raw(self, path: str, data: bytes) -> RawFile | Finding:
        return RawFile(path, data) if len(data) <= self.limits.max_file_bytes else too_large_finding(path, self.limits)

    def check_unpacked_size(self, size: int) -> None:
        """Raise ImportRefused if the archive unpacks to more bytes than allowed."""
        allowed = min(self.limits.max_unpacked_bytes, max(self.file.stat().st_size, 10_000) * self.limits.max_unpacked_ratio)
        if size > allowed:
            raise ImportRefused(
                f"{self.file.name}: the archive unpacks to more than {allowed:,} bytes and may be an archive bomb. "
                "If you trust it, unpack it and import the folder."
            )


class _BoundedReader:
    """A reader that limits the unpacked size of a tar archive, including its headers, which can be as large as files."""

    def __init__(self, stream: IO[bytes], origin: ArchiveOrigin):
        self.stream = stream
        self.origin = origin
        self.count = 0
        self._last = b""

    def read(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.count += len(data)
        self.origin.check_unpacked_size(self.count)
        self._last = self._last[-_TAIL_BYTES:] + data[-_TAIL_BYTES:] if data else self._last
        return data

    def is_at_end(self, offset: int) -> bool:
        """Tell whether the block at `offset` is the block of zeros that ends an archive. Only the tail can be checked."""
        distance = self.count - offset
        return 512 <= distance <= len(self._last) and not any(self._last[-distance:][:512])


def _decompress(packed: IO[bytes]) -> IO[bytes]:
    """Return a stream of the decompressed archive. The compression is recognised by the first bytes."""
    start = packed.read(6)
    packed.seek(0)
    for signature, opener in ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\0", lzma.open)):
        if start.startswith(signature):
            return cast(IO[bytes], opener(packed, "rb"))
    return packed


def _member_path(name: str) -> str:
    """Return a member's name as a relative path without `.` or `..`."""
    return escape_path("/".join(part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}))
