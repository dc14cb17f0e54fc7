"""Find the line that says where a job is, without a label: `Paris, France · Hybrid` below the title."""

import re
from collections.abc import Sequence

from postings.extraction.place_names import find_names_by_item
from postings.extraction.places import extract_work_modes, read_places

_SEARCH_LINES, _MAX_LINE = 5, 120
_NO_PLACE = re.compile(r"[:#|]|://|@|\*\*.*\*\*.*\*\*|[.!?]$|^[-*+>]|\d{4,}")


def find_place_line(lines: Sequence[str]) -> tuple[int, str] | None:
    """Return the index and text of a line among the first that consists of places and work modes."""
    seen = 0
    for number, line in enumerate(lines):
        text = line.strip().strip("*_📍 ")
        if not text:
            continue
        if seen == _SEARCH_LINES or len(text) > _MAX_LINE:
            return None
        seen += 1
        if not _NO_PLACE.search(text) and _is_place(text):
            return number, text
    return None


def names_work_mode(text: str) -> bool:
    """Return whether a text says that a job is remote, hybrid or on site."""
    return bool(extract_work_modes(text)[0])


def _is_place(text: str) -> bool:
    """Return whether all names of a text are places, and one is a city, country or region."""
    modes, rest = extract_work_modes(text)
    if not any(each.isalpha() for each in rest):
        return bool(modes)
    items = find_names_by_item(rest, {})
    names = [name for item in items for name in item]
    return (
        bool(names) and not any(name.is_unknown or name.is_common_word for name in names) and read_places(text) is not None
    )
