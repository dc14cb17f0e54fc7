"""Skills and their aliases, indexed by their words."""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from postings.choices import SkillKind

# Latin letters only, since Chinese and Japanese text has no spaces around names.
# A search without regard to case takes longer.
WORD = re.compile(r"[a-zA-Z0-9\u00c0-\u024f]+(?:\+\+|#)?|(?<![a-zA-Z0-9])\.[nN][eE][tT]\b")
_WORD_SEPARATORS = frozenset({"", " ", "-", ".", "_", "\u2010", "\u2011", "\u2013", "\xa0"})
# "SpringBoot" is Spring Boot, but two short words without a space are often another word.
_MIN_JOINED_LENGTH = 5


@dataclass(frozen=True)
class Alias:
    """One way to write a skill. With `exact_case` it matches only in this case: Go, R, C.

    With `requires_context` it is also an everyday word or a name (Spring, Chef, Excel). It matches only beside other
    skills, or where the context shows that a technology is meant ("experience with", "developer").
    """

    text: str
    exact_case: bool = False
    requires_context: bool = False

    @property
    def marked_text(self) -> str:
        """The alias as the built-in list has it: `=` before it means exact case, and `?` that it requires context."""
        return "=" * self.exact_case + "?" * self.requires_context + self.text


@dataclass(frozen=True)
class Lexicon:
    """Skills by name, each with its aliases. The name matches only if it is listed as an alias.

    `excluded_phrases` are phrases that contain an alias but mean something else: "C-level", "R&D". `practices` are the
    names of the skills that are practices and not tools.
    """

    skills: tuple[tuple[str, tuple[Alias, ...]], ...]
    excluded_phrases: tuple[str, ...] = ()
    practices: frozenset[str] = frozenset()

    @cached_property
    def version(self) -> str:
        """A hash of the contents that does not depend on their order."""
        skills = sorted((name, sorted(map(repr, aliases))) for name, aliases in self.skills), sorted(self.excluded_phrases)
        return hashlib.sha256(repr((skills, sorted(self.practices))).encode()).hexdigest()

    @cached_property
    def index(self) -> dict[str, list[tuple[str, Alias]]]:
        """Skills and aliases by `word_key`. A phrase that is not a skill has an empty name."""
        index: dict[str, list[tuple[str, Alias]]] = {}
        entries = [("", Alias(text)) for text in self.excluded_phrases]
        entries += [(name, alias) for name, aliases in self.skills for alias in aliases]
        for name, alias in entries:
            index.setdefault(word_key(list(WORD.finditer(alias.text)), alias.text), []).append((name, alias))
        for key, matches in list(index.items()):
            if matches[0][0] and len(joined := key.replace(" ", "")) >= _MIN_JOINED_LENGTH:
                index.setdefault(joined, matches)
        return index

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of skills by their names and aliases in lower case. Names take precedence."""
        names = {alias.text.casefold(): name for name, aliases in self.skills for alias in aliases}
        return names | {name.casefold(): name for name, _ in self.skills}

    def replaced(self, names: Collection[str], name: str, aliases: Iterable[Alias], kind: SkillKind) -> "Lexicon":
        """Return a lexicon without the skills of some names, and with one of the given name if it has aliases."""
        skills = {old: forms for old, forms in self.skills if old not in names}
        practices = self.practices - {*names, name}
        if found := tuple(aliases):
            skills[name] = found
            practices |= {name} if kind == SkillKind.PRACTICE else set()
        return Lexicon(tuple(sorted(skills.items())), self.excluded_phrases, practices)

    def kind(self, name: str) -> SkillKind:
        return SkillKind.PRACTICE if name in self.practices else SkillKind.TOOL

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The keys of the index, and those of the words that they begin with."""
        return frozenset(key[: word.end()] for key in self.index for word in WORD.finditer(key))

    @cached_property
    def second_words(self) -> dict[str, set[str]]:
        """The second words of the keys of the index, by their first words."""
        words: dict[str, set[str]] = {}
        for first, second, *_ in filter(lambda found: len(found) > 1, map(WORD.findall, self.index)):
            words.setdefault(first, set()).add(second)
        return words


def word_key(words: list[re.Match[str]], text: str) -> str:
    """Return words in lower case for lookup, with one space where they are joined by a space, dot, hyphen or nothing."""
    key = words[0][0].casefold() if words else ""
    for before, after in pairwise(words):
        key = longer_key(key, text[before.end() : after.start()], after[0])
    return key


def longer_key(key: str, gap: str, word: str) -> str:
    """Return the key of some words and another one after a gap."""
    return key + (" " if gap in _WORD_SEPARATORS else gap.strip(" ")) + word.casefold()
