"""Which fields of a source hold what: usual names in four languages, and mappings for sources that name them otherwise.

A mapping is TOML, shipped in `mappings/` for well-known formats or given by the operator for a source:

    title = "Job Name"                                  # a field; a dot leads into an object: "location.name"
    location = "{City}, {Country}"                      # several fields in one text
    body = ["description", "requirements"]              # several fields, one after the other
    apply_url = [["jobUrl", "applyUrl"]]                # the first of them that has a value
    company = { value = "Northwind" }                   # the same for all ads
    closes = { path = "end", format = "%d.%m.%Y" }      # how dates are written
    body = { path = "parts", heading = "name", text = "content" }   # a list of objects, each with a heading and a text
    team = { path = "labels", where = { name = "Team" }, text = "value" }   # only objects with this value
    location = { path = "places", join = " or " }       # a list as one text
    pay_min = { path = "min_cents", divide = 100 }
    ignore = ["internal_score"]                         # fields that are not read, and not reported as unused

Names ignore case, spaces and punctuation: `date_posted`, `datePosted` and `Date posted` are one.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache, partial
from importlib import resources
from typing import Any

import pycountry

from postings.importing.readers.rich_text import as_markdown
from postings.reference.gazetteer import is_country

Record = dict[str, Any]

# What a field can hold, besides the facts of `extraction.source_fields`.
TEXTS = ("id", "title", "company", "apply_url", "apply_email", "apply_text", "body", "benefits", "draft", "published")

_ACCENT = re.compile("[\u0300-\u036f]")
_PUNCTUATION = re.compile(r"[\W_]+")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
# The part of an object that names it.
_NAMES = ("name", "label", "title", "value", "text", "displayname", "bezeichnung", "libelle", "nom", "nombre")
_REGION, _COUNTRY = (
    ("state", "region", "addressregion"),
    ("country", "countryname", "addresscountry", "pays", "land", "pais"),
)
_ADDRESS = (
    "address",
    "streetaddress",
    "city",
    "town",
    "locality",
    "addresslocality",
    "ville",
    "ort",
    "stadt",
    "ciudad",
    *_REGION,
    *_COUNTRY,
)
# The parts of an object that holds a text: `{"content": "…", "items": ["…"]}`.
_CONTENT = ("intro", "description", "content", "html", "body", "items", "points", "list", "bullets")
# Countries in which regions are written as codes.
_USE_CODES = frozenset(["us", "usa", "unitedstates", "unitedstatesofamerica", "ca", "canada", "au", "australia"])
_MAX_DEPTH = 6
_MAX_CACHED, _FEW = 60, 3


class MappingError(Exception):
    """A mapping of an operator is not valid. The message says what to change."""


@dataclass(frozen=True)
class Found:
    """A value of a record: the name of its field as the source writes it, its text, and the heading above the text."""

    name: str
    text: str
    heading: str = ""


@dataclass(frozen=True)
class FieldSource:
    """One place where a target is looked for: a constant, or what `path` leads to, narrowed down and rewritten."""

    path: str = ""
    value: str = ""
    text: str = ""
    heading: str = ""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    format: str = ""
    join: str = ""
    divide: int = 0


# A path or template, a constant or narrowed path, or several of which the first with a value counts.
Source = str | FieldSource | tuple[str | FieldSource, ...]


@dataclass(frozen=True)
class FieldMapping:
    """For each target its sources in order. `recognized_by` are sets of fields, any of which identifies the format."""

    fields: Mapping[str, tuple[Source, ...]]
    recognized_by: tuple[frozenset[str], ...] = ()
    name: str = ""
    ignored: frozenset[str] = field(default_factory=frozenset)


# A path into an object, or a template.
_IS_PATH = re.compile(r"[.{]")


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
    recognized_by = _recognized_by(given.pop("recognised_by", []))
    ignored = _names("ignore", given.pop("ignore", []))
    known = set(targets)
    for target in given:
        if target not in known:
            raise MappingError(f"“{target}” is not known. A mapping can set: {', '.join(sorted(known))} and ignore.")
    return FieldMapping({target: _sources(target, value) for target, value in given.items()}, recognized_by, name, ignored)


def _recognized_by(given: Any) -> tuple[frozenset[str], ...]:
    sets = given if isinstance(given, list) and any(isinstance(each, list) for each in given) else [given]
    return tuple(names for each in sets if (names := _names("recognised_by", each)))


def _names(key: str, given: Any) -> frozenset[str]:
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise MappingError(f"“{key}” has to be a list of field names.")
    return frozenset(normalize(each) for each in given)


def _sources(target: str, given: Any) -> tuple[Source, ...]:
    return tuple(_source(target, each) for each in (given if isinstance(given, list) else [given]))


def _source(target: str, given: Any) -> Source:
    if isinstance(given, str) and given:
        return given
    if isinstance(given, dict):
        return _field_source(target, given)
    if isinstance(given, list) and given and not any(isinstance(each, list) for each in given):
        return tuple(source for each in given if not isinstance(source := _source(target, each), tuple))
    raise MappingError(f'“{target}” has to be the name of a field, a list of names, or a table such as {{ value = "…" }}.')


def _field_source(target: str, given: dict[str, Any]) -> FieldSource:
    for option, value in given.items():
        if option not in _OPTIONS:
            raise MappingError(f"“{target}” has an unknown option “{option}”. It can have: {', '.join(_OPTIONS)}.")
        if not isinstance(value, _OPTIONS[option]) or isinstance(value, bool):
            raise MappingError(f"The option “{option}” of “{target}” has the wrong type of value.")
    if "value" in given and len(given) > 1:
        raise MappingError(f"“{target}” has a constant value, so it cannot have other options.")
    if not any(given.get(option) for option in ("value", "path", "text")):
        raise MappingError(f"“{target}” needs a path, a text or a value.")
    if given.get("divide", 1) < 1:
        raise MappingError(f"The option “divide” of “{target}” has to be 1 or more.")
    where = tuple((name, _conditions(target, value)) for name, value in given.get("where", {}).items())
    return FieldSource(**{**given, "where": where})


def _conditions(target: str, given: Any) -> tuple[str, ...]:
    values = given if isinstance(given, list) else [given]
    if not values or not all(isinstance(each, (str, int)) for each in values):
        raise MappingError(f"The option “where” of “{target}” has to name fields and their values.")
    return tuple(normalize(text) for each in values for text in texts(each))


_OPTIONS: dict[str, type] = {
    "path": str, "value": str, "text": str, "heading": str, "where": dict, "format": str, "join": str, "divide": int,
}  # fmt: skip


@cache
def shipped_mappings(targets: tuple[str, ...]) -> tuple[FieldMapping, ...]:
    """Return the mappings of well-known formats, those with the most identifying fields first."""
    folder = resources.files("postings.importing.readers") / "mappings"
    found = [
        parse_mapping(file.read_text("utf-8"), targets, file.name.removesuffix(".toml"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda mapping: (-max(map(len, mapping.recognized_by), default=0), mapping.name)))


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
    wanted = normalize(whole)
    for key, inner in value.items():
        if normalize(str(key)) == wanted:
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
    """Return a value as texts: formatted text as one, an object by its name or address, a list item by item."""
    if value is None or depth > _MAX_DEPTH:
        return []
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, (int, float)):
        return [f"{value:.10g}" if isinstance(value, float) else str(value)]
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if formatted := as_markdown(value):
        return [formatted]
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
    address = {name: texts(value[keys[name]], depth + 1) for name in _ADDRESS if name in keys}
    if parts := [text for found in _without_ambiguous_region(address).values() for text in found]:
        return [", ".join(dict.fromkeys(parts))]
    content = [text for name in _CONTENT if name in keys for text in texts(value[keys[name]], depth + 1)]
    return ["\n".join(content)] if content else []


def _without_ambiguous_region(parts: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the parts of an address by their names, without a region that reads like a country: MV is in Germany, too."""
    countries = [text for name, found in parts.items() if _last(name) in _COUNTRY for text in found]
    if not countries or not _USE_CODES.isdisjoint(map(normalize, countries)):
        return parts
    return {
        name: [] if _last(name) in _REGION and all(map(_is_code_elsewhere, found)) else found
        for name, found in parts.items()
    }


def _last(name: str) -> str:
    return normalize(name.rpartition(".")[2])


def _is_code_elsewhere(region: str) -> bool:
    """Return whether the code of a region is also that of a country or of a state of the USA."""
    if len(region) != 2 or not region.isupper():
        return False
    is_state = pycountry.subdivisions.get(code=f"US-{region}") is not None  # type: ignore[no-untyped-call]
    return is_state or is_country(region)


def find(record: Record, sources: Iterable[Source]) -> Iterator[Found]:
    """Yield what the sources of a target give, in order."""
    sources = list(sources)
    if len(sources) > _FEW:  # of which most are not there
        names = {normalize(str(key)) for key in record}
        sources = [
            each for each in sources if not isinstance(each, str) or _IS_PATH.search(each) or normalize(each) in names
        ]
    for source in sources:
        if isinstance(source, tuple):
            yield from next((found for each in source if (found := list(_find(record, each)))), ())
        else:
            yield from _find(record, source)


def _find(record: Record, source: str | FieldSource) -> Iterator[Found]:
    if isinstance(source, FieldSource):
        yield from _find_narrowed(record, source)
    elif "{" in source:
        if (filled := _fill(record, source)).text:
            yield filled
    else:
        for name, value in values(record, source):
            for text in texts(value):
                yield Found(name, text)


def _find_narrowed(record: Record, source: FieldSource) -> Iterator[Found]:
    if source.value:
        yield Found("", source.value)
        return
    if source.text or source.heading or source.where:
        found = [each for name, value in _objects(record, source.path) for each in _find_in_object(name, value, source)]
    else:
        found = list(_find(record, source.path))
    found = [Found(each.name, text, each.heading) for each in found if (text := _rewrite(each.text, source))]
    if source.join and found:
        found = [Found(found[0].name, source.join.join(dict.fromkeys(each.text for each in found)))]
    yield from found


def _objects(record: Record, path: str) -> Iterator[tuple[str, Record]]:
    """Yield the objects that a path leads to, or the record itself for an empty path."""
    for name, value in values(record, path) if path else [("", record)]:
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield name, each


def _find_in_object(name: str, value: Record, source: FieldSource) -> Iterator[Found]:
    for condition, wanted in source.where:
        if not any(normalize(each.text) in wanted for each in _find(value, condition)):
            return
    heading = next((each.text for each in _find(value, source.heading)), "") if source.heading else ""
    for each in _find(value, source.text) if source.text else map(partial(Found, name), texts(value)):
        yield Found(".".join(part for part in (name, each.name) if part), each.text, heading)


def _rewrite(text: str, source: FieldSource) -> str:
    """Return a date as ISO and a divided number; an empty text if it is none."""
    if source.format and _ISO_DATE.match(text):
        return text
    try:
        if source.format:
            return datetime.strptime(text, source.format).date().isoformat()
        return f"{Decimal(text) / source.divide:f}" if source.divide else text
    except (ValueError, InvalidOperation):
        return ""


def _fill(record: Record, template: str) -> Found:
    """Return a template with its placeholders replaced.

    It is empty if none of them has a value. A link is empty if one of them has none.
    """
    names: list[str] = []
    found: dict[str, list[str]] = {}
    for placeholder in _PLACEHOLDER.findall(template):
        name, filled = next(
            ((name, some) for name, value in values(record, placeholder) if (some := texts(value))), ("", [])
        )
        names += [name] if filled else []
        found[placeholder] = filled
    found = _without_ambiguous_region(found)
    text = _PLACEHOLDER.sub(lambda match: ", ".join(dict.fromkeys(found[match[1]])), template)
    if "://" in template and len(names) < len(_PLACEHOLDER.findall(template)):
        return Found("", "")
    text = re.sub(r"(?:\s*[,;])+\s*(?=[,;])", "", text).strip(" ,;")
    return Found(", ".join(names), text if names else "")
