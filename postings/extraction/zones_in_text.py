"""Find the time zones that a sentence names, alone or as a range: "CET ± 2 hours", "between GMT-8 and GMT-5", "PT, MT or ET"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from postings.reference.time_zones import codes, names_pattern, zone_named
from postings.working_hours import OFFSETS

_ZONE_WORD = r"(?:time[ -]?zones?|timezones?|time(?!\s*(?:off|position|role|job|employ))|tz)\b"
_NUMBER = r"\s?(?P<sign>[+−–-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[034]\d)|[.,](?P<half>5))?(?![\d:%]|\s?[aApP]\.?[mM])"
# An offset from a zone: "CET + 2".
_FROM_ZONE = _NUMBER.replace("sign", "zsign").replace("hours", "zhours").replace("minutes", "zminutes").replace("half", "zhalf")
_MENTION = re.compile(
    rf"(?<![\w@])(?:(?P<utc>(?:UTC|GMT|utc|Utc)(?:{_NUMBER}|(?P<plain>\d{{1,2}})\+?)?(?!\s?\d))|(?P<code>{'|'.join(codes())})(?:{_FROM_ZONE})?|(?P<name>{names_pattern()}))(?!\w)"
    rf"(?P<word>(?i:[ -](?:standard|daylight|summer)(?:[ -]{_ZONE_WORD})?|[ -]?{_ZONE_WORD}))?"
)
# The second end of "UTC -1 and +3".
_BARE_END = re.compile(rf"\s*(?:to|and|through|until|/|,|-|–|—)\s*(?=[+−–-]){_NUMBER}")
_SEPARATOR = re.compile(
    r"\s*\)?\s*(?:(?P<range>to|through|thru|until|up to|-|–|—|->|→)|,|,?\s*(?:and|or|and/or|&)|/|(?P<bracket>\())\s*(?:the |in |from )?",
    re.IGNORECASE,
)
_BETWEEN_BEFORE = re.compile(r"\b(?:between|from)\s+(?:the\s+)?\W?$", re.IGNORECASE)
_WORD_AFTER = re.compile(rf"[\s)]*(?:area\s+)?(?:{_ZONE_WORD}|zones?\b)", re.IGNORECASE)
_WORD_BEFORE = re.compile(
    r"\b(?:time ?-?zones?|timezones?|fuso hor[aá]rio|huso horario|zona horaria|fuseau horaire|zone horaire|zeitzone|working hours|"
    r"work hours|business hours|core hours|office hours)(?: \(?(?:requirements?|required|is|of|between|from|within|in|with|close to)\)?)*"
    r"\s*[:(–-]?\s*\W{0,4}$",
    re.IGNORECASE,
)
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBER_WORDS)})"
_PLUS_MINUS = r"(?:±|\+\s?(?:/|\\)?\s?[-−–]|[-−–]\s?/\s?\+|plus or minus|plus/minus|plus minus|give or take)"
_TOLERANCE_AFTER = re.compile(
    rf"[\s()\[,]*(?:{_ZONE_WORD}\s*)?[(\[,]?\s*{_PLUS_MINUS}\s?{_COUNT}(?:\s?[-–]\s?\d)?(?:[\s-]?(?:hours?|hrs?|hs?)\b)?", re.IGNORECASE
)
_TOLERANCE_BEFORE = re.compile(
    rf"(?:\bwithin|{_PLUS_MINUS})\s*(?:(?:a|an|about|at most|max(?:imum)?|{_PLUS_MINUS})\s*)*{_COUNT}(?:\s?[-–]\s?\d)?[\s-]?(?:hours?|hrs?|h)?"
    rf"(?:\s*\(?{_PLUS_MINUS}\)?)?(?:\s+(?:{_ZONE_WORD}|difference|offset|range|window))*\s+(?:of|from|to|with)\s+"
    r"(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
# Zones of a list that are further apart, such as "US or European", are no range.
_MAX_GAP = 180


@dataclass(frozen=True)
class Zones:
    """The zones named at `text[start:end]`. Where they are not `certain` only words about time beside them make them zones.

    With `is_range` the text gives both ends, or a tolerance (`has_tolerance`) such as "± 2 hours".
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
    first: int
    last: int
    start: int
    end: int
    is_certain: bool
    is_number: bool = False
    is_name: bool = False


def find_zones(text: str) -> list[Zones]:
    """Return the zones that a sentence names, in order; lists and ranges as one."""
    found = []
    for mentions, is_range in _chains(text):
        zones = _joined(text, mentions, is_range)
        if zones:
            found.append(_with_tolerance(text, zones))
    return found


def _chains(text: str) -> Iterator[tuple[list[_Mention], bool]]:
    """Yield the mentions that separators join, and whether they are a range."""
    chain: list[_Mention] = []
    is_range = False
    for mention in _mentions(text):
        if chain and mention.start == chain[-1].end:
            chain.append(mention)
            is_range = True
            continue
        separator = _SEPARATOR.fullmatch(text, chain[-1].end, mention.start) if chain else None
        if separator is None or _separates(separator, chain[-1], mention):
            if chain:
                yield chain, is_range
            chain, is_range = [], False
        elif separator["bracket"]:
            mention = mention._replace(start=chain.pop().start)  # in "US time zones (EST or CST)" the brackets say which
        elif separator["range"] or _BETWEEN_BEFORE.search(text, 0, chain[0].start):
            is_range = True
        elif separator[0].strip() == "/" and chain[-1].is_number and mention.is_number:
            is_range = True
        chain.append(mention)
    if chain:
        yield chain, is_range


def _separates(separator: re.Match[str], before: _Mention, after: _Mention) -> bool:
    """Return whether two mentions are no list: "UTC-5 (Eastern)", "Canada - PST"."""
    if separator["bracket"]:
        return not before.is_name
    is_dash = (separator["range"] or "").strip() in {"-", "–", "—"}
    return is_dash and (before.is_name != after.is_name or before.first != before.last)


def _mentions(text: str) -> Iterator[_Mention]:
    for match in _MENTION.finditer(text):
        if match["utc"]:
            offset = _offset(match)
            yield _Mention(offset, offset, match.start(), match.end(), True, is_number=True)
            if other := _BARE_END.match(text, match.end()):
                offset = _offset(other)
                yield _Mention(offset, offset, match.end(), other.end(), True, is_number=True)
        else:
            name = match["code"] or match["name"]
            zone = zone_named(name)
            is_certain = zone.is_certain or bool(match["word"])
            moved = _moved(match, zone.first)
            yield _Mention(
                zone.first + moved, zone.last + moved, match.start(), match.end(), is_certain, is_name=not match["code"]
            )


def _offset(match: re.Match[str]) -> int:
    if not match["hours"]:
        return int(match.groupdict().get("plain") or 0) * 60
    offset = int(match["hours"]) * 60 + int(match["minutes"] or 0) + (30 if match["half"] else 0)
    return offset if match["sign"] == "+" else -offset


def _moved(match: re.Match[str], offset: int) -> int:
    """Return the minutes of "CET + 2" or "EST-1"; none for "CET+1" and "EST-5", which name the zone's own offset."""
    if not match["zhours"]:
        return 0
    minutes = int(match["zhours"]) * (-60 if match["zsign"] != "+" else 60)
    return 0 if minutes == offset else minutes


def _joined(text: str, mentions: list[_Mention], is_range: bool) -> Zones | None:
    """Return the zones of a chain of mentions, or None if they are impossible or too far apart to be a range."""
    start, end = mentions[0].start, mentions[-1].end
    first, last = min(each.first for each in mentions), max(each.last for each in mentions)
    ordered = sorted(mentions, key=lambda each: each.first)
    if first < OFFSETS[0] or last > OFFSETS[-1] or first % 15 or last % 15:
        return None
    if not is_range and any(other.first - one.last > _MAX_GAP for one, other in pairwise(ordered)):
        return None
    is_certain = any(each.is_certain for each in mentions)
    is_certain = is_certain or bool(_WORD_AFTER.match(text, end) or _WORD_BEFORE.search(text, 0, start))
    return Zones(first, last, start, end, is_certain, is_range, any(each.is_number for each in mentions))


def _with_tolerance(text: str, zones: Zones) -> Zones:
    after, before = _TOLERANCE_AFTER.match(text, zones.end), _TOLERANCE_BEFORE.search(text, 0, zones.start)
    match = after or before
    if match is None:
        return zones
    count = _NUMBER_WORDS.get(match["count"].lower()) or int(match["count"])
    if not 1 <= count <= 8:
        return zones
    return replace(
        zones,
        first=max(zones.first - count * 60, OFFSETS[0]),
        last=min(zones.last + count * 60, OFFSETS[-1]),
        start=min(zones.start, match.start()),
        end=max(zones.end, match.end()),
        is_certain=True,
        is_range=True,
        has_tolerance=True,
    )
