"""Feeds in the active language: the newest postings of a search, and what opens and closes at a company or in a team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.conf import settings
from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from postings.models import Company, Posting, Team
from postings.models.querysets import PostingQuerySet
from postings.presentation.card_places import location
from postings.presentation.closed_ad import without_contacts
from postings.presentation.fact_table import stated_facts
from postings.presentation.posting_text import pay, posted
from postings.publishing.posting_records import last_changes, permanent_url
from postings.publishing.searches import AskedSearch, search_words

MAX_ENTRIES = 50
# The parameter with the id of the posting before which a page of a feed ends.
BEFORE = "before"


@dataclass(frozen=True)
class Entry:
    """An entry of a feed. Its `id` is a permanent address, `summary` is plain text, and `html` is safe."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    author: str
    language: str
    categories: tuple[str, ...]
    posting: Posting


@dataclass(frozen=True)
class Feed:
    """A feed, the addresses of the page that it is about and of itself, and its entries, the newest first.

    `next_url` is the address of the entries before these, empty if there are none.
    """

    title: str
    page_url: str
    url: str
    entries: tuple[Entry, ...]
    next_url: str = ""


def search_feed(asked: AskedSearch, address: str, before: int | None = None) -> Feed:
    """Return the open postings of a search that were added last, or last before a posting.

    `address` is that of the feed without the search.
    """
    ids = asked.found.ids
    end = len(ids) if before is None else ids.rank(before - 1)
    start = max(0, end - MAX_ENTRIES)
    postings = Posting.objects.open().for_page().filter(pk__in=list(ids[start:end])).order_by("-pk")
    title, query = _title(search_words(asked.filterset)), asked.search.address().removeprefix("?")
    page_url = _with_query(f"{settings.SITE_URL}{reverse('search')}", query)
    url, following = (
        _with_query(f"{settings.SITE_URL}{address}", query, f"{BEFORE}={posting}" if posting else "")
        for posting in (before, ids[start] if start else None)
    )
    return Feed(title, page_url, url, tuple(_openings(postings)), following if start else "")


def _with_query(address: str, *parts: str) -> str:
    query = "&".join(filter(None, parts))
    return f"{address}?{query}" if query else address


def company_feed(owner: Company | Team, address: str) -> Feed:
    """Return the last openings and closings of a company or a team."""
    postings = owner.postings.public().for_page()
    entries = chain(_openings(postings.order_by("-pk")[:MAX_ENTRIES]), _closings(postings))
    newest = sorted(entries, key=lambda entry: entry.published, reverse=True)[:MAX_ENTRIES]
    name = owner.name if isinstance(owner, Company) else f"{owner.company.name}: {owner.name}"
    page_url = f"{settings.SITE_URL}{owner.get_absolute_url()}"
    return Feed(_title(name), page_url, f"{settings.SITE_URL}{address}", tuple(newest))


def _title(about: str) -> str:
    return " – ".join(part for part in (about, _("Jobs"), settings.SITE_NAME) if part)


def _openings(postings: Iterable[Posting]) -> Iterable[Entry]:
    found = [without_contacts(posting) for posting in postings]
    changed = last_changes([posting.pk for posting in found])
    for posting in found:
        first_seen = posting.created_at
        yield Entry(
            permanent_url("posting", posting.slug),
            f"{settings.SITE_URL}{posting.get_absolute_url()}",
            _name(posting),
            _summary(posting),
            f"{_facts(posting)}\n{posting.body_html}",
            first_seen,
            max(changed.get(posting.pk, first_seen), first_seen),
            _author(posting),
            posting.language,
            tuple(sorted(category.name for category in posting.categories.all())),
            posting,
        )


def _closings(postings: PostingQuerySet) -> Iterable[Entry]:
    for posting in map(without_contacts, postings.closed().exclude(closed_at=None).order_by("-closed_at")[:MAX_ENTRIES]):
        if posting.closed_at is not None:
            words = _("This job closed on %(day)s.") % {"day": formats.date_format(posting.closed_at, "DATE_FORMAT")}
            yield Entry(
                f"{permanent_url('posting', posting.slug)}#closed",
                f"{settings.SITE_URL}{posting.get_absolute_url()}",
                _("Closed: %(title)s") % {"title": _name(posting)},
                words,
                format_html("<p>{}</p>", words),
                posting.closed_at,
                posting.closed_at,
                _author(posting),
                "",
                (),
                posting,
            )


def _name(posting: Posting) -> str:
    return f"{posting.title} – {posting.company.name}" if posting.company else posting.title


def _author(posting: Posting) -> str:
    return posting.company.name if posting.company else settings.SITE_NAME


def _summary(posting: Posting) -> str:
    """Return the place, the pay, the date and the first words of an ad."""
    facts = " · ".join(part for part in (location(posting), pay(posting), posted(posting)) if part)
    return "\n".join(part for part in (facts, posting.excerpt) if part)


def _facts(posting: Posting) -> str:
    """Return the facts that an ad states, or that its date is unknown, as an HTML list."""
    stated = format_html_join("\n", "<li><strong>{}:</strong> {}</li>", stated_facts(posting))
    unknown = "" if posting.posted_on else format_html("<li>{}</li>\n", posted(posting))
    return format_html("<ul>\n{}{}\n</ul>", unknown, stated)
