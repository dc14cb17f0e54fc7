"""Open postings like one, by what their ads state: those that share its skills, and what they pay beside it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
from django.urls import reverse
from pyroaring import BitMap

from postings.bands import PAY_EDGES, pay_bands
from postings.charts import Bar, BarChart
from postings.facets.index import Index
from postings.facets.results import Results
from postings.filters import FACETS, PostingFilter, Search
from postings.models import Posting

# Fewer state too little to compare with; the search behind a comparison is widened until there are as many.
_LEAST_PAID = 5
_LEAST_SHARED = 2


def similar(index: Index, posting: Posting, number: int, without: Iterable[int] = ()) -> list[int]:
    """The ids of the postings of its function that share most skills with it, at most `number`; of equals the newest."""
    same = index.sets_of("function").get(posting.function) if posting.function else None
    if not same:
        return []
    skills = [each.skill.slug for each in posting.posting_skills.all()]
    having = [ids & same for skill in skills if (ids := index.sets_of("skill").get(skill))]
    if not having:
        return []
    shared = np.bincount(np.concatenate([np.asarray(ids.to_array(), dtype=np.int64) for ids in having]))
    shared[[pk for pk in (posting.pk, *without) if pk < len(shared)]] = 0
    found: list[int] = []
    for count in range(int(shared.max(initial=0)), _LEAST_SHARED - 1, -1):
        equals = BitMap(np.flatnonzero(shared == count).tolist())
        found += index.newest_first(equals, 0, min(len(equals), number - len(found)))
        if len(found) == number:
            break
    return found


class PayComparison(NamedTuple):
    """What postings like this one pay: the search that finds them, how many state pay in its currency, and how much."""

    words: str
    currency: str
    href: str
    total: int
    chart: BarChart


def pay_comparison(index: Index, posting: Posting, today: date) -> PayComparison | None:
    """Compares with the same function and level, or the function alone; None where the pay or too few others are known."""
    lowest, highest = posting.pay_yearly_min or posting.pay_yearly_max, posting.pay_yearly_max or posting.pay_yearly_min
    if lowest is None or highest is None or not posting.pay_currency or not posting.function:
        return None
    own = {f"{posting.pay_currency}-{start}" for start in pay_bands(float(lowest), float(highest))}
    alike = {"function": (posting.function,), "seniority": (posting.seniority,)}
    for facets in (["function", "seniority"], ["function"]):
        values = {facet: alike[facet] for facet in facets}
        if all(chosen[0] for chosen in values.values()) and (compared := _compared(index, values, posting, own, today)):
            return compared
    return None


def _compared(
    index: Index, values: Mapping[str, tuple[str, ...]], posting: Posting, own: set[str], today: date
) -> PayComparison | None:
    search, pay = Search(values), FACETS["pay"]
    counts = Results(index, search, today).counts("pay")
    total = counts.of(posting.pay_currency)
    if total < _LEAST_PAID + posting.is_open:
        return None
    used = [pay.order(value) for _, value in index.inner("pay", posting.pay_currency) if counts.of(value)]
    used += [pay.order(value) for value in own]
    starts = [start for start in PAY_EDGES if min(used) <= start <= max(used)]
    between = [f"{posting.pay_currency}-{start}" for start in starts]
    before, after = search.around("pay")
    search_url = reverse("search")
    label = PostingFilter({}, Posting.objects.none()).label
    bars = [
        Bar(pay.short(value, ""), counts.of(value), f"{search_url}{before}{value}{after}", value in own) for value in between
    ]
    words = ", ".join(label(facet, chosen[0]) for facet, chosen in values.items())
    what = f"{posting.pay_currency} a year"
    chart = BarChart(f"Jobs by their pay, in {what}", what, "jobs", bars, mark="this job")
    return PayComparison(words, posting.pay_currency, f"{search_url}{before}{posting.pay_currency}{after}", total, chart)
