"""Merging the files of one posting, since the same application link may appear in several categories and months.

One file provides the facts, by a rule that does not depend on the order of reading. Every file adds its category, and
the earliest date is used.
"""

from dataclasses import dataclass

from postings.content.types import Ad, Posted
from postings.extraction.posted_date import earliest


@dataclass(frozen=True)
class MergedAd:
    """The merged content of the files of one source for one posting."""

    ad: Ad
    files: tuple[Ad, ...]
    categories: tuple[str, ...]
    posted: Posted

    @property
    def is_gone(self) -> bool:
        """Return whether the source no longer has any of the files, which only the history of a repository shows."""
        return all(file.removed for file in self.files)


def merge(files: list[Ad]) -> MergedAd:
    """Merge one posting's files. The file of the newest month is used, then the largest, then the last by path."""
    present = [file for file in files if not file.removed] or files
    speaker = max(present, key=lambda file: (file.posted.on is not None, file.posted.on, file.size, file.path))
    return MergedAd(
        ad=speaker,
        files=tuple(files),
        categories=tuple(sorted({file.category for file in present if file.category})),
        posted=earliest([file.posted for file in files]),
    )
