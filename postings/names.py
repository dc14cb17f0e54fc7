"""How names of companies and teams are compared, and how addresses are made from names. Knows no database."""

import hashlib
import unicodedata

from django.utils.text import slugify

_SLUG_LENGTH = 60


def name_key(name: str) -> str:
    """What two spellings of one name have in common: case, width, spacing and invisible signs do not count.

    >>> name_key("Door\\u200eDash") == name_key(" doordash ")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    visible = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
    return " ".join(visible.split())


def readable_slug(text: str, unique: str) -> str:
    """An address that tells what it leads to and never changes: the words of `text`, then a mark made from `unique`."""
    mark = hashlib.sha256(unique.encode("utf-8")).hexdigest()[:8]
    words = slugify(text)[:_SLUG_LENGTH].strip("-")
    return f"{words}-{mark}" if words else mark


def name_slug(name: str, is_free) -> str:  # type: ignore[no-untyped-def]
    """An address for a company or team: its name, and a number only where another has that address already."""
    stem = slugify(name)[:_SLUG_LENGTH].strip("-") or "name-" + hashlib.sha256(name.encode()).hexdigest()[:8]
    slug, number = stem, 1
    while not is_free(slug):
        number += 1
        slug = f"{stem}-{number}"
    return slug
