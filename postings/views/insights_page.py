"""View of the insights page, with figures about all open postings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from postings.insights import overview
from postings.insights.key_figures import board_figures
from postings.insights.profiles import days_open
from postings.models import Posting
from postings.search import facets
from postings.views.conditional_get import PageVersion, by_data_version


@require_safe
@by_data_version
def insights(request: HttpRequest, version: PageVersion) -> HttpResponse:
    index = facets.current(version.data_version)
    asked = request.GET.get("currency", "")[:3]
    known = asked if asked in index.sets_of("pay") else ""
    found = index.cached_in_language(("insights", known), lambda: overview.insights(index, known))
    open_for = index.cached("days open", lambda: (days_open(Posting.objects.all()),))[0]
    context = {"insights": found, "figures": board_figures(found, open_for), "least": overview.LEAST_ADS}
    return render(request, "postings/insights.html", context)
