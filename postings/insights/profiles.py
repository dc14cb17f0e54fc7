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
from postings.content.company_description import describe
from postings.insights.charts import Bar, BarChart
from postings.models import Company, Posting
from postings.models.querysets import PostingQuerySet
from postings.presentation.closed_ad import without_contacts
from postings.search.bands import month_after

# Number of newest ads to search for a text, of repeated texts and months to show, and fewest closed jobs for a median.
_ADS, _TEXTS, _MONTHS, _LEAST_CLOSED = 10, 3, 12, 3


class About(NamedTuple):
    """What a company or team is about: a short description, and the text that it is from, as safe HTML.

    The text is of one `posting`, or repeated in `repeats` postings. `names_it` says whether it contains the name.
    """

    description: str
    html: str
    posting: Posting | None = None
    repeats: int = 0
    names_it: bool = True


def about_company(company: Company, postings: PostingQuerySet) -> About | None:
    """Return what an editor wrote about a company, else its repeated text about itself, else that of its newest ads."""
    if company.about:
        return About(company.about, "")
    repeated = company.boilerplate.collapsed().filter(kind=SectionKind.ABOUT_COMPANY).order_by("-jobs", "position")
    texts = list(repeated[:_TEXTS])
    if texts and (description := describe([text.html for text in texts], company.name)):
        return About(description, "\n".join(text.html for text in texts), repeats=texts[0].jobs)
    own = about_in_ads(postings, SectionKind.ABOUT_COMPANY, company.name)
    if texts and not (own and own.description):
        return About("", "\n".join(text.html for text in texts), repeats=texts[0].jobs)
    return own


def about_in_ads(postings: PostingQuerySet, kind: SectionKind, name: str) -> About | None:
    """Return the best section of a kind in the newest ads; None if they have none.

    It is the newest one that says what the company or team does, else that has the name in it, else the newest.
    """
    newest = postings.public().newest_first().defer("body", "imported", "evidence", "lines", "source_fields")
    found: list[About] = []
    for posting in map(without_contacts, newest[:_ADS]):
        for section in posting.sections:
            if section["kind"] == kind and not section["is_repeat"] and section["blocks"]:
                html = "\n".join(block["html"] for block in section["blocks"])
                description = describe([html], name)
                found.append(About(description, html, posting, names_it=escape(name).casefold() in html.casefold()))
    return max(found, key=lambda about: (bool(about.description), about.names_it), default=None)


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
    caption = _("Open and closed ads by month posted")
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
