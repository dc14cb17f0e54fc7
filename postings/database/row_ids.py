"""The numbers of rows in addresses and forms, where anything may stand."""


def row_id(text: str) -> int | None:
    """The number of a row as addresses and forms have it; none where it is no number, or one that no row can have."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
