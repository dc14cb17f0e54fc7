"""The words of a text as tokens of the full-text index: in lower case, without accents, and names such as C++ as words."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile(r"([a-z])[\u0300-\u036f]+")
# Names that contain signs, and the token for each in the index. The triggers use the same tokens.
SIGNS = {"c++": "cplusplus", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}


def words_of(text: str) -> list[str]:
    """Return the words of a text as tokens of the index.

    >>> words_of("Señor C++/Node.js")
    ['senor', 'cplusplus', 'node', 'js']
    """
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ACCENTS.sub(r"\1", unicodedata.normalize("NFD", text)))
    for written, known in SIGNS.items():
        text = text.replace(written, f" {known} ")
    return _WORD.findall(text)


def written(known: str) -> str:
    """Return the usual spelling of a token of the index: `c++` for `cplusplus`."""
    return next((sign for sign, word in SIGNS.items() if word == known), known)
