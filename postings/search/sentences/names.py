"""The known phrases: the words of a language and the names of the values on the board."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale
from django.utils import translation

from postings.choices import Function
from postings.reference import gazetteer
from postings.reference.city_names import other_city_names
from postings.reference.name_keys import LEGAL_FORMS
from postings.search.facets.index import Index
from postings.search.facets.value_names import ValueName, labels, skill_spellings
from postings.search.sentences.words import EVERYDAY_PLACES, KNOWN_SKILLS, Entry, Words, entries
from postings.search.tokens import words_of

_LABELS = ("skill", "practice", "place", "company", "team", "category")
# A name that a word of another meaning would not have: with a capital in the middle, or with a digit.
_COINED = re.compile(r"[a-z][A-Z]|\d")
_MAX_WORDS = 8
_MIN_LANGUAGE = 4
# How German joins the name of a language to what one can do with it: "deutschsprachig".
JOINED_TO_LANGUAGES = ("sprachig", "sprachige", "sprachigen", "sprachiger", "kenntnisse", "kenntnissen")


class Names:
    """What each phrase can be, and the values that are known to exist."""

    def __init__(self, names: Iterable[ValueName], language: str, sizes: Mapping[str, int] | None = None):
        """`sizes` has the number of open postings in each place."""
        self.sizes = sizes or {}
        self.values: set[tuple[str, str]] = set()
        self.entries: dict[Words, list[Entry]] = {words: list(found) for words, found in entries(language).items()}
        self.language = language
        for name in names:
            self.values.add((name.facet, name.value))
            for text in _texts(name):
                self._add(text, _entry(name, text))
        for text, role in _roles(language):
            self._add(text, Entry("value", "function", (role,), (role,)))
        for text, code in _countries(language).items():
            self._add(text, _place_entry("country", code, text))
        for text, region in gazetteer.regions().items():
            if ("place", region) in self.values:
                self._add(text, _place_entry("place", region, text))
        if language == "de":
            self._add_joined_places()
        for text, code in _languages(language):
            self._add(text, Entry("value", "languages", (code,), (code,), "speak"))
        self.longest = max(map(len, self.entries))

    def _add(self, text: str, entry: Entry) -> None:
        words = tuple(words_of(text))
        if 0 < len(words) <= _MAX_WORDS:
            known = self.entries.setdefault(words, [])
            if entry not in known:
                known.append(entry)

    def _add_joined_places(self) -> None:
        """Add words such as "europaweit" for the countries and regions of one word."""
        for words, entries_of in list(self.entries.items()):
            for entry in entries_of:
                is_place = entry.kind == "value" and entry.facet in {"country", "place"}
                if is_place and entry.values[0].isalpha() and len(words) == 1:
                    self._add(f"{words[0]}weit", entry._replace(needs="", exactly=""))

    def of(self, words: Words) -> list[Entry]:
        return self.entries.get(words, [])

    def has(self, facet: str, value: str) -> bool:
        return (facet, value) in self.values


def known_names(index: Index, language: str) -> Names:
    """Return the names of the values that open postings have. They are cached with the index."""
    return index.cached(("sentence names", language), lambda: _make_names(index, language))


def _make_names(index: Index, language: str) -> Names:
    return Names(_names(index), language, {place: size for size, place in index.by_size("place")})


def _names(index: Index) -> Iterator[ValueName]:
    spelled = {(name.facet, name.value, name.text.casefold()) for name in skill_spellings(index)}
    for facet in _LABELS:
        for name in labels(index, facet):
            if (facet, name.value, name.text.casefold()) not in spelled:  # the spelling says when it counts
                yield name
    yield from skill_spellings(index)


def _texts(name: ValueName) -> Iterator[str]:
    """Yield how a value is written in a sentence: a city and a team by themselves, a company also without its legal form."""
    match name.facet:
        case "place":
            yield name.text.partition(",")[0]
            code, _, city = name.value.partition("/")
            yield from other_city_names().get((code[:2], city), ())
        case "team":
            yield name.text.rpartition(", ")[0]
        case "company":
            yield name.text
            words = name.text.rstrip(".").split()
            if len(words) > 1 and words[-1].lower() in LEGAL_FORMS:
                yield " ".join(words[:-1]).rstrip(",")
        case _:
            yield name.text


def _entry(name: ValueName, text: str) -> Entry:
    if name.facet == "place":
        return _place_entry("place", name.value, text)
    needs = "team" if name.facet == "team" else ""
    if name.facet == "company" and len(text.split()) == 1 and not _COINED.search(text):
        needs = "marked"
    if text.lower() in KNOWN_SKILLS:
        return Entry("value", name.facet, (name.value,), (name.value,))
    if name.requires_context and not name.exact_case:
        needs = "context"
    return Entry("value", name.facet, (name.value,), (name.value,), needs, text if name.exact_case else "")


def _place_entry(facet: str, value: str, text: str) -> Entry:
    """Return the entry of a place. Codes must be in capitals, and names that are everyday words must follow an "in"."""
    is_code = len(text) == 2 and text.lower() not in {"uk", "eu"}
    needs = "marked" if text.lower() in EVERYDAY_PLACES else ""
    return Entry("value", facet, (value,), (value,), needs, text.upper() if is_code else "")


@cache
def _countries(language: str) -> Mapping[str, str]:
    """Return the codes of countries by their names in English and in another language."""
    names = {name: code for name, code in gazetteer.countries().items() if len(name) > 2 or name in {"us", "uk"}}
    localized = Locale.parse(language).territories
    return names | {localized[code]: code for code in gazetteer.country_names() if code in localized}


@cache
def _roles(language: str) -> list[tuple[str, str]]:
    """Return names of roles in English and in another language, and roles."""
    found = []
    for each in ("en", language):
        with translation.override(each):
            found += [(str(role.label), str(role.value)) for role in Function if role is not Function.OTHER]
    return found


@cache
def _languages(language: str) -> list[tuple[str, str]]:
    """Return names of languages in English and in another language, also as German joins them to other words, and codes."""
    found = []
    for names in (Locale.parse("en").languages, Locale.parse(language).languages):
        for code, name in names.items():
            if len(code) == 2 and len(name) >= _MIN_LANGUAGE:
                found += [(f"{name}{ending}", code) for ending in ("", *JOINED_TO_LANGUAGES)]
    return found
