"""Readers of file formats. Each takes a format apart into ads, and leaves what the parts mean to `extraction`.

`lists.split` takes a file that holds several ads apart into items, each an ad with an id of its own. `parse` takes one ad
apart: an item, or a file that is one ad. Formats are recognised by their content, not by the name of the file alone.
"""

from postings.content.types import ParsedAd, RawFile
from postings.importing.readers import badge_markdown, html_pages, records, text_ads
from postings.importing.readers.no_ad import IsNoAd
from postings.importing.readers.ways_to_apply import with_ways_to_apply

__all__ = ["IsNoAd", "parse", "parse_incomplete"]


def parse(raw: RawFile, text: str) -> ParsedAd:
    """Return the parts of one ad. Raise SetAside if it cannot be read, or IsNoAd if it is none."""
    if raw.is_item:
        return with_ways_to_apply(records.parse_item(raw, text))
    if badge_markdown.recognizes(text):
        return badge_markdown.parse(raw.path, text)
    if raw.path.lower().endswith((".html", ".htm")) and not text.lstrip("\ufeff").startswith(("---", "+++")):
        return html_pages.parse(raw, text)
    return text_ads.parse(raw, text)


def parse_incomplete(path: str, text: str) -> ParsedAd:
    """Return the parts of a text as far as they go, for an editor to complete. Title and link may be empty."""
    if badge_markdown.recognizes(text):
        return badge_markdown.parse_incomplete(text)
    return text_ads.parse_incomplete(RawFile(path, b""), text)
