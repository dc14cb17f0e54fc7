"""Views of the feeds of companies and teams: their openings and closings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from postings.models import Company, Team
from postings.publishing.atom import CONTENT_TYPE, to_atom
from postings.publishing.feed_entries import company_feed
from postings.views.conditional_get import PageVersion
from postings.views.moved import moved_to
from postings.views.open_data import open_data


@open_data
def company(request: HttpRequest, version: PageVersion, slug: str) -> HttpResponse:
    found = get_object_or_404(Company, slug=slug)
    if found.merged_into_id:
        return moved_to(reverse("company-feed", args=[found.survivor.slug]), request.GET)
    return _answer(request, version, found)


@open_data
def team(request: HttpRequest, version: PageVersion, company_slug: str, slug: str) -> HttpResponse:
    found = get_object_or_404(Team.objects.select_related("company"), company__slug=company_slug, slug=slug)
    if found.merged_into_id:
        survivor = found.survivor
        return moved_to(reverse("team-feed", args=[survivor.company.slug, survivor.slug]), request.GET)
    return _answer(request, version, found)


def _answer(request: HttpRequest, version: PageVersion, owner: Company | Team) -> HttpResponse:
    feed = company_feed(owner, request.path)
    version.covers_page = bool(feed.entries)  # merging a company without postings changes no data version
    return HttpResponse(to_atom(feed), content_type=CONTENT_TYPE)
