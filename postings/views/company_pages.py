"""Views of the list of companies, and of the pages of companies and teams."""

import unicodedata
from collections.abc import Callable
from string import ascii_uppercase
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from postings.choices import SectionKind
from postings.insights.company_lines import company_line
from postings.insights.key_figures import profile_figures
from postings.insights.pay_chart import most_common_currency, pay_chart
from postings.insights.profiles import about_company, about_in_ads, days_open, posted_by_month
from postings.models import Company, Posting, Team
from postings.models.querysets import PostingQuerySet
from postings.presentation.cards import cards
from postings.reference.name_keys import name_key
from postings.search import facets, filters
from postings.search.bands import ANY_PAY
from postings.search.facets.index import Index
from postings.search.facets.panels import Panels, quoted
from postings.search.facets.panels_html import panels_html
from postings.search.filters import PostingFilter
from postings.search.full_text import MAX_LENGTH
from postings.views.conditional_get import PageVersion, by_data_version, with_facets
from postings.views.edit_links import render_editable
from postings.views.moved import moved_to
from postings.views.paging import links_around, numbered, page_of
from postings.views.search_page import Sort, all_values

COMPANIES_A_PAGE = 120
# Stands for what begins with no letter from A to Z.
_OTHER = "0"


@require_safe
@by_data_version
def companies(request: HttpRequest, version: PageVersion) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:MAX_LENGTH]
    is_by_size = request.GET.get("sort") == "jobs"
    index = facets.current(version.data_version)
    listed = [each for each in index.cached("companies", lambda: _companies(index)) if name_key(text) in each.key]
    if is_by_size:
        listed.sort(key=lambda company: -company.jobs)
    page = page_of(request, listed, COMPANIES_A_PAGE)
    page.object_list = [each._replace(line=company_line(index, each.slug)) for each in page]

    def address(**values: str | int) -> str:
        asked = {"q": text, "sort": "jobs" if is_by_size else "", **values}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"

    context = {
        "page": page,
        "links": links_around(page, lambda number: address(page=number)),
        "letters": [] if is_by_size else _letters(listed, lambda number: address(page=number)),
        "sorts": [
            Sort(gettext("A to Z"), address(sort=""), not is_by_size),
            Sort(gettext("Most jobs first"), address(sort="jobs"), is_by_size),
        ],
        "text": text,
        "is_by_size": is_by_size,
    }
    return render(request, "postings/companies.html", context)


class ListedCompany(NamedTuple):
    """A company with open jobs, and a line about them. Instances sort by name."""

    letter: str
    key: str
    name: str
    slug: str
    jobs: int
    line: str = ""


def _companies(index: Index) -> list[ListedCompany]:
    names = index.labels.get("company", {})
    return sorted(
        ListedCompany(_letter(name_key(names[slug])), name_key(names[slug]), names[slug], slug, jobs)
        for jobs, slug in index.by_size("company")
    )


def _letter(key: str) -> str:
    """Return the letter from A to Z that a name is listed under, without its accent, or `_OTHER` for all others."""
    first = unicodedata.normalize("NFD", key)[0].upper()
    return first if first in ascii_uppercase else _OTHER


def _letters(listed: list[ListedCompany], address: Callable[[int], str]) -> list[tuple[str, str]]:
    """Return the letters that companies are listed under, each with the address of its first company."""
    pages: dict[str, int] = {}
    for number, each in enumerate(listed):
        pages.setdefault(each.letter, number // COMPANIES_A_PAGE + 1)
    return [(letter, f"{address(page)}#letter-{letter}") for letter, page in pages.items()]


@require_safe
@with_facets
def company(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Company, slug=slug)
    postings = Posting.objects.filter(company=found)
    if found.merged_into_id:
        return moved_to(found.survivor.get_absolute_url(), request.GET)
    teams = list(found.teams.hiring().order_by("key"))
    context = {
        "company": found,
        "about": about_company(found, postings),
        "teams": teams,
        **_profile(request, postings, "company", slug, len(teams)),
    }
    return render_editable(request, "postings/company.html", context, found)


@require_safe
@with_facets
def team(request: HttpRequest, company_slug: str, slug: str) -> HttpResponse:
    found = get_object_or_404(Team.objects.select_related("company"), company__slug=company_slug, slug=slug)
    postings = Posting.objects.filter(team=found)
    if found.merged_into_id:
        return moved_to(found.survivor.get_absolute_url(), request.GET)
    context = {
        "team": found,
        "company": found.company,
        "about": about_in_ads(postings, SectionKind.ABOUT_TEAM, found.name),
        **_profile(request, postings, "team", f"{company_slug}/{slug}"),
    }
    return render_editable(request, "postings/team.html", context, found)


def _profile(request: HttpRequest, postings: PostingQuerySet, facet: str, value: str, teams: int = 0) -> dict[str, Any]:
    """Return the context that pages of companies and teams share: jobs, figures and facets."""
    index = facets.current()
    found = facets.Results(index, filters.Search({facet: (value,)}), timezone.localdate())
    page = page_of(request, found, settings.PAGE_SIZE)
    open_for = days_open(postings)
    panels = Panels(found, PostingFilter({}, Posting.objects.none()).label, all_values)
    shown = [panel for panel in panels.all() if panel.name not in {"company", "team"}]
    pay, paid = pay_chart(found, most_common_currency(found)), found.counts("pay").of(ANY_PAY)
    search = reverse("search")
    return {
        "page": page,
        "cards": cards(index, found.ads_of_jobs(page), level=3),
        "links": links_around(page, numbered),
        "value": value,
        "closed_count": postings.closed().count(),
        "months": posted_by_month(postings),
        "days_open": open_for,
        "panels": panels_html(shown, search=search),
        "pay": pay,
        "paid": paid,
        "figures": profile_figures(found, f"{search}?{facet}={quoted(value)}", teams, open_for),
    }
