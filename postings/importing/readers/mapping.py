"""Which fields of a source hold what: usual names in four languages, and mappings for sources that name them otherwise.

A mapping is TOML, shipped in `mappings/` for well-known formats or given by the operator for a source:

    title = "Job Name"                        # a field; a dot leads into an object: "location.name"
    location = "{City}, {Country}"            # several fields in one text
    body = ["description", "requirements"]    # several fields, one after the other
    company = { value = "Northwind" }         # the same for all ads

Names ignore case, spaces and punctuation: `date_posted`, `datePosted` and `Date posted` are one.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

Record = dict[str, Any]

# What a field can hold, besides the facts of `extraction.source_fields`.
TEXTS = ("id", "title", "company", "apply_url", "apply_email", "apply_text", "body", "benefits", "draft")

_ACCENT = re.compile("[\u0300-\u036f]")
_PUNCTUATION = re.compile(r"[\W_]+")
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
# The part of an object that names it.
_NAMES = ("name", "label", "title", "value", "text", "displayname")
_ADDRESS = ("address", "streetaddress", "city", "locality", "addresslocality", "state", "region", "addressregion", "country",
            "countryname", "addresscountry")  # fmt: skip
_MAX_DEPTH = 6
_MAX_CACHED = 60


class MappingError(Exception):
    """A mapping of an operator is not valid. The message says what to change."""


@dataclass(frozen=True)
class Found:
    """A value of a record: the name of its field as the source writes it, and its text."""

    name: str
    text: str


@dataclass(frozen=True)
class FieldMapping:
    """For each target its sources in order: paths, templates or constants. `marks` are fields by which a format is known."""

    fields: Mapping[str, tuple[Any, ...]]
    marks: frozenset[str] = field(default_factory=frozenset)
    name: str = ""


def normalize(name: str) -> str:
    """Return a name without case, accents, spaces and punctuation."""
    return _normalized(name) if len(name) <= _MAX_CACHED else _normalized.__wrapped__(name)


@lru_cache(maxsize=10_000)
def _normalized(name: str) -> str:
    return _PUNCTUATION.sub("", _ACCENT.sub("", unicodedata.normalize("NFKD", name.casefold())))


def parse_mapping(text: str, targets: Iterable[str], name: str = "") -> FieldMapping:
    """Return the mapping of a TOML text. Raise MappingError."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"The mapping is not valid TOML: {error}.") from None
    marks = frozenset(normalize(each) for each in given.pop("recognised_by", ()))
    known = set(targets)
    for target in given:
        if target not in known:
            raise MappingError(f"“{target}” is not known. A mapping can set: {', '.join(sorted(known))}.")
    return FieldMapping(
        {target: tuple(value) if isinstance(value, list) else (value,) for target, value in given.items()}, marks, name
    )


@cache
def shipped_mappings(targets: tuple[str, ...]) -> tuple[FieldMapping, ...]:
    """Return the mappings of well-known formats, those with the most marks first."""
    folder = resources.files("postings.importing.readers") / "mappings"
    found = [
        parse_mapping(file.read_text("utf-8"), targets, file.name.removesuffix(".toml"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda mapping: (-len(mapping.marks), mapping.name)))


def values(record: Record, path: str) -> Iterator[tuple[str, Any]]:
    """Yield the name and value of a field, or of a field within an object: `salary.min`. Lists are entered."""
    yield from _values(record, [path, *_parts(path)], "")


def _parts(path: str) -> list[str]:
    return path.split(".") if "." in path else []


def _values(value: Any, path: list[str], name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _values(each, path, name)
        return
    if not isinstance(value, dict):
        return
    whole, *parts = path
    for key, inner in value.items():
        if normalize(str(key)) == normalize(whole):
            yield f"{name}{key}", inner
            return
    if not parts:
        return
    for key, inner in value.items():
        if normalize(str(key)) == normalize(parts[0]):
            rest = parts[1:]
            yield from _values(inner, [".".join(rest), *(rest if len(rest) > 1 else [])], f"{name}{key}.")
            return


def texts(value: Any, depth: int = 0) -> list[str]:
    """Return a value as texts: an object by its name or address, a list item by item."""
    if value is None or depth > _MAX_DEPTH:
        return []
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, (int, float)):
        return [f"{value:.10g}" if isinstance(value, float) else str(value)]
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, list):
        return [text for each in value for text in texts(each, depth + 1)]
    if isinstance(value, dict):
        return _object_texts(value, depth)
    return [str(value)]


def _object_texts(value: Record, depth: int) -> list[str]:
    keys = {normalize(str(key)): key for key in value}
    for name in _NAMES:
        if name in keys and isinstance(value[keys[name]], (str, int)) and (found := texts(value[keys[name]], depth + 1)):
            return found
    parts = [text for name in _ADDRESS if name in keys for text in texts(value[keys[name]], depth + 1)]
    return [", ".join(dict.fromkeys(parts))] if parts else []


def find(record: Record, sources: Iterable[Any]) -> Iterator[Found]:
    """Yield what the sources of a target give, in order."""
    for source in sources:
        if isinstance(source, dict):
            yield Found("", str(source.get("value", "")))
        elif "{" in source:
            if (filled := _fill(record, source)).text:
                yield filled
        else:
            for name, value in values(record, source):
                for text in texts(value):
                    yield Found(name, text)


def _fill(record: Record, template: str) -> Found:
    """Return a template with its placeholders replaced; an empty text if none of them has a value."""
    names: list[str] = []

    def replace(match: re.Match[str]) -> str:
        for name, value in values(record, match[1]):
            if found := texts(value):
                names.append(name)
                return ", ".join(found)
        return ""

    text = _PLACEHOLDER.sub(replace, template) if template else ""
    text = re.sub(r"(?:[,;]\s*)+(?=[,;]|$)|^(?:[\s,;]+)", "", text).strip()
    return Found(", ".join(names), text if names else "")
