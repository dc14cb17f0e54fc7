"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from postings.publishing.feed_entries import Entry, Feed
from postings.publishing.posting_records import Record, records_of, to_json

CONTENT_TYPE = "application/feed+json"


def to_json_feed(feed: Feed) -> str:
    """Return a feed with the record of each posting in the extension `_posting` of its entry."""
    records = records_of([entry.posting for entry in feed.entries])
    following = {"next_url": feed.next_url} if feed.next_url else {}
    return to_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.page_url,
            "feed_url": feed.url,
            **following,
            "language": get_language(),
            "authors": [{"name": settings.SITE_NAME, "url": settings.SITE_URL}],
            "items": [_item(entry, record) for entry, record in zip(feed.entries, records, strict=True)],
        }
    )


def _item(entry: Entry, record: Record) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(timespec="seconds"),
        "date_modified": entry.updated.isoformat(timespec="seconds"),
        "authors": [{"name": entry.author}],
        "tags": list(entry.categories),
        "_posting": record,
    }
    return {**item, "language": entry.language} if entry.language else item
