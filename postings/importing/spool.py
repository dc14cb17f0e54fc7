"""Temporary storage of ads between reading and writing: in memory, and in an unnamed temporary file if they are many."""

import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO

from postings.content.types import Finding, ReadFile
from postings.sync.merged_ad import MergedAd, merge

_MAX_MEMORY_BYTES = 32 * 1024**2


@dataclass(frozen=True)
class PackedFile:
    """The result of reading a file, with the ad pickled by the worker, so that it need not be pickled again."""

    path: str
    findings: tuple[Finding, ...]
    source_key: str = ""
    fingerprint: str = ""
    is_removed: bool = False
    ad: bytes = b""


def pack(read: ReadFile) -> PackedFile:
    """Pickle the ad of a file that was read."""
    if read.ad is None:
        return PackedFile(read.path, read.findings)
    packed = pickle.dumps(replace(read.ad, sections=()), pickle.HIGHEST_PROTOCOL)  # text_sections has their content
    return PackedFile(read.path, read.findings, read.ad.source_key, read.ad.fingerprint, bool(read.ad.removed), packed)


class Spool:
    """Ads waiting to be written, grouped by the source key of their posting. A context manager that deletes them on exit."""

    def __init__(self) -> None:
        self.paths: set[str] = set()
        self.present_keys: set[str] = set()
        self._offsets: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def __enter__(self) -> "Spool":
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_MAX_MEMORY_BYTES)
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def keys(self) -> set[str]:
        return set(self._offsets)

    def add(self, packed: PackedFile) -> None:
        self.paths.add(packed.path)
        if not packed.is_removed:
            self.present_keys.add(packed.source_key)
        try:
            self._offsets[packed.source_key].append((self._file.seek(0, 2), len(packed.ad)))
            self._file.write(packed.ad)
        except OSError as error:  # it does not name the folder that is full
            raise OSError(error.errno, error.strerror, tempfile.gettempdir()) from None

    def move(self, old: str, new: str) -> None:
        """Let the ads with one source key have another."""
        self._offsets[new] += self._offsets.pop(old)
        if old in self.present_keys:
            self.present_keys.remove(old)
            self.present_keys.add(new)

    def batches(self, size: int) -> Iterator[list[str]]:
        """Yield the source keys in the order of reading, `size` at a time."""
        keys = list(self._offsets)
        for start in range(0, len(keys), size):
            yield keys[start : start + size]

    def load(self, key: str) -> MergedAd:
        """Return the ads of a posting, merged."""
        ads = []
        for offset, length in self._offsets[key]:
            self._file.seek(offset)
            ad = pickle.loads(self._file.read(length))  # noqa: S301  pickled by our own workers
            ads.append(ad if ad.source_key == key else replace(ad, source_key=key))
        return merge(ads)
