"""Take a file that holds several ads apart into items. Each has a path of its own, `FILE#ID`, and a JSON object as data."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import yaml
from lxml import etree

from postings.content.types import Finding, NotRead, RawFile, SetAside
from postings.importing.decoding import read_text
from postings.importing.readers.mapping import Record, texts
from postings.importing.readers.records import identity, repeat_key, targets

Records = tuple[Record, list[Record]]

_MAX_DEPTH = 5


def split(raw: RawFile) -> Iterator[RawFile | Finding | NotRead]:
    """Yield the ads of a file that holds several, or the file itself if it is one ad."""
    take_apart = _READERS.get(raw.path[raw.path.rfind(".") :].lower())
    if take_apart is None:
        yield raw
        return
    try:
        text, _ = read_text(raw)
        around, records = take_apart(raw.path, text, raw)
    except SetAside as reason:
        yield replace(reason.finding, data=raw.data)
        return
    if not records:
        yield NotRead(raw.path, "No job ads were found in it.")
        return
    yield from items(raw, around, records)


def items(raw: RawFile, around: Record, records: Iterable[Record]) -> Iterator[RawFile]:
    """Yield each record as an item. Items with the same id are numbered."""
    counts: dict[str, int] = {}
    for record in _without_repeats(records, raw):
        name = identity(record, raw.settings) or "item"
        counts[name] = counts.get(name, 0) + 1
        number = f"~{counts[name]}" if counts[name] > 1 else ""
        data = json.dumps({"record": record, "around": around}, ensure_ascii=False, default=str).encode()
        yield replace(raw, path=f"{raw.path}#{name}{number}", data=data, item_id=name)


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


def _json(path: str, text: str, raw: RawFile) -> Records:
    try:
        return find_records(json.loads(text), raw)
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


def _xml(path: str, text: str, raw: RawFile) -> Records:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, strip_cdata=True)
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise SetAside(path, "bad_xml", "This is not valid XML.")
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


def find_records(data: Any, raw: RawFile) -> Records:
    """Return the list of objects in a structure that are most likely ads, and the fields around it."""
    best: tuple[int, Record, list[Record]] = (0, {}, [])
    for around, records in _lists(data, {}, 0):
        score = sum(_looks_like_ad(record, raw) for record in records)
        if score > best[0]:
            best = (score, around, records)
    if not best[2] and isinstance(data, dict) and _looks_like_ad(data, raw):
        return {}, [data]
    return best[1], best[2]


def _lists(data: Any, around: Record, depth: int) -> Iterator[Records]:
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


def _looks_like_ad(record: Record, raw: RawFile) -> bool:
    found = targets(record, raw.settings)
    return bool(found["title"]) and any(found[target] for target in ("apply_url", "body", "location", "company", "posted"))


_READERS: dict[str, Callable[[str, str, RawFile], Records]] = {
    ".json": _json, ".jsonl": _json, ".ndjson": _json, ".yml": _yaml, ".yaml": _yaml, ".csv": _table, ".tsv": _table,
    ".xml": _xml, ".rss": _xml, ".atom": _xml,
}  # fmt: skip

__all__ = ["find_records", "items", "split", "texts"]
