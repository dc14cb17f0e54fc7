"""How names of companies and teams are compared, and how addresses are made from names. Knows no database."""

import hashlib
import re
import unicodedata

from django.utils.text import slugify

_SLUG_LENGTH = 60
# What stands for "not stated" in addresses, and so is the address of nothing.
_RESERVED = {"none"}

# What a company's legal form adds to its name, as the last words.
LEGAL_FORMS = set(
    "inc incorporated llc ltd limited corp corporation co plc llp lp gmbh ag kg se sa sas sarl bv nv srl spa sl pty oy ab "
    "as aps kk ou sro pbc".split()
)


def exact_key(name: str) -> str:
    """A name with its case, without the differences that nobody sees: width, spacing and invisible signs."""
    visible = "".join(sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign) != "Cf")
    return " ".join(visible.split())


def loose_key(name: str) -> str:
    """What the spellings of one company mostly have in common: letters and digits, without its legal form.

    >>> loose_key("Ebb-Mark, Inc.") == loose_key("EBBMARK")
    True
    """
    folded = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name_key(name))  # B.V. is BV
    words = words_of(folded)
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return "".join(words) or folded


def name_key(name: str) -> str:
    """What two spellings of one name have in common: case, width, spacing and invisible signs do not count.

    >>> name_key("Ebb\\u200eMark") == name_key(" ebbmark ")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    visible = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
    return " ".join(visible.split())


def words_of(name: str) -> list[str]:
    """The words of a name as written, without punctuation."""
    return "".join(sign if unicodedata.category(sign)[0] in "LNM" or sign in "+#" else " " for sign in name).split()


def readable_slug(text: str, unique: str) -> str:
    """An address that tells what it leads to and never changes: the words of `text`, then a mark made from `unique`."""
    mark = hashlib.sha256(unique.encode("utf-8")).hexdigest()[:8]
    words = slugify(text)[:_SLUG_LENGTH].strip("-")
    return f"{words}-{mark}" if words else mark


def name_slug(name: str, is_free) -> str:  # type: ignore[no-untyped-def]
    """An address for a company or team: its name, and a number only where another has that address already."""
    stem = slugify(name)[:_SLUG_LENGTH].strip("-") or "name-" + hashlib.sha256(name.encode()).hexdigest()[:8]
    slug, number = stem, 1
    while slug in _RESERVED or not is_free(slug):
        number += 1
        slug = f"{stem}-{number}"
    return slug
