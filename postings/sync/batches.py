"""Splitting long lists for database queries."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

_CHUNK = 500

Item = TypeVar("Item", int, str)


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield ids or paths in sorted order, in lists of at most 500."""
    wanted = sorted(items)
    for start in range(0, len(wanted), _CHUNK):
        yield wanted[start : start + _CHUNK]
