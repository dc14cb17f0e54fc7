"""Read in which time zones or hours one has to work: "UTC-5 to UTC+3", "9am-5pm EST", "4 hours overlap with Pacific".

A zone counts only where a sentence demands it. Where a company has people, when its support answers, until when one can
apply, and zones that are only preferred do not count. Zones are those of standard time: see `reference/time_zones.py`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from postings.choices import SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line, Section
from postings.extraction.quotes import quote
from postings.extraction.zones_in_text import Zones, find_zones
from postings.working_hours import WorkingHours

_MAX_LINE, _MAX_LABEL, _MAX_AFTER_LABEL = 3_000, 60, 40
# Each line that names a time zone has one of these words, or an abbreviation that ends in T.
_MARKERS = (
    "ours", "ime zone", "ime Zone", "ime-zone", "imezone", "IME ZONE", "ime difference", "UTC", "overlap", "astern", "acific",
    "ountain T", "ountain t", "entral T", "entral t", "entral E", "oast ", "orario", "orário", "oraire", "eitzone",
)  # fmt: skip
_ABBREVIATION = re.compile(r"[A-Z]T\b")
_SENTENCE = re.compile(r"(?<![ap]\.m\.)(?<!U\.S\.)(?<!i\.e\.)(?<!e\.g\.)(?<=[.!?;])\s+(?=\W?[A-Z\d])|\s[•|]\s|\n")

_CLOCK = r"(?:(?P<{0}h>\d{{1,2}})(?:[:.h](?P<{0}m>\d\d))?\s?(?P<{0}p>[aApP]\.?\s?[mM]\b\.?)?|(?P<{0}w>(?i:noon|midnight)))"
_TO = r"\s*(?:-|–|—|~|to|TO|til|till|until|and|through)\s*"
_WINDOW = re.compile(
    rf"(?<![\d.,$€£:/+-]){_CLOCK.format('a')}(?P<zone>\s?\(?[A-Z]{{2,4}}\)?)?(?:{_TO}){_CLOCK.format('b')}(?![\d%+]|\s?(?:years|hours|days|k\b))",
)
_DAYS = r"(?:mon|tue|wed|thu|fri|sat|sun)\w*"
_WINDOW_TO_ZONE = re.compile(
    rf"(?:[\s,()\[–-]+|\b(?:in|on|at|of|the|your|a|any|shift|from|local|standard|business|working|work|days?|weekdays?|daily|hours|"
    rf"time ?zone|time|{_DAYS}|to|through|and|m|f)\b){{0,14}}",
    re.IGNORECASE,
)
_ZONE_TO_WINDOW = re.compile(
    r"(?:[\s,():\[–-]+|\b(?:time ?zones?|timezone|time|standard|business|working|work|office|core|normal|regular|hours|from|between|of|"
    rf"specifically|typically|usually|i\.e\.|e\.g\.|{_DAYS}|through|to|shift|is|are)\b){{0,14}}",
    re.IGNORECASE,
)
_HOURS_AFTER = re.compile(
    r"[\s)]*(?:(?:time[ -]?zones?|timezones?|time)\s*)?(?:(?:business|working|work|core|office|standard|normal|regular|day|"
    r"daytime|company|market)[ -]*)*(?:hours|hrs|work ?day|working days?|business days?|schedule|shift)\b",
    re.IGNORECASE,
)
_HOURS_BEFORE = re.compile(
    r"\b(?:(?:working|work|business|core|office) hours|hours(?: of work)?|work(?:ing)? schedule|schedule|shift(?: timing)?)\s*"
    r"(?:\([^)]*\))?\s*(?:[:–-]|in|of|are|is|within|according to|on|aligned (?:with|to))+\s*(?:the |in )?\W{0,4}$",
    re.IGNORECASE,
)
_WORK_IN = re.compile(
    r"\b(?:able|ability|availability|available|willing(?:ness)?|comfortable|must|need(?:ed)?|required?|expected|have|has|will|can|"
    r"asked)\b[^.;]{0,40}?\bwork(?:ing)?(?: \w+){0,2}? (?:(?:in|on|under|during|within|with|according to) )?(?:a |an |the )?"
    r"(?:full[ -]time )?\W?$",
    re.IGNORECASE,
)

_OVERLAP = re.compile(r"\boverlap\w*", re.IGNORECASE)
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_HOURS = re.compile(
    rf"(?<![\d:+−–-])(?P<hours>\d(?!\d)|{'|'.join(_NUMBER_WORDS)})(?:\s?(?:\+|or more|\(\d\)))*(?:\s?(?:-|–|to)\s?\d\+?)?[\s-]*"
    r"(?:\w+[ -]){0,2}?(?:hours?|hrs?|h)\b(?!\s?(?:/|per|a|each)\s?week)",
    re.IGNORECASE,
)
_FULL_OVERLAP = re.compile(
    r"\b(?:full(?:y|[ -]time)?|complete(?:ly)?|entire(?:ly)?|100%)[ -]*(?:working )?(?:day )?overlap\w*|\boverlap\w* (?:fully|completely|entirely)",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"\b(?:until|till|up to)\s+(?:at least\s+)?{_CLOCK.format('u')}")

_BE = re.compile(r"\b(?:based|located|live|reside|accept\w*|remote(?:ly)?|candidates?|be)\b", re.IGNORECASE)
_BE_IN = re.compile(
    r"\b(?:based|located?|resid\w+|liv(?:e|es|ing)|be|being|remain|sit|hir(?:e|es|ing)|candidates?|applicants?|anyone|people|"
    r"somebody|someone|open|remote(?:ly)?|available|operate|work(?:ing|s)?|anywhere|position|role|location|locations|accept\w*|consider\w*|"
    r"recruit\w*|limited|restricted|eligible|individuals|looking|from|must|need)\b"
    r"[^.;]{0,60}?\b(?:in|on|within|between|from|across|to|inside|into)\W+(?:(?:one of|any of|either|a|an|the|our|all|time ?-?zones?|timezones?|"
    r"between|of)\b\W*)*$",
    re.IGNORECASE,
)
_ZONE_LABEL = re.compile(
    r"^\W*(?:(?:required|working|work|acceptable|eligible|candidate|hiring|our|team|job|main|core) )?(?:time ?-?zones?|timezones?|fuso hor[aá]rio|"
    r"huso horario|zona horaria|fuseau horaire|zeitzone)(?: (?:requirements?|required|overlap|range|coverage))?\s*(?:\([^)]*\))?\s*(?:[:–-]|$)",
    re.IGNORECASE,
)
_LOCATION_LABEL = re.compile(r"^\W*(?:(?:job |work )?location|remote)\b[^.;]{0,40}$", re.IGNORECASE)
_TEAM_IS = re.compile(
    r"\bteam(?: members)?(?:[’']s)? (?:\w+ )?(?:that|who|is|are|works?|operates?|spans?|based|located|in|across|distributed)\b", re.IGNORECASE
)
_TEAM_SPREAD = re.compile(r"\bteam\b[^.;]{0,60}?\b(?:spread|spans?|spanning|located|distributed|based|across|between)\b[^.;]{0,20}$", re.IGNORECASE)
_ZONE_REQUIRED = re.compile(r"^[^.;]{0,40}\b(?:required|only|is a must|is needed|mandatory)\b", re.IGNORECASE)
_ONLY_ZONES = re.compile(r"[\s\W]*(?:(?:us|remote|only|time ?-?zones?|timezones?|zones?|hours|within|in|must be|based)\b[\s\W]*)*", re.IGNORECASE)

_NOT_DEMANDED = re.compile(
    r"\bprefer\w*|ideal(?:ly)?\b|\bnice to have\b|\b(?:a|big|huge) (?:plus|bonus)\b|\bdesirable\b|\bbonus\b|\bnot (?:required|necessary|mandatory)\b|"
    r"\btr(?:y|ies) to\b|\boptional\w*|\badvantage\w*|\bif possible\b|\bcompatible\b|\bsimilar\b|\bclose to\b|\bnear(?:by)?\b|\boccasion\w*|\bsometimes\b|"
    r"\broughly\b|\bflexibility to\b|\bsome (?:working |business |daily )?(?:hours|overlap)|\bany time ?zone|\bmight\b|\bmost (?:\w+ ){0,2}hours\b|\bnot\b|\bn[’']t\b|\bcannot\b|"
    r"\bvaries\b|\bvary\b|\b(?:early|late|morning|evening|afternoon)s?\b(?! shift)|\boutside (?:of )?(?:the )?(?:[\w-]+ ){0,3}(?:time ?zones?|timezones?|hours)\b|\bregardless of (?:your )?time|\brotat\w+|\bon[- ]call\b|\bup to you\b",
    re.IGNORECASE,
)
_OTHER_TOPICS = re.compile(
    r"\bappl(?:y|ications?)\b[^.;]{0,60}\b(?:by|before|until|till|close\w*|deadline|accepted|received)\b|\bdeadline|\brepresentatives?\b|\bcall us\b|\bphone\b|"
    r"\bcontact us\b|\binterviews?\b|\bwebinar|\bmarket open|\bheadquarter\w*|"
    r"\bwe(?:[’']re| are)(?: all)? (?:in|across|spread)\b|"
    r"\b(?:customers|clients|users|employees|colleagues|teammates|teams|people|offices) (?:\w+ )?(?:in|across|from|spread)\b|\bmultiple time|\bvarious time|"
    r"\bdifferent time|\bmany time|\bnumerous time|\bcoverage\b(?! ?:)|\bwe respond|\baccommodation\b|\breasonable\b|\bholidays?\b|\bstart(?:s|ing)? (?:date|on)\b|"
    r"\bclass(?:es)?\b|\bsession|\bresponse time|\bpay\b|\bsalar\w+|\bbenefits\b|\binsurance\b|[$€£]\s?\d",
    re.IGNORECASE,
)
_NOT_OF_HEADER = re.compile(r"\bsupport|\bprefer|ideal|\bnot?\b|\bsimilar\b|\bcompatible\b", re.IGNORECASE)
_MEETINGS = re.compile(r"\bmeetings?\b|\bstand-?ups?\b", re.IGNORECASE)
_OPEN_END = re.compile(r"\s*\(?(?:max|min|or (?:earlier|later|less|more|above|below|higher|lower))\b", re.IGNORECASE)
_DEMANDED = re.compile(r"\b(?:must|require\w*|position|role|located)\b", re.IGNORECASE)
_LABEL_ABOVE = re.compile(r"time ?-?zone|\bhours\b|\bschedule\b|\bshift\b", re.IGNORECASE)
# Abbreviations with another meaning in ads that name these places.
_OTHER_MEANINGS = {
    "IST": re.compile(r"Israel|Tel Aviv|Ireland|Irish|Dublin|Istanbul|T[uü]rk"),
    "CST": re.compile(r"China|Beijing|Shanghai|Shenzhen|Taiwan|Taipei"),
    "BST": re.compile(r"Bangladesh|Dhaka"),
    "PST": re.compile(r"Philippine|Manila|Pakistan|Lahore|Karachi"),
}
_SHORTEST_WINDOW, _LONGEST_WINDOW = 120, 12 * 60


class _Statement(NamedTuple):
    """What a sentence demands."""

    value: WorkingHours
    evidence: Evidence


def read_working_hours(document: Document) -> Fact[WorkingHours] | None:
    """Return in which zones or hours one has to work, or None where the ad does not say or contradicts itself.

    Zones where one has to be precede hours, and stated hours precede business hours.
    """
    found = [*_in_header(document), *_in_body(document)]
    for kind in (_is_place, _is_window, _is_overlap):
        if chosen := _chosen([each for each in found if kind(each.value)]):
            return chosen
    return None


def _is_place(value: WorkingHours) -> bool:
    return value.is_place


def _is_window(value: WorkingHours) -> bool:
    return value.begins is not None


def _is_overlap(value: WorkingHours) -> bool:
    return value.overlap is not None


def _chosen(statements: list[_Statement]) -> Fact[WorkingHours] | None:
    """Return the narrowest of the statements if the others agree with it."""
    if not statements:
        return None
    narrowest = min(statements, key=lambda each: (each.value.last - each.value.first, each.value.overlap or 0))
    if not all(_agree(narrowest.value, each.value) for each in statements):
        return None
    same = (each.evidence for each in statements if each.value == narrowest.value)
    return Fact(narrowest.value, tuple(dict.fromkeys(same))[:3])


def _agree(one: WorkingHours, other: WorkingHours) -> bool:
    """Return whether two statements can both be true."""
    if one.begins is not None and other.begins is not None and one.ends is not None and other.ends is not None:
        return (one.begins - one.first - other.begins + other.first + 60) % 1440 <= 120
    return other.first <= one.first and one.last <= other.last


def _in_header(document: Document) -> Iterator[_Statement]:
    """Yield the zones of the badge and the title: "Remote (PST/MST)"."""
    for line, rule in ((document.location, EvidenceRule.HEADER_NAMES_IT), (document.title, EvidenceRule.TITLE_NAMES_IT)):
        if line is None or not _may_name_zone(line.text) or _NOT_OF_HEADER.search(line.text):
            continue
        for zones in _zones(document, line.text):
            if zones.is_certain:
                value = _hours(line.text, zones) or WorkingHours(zones.first, zones.last)
                yield _Statement(value, Evidence(quote(line.text, zones.start), line.number, rule))


def _in_body(document: Document) -> Iterator[_Statement]:
    for line in _lines(document):
        for sentence in _SENTENCE.split(line.text[:_MAX_LINE]):
            if (
                _may_name_zone(sentence)
                and (zones := _zones(document, sentence))
                and not (_NOT_DEMANDED.search(sentence) or _OTHER_TOPICS.search(sentence))
            ):
                for value, position in _read(sentence, zones):
                    evidence = Evidence(quote(sentence.strip(), position), line.number, EvidenceRule.TEXT_STATES_IT)
                    yield _Statement(value, evidence)


def _may_name_zone(text: str) -> bool:
    return bool(_ABBREVIATION.search(text)) or any(marker in text for marker in _MARKERS)


def _lines(document: Document) -> Iterator[Line]:
    """Yield the lines that may name a zone. A label such as "Time zone" is joined with the line below it."""
    for section in document.sections:
        if section.is_repeat:
            continue
        above = section.heading
        if above and _may_name_zone(above):
            yield Line(section.line, above)
        for line in section.lines:
            if _may_name_zone(line.text) and not _is_wish(section, line):
                is_labelled = above and len(above) <= _MAX_LABEL and _LABEL_ABOVE.search(above)
                yield Line(line.number, f"{above.strip(' :')}: {line.text}") if is_labelled else line
            above = line.text if line.text.endswith(":") else ""


def _is_wish(section: Section, line: Line) -> bool:
    return section.kind is SectionKind.PREFERRED and line.is_item and not _DEMANDED.search(line.text)


def _zones(document: Document, text: str) -> list[Zones]:
    """Return the zones that a text names, without abbreviations that have another meaning in this ad."""
    header = f"{document.title.text} {document.location.text if document.location else ''} {text}"
    if any(code in text and pattern.search(header) for code, pattern in _OTHER_MEANINGS.items()):
        return []
    return find_zones(text)


def _read(sentence: str, found: list[Zones]) -> Iterator[tuple[WorkingHours, int]]:
    """Yield what a sentence demands, with the position of its zones."""
    if not found:
        return
    if _OVERLAP.search(sentence):
        for zones in found:
            if value := _overlap(sentence, zones) or (None if _hours(sentence, zones) else _place(sentence, zones)):
                yield value, zones.start
        return
    windows = list(_windows(sentence, found))
    yield from ((value, zones.start) for value, zones in windows)
    used = [zones for _, zones in windows]
    for zones in found:
        if zones in used or _MEETINGS.search(sentence, 0, zones.start):
            continue
        if value := _hours(sentence, zones) or _place(sentence, zones):
            yield value, zones.start


def _windows(sentence: str, found: list[Zones]) -> Iterator[tuple[WorkingHours, Zones]]:
    """Yield the hours beside a zone: "9am-5pm EST", "US Eastern time, 9 to 5". A zone behind them precedes one before them."""
    for match in _WINDOW.finditer(sentence):
        times = _times(match)
        zones = _zones_of_window(sentence, match, found) if times else None
        if times and zones:
            yield WorkingHours(zones.first, zones.last, *times), zones


def _zones_of_window(sentence: str, match: re.Match[str], found: list[Zones]) -> Zones | None:
    for zones in found:
        if match.start() <= zones.start < match.end():
            return zones
        if match.end() <= zones.start and _WINDOW_TO_ZONE.fullmatch(sentence, match.end(), zones.start):
            return zones
    before = [zones for zones in found if zones.end <= match.start()]
    return before[-1] if before and _ZONE_TO_WINDOW.fullmatch(sentence, before[-1].end, match.start()) else None


def _times(match: re.Match[str]) -> tuple[int, int] | None:
    """Return begin and end of a window in minutes, the end after the begin, or None if they are no working hours."""
    begins, ends = _minutes(match, "a"), _minutes(match, "b")
    if begins is None or ends is None:
        return None
    if not match["ap"] and not match["aw"] and match["bp"] and begins <= 720:
        # Of "2-6pm" both are in the afternoon, of "9-5pm" one.
        if match["bp"][0] in "pP" and begins + 720 < ends and begins != 720:
            begins += 720
    elif not (match["ap"] or match["bp"] or match["am"] or match["bm"] or match["aw"] or match["bw"]):
        if not (7 * 60 <= begins <= 11 * 60 and 3 * 60 <= ends <= 7 * 60):
            return None
        ends += 720
    elif not (match["ap"] or match["bp"] or match["aw"] or match["bw"]) and begins < 360:
        return None
    if ends <= begins:
        ends += 1440
    return (begins, ends) if _SHORTEST_WINDOW <= ends - begins <= _LONGEST_WINDOW else None


def _minutes(match: re.Match[str], group: str) -> int | None:
    """Return one of the times of a match in minutes, or None if there is no such time."""
    if word := match[f"{group}w"]:
        return 720 if word.lower() == "noon" else 0
    hours, minutes, half = int(match[f"{group}h"]), int(match[f"{group}m"] or 0), match[f"{group}p"]
    if hours > (12 if half else 24) or minutes > 59:
        return None
    if half:
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    return hours * 60 + minutes


def _overlap(sentence: str, zones: Zones) -> WorkingHours | None:
    """Return how many hours have to overlap, or None where the sentence does not say."""
    if until := _UNTIL.search(sentence):
        ends = _minutes(until, "u")
        return WorkingHours(zones.first, zones.last, 540, ends) if ends and 660 <= ends <= 1080 else None
    if _FULL_OVERLAP.search(sentence):
        return WorkingHours(zones.first, zones.last, overlap=8)
    without = sentence[: zones.start] + " " * (zones.end - zones.start) + sentence[zones.end :]
    hours = [_NUMBER_WORDS.get(match["hours"].lower()) or int(match["hours"]) for match in _HOURS.finditer(without)]
    if len(hours) != 1 or not 1 <= hours[0] <= 8:
        return next((value for value, _ in _windows(sentence, [zones])), None)
    return WorkingHours(zones.first, zones.last, overlap=hours[0])


def _hours(sentence: str, zones: Zones) -> WorkingHours | None:
    """Return the business hours of a zone: "CET business hours", "must work in the EST time zone"."""
    before = sentence[: zones.start]
    is_single = zones.is_certain and not zones.is_range
    is_stated = _HOURS_AFTER.match(sentence, zones.end) or (
        is_single and (_HOURS_BEFORE.search(before) or _WORK_IN.search(before))
    )
    return WorkingHours(zones.first, zones.last, overlap=8) if is_stated else None


def _place(sentence: str, zones: Zones) -> WorkingHours | None:
    """Return the zones in which one has to be: "must live in PST or MST", "Time zone: CET"."""
    if not zones.is_certain or _OPEN_END.match(sentence, zones.end):
        return None
    before, after = sentence[: zones.start], sentence[zones.end :]
    is_stated = (
        _ZONE_LABEL.match(before)
        or (_BE_IN.search(before) and not _TEAM_IS.search(before))
        or (zones.has_tolerance and _BE.search(before) and not _TEAM_IS.search(before))
        or (_LOCATION_LABEL.match(before) and len(after) <= _MAX_AFTER_LABEL)
        or (zones.is_range and _HOURS_BEFORE.search(before))
        or (_TEAM_SPREAD.search(before) and zones.has_numbers and zones.is_range)
        or (_ZONE_REQUIRED.match(after) and not before.strip())
        or (_ONLY_ZONES.fullmatch(before) and _ONLY_ZONES.fullmatch(after))
    )
    return WorkingHours(zones.first, zones.last) if is_stated else None
