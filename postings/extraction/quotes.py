"""How much of a line is quoted as evidence."""

MAX_QUOTE = 200


def quote(line: str, at: int = 0) -> str:
    """The line; where it is long, the whole words before and after the place `at` which the fact was read from."""
    if len(line) <= MAX_QUOTE:
        return line
    start = max(0, min(at - MAX_QUOTE // 2, len(line) - MAX_QUOTE))
    words = line[start : start + MAX_QUOTE]
    if start:
        words = words.partition(" ")[2] or words
    if start + MAX_QUOTE < len(line):
        words = words.rpartition(" ")[0] or words
    return words
