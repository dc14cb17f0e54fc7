"""Keys for comparing names of companies and teams, and slugs. Does not access the database."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from django.utils.text import slugify

_MAX_SLUG_LENGTH = 60
# "none" means "not stated" in URLs, so it cannot be a slug.
_RESERVED_SLUGS = {"none"}
# Letters without an accent to remove, which `slugify` would leave out.
_LATIN_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
    }
    | {"ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ı": "i"}
)

# Legal forms at the end of company names.
LEGAL_FORMS = set(
    "inc incorporated llc ltd limited corp corporation co plc llp lp gmbh ag kg se sa sas sarl bv nv srl spa sl pty oy ab "
    "as aps kk ou sro pbc".split()
)


def exact_key(name: str) -> str:
    """Return a name with its case, without invisible differences: width, spacing and format characters."""
    visible = "".join(
        character for character in unicodedata.normalize("NFKC", name) if unicodedata.category(character) != "Cf"
    )
    return " ".join(visible.split())


def loose_key(name: str) -> str:
    """Return letters and digits of a company name without its legal form, to find different spellings of one company.

    >>> loose_key("Ebb-Mark, Inc.") == loose_key("EBBMARK")
    True
    """
    normalized = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name_key(name))  # B.V. is BV
    words = split_words(normalized)
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return "".join(words) or normalized


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Return a name without differences in case, width, spacing and format characters, for comparison.

    >>> name_key("Ebb\\u200eMark") == name_key(" ebbmark ")
    True
    """
    normalized = unicodedata.normalize("NFKC", name).casefold()
    visible = "".join(character for character in normalized if unicodedata.category(character) != "Cf")
    return " ".join(visible.split())


def split_words(name: str) -> list[str]:
    """Return the words of a name as written, without punctuation."""
    return "".join(
        character if unicodedata.category(character)[0] in "LNM" or character in "+#" else " " for character in name
    ).split()


def readable_slug(text: str, unique: str) -> str:
    """Return a stable slug: the words of `text`, and a short hash of `unique`."""
    suffix = hashlib.sha256(unique.encode("utf-8")).hexdigest()[:8]
    words = _words(text)
    return f"{words}-{suffix}" if words else suffix


def name_slug(name: str, is_free: Callable[[str], bool], preferred: str = "") -> str:
    """Return a slug for a company or team, with a number if the preferred slug, or else that of the name, is taken."""
    of_name = _words(name) or "name-" + hashlib.sha256(name.encode()).hexdigest()[:8]
    base = preferred[:_MAX_SLUG_LENGTH] or of_name
    slug, number = base, 1
    while slug in _RESERVED_SLUGS or not is_free(slug):
        number += 1
        slug = f"{base}-{number}"
    return slug


def _words(text: str) -> str:
    """Return the words of a slug.

    >>> _words("Straßen in Łódź")
    'strassen-in-lodz'
    """
    return slugify(text.translate(_LATIN_LETTERS))[:_MAX_SLUG_LENGTH].strip("-")
