"""Open postings similar to a posting: those with the same skills, and a comparison of pay."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import numpy as np
from django.utils.translation import gettext as _
from pyroaring import BitMap

from postings.choices import SkillKind
from postings.insights.pay_chart import PayChart, pay_chart
from postings.models import Posting
from postings.search.bands import pay_bands
from postings.search.facet_filters import FACET_OF_KIND
from postings.search.facets.index import Index
from postings.search.facets.results import Results
from postings.search.filters import PostingFilter, Search
from postings.search.id_arrays import array_of, bitmap_of

# Fewest other jobs for a comparison of pay, and fewest shared skills of a similar posting: fewer say too little. A
# comparison with too few jobs of the same function and level is widened to the function.
_LEAST_PAID = 5
_LEAST_SHARED = 2


def similar(index: Index, posting: Posting, number: int, without: Iterable[int] = ()) -> list[int]:
    """Return at most `number` ids of postings of its function, ordered by the number of shared skills, then newest first.

    Of each job it is the latest of the postings that share the most skills. `without` are postings whose jobs are left out.
    """
    same = index.sets_of("function").get(posting.function) if posting.function else None
    if not same:
        return []
    skills = [each.skill for each in posting.posting_skills.all()]
    sets = [index.sets_of(FACET_OF_KIND[SkillKind(skill.kind)]).get(skill.slug) for skill in skills]
    having = [ids & same for ids in sets if ids]
    if not having:
        return []
    shared = np.bincount(np.concatenate([array_of(ids) for ids in having]))
    found: list[int] = []
    listed = index.jobs.with_other_ads(BitMap([posting.pk, *without]))
    for count in range(int(shared.max(initial=0)), _LEAST_SHARED - 1, -1):
        equals = index.one_of_each_job(bitmap_of(np.flatnonzero(shared == count)) - listed)
        found += index.newest_first(equals, 0, min(len(equals), number - len(found)))
        listed |= index.jobs.with_other_ads(BitMap(found))
        if len(found) == number:
            break
    return found


class PayComparison(NamedTuple):
    """Pay of the open postings that share the facts in `words` with a posting."""

    words: str
    pay: PayChart


def pay_comparison(index: Index, posting: Posting, today: date) -> PayComparison | None:
    """Return a comparison with the same function and level, or with the function alone.

    Return None if the yearly pay or function is unknown, or if too few other postings state pay.
    """
    lowest, highest = posting.pay_yearly_min or posting.pay_yearly_max, posting.pay_yearly_max or posting.pay_yearly_min
    if lowest is None or highest is None or not posting.pay_currency or not posting.function:
        return None
    own = pay_bands(float(lowest), float(highest))
    label = PostingFilter({}, Posting.objects.none()).label
    alike = {"function": (posting.function,), "seniority": (posting.seniority,)}
    for facets in (["function", "seniority"], ["function"]):
        values = {facet: alike[facet] for facet in facets}
        if not all(chosen[0] for chosen in values.values()):
            continue
        pay = pay_chart(Results(index, Search(values), today), posting.pay_currency, own, _("this job"))
        if pay and pay.total >= _LEAST_PAID + posting.is_open:
            return PayComparison(", ".join(label(facet, chosen[0]) for facet, chosen in values.items()), pay)
    return None
