"""Front matter: fields in YAML, TOML or JSON above the text of a page, as Jekyll, Hugo, Eleventy and Astro have it."""

import json
import re
import tomllib
from dataclasses import dataclass

import yaml

from postings.importing.readers.mapping import Record

_OPENING = re.compile(r"(?P<fence>---|\+\+\+|;;;)[ \t]*(?P<language>yaml|toml|json)?[ \t]*$", re.IGNORECASE)
_LANGUAGES = {"---": "yaml", "+++": "toml", ";;;": "json"}
_FIELD = re.compile(r"""^\s{0,4}(?P<quote>["']?)(?P<name>[^\W\d_][\w .-]{0,80}?)(?P=quote)\s*[:=]""")
_FIELD_LINE = re.compile(r"""^(?P<quote>["']?)(?P<name>[^\W\d_][\w .-]{0,80}?)(?P=quote)\s*[:=][ \t]*(?P<value>.*)$""")
_REMARK = re.compile(r"(?<!\s)\s+#\s.*$")
_INVALID = (yaml.YAMLError, tomllib.TOMLDecodeError, json.JSONDecodeError, RecursionError)
_NAMES = {"yaml": "YAML", "toml": "TOML", "json": "JSON"}
# A value of this length is a text, which goes on in the next line even without indentation.
_LONG_VALUE = 100
_BLOCK_SIGNS = frozenset(["|", ">", "|-", ">-", "|+", ">+"])


@dataclass(frozen=True)
class FrontMatter:
    """The fields with the numbers of their lines, and the text below them. `problem` says what is not valid."""

    fields: Record
    lines: dict[str, int]
    body: str
    body_line: int
    problem: str = ""


class FrontMatterError(Exception):
    """The front matter cannot be read. `line` is where."""

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.line = line


def split(text: str) -> FrontMatter | None:
    """Return the front matter of a text, or None if it has none. Raise FrontMatterError if it is damaged beyond reading."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].startswith("{"):
        return _json_object(text, lines, first)
    opening = _OPENING.match(lines[first])
    if not opening:
        return None
    fence = opening["fence"]
    closing = {fence, "..."} if fence == "---" else {fence}
    last = next((number for number in range(first + 1, len(lines)) if lines[number].rstrip() in closing), None)
    if last is None:
        return None
    language = (opening["language"] or _LANGUAGES[fence]).lower()
    return _read(language, lines, first + 1, last)


def _read(language: str, lines: list[str], start: int, end: int) -> FrontMatter | None:
    """Return the front matter in the lines from `start` to `end`, or None if they are no fields but text between rules."""
    given = lines[start:end]
    problem = ""
    try:
        fields = _load(language, "\n".join(given))
    except _INVALID as error:
        line, what = _place_of(error)
        found = _line_by_line(given)
        if found is None:
            if not any(_FIELD.match(each) for each in given):
                return None
            raise FrontMatterError(f"{_NAMES[language]}: {what}", start + line) from None
        fields, problem = found, f"{_NAMES[language]} (line {start + line}: {what})"
    if not isinstance(fields, dict):
        return None
    numbers = _numbers(fields, given, start)
    return FrontMatter(fields, numbers, "\n".join(lines[end + 1 :]), end + 2, problem)


def _load(language: str, text: str) -> object:
    if language == "toml":
        return tomllib.loads(text)
    if language == "json":
        return json.loads(text)
    # All values stay texts, as written: `NO` is Norway, and a date that does not exist is no error of the file.
    return yaml.load(text.replace("\t", "    "), Loader=yaml.CBaseLoader) or {}  # noqa: S506  builds texts only


def _json_object(text: str, lines: list[str], first: int) -> FrontMatter | None:
    start = len("\n".join(lines[:first])) + bool(first)
    try:
        fields, end = json.JSONDecoder().raw_decode(text, start)
    except (json.JSONDecodeError, RecursionError):
        return None
    last = text.count("\n", 0, end)
    return FrontMatter(fields, _numbers(fields, lines[first : last + 1], first), text[end:].lstrip(" \t"), last + 1)


def _place_of(error: Exception) -> tuple[int, str]:
    """Return the line within the front matter, from 1, and what is wrong there."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        return (mark.line + 1 if mark else 1), error.problem or error.context or "not valid"
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, error.msg
    found = re.search(r"line (\d+)", str(error))
    return (int(found[1]) if found else 1), str(error).partition(" (at")[0] or type(error).__name__


def _line_by_line(lines: list[str]) -> Record | None:
    """Return the fields of damaged front matter, each line by itself, or None if it does not begin with one."""
    fields: Record = {}
    name = ""
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        field = _FIELD_LINE.match(line)
        if field:
            name = field["name"]
            fields[name] = _unquoted(field["value"])
        elif name and (line[0] in " \t-" or len(fields[name]) > _LONG_VALUE):
            fields[name] = f"{fields[name]}\n{_unquoted(line.strip().removeprefix('- '))}".strip()
        elif not name:
            return None
    return fields or None


def _unquoted(value: str) -> str:
    value = _REMARK.sub("", value.strip())
    if value in _BLOCK_SIGNS:
        return ""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _numbers(fields: Record, lines: list[str], start: int) -> dict[str, int]:
    """Return the number of the line of each field, from 1."""
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines, start + 1):
        if (field := _FIELD.match(line)) and field["name"] in fields:
            numbers.setdefault(field["name"], number)
    return numbers
