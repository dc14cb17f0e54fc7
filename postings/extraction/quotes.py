"""Shorten a line to the part that is quoted as evidence."""

MAX_QUOTE = 200


def quote(line: str, position: int = 0) -> str:
    """Return the line, or of a long line the whole words around `position`, at most MAX_QUOTE characters."""
    if len(line) <= MAX_QUOTE:
        return line
    start = max(0, min(position - MAX_QUOTE // 2, len(line) - MAX_QUOTE))
    words = line[start : start + MAX_QUOTE]
    if start:
        words = words.partition(" ")[2] or words
    if start + MAX_QUOTE < len(line):
        words = words.rpartition(" ")[0] or words
    return words
