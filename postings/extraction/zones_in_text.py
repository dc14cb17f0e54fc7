"""Find the time zones that a sentence names: "between GMT-8 and GMT-5", "CET ± 2 hours", "PT, MT or ET"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from postings.reference.time_zones import HIGHEST, LOWEST, codes, names_pattern, zone_named

_ZONE_WORD = r"(?:time[ -]?zones?|timezones?|time(?!\s*(?:off|position|role|job|employ))|tz)\b"
_OFFSET = (
    r"\s?(?P<{0}sign>[+−–-])\s?(?P<{0}hours>\d{{1,2}})(?::?(?P<{0}minutes>[034]\d)|[.,](?P<{0}half>5))?"
    r"(?![\d:%]|\s?[aApP]\.?[mM])"
)
# The abbreviation may be moved: "CET + 2".
_MENTION = re.compile(
    rf"(?<![\w@])(?:(?P<utc>(?:UTC|GMT|utc|Utc)(?:{_OFFSET.format('')}|(?P<plain>\d{{1,2}})\+?)?(?!\s?\d))|"
    rf"(?P<code>{'|'.join(codes())})(?:{_OFFSET.format('from_')})?|(?P<name>{names_pattern()}))(?!\w)"
    rf"(?P<word>(?i:[ -](?:standard|daylight|summer)(?:[ -]{_ZONE_WORD})?|[ -]?{_ZONE_WORD}))?"
)
# The second end of "UTC -1 and +3".
_BARE_END = re.compile(rf"\s*(?:to|and|through|until|/|,|-|–|—)\s*(?=[+−–-]){_OFFSET.format('')}")
_SEPARATOR = re.compile(
    r"\s*\)?\s*(?:(?P<range>to|through|thru|until|up to|-|–|—|->|→)|,|,?\s*(?:and|or|and/or|&)|/|(?P<bracket>\())\s*"
    r"(?:the |in |from )?",
    re.IGNORECASE,
)
_BETWEEN_BEFORE = re.compile(r"\b(?:between|from)\s+(?:the\s+)?\W?$", re.IGNORECASE)
_WORD_AFTER = re.compile(rf"[\s)]*(?:area\s+)?(?:{_ZONE_WORD}|zones?\b)", re.IGNORECASE)
_WORD_BEFORE = re.compile(
    r"\b(?:time ?-?zones?|timezones?|fuso hor[aá]rio|huso horario|zona horaria|fuseau horaire|zone horaire|zeitzone|"
    r"(?:working|work|business|core|office) hours)"
    r"(?: \(?(?:requirements?|required|is|of|between|from|within|in|with|close to)\)?)*\s*[:(–-]?\s*\W{0,4}$",
    re.IGNORECASE,
)
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = rf"(?P<{{0}}>\d{{{{1,2}}}}|{'|'.join(_NUMBER_WORDS)})(?:\s?[-–]\s?\d)?"
_PLUS_MINUS = r"(?:±|\+\s?(?:/|\\)?\s?[-−–]|[-−–]\s?/\s?\+|plus or minus|plus/minus|plus minus|give or take)"
_TOLERANCE_AFTER = re.compile(
    rf"[\s()\[,]*(?:{_ZONE_WORD}\s*)?[(\[,]?\s*{_PLUS_MINUS}\s?{_COUNT.format('count')}(?:[\s-]?(?:hours?|hrs?|hs?)\b)?",
    re.IGNORECASE,
)
_TOLERANCE_BEFORE = re.compile(
    rf"(?:\bwithin|{_PLUS_MINUS})\s*(?:(?:a|an|about|at most|max(?:imum)?|{_PLUS_MINUS})\s*)*{_COUNT.format('count')}"
    rf"[\s-]?(?:hours?|hrs?|h)?(?:\s*\(?{_PLUS_MINUS}\)?)?(?:\s+(?:{_ZONE_WORD}|difference|offset|range|window))*"
    r"\s+(?:of|from|to|with)\s+(?:the\s+|our\s+)?$|"
    rf"{_PLUS_MINUS}\s?{_COUNT.format('beside')}\s?(?:hours?|hrs?|h)?\s+$",
    re.IGNORECASE,
)
# Zones of a list that are further apart, such as "US or European", are no range.
_MAX_GAP = 3 * 60
_MAX_TOLERANCE, _MAX_SEPARATOR, _MAX_BEFORE = 8, 30, 80


@dataclass(frozen=True)
class Zones:
    """The zones named at `text[start:end]`, as offsets in minutes.

    Where they are not `certain` only words about time beside them make them zones. With `is_range` the text gives both ends,
    or a tolerance (`has_tolerance`) such as "± 2 hours".
    """

    first: int
    last: int
    start: int
    end: int
    is_certain: bool
    is_range: bool = False
    has_numbers: bool = False
    has_tolerance: bool = False


class _Mention(NamedTuple):
    """One zone, or the zones of a region. A `name` is no abbreviation and no number."""

    first: int
    last: int
    start: int
    end: int
    is_certain: bool
    is_number: bool = False
    is_name: bool = False


def find_zones(text: str) -> list[Zones]:
    """Return the zones that a sentence names, in order; lists and ranges as one."""
    joined = (_joined(text, mentions, is_range) for mentions, is_range in _chains(text))
    return [_with_tolerance(text, zones) for zones in joined if zones]


def _chains(text: str) -> Iterator[tuple[list[_Mention], bool]]:
    """Yield the mentions that belong together, and whether they are a range."""
    chain: list[_Mention] = []
    is_range = False
    for mention in _mentions(text):
        if chain and mention.start == chain[-1].end:
            chain.append(mention)
            is_range = True
            continue
        separator = _separator(text, chain[-1], mention) if chain else None
        if separator is None:
            if chain:
                yield chain, is_range
            chain, is_range = [], False
        elif separator["bracket"]:  # in "US time zones (EST or CST)" the brackets say which
            whole = chain.pop()
            mention = mention._replace(start=whole.start, is_certain=mention.is_certain or whole.is_certain)
        else:
            is_both_numbers = separator[0].strip() == "/" and chain[-1].is_number and mention.is_number
            is_range |= is_both_numbers or bool(separator["range"] or _BETWEEN_BEFORE.search(text, 0, chain[0].start))
        chain.append(mention)
    if chain:
        yield chain, is_range


def _separator(text: str, before: _Mention, after: _Mention) -> re.Match[str] | None:
    """Return what joins two mentions, or None if they are no list: "UTC-5 (Eastern)", "Canada - PST"."""
    if after.start - before.end > _MAX_SEPARATOR:
        return None
    separator = _SEPARATOR.fullmatch(text, before.end, after.start)
    if separator is None or (separator["bracket"] and not before.is_name):
        return None
    is_dash = (separator["range"] or "").strip() in {"-", "–", "—"}
    is_of_one_kind = before.is_name == after.is_name and before.first == before.last
    return None if is_dash and not is_of_one_kind else separator


def _mentions(text: str) -> Iterator[_Mention]:
    for match in _MENTION.finditer(text):
        start, end = match.span()
        if match["utc"]:
            offset = _offset(match) if match["hours"] else int(match["plain"] or 0) * 60
            yield _Mention(offset, offset, start, end, is_certain=True, is_number=True)
            if other := _BARE_END.match(text, end):
                offset = _offset(other)
                yield _Mention(offset, offset, end, other.end(), is_certain=True, is_number=True)
        else:
            zone = zone_named(match["code"] or match["name"])
            moved = _moved(match, zone.first)
            is_certain = zone.is_certain or bool(match["word"])
            yield _Mention(zone.first + moved, zone.last + moved, start, end, is_certain, is_name=not match["code"])


def _offset(match: re.Match[str], group: str = "") -> int:
    offset = int(match[f"{group}hours"]) * 60 + int(match[f"{group}minutes"] or 0) + (30 if match[f"{group}half"] else 0)
    return offset if match[f"{group}sign"] == "+" else -offset


def _moved(match: re.Match[str], offset: int) -> int:
    """Return the minutes of "CET + 2"; none for "CET+1" and "EST-5", which name the zone's own offset."""
    minutes = _offset(match, "from_") if match["from_hours"] else 0
    return 0 if minutes == offset else minutes


def _joined(text: str, mentions: list[_Mention], is_range: bool) -> Zones | None:
    """Return the zones of a chain of mentions, or None if they are impossible or too far apart to be a range."""
    start, end = mentions[0].start, mentions[-1].end
    first, last = min(each.first for each in mentions), max(each.last for each in mentions)
    if first < LOWEST or last > HIGHEST or first % 15 or last % 15:
        return None
    ordered = sorted(mentions, key=lambda each: each.first)
    if not is_range and any(other.first - one.last > _MAX_GAP for one, other in pairwise(ordered)):
        return None
    is_certain = (
        any(each.is_certain for each in mentions)
        or _WORD_AFTER.match(text, end) is not None
        or _WORD_BEFORE.search(text, max(0, start - _MAX_BEFORE), start) is not None
    )
    return Zones(first, last, start, end, is_certain, is_range, any(each.is_number for each in mentions))


def _with_tolerance(text: str, zones: Zones) -> Zones:
    after = _TOLERANCE_AFTER.match(text, zones.end)
    match = after or _TOLERANCE_BEFORE.search(text, max(0, zones.start - _MAX_BEFORE), zones.start)
    if match is None:
        return zones
    number = match["count"] or match["beside"]
    hours = _NUMBER_WORDS.get(number.lower()) or int(number)
    if not 1 <= hours <= _MAX_TOLERANCE:
        return zones
    return replace(
        zones,
        first=max(zones.first - hours * 60, LOWEST),
        last=min(zones.last + hours * 60, HIGHEST),
        start=min(zones.start, match.start()),
        end=max(zones.end, match.end()),
        is_certain=True,
        is_range=True,
        has_tolerance=True,
    )
