"""Read the rows of a table in a text file: CSV, TSV, or with another delimiter, detected from the text."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TextIO

from postings.content.types import RawFile, SetAside
from postings.importing.readers.mapping import Record
from postings.importing.readers.record_fields import targets
from postings.importing.readers.records import looks_like_ad

_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 50
_SAMPLE_CHARACTERS = 100_000
_MAX_COLUMNS = 500
# What no name of a column is: a link, an address, a number, a date, or a sentence.
_DATA = re.compile(r"^(?:https?://|\S+@\S+\.\S+$|[\d.,/: -]+$)|[.!?]\s|^.{80}")

csv.field_size_limit(1_000_000)


def take_apart(raw: RawFile, text: TextIO) -> tuple[Record, Iterator[Record]]:
    """Return the rows of a table as records. Raise SetAside if its columns have no names, or none holds titles."""
    sample = text.read(_SAMPLE_CHARACTERS)
    delimiter = find_delimiter(sample)
    rows = csv.reader(chain(_as_lines(sample, text), text), delimiter=delimiter)
    header = _header(raw, rows)
    _check_header(raw, header)
    return {}, _records(raw, header, rows)


def is_table(raw: RawFile, text: str) -> bool:
    """Return whether a text begins with the names of columns that hold ads, and rows below them."""
    delimiter = find_delimiter(text)
    try:
        header, *rows = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 3)
    except (csv.Error, ValueError):
        return False
    filled = looks_like_ad(dict.fromkeys(header, "x"), raw.settings)
    return len(header) >= 3 and bool(rows) and len(rows[0]) == len(header) and filled


def find_delimiter(sample: str) -> str:
    """Return the delimiter by which the most rows have the same number of cells, two or more."""

    def fit(delimiter: str) -> tuple[float, int]:
        try:
            rows = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), _SAMPLE_ROWS))
        except csv.Error:
            return 0, 0
        widths = Counter(len(row) for row in rows[: len(rows) - 1 or 1] if row)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return (count / sum(widths.values()), width) if width > 1 else (0, 0)

    return max(_DELIMITERS, key=fit)


def _as_lines(sample: str, text: TextIO) -> Iterable[str]:
    """Return the lines of what was read already, with the rest of its last line."""
    return io.StringIO(sample + text.readline(), newline="")


def _header(raw: RawFile, rows: Iterator[list[str]]) -> list[str]:
    """Return the names of the columns, each once: those of the first row with two names."""
    try:
        for row in islice(rows, _SAMPLE_ROWS):
            names = [" ".join(cell.split()) for cell in row]
            if sum(map(bool, names)) >= 2:
                counts: Counter[str] = Counter()
                return [_numbered(name, counts) for name in names[:_MAX_COLUMNS]]
    except csv.Error as error:
        raise _not_valid(raw, error) from None
    raise SetAside(raw.path, "no_header", "No line with the names of columns was found in this table.")


def _numbered(name: str, counts: Counter[str]) -> str:
    counts[name] += 1
    return f"{name} {counts[name]}" if name and counts[name] > 1 else name


def _check_header(raw: RawFile, header: list[str]) -> None:
    if targets(dict.fromkeys(filter(None, header), "x"), raw.settings)["title"]:
        return
    columns = ", ".join(filter(None, header))[:300]
    if any(_DATA.search(name) for name in header):
        message = (
            "The first line of this table does not name its columns. "
            "Add a line above it, such as: title,company,location,url,description"
        )
    else:
        message = (
            f"No column of this table is known to hold the titles of jobs. Its columns are: {columns}. "
            'Name the column in a mapping, such as: title = "Role"'
        )
    raise SetAside(raw.path, "no_header", message, line=1, raw=columns)


def _records(raw: RawFile, header: list[str], rows: Iterator[list[str]]) -> Iterator[Record]:
    """Yield each row that has a value. Rows can be shorter than the header; cells behind its end have no name."""
    try:
        for row in rows:
            record: Record = {name: cell for name, cell in zip(header, row, strict=False) if name and cell.strip()}
            if record:
                yield record
    except csv.Error as error:
        raise _not_valid(raw, error) from None


def _not_valid(raw: RawFile, error: csv.Error) -> SetAside:
    message = f"This table cannot be read to its end ({error}). Check its quotation marks."
    return SetAside(raw.path, "bad_csv", message)
