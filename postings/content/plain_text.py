"""One line of text as a reader sees it, and how long the names in an ad may be."""

import re
import unicodedata

MAX_TITLE = 300
MAX_COMPANY = 200

# Direction marks and invisible spaces: they change how a single line looks, never what it says.
# The joiners U+200C and U+200D stay: Persian, Hindi and emoji are spelled with them.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


def clean_line(text: str) -> str:
    """One line as a reader sees it: composed letters, single spaces, no control, direction or invisible signs."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = "".join(" " if unicodedata.category(sign) in {"Cc", "Zs", "Zl", "Zp"} else sign for sign in text)
    return " ".join(text.split())


def can_be_seen(text: str) -> bool:
    """Whether a name holds a letter, digit or sign, and not only the joiners that may stand between them."""
    return any(unicodedata.category(sign)[0] in "LNSP" for sign in text)
