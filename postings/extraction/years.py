"""The least years of experience that an ad asks for.

Every "N years" of an ad is judged by the words around it: it counts where they ask for experience, and does not where they
tell of the company, a benefit, the length of something, or what is only nice to have. The largest of all that count holds,
since all requirements must be met; of alternatives ("8 years with a bachelor's degree, 5 with a master's") the smallest.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import NamedTuple

from postings.choices import SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line, Section

_NUMBER_WORDS = {
    1: "one un une uno uma ein einem eine jeden",
    2: "two deux dos dois duas zwei dwa due twee",
    3: "three trois tres três drei trzy tre drie",
    4: "four quatre cuatro quatro vier cztery",
    5: "five cinq cinco fünf pięć cinque vijf",
    6: "six seis sechs sześć",
    7: "seven sept siete sete sieben",
    8: "eight huit ocho oito acht osiem",
    9: "nine neuf nueve nove neun",
    10: "ten dix diez dez zehn dziesięć",
    12: "twelve",
    15: "fifteen quinze quince",
    20: "twenty",
}
_WORDS = {word: number for number, words in _NUMBER_WORDS.items() for word in words.split()}
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]5)?(?!\d)|(?:{'|'.join(_WORDS)})\b)"
# "5+ of professional experience" leaves the unit out.
_YEARS = (
    r"(?=of\s+(?:\w+\s+){0,2}experience)|years?|yrs?|yoe|ans|années?|jahren?|años?|anos?|lat|lata|rok|roku|jaar|jaren|"
    r"anni|år|y(?=\s+exp)"
)
_MENTION = re.compile(
    rf"""(?<![\w$€£.,/:-])(?P<low>{_NUMBER})\s?\+?\s?(?:\(\s?\d{{1,2}}\s?\+?\s?\)\s?\+?\s?)?
    (?:(?:[-–—~/至到]|,?\ (?:ideally|preferably)\ |to|or|à|a|bis|do|until|and|or\ more|plus)[\s-]?
        {_NUMBER}\s?\+?\s?(?:\(\s?\d{{1,2}}\s?\)\s?)?)?
    (?:-ish)?\)?[\s-]{{0,2}}(?:(?:or\ more|or\ above|and\ above|plus|full|solid|progressive|total|calendar)[\s-])?
    (?:(?P<years>(?:{_YEARS})\b|letni\w*|年)|(?P<months>(?:months?|mois|monaten?|meses)\b))""",
    re.IGNORECASE | re.VERBOSE,
)
_ANY_UNIT = re.compile(
    r"y(?:ea)?rs?|yoe|experience|month|ans\b|ann|jahr|añ|anos?\b|lat|rok|jaar|år|letni|年|m[oe]is|monat|meses", re.I
)
# "Years of experience: 5" names the number last.
_FIELD = re.compile(
    rf"\b(?:years of experience|experience \(?(?:in )?years\)?|yoe)\s?(?:required)?\s?[:–-]\s?(?P<low>{_NUMBER})",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<!\bmin)(?<!\byrs)(?<!\bi\.e)(?<!\be\.g)(?<!\bSr)[.!?]\s(?=\W*[A-ZÀ-Ý])|[;•●。；]|\bNice to have\b"
)

_EXPERIENCE = re.compile(
    r"experien(?!ces\b)|\bexp\b|\byoe\b|expérience|experiên|esperienz|erfahrung|ervaring|erfarenhet|doświadcz|经验|経験|"
    r"track record|background|expertise|hands[- ]on|proficien|knowledge|\bworked\b|work history",
    re.IGNORECASE,
)
_OF_WORK = re.compile(
    r"^[’'\"]?s?[’']?[\s+]*(?:\([^)]*\)\s*)?(?:or more,? |plus )?(?:of|in|as|with|on|building|working|developing|writing|"
    r"programming|designing|managing|leading|using|doing|professional\w*|industry|software|relevant|related|hands|d['’]|"
    r"de|en|em|w|als|以上)\b",
    re.IGNORECASE,
)
_NOT_OF_WORK = re.compile(
    r"^[’'\"]?s?[’']?\W*(?:(?:ago|old|later|degree|college|universit\w+|post[- ]?secondary|warranty|vest\w*|contract|"
    r"program|roadmap|plan|anniversary|rotation|running|straight|from now|cliff|term|in a row|in length|since|visa|"
    r"parental|after)\b|(?:of|in) (?:(?:age|service|tenure|employment|growth|history|innovation|success|operation|leave|"
    r"business|existence|the making|continuous|stud(?:y|ies)|education|college|university|coursework|school|graduat\w+|"
    r"salary|pay|support|being|our|us)\b|100\s?%))",
    re.IGNORECASE,
)
_BOUNDED_BEFORE = re.compile(
    r"\b(?:last|past|(?:the|our|in) previous|next|first|coming|recent|every|each|after|within|under|up to|(?:less|fewer|"
    r"no more|not more) than|max(?:imum|\.)?(?: of)?|derniers|dernières|letzten|nächsten|últimos|próximos|ostatnich|"
    r"age of|aged|duration:?|tenure of|of age|bac ?\+?|bond)\W{0,3}$",
    re.IGNORECASE,
)
_SINCE_BEFORE = re.compile(r"\b(?:for|depuis|seit)(?: over| more than| nearly| almost| plus de| über)?\W*$", re.IGNORECASE)
# "Senior (8+ years): $5,000 a month" tells of pay by level.
_PAY = re.compile(r"[$€£]\s?\d")
_COMPANY = re.compile(
    r"\b(?:we|we[’']ve|we[’']re|our|us|wir|unser\w*|nous|notre|nosotros|founded|company|leader in|combined|collective|"
    r"clients|customers|members|colleagues)\b|^\W*(?:with|for|over|after|forte|mit|con|com|avec)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:you|you[’'](?:ve|ll|d)|your|candidates?|applicants?|someone|somebody|minimum|min|at least|must|require[ds]?|"
    r"requirements?|looking for|seek\w*|need\w*|ideal\w*|successful|mindestens|au moins|al menos|pelo menos|mínimo|"
    r"minimal\w*|co najmniej|vous|tu|sie|du|recherch\w*|suchen|buscamos|zoeken|qualif\w*|experience:)(?!\w)",
    re.IGNORECASE,
)
_UNASKED_SECTIONS = {SectionKind.ABOUT_COMPANY, SectionKind.BENEFITS, SectionKind.COMPENSATION, SectionKind.PROCESS}
_SILENT_SECTIONS = {SectionKind.PREFERRED, SectionKind.EQUAL_OPPORTUNITY}

_NICE = (
    r"preferred|preferable|a (?:\w+ )?(?:plus|bonus)|desired|desirable|nice[- ]to[- ]have|advantage(?:ous)?|beneficial|"
    r"asset|optional|helpful|not required|wünschenswert|von vorteil|un plus|appréciée?|deseable|desejável|mile widzian\w+"
)
_NICE_BEFORE = re.compile(
    r"\b(?:prefer(?:red|ably|ence)?|ideally|idealmente|idéalement|idealerweise|bonus|nice[- ]to[- ]haves?|desir(?:ed|"
    r"able)|a plus|optional(?:ly)?)\b(?! (?:with|and)\b)[^.)]{0,60}$",
    re.IGNORECASE,
)
_NICE_END = re.compile(
    rf"(?:\b(?:is|are|be|would|highly|strongly|very|as)\s+){{0,4}}\b(?:{_NICE})\b(?:,? (?:but )?not (?:required|"
    rf"mandatory|necessary))?(?: with(?: at least| a minimum of)?)?\W*$",
    re.IGNORECASE,
)
_NICE_LABEL = re.compile(
    r"^\W*(?:(?:strongly |highly |some )?(?:prefer|nice|bonus|desir|extra|ideal|would be|it[’']s a plus|a plus|pluses|"
    r"plus\b|good to have|great to have|even better|optional|brownie|atouts))[^.]{0,60}$",
    re.IGNORECASE,
)

_REQUIRES = re.compile(r"\brequire(?:d|ments?)\b", re.IGNORECASE)

_DEGREE_LEVELS = [
    re.compile(rf"(?<![\w’'-])(?:{words})(?!\w)")
    for words in (
        r"[Hh]igh [Ss]chool|[Ww]ithout (?:a |the )?(?:\w+ )?degree|[Nn]o degree|[Dd]iploma|GED|[Aa]ssociate[’']?s?",
        r"[Bb]achelor[’']?s?|BACHELOR\w*|B\.?S\.?c?|B\.?A|B\.?Tech|BE|[Uu]ndergraduate",
        r"[Mm]aster[’']?s?|MASTER\w*|M\.?S\.?c?|MSCS|MBA|M\.?Tech|[Gg]raduate [Dd]egree|[Aa]dvanced [Dd]egree",
        r"[Pp][Hh]\.?\s?[Dd]|[Dd]octora\w+",
    )
]
_DEGREE = re.compile(r"\bdegree|\bdiploma\b|bachelor|master[’']?s|ph\.?d|education", re.IGNORECASE)
_OR_ELSE = re.compile(r"\bor\s(?:\w+\s){0,3}$", re.IGNORECASE)
_EITHER = re.compile(r"\beither\b", re.IGNORECASE)
_ENDS_IN_OR = re.compile(r"\bor\W*$", re.IGNORECASE)
_BEGINS_WITH_OR = re.compile(r"\W*or\b", re.IGNORECASE)
_SUBSTITUTE = re.compile(
    r"\b(?:or|and/or)\s+(?:at least |a minimum of |minimum |with |have |has |an? )?(?:equivalent[^.]{0,40})?$|"
    r"\b(?:in lieu|equivalent to|instead)\b[^.]{0,30}$",
    re.IGNORECASE,
)
_SUBSTITUTE_AFTER = re.compile(
    r"in lieu of|without (?:a |the )?(?:\w+ )?degree|equivalent (?:to|of) (?:a|the)\b", re.IGNORECASE
)

# More than anyone asks for: the age of a company, or a wrong reading.
_MAX_YEARS = 25
_MAX_MENTIONS = 50
_AROUND = 300
_NEAR_START = 15
_SHORT_QUOTE = 160


class _Asked(NamedTuple):
    years: float
    line: Line
    sentence: str
    is_substitute: bool


def read_years(document: Document) -> Fact[float] | None:
    """Years as a number, months as a part of a year; of a range the lower end."""
    asked: list[_Asked] = []
    last = ""
    for kind, line in _lines(document):
        here = _asked_in(kind, line)
        is_joined = bool(_ENDS_IN_OR.search(last) or _BEGINS_WITH_OR.match(line.text))
        if is_joined and here and asked and _names_degree(line.text):
            here = [min(asked.pop(), *here, key=lambda each: each.years)]
        asked += here
        last = line.text
    if not asked:
        return None
    plain = [each for each in asked if not each.is_substitute] or asked
    most = max(plain, key=lambda each: each.years)
    rule = EvidenceRule.AD_ASKS_FOR_IT if len(plain) == 1 else EvidenceRule.LONGEST_EXPERIENCE_ASKED
    quote = most.line.text if len(most.line.text) <= _SHORT_QUOTE else most.sentence
    return Fact(most.years, (Evidence(quote, most.line.number, rule),))


def _lines(document: Document) -> Iterator[tuple[SectionKind, Line]]:
    """The title, headings and lines with what they tell about. Labels within a section ("Nice to have:") change that."""
    yield SectionKind.OTHER, document.title
    for section in document.sections:
        if section.is_repeat:
            continue
        if section.heading:
            yield SectionKind.OTHER, Line(section.line, section.heading)
        kind = section.kind
        if kind is SectionKind.PREFERRED and (_REQUIRES.search(section.heading) or _is_only_list(document, section)):
            kind = SectionKind.REQUIREMENTS
        own_kind = kind
        for line in section.lines:
            if line.text.endswith(":") or (len(line.text) < 40 and not line.is_item):
                if _NICE_LABEL.match(line.text):
                    kind = SectionKind.PREFERRED
                elif line.text.endswith(":") and not line.is_item:
                    kind = SectionKind.OTHER if own_kind is SectionKind.PREFERRED else own_kind
            yield kind, line


def _is_only_list(document: Document, section: Section) -> bool:
    """Whether what an ad calls desired or preferred is the one list of what it asks for."""
    first = next((each for each in document.sections if each.kind is SectionKind.PREFERRED), None)
    return section is first and not any(each.kind is SectionKind.REQUIREMENTS for each in document.sections)


def _asked_in(kind: SectionKind, line: Line) -> list[_Asked]:
    """What one line asks for; alternatives by degree as the least of them."""
    if kind in _SILENT_SECTIONS:
        return []
    text = line.text
    if not _ANY_UNIT.search(text):
        return []
    found = sorted(islice(chain(_FIELD.finditer(text), _MENTION.finditer(text)), _MAX_MENTIONS), key=re.Match.start)
    is_by_degree = len(found) > 1 and _is_by_degree(text, found)
    asked = []
    for position, match in enumerate(found):
        start, end = _sentence(text, match.start(), match.end())
        before = text[max(start, found[position - 1].end() if position else 0) : match.start()]
        after = text[match.end() : min(end, found[position + 1].start() if position + 1 < len(found) else end)]
        sentence = text[start:end].strip()
        years = _years(match)
        if years > _MAX_YEARS or not _is_asked(kind, line, match, before, after, sentence):
            continue
        if is_by_degree or not _is_nice(before, after):
            asked.append(_Asked(years, line, sentence, _is_substitute(text[start : match.start()], after)))
    if len(asked) > 1 and is_by_degree:
        return [min(asked, key=lambda each: each.years)]
    return asked


def _names_degree(text: str) -> bool:
    return bool(_DEGREE.search(text)) or any(level.search(text) for level in _DEGREE_LEVELS)


def _is_by_degree(text: str, found: list[re.Match[str]]) -> bool:
    """Whether a line's years are alternatives: more of them for those with a lesser degree."""
    between = [text[one.end() : other.start()] for one, other in pairwise(found)]
    return sum(bool(level.search(text)) for level in _DEGREE_LEVELS) > 1 or (
        bool(_DEGREE.search(text) or _EITHER.search(text)) and any(_OR_ELSE.search(words) for words in between)
    )


def _is_asked(kind: SectionKind, line: Line, match: re.Match[str], before: str, after: str, sentence: str) -> bool:
    if match.re is _FIELD:
        return True
    if _BOUNDED_BEFORE.search(before) or _NOT_OF_WORK.match(after) or _PAY.search(after[:60]):
        return False
    is_of_experience = bool(_EXPERIENCE.search(after[:120]) or _EXPERIENCE.search(before[-80:]))
    if match["months"]:
        return bool(re.match(r"[’']?\W*(?:of )?(?:\w+ ){0,3}experience", after, re.IGNORECASE))
    is_at_start = match.start() < _NEAR_START
    if kind in _UNASKED_SECTIONS:
        is_asking = is_at_start or (line.is_item and "+" in match[0])
        return is_of_experience and (bool(_ASKS.search(sentence)) or (is_asking and not _COMPANY.search(sentence)))
    if kind is SectionKind.REQUIREMENTS:
        return is_of_experience or bool(_OF_WORK.match(after)) or "+" in match[0] or (line.is_item and is_at_start)
    if line.is_item and is_at_start:
        return True
    if not is_of_experience and not (_OF_WORK.match(after) and (line.is_item or "+" in match[0] or _ASKS.search(sentence))):
        return False
    return bool(_ASKS.search(sentence)) or not (_COMPANY.search(sentence) or _SINCE_BEFORE.search(before))


def _is_nice(before: str, after: str) -> bool:
    """Whether the years are wished for, rather than something that stands beside them in the sentence."""
    if _NICE_BEFORE.search(before):
        return True
    nice = _NICE_END.search(after)
    if not nice:
        return False
    bracket = after.rfind("(", 0, nice.start())
    cut = bracket if bracket > after.rfind(")", 0, nice.start()) else after.rfind(",", 0, nice.start())
    beside = after[cut + 1 : nice.start()].strip()
    return cut < 0 or not beside or (cut != bracket and beside.split()[0].casefold() in ("or", "and"))


def _is_substitute(before: str, after: str) -> bool:
    """Whether the years only stand in for a degree."""
    return bool((_DEGREE.search(before) and _SUBSTITUTE.search(before)) or _SUBSTITUTE_AFTER.search(after[:120]))


def _years(match: re.Match[str]) -> float:
    low = match["low"].casefold()
    number = float(_WORDS[low]) if low in _WORDS else float(low.replace(",", "."))
    return number / 12 if match.re is _MENTION and match["months"] else number


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a place in a line begins and ends, at most `_AROUND` away."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    for boundary in _SENTENCE_END.finditer(text, first, last):
        if boundary.end() <= start:
            first = boundary.end()
        elif boundary.start() >= end:
            return first, boundary.start() + 1
    return first, last
