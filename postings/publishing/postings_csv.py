"""The results of a search as CSV: a row for each posting, read in batches while they are sent."""

from collections.abc import Callable, Iterator
from typing import Any

from postings.detail_facts import DETAIL_FACTS
from postings.publishing.csv_lines import BYTE_ORDER_MARK, csv_lines
from postings.publishing.cursors import Cursor, page_after
from postings.publishing.posting_records import Record
from postings.publishing.stored_records import read_records
from postings.search.facets.results import Results

BATCH = 500


def postings_csv(found: Results) -> Iterator[str]:
    """Yield the results of a search as lines of CSV. The memory for it does not depend on their number."""
    yield BYTE_ORDER_MARK + csv_lines([COLUMNS])
    cursor: Cursor | None = None
    while page := page_after(found, cursor, BATCH):
        yield csv_lines(map(csv_row, read_records(place.posting for place in page)))
        cursor = page[-1]


def csv_row(record: Record) -> list[Any]:
    """Return the cells of a record, in the order of COLUMNS."""
    return [read(record) for read in READERS.values()]


def _at(*path: str) -> Callable[[Record], Any]:
    """Return a function that reads the value at a path of a record, or None if a part of the path is None."""

    def read(record: Record) -> Any:
        value: Any = record
        for name in path:
            value = None if value is None else value[name]
        return value

    return read


def _each(name: str, *path: str) -> Callable[[Record], list[Any]]:
    """Return a function that reads a value of each item of the list at a path of a record."""

    def read(record: Record) -> list[Any]:
        return [item[name] for item in _at(*path)(record) or ()]

    return read


READERS: dict[str, Callable[[Record], Any]] = {
    **{name: _at(name) for name in ("id", "slug", "url", "title", "status")},
    "company": _at("company", "name"),
    "company_slug": _at("company", "slug"),
    "team": _at("team", "name"),
    "team_slug": _at("team", "slug"),
    **{name: _at(name, "value") for name in ("function", "seniority", "employment")},
    "years": _at("years"),
    "skills_required": _each("name", "skills", "required"),
    "skills_preferred": _each("name", "skills", "preferred"),
    "practices_required": _each("name", "practices", "required"),
    "practices_preferred": _each("name", "practices", "preferred"),
    "workplace": _each("value", "workplace"),
    "location_text": _at("location_text"),
    "places": _each("key", "places"),
    "applicants": _at("applicants", "label"),
    "applicants_from": _at("applicants", "from"),
    "applicants_not_from": _at("applicants", "not_from"),
    "applicants_others": _at("applicants", "others"),
    **{f"pay_{name}": _at("pay", name) for name in ("min", "max", "currency", "period")},
    "pay_yearly_min": _at("pay", "yearly", "min"),
    "pay_yearly_max": _at("pay", "yearly", "max"),
    "pay_text": _at("pay", "text"),
    "benefits_text": _at("benefits_text"),
    "language": _at("language", "value"),
    "categories": _at("categories"),
    **{name: _at(name, "value") for name in DETAIL_FACTS},
    "posted_on": _at("posted", "on"),
    "posted_precision": _at("posted", "precision"),
    **{name: _at(name) for name in ("first_seen_at", "changed_at", "closes_on", "closed_at")},
    **{name: _at(name) for name in ("apply_url", "apply_email", "apply_text", "excerpt", "corrected")},
}
COLUMNS = [*READERS]
