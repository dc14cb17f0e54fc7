"""Long lists in pieces, as a database likes to be asked."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

_CHUNK = 500

Item = TypeVar("Item", int, str)


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Ids or paths, in their order, some hundred at a time."""
    wanted = sorted(items)
    for start in range(0, len(wanted), _CHUNK):
        yield wanted[start : start + _CHUNK]
