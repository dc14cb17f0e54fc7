"""Figures about all open postings: pay, jobs by month and location, countries of applicants, share of ads that state pay.

They are counted from the same sets as searches, so each number equals the result count of its link. Only stated pay counts.
Pay ranges and shares are left out for groups of fewer than LEAST_ADS ads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pyroaring import BitMap

from postings.choices import Answer
from postings.insights.charts import Bar, BarChart, Range, RangeChart, Share, ShareChart
from postings.models import Posting
from postings.reference.gazetteer import normalize
from postings.reference.localized_names import country_name
from postings.search.bands import ANY_PAY, NO_CURRENCY
from postings.search.facets.index import Index
from postings.search.facets.panels import quoted
from postings.search.facets.values import NO, OTHERS, YES
from postings.search.filters import FACETS, NOT_STATED, PostingFilter
from postings.search.id_arrays import array_of

LEAST_ADS = 10
_ROWS, _MONTHS = 20, 24
_PAID_BY = {
    "function": gettext_lazy("Yearly salary in %(currency)s by role"),
    "seniority": gettext_lazy("Yearly salary in %(currency)s by level"),
    "skill": gettext_lazy("Yearly salary in %(currency)s by skill"),
    "practice": gettext_lazy("Yearly salary in %(currency)s by practice"),
    "place": gettext_lazy("Yearly salary in %(currency)s by location"),
}


class Insights(NamedTuple):
    """Figures of the insights page. Amounts of pay are yearly and in `currency`.

    `currencies` holds the available currencies with the number of ads that state pay in each. `without_period` is the
    number of ads that state no pay period and are therefore left out of all amounts.
    """

    jobs: int
    paid: int
    currency: str
    currencies: list[tuple[str, int]]
    in_currency: int
    without_period: int
    pay: list[RangeChart]
    shares: ShareChart
    demand: BarChart | None
    places: BarChart
    applicants: BarChart
    says_who: int


def insights(index: Index, asked: str = "") -> Insights:
    """Return all figures, with pay in the currency `asked`, or in the most common currency if no ad states pay in it."""
    currencies = [(value, size) for size, value in index.top_level("pay") if value not in {ANY_PAY, NO_CURRENCY}]
    known = dict(currencies)
    currency = asked if asked in known else next(iter(known), "")
    paid = index.sets_of("pay").get(ANY_PAY, BitMap())
    says_who = BitMap().union(*(ids for name in (YES, NO, OTHERS) for ids in index.sets.get(name, {}).values()))
    return Insights(
        index.jobs.number(index.open),
        index.jobs.number(paid),
        currency,
        currencies,
        known.get(currency, 0),
        index.jobs.number(index.sets_of("pay").get(currency, BitMap()) - yearly_amounts(index, currency).ids),
        [chart for facet in _PAID_BY if (chart := _pay_by(index, facet, currency)).ranges],
        _shares(index, paid),
        _demand(index),
        _places(index),
        _applicants(index),
        index.jobs.number(says_who),
    )


@dataclass(frozen=True)
class YearlyAmounts:
    """Yearly pay of each posting by id, as the midpoint of its range."""

    ids: BitMap
    by_id: np.ndarray

    def of(self, ids: BitMap) -> np.ndarray:
        return np.take(self.by_id, array_of(ids & self.ids))


def yearly_amounts(index: Index, currency: str) -> YearlyAmounts:
    """Return the yearly pay of all open postings that state it in a currency, cached with the index."""
    return index.cached(("amounts", currency), lambda: _readyearly_amounts(index, currency))


def _readyearly_amounts(index: Index, currency: str) -> YearlyAmounts:
    paid = Posting.objects.open().filter(pay_currency=currency).values_list("pk", "pay_yearly_min", "pay_yearly_max")
    middles = {pk: middle for pk, low, high in paid if (middle := _middle(low, high)) is not None}
    by_id = np.zeros(max(middles, default=0) + 1)
    by_id[list(middles)] = list(middles.values())
    return YearlyAmounts(BitMap(middles) & index.open, by_id)


def _middle(low: Decimal | None, high: Decimal | None) -> float | None:
    """Return the middle of a pay range, or its only end. Return None if it has neither."""
    ends = [end for end in (low, high) if end is not None]
    return float(sum(ends)) / len(ends) if ends else None


def _pay_by(index: Index, facet: str, currency: str) -> RangeChart:
    amounts = yearly_amounts(index, currency)
    in_currency = index.sets_of("pay").get(currency, BitMap())
    sized = [(index.jobs.number(ids & in_currency), value) for value, ids in _outer(index, facet)]
    ranges = []
    for total, value in sorted(sized, key=lambda each: (-each[0], each[1]))[:_ROWS]:
        found = amounts.of(index.one_of_each_job(index.sets_of(facet)[value] & amounts.ids))
        if len(found) < LEAST_ADS:
            continue
        low, middle, high = (rounded(amount) for amount in np.percentile(found, [25, 50, 75]))
        href = f"{reverse('search')}?{_pairs({facet: value, 'pay': currency})}"
        ranges.append(Range(_label(index, facet, value), total, href, low, middle, high))
    if FACETS[facet].is_ordered:
        order = {_label(index, facet, value): FACETS[facet].order(value) for _, value in sized}
        ranges.sort(key=lambda each: order[each.label])
    return RangeChart(_PAID_BY[facet] % {"currency": currency}, str(FACETS[facet].label), currency, ranges)


def rounded(amount: float) -> int:
    """Return an amount rounded to three significant digits, since more would suggest false precision."""
    return int(float(f"{amount:.3g}"))


def _pairs(values: dict[str, str]) -> str:
    """Return the query string of a search, with its parameters in the canonical order."""
    return "&".join(f"{name}={quoted(values[name])}" for name in PostingFilter.all_filters() if name in values)


def _outer(index: Index, facet: str) -> Iterator[tuple[str, BitMap]]:
    """Yield the top-level values of a facet, each with the ids of its postings."""
    for _size, value in index.top_level(facet):
        yield value, index.sets_of(facet)[value]


def _label(index: Index, facet: str, value: str) -> str:
    return index.label(facet, value, lambda name, each: PostingFilter({}, Posting.objects.none()).label(name, each))


def _shares(index: Index, paid: BitMap) -> ShareChart:
    shares = [
        Share(
            _label(index, "function", value),
            index.jobs.number(ids & paid),
            f"{reverse('search')}?{_pairs({'function': value, 'pay': ANY_PAY})}",
            index.jobs.number(ids),
            f"{reverse('search')}?{_pairs({'function': value})}",
        )
        for value, ids in _outer(index, "function")
        if index.jobs.number(ids) >= LEAST_ADS
    ]
    return ShareChart(_("Jobs that state a salary, by role"), _("Role"), _("With salary"), _("Jobs"), shares)


def _demand(index: Index) -> BarChart | None:
    months = [(month, ids) for month, ids in index.sets_of("posted").items() if month != NOT_STATED][:_MONTHS]
    bars = [
        Bar(
            date_format(date.fromisoformat(f"{month}-01"), "YEAR_MONTH_FORMAT"),
            index.jobs.number(ids),
            f"{reverse('search')}?posted={month}",
        )
        for month, ids in months
    ]
    return BarChart(_("Open jobs by month posted"), _("Month"), bars) if bars else None


def _places(index: Index) -> BarChart:
    search = reverse("search")
    bars = [
        Bar(_label(index, "place", value), size, f"{search}?place={quoted(value)}")
        for size, value in index.top_level("place")[:_ROWS]
    ]
    return BarChart(_("Jobs by location"), _("Location"), bars)


def _applicants(index: Index) -> BarChart:
    """Return a chart of how many jobs accept applications from each country."""
    search = reverse("search")
    named = index.sets.get(YES, {})
    by_country = [(index.jobs.number(index.may_apply(code, Answer.YES)), code) for code in named]
    bars = [
        Bar(country_name(code), count, f"{search}?from={code}&apply={Answer.YES}")
        for count, code in sorted(by_country, key=lambda each: (-each[0], normalize(country_name(each[1]))))[:_ROWS]
    ]
    return BarChart(_("Jobs that accept applications from each country"), _("Country"), bars)
