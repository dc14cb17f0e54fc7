"""Lines that name a fact of an ad: `Location: Berlin`, `**Gehalt:** 60.000 €`, `| Closing date | 3 May 2026 |`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_NAME = r"(?P<name>[^\W_](?:[^\n:：*_|\[\]<>]{0,38}[^\s:：*_|\[\]<>])?)"
# Bullets, signs of quotation and an emoji may stand before the name, and marks of emphasis around it.
_START = r"^[ \t>*+•●▪·–-]{0,8}(?:[^\w\s*_`~#|\[(<>:.,;!?\"'/\\{}$€£+=-]{1,4}[ \t]*)?"
# An explanation in brackets, for which a name has no room: `Location (if several, the one that you report to):`.
_EXPLAINED = r"(?:[ \t]*\([^()\n:：]{1,100}\))?"
_WITH_COLON = re.compile(rf"{_START}[*_`]{{0,3}}{_NAME}{_EXPLAINED}[ \t]*[*_`]{{0,3}}[ \t]*[:：][ \t]*(?P<value>.*)$")
_EMPHASIZED = re.compile(rf"{_START}[*_]{{1,3}}{_NAME}[*_]{{1,3}}[ \t]*(?:[–—|-][ \t]*)?(?P<value>.*)$")
_WITH_DASH = re.compile(rf"{_START}{_NAME}[ \t]+[–—|-][ \t]+(?P<value>.*)$")
_CELLS = re.compile(r"^[ \t]*\|[ \t]*(?P<name>[^|\n]{2,60}?)[ \t]*\|[ \t]*(?P<value>[^|\n]{1,500}?)[ \t]*\|[ \t]*$")
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?P<name>[^\n#:]{2,60}?)[ \t:]*#*(?P<value>)[ \t]*$")
_EMOJI = re.compile(r"^[ \t>*+•-]{0,8}(?P<emoji>[📍🌍🌎🌏💰💵💶💷🏢])\ufe0f?[ \t]*(?P<value>[^:：\n]{2,120})$")
_EMOJI_NAMES = {"💰": "salary", "💵": "salary", "💶": "salary", "💷": "salary", "🏢": "company"}
_EDGES = " \t*_`"
_FOOTNOTES = re.compile(r"(?<=\S)(?:\s*\[\d{1,3}\])+$")
_MAX_LOOSE_LINE, _MAX_NEXT_LINE = 160, 80


@dataclass(frozen=True)
class Label:
    """A name and its value as written. `line` counts from 0.

    The value of a heading stands in the line below it. The name of an emoji is what it usually means.
    """

    name: str
    value: str
    line: int
    is_heading: bool = False
    is_emoji: bool = False


def find_labels(lines: Sequence[str], is_known: Callable[[str], bool]) -> Iterator[Label]:
    """Yield the labels of a text. Without a colon, or with the value below, only a known name makes a label."""
    for number, line in enumerate(lines):
        if label := _with_value(line, number, is_known) or _with_value_below(lines, number, is_known):
            yield label


def _with_value(line: str, number: int, is_known: Callable[[str], bool]) -> Label | None:
    for pattern in (_WITH_COLON, _CELLS):
        if (found := pattern.match(line)) and (label := _label(found, number)) and not label.value.startswith("//"):
            return label
    if len(line) > _MAX_LOOSE_LINE:
        return None
    if found := _EMOJI.match(line):
        return Label(_EMOJI_NAMES.get(found["emoji"], "location"), found["value"].strip(_EDGES), number, is_emoji=True)
    for pattern in (_EMPHASIZED, _WITH_DASH):
        if (found := pattern.match(line)) and is_known(found["name"]) and (label := _label(found, number)):
            return label
    return None


def _label(found: re.Match[str], number: int) -> Label | None:
    value = _FOOTNOTES.sub("", found["value"].strip(_EDGES).lstrip(":： "))
    return Label(found["name"].strip(_EDGES), value, number) if value else None


def _with_value_below(lines: Sequence[str], number: int, is_known: Callable[[str], bool]) -> Label | None:
    if len(lines[number]) > _MAX_LOOSE_LINE:
        return None
    found = _HEADING.match(lines[number]) or _WITH_COLON.match(lines[number]) or _EMPHASIZED.match(lines[number])
    if not found or found["value"].strip(_EDGES) or not is_known(found["name"]):
        return None
    value = _only_line_below(lines, number)
    return Label(found["name"].strip(_EDGES), value, number, is_heading=True) if value else None


def _only_line_below(lines: Sequence[str], number: int) -> str:
    """Return the line below a label if it is short and the only one before a blank line, a heading or a label."""
    below = [line.strip() for line in lines[number + 1 : number + 4]]
    while below and not below[0]:
        below.pop(0)
    if not below or len(below[0]) > _MAX_NEXT_LINE or below[0][0] in "#|=" or below[0][-1] in ":.":
        return ""
    is_alone = len(below) < 2 or not below[1] or below[1][0] == "#" or bool(_WITH_COLON.match(below[1]))
    return below[0].strip(f"{_EDGES}-+•") if is_alone else ""
