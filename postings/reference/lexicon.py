"""Skills and the ways in which each is written, indexed by their words."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

# Latin letters only: Chinese and Japanese write names into the run of their own signs.
WORD = re.compile(r"(?<![a-z0-9])\.net\b|[a-z0-9\u00c0-\u024f]+(?:\+\+|#)?", re.IGNORECASE)
_SOFT_JOINTS = frozenset({"", " ", "-", ".", "_", "\u2010", "\u2011", "\u2013", "\xa0"})
# "SpringBoot" is Spring Boot, but two short words that are written together are often another word.
_MIN_TOGETHER = 5


@dataclass(frozen=True)
class Form:
    """A way to write a skill. With `exact_case` it is read only as written: Go, R, C.

    With `needs_company` it is an everyday word or a name as well (Spring, Chef, Excel), and is read only beside other
    skills, or where the words around say that a technology is meant ("experience with", "developer").
    """

    text: str
    exact_case: bool = False
    needs_company: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Skills by their usual name, each with the forms that it is written in (the name itself is one only if listed).

    `no_skills` are phrases that hold a skill's form and mean something else: "C-level", "R&D".
    """

    skills: tuple[tuple[str, tuple[Form, ...]], ...]
    no_skills: tuple[str, ...] = ()

    @cached_property
    def version(self) -> str:
        """Changes when anything in it does, and not with the order in which it is listed."""
        skills = sorted((name, sorted(map(repr, forms))) for name, forms in self.skills), sorted(self.no_skills)
        return hashlib.sha256(repr(skills).encode()).hexdigest()

    @cached_property
    def index(self) -> dict[str, list[tuple[str, Form]]]:
        """What a text may be, by its words as `word_key` joins them. A phrase that is no skill has no name."""
        index: dict[str, list[tuple[str, Form]]] = {}
        entries = [("", Form(text)) for text in self.no_skills]
        entries += [(name, form) for name, forms in self.skills for form in forms]
        for name, form in entries:
            index.setdefault(word_key(list(WORD.finditer(form.text)), form.text), []).append((name, form))
        for key, found in list(index.items()):
            if found[0][0] and len(together := key.replace(" ", "")) >= _MIN_TOGETHER:
                index.setdefault(together, found)
        return index

    @cached_property
    def longest(self) -> dict[str, int]:
        """The most words of a form that begins with this word."""
        longest: dict[str, int] = {}
        for key in self.index:
            if words := WORD.findall(key):
                longest[words[0]] = max(len(words), longest.get(words[0], 0))
        return longest


def word_key(words: list[re.Match[str]], text: str) -> str:
    """Words as they are compared: lower case, with a space where nothing, a space, a dot or a hyphen joins them."""
    key = words[0][0].casefold() if words else ""
    for before, after in pairwise(words):
        gap = text[before.end() : after.start()]
        key += (" " if gap in _SOFT_JOINTS else gap.strip(" ")) + after[0].casefold()
    return key
