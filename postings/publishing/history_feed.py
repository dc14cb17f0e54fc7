"""The feed of one posting: when it was published, changed, closed, opened again and posted again."""

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from postings.models import Posting
from postings.presentation.closed_ad import without_contacts
from postings.publishing.ad_history import AdEvent, ad_history
from postings.publishing.feed_entries import MAX_ENTRIES, Entry, Feed
from postings.publishing.posting_records import permanent_url


def history_feed(posting: Posting, address: str) -> Feed:
    """Return the feed of a public posting in the active language. `address` is that of the feed."""
    events = ad_history(posting, Posting.objects.public().reposts_of(posting))
    posting = without_contacts(posting)
    title = " – ".join([_("What changed in this ad"), posting.title, settings.SITE_NAME])
    entries = tuple(_entry(posting, event) for event in events[:MAX_ENTRIES])
    return Feed(title, _url(posting), f"{settings.SITE_URL}{address}", entries)


def _entry(posting: Posting, event: AdEvent) -> Entry:
    lines = [f"{change.label}: {words}" for change in event.changes for words in change.words]
    lines += [event.by] * bool(event.by)
    return Entry(
        id=f"{permanent_url('posting', posting.slug)}#{event.key}",
        url=_url(event.repost or posting),
        title=f"{event.headline} – {posting.title}",
        summary="\n".join(lines),
        html=format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ([line] for line in lines))) if lines else "",
        published=event.at,
        updated=event.at,
        author=settings.SITE_NAME,
        language="",
        categories=(),
        posting=posting,
    )


def _url(posting: Posting) -> str:
    return f"{settings.SITE_URL}{posting.get_absolute_url()}"
