"""The page that says how well ads are read: measured on labelled ads, and how much this board's ads state."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from postings import facets
from postings.charts import Share, ShareChart
from postings.conditional import by_data_version
from postings.facets.index import Index
from postings.filters import FACETS, NOT_STATED
from postings.reading_quality import measured


@require_safe
@by_data_version
def how_well(request: HttpRequest) -> HttpResponse:
    index = facets.current(request.data_version)
    context = {
        "measured": measured(),
        "jobs": len(index.open),
        "shares": index.once_in_words("unstated", lambda: _unstated(index)),
    }
    return render(request, "site/how_well.html", context)


def _unstated(index: Index) -> ShareChart:
    """Of each fact that one can filter by, how many open jobs do not state it."""
    search, jobs = reverse("search"), len(index.open)
    shares = [
        Share(str(facet.label), len(index.sets_of(name).get(NOT_STATED, ())), f"{search}?{name}={NOT_STATED}", jobs, search)
        for name, facet in FACETS.items()
        if name != "category"
    ]
    caption = _("Jobs where a fact is not stated or was not found")
    return ShareChart(caption, _("Fact"), _("Not stated"), _("Jobs"), shares)
