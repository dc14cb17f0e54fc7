"""What a company's or a team's page says of it from its postings, closed ones too: in its own words, and in numbers."""

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
from postings.search.bands import month_after

# Among the newest ads; in how many months; and of how many closed jobs one can say how long they were open.
_ADS, _MONTHS, _LEAST_CLOSED = 10, 12, 3


class Words(NamedTuple):
    """What an ad says about somebody, as safe HTML, and whether it names who that is."""

    html: str
    posting: Posting
    names_it: bool


def own_words(postings: PostingQuerySet, kind: SectionKind, name: str) -> Words | None:
    """A section of that kind of the newest few ads: the newest that has the name in it, or else the newest."""
    newest = postings.public().newest_first().defer("body", "imported", "evidence", "lines")
    found = None
    for posting in newest[:_ADS]:
        for section in posting.sections:
            if section["kind"] == kind and not section["is_repeat"] and section["blocks"]:
                html = "\n".join(block["html"] for block in section["blocks"])
                if escape(name).casefold() in html.casefold():
                    return Words(html, posting, names_it=True)
                found = found or Words(html, posting, names_it=False)
    return found


def posted_by_month(postings: PostingQuerySet) -> BarChart | None:
    """How many were posted in each of the last months up to the newest; None where fewer than two months are known."""
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
    """Of `jobs` that are closed and whose day is known, half were open for no more than `median` days."""

    median: int
    jobs: int


def days_open(postings: PostingQuerySet) -> DaysOpen | None:
    """None where too few are closed, or known to the day."""
    closed = postings.closed().filter(posted_precision=DatePrecision.DAY, closed_at__isnull=False)
    days = [(closed_at.date() - posted).days for closed_at, posted in closed.values_list("closed_at", "posted_on")]
    return DaysOpen(int(median(days)), len(days)) if len(days) >= _LEAST_CLOSED else None
