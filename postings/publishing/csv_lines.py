"""Lines of CSV that are safe to open in a spreadsheet. See docs/decisions/027-exports.md."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

# Excel reads a file without it in another encoding than UTF-8.
BYTE_ORDER_MARK = "\ufeff"
CONTENT_TYPE = "text/csv; charset=utf-8"

# The start of a formula in a cell, or in a cell that a spreadsheet begins where it takes semicolons for delimiters.
_FORMULA = re.compile(r"(?:\A *|(?<=[;\n])[ \"]*)(?=[=+\-@\t＝＋－＠])|\A *(?=\n)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def csv_lines(rows: Iterable[Iterable[Any]]) -> str:
    """Return rows of values as lines of CSV."""
    lines = io.StringIO()
    csv.writer(lines).writerows([_cell(value) for value in row] for row in rows)
    return lines.getvalue()


def _cell(value: Any) -> str:
    """Return a value as the text of a cell, which no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _FORMULA.sub(r"'\g<0>", text)
