"""Company names that are probably duplicates, and suspicious names: hints for editors, without database access.

Uncertain matches are left out, since editors stop checking a list with many wrong ones. Names that are treated as equal
without asking an editor are defined in `postings/reference/name_keys.py`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from operator import attrgetter

from rapidfuzz.distance import OSA, Postfix, Prefix

from postings.reference.name_keys import LEGAL_FORMS, exact_key, loose_key, split_words

# Words that do not distinguish companies at the end of a name.
_GENERIC_WORDS = set(
    "ai app apps careers com company consulting dev digital global group holding holdings hq international io jobs lab labs "
    "net org services software solution solutions studio studios systems tech technologies technology worldwide".split()
)
_PLACES = set(
    "africa america americas apac asia australia austria belgium benelux brasil brazil canada china deutschland emea eu "
    "europe france germany india ireland israel italy japan korea latam mexico nederland netherlands philippines poland "
    "portugal singapore spain states sweden switzerland uk united us usa".split()
)
# What may remain of a legal form at the end of a name.
_NO_NAMES = LEGAL_FORMS | {"and"}
_TELLS_LITTLE = _GENERIC_WORDS | _PLACES | _NO_NAMES
# The minimum length of what names have in common if they differ only by these words.
_STEM = 4
# The minimum length of words for which a difference is taken for a misspelling: a final s or two swapped letters, a
# missing letter, a replaced letter.
_SWAPPED, _MISSING, _OTHER = 6, 8, 10
# A key that more companies than this share is ignored.
_MANY = 20
# Confusable characters within ASCII, for which the case of names is kept. From UTS 39, confusables.txt.
_LIKE_IN_ASCII = str.maketrans({"0": "O", "1": "l", "I": "l", "m": "rn"})
# Scripts that UTS 39, 5.2, "highly restrictive", allows together, and scripts of characters that several scripts share.
_TOGETHER = ({"LATIN", "HAN", "HIRAGANA", "KATAKANA"}, {"LATIN", "HAN", "BOPOMOFO"}, {"LATIN", "HAN", "HANGUL"})
_OF_ANY_SCRIPT = {"COMMON", "INHERITED", "Unknown"}
# Invisible characters that Unicode classes as letters, marks or symbols.
_BLANK = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Invisible characters that separate or join letters of Persian or Hindi, and emoji.
_JOINERS = {"\u200c", "\u200d"}


@dataclass(frozen=True)
class Pair:
    """Two company ids, `a` the lower one, and a sentence that says why they may be duplicates. It calls `a` the first."""

    a: int
    b: int
    reason: str


@dataclass(frozen=True)
class _Spelling:
    """A name and the keys by which it is compared with others. `shape`, `look` and `more` keep its case."""

    written: str
    # All words joined, without the legal form; accented and confusable letters are replaced by ASCII letters.
    shape: str
    plain: str
    look: str
    words: tuple[str, ...]
    sorted_words: str
    # The name without common words, the kinds of these words, and these words as written.
    stem: str
    kind: tuple[str, ...]
    more: str


# The id of a company and one of its spellings.
_Of = tuple[int, _Spelling]


def find_duplicates(names: Mapping[int, Sequence[str]], only: Collection[int] | None = None) -> list[Pair]:
    """Return the pairs of companies that are probably duplicates, ordered by their ids, each with its strongest reason.

    `names` holds each company's name and its aliases. `only` limits the result to pairs with one of these ids, but all
    names are needed for that too.
    """
    wanted = set(names if only is None else only)
    spellings = [(key, _read(name)) for key in sorted(names) for name in names[key]]
    reasons: dict[tuple[int, int], str] = {}
    for shared, reason in _SHARED:
        values = {shared(spelling) for key, spelling in spellings if key in wanted}
        for group in _groups((each for each in spellings if shared(each[1]) in values), shared).values():
            _note(reasons, group, group, wanted, reason)
    for group, other in _one_letter_apart(spellings, wanted):
        _note(reasons, group, other, wanted, _misspelt)
    return [Pair(*ids, reasons[ids]) for ids in sorted(reasons)]


def name_warning(name: str) -> str:
    """Return a sentence that says why a name is suspicious: invisible characters or letters of several scripts (UTS 39).

    Return an empty string for a normal name in any script.
    """
    for before, sign in zip(" " + name, name, strict=False):
        if _is_invisible(sign, before):
            return f"Contains an invisible character: {unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}."
    words = split_words(name)
    for word in words:
        scripts = _scripts(word)
        if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
            return f"Mixes {' and '.join(sorted(_titled(script) for script in scripts))} letters in one word."
    foreign = [word for word in words if _scripts(word) - {"LATIN"}]
    if foreign and all(_in_ascii(word).isascii() for word in foreign):
        return f"Contains {_titled(min(_scripts(foreign[0]) - {'LATIN'}))} letters that look like Latin letters."
    return ""


def _groups(spellings: Iterable[_Of], shared: Callable[[_Spelling], str]) -> dict[str, list[_Of]]:
    """Return the spellings grouped by the value of `shared`, without values that too many companies share."""
    groups: dict[str, list[_Of]] = defaultdict(list)
    for company, spelling in spellings:
        if value := shared(spelling):
            groups[value].append((company, spelling))
    return {value: group for value, group in groups.items() if len({company for company, _ in group}) <= _MANY}


def _note(
    reasons: dict[tuple[int, int], str],
    some: list[_Of],
    others: list[_Of],
    wanted: set[int],
    reason: Callable[[_Spelling, _Spelling], str],
) -> None:
    """Add a reason for each wanted pair of the two groups that has none yet."""
    for a, first in some:
        for b, second in others:
            if a != b and (a in wanted or b in wanted) and (min(a, b), max(a, b)) not in reasons:
                found = reason(first, second) if a < b else reason(second, first)
                if found:
                    reasons[min(a, b), max(a, b)] = found


def _one_letter_apart(spellings: Sequence[_Of], wanted: set[int]) -> Iterator[tuple[list[_Of], list[_Of]]]:
    """Yield the groups of names that differ by one missing, replaced or swapped letter.

    Two such names are equal if one letter of the longer one, or of each, is left out, so only these are compared. The first
    letter is left alone, since it is hardly ever misspelled, and so are digits, since another number is another name.
    """
    near = {(name.plain[:1], len(name.plain) + more) for key, name in spellings if key in wanted for more in (-1, 0, 1)}
    long = [each for each in spellings if len(each[1].plain) >= _SWAPPED]
    by_plain = _groups([each for each in long if (each[1].plain[0], len(each[1].plain)) in near], attrgetter("plain"))
    shortened: dict[str, list[str]] = defaultdict(list)
    for name in by_plain:
        shorter = {name[:at] + name[at + 1 :] for at in range(1, len(name)) if not name[at].isdigit()}
        for short in {name, *shorter}:
            shortened[short].append(name)
    pairs = {pair for alike in shortened.values() if 1 < len(alike) <= _MANY for pair in combinations(alike, 2)}
    for one, other in sorted(pairs):
        if OSA.distance(one, other, score_cutoff=1) == 1:
            yield by_plain[one], by_plain[other]


def _misspelt(first: _Spelling, second: _Spelling) -> str:
    """Return how two names differ by one letter, or an empty string if it is early in a word or the word is short."""
    changed = [pair for pair in zip(first.words, second.words, strict=False) if pair[0] != pair[1]]
    if len(first.words) != len(second.words) or len(changed) != 1:
        return ""
    short, long = sorted(changed[0], key=len)
    if long == short + "s":
        return "Singular and plural of the same name." if len(short) >= _SWAPPED else ""
    at = Prefix.similarity(short, long)
    if sorted(short) == sorted(long):
        enough = _SWAPPED
    else:
        enough = _MISSING if len(short) < len(long) and at < len(short) else _OTHER
    return "Names differ by one letter." if len(short) >= enough and at > 1 else ""


def _same_letters(first: _Spelling, second: _Spelling) -> str:
    """Return how names that are equal in ASCII differ: not at all, in script, in accents or in an "and"."""
    if loose_key(first.written) == loose_key(second.written):
        return "Same letters."
    scripts, others = _scripts(first.written) - {"LATIN"}, _scripts(second.written) - {"LATIN"}
    if scripts != others:
        which, foreign = ("first", scripts - others) if scripts - others else ("second", others - scripts)
        return f"Names look alike: the {which} has {_titled(min(foreign))} letters."
    if scripts:
        return "Names look alike."
    return (
        "Same name except for “&”." if ("&" in first.written) != ("&" in second.written) else "Same name except for accents."
    )


def _like_signs(first: _Spelling, second: _Spelling) -> str:
    one, other = first.shape, second.shape
    start = Prefix.similarity(one, other)
    end = Postfix.similarity(one[start:], other[start:])
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    return f"Names look alike: the first has {one} where the second has {other}."


def _more_words(first: _Spelling, second: _Spelling) -> str:
    """Return how names that are equal without common words differ. If both have such words, their kinds must be equal."""
    if first.more and second.more:
        return f"Same name except for {first.more} and {second.more}." if first.kind == second.kind else ""
    more = first.more or second.more
    return f"One name has {'extra words' if ' ' in more else 'an extra word'}: {more}."


# The keys that two names may share, the most certain first, each with the function that returns the reason.
_SHARED: tuple[tuple[Callable[[_Spelling], str], Callable[[_Spelling, _Spelling], str]], ...] = (
    (attrgetter("plain"), _same_letters),
    (attrgetter("look"), _like_signs),
    (attrgetter("sorted_words"), lambda _first, _second: "Same words in a different order."),
    (attrgetter("stem"), _more_words),
)


@lru_cache(maxsize=50_000)
def _read(name: str) -> _Spelling:
    """Return the comparison keys of a name. They are cached, since successive calls are about mostly the same names."""
    visible = exact_key(name)
    words = _words(visible)
    while len(words) > 1 and words[-1].casefold() in _NO_NAMES:
        words.pop()
    words = [_in_ascii(word) for word in words]
    shape = "".join(words)
    normalized = tuple(word.casefold() for word in words)
    return _Spelling(
        name,
        shape,
        "".join(normalized),
        shape.translate(_LIKE_IN_ASCII) if len(shape) > _STEM else "",
        normalized,
        " ".join(sorted(normalized)) if len(normalized) > 1 else "",
        *_without_generic_words(visible),
    )


def _words(name: str) -> list[str]:
    """Return the words of a name, with "and" for "&", and with B.V. and Ebbmark's as one word each."""
    together = re.sub(r"(?<=\b\w)\.(?=\w\b)|['’]", "", name)
    return split_words(together.replace("&", " and "))


def _without_generic_words(name: str) -> tuple[str, tuple[str, ...], str]:
    """Return the stem of a name without common words, "The" and brackets, the kinds of these words, and the words."""
    more = re.findall(r"\(\s*([^()\s][^()]*)\)", name)
    words = _words(re.sub(r"\([^()]*\)", " ", name))
    plain: list[str] = []
    if len(words) > 1 and words[0].casefold() == "the":
        more.insert(0, words.pop(0))
    while len(words) > 1 and (last := words[-1].casefold()) in _TELLS_LITTLE:
        word = words.pop()
        if last not in _NO_NAMES:
            more.insert(0, word)
        if last in _GENERIC_WORDS:
            plain.append(last)
    joined = re.fullmatch(r"(.*[a-z])([A-Z][A-Za-z]*)", words[-1]) if words else None
    if joined and (last := joined[2].casefold()) in _GENERIC_WORDS:
        words[-1] = joined[1]
        more.insert(0, joined[2])
        plain.append(last)
    stem = _in_ascii("".join(words)).casefold()
    if len(stem) < _STEM or stem in _TELLS_LITTLE:
        return "", (), ""
    # Technology, Technologies and Tech are of one kind, and so are Lab and Labs.
    return stem, tuple(re.sub(r"(nolog(y|ies)|s)$", "", word) for word in plain), " ".join(more)


def _in_ascii(text: str) -> str:
    """Return a text with ASCII letters for accented or confusable ones. Other letters are kept."""
    if text.isascii():
        return text
    signs: list[str] = []
    for sign in unicodedata.normalize("NFD", text):
        if not (signs and signs[-1].isascii() and unicodedata.combining(sign)):
            signs.append(_ascii_confusables().get(sign, sign))
    return "".join(signs)


@cache
def _ascii_confusables() -> dict[str, str]:
    """Return the ASCII letters for each confusable character of any script, from the table of UTS 39."""
    from confusable_homoglyphs.confusables import confusables_data  # 10 MB, not needed if all names are ASCII

    looks = {}
    for sign, alike in confusables_data.items():
        for other in alike if len(sign) == 1 and not sign.isascii() else ():
            letters = "".join(part for part in unicodedata.normalize("NFD", other["c"]) if not unicodedata.combining(part))
            if letters.isascii() and letters.isalnum():
                looks[sign] = letters
    return looks


def _scripts(text: str) -> set[str]:
    """Return the scripts of a text's letters, by their Unicode names."""
    if text.isascii():
        return {"LATIN"} if any(sign.isalpha() for sign in text) else set()
    from confusable_homoglyphs.categories import alias  # as above

    return {alias(sign) for sign in text} - _OF_ANY_SCRIPT


def _titled(script: str) -> str:
    return script.replace("_", " ").title()


def _is_invisible(sign: str, before: str) -> bool:
    if sign in _JOINERS:
        return _scripts(before) <= {"LATIN", "GREEK", "CYRILLIC"} and unicodedata.category(before) not in {"So", "Sk", "Mn"}
    return sign in _BLANK or unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"}
