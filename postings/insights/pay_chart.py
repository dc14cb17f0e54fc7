"""What the jobs that a search finds pay: how many reach into each band of yearly pay, in one currency."""

from collections.abc import Collection
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from postings.insights.charts import Bar, BarChart
from postings.search.bands import ANY_PAY, NO_CURRENCY, PAY_EDGES
from postings.search.facets.results import Results
from postings.search.filters import FACETS


class PayChart(NamedTuple):
    """`total` jobs state pay in the currency; the search `href` finds them. A job is in all bands that it reaches into."""

    currency: str
    total: int
    href: str
    chart: BarChart


def most_common_currency(found: Results) -> str:
    """The currency that most of the jobs found state pay in; empty where none states one."""
    counts, currencies = (
        found.counts("pay"),
        [each for each in found.index.top_level("pay") if each[1] not in {ANY_PAY, NO_CURRENCY}],
    )
    best = counts.top(1, currencies)
    return best[0][0] if best else ""


def pay_chart(found: Results, currency: str, marked: Collection[int] = (), mark: str = "") -> PayChart | None:
    """None where no job found states what it pays in a year. `marked` are the starts of bands to set apart."""
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
