"""The longest path that both databases store and index."""

MAX_CHARACTERS = 1_000
# PostgreSQL indexes up to 2,704 bytes a row, other columns and headers included.
MAX_INDEXED_BYTES = 2_500
TOO_LONG = (
    f"The path is longer than {MAX_CHARACTERS:,} characters or {MAX_INDEXED_BYTES:,} bytes. "
    "Move the file to a folder with a shorter path."
)


def stored_path(path: str) -> str:
    """Return the start of a path that fits the column and its index; the whole path if it fits."""
    start = path[:MAX_CHARACTERS]
    return start.encode()[:MAX_INDEXED_BYTES].decode(errors="ignore")
