"""Sitemaps: the addresses of all pages that search engines may list, in files of at most 50,000.

The postings of a file are those whose ids are in its range, so a posting never moves to another file. Only postings say
when they have changed: of other pages nobody knows.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobboard import site_texts
from postings.choices import ChangeOutcome, ObjectType
from postings.models import Change, Posting
from postings.publishing.landing_pages import landing_searches
from postings.search.facets.index import Index
from postings.search.filters import NOT_STATED

SIZE = 50_000
_ROWS = 5_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

PAGES: dict[str, str | Promise] = {
    "search": _("Jobs"),
    "companies": _("Companies"),
    "insights": _("Insights"),
    "about": _("About"),
    "accuracy": _("Accuracy"),
    "ranking": _("How results are ranked"),
    "reporting": _("Reporting ads"),
    "privacy": _("Privacy"),
    "accessibility": _("Accessibility"),
    "credits": _("Credits"),
}


class Page(NamedTuple):
    """A page by its address on the site, and when it last changed, if that is known."""

    address: str
    changed: datetime | None = None


class SitemapFile(NamedTuple):
    """A file by its name, such as `postings-3`, and when it last changed, if that is known."""

    name: str
    changed: datetime | None = None


def information_pages() -> list[tuple[str, str]]:
    """Return the title and the address of each page that shows no single job or company."""
    own = [(page.title, reverse("site-page", args=[page.name])) for page in site_texts.pages(settings.LANGUAGE_CODE)]
    return [(str(title), reverse(name)) for name, title in PAGES.items()] + own


def sitemap_files(index: Index) -> list[SitemapFile]:
    return index.cached("sitemap files", lambda: list(_sitemap_files(index)))


def _sitemap_files(index: Index) -> Iterator[SitemapFile]:
    for kind, pages in _KINDS.items():
        for start in range(0, len(pages(index)), SIZE):
            yield SitemapFile(f"{kind}-{start // SIZE}")
    # Also of postings that are not open, since a file changes when one of its postings closes.
    by_file = Posting.objects.order_by().values_list(F("pk") / SIZE).annotate(changed=Max("updated_at"))
    last_deletions = _last_deletions()
    for number, changed in sorted(by_file):
        if index.open.range_cardinality(number * SIZE, (number + 1) * SIZE):
            yield SitemapFile(f"postings-{number}", max(changed, last_deletions.get(number, changed)))


def _last_deletions() -> dict[int, datetime]:
    """Return when the last posting of each file was deleted, by the number of the file."""
    # The type is a condition of the aggregate, so that the index of deletions is read, not that of all changes of postings.
    last = Max("action__at", filter=Q(object_type=ObjectType.POSTING))
    deletions = Change.objects.order_by().filter(outcome=ChangeOutcome.DELETED)
    return dict(deletions.values_list(F("object_id") / SIZE).annotate(at=last).exclude(at=None))


def pages_of(index: Index, name: str) -> Iterable[Page] | None:
    """Return the pages of a file, or None if there is no such file."""
    kind, _hyphen, number = name.rpartition("-")
    if name not in {file.name for file in sitemap_files(index)}:
        return None
    start = int(number) * SIZE
    if kind == "postings":
        return _postings(start, start + SIZE)
    return map(Page, islice(_KINDS[kind](index), start, start + SIZE))


def _postings(start: int, stop: int) -> Iterator[Page]:
    postings = Posting.objects.open().filter(pk__gte=start, pk__lt=stop).order_by("pk")
    folder = reverse("posting", args=["-"]).removesuffix("-/")
    for slug, changed in postings.values_list("slug", "updated_at").iterator(_ROWS):
        yield Page(f"{folder}{slug}/", changed)


def _addresses(index: Index) -> list[str]:
    return [address for _title, address in information_pages()]


def _searches(index: Index) -> list[str]:
    return [f"{reverse('search')}{search.address()}" for search in landing_searches(index)]


def _companies(index: Index) -> list[str]:
    return [reverse("company", args=[slug]) for slug in sorted({*index.values("company")} - {NOT_STATED})]


def _teams(index: Index) -> list[str]:
    return [reverse("team", args=value.split("/")) for value in sorted({*index.values("team")} - {NOT_STATED})]


_KINDS: dict[str, Callable[[Index], list[str]]] = {
    "pages": _addresses,
    "searches": _searches,
    "companies": _companies,
    "teams": _teams,
}


def index_xml(files: Iterable[SitemapFile]) -> Iterator[str]:
    yield f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n'
    for file in files:
        yield _element("sitemap", reverse("sitemap", args=[file.name]), file.changed)
    yield "</sitemapindex>\n"


def pages_xml(pages: Iterable[Page]) -> Iterator[str]:
    yield f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n'
    pages = iter(pages)
    while some := list(islice(pages, 1_000)):
        yield "".join(_element("url", page.address, page.changed) for page in some)
    yield "</urlset>\n"


def _element(name: str, address: str, changed: datetime | None) -> str:
    lastmod = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    return f"<{name}><loc>{escape(settings.SITE_URL + address)}</loc>{lastmod}</{name}>\n"
