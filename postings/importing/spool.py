"""Where ads wait between being read and being written: in memory, and beyond some megabytes in a file without a name."""

import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO

from postings.content.types import Finding, ReadFile
from postings.sync.merged_ad import MergedAd, merge

_IN_MEMORY = 32 * 1024**2


@dataclass(frozen=True)
class Packed:
    """A file that was read, with its ad as bytes: packed where it was read, it passes between processes at no cost."""

    path: str
    findings: tuple[Finding, ...]
    source_key: str = ""
    is_removed: bool = False
    ad: bytes = b""


def pack(read: ReadFile) -> Packed:
    if read.ad is None:
        return Packed(read.path, read.findings)
    packed = pickle.dumps(replace(read.ad, sections=()), pickle.HIGHEST_PROTOCOL)  # they are in text_sections
    return Packed(read.path, read.findings, read.ad.source_key, bool(read.ad.removed), packed)


class Spool:
    """Ads that wait to be written, by posting. A context manager: what it holds is gone when it ends."""

    def __init__(self) -> None:
        self.paths: set[str] = set()
        self.keys_still_there: set[str] = set()
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def __enter__(self) -> "Spool":
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def keys(self) -> set[str]:
        return set(self._places)

    def add(self, packed: Packed) -> None:
        self.paths.add(packed.path)
        if not packed.is_removed:
            self.keys_still_there.add(packed.source_key)
        self._places[packed.source_key].append((self._file.seek(0, 2), len(packed.ad)))
        self._file.write(packed.ad)

    def batches(self, size: int) -> Iterator[list[str]]:
        """The postings' keys, in the order of reading."""
        keys = list(self._places)
        for start in range(0, len(keys), size):
            yield keys[start : start + size]

    def load(self, key: str) -> MergedAd:
        """What all files of a posting say together."""
        ads = []
        for place, length in self._places[key]:
            self._file.seek(place)
            ads.append(pickle.loads(self._file.read(length)))  # noqa: S301  packed by this program's own workers
        return merge(ads)
