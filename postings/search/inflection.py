"""Forms of a word: singular and plural, masculine and feminine. All words are tokens of the text index."""

import re
from functools import lru_cache

Words = tuple[str, ...]

# The ending of a German word for women, or for several people: "Analystin", "Praktikanten".
_GERMAN_ENDING = re.compile(r"(?<=\w{3}(?:er|or|nt|st|ur))(?:innen|in|en)$")
# Endings of French and Spanish words for men and women.
_GENDERS = (
    ("teur", "trice"),
    ("eur", "eure", "euse"),
    ("ador", "adora", "adores", "adoras"),
    ("edor", "edora", "edores", "edoras"),
    ("ero", "era", "eros", "eras"),
    ("ier", "iere", "iers", "ieres"),
    ("ien", "ienne", "iens", "iennes"),
)
_MIN_STEM = 3
# How ads address all genders: "(m/w/d)", "Entwickler:in", "chargé·e", "desarrollador/a".
_ALL_GENDERS = re.compile(
    r"\(?(?<![\w/])[mwdfhxMWDFHX](?: ?[/|,] ?[mwdfhxiMWDFHXI]){1,3}(?![\w/])\)?|\((?:gn|all genders|alle geschlechter)\)|"
    r"(?<=\w\w\w)(?:[*:_·/]-?(?:innen|in)|(?<=er)In(?:nen)?|[·.](?:e|ne|euse|rice|trice)s?|/(?:euse|trice|a|as)|"
    r"\((?:in|innen|e|ne|euse|rice|trice|a|as|s)\))(?!\w)",
)


@lru_cache(maxsize=4096)
def inflected(words: Words) -> tuple[Words, ...]:
    """Return words with the last one in singular and plural, and in its masculine and feminine forms.

    The plural is formed with an s as in English and several other languages. A masculine German word stays, since it may be
    an English one.

    >>> inflected(("data", "centers"))
    (('data', 'centers'), ('data', 'center'))
    >>> inflected(("analystin",))
    (('analystin',), ('analystins',), ('analyst',))
    """
    *before, word = words
    others = (_singular(word) or _plural(word), *_other_genders(word))
    return tuple(dict.fromkeys((*before, form) for form in (word, *others) if form))


def _other_genders(word: str) -> tuple[str, ...]:
    if (masculine := _GERMAN_ENDING.sub("", word)) != word:
        return (masculine,)
    for endings in _GENDERS:
        for ending in endings:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _MIN_STEM:
                return tuple(stem + other for other in endings)
    return ()


def _singular(word: str) -> str | None:
    if not _has_plural(word) or not word.endswith("s"):
        return None
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and not word.endswith(("ss", "us", "is")) else None


def _plural(word: str) -> str | None:
    if not _has_plural(word) or word.endswith("s"):
        return None
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"


def _has_plural(word: str) -> bool:
    return word.isalpha() and word.isascii() and len(word) > 2


def without_genders(text: str) -> str:
    """Return a text without what it adds to words to address all genders.

    >>> without_genders("Entwickler:in (m/w/d)")
    'Entwickler'
    """
    return _ALL_GENDERS.sub("", text).strip() or text
