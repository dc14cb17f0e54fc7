"""Ads in a .zip or .tar archive. Members are read where they are; a name in an archive never becomes a path on disk."""

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
    Limits,
    OnDisk,
    Refused,
    check_count,
    is_ad_path,
    not_regular,
    storable,
    too_large,
)

_KEPT = 1 << 16
_TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_BROKEN = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError)


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith((".zip", *_TAR_SUFFIXES))


class ArchiveOrigin(OnDisk):
    """All ads in an archive. One that was there at the last run and is not now is gone."""

    complete = True

    def __init__(self, file: Path, limits: Limits):
        self.file = file.resolve()
        self.name = storable(str(self.file))
        self.limits = limits

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding]:
        read = self._zip if self.file.name.lower().endswith(".zip") else self._tar
        seen: set[str] = set()
        try:
            for found in read(only):
                check_count(len(seen), self.limits)
                if found.path in seen:
                    message = "The archive contains more than one file with this name. Only the first one was read."
                    yield Finding(found.path, "name_twice", message, set_aside=True)
                else:
                    seen.add(found.path)
                    yield found
        except _BROKEN as error:
            raise Refused(f"{self.file.name}: the archive is damaged ({error}). Create or download it again.") from None

    def _zip(self, only: Collection[str] | None) -> Iterator[RawFile | Finding]:
        with zipfile.ZipFile(self.file) as archive:
            self.check_unpacked(sum(member.file_size for member in archive.infolist()))
            for member in archive.infolist():
                path = _member_path(member.filename)
                if member.is_dir() or not is_ad_path(path) or (only is not None and path not in only):
                    continue
                if stat.S_ISLNK(member.external_attr >> 16):
                    yield not_regular(path, "a symbolic link")
                elif member.flag_bits & 0x1:
                    yield Finding(
                        path,
                        "encrypted",
                        "The file is encrypted. Create the archive again without a password.",
                        set_aside=True,
                    )
                else:
                    # The size that the archive states may be a lie, so the bytes read are what is bounded.
                    with archive.open(member) as file:
                        yield self._raw(path, file.read(self.limits.file_bytes + 1))

    def _tar(self, only: Collection[str] | None) -> Iterator[RawFile | Finding]:
        with self.file.open("rb") as packed:
            unpacked = _Bounded(_unpacked(packed), self)
            with tarfile.open(fileobj=cast(IO[bytes], unpacked), mode="r|") as archive:
                for member in archive:
                    archive.members = []  # type: ignore[attr-defined]  # or every member's header stays in memory
                    path = _member_path(member.name)
                    if member.isdir() or not is_ad_path(path) or (only is not None and path not in only):
                        continue
                    if not member.isfile():
                        yield not_regular(path, "a link, device or pipe")
                    elif (file := archive.extractfile(member)) is not None:
                        yield self._raw(path, file.read(self.limits.file_bytes + 1))
                # A damaged header ends the list of members without a word; so does a file that was cut off.
                if not unpacked.is_at_end(archive.offset):
                    raise tarfile.ReadError("its file list is incomplete")
            while unpacked.read(1 << 16):
                pass  # the checksum of a compressed archive stands at its end

    def _raw(self, path: str, data: bytes) -> RawFile | Finding:
        return RawFile(path, data) if len(data) <= self.limits.file_bytes else too_large(path, self.limits)

    def check_unpacked(self, unpacked: int) -> None:
        allowed = min(self.limits.unpacked_bytes, max(self.file.stat().st_size, 10_000) * self.limits.unpacked_ratio)
        if unpacked > allowed:
            raise Refused(
                f"{self.file.name}: the archive unpacks to more than {allowed:,} bytes and may be an archive bomb. "
                "If you trust it, unpack it and import the folder."
            )


class _Bounded:
    """What a tar archive unpacks to, counted as it is read: names and headers in it can be as large as files."""

    def __init__(self, unpacked: IO[bytes], origin: ArchiveOrigin):
        self.unpacked = unpacked
        self.origin = origin
        self.count = 0
        self._last = b""

    def read(self, size: int) -> bytes:
        data = self.unpacked.read(size)
        self.count += len(data)
        self.origin.check_unpacked(self.count)
        self._last = self._last[-_KEPT:] + data[-_KEPT:] if data else self._last
        return data

    def is_at_end(self, offset: int) -> bool:
        """Whether the block at `offset`, which was read lately, is the block of zeros that ends an archive."""
        behind = self.count - offset
        return 512 <= behind <= len(self._last) and not any(self._last[-behind:][:512])


def _unpacked(packed: IO[bytes]) -> IO[bytes]:
    """The archive's bytes without their compression, which the first of them tell."""
    start = packed.read(6)
    packed.seek(0)
    for mark, opener in ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\0", lzma.open)):
        if start.startswith(mark):
            return cast(IO[bytes], opener(packed, "rb"))
    return packed


def _member_path(name: str) -> str:
    """The name as a relative path: no leading slash, no `.` or `..`, so that it reads as what it is."""
    return storable("/".join(part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}))
