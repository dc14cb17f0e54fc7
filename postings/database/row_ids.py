"""Parsing of row ids from URLs and forms."""


def row_id(text: str) -> int | None:
    """Return the row id in a URL or form value, or None if it is not a number or too large."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
