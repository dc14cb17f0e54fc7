"""Read the rows of a table in a text file: CSV, TSV, or with another delimiter, detected from the text."""

import ast
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest
from typing import TextIO

from postings.content.types import RawFile, SetAside
from postings.importing.readers.mapping import Record, normalize
from postings.importing.readers.place_text import names_place
from postings.importing.readers.record_fields import targets
from postings.importing.readers.records import looks_like_ad
from postings.reference.occupations import names_occupation

_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 50
_SAMPLE_CHARACTERS = 100_000
_MAX_COLUMNS = 500
# Lines above the names of the columns, as exports have them: the name of the list, its date, what was searched for.
_MAX_LINES_ABOVE = 20
# What no name of a column is: a link, an address, a number, a date, or a sentence.
_DATA = re.compile(r"^(?:https?://|\S+@\S+\.\S+$|[\d.,/: -]+$)|[.!?]\s|^.{80}")
_URL = re.compile(r"https?://\S+$")
_DIGIT = re.compile(r"\d")
_LIST = re.compile(r"\s*\[\s*(?:['\"].*)?\]\s*", re.DOTALL)
_MAX_LIST = 20_000
# The first line of a table that PostgreSQL wrote.
_COPY = re.compile(r"^COPY \S{1,100} \((?P<names>[^()]{1,2000})\) FROM ", re.IGNORECASE)
# The column of a group that names it: `Employer` above `Code` and `Name`.
_NAMES_OF_GROUP = frozenset("name nome nom nombre naam bezeichnung description descricao descripcion libelle title".split())

csv.field_size_limit(1_000_000)


def take_apart(raw: RawFile, text: TextIO) -> tuple[Record, Iterator[Record]]:
    """Return the rows of a table as records. Raise SetAside if its columns have no names, or none holds titles."""
    sample = text.read(_SAMPLE_CHARACTERS)
    delimiter = find_delimiter(sample)
    if copied := _COPY.match(sample):
        below = sample.partition("\n")[2]
        delimiter = find_delimiter(below)
        sample = f"{delimiter.join(copied['names'].split(','))}\n{below}"
    rows: Iterator[list[str]] = csv.reader(chain(_as_lines(sample, text), text), delimiter=delimiter)
    header, rows = _header(raw, rows)
    _check_header(raw, header)
    return {}, _records(raw, header, rows)


def _value(cell: str) -> str | list[str]:
    """Return a cell, or the texts of the list that a program wrote into it: `['Oslo', 'Bergen']`."""
    if not (_LIST.fullmatch(cell) and len(cell) <= _MAX_LIST):
        return cell
    try:
        values = ast.literal_eval(cell.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return cell
    return values if all(isinstance(value, str) for value in values) else cell


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


def _header(raw: RawFile, rows: Iterator[list[str]]) -> tuple[list[str], Iterator[list[str]]]:
    """Return the names of the columns, each once, and the rows below them.

    They are in the first row with a name for titles, or else in the first with two names.
    """
    try:
        first = list(islice(rows, _MAX_LINES_ABOVE))
    except csv.Error as error:
        raise _not_valid(raw, error) from None
    candidates = [number for number, row in enumerate(first) if sum(bool(cell.strip()) for cell in row) >= 2]
    number = next((number for number in candidates if _has_titles(raw, _names(first[number]))), min(candidates, default=-1))
    if number < 0:
        raise SetAside(raw.path, "no_header", "No line with the names of columns was found in this table.")
    names, below = _names(first[number]), first[number + 1 :]
    if below and _are_names_below(first[number], below[0]):
        names, below = _names_in_two_rows(first[number], below[0]), below[1:]
    if not _has_titles(raw, names) and (names_by_content := _names_by_content(first)):
        names, below = names_by_content, first
    counts: Counter[str] = Counter()
    return [_numbered(name, counts) for name in names[:_MAX_COLUMNS]], chain(below, rows)


def _names_by_content(rows: list[list[str]]) -> list[str]:
    """Return names for the columns of a table without a header, or none unless it is plain what each column holds.

    A column holds links or places if half of its cells are some, and titles if a third of them name an occupation.
    """
    columns = list(zip_longest(*[row for row in rows if row], fillvalue=""))
    if not any(_URL.match(cell.strip()) for cell in rows[0]):
        return []
    kinds = [_kind_of_column([cell.strip() for cell in column if cell.strip()]) for column in columns]
    return kinds if kinds.count("title") == 1 and "link" in kinds and all(kinds) else []


def _kind_of_column(cells: list[str]) -> str:
    for name, is_of_kind, share in (("link", _URL.match, 2), ("title", names_occupation, 3), ("location", names_place, 2)):
        if cells and sum(map(bool, map(is_of_kind, cells))) >= len(cells) / share:
            return name
    return ""


def _names(row: list[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in row]


def _has_titles(raw: RawFile, names: list[str]) -> bool:
    return bool(targets(dict.fromkeys(filter(None, names), "x"), raw.settings, wanted=["title"])["title"])


def _are_names_below(header: list[str], row: list[str]) -> bool:
    """Return whether a row names the columns of groups, which the row above names only where they begin."""
    filled = [cell for cell in row if cell.strip()]
    beside = [cell for name, cell in zip(header, row, strict=False) if not name.strip() and cell.strip()]
    is_above = any(name.strip() and not cell.strip() for name, cell in zip(header, row, strict=False))
    return bool(beside) and is_above and not any(_DIGIT.search(cell) or _DATA.search(cell) for cell in filled)


def _names_in_two_rows(header: list[str], row: list[str]) -> list[str]:
    """Return the names of columns below the name of their group: `Employer Phone`, and `Employer` for its name."""
    names, group = [], ""
    for name, cell in zip_longest(_names(header), _names(row), fillvalue=""):
        group = name or group
        names.append(group if normalize(cell) in _NAMES_OF_GROUP else f"{group} {cell}" if cell else name)
    return names


def _numbered(name: str, counts: Counter[str]) -> str:
    counts[name] += 1
    return f"{name} {counts[name]}" if name and counts[name] > 1 else name


def _check_header(raw: RawFile, header: list[str]) -> None:
    if _has_titles(raw, header):
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
            record: Record = {name: _value(cell) for name, cell in zip(header, row, strict=False) if name and cell.strip()}
            if record:
                yield record
    except csv.Error as error:
        raise _not_valid(raw, error) from None


def _not_valid(raw: RawFile, error: csv.Error) -> SetAside:
    message = f"This table cannot be read to its end ({error}). Check its quotation marks."
    return SetAside(raw.path, "bad_csv", message)
