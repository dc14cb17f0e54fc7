"""Several files, one posting: the same link to apply may stand in several categories and months.

One file speaks for the posting, by a rule that never depends on the order of reading; every file adds its category,
and the earliest appearance counts.
"""

from dataclasses import dataclass

from postings.content.types import Ad, Posted
from postings.extraction.posted_date import earliest


@dataclass(frozen=True)
class MergedAd:
    """What the files of one source say about one posting, taken together."""

    ad: Ad
    files: tuple[Ad, ...]
    categories: tuple[str, ...]
    posted: Posted

    @property
    def is_gone(self) -> bool:
        """Whether the source no longer holds any of the files, as only a repository's history tells."""
        return all(file.removed for file in self.files)


def merge(files: list[Ad]) -> MergedAd:
    """Merge one posting's files. The one in the newest month speaks; within a month the fullest, then the last by path."""
    present = [file for file in files if not file.removed] or files
    speaker = max(present, key=lambda file: (file.posted.on is not None, file.posted.on, file.size, file.path))
    return MergedAd(
        ad=speaker,
        files=tuple(files),
        categories=tuple(sorted({file.category for file in present if file.category})),
        posted=earliest([file.posted for file in files]),
    )
