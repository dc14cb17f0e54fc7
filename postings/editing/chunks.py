"""Long lists of ids in pieces, as the other rooms of editing ask for them."""

from collections.abc import Iterable, Iterator

_CHUNK = 500


def in_chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """Ids in lists as long as a database likes to be asked for."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _CHUNK):
        yield wanted[start : start + _CHUNK]
