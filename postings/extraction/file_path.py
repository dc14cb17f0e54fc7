"""Read an ad's category and month from its path: `…/<Category>/<YYYY-MM>/<slug>/README.md`."""

import re
from datetime import date

_MONTH = re.compile(r"^(19|20)\d\d-(0[1-9]|1[0-2])$")


def category_and_month(path: str) -> tuple[str | None, date | None]:
    """Return the folder above the month and the month as its first day; None for each that is missing.

    >>> category_and_month("jobs/Python/2024-07/go-engineer/README.md")
    ('Python', datetime.date(2024, 7, 1))
    """
    folders = path.split("/")[:-1]
    for position in range(len(folders) - 1, -1, -1):
        if _MONTH.match(folders[position]):
            year, month = folders[position].split("-")
            category = folders[position - 1].strip() if position else ""
            return (category[:100] if category and category != "jobs" else None), date(int(year), int(month), 1)
    return None, None
