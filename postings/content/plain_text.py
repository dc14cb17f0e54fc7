"""Normalization of single lines of text, and the maximum length of names in an ad."""

import re
import unicodedata

MAX_TITLE = 300
MAX_COMPANY = 200

# Direction marks and invisible spaces, which carry no meaning in a single line. The joiners U+200C and U+200D are kept,
# since Persian, Hindi and emoji need them.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


def clean_line(text: str) -> str:
    """Return one line in NFC with single spaces, without control, direction or invisible characters."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = "".join(" " if unicodedata.category(character) in {"Cc", "Zs", "Zl", "Zp"} else character for character in text)
    return " ".join(text.split())


def has_visible_characters(text: str) -> bool:
    """Return whether a text has a letter, number, punctuation or symbol, and not only joiners."""
    return any(unicodedata.category(character)[0] in "LNSP" for character in text)
