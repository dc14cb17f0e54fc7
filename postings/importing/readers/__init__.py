"""Readers of file formats. Each takes a format apart into ads, and leaves what the parts mean to `extraction`.

`lists.split` takes a file that holds several ads apart into items, each an ad with an id of its own. `parse` takes one ad
apart: an item, or a file that is one ad. Formats are recognised by their content, not by the name of the file alone.
"""

from postings.content.types import ParsedAd, RawFile
from postings.importing.readers import badge_markdown, html_pages, records
from postings.importing.readers.no_ad import IsNoAd

__all__ = ["IsNoAd", "parse"]


def parse(raw: RawFile, text: str) -> ParsedAd:
    """Return the parts of one ad. Raise SetAside if it cannot be read, or IsNoAd if it is none."""
    if raw.is_item:
        return records.parse_item(raw, text)
    if raw.path.lower().endswith((".html", ".htm")) and not text.lstrip("\ufeff").startswith("---"):
        return html_pages.parse(raw, text)
    return badge_markdown.parse(raw.path, text)
