"""Tile of a company: the first letters of its name on a color of its own, both computed from the name."""

import hashlib
import re
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from postings.reference.name_keys import LEGAL_FORMS, name_key

_WORD = re.compile(r"[^\W_]+")
# Lightness and chroma of all tiles. White letters have a contrast of at least 6.4 on each hue.
_COLOR = "oklch(0.47 0.09 {})"


@lru_cache(maxsize=2_000)
def company_tile(name: str) -> SafeString:
    """Return the tile as SVG, which assistive technology skips because the name stands beside it."""
    return format_html(
        '<svg class="tile" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="8" fill="{}"/>'
        '<text x="20" y="20">{}</text></svg>',
        _COLOR.format(_hue(name)),
        _monogram(name),
    )


def _monogram(name: str) -> str:
    """Return the initials of the first two words that are no legal form, such as `EE` for Ebbmark Energy Ltd."""
    words: list[str] = _WORD.findall(name)
    significant = [word for word in words if word.casefold() not in LEGAL_FORMS] or words
    return "".join(word[0] for word in significant[:2]).upper()


def _hue(name: str) -> int:
    """Return the hue in degrees. It stays the same however the name is written in upper and lower case."""
    return int.from_bytes(hashlib.blake2b(name_key(name).encode(), digest_size=2).digest()) % 360
