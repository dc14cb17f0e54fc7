"""Texts and figures for the pages of companies and teams, from their open and closed postings."""

from datetime import date
from statistics import median
from typing import NamedTuple

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _

from postings.choices import DatePrecision, SectionKind
from postings.insights.charts import Bar, BarChart
from postings.models import Posting
from postings.models.querysets import PostingQuerySet
from postings.presentation.closed_ad import html_without_contacts
from postings.search.bands import month_after

# Number of newest ads to search for a text, number of months to show, and fewest closed jobs for a median.
_ADS, _MONTHS, _LEAST_CLOSED = 10, 12, 3


class Words(NamedTuple):
    """Text of an ad about a company or team, as safe HTML, and whether the text contains its name."""

    html: str
    posting: Posting
    names_it: bool


def own_words(postings: PostingQuerySet, kind: SectionKind, name: str) -> Words | None:
    """Return the newest section of a kind that has the name in it, or else the newest one; None if recent ads have none."""
    newest = postings.public().newest_first().defer("body", "imported", "evidence", "lines", "source_fields")
    found = None
    for posting in newest[:_ADS]:
        for section in posting.sections:
            if section["kind"] == kind and not section["is_repeat"] and section["blocks"]:
                html = "\n".join(block["html"] for block in section["blocks"])
                if escape(name).casefold() in html.casefold():
                    return _words(html, posting, names_it=True)
                found = found or _words(html, posting, names_it=False)
    return found


def _words(html: str, posting: Posting, *, names_it: bool) -> Words:
    return Words(html_without_contacts(html, posting), posting, names_it)


def posted_by_month(postings: PostingQuerySet) -> BarChart | None:
    """Return the number posted in each of the last months up to the newest, or None if fewer than two months are known."""
    dated = postings.public().exclude(posted_on=None).order_by().annotate(month=TruncMonth("posted_on"))
    counts: dict[date, int] = dict(dated.values_list("month").annotate(count=Count("pk")))
    if len(counts) < 2:
        return None
    month = min(counts)
    bars = []
    while month <= max(counts):
        bars.append(Bar(date_format(month, "YEAR_MONTH_FORMAT"), counts.get(month, 0)))
        month = month_after(month)
    shown = bars[-_MONTHS:]
    caption = _("Open and closed jobs by month posted")
    return BarChart(caption, _("Month"), shown[::-1])


class DaysOpen(NamedTuple):
    """Median number of days that jobs were open, from the `jobs` closed jobs whose day posted is known."""

    median: int
    jobs: int


def days_open(postings: PostingQuerySet) -> DaysOpen | None:
    """Return the median, or None if too few closed jobs have a known day posted."""
    closed = postings.closed().filter(posted_precision=DatePrecision.DAY, closed_at__isnull=False)
    dates = closed.values_list("closed_at", "posted_on")
    days = [(closed_at.date() - posted).days for closed_at, posted in dates if closed_at and posted]
    return DaysOpen(int(median(days)), len(days)) if len(days) >= _LEAST_CLOSED else None
