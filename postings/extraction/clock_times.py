"""Find the hours of a day that a sentence names, such as "9am-5pm", "9:30 – 14:00", "9 to 5" or "9 bis 17 Uhr"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_DAY, _NOON = 24 * 60, 12 * 60
_TIME = (
    r"(?:(?P<{0}hour>\d{{1,2}})(?:[:.h](?P<{0}minute>\d\d))?(?P<{0}unit>\s?(?:h|uhr|uur)\b\.?)?"
    r"\s?(?P<{0}half>[ap]\.?\s?m\b\.?)?|(?P<{0}word>noon|midnight))"
)
_SPAN = re.compile(
    rf"(?<![\d.,$€£:/+-]){_TIME.format('first_')}(?:\s?\(?[A-Z]{{2,4}}\)?)?\s*"
    r"(?:-|–|—|~|to|til|till|until|and|through|bis|à|a|às|as|alle|do|tot|till)\s*"
    rf"{_TIME.format('last_')}(?![\d%+]|\s?(?:years|hours|days|k\b))",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"\b(?:until|till|up to)\s+(?:at least\s+)?{_TIME.format('')}", re.IGNORECASE)
# Shorter spans are meetings, longer ones opening hours.
_SHORTEST, _LONGEST = 2 * 60, 12 * 60
# Without am or pm, hours begin between these times and end between those: "9 to 5".
_MORNING, _AFTERNOON = range(7 * 60, 11 * 60 + 1), range(3 * 60, 7 * 60 + 1)
_EARLIEST = 6 * 60
# "9-17" are hours of a day, and 10-14 may be people, unless a word such as "Uhr" follows.
_EVENING, _LATE = range(16 * 60, 19 * 60 + 1), range(12 * 60, 22 * 60 + 1)


class Span(NamedTuple):
    """The hours named at `text[start:end]`, in minutes of the day. `ends` is larger than a day if it is on the next one."""

    begins: int
    ends: int
    start: int
    end: int


def find_spans(text: str) -> Iterator[Span]:
    """Yield the hours of work that a sentence names."""
    for match in _SPAN.finditer(text):
        begins, ends = _minutes(match, "first_"), _minutes(match, "last_")
        if begins is None or ends is None:
            continue
        times = _settled(match, begins, ends)
        if times and _SHORTEST <= times[1] - times[0] <= _LONGEST:
            yield Span(*times, match.start(), match.end())


def find_end(text: str) -> int | None:
    """Return the time in "until 1pm", in minutes of the day, or None."""
    match = _UNTIL.search(text)
    return _minutes(match, "") if match else None


def _settled(match: re.Match[str], begins: int, ends: int) -> tuple[int, int] | None:
    """Return begin and end with the missing halves of the day, or None where they are not certain."""
    is_first_settled = bool(match["first_half"] or match["first_word"])
    if not is_first_settled and match["last_half"]:
        # Of "2-6pm" both times are in the afternoon, of "9-5pm" one is.
        if begins < _NOON and begins + _NOON < ends:
            begins += _NOON
    elif not (is_first_settled or match["last_word"]):
        is_of_24_hours = begins in _MORNING and ends in (_LATE if match["last_unit"] else _EVENING)
        if not (match["first_minute"] or match["last_minute"] or is_of_24_hours):
            if begins not in _MORNING or ends not in _AFTERNOON:
                return None
            ends += _NOON
        elif begins < _EARLIEST:
            return None
    return begins, ends if ends > begins else ends + _DAY


def _minutes(match: re.Match[str], group: str) -> int | None:
    """Return one of the times of a match in minutes, or None if there is no such time."""
    if word := match[f"{group}word"]:
        return _NOON if word.lower() == "noon" else 0
    hour, minute, half = int(match[f"{group}hour"]), int(match[f"{group}minute"] or 0), match[f"{group}half"]
    if hour > (12 if half else 24) or minute > 59:
        return None
    if half:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return hour * 60 + minute
