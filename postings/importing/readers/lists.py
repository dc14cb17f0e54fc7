"""Take a file that holds several ads apart into items. Each has a path of its own, `FILE#ID`, and a JSON object as data."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import yaml

from postings.content.types import Finding, NotRead, RawFile, SetAside
from postings.importing.decoding import read_text
from postings.importing.readers import hacker_news, html_pages, markdown_tables, xml_lists
from postings.importing.readers.mapping import Record, texts
from postings.importing.readers.records import identity, looks_like_ad

Records = tuple[Record, Iterable[Record]]

_MAX_DEPTH = 5


def split(raw: RawFile) -> Iterator[RawFile | Finding | NotRead]:
    """Yield the ads of a file that holds several, or the file itself if it is one ad. No content raises an exception."""
    try:
        yield from _split(raw)
    except Exception as error:
        message = f"An error occurred while reading the file ({type(error).__name__}: {error}). Please report it as a bug."
        yield Finding(raw.path, "reader_failed", message[:500], set_aside=True, data=raw.data)


def _split(raw: RawFile) -> Iterator[RawFile | Finding | NotRead]:
    suffix = raw.path[raw.path.rfind(".") :].lower()
    if suffix in _PAGES:
        yield from _records_of_page(raw, _PAGES[suffix])
        return
    take_apart = _READERS.get(suffix)
    if take_apart is None:
        yield raw
        return
    try:
        text, _ = read_text(raw)
        around, records = take_apart(raw.path, text, raw)
        found_any = False
        for item in items(raw, around, records):
            found_any = True
            yield item
    except SetAside as reason:
        yield replace(reason.finding, data=raw.data)
        return
    if not found_any:
        yield NotRead(raw.path, "No job ads were found in it.")


def items(raw: RawFile, around: Record, records: Iterable[Record]) -> Iterator[RawFile]:
    """Yield each record as an item. Items with the same id are numbered."""
    counts: dict[str, int] = {}
    for record in records:
        name = identity(record, raw.settings) or "item"
        counts[name] = counts.get(name, 0) + 1
        number = f"~{counts[name]}" if counts[name] > 1 else ""
        data = json.dumps({"record": record, "around": around}, ensure_ascii=False, default=str).encode()
        yield replace(raw, path=f"{raw.path}#{name}{number}", data=data, item_id=name)


def _records_of_page(raw: RawFile, read: Callable[[str], list[Record]]) -> Iterator[RawFile]:
    """Yield the ads of a file that is a list of ads, or else the file itself."""
    try:
        records = read(read_text(raw)[0])
    except SetAside:
        records = []
    yield from items(raw, {}, records) if records else [raw]


def _json(path: str, text: str, raw: RawFile) -> Records:
    try:
        data = json.loads(text)
        if (comments := hacker_news.read_json(data)) is not None:
            return {}, comments
        return find_records(data, raw)
    except (json.JSONDecodeError, RecursionError) as error:
        if lines := _json_lines(text):
            return {}, lines
        raise SetAside(path, "bad_json", f"This is not valid JSON: {error}.") from None


def _json_lines(text: str) -> list[Record]:
    """Return the objects of a file with one in each line. Lines end with a line feed only."""
    found = []
    for line in text.split("\n"):
        if line.strip():
            try:
                found.append(json.loads(line))
            except json.JSONDecodeError:
                return []
    return [each for each in found if isinstance(each, dict)]


def _yaml(path: str, text: str, raw: RawFile) -> Records:
    try:
        return find_records(yaml.load(text, Loader=yaml.CSafeLoader), raw)
    except yaml.YAMLError as error:
        raise SetAside(path, "bad_yaml", f"This is not valid YAML: {error}."[:500]) from None


def _table(path: str, text: str, raw: RawFile) -> Records:
    text = text.removeprefix("\ufeff")
    head = text[:10_000].partition("\n")[0]
    delimiter = max(",;\t|", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return {}, [{key: value for key, value in row.items() if key and isinstance(value, str)} for row in rows]


def find_records(data: Any, raw: RawFile) -> tuple[Record, list[Record]]:
    """Return the list of objects in a structure that are most likely ads, and the fields around it."""
    best: tuple[int, Record, list[Record]] = (0, {}, [])
    for around, records in _lists(data, {}, 0):
        score = sum(looks_like_ad(record, raw.settings) for record in records)
        if score > best[0]:
            best = (score, around, records)
    if not best[2] and isinstance(data, dict) and looks_like_ad(data, raw.settings):
        return {}, [data]
    return best[1], best[2]


def _lists(data: Any, around: Record, depth: int) -> Iterator[tuple[Record, list[Record]]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        records = [each for each in data if isinstance(each, dict)]
        if records:
            yield around, records
    elif isinstance(data, dict):
        simple = {key: value for key, value in data.items() if isinstance(value, (str, int))}
        for value in data.values():
            yield from _lists([value] if isinstance(value, dict) else value, simple, depth + 1)
            if isinstance(value, dict):
                yield from _lists(value, simple, depth + 1)


_READERS: dict[str, Callable[[str, str, RawFile], Records]] = {
    ".json": _json, ".jsonl": _json, ".ndjson": _json, ".yml": _yaml, ".yaml": _yaml, ".csv": _table, ".tsv": _table,
    ".xml": xml_lists.take_apart, ".rss": xml_lists.take_apart, ".atom": xml_lists.take_apart,
}  # fmt: skip

# Files that can be one ad as well.
_PAGES: dict[str, Callable[[str], list[Record]]] = {
    ".md": markdown_tables.read_tables, ".markdown": markdown_tables.read_tables,
    ".html": html_pages.read_postings, ".htm": html_pages.read_postings, ".txt": hacker_news.read_text,
}  # fmt: skip

__all__ = ["find_records", "items", "split", "texts"]
