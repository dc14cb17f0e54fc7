"""A feed as Atom (RFC 4287)."""

import re
from datetime import datetime, time
from io import BytesIO
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.xmlutils import SimplerXMLGenerator

from postings.publishing.feed_entries import Feed

CONTENT_TYPE = "application/atom+xml; charset=utf-8"

# Characters that no XML 1.0 document may contain, in any notation.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_atom(feed: Feed) -> bytes:
    written = _Atom(
        title=feed.title,
        link=feed.page_url,
        description=None,
        language=get_language(),
        author_name=settings.SITE_NAME,
        feed_url=feed.url,
        feed_guid=feed.url,
        next_url=feed.next_url,
    )
    for entry in feed.entries:
        written.add_item(
            entry.title,
            entry.url,
            description=entry.summary,
            author_name=entry.author,
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id,
            categories=entry.categories,
            html=entry.html,
            language=entry.language,
        )
    file = BytesIO()
    written.write(file, "utf-8")
    return file.getvalue()


class _Atom(Atom1Feed):
    """Atom with the whole text of each entry, and without characters that are forbidden in XML."""

    def write(self, outfile: Any, encoding: str) -> None:
        handler = _SafeXML(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})

    def latest_post_date(self) -> datetime:
        """Return the time of the last change of an entry; without entries, the beginning of today."""
        beginning = timezone.make_aware(datetime.combine(timezone.localdate(), time()))
        return max((item["updateddate"] for item in self.items), default=beginning)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        summary = item["description"]
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", summary)
        handler.addQuickElement("content", item["html"], {"type": "html"})


class _SafeXML(SimplerXMLGenerator):
    def characters(self, content: str) -> None:
        super().characters(_FORBIDDEN.sub("", content))

    def startElement(self, name: str, attrs: Any) -> None:
        allowed: Any = {key: _FORBIDDEN.sub("", value) for key, value in attrs.items()}
        super().startElement(name, allowed)
