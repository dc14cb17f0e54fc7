"""Read in which time zones or hours one has to work: "UTC-5 to UTC+3", "9am-5pm EST", "4 hours overlap with Pacific".

A zone counts only where a sentence demands it. Where a company has people, until when one can apply, when somebody answers
the phone, and zones that are only preferred do not count. How zones are read: see `reference/time_zones.py`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from postings.choices import SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.hours import ALL_HOURS, WorkingHours
from postings.content.types import Document, Evidence, Fact, Line, Section
from postings.extraction.clock_times import Span, find_end, find_spans
from postings.extraction.quotes import quote
from postings.extraction.sentences import any_of
from postings.extraction.zones_in_text import Zones, find_zones

# Each line that names a time zone has one of these words, or an abbreviation that ends in T.
_MARKERS = (
    "ours", "ime zone", "ime Zone", "ime-zone", "imezone", "IME ZONE", "ime difference", "UTC", "overlap", "astern",
    "acific", "ountain T", "ountain t", "entral T", "entral t", "entral E", "oast ", "orario", "orário", "oraire", "eitzone",
    "MEZ", "MESZ", "eure ", "hora ", "Hora ", "ora italiana", "ora di",
    "cher Zeit", "czas", "andse tijd", "svensk tid",
)  # fmt: skip
_ABBREVIATION = re.compile(r"[A-Z]T\b")
_SENTENCE_END = re.compile(r"(?<![ap]\.m\.)(?<!U\.S\.)(?<!i\.e\.)(?<!e\.g\.)(?<=[.!?;])\s+(?=\W?[A-Z\d])|\s[•|]\s|\n")
_TIME_ZONE = r"(?:time ?-?zones?|timezones?|fuso hor[aá]rio|huso horario|zona horaria|fuseau horaire|zeitzone)"

# Words between hours and their zone, and between a zone and its hours.
_DAYS = r"(?:mon|tue|wed|thu|fri|sat|sun)\w*"
_HOURS_TO_ZONE = re.compile(
    r"(?:[\s,()\[–-]++|\b(?:in|on|at|of|the|your|a|any|shift|from|local|standard|business|working|work|days?|weekdays?|"
    r"daily|uhr|h|hs|horas|heures|ore|godz|uur|nach|"
    rf"hours|time ?zone|time|{_DAYS}|to|through|and|m|f)\b){{0,24}}",
    re.IGNORECASE,
)
_ZONE_TO_HOURS = re.compile(
    r"(?:[\s,():\[–-]++|\b(?:time ?zones?|time|standard|business|working|work|office|core|normal|regular|hours|from|between|"
    rf"of|specifically|typically|usually|i\.e\.|e\.g\.|{_DAYS}|through|to|shift|is|are)\b){{0,24}}",
    re.IGNORECASE,
)
_BUSINESS_HOURS_AFTER = re.compile(
    r"[\s)]*(?:(?:time[ -]?zones?|timezones?|time)\s*)?(?:(?:business|working|work|core|office|standard|normal|regular|day|"
    r"daytime|company|market)[ -]*)*(?:hours|hrs|work ?day|working days?|business days?|schedule|shift)\b",
    re.IGNORECASE,
)
_HOURS_BEFORE = any_of(
    r"\b(?:(?:working|work|business|core|office) hours|hours(?: of work)?|(?:work(?:ing)? )?schedule|shift(?: timing)?)\s*"
    r"(?:\([^)]*\))?\s*(?:[:–-]|in|of|are|is|within|according to|on|aligned (?:with|to))+\s*(?:the |in )?\W{0,4}$",
)
_WORK_BEFORE = any_of(
    r"\b(?:able|ability|availability|available|willing(?:ness)?|comfortable|must|need(?:ed)?|required?|expected|have|has|"
    r"will|"
    r"can|asked)\b[^.;]{0,40}?\bwork(?:ing)?(?: \w+){0,2}? (?:(?:in|on|under|during|within|with|according to) )?"
    r"(?:a |an |the )?(?:full[ -]time )?\W?$",
)

_OVERLAP = any_of(r"\boverlap")
_FULL_OVERLAP = any_of(
    r"\b(?:full(?:y|[ -]time)?|complete(?:ly)?|entire(?:ly)?|100%)[ -]*(?:working )?(?:day )?overlap",
    r"\boverlap\w* (?:fully|completely|entirely)",
)
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNT = any_of(
    rf"(?<![\d:+−–-])(\d(?!\d)|{'|'.join(_NUMBER_WORDS)})(?:\s?(?:\+|or more|\(\d\)))*(?:\s?(?:-|–|to)\s?\d\+?)?[\s-]*"
    r"(?:\w+[ -]){0,2}?(?:hours?|hrs?|h)\b(?!\s?(?:/|per|a|each)\s?week)",
)
_BEGIN, _LATEST_END = 9 * 60, 18 * 60

_BE_IN_BEFORE = any_of(
    r"\b(?:based|located?|resid\w+|liv(?:e|es|ing)|be|being|remain|sit|hir(?:e|es|ing)|candidates?|applicants?|anyone|"
    r"people|"
    r"somebody|someone|open|remote(?:ly)?|available|operate|work(?:ing|s)?|anywhere|position|role|locations?|accept\w*|"
    r"consider\w*|recruit\w*|limited|restricted|eligible|individuals|looking|from|must|need)\b"
    r"[^.;]{0,60}?\b(?:in|on|within|between|from|across|to|inside|into)\W+"
    r"(?:(?:one of|any of|either|a|an|the|our|all|time ?-?zones?|timezones?|between|of)\b\W*+)*$",
)
_BE_BEFORE = any_of(r"\b(?:based|located|live|reside|accept\w*|remote(?:ly)?|candidates?|be)\b")
_ZONE_LABEL = any_of(
    r"^\W*(?:(?:required|working|work|acceptable|eligible|candidate|hiring|our|team|job|main|core) )?"
    rf"{_TIME_ZONE}(?: (?:requirements?|required|overlap|range|coverage))?\s*(?:\([^)]*\))?\s*(?:[:–-]|$)",
)
_PLACE_LABEL = any_of(r"^\W*(?:(?:job |work )?location|(?:fully |100% )?remote)\b[^.;]{0,40}$")
_REQUIRED_AFTER = any_of(r"^[^.;]{0,40}\b(?:required|only|is a must|is needed|mandatory)\b")
_NOTHING_ELSE = re.compile(
    r"\W*+(?:(?:us|remote|only|time ?-?zones?|timezones?|zones?|hours|within|in|must be|based)\b\W*+)*", re.IGNORECASE
)
_OPEN_END_AFTER = re.compile(r"\s*\(?(?:max|min|or (?:earlier|later|less|more|above|below|higher|lower))\b", re.IGNORECASE)
_TEAM_IS = any_of(
    r"\bteam(?: members)?(?:[’']s)? (?:\w+ )?"
    r"(?:that|who|is|are|works?|operates?|spans?|based|located|in|across|distributed)\b",
)
_TEAM_SPREAD = any_of(
    r"\bteam\b[^.;]{0,60}?\b(?:spread|spans?|spanning|located|distributed|based|across|between)\b[^.;]{0,20}$"
)

_NOT_DEMANDED = any_of(
    r"\bprefer|ideal(?:ly)?\b|\bnice to have\b|\b(?:big|huge|a) plus\b|\bbonus\b|\bdesirable\b|\boptional|\badvantage",
    r"\bif possible\b|\bcompatible\b|\bsimilar\b|\bclose to\b|\bnear(?:by)?\b|\broughly\b|\bcannot\b",
    r"\bmight\b|\boccasion|\bsometimes\b",
    r"\btr(?:y|ies) to\b|\bflexibility to\b|\bup to you\b|\bvar(?:y|ies)\b|\brotat|\bon[- ]call\b|\bnot\b",
    r"\bdon[’']t (?:need|have)\b",
    r"\bsome (?:working |business |daily )?(?:hours|overlap)|\bmost (?:\w+ ){0,2}hours\b",
    r"\b(?:early|late|morning|evening|afternoon)s?\b(?! shift)|\bany time ?zone|\bregardless of (?:your )?time",
    r"\boutside (?:of )?(?:the )?(?:[\w-]+ ){0,3}(?:time ?zones?|timezones?|hours)\b",
)
_OTHER_TOPICS = any_of(
    r"\bappl(?:y|ications?)\b[^.;]{0,60}\b(?:by|before|until|till|close\w*|deadline|accepted|received)\b|\bdeadline",
    r"\btelefon\w*|\bteléfono|\btéléphone|\berreichbar|\bsprechzeiten|"
    r"\brepresentatives?\b|\bcall us\b|\bphone\b|\bcontact us\b|\bwe respond|\bresponse time|\breasonable\b",
    r"\baccommodation\b|\binterviews?\b|\bwebinar|\bmarket open|\bclass(?:es)?\b|\bsession|\bholidays?\b",
    r"\bstart(?:s|ing)? (?:date|on)\b",
    r"\bheadquarter|\bwe(?:[’']re| are)(?: all)? (?:in|across|spread)\b|\bcoverage\b(?! ?:)",
    r"\b(?:customers|clients|users|employees|colleagues|teammates|teams)"
    r" (?:\w+ )?(?:in|across|from|spread)\b|\bpeople (?:across|spread)\b",
    r"\b(?:multiple|various|different|many|numerous) time|\bpay\b|\bsalar|\bbenefits\b|\binsurance\b|[$€£]\s?\d",
)
_NOT_OF_HEADER = any_of(r"\bsupport|\bprefer|ideal|\bnot?\b|\bsimilar\b|\bcompatible\b")
_MEETINGS = any_of(r"\bmeetings?\b|\bstand-?ups?\b")
_DEMANDED = any_of(r"\b(?:must|require\w*|position|role|located)\b")
_LABEL_ABOVE = any_of(r"time ?-?zone|\bhours\b|\bschedule\b|\bshift\b")
# Abbreviations that mean another zone in ads that name these places.
_OTHER_MEANINGS = {
    "IST": re.compile(r"Israel|Tel Aviv|Ireland|Irish|Dublin|Istanbul|T[uü]rk"),
    "CST": re.compile(r"China|Beijing|Shanghai|Shenzhen|Taiwan|Taipei"),
    "BST": re.compile(r"Bangladesh|Dhaka"),
    "PST": re.compile(r"Philippine|Manila|Pakistan|Lahore|Karachi"),
}
_MAX_LINE, _MAX_LABEL, _MAX_AFTER_LABEL, _MAX_BEFORE, _MAX_BETWEEN, _MAX_EVIDENCE = 3_000, 60, 40, 150, 80, 3
# Two statements of the same hours may differ by as much, one of them being in summer time.
_SUMMER_TIME, _DAY = 60, 24 * 60


class _Statement(NamedTuple):
    """What a sentence demands."""

    value: WorkingHours
    evidence: Evidence


def read_working_hours(document: Document) -> Fact[str] | None:
    """Return in which zones or hours one has to work, as text, or None where the ad does not say or contradicts itself.

    Zones to be in precede hours, and stated hours precede business hours.
    """
    found = [*_in_header(document), *_in_body(document)]
    places = [each for each in found if each.value.is_place]
    stated = [each for each in found if each.value.begins is not None]
    overlaps = [each for each in found if each.value.overlap is not None]
    return _narrowest(places) or _narrowest(stated) or _narrowest(overlaps)


def _narrowest(statements: list[_Statement]) -> Fact[str] | None:
    """Return the narrowest of the statements if the others agree with it."""
    if not statements:
        return None
    value, _ = min(statements, key=lambda each: (each.value.last - each.value.first, each.value.overlap or 0))
    if not all(_agree(value, each.value) for each in statements):
        return None
    evidence = dict.fromkeys(each.evidence for each in statements if each.value == value)
    return Fact(str(value), tuple(evidence)[:_MAX_EVIDENCE])


def _agree(one: WorkingHours, other: WorkingHours) -> bool:
    """Return whether both statements can be true: they state the same hours, or `other` allows the zones of `one`."""
    if one.begins is not None and other.begins is not None:
        difference = (one.begins - one.first) - (other.begins - other.first)
        return (difference + _SUMMER_TIME) % _DAY <= 2 * _SUMMER_TIME
    return other.first <= one.first and one.last <= other.last


def _in_header(document: Document) -> Iterator[_Statement]:
    """Yield the zones of the badge and the title: "Remote (PST/MST)"."""
    for line, rule in ((document.location, EvidenceRule.HEADER_NAMES_IT), (document.title, EvidenceRule.TITLE_NAMES_IT)):
        if line is None or not _may_name_zone(line.text, _MARKERS) or _NOT_OF_HEADER.search(line.text):
            continue
        for zones in _zones(document, line.text):
            if zones.is_certain:
                value = _business_hours(line.text, zones) or WorkingHours(zones.first, zones.last)
                yield _Statement(value, Evidence(quote(line.text, zones.start), line.number, rule))


def _in_body(document: Document) -> Iterator[_Statement]:
    for line in _lines(document):
        for sentence in _SENTENCE_END.split(line.text[:_MAX_LINE]):
            found = _zones(document, sentence) if _may_name_zone(sentence, _MARKERS) else []
            if found and not (_NOT_DEMANDED.search(sentence) or _OTHER_TOPICS.search(sentence)):
                for value, position in _read(sentence, found):
                    evidence = Evidence(quote(sentence.strip(), position), line.number, EvidenceRule.TEXT_STATES_IT)
                    yield _Statement(value, evidence)


def _lines(document: Document) -> Iterator[Line]:
    """Yield the lines that may name a zone. A label such as "Time zone" is joined with the line below it."""
    text = "\n".join(line.text for _, line in document.lines_and_headings())
    markers = tuple(marker for marker in _MARKERS if marker in text)
    for section in document.sections:
        if section.is_repeat:
            continue
        above = section.heading
        if above and _may_name_zone(above, markers):
            yield Line(section.line, above)
        for line in section.lines:
            if _may_name_zone(line.text, markers) and not _is_wish(section, line):
                is_labelled = above and len(above) <= _MAX_LABEL and _LABEL_ABOVE.search(above)
                yield Line(line.number, f"{above.strip(' :')}: {line.text}") if is_labelled else line
            above = line.text if line.text.endswith(":") else ""


def _may_name_zone(text: str, markers: tuple[str, ...]) -> bool:
    return _ABBREVIATION.search(text) is not None or any(marker in text for marker in markers)


def _is_wish(section: Section, line: Line) -> bool:
    return section.kind is SectionKind.PREFERRED and line.is_item and not _DEMANDED.search(line.text)


def _zones(document: Document, text: str) -> list[Zones]:
    """Return the zones that a text names; none if an abbreviation has another meaning in this ad."""
    context = f"{document.title.text} {document.location.text if document.location else ''} {text}"
    if any(code in text and pattern.search(context) for code, pattern in _OTHER_MEANINGS.items()):
        return []
    return find_zones(text)


def _read(sentence: str, found: list[Zones]) -> Iterator[tuple[WorkingHours, int]]:
    """Yield what a sentence demands, with the position of its zones."""
    if _OVERLAP.search(sentence):
        for zones in found:
            if value := _overlap(sentence, zones) or (None if _business_hours(sentence, zones) else _place(sentence, zones)):
                yield value, zones.start
        return
    stated = list(_stated_hours(sentence, found))
    for value, zones in stated:
        yield value, zones.start
    for zones in found:
        is_used = any(zones is used for _, used in stated)
        if is_used or _MEETINGS.search(sentence, 0, zones.start):
            continue
        if value := _business_hours(sentence, zones) or _place(sentence, zones):
            yield value, zones.start


def _stated_hours(sentence: str, found: list[Zones]) -> Iterator[tuple[WorkingHours, Zones]]:
    """Yield hours beside their zones: "9am-5pm EST", "US Eastern time, 9 to 5"."""
    for span in find_spans(sentence):
        if zones := _zones_of_span(sentence, span, found):
            yield WorkingHours(zones.first, zones.last, span.begins, span.ends), zones


def _zones_of_span(sentence: str, span: Span, found: list[Zones]) -> Zones | None:
    """Return the zones in or behind a span, otherwise those before it."""
    for zones in found:
        if span.start <= zones.start < span.end or _joins(_HOURS_TO_ZONE, sentence, span.end, zones.start):
            return zones
    before = [zones for zones in found if _joins(_ZONE_TO_HOURS, sentence, zones.end, span.start)]
    return before[-1] if before else None


def _joins(pattern: re.Pattern[str], sentence: str, start: int, end: int) -> bool:
    return start <= end <= start + _MAX_BETWEEN and pattern.fullmatch(sentence, start, end) is not None


def _overlap(sentence: str, zones: Zones) -> WorkingHours | None:
    """Return how many hours have to overlap, or None where the sentence does not say."""
    if ends := find_end(sentence):
        return WorkingHours(zones.first, zones.last, _BEGIN, ends) if _BEGIN < ends <= _LATEST_END else None
    if _FULL_OVERLAP.search(sentence):
        return WorkingHours(zones.first, zones.last, overlap=ALL_HOURS)
    counts = [_NUMBER_WORDS.get(count.lower()) or int(count) for count in _COUNT.findall(_without(sentence, zones))]
    if len(counts) == 1 and 1 <= counts[0] <= ALL_HOURS:
        return WorkingHours(zones.first, zones.last, overlap=counts[0])
    return next((value for value, _ in _stated_hours(sentence, [zones])), None)


def _without(sentence: str, zones: Zones) -> str:
    return f"{sentence[: zones.start]} {sentence[zones.end :]}"


def _business_hours(sentence: str, zones: Zones) -> WorkingHours | None:
    """Return all business hours of a zone: "CET business hours", "must work in the EST time zone"."""
    before = sentence[max(0, zones.start - _MAX_BEFORE) : zones.start]
    is_single = zones.is_certain and not zones.is_range
    if _BUSINESS_HOURS_AFTER.match(sentence, zones.end) or (
        is_single and (_HOURS_BEFORE.search(before) or _WORK_BEFORE.search(before))
    ):
        return WorkingHours(zones.first, zones.last, overlap=ALL_HOURS)
    return None


def _place(sentence: str, zones: Zones) -> WorkingHours | None:
    """Return the zones to be in: "must live in PST or MST", "Time zone: CET", "PST time zone only"."""
    if not zones.is_certain or _OPEN_END_AFTER.match(sentence, zones.end):
        return None
    before, after = sentence[: zones.start], sentence[zones.end :]
    near = before[-_MAX_BEFORE:]
    is_label = _ZONE_LABEL.match(before) or (_PLACE_LABEL.match(before) and len(after) <= _MAX_AFTER_LABEL)
    is_in = _BE_IN_BEFORE.search(near) or (zones.has_tolerance and _BE_BEFORE.search(near))
    is_of_range = _HOURS_BEFORE.search(near) or (zones.has_numbers and _TEAM_SPREAD.search(near))
    is_alone = _NOTHING_ELSE.fullmatch(before) and _NOTHING_ELSE.fullmatch(after)
    if (
        is_label
        or (is_in and not _TEAM_IS.search(before))
        or (is_of_range and zones.is_range)
        or is_alone
        or (_REQUIRED_AFTER.match(after) and not before.strip())
    ):
        return WorkingHours(zones.first, zones.last)
    return None
