"""View of the insights page, with figures about all open postings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from postings.insights import overview as figures
from postings.search import facets
from postings.views.conditional_get import PageVersion, by_data_version


@require_safe
@by_data_version
def insights(request: HttpRequest, version: PageVersion) -> HttpResponse:
    index = facets.current(version.data_version)
    asked = request.GET.get("currency", "")[:3]
    known = asked if asked in index.sets_of("pay") else ""
    found = index.cached_in_language(("insights", known), lambda: figures.insights(index, known))
    return render(request, "postings/insights.html", {"insights": found, "least": figures.LEAST_ADS})
