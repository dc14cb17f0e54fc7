"""Take a file that holds several ads apart into items. Each has a path of its own, `FILE#ID`, and a JSON object as data.

The format is told by the content: a list of JSON can have any name, and so can a table.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TextIO

from lxml import etree

from postings.content.types import Finding, NotRead, RawFile, SetAside
from postings.importing.decoding import decode, is_utf8
from postings.importing.readers import json_lists, tables, yaml_lists
from postings.importing.readers.json_lists import find_records
from postings.importing.readers.mapping import Record
from postings.importing.readers.records import identity, looks_like_ad, repeat_key

Records = tuple[Record, Iterable[Record]]

MAX_ITEM_BYTES = 1_000_000
_START = 20_000
_JSON_SUFFIXES = frozenset([".json", ".jsonl", ".ndjson"])
_TABLE_SUFFIXES = frozenset([".csv", ".tsv"])
_YAML_SUFFIXES = frozenset([".yml", ".yaml"])
_XML_SUFFIXES = frozenset([".xml", ".rss", ".atom"])
_LIST_SUFFIXES = _JSON_SUFFIXES | _TABLE_SUFFIXES | _YAML_SUFFIXES | _XML_SUFFIXES


def split(raw: RawFile, max_item_bytes: int = MAX_ITEM_BYTES) -> Iterator[RawFile | Finding | NotRead]:
    """Yield the ads of a file that holds several, or the file itself if it is one ad."""
    suffix = raw.path[raw.path.rfind(".") :].lower()
    take_apart = _reader(raw, suffix)
    if take_apart is None:
        yield raw
        return
    found_any = False
    try:
        around, records = take_apart(raw)
        for item in items(raw, around, records, max_item_bytes):
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
    raw: RawFile, around: Record, records: Iterable[Record], max_bytes: int = MAX_ITEM_BYTES
) -> Iterator[RawFile | Finding | NotRead]:
    """Yield each record as an item. Items with the same id are numbered. One that is too large is set aside."""
    counts: dict[str, int] = {}
    for record in _without_repeats(records, raw):
        name = identity(record, raw.settings) or "item"
        counts[name] = counts.get(name, 0) + 1
        number = f"~{counts[name]}" if counts[name] > 1 else ""
        path = f"{raw.path}#{name}{number}"
        if not looks_like_ad(record, raw.settings):
            yield NotRead(path, "It has no title, or nothing beside a title.")
            continue
        try:
            data = json.dumps({"record": record, "around": around}, ensure_ascii=False, default=str).encode()
        except (RecursionError, UnicodeEncodeError):
            data = b""
        if not data or len(data) > max_bytes:
            message = f"The ad is larger than {max_bytes:,} bytes, or nested too deeply. Make it smaller."
            yield Finding(path, "too_large", message, set_aside=True)
        else:
            yield replace(raw, path=path, data=data, item_id=name)


def _without_repeats(records: Iterable[Record], raw: RawFile) -> Iterable[Record]:
    """Join the records of a list that have the same id and title. Fields that differ get the values of all."""
    if not isinstance(records, list):
        return records
    found: dict[tuple[str, str] | int, Record] = {}
    for number, record in enumerate(records):
        key = repeat_key(record, raw.settings) or number
        found[key] = _joined(found[key], record) if key in found else record
    return found.values()


def _joined(one: Record, other: Record) -> Record:
    return {
        key: one.get(key, other.get(key))
        if key not in one or key not in other or one[key] == other[key]
        else [one[key], other[key]]
        for key in {**one, **other}
    }


def _json(raw: RawFile) -> Records:
    return json_lists.take_apart(raw, _utf8(raw))


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
    text = decode(raw)[0]
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, strip_cdata=True)
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise SetAside(raw.path, "bad_xml", "This is not valid XML.")
    return find_records(_element(root), raw)


def _element(element: Any) -> Any:
    """Return an XML element as a text or an object."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children and not element.attrib:
        return (element.text or "").strip()
    found: Record = {etree.QName(name).localname: value for name, value in element.attrib.items()}
    for child in children:
        name, value = etree.QName(child).localname, _element(child)
        if name in found:
            found[name] = [*(found[name] if isinstance(found[name], list) else [found[name]]), value]
        else:
            found[name] = value
    if text := (element.text or "").strip():
        found.setdefault("text", text)
    return found


__all__ = ["find_records", "items", "split"]
