"""Detect reposts: ads for the same role, posted once per city or again each month.

`normalize_title` returns the same for titles that differ only in place, work mode or requisition number. `similarity`
compares the sketches of two texts. A sketch is a bottom-k MinHash: the smallest hashes of all shingles of five words. It
estimates the Jaccard similarity of the shingles within about 0.06.
"""

import re
import unicodedata
from functools import cache
from hashlib import blake2b

from postings.reference import gazetteer

SKETCH_SIZE = 64
# Minimum similarity of ads for the same role, given the same company and normalized title. Of pairs from 0.65 to 0.8 about
# nine in ten were the same role when checked by hand, of pairs below 0.55 half.
MIN_SIMILARITY = 0.65
_SHINGLE_LENGTH = 5

_GENDERS = re.compile(
    r"\(\s*(?:all|any|every)\s+genders?\s*\)|\ball genders?\b|"
    r"(?<![\w/])\(?\b[mfhwdx](?:\s?[/|-]\s?(?:div|inter|[mfhwdxi*])){1,3}\b\.?\)?(?!/)|\((?:e|se|euse|rice|ne|in|gn)\)",
    re.IGNORECASE,
)
_REQUISITION = re.compile(
    r"^\s*\(?\d{2,}(?:-\d+)?\)?\s*[-–_:]\s*|[(\[]\s*(?:(?:req|ref|id|job|jr|"
    r"r)[\s.#:_-]*){0,2}(?!20\d\d\b)\d{3,}[a-z]?\s*[)\]]|"
    r"\b(?:req|ref|id|job|jr|r)[\s.#:_-]*\d{3,}[a-z]?\b|#\s?\d+\b|\b(?!20\d\d\b)\d{4,}\b",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*[()\[\]|]\s*|\s+[-–—/]+\s+|\s*[,;:–—]\s+|,|\s-(?=\w)|(?<=\w)-\s")
_WORD = re.compile(r"[^\s/&]+")
_WORK_MODE_WORDS = frozenset(
    "remote remotely hybrid onsite on-site wfh telecommute telecommuting home-based home-office relocation remote-first "
    "remote-friendly remoto télétravail homeoffice".split()
)
# Words beside a place or work mode that are removed with it.
_FILLER_WORDS = frozenset(
    "in from for within or and the of only based friendly eligible fully 100% area region timezone timezones time zone "
    "zones hours est pst cet cest utc gmt job position opportunity work working home office at all any location locations "
    "multiple various north south east west central greater à en und oder et ou".split()
)
_LEVEL_NAMES = {"sr": "senior", "snr": "senior", "jr": "junior"}
_COUNTRIES_WITH_STATES = ("US-", "CA-", "GB-", "AU-")
_CITY_ABBREVIATIONS = ("nyc", "sf", "dfw", "bay area", "sf bay area", "washington dc", "new england")
_MIN_POPULATION = 250_000
_MAX_PLACE_WORDS = 4


def normalize_title(title: str) -> str:
    """Return the title in lower case without place, work mode, requisition number and gender markers.

    Level and team are kept.

    >>> normalize_title("2024-7223_Senior Go Engineer (Remote, Poland)")
    'senior go engineer'
    """
    text = _GENDERS.sub(" ", " ".join(unicodedata.normalize("NFKC", title).split()))
    text = _REQUISITION.sub(" ", text)
    words: list[str] = []
    is_after_place = False
    for part in _SEPARATORS.split(text):
        if part_words := _WORD.findall(part):
            kept = _strip_places(part_words, is_after_place)
            is_after_place = len(kept) < len(part_words)
            words += kept
    words = words or _WORD.findall(title)
    cleaned = (word.casefold().strip(".,;:!*\"'“”‘’-–_@…") for word in words)
    return " ".join(_LEVEL_NAMES.get(word, word) for word in cleaned if word)


def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest `SKETCH_SIZE` hashes of the text's shingles, sorted.

    Each fits 56 bits and is the same in every process.
    """
    words = re.findall(r"\w+", text.casefold())
    shingles = (
        {" ".join(words[start : start + _SHINGLE_LENGTH]) for start in range(max(1, len(words) - _SHINGLE_LENGTH + 1))}
        if words
        else set()
    )
    hashes = {int.from_bytes(blake2b(shingle.encode(), digest_size=7).digest(), "big") for shingle in shingles}
    return tuple(sorted(hashes)[:SKETCH_SIZE])


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Return the estimated Jaccard similarity of the shingles of two texts, from 0 to 1."""
    smallest = sorted({*a, *b})[:SKETCH_SIZE]
    return len({*a} & {*b} & {*smallest}) / len(smallest) if smallest else 0.0


def _strip_places(words: list[str], is_after_place: bool) -> list[str]:
    """Return a part of a title without places and work modes at its end, and without work modes at its start."""
    start, end, has_place = 0, len(words), False
    while end:
        if length := _place_length(words[max(0, end - _MAX_PLACE_WORDS) : end]):
            has_place = True
        elif _strip_punctuation(words[end - 1]) in _FILLER_WORDS or words[end - 1] in _state_codes():
            length = 1
        else:
            break
        end -= length
    if not has_place and not (is_after_place and end == 0):
        end = len(words)
    while start < end and _strip_punctuation(words[start]) in _WORK_MODE_WORDS:
        start += 1
    return words[start:end]


def _place_length(words: list[str]) -> int:
    """Return how many words at the end are a place or a work mode."""
    if _strip_punctuation(words[-1]) in _WORK_MODE_WORDS:
        return 1
    lengths = range(min(_MAX_PLACE_WORDS, len(words)), 0, -1)
    return next((length for length in lengths if _is_place(" ".join(words[-length:]))), 0)


def _strip_punctuation(word: str) -> str:
    return word.casefold().strip("().,*!-–")


def _is_place(name: str) -> bool:
    """Return whether a name is a place. Short names must be upper case: `US`, not `us`."""
    key = gazetteer.normalize(name.strip("*!-–"))
    return key in _place_names() and (len(key) > 3 or name.isupper() or "." in name)


@cache
def _place_names() -> frozenset[str]:
    """Return the names of countries, regions, large cities, and the states of countries that use them in titles."""
    states = (
        name
        for name, codes in gazetteer.subdivisions().items()
        if any(code.startswith(_COUNTRIES_WITH_STATES) for code in codes)
    )
    cities = (
        name
        for name, entries in gazetteer.cities().items()
        if any(entry.population >= _MIN_POPULATION and gazetteer.normalize(entry.name) == name for entry in entries)
    )
    return frozenset(
        [*gazetteer.countries(), *gazetteer.regions(), *gazetteer.COUNTRY_GROUPS, *states, *cities, *_CITY_ABBREVIATIONS]
    )


@cache
def _state_codes() -> frozenset[str]:
    """Return state codes such as `TX`. Alone, a code may mean something else (`AR`, `QC`)."""
    return frozenset(code[3:] for code in gazetteer.subdivision_codes() if code.startswith(("US-", "CA-")))
