"""Whether two ads are for the same role: posted once per city, or anew each month.

`normal_title` compares equal for them where nothing but place, work mode or a requisition number differs; `similarity` of
the sketches of their texts tells whether the text is the same, too. A sketch holds the least of the hashes of all runs of
five words (a bottom-k min-hash), so two of them show what share of their runs two texts have in common, within some 0.06.
"""

import re
import unicodedata
from functools import cache
from hashlib import blake2b

from postings.reference import gazetteer

SKETCH_SIZE = 64
# From this similarity on, ads of one company and one normal title are one role: of pairs from 0.65 to 0.8 some nine in ten
# were when read, of pairs below 0.55 half.
SAME_JOB = 0.65
_RUN = 5

_GENDERS = re.compile(
    r"\(\s*(?:all|any|every)\s+genders?\s*\)|\ball genders?\b|"
    r"(?<![\w/])\(?\b[mfhwdx](?:\s?[/|-]\s?(?:div|inter|[mfhwdxi*])){1,3}\b\.?\)?(?!/)|\((?:e|se|euse|rice|ne|in|gn)\)",
    re.IGNORECASE,
)
_REQUISITION = re.compile(
    r"^\s*\(?\d{2,}(?:-\d+)?\)?\s*[-–_:]\s*|[(\[]\s*(?:(?:req|ref|id|job|jr|r)[\s.#:_-]*){0,2}(?!20\d\d\b)\d{3,}[a-z]?\s*[)\]]|"
    r"\b(?:req|ref|id|job|jr|r)[\s.#:_-]*\d{3,}[a-z]?\b|#\s?\d+\b|\b(?!20\d\d\b)\d{4,}\b",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*[()\[\]|]\s*|\s+[-–—/]+\s+|\s*[,;:–—]\s+|,|\s-(?=\w)|(?<=\w)-\s")
_WORD = re.compile(r"[^\s/&]+")
_MODES = frozenset(
    "remote remotely hybrid onsite on-site wfh telecommute telecommuting home-based home-office relocation remote-first "
    "remote-friendly remoto télétravail homeoffice".split()
)
# What stands beside a place or a mode without adding to it.
_FILLERS = frozenset(
    "in from for within or and the of only based friendly eligible fully 100% area region timezone timezones time zone "
    "zones hours est pst cet cest utc gmt job position opportunity work working home office at all any location locations "
    "multiple various north south east west central greater à en und oder et ou".split()
)
_LEVELS = {"sr": "senior", "snr": "senior", "jr": "junior"}
_LISTED_STATES = ("US-", "CA-", "GB-", "AU-")
_CITIES_IN_SHORT = ("nyc", "sf", "dfw", "bay area", "sf bay area", "washington dc", "new england")
_MIN_INHABITANTS = 250_000
_MAX_PLACE_WORDS = 4


def normal_title(title: str) -> str:
    """The title without place, work mode, requisition number and gender marks, lower case; level and team stay.

    >>> normal_title("2024-7223_Senior Go Engineer (Remote, Poland)")
    'senior go engineer'
    """
    text = _GENDERS.sub(" ", " ".join(unicodedata.normalize("NFKC", title).split()))
    text = _REQUISITION.sub(" ", text)
    words: list[str] = []
    is_after_remark = False
    for piece in _PIECES.split(text):
        if own := _WORD.findall(piece):
            kept = _without_remarks(own, is_after_remark)
            is_after_remark = len(kept) < len(own)
            words += kept
    words = words or _WORD.findall(title)
    clean = (word.casefold().strip(".,;:!*\"'“”‘’-–_@…") for word in words)
    return " ".join(_LEVELS.get(word, word) for word in clean if word)


def sketch(text: str) -> tuple[int, ...]:
    """The least `SKETCH_SIZE` hashes of the text's runs of words, in order. The same in every process; each fits 56 bits."""
    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))} if words else set()
    hashes = {int.from_bytes(blake2b(run.encode(), digest_size=7).digest(), "big") for run in runs}
    return tuple(sorted(hashes)[:SKETCH_SIZE])


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The estimated share of runs of words that two texts have in common, of all that either has: from 0 to 1."""
    least = sorted({*a, *b})[:SKETCH_SIZE]
    return len({*a} & {*b} & {*least}) / len(least) if least else 0.0


def _without_remarks(words: list[str], is_after_remark: bool) -> list[str]:
    """A piece of a title without the places and modes at its end, and the modes at its beginning."""
    start, end, is_remark = 0, len(words), False
    while end:
        if length := _place_length(words[max(0, end - _MAX_PLACE_WORDS) : end]):
            is_remark = True
        elif _plain(words[end - 1]) in _FILLERS or words[end - 1] in _state_codes():
            length = 1
        else:
            break
        end -= length
    if not is_remark and not (is_after_remark and end == 0):
        end = len(words)
    while start < end and _plain(words[start]) in _MODES:
        start += 1
    return words[start:end]


def _place_length(words: list[str]) -> int:
    """How many words at the end are a place or a mode."""
    if _plain(words[-1]) in _MODES:
        return 1
    lengths = range(min(_MAX_PLACE_WORDS, len(words)), 0, -1)
    return next((length for length in lengths if _is_place(" ".join(words[-length:]))), 0)


def _plain(word: str) -> str:
    return word.casefold().strip("().,*!-–")


def _is_place(name: str) -> bool:
    """Short names count in capitals only: `US`, not `us`."""
    folded = gazetteer.fold(name.strip("*!-–"))
    return folded in _places() and (len(folded) > 3 or name.isupper() or "." in name)


@cache
def _places() -> frozenset[str]:
    """Countries, regions, the states of countries that name theirs in titles, and large cities."""
    states = (
        name for name, codes in gazetteer.subdivisions().items() if any(code.startswith(_LISTED_STATES) for code in codes)
    )
    cities = (
        name
        for name, entries in gazetteer.cities().items()
        if any(entry.population >= _MIN_INHABITANTS and gazetteer.fold(entry.name) == name for entry in entries)
    )
    return frozenset([*gazetteer.countries(), *gazetteer.regions(), *gazetteer.GROUPS, *states, *cities, *_CITIES_IN_SHORT])


@cache
def _state_codes() -> frozenset[str]:
    """Such as `TX`: alone, one may mean something else (`AR`, `QC`)."""
    return frozenset(code[3:] for code in gazetteer.subdivision_codes() if code.startswith(("US-", "CA-")))
