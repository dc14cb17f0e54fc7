"""View of the page on reading quality: figures for labelled ads, and how many open jobs do not state each fact."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from pyroaring import BitMap

from postings.insights.charts import Share, ShareChart
from postings.insights.reading_quality import shown_figures
from postings.reference.localized_names import language_name
from postings.search import facets
from postings.search.facets.index import Index
from postings.search.filters import FACETS, NOT_STATED
from postings.views.conditional_get import PageVersion, by_data_version

# How many mistakes of each kind the page lists for a fact.
EXAMPLES = 8


@require_safe
@by_data_version
def accuracy(request: HttpRequest, version: PageVersion) -> HttpResponse:
    index = facets.current(version.data_version)
    figures = shown_figures()
    context = {
        "figures": figures,
        "by_language": [
            {"name": language_name(code), "ads": figures.ads[code], "quality": quality}
            for code, quality in figures.languages.items()
        ],
        "examples": f":{EXAMPLES}",
        "jobs": index.jobs.number(index.open),
        "shares": index.cached_in_language("unstated", lambda: _unstated(index)),
    }
    return render(request, "site/accuracy.html", context)


def _unstated(index: Index) -> ShareChart:
    """Return the shares of open jobs that do not state a fact, for each facet except the category."""
    search, jobs = reverse("search"), index.jobs.number(index.open)
    shares = [
        Share(
            str(facet.label),
            index.jobs.number(index.sets_of(name).get(NOT_STATED, BitMap())),
            f"{search}?{name}={NOT_STATED}",
            jobs,
            search,
        )
        for name, facet in FACETS.items()
        if name != "category"
    ]
    caption = _("Jobs where a fact is not stated or was not found")
    return ShareChart(caption, _("Fact"), _("Not stated"), _("Jobs"), shares)
