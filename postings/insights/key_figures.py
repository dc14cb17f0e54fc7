"""A few large numbers at the top of a page: those of a company or team, and those of the whole board."""

from typing import NamedTuple

import numpy as np
from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from postings.choices import Region
from postings.insights.overview import Insights, rounded, yearly_amounts
from postings.insights.pay_chart import most_common_currency
from postings.insights.profiles import DaysOpen
from postings.search.bands import ANY_PAY
from postings.search.facets.results import Results

# Fewest salaries for a median.
_LEAST_PAID = 3


class Figure(NamedTuple):
    """A number as text, what it counts, a note on what it is based on, and the page or section with what it counts."""

    number: str
    label: str
    note: str = ""
    href: str = ""


def profile_figures(found: Results, href: str, teams: int, days_open: DaysOpen | None) -> list[Figure]:
    """Return the figures of a company or team: jobs, teams, countries, median salary and median days open, where known.

    `href` is the search for its jobs.
    """
    figures = [_jobs(found.total, href)] if found.total else []
    if teams:
        figures.append(Figure(_number(teams), ngettext("team", "teams", teams), href="#teams"))
    regions = set(Region)
    if countries := sum(1 for value, _count in found.counts("place").top(500) if value not in regions):
        figures.append(Figure(_number(countries), ngettext("country", "countries", countries)))
    figures += [figure for figure in (_median_pay(found), _days_open(days_open)) if figure]
    return figures


def board_figures(insights: Insights, days_open: DaysOpen | None) -> list[Figure]:
    """Return the figures at the top of the insights page. A link to a search finds what the figure or its note counts."""
    search = reverse("search")
    figures = [
        _jobs(insights.jobs, search),
        Figure(
            _percent(insights.paid, insights.jobs),
            _("state a salary"),
            _so_many(insights.paid),
            f"{search}?pay={ANY_PAY}",
        ),
        Figure(_percent(insights.says_who, insights.jobs), _("say who can apply"), _so_many(insights.says_who), "#where"),
    ]
    last = _days_open(days_open) or _newest_month(insights)
    return [*figures, last] if last else figures


def _jobs(total: int, href: str) -> Figure:
    return Figure(_number(total), ngettext("open job", "open jobs", total), href=href)


def _median_pay(found: Results) -> Figure | None:
    currency = most_common_currency(found)
    amounts = _amounts(found, currency) if currency else np.empty(0)
    if len(amounts) < _LEAST_PAID:
        return None
    words = {"amount": _number(rounded(float(np.median(amounts)))), "currency": currency}
    return Figure(_("%(amount)s %(currency)s") % words, _("median salary a year"), _based_on(len(amounts)), "#pay")


def _amounts(found: Results, currency: str) -> np.ndarray:
    """Return the yearly pay of the jobs that state it in a currency."""
    known = yearly_amounts(found.index, currency)
    return known.of(found.index.one_of_each_job(found.ids & known.ids))


def _days_open(days_open: DaysOpen | None) -> Figure | None:
    if days_open is None:
        return None
    note = ngettext("of %(number)s closed ad", "of %(number)s closed ads", days_open.jobs)
    label = ngettext("day open (median)", "days open (median)", days_open.median)
    return Figure(_number(days_open.median), label, note % {"number": _number(days_open.jobs)}, "#history")


def _newest_month(insights: Insights) -> Figure | None:
    if not insights.demand:
        return None
    newest = insights.demand.bars[0]
    return Figure(_number(newest.total), _("posted in %(month)s (latest month)") % {"month": newest.label}, "", newest.href)


def _so_many(jobs: int) -> str:
    return ngettext("%(number)s job", "%(number)s jobs", jobs) % {"number": _number(jobs)}


def _based_on(jobs: int) -> str:
    return ngettext("of %(number)s job", "of %(number)s jobs", jobs) % {"number": _number(jobs)}


def _percent(part: int, whole: int) -> str:
    return _("%(number)s%%") % {"number": round(100 * part / whole) if whole else 0}


def _number(number: int) -> str:
    return str(intcomma(number))
