"""Take a file that holds several ads apart into items. Each has a path of its own, `FILE#ID`, and a JSON object as data.

The format is recognized by the content: a list of JSON can have any name, and so can a table.
"""

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, TextIO

from postings.content.types import Finding, NotRead, RawFile, SetAside
from postings.importing.binary_formats import advice
from postings.importing.decoding import clean_json, decode, is_utf8, read_text
from postings.importing.readers import (
    ads_under_headings,
    hacker_news,
    html_pages,
    json_lists,
    markdown_lists,
    markdown_tables,
    tables,
    xml_lists,
    yaml_lists,
)
from postings.importing.readers.json_lists import find_records
from postings.importing.readers.mapping import Record
from postings.importing.readers.records import identify, with_details
from postings.importing.time_limit import TimeLimitExceeded, limited

Records = tuple[Record, Iterable[Record]]

MAX_ITEM_BYTES = 1_000_000
# Time limit for taking a file apart, in seconds of processor time. A usual list takes less than one for each megabyte.
_MAX_SECONDS, _MAX_SECONDS_A_MEGABYTE = 10, 5
_START = 20_000
_JSON_SUFFIXES = frozenset([".json", ".jsonl", ".jl", ".ndjson"])
_TABLE_SUFFIXES = frozenset([".csv", ".tsv"])
_YAML_SUFFIXES = frozenset([".yml", ".yaml"])
_XML_SUFFIXES = frozenset([".xml", ".rss", ".atom"])
# A thread is read as a whole. Of larger files, which lists of ads can be, only as much as is needed.
_MAX_THREAD = 20_000_000
# Fields of comments, in the JSON of a thread.
_THREAD = re.compile(rb'"(?:comment_text|story_id|parent_id|children|kids|by|author|content)"')
# A row or an element of a table, a thread of comments, or data within a page.
_LIST_SIGN = re.compile(
    rb"-[ \t]*:?[ \t]*\||who(?:'s| is) hiring|<(?:table|tr|script|[^>]{1,200}(?:itemtype|athing))|\bago\b", re.IGNORECASE
)
_TEXT_SUFFIXES = (".md", ".markdown", ".mdx", ".txt")
_LIST_SUFFIXES = _JSON_SUFFIXES | _TABLE_SUFFIXES | _YAML_SUFFIXES | _XML_SUFFIXES


def split(raw: RawFile, max_item_bytes: int = MAX_ITEM_BYTES) -> Iterator[RawFile | Finding | NotRead]:
    """Yield the ads of a file that holds several, or the file itself if it is one ad. No content raises an exception."""
    seconds = _MAX_SECONDS + _MAX_SECONDS_A_MEGABYTE * (len(raw.data) / 1e6)
    try:
        yield from limited(_split(raw, max_item_bytes), seconds)
    except TimeLimitExceeded:
        message = f"Taking the file apart took longer than {seconds:.0f} seconds. Split or simplify it."
        yield Finding(raw.path, "too_slow", message, set_aside=True)
    except Exception as error:
        message = f"An error occurred while reading the file ({type(error).__name__}: {error}). Please report it as a bug."
        yield Finding(raw.path, "reader_failed", message[:500], set_aside=True)


def _split(raw: RawFile, max_item_bytes: int) -> Iterator[RawFile | Finding | NotRead]:
    if raw.is_item:
        yield raw
        return
    suffix = raw.path[raw.path.rfind(".") :].lower()
    if suffix in _PAGES and (found := _records_of_page(raw, _PAGES[suffix])):
        yield from items(raw, {}, found, max_item_bytes)
        return
    take_apart = _reader(raw, suffix)
    if take_apart is None:
        yield raw
        return
    found_any = False
    try:
        if problem := advice(raw.data):
            raise SetAside(raw.path, "not_text", problem)
        around, records = take_apart(raw)
        again = records if isinstance(records, list) else take_apart(raw)[1]
        repeated, shared = _repeats(again, raw)
        joined = _join_repeats(records, repeated, raw) if repeated else records
        for item in items(raw, around, joined, max_item_bytes, shared=shared):
            found_any = found_any or not isinstance(item, NotRead)
            yield item
    except SetAside as reason:
        yield replace(reason.finding, data=raw.data if len(raw.data) <= max_item_bytes else b"")
        return
    if not found_any:
        yield NotRead(raw.path, "No job ads were found in it.") if suffix in _LIST_SUFFIXES else raw


def _reader(raw: RawFile, suffix: str) -> Callable[[RawFile], Records] | None:
    """Return the reader of a list by the start of the file, or by its name where that leaves it open."""
    try:
        start = decode(replace(raw, data=raw.data[:_START]))[0].lstrip("\ufeff \t\r\n")
    except SetAside:
        start = ""
    if suffix == ".txt":
        return _reader_of_text(raw, start)
    if suffix not in _LIST_SUFFIXES:
        return None
    if start.startswith(("{", "[")) and suffix not in _YAML_SUFFIXES:
        return _json
    if start.startswith("<") and suffix not in _YAML_SUFFIXES:
        return _xml
    if suffix in _JSON_SUFFIXES:
        return _table if tables.is_table(raw, start) else _json
    return _table if suffix in _TABLE_SUFFIXES else _yaml if suffix in _YAML_SUFFIXES else _xml


def _reader_of_text(raw: RawFile, start: str) -> Callable[[RawFile], Records] | None:
    """Return the reader of a list that is called a text, or None for a text."""
    if start.startswith(("{", "[")) and _is_json(raw):
        return _json
    return _table if tables.is_table(raw, start) else None


def _is_json(raw: RawFile) -> bool:
    try:
        _, records = _json(raw)
        return any(True for _ in records)
    except SetAside:
        return False


def items(
    raw: RawFile,
    around: Record,
    records: Iterable[Record],
    max_bytes: int = MAX_ITEM_BYTES,
    *,
    shared: Container[str] = (),
) -> Iterator[RawFile | Finding | NotRead]:
    """Yield each record as an item. Items that are otherwise identical are numbered. One that is too large is set aside."""
    counts: dict[str, int] = {}
    for given in records:
        record, data = given, b""
        with suppress(RecursionError):
            record = with_details(clean_json(given))
            data = json.dumps({"record": record, "around": clean_json(around)}, ensure_ascii=False, default=str).encode()
        ad = identify(record, raw.settings)
        name = ad.name or "item"
        own = f"{name} {ad.title_and_place}" if name in shared else name
        counts[own] = counts.get(own, 0) + 1
        number = f"~{counts[own]}" if counts[own] > 1 else ""
        path = f"{raw.path}#{own}{number}"
        if not ad.looks_like_ad:
            yield NotRead(path, "It has no title, or nothing beside a title.", is_item=True)
            continue
        if not data or len(data) > max_bytes:
            message = f"The ad is larger than {max_bytes:,} bytes, or nested too deeply. Make it smaller."
            yield Finding(path, "too_large", message, set_aside=True)
        else:
            yield replace(raw, path=path, data=data, item_id=name)


def _records_of_page(raw: RawFile, readers: Iterable[Callable[[str], list[Record]]]) -> list[Record]:
    """Return the ads of a file that can be a list of ads or one ad, or none if it is one."""
    is_text = raw.path.lower().endswith(_TEXT_SUFFIXES)
    may_hold_ads = _may_be_several if is_text else html_pages.may_list_ads
    if not (_LIST_SIGN.search(raw.data) or may_hold_ads(raw.data)):
        return []  # without decoding it here, which the worker processes do
    try:
        text = read_text(raw)[0]
    except SetAside:
        return []
    return next((found for read in readers if (found := read(text))), [])


def _may_be_several(data: bytes) -> bool:
    return ads_under_headings.may_hold_ads(data) or markdown_lists.may_hold_jobs(data.decode("utf-8", "ignore"))


# The id and the title of an ad.
Key = tuple[str, str]


def _repeats(records: Iterable[Record], raw: RawFile) -> tuple[dict[Key, int], set[str]]:
    """Return how often each repeated ad is in the file, and the ids and links that several of its ads have.

    A repeated ad has the same id and title. An id or link of several ads is of no use to follow an ad from run to run.
    """
    counts: Counter[Key] = Counter()
    seen: set[str] = set()
    shared: set[str] = set()
    with suppress(SetAside):  # damage at the end, which is reported when the ads are read
        for record in records:
            ad = identify(record, raw.settings)
            if ad.id:
                counts[ad.id, ad.title] += 1
            if not ad.id or counts[ad.id, ad.title] == 1:
                (shared if ad.name in seen else seen).add(ad.name)
    return {key: count for key, count in counts.items() if count > 1}, shared


def _join_repeats(records: Iterable[Record], repeated: Mapping[Key, int], raw: RawFile) -> Iterator[Record]:
    """Yield the records, each repeated ad once: where it is found last, with the values of all for fields that differ."""
    waiting: dict[Key, tuple[Record, int]] = {}
    try:
        for record in records:
            ad = identify(record, raw.settings)
            key = (ad.id, ad.title)
            if key not in repeated:
                yield record
                continue
            before, count = waiting.pop(key, (None, 0))
            joined = _joined(before, record) if before else record
            if count + 1 < repeated[key]:
                waiting[key] = joined, count + 1
            else:
                yield joined
    except SetAside:
        yield from (joined for joined, _ in waiting.values())
        raise


def _joined(one: Record, other: Record) -> Record:
    return {**one, **other, **{key: _both(one[key], other[key]) for key in one if key in other}}


def _both(one: Any, other: Any) -> Any:
    """Return a value, or all of them in a list if they differ."""
    found = one if isinstance(one, list) else [one]
    return one if one == other or other in found else [*found, *(other if isinstance(other, list) else [other])]


def _json(raw: RawFile) -> Records:
    data = _utf8(raw)
    is_thread = len(data) <= _MAX_THREAD and _THREAD.search(data, 0, _START)
    if is_thread and (comments := hacker_news.read_json(_parsed(data))) is not None:
        return {}, comments
    return json_lists.take_apart(raw, data)


def _parsed(data: bytes) -> Any:
    """Return the value of JSON, or the values of its lines, or None if it is not valid."""
    try:
        return json.loads(data)
    except RecursionError:
        return None
    except ValueError:
        return [value for line in data.split(b"\n") if line.strip() and (value := _parsed_line(line)) is not None]


def _parsed_line(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _table(raw: RawFile) -> Records:
    return tables.take_apart(raw, _text_stream(raw))


def _yaml(raw: RawFile) -> Records:
    return yaml_lists.take_apart(raw, decode(raw)[0])


def _utf8(raw: RawFile) -> bytes:
    """Return the content as UTF-8 without a byte order mark."""
    data = raw.data if is_utf8(raw.data) else decode(raw)[0].encode("utf-8", "ignore")
    return data.removeprefix(b"\xef\xbb\xbf")


def _text_stream(raw: RawFile) -> TextIO:
    return io.TextIOWrapper(io.BytesIO(_utf8(raw)), encoding="utf-8", newline="")


def _xml(raw: RawFile) -> Records:
    return xml_lists.take_apart(raw.path, read_text(raw)[0], raw)


# Files that can be one ad as well, with the readers that are tried one after the other.
_TEXTS = (markdown_tables.read_tables, markdown_lists.read_lists, ads_under_headings.read_ads)
_PAGES: dict[str, tuple[Callable[[str], list[Record]], ...]] = {
    **dict.fromkeys((".md", ".markdown", ".mdx"), _TEXTS),
    **dict.fromkeys((".html", ".htm"), (html_pages.read_postings,)),
    ".txt": (hacker_news.read_text, ads_under_headings.read_ads),
}

__all__ = ["find_records", "items", "split"]
