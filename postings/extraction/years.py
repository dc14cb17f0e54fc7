"""Read the minimum years of experience that an ad requires.

Each "N years" is judged by the words around it. It counts where they require experience; it does not where they are about
the company, a benefit, a duration, or an optional skill. Of all that count the largest is returned, since all requirements
must be met; of alternatives ("8 years with a bachelor's degree, 5 with a master's") the smallest.
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
_NUMBER_BY_WORD = {word: number for number, words in _NUMBER_WORDS.items() for word in words.split()}
_NUMBER_PATTERN = rf"(?:\d{{1,2}}(?:[.,]5)?(?!\d)|(?:{'|'.join(_NUMBER_BY_WORD)})\b)"
# "5+ of professional experience" has no unit.
_YEARS = (
    r"(?=of\s+(?:\w+\s+){0,2}experience)|years?|yrs?|yoe|ans|années?|jahren?|años?|anos?|lat|lata|rok|roku|jaar|jaren|"
    r"anni|års?|y(?=\s+exp)"
)
_MENTION = re.compile(
    rf"""(?<![\w$€£.,/:-])(?P<low>{_NUMBER_PATTERN})\s?\+?\s?(?:\(\s?\d{{1,2}}\s?\+?\s?\)\s?\+?\s?)?
    (?:(?:[-–—~/至到]|,?\ (?:ideally|preferably)\ |to|or|à|a|bis|do|until|and|or\ more|plus)[\s-]?
        {_NUMBER_PATTERN}\s?\+?\s?(?:\(\s?\d{{1,2}}\s?\)\s?)?)?
    (?:-ish)?\)?[\s-]{{0,2}}(?:(?:or\ more|or\ above|and\ above|plus|full|solid|progressive|total|calendar)[\s-])?
    (?:(?P<years>(?:{_YEARS})\b|letni\w*|年)|(?P<months>(?:months?|mois|monaten?|meses)\b))""",
    re.IGNORECASE | re.VERBOSE,
)
# In lower case, since a search that ignores case takes twice as long.
_ANY_UNIT = re.compile(
    r"y(?:ea)?rs?|yoe|experience|month|ans\b|ann|jahr|jähr|añ|anos?\b|lat|rok|jaar|år|letni|年|m[oe]is|monat|meses"
)
# The number comes last: "Years of experience: 5".
_FIELD = re.compile(
    rf"\b(?:years of experience|experience \(?(?:in )?years\)?|yoe)\s?(?:required)?\s?[:–-]\s?(?P<low>{_NUMBER_PATTERN})",
    re.IGNORECASE,
)
# "mehrjährige" has no number, "zweijährige Berufserfahrung" has one.
_ADJECTIVE = re.compile(
    rf"\b(?P<low>\d{{1,2}}(?=-?jährig)|"
    rf"(?:{'|'.join(_NUMBER_BY_WORD)})(?=jährig))-?jährige[nrs]?\b(?=[^.;]{{0,40}}erfahrung)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<!\bmin)(?<!\byrs)(?<!\bi\.e)(?<!\be\.g)(?<!\bSr)[.!?]\s(?=\W*[A-ZÀ-Ý])|[;•●。；]|(?=\bNice to have\b)"
)

_EXPERIENCE = re.compile(
    r"experien(?!ces\b)|\bexp\b|\byoe\b|expérience|experiên|esperienz|erfahrung|ervaring|erfarenhet|doświadcz|经验|経験|"
    r"behind you|under your belt|track record|background|expertise|hands[- ]on|proficien|knowledge|\bworked\b|work history",
    re.IGNORECASE,
)
_WORK_AFTER = re.compile(
    r"^[’'\"]?s?[’']?[\s+]*(?:\([^)]*\)\s*)?(?:or more,? |plus )?(?:of|in|as|with|on|building|working|developing|writing|"
    r"programming|designing|managing|leading|using|doing|running|operating|serving|teaching|selling|supervising|"
    r"professional\w*|industry|software|relevant|related|hands|d['’]|"
    r"de|en|em|w|als|以上)\b",
    re.IGNORECASE,
)
_OTHER_DURATION = re.compile(
    r"^[’'\"]?s?[’']?\W*(?:(?:ago|old|later|degree|college|universit\w+|post[- ]?secondary|warranty|vest\w*|contract|"
    r"program|roadmap|plan|anniversary|rotation|running(?=\W*$|[.,;])|straight|from now|cliff|term|in a row|in length|since|"
    r"visa|parental|after)\b|(?:of|in) (?:(?:age|service|tenure|employment|growth|history|innovation|success|operation|"
    r"leave|business|existence|the making|continuous|stud(?:y|ies)|education|college|university|coursework|school|"
    r"graduat\w+|salary|pay|support|being|our|us)\b|100\s?%))",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\+|\b(?:or|and) (?:more|above)\b", re.IGNORECASE)
_BOUND_BEFORE = re.compile(
    r"\b(?:last|past|(?:the|our|in) previous|next|first|coming|recent|every|each|after|within|under|up to|(?:less|fewer|"
    r"no more|not more) than|max(?:imum|\.)?(?: of)?|derniers|dernières|letzten|nächsten|últimos|próximos|ostatnich|"
    r"age of|aged|duration:?|tenure of|of age|bac ?\+?|bond)\W{0,3}$",
    re.IGNORECASE,
)
_SINCE_BEFORE = re.compile(r"\b(?:for|depuis|seit)(?: over| more than| nearly| almost| plus de| über)?\W*$", re.IGNORECASE)
# Pay by level: "Senior (8+ years): $5,000 a month".
_PAY = re.compile(r"[$€£]\s?\d")
_COMPANY = re.compile(
    r"\b(?:we|we[’']ve|we[’']re|our|us|wir|unser\w*|nous|notre|nosotros|founded|company|leader in|combined|collective|"
    r"clients|customers|members|colleagues)\b|^\W*(?:with|for|over|after|forte|mit|con|com|avec)\b",
    re.IGNORECASE,
)
_REQUIREMENT_WORDS = re.compile(
    r"\b(?:you|you[’'](?:ve|ll|d)|your|candidates?|applicants?|someone|somebody|minimum|min|at least|must|require[ds]?|"
    r"requirements?|looking for|seek\w*|need\w*|ideal\w*|successful|mindestens|au moins|al menos|pelo menos|mínimo|"
    r"minimal\w*|co najmniej|vous|tu|sie|du|recherch\w*|suchen|buscamos|zoeken|qualif\w*|experience:)(?!\w)",
    re.IGNORECASE,
)
_UNLIKELY_SECTIONS = {SectionKind.ABOUT_COMPANY, SectionKind.BENEFITS, SectionKind.COMPENSATION, SectionKind.PROCESS}
_IGNORED_SECTIONS = {SectionKind.PREFERRED, SectionKind.EQUAL_OPPORTUNITY}

_OPTIONAL = (
    r"preferred|preferable|a (?:\w+ )?(?:plus|bonus)|desired|desirable|nice[- ]to[- ]have|advantage(?:ous)?|beneficial|"
    r"asset|optional|helpful|not required|wünschenswert|von vorteil|un plus|appréciée?|deseable|desejável|mile widzian\w+"
)
_OPTIONAL_BEFORE = re.compile(
    r"\b(?:prefer(?:red|ably|ence)?|ideally|idealmente|idéalement|idealerweise|bonus|nice[- ]to[- ]haves?|desir(?:ed|"
    r"able)|a plus|optional(?:ly)?|advantageous|von vorteil|wünschenswert|un plus|deseable|se valora\w*|extra points|"
    r"meriterande)\b(?! (?:with|and)\b)[^.)]{0,60}$|"
    r"\bwould be (?:great|nice|lovely|helpful|a bonus|a plus) if\b[^.)]{0,40}$",
    re.IGNORECASE,
)
_OPTIONAL_AFTER = re.compile(
    rf"(?:\b(?:is|are|be|would|highly|strongly|very|as)\s+){{0,4}}\b(?:{_OPTIONAL})\b(?:,? (?:but )?not (?:required|"
    rf"mandatory|necessary))?(?: with(?: at least| a minimum of)?)?\W*$",
    re.IGNORECASE,
)
_OPTIONAL_LABEL = re.compile(
    r"^\W*(?:(?:strongly |highly |some )?(?:prefer|nice|bonus|desir|extra|ideal|would be|it[’']s a plus|a plus|pluses|"
    r"plus\b|good to have|great to have|even better|optional|brownie|atouts))[^.]{0,60}$",
    re.IGNORECASE,
)

_EXPERIENCE_LABEL = re.compile(
    r"^\W*(?:(?:work |professional |required |years of )?experience|expérience(?: professionnelle)?|(?:berufs)?erfahrung|"
    r"experiencia(?: laboral)?|ervaring|erfarenhet)\s*:\W*$",
    re.IGNORECASE,
)
_OPTIONAL_HEADING = re.compile(
    r"^\W*(?:nice[- ]to[- ]haves?|bonus(?: points?)?|extra(?: credit| points)?|(?:a |big )?plus(?:ses)?|good to have|"
    r"von vorteil|wünschenswert|nice to know|(?:se )?(?:valorará|valora)|deseable|les plus|(?:un|le) plus|atouts?|"
    r"(?:preferred|desir(?:ed|able))(?=\W*$)|"
    r"it would be (?:great|nice)|(?:would be|even) (?:great|better)|ideal(?:ly|erweise))\b",
    re.IGNORECASE,
)
_REQUIRED_HEADING = re.compile(r"\brequire(?:d|ments?)\b", re.IGNORECASE)

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

# More years are the age of a company or a misreading.
_MAX_YEARS = 25
_MAX_MENTIONS = 50
_MAX_SENTENCE_DISTANCE = 300
_MAX_START_POSITION = 15
_MAX_LINE_QUOTE = 160


class _Mention(NamedTuple):
    years: float
    line: Line
    sentence: str
    is_substitute: bool


def read_years(document: Document) -> Fact[float] | None:
    """Return the required years of experience, or None. Months are a fraction of a year; of a range the minimum counts."""
    mentions: list[_Mention] = []
    previous_text = ""
    for kind, line in _lines(document):
        line_mentions = _mentions_in_line(kind, line)
        if (
            line_mentions
            and mentions
            and (_ENDS_IN_OR.search(previous_text) or _BEGINS_WITH_OR.match(line.text))
            and _names_degree(line.text)
        ):
            line_mentions = [min(mentions.pop(), *line_mentions, key=lambda each: each.years)]
        mentions += line_mentions
        previous_text = line.text
    if not mentions:
        return None
    primary = [each for each in mentions if not each.is_substitute] or mentions
    longest = max(primary, key=lambda each: each.years)
    rule = EvidenceRule.AD_ASKS_FOR_IT if len(primary) == 1 else EvidenceRule.LONGEST_EXPERIENCE_ASKED
    quote = longest.line.text if len(longest.line.text) <= _MAX_LINE_QUOTE else longest.sentence
    return Fact(longest.years, (Evidence(quote, longest.line.number, rule),))


def _lines(document: Document) -> Iterator[tuple[SectionKind, Line]]:
    """Yield the title, the headings and the lines, each with the kind of section that it belongs to.

    A label within a section ("Nice to have:") changes the kind of the lines below it.
    """
    yield SectionKind.OTHER, document.title
    for section in document.sections:
        if section.is_repeat:
            continue
        if section.heading:
            yield SectionKind.OTHER, Line(section.line, section.heading)
        kind = section.kind
        if kind is SectionKind.PREFERRED and (
            _REQUIRED_HEADING.search(section.heading)
            or (_is_only_list(document, section) and not _OPTIONAL_HEADING.match(section.heading))
        ):
            kind = SectionKind.REQUIREMENTS
        if _OPTIONAL_HEADING.match(section.heading) and not _REQUIRED_HEADING.search(section.heading):
            kind = SectionKind.PREFERRED
        if not section.heading and len(document.sections) == 1:
            kind = SectionKind.OTHER  # the ad marks no headings, so its kind says nothing of a single line
        section_kind = kind
        for line in section.lines:
            if line.text.endswith(":") or (len(line.text) < 40 and not line.is_item):
                if _OPTIONAL_LABEL.match(line.text):
                    kind = SectionKind.PREFERRED
                elif _EXPERIENCE_LABEL.match(line.text):
                    kind = SectionKind.REQUIREMENTS
                elif line.text.endswith(":") and not line.is_item:
                    kind = SectionKind.OTHER if section_kind is SectionKind.PREFERRED else section_kind
            yield kind, line


def _is_only_list(document: Document, section: Section) -> bool:
    """Return whether a section of preferred skills is the only list of requirements in the ad."""
    first = next((each for each in document.sections if each.kind is SectionKind.PREFERRED), None)
    return section is first and not any(each.kind is SectionKind.REQUIREMENTS for each in document.sections)


def _mentions_in_line(kind: SectionKind, line: Line) -> list[_Mention]:
    """Return the years that a line requires; of alternatives by degree only the smallest."""
    if kind in _IGNORED_SECTIONS:
        return []
    text = line.text
    if not _ANY_UNIT.search(text.lower()):
        return []
    matches = sorted(
        islice(chain(_FIELD.finditer(text), _in_adjectives(text), _MENTION.finditer(text)), _MAX_MENTIONS),
        key=re.Match.start,
    )
    has_alternatives = len(matches) > 1 and _has_degree_alternatives(text, matches)
    mentions = []
    for position, match in enumerate(matches):
        start, end = _sentence_bounds(text, match.start(), match.end())
        before = text[max(start, matches[position - 1].end() if position else 0) : match.start()]
        after = text[match.end() : min(end, matches[position + 1].start() if position + 1 < len(matches) else end)]
        sentence = text[start:end].strip()
        years = _parse_years(match)
        if years > _MAX_YEARS or not _is_required(kind, line, match, before, after, sentence):
            continue
        if has_alternatives or not _is_optional(before, after):
            mentions.append(_Mention(years, line, sentence, _is_substitute(text[start : match.start()], after)))
    if len(mentions) > 1 and has_alternatives:
        return [min(mentions, key=lambda each: each.years)]
    return mentions


def _in_adjectives(text: str) -> Iterator[re.Match[str]]:
    """Yield years in adjectives: "zweijährige Berufserfahrung"."""
    return _ADJECTIVE.finditer(text) if "jährig" in text else iter(())


def _names_degree(text: str) -> bool:
    return bool(_DEGREE.search(text)) or any(level.search(text) for level in _DEGREE_LEVELS)


def _has_degree_alternatives(text: str, matches: list[re.Match[str]]) -> bool:
    """Return whether the years of a line are alternatives, with more years for a lower degree."""
    between = [text[one.end() : other.start()] for one, other in pairwise(matches)]
    return sum(bool(level.search(text)) for level in _DEGREE_LEVELS) > 1 or (
        bool(_DEGREE.search(text) or _EITHER.search(text)) and any(_OR_ELSE.search(words) for words in between)
    )


def _is_required(kind: SectionKind, line: Line, match: re.Match[str], before: str, after: str, sentence: str) -> bool:
    if match.re is _FIELD:
        return True
    if match.re is _ADJECTIVE:
        return not _COMPANY.search(sentence)
    if _BOUND_BEFORE.search(before) or _OTHER_DURATION.match(after) or _PAY.search(after[:60]):
        return False
    is_of_experience = bool(_EXPERIENCE.search(after[:120]) or _EXPERIENCE.search(before[-80:]))
    if match["months"]:
        return bool(re.match(r"[’']?\W*(?:of )?(?:\w+ ){0,3}experience", after, re.IGNORECASE))
    is_at_start = match.start() < _MAX_START_POSITION
    if kind in _UNLIKELY_SECTIONS:
        is_prominent = is_at_start or (line.is_item and bool(_AT_LEAST.search(match[0])))
        return is_of_experience and (
            bool(_REQUIREMENT_WORDS.search(sentence)) or (is_prominent and not _COMPANY.search(sentence))
        )
    if kind is SectionKind.REQUIREMENTS:
        if not re.search(r"\w", line.text[: match.start()] + line.text[match.end() :]):
            return True
        return (
            is_of_experience
            or bool(_WORK_AFTER.match(after))
            or bool(_AT_LEAST.search(match[0]))
            or (line.is_item and is_at_start)
        )
    if line.is_item and is_at_start:
        return True
    if not is_of_experience and not (
        _WORK_AFTER.match(after) and (line.is_item or _AT_LEAST.search(match[0]) or _REQUIREMENT_WORDS.search(sentence))
    ):
        return False
    return bool(_REQUIREMENT_WORDS.search(sentence)) or not (_COMPANY.search(sentence) or _SINCE_BEFORE.search(before))


def _is_optional(before: str, after: str) -> bool:
    """Return whether the years are preferred rather than required.

    Words about another part of the sentence ("5+ years with Java, preferably in the cloud") do not count.
    """
    if _OPTIONAL_BEFORE.search(before):
        return True
    optional = _OPTIONAL_AFTER.search(after)
    if not optional:
        return False
    bracket = after.rfind("(", 0, optional.start())
    boundary = bracket if bracket > after.rfind(")", 0, optional.start()) else after.rfind(",", 0, optional.start())
    between = after[boundary + 1 : optional.start()].strip()
    return boundary < 0 or not between or (boundary != bracket and between.split()[0].casefold() in ("or", "and"))


def _is_substitute(before: str, after: str) -> bool:
    """Return whether the years are an alternative to a degree."""
    return bool((_DEGREE.search(before) and _SUBSTITUTE.search(before)) or _SUBSTITUTE_AFTER.search(after[:120]))


def _parse_years(match: re.Match[str]) -> float:
    low = match["low"].casefold()
    number = float(_NUMBER_BY_WORD[low]) if low in _NUMBER_BY_WORD else float(low.replace(",", "."))
    return number / 12 if match.re is _MENTION and match["months"] else number


def _sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start and end of the sentence around a position, at most `_MAX_SENTENCE_DISTANCE` away."""
    first, last = max(0, start - _MAX_SENTENCE_DISTANCE), min(len(text), end + _MAX_SENTENCE_DISTANCE)
    for boundary in _SENTENCE_END.finditer(text, first, last):
        if boundary.end() <= start:
            first = boundary.end()
        elif boundary.start() >= end:
            return first, boundary.start() + 1
    return first, last
