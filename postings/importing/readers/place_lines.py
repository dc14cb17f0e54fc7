"""Find the line that says where a job is, without a label: `Paris, France · Hybrid` below the title.

Such a line may have other facts beside the place: `**Northwind** · Paris, France · Full-time`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from postings.content.plain_text import clean_line
from postings.extraction.place_names import PlaceName, find_names_by_item
from postings.extraction.places import extract_work_modes, read_places
from postings.extraction.source_fields import names_employment

_SEARCH_LINES, _MAX_LINE = 5, 120
_MAX_PARTS, _MAX_NAME_WORDS = 5, 6
_SEPARATOR = re.compile(r"\s+(?:[·•|—–]|-)\s+")
_BOLD = re.compile(r"^\*\*(?P<text>[^*]{2,80})\*\*$")
_NO_PLACE = re.compile(r"[:#|]|://|@|\*\*.*\*\*.*\*\*|[.!?]$|^[-+>]|\d{4,}")
# The address of an office: `12 Harbour Road, Duluth, MN 55802, USA`, `Hafenstr. 12, 20457 Hamburg, Germany`.
_ADDRESS = re.compile(
    r"(?:\d{1,6}[A-Za-z]? [^,]{3,60}, (?P<city>[^,\d]{2,40}, [A-Z]{2}) \d{5}(?:-\d{4})?|"
    r"[^,\d]{3,50} \d{1,4}\s?\w?, (?:[A-Z]{1,2}-)?\d{4,5} (?P<town>[^,\d]{2,40}))(?P<land>, [^,\d]{2,40})?"
)
_BULLET = re.compile(r"[-*+•][ \t]")


def find_place_line(lines: Sequence[str]) -> tuple[int, str] | None:
    """Return the index and text of a line among the first that consists of places and work modes."""
    seen = 0
    for number, line in enumerate(lines):
        text = line.strip().strip("*_📍 ")
        if not text:
            continue
        if seen == _SEARCH_LINES or len(text) > _MAX_LINE:
            return None
        seen += 1
        if address := _ADDRESS.fullmatch(text):
            text = f"{address['town'] or address['city']}{address['land'] or ''}"
        if _NO_PLACE.search(text) or _BULLET.match(line.lstrip()):
            continue
        if _is_place(text):
            return number, text
        if place := _place_after_name(text):
            return number, place
    return None


def _place_after_name(text: str) -> str:
    """Return the city and the state or country behind the name of an employer: `Harbour Museum, Duluth, Minnesota`."""
    name, _, place = text.partition(", ")
    is_name = name[:1].isupper() and len(name.split()) <= _MAX_NAME_WORDS and not _is_place(name)
    return place if is_name and place.count(", ") == 1 and all(map(_is_place, place.split(", "))) else ""


def place_in_title(title: str) -> str:
    """Return the part of a title that is a place: `Project Manager — Rennes — Full-time`."""
    return next((part for part in _SEPARATOR.split(title)[1:] if not _NO_PLACE.search(part) and _is_place(part)), "")


@dataclass(frozen=True)
class HeaderLine:
    """A line with the facts of an ad. `number` counts from 0; a fact that it does not have is empty."""

    number: int
    location: str
    employment: str
    company: str


def find_header_line(lines: Sequence[str]) -> HeaderLine | None:
    """Return the line among the first whose parts are a place and other facts, of which only a company is in bold."""
    for number in [number for number, line in enumerate(lines) if line.strip()][:_SEARCH_LINES]:
        parts = _SEPARATOR.split(lines[number].strip())
        if not 2 <= len(parts) <= _MAX_PARTS or len(lines[number]) > _MAX_LINE:
            continue
        bold = [found["text"] for part in parts if (found := _BOLD.match(part))]
        plain = [part.strip("*_📍 ") for part in parts if not _BOLD.match(part)]
        places = [part for part in plain if not _NO_PLACE.search(part) and _is_place(part)]
        terms = [part for part in plain if part not in places and names_employment(part)]
        if places and len(places) + len(terms) == len(plain) and len(bold) <= 1:
            return HeaderLine(number, ", ".join(places), "; ".join(terms), clean_line("".join(bold)))
    return None


def names_work_mode(text: str) -> bool:
    """Return whether a text says that a job is remote, hybrid or on site."""
    return bool(extract_work_modes(text)[0])


def _is_place(text: str) -> bool:
    """Return whether all names of a text are places, and one is a city, country or region.

    Within a sentence, a word without a capital is none: "control de mesa" is not in Mesa.
    """
    modes, rest = extract_work_modes(text)
    if not any(each.isalpha() for each in rest):
        return bool(modes)
    items = find_names_by_item(rest, {})
    names = [name for item in items for name in item]
    if not names or any(name.is_unknown or name.is_common_word or _is_only_a_word(name, text) for name in names):
        return False
    return read_places(text) is not None


def _is_only_a_word(name: PlaceName, text: str) -> bool:
    return name.text.islower() and not text.islower()
