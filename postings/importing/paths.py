"""The longest path that both databases store and index."""

_MAX_CHARACTERS = 1_000
# PostgreSQL indexes up to 2,704 bytes a row, other columns and headers included.
_MAX_BYTES = 2_500


def stored_path(path: str) -> str:
    """Return the start of a path that fits the column and its index; the whole path if it fits."""
    start = path[:_MAX_CHARACTERS]
    return start.encode()[:_MAX_BYTES].decode(errors="ignore")
