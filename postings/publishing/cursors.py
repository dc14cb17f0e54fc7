"""Reading the results of a search page by page, with no last page.

A cursor is the place of a posting in the order: the number of its group (its rank in a text search, its pay or its answer; 0
if the search sorts by date), its day, and its id. A page starts after that place, whether or not the posting is still there.
So a posting that stays as it is while pages are read is returned exactly once, whatever other postings do. One whose own
place changes meanwhile, because its date is corrected for example, can be returned twice or not at all.

The order is that of the search page, except among postings of one group and day: the last added comes first, while the page
lets companies take turns.
"""

import re
from typing import NamedTuple

from postings.search.facets.results import Results

_CURSOR = re.compile(r"(-?[0-9]{1,18})\.([0-9]{4}-[0-9]{2}-[0-9]{2}|none)\.([0-9]{1,18})", re.ASCII)


class Cursor(NamedTuple):
    """The place of a posting in the order of a search."""

    group: int
    day: str
    posting: int

    def __str__(self) -> str:
        return f"{self.group}.{self.day}.{self.posting}"


def parse_cursor(text: str) -> Cursor | None:
    """Return the cursor that a text stands for, or None if it is none."""
    match = _CURSOR.fullmatch(text)
    return Cursor(int(match[1]), match[2], int(match[3])) if match else None


def page_after(found: Results, cursor: Cursor | None, size: int) -> list[Cursor]:
    """Return the places of the next postings, at most `size`; without a cursor, of the first."""
    page: list[Cursor] = []
    for group, ids in found.groups():
        if cursor and group > cursor.group:
            continue
        after = (cursor.day, cursor.posting) if cursor and group == cursor.group else None
        page += [Cursor(group, *place) for place in found.index.latest_first(ids, size - len(page), after)]
        if len(page) == size:
            break
    return page
