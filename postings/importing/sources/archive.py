"""Ads in a .zip or .tar archive, which is read without unpacking it to disk."""

import bz2
import gzip
import io
import lzma
import math
import stat
import tarfile
import time
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, cast

from postings.content.types import Finding, NotRead, RawFile
from postings.importing.sources.limits import (
    ImportRefused,
    Limits,
    LocalOrigin,
    check_file_count,
    escape_path,
    is_ad_path,
    not_regular_finding,
    too_large_finding,
    too_slow,
)
from postings.importing.sources.unread_files import UnreadFiles

_TAIL_BYTES = 1 << 16
_TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
# Limits that keep memory bounded. A tar header can be as large as a file: it may hold a long name and any attributes.
_MAX_TAR_HEADER_BYTES = 1 << 16
_MAX_GLOBAL_TAR_HEADERS = 100
_MAX_ZIP_DIRECTORY_BYTES = 32 * 1024**2
_MAX_XZ_MEMORY_BYTES = 128 * 1024**2
_ZIP_ENTRY = b"PK\x01\x02"
# With any other, zipfile does not limit the memory for unpacking.
_ZIP_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_CHUNK_BYTES = 1 << 16


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith((".zip", *_TAR_SUFFIXES))


class ArchiveOrigin(LocalOrigin):
    """All ads in an archive."""

    is_complete = True

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding | NotRead]:
        is_zip = self.path.name.lower().endswith(".zip")
        try:
            packed = _ZipReader(io.FileIO(self.path), self.limits) if is_zip else self.path.open("rb")
        except OSError as error:
            raise ImportRefused(f"{self.path.name}: the archive cannot be opened ({error.strerror}).") from None
        with packed:
            try:
                yield from self._once_each(self._zip(packed, only) if is_zip else self._tar(packed, only))
            except (ImportRefused, MemoryError):
                raise
            except Exception as error:  # zipfile and tarfile raise errors of any type for damaged archives
                reason = str(error)[:200] or type(error).__name__
                raise ImportRefused(
                    f"{self.path.name}: the archive is damaged ({reason}). Create or download it again."
                ) from None

    def _once_each(self, files: Iterator[RawFile | Finding | NotRead]) -> Iterator[RawFile | Finding | NotRead]:
        """Yield the files, and a finding for each one whose path was there before."""
        seen: set[str] = set()
        count = 0
        for found in files:
            if isinstance(found, NotRead):
                yield found
                continue
            count += 1
            check_file_count(count, self.limits)
            if found.path in seen:
                message = "The archive contains more than one file with this name. Only the first one was read."
                yield Finding(found.path, "name_twice", message, set_aside=True)
            else:
                seen.add(found.path)
                yield found

    def _zip(self, packed: IO[bytes], only: Collection[str] | None) -> Iterator[RawFile | Finding | NotRead]:
        unread = UnreadFiles()
        with zipfile.ZipFile(packed) as archive:
            self.check_unpacked_size(sum(member.file_size for member in archive.infolist()))
            for member in archive.infolist():
                path = _member_path(member.filename)
                if member.is_dir() or (only is not None and path not in only):
                    continue
                if not is_ad_path(path):
                    yield from unread.of(path)
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
                elif member.compress_type not in _ZIP_METHODS:
                    message = (
                        "The file is compressed in an unusual way. Create the archive again with the usual method, deflate."
                    )
                    yield Finding(path, "compression", message, set_aside=True)
                else:
                    with archive.open(member) as file:
                        yield self._raw(path, file)

    def _tar(self, packed: IO[bytes], only: Collection[str] | None) -> Iterator[RawFile | Finding | NotRead]:
        unread = UnreadFiles()
        stream = _TarReader(_decompress(packed), self)
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|") as archive:
            for member in self._members(archive, stream):
                path = _member_path(member.name)
                if member.isdir() or (only is not None and path not in only):
                    continue
                if not is_ad_path(path):
                    yield from unread.of(path)
                    continue
                if not member.isfile():
                    yield not_regular_finding(path, "a link, device or pipe")
                elif (file := archive.extractfile(member)) is not None:
                    yield self._raw(path, file)
            # tarfile stops at a damaged header or a truncated file without raising an error.
            if not stream.is_at_end(archive.offset):
                raise tarfile.ReadError("its file list is incomplete")
        while stream.read(1 << 16):
            pass  # to check the checksum at the end of a compressed archive

    def _members(self, archive: tarfile.TarFile, stream: "_TarReader") -> Iterator[tarfile.TarInfo]:
        """Yield the members of a tar archive. Limit the size of their headers, and the time that reading them takes."""
        seconds = 0.0
        while True:
            started = time.monotonic()
            stream.header_end = stream.count + _MAX_TAR_HEADER_BYTES
            member = archive.next()
            stream.header_end = math.inf
            seconds += time.monotonic() - started
            if seconds > self.limits.total_timeout:
                raise too_slow(f"{self.path.name}: reading the file list", self.limits)
            if member is None:
                return
            if len(archive.pax_headers) > _MAX_GLOBAL_TAR_HEADERS:
                raise ImportRefused(f"{self.path.name}: the archive has too many global headers. Create it again without.")
            archive.members = []  # type: ignore[attr-defined]  # tarfile would keep all headers in memory
            yield member
            content: IO[bytes] = archive.fileobj  # type: ignore[assignment]
            if archive.offset > content.tell():
                content.seek(archive.offset - 1)  # so that the next bytes are those of a header

    def _raw(self, path: str, file: IO[bytes]) -> RawFile | Finding:
        """Return the content of a member. Its size as stated in the archive may be wrong, so what is read is limited."""
        data = file.read(self.limits.max_bytes(path) + 1)
        return RawFile(path, data) if len(data) <= self.limits.max_bytes(path) else too_large_finding(path, self.limits)

    def check_unpacked_size(self, size: int) -> None:
        """Raise ImportRefused if the archive unpacks to more bytes than allowed."""
        allowed = min(self.limits.max_unpacked_bytes, max(self.path.stat().st_size, 10_000) * self.limits.max_unpacked_ratio)
        if size > allowed:
            raise ImportRefused(
                f"{self.path.name}: the archive unpacks to more than {allowed:,} bytes and may be an archive bomb. "
                "If you trust it, unpack it and import the folder."
            )


class _ZipReader(io.BufferedReader):
    """A zip file whose list of files, which zipfile reads in one call, is limited."""

    def __init__(self, packed: io.FileIO, limits: Limits):
        super().__init__(packed)
        self.limits = limits

    def read(self, size: int | None = -1, /) -> bytes:
        if size and size > _MAX_ZIP_DIRECTORY_BYTES:
            raise ImportRefused("The archive’s list of files is too large. Split the archive, or import a folder.")
        data = super().read(size)
        check_file_count(data.count(_ZIP_ENTRY), self.limits)
        return data


class _TarReader:
    """A tar archive whose unpacked size is limited, including its headers, which can be as large as files."""

    def __init__(self, stream: IO[bytes], origin: ArchiveOrigin):
        self.stream = stream
        self.origin = origin
        self.count = 0
        self.header_end: float = _MAX_TAR_HEADER_BYTES
        self._last = b""

    def read(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.count += len(data)
        self.origin.check_unpacked_size(self.count)
        if self.count - size > self.header_end:
            raise ImportRefused(
                f"{self.origin.path.name}: the header of a file is larger than {_MAX_TAR_HEADER_BYTES:,} bytes. "
                "Create the archive again without sparse files and extended attributes."
            )
        self._last = self._last[-_TAIL_BYTES:] + data[-_TAIL_BYTES:] if data else self._last
        return data

    def is_at_end(self, offset: int) -> bool:
        """Return whether the block at `offset` is the block of zeros that ends an archive. Only the tail can be checked."""
        distance = self.count - offset
        return 512 <= distance <= len(self._last) and not any(self._last[-distance:][:512])


class _XzReader:
    """The content of an .xz file. Unlike that of `lzma.open`, its decoder has a memory limit."""

    def __init__(self, packed: IO[bytes]):
        self.packed = packed
        self._decoder = lzma.LZMADecompressor(memlimit=_MAX_XZ_MEMORY_BYTES)

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, or none at the end."""
        while True:
            data = b""
            if self._decoder.eof:
                data = (self._decoder.unused_data or self.packed.read(_CHUNK_BYTES)).lstrip(b"\0")
                if not data:
                    return b""
                self._decoder = lzma.LZMADecompressor(memlimit=_MAX_XZ_MEMORY_BYTES)
            elif self._decoder.needs_input:
                data = self.packed.read(_CHUNK_BYTES)
                if not data:
                    raise EOFError("it is truncated")
            if unpacked := self._decoder.decompress(data, size):
                return unpacked


def _decompress(packed: IO[bytes]) -> IO[bytes]:
    """Return a stream of the decompressed archive. The compression is recognised by the first bytes."""
    start = packed.read(6)
    packed.seek(0)
    for signature, opener in ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\0", _XzReader)):
        if start.startswith(signature):
            return cast(IO[bytes], opener(packed))
    return packed


def _member_path(name: str) -> str:
    """Return a member's name as a relative path without `.` or `..`."""
    return escape_path("/".join(part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}))
