"""Classify the sections of an ad by the words of their headings, or else by their text and position.

The words are in `section_patterns.py`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from postings.choices import SectionKind
from postings.content.section_patterns import DESCRIPTION, FORM_HEADINGS, HEADINGS, TEXTS
from postings.content.types import Line

_K = SectionKind

# Desired skills are requirements if the ad has no other requirements.
_DESIRED = re.compile(r"\bdesir(ed|able)\b|\bideally\b|like to see")
# Kinds whose sections hold all sorts of text. If it is clearly about equal opportunity or benefits, that kind applies.
_AMBIGUOUS_KINDS = {_K.ABOUT_COMPANY, _K.ABOUT_TEAM, _K.ABOUT_ROLE, _K.PROCESS}
# What follows these words are reasons to take the job, even in a list.
_REASONS = ("why ", "what makes ")
_CLEAR_HEADING = re.compile(r"^about\b|values|mission|story|description|overview|^who\b|role|position|opportunity|process\b")
_OVERRIDING_KINDS = (_K.EQUAL_OPPORTUNITY, _K.BENEFITS, _K.COMPENSATION)

_MAX_TEXT = 3_000
_TECHNOLOGIES = re.compile(
    r"^(?:(?:our|your|the) )?(?:tech(?:nical|nology)? ?stack|technolog(?:y|ies)|stack|tools?|tools (?:and|&) technologies|"
    r"technologies|tecnolog[ií]as|technologien)$",
    re.IGNORECASE,
)
# "Responsibilities of our financial analyst"
_FOR_THE_JOB = re.compile(r"\s(?:for|of|as|[-–:])\s(?:(?:an?|our|the|this|your)\s)?(?P<job>.+)$")
_KINDS_OF_LISTS = (_K.RESPONSIBILITIES, _K.REQUIREMENTS, _K.PREFERRED, _K.BENEFITS)
_INTRODUCTION_KINDS = (_K.ABOUT_COMPANY, _K.ABOUT_ROLE, _K.ABOUT_TEAM)


class _Scores(dict[SectionKind, int]):
    """How often a text matches the patterns of each kind, counted when it is asked for."""

    def __init__(self, lines: Sequence[Line]):
        super().__init__()
        self._text = "\n".join(line.text for line in lines)[:_MAX_TEXT].lower().replace("’", "'")

    def __missing__(self, kind: SectionKind) -> int:
        pattern = TEXTS.get(kind)
        self[kind] = len(pattern.findall(self._text)) if pattern else 0
        return self[kind]


def classify_sections(headings: Sequence[str], contents: Sequence[Sequence[Line]], title: str = "") -> list[SectionKind]:
    """Return the kinds of the sections of one ad, in order. A section without a heading has an empty string as heading."""
    kinds: list[SectionKind] = []
    title_words = _words(title)
    for heading, lines in zip(headings, contents, strict=True):
        previous = kinds[-1] if kinds else None
        parent = previous if kinds and not contents[len(kinds) - 1] else None
        kind = _classify(_normalize_heading(heading), lines, title_words, previous, parent)
        if kind is _K.PREFERRED and _DESIRED.search(heading.lower()) and not {_K.REQUIREMENTS, _K.PREFERRED} & {*kinds}:
            kind = _K.REQUIREMENTS
        kinds.append(kind)
    for index in range(len(kinds) - 2, -1, -1):
        if not contents[index] and _takes_next_kind(_normalize_heading(headings[index]), title_words, kinds[index + 1]):
            kinds[index] = kinds[index + 1]
    return kinds


def is_label(text: str) -> bool:
    """Return whether the words of a short line say what a list below it is about."""
    return _match_heading(_normalize_heading(text)) in _KINDS_OF_LISTS


def is_section_label(text: str) -> bool:
    """Return whether a few words say that what belongs to them is a list of tasks, skills, benefits or the like."""
    return is_label(text) or bool(_TECHNOLOGIES.search(text))


def is_heading_text(text: str) -> bool:
    """Return whether the words of a line alone make it a heading."""
    return bool(_match_heading(_normalize_heading(text)) or _form_kinds(_normalize_heading(text)))


def _classify(
    heading: str, lines: Sequence[Line], title_words: set[str], previous: SectionKind | None, parent: SectionKind | None
) -> SectionKind:
    """Return the kind of one section.

    `previous` is the kind of the section before, and `parent` the same if that is a heading without text.
    """
    if not heading and previous is None and _is_list(lines):
        return _classify_list(lines)
    if not heading:
        return previous or _best_kind(_Scores(lines), _INTRODUCTION_KINDS) or _K.ABOUT_COMPANY
    kind = _classify_by_heading(heading, title_words)
    if form_kinds := _form_kinds(heading):
        kind = _classify_by_text(lines, form_kinds)
    elif kind in _AMBIGUOUS_KINDS and not _CLEAR_HEADING.search(heading):
        overriding = (_K.BENEFITS,) if heading.startswith(_REASONS) else _OVERRIDING_KINDS
        kind = _override_by_text(_Scores(lines), kind, overriding)
    elif kind is None and parent is None:
        scores = _Scores(lines)
        if previous and previous is not _K.OTHER:
            scores[previous] += 2
        kind = _best_kind(scores, _KINDS_OF_LISTS) if _is_list(lines) else None
        kind = kind or _best_kind(scores, SectionKind)
    kind = kind or parent or previous or _K.ABOUT_COMPANY
    is_list = kind is _K.ABOUT_ROLE and not heading.startswith(_REASONS) and _is_list(lines)
    return _classify_list(lines) if is_list else kind


def _takes_next_kind(heading: str, title_words: set[str], next_kind: SectionKind) -> bool:
    """Return whether a heading without text is a title for the sections that follow."""
    if DESCRIPTION.match(heading):
        return next_kind in _INTRODUCTION_KINDS
    return not (_form_kinds(heading) or _classify_by_heading(heading, title_words))


def _classify_by_text(lines: Sequence[Line], kinds: tuple[SectionKind, ...]) -> SectionKind:
    """Return the kind of a form field that the text matches most.

    Responsibilities and requirements count as text about the role.
    """
    scores = _Scores(lines)
    scores[_K.ABOUT_ROLE] += scores[_K.RESPONSIBILITIES] + scores[_K.REQUIREMENTS]
    if kinds[0] is _K.ABOUT_ROLE and _is_list(lines):
        return kinds[0]
    return _best_kind(scores, kinds) or kinds[0]


def _override_by_text(scores: _Scores, default: SectionKind, others: Iterable[SectionKind]) -> SectionKind:
    """Return the default kind, unless the text is clearly about one of the others. Tasks and requirements are the role's."""
    best = _best_kind(scores, others)
    about_default = scores[default]
    if default is _K.ABOUT_ROLE:
        about_default += scores[_K.RESPONSIBILITIES] + scores[_K.REQUIREMENTS]
    return best if best and scores[best] >= 3 and scores[best] > 2 * about_default else default


def _classify_list(lines: Sequence[Line]) -> SectionKind:
    """Return the kind of a list below a heading such as `The role`."""
    scores = _Scores(lines)
    return _best_kind(scores, (_K.RESPONSIBILITIES, _K.REQUIREMENTS)) or _K.RESPONSIBILITIES


def _classify_by_heading(heading: str, title_words: set[str]) -> SectionKind | None:
    about_title = len(title_words & _words(heading)) >= 2 and not heading.startswith(_REASONS)
    kind = _match_heading(_without_title(heading, title_words)) or _match_heading(heading)
    return _K.ABOUT_ROLE if about_title and kind in {None, _K.ABOUT_COMPANY} else kind


def _without_title(heading: str, title_words: set[str]) -> str:
    """Return the heading of a list without the title of the job, whose words may name another subject.

    >>> _without_title("duties of a benefits clerk", {"benefits", "clerk"})
    'duties'
    """
    match = _FOR_THE_JOB.search(heading)
    if match and (words := _words(match["job"])) and words <= title_words:
        list_heading = heading[: match.start()]
        return list_heading if _match_heading(list_heading) in _KINDS_OF_LISTS else heading
    return heading


@lru_cache(maxsize=4096)
def _match_heading(heading: str) -> SectionKind | None:
    return next((kind for kind, pattern in HEADINGS if pattern.search(heading)), None)


def _form_kinds(heading: str) -> tuple[SectionKind, ...] | None:
    return next((kinds for pattern, kinds in FORM_HEADINGS if pattern.match(heading)), None)


def _is_list(lines: Sequence[Line]) -> bool:
    """Return whether the lines are a list, with at most one line such as `You will:` before it."""
    items = sum(line.is_item for line in lines)
    starts = bool(lines) and (lines[0].is_item or lines[0].text.endswith(":"))
    return starts and items >= 3 and items >= 0.7 * len(lines)


def _best_kind(scores: _Scores, kinds: Iterable[SectionKind]) -> SectionKind | None:
    """Return the kind with the highest score, the first if several are equal; None if no pattern matches."""
    best = max(kinds, key=scores.__getitem__)
    return best if scores[best] else None


def _normalize_heading(heading: str) -> str:
    text = re.sub(r"^[\W_]+", "", heading.lower().replace("’", "'").replace("‘", "'")).rstrip(" :.*_-–")
    return re.sub(r"\b(you|we)( will|'ll| would|'d)\b", r"\1'll", text)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", text.lower()))
