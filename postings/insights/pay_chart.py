"""Chart of the jobs that a search finds by bands of yearly pay, in one currency."""

from collections.abc import Collection
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from postings.insights.charts import Bar, BarChart
from postings.search.bands import ANY_PAY, NO_CURRENCY, PAY_EDGES
from postings.search.facets.results import Results
from postings.search.filters import FACETS


class PayChart(NamedTuple):
    """Chart of the `total` jobs with pay in a currency, which `href` finds. A job counts in every band that it reaches."""

    currency: str
    total: int
    href: str
    chart: BarChart


def most_common_currency(found: Results) -> str:
    """Return the currency in which most of the jobs found state pay, or an empty string if none states one."""
    counts, currencies = (
        found.counts("pay"),
        [each for each in found.index.top_level("pay") if each[1] not in {ANY_PAY, NO_CURRENCY}],
    )
    best = counts.top(1, currencies)
    return best[0][0] if best else ""


def pay_chart(found: Results, currency: str, marked: Collection[int] = (), mark: str = "") -> PayChart | None:
    """Return the chart, or None if no job found states yearly pay. `marked` are the starts of the bands to highlight."""
    pay, counts = FACETS["pay"], found.counts("pay")
    used = [pay.order(value) for _, value in found.index.children("pay", currency) if counts.of(value)]
    if not used:
        return None
    used += marked
    before, after = found.search.around("pay")
    search = f"{reverse('search')}{before}{currency}"
    bars = []
    for start in PAY_EDGES:
        if min(used) <= start <= max(used):
            value = f"{currency}-{start}"
            bars.append(Bar(pay.short(value, ""), counts.of(value), f"{search}-{start}{after}", start in marked))
    words = {"currency": currency}
    caption, what = _("Jobs by yearly salary in %(currency)s") % words, _("%(currency)s a year") % words
    chart = BarChart(caption, what, bars, mark)
    return PayChart(currency, counts.of(currency), f"{search}{after}", chart)
