"""Views of the search page, of all values of a facet, and of search suggestions."""

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from jobboard.context import language_links
from postings.content.wording import format_number
from postings.presentation.cards import cards
from postings.presentation.near_form import namesakes, near_fields, similar_cities
from postings.presentation.share_texts import search_texts
from postings.publishing import landing_pages
from postings.reference.gazetteer import normalize
from postings.reference.localized_names import country_name, country_names
from postings.search import facets, filters
from postings.search.facets.panels import Panels
from postings.search.facets.panels_html import options_html, panels_html
from postings.search.facets.relaxation import relaxed, without_a_word
from postings.search.facets.salary_panel import salary_panel
from postings.search.filters import PostingFilter
from postings.search.full_text import MAX_LENGTH
from postings.search.parameters import DEPENDENT
from postings.search.spelling import corrected_texts
from postings.search.suggestions import Suggestion, named_by
from postings.search.suggestions import suggestions as suggested_for
from postings.views.conditional_get import PageVersion, by_data_version
from postings.views.moved import moved_to
from postings.views.paging import links_around, page_of
from postings.views.sentence_search import redirect_to_meaning, understood

VALUES_A_PAGE = 120
STALE_AFTER = timedelta(days=60)


@require_safe
@by_data_version
def search(request: HttpRequest, version: PageVersion) -> HttpResponse:
    query = filters.cleaned(request.GET)
    today = timezone.localdate()
    index = facets.current(version.data_version)
    filterset = index.filterset(query)
    if filterset.moved:
        return moved_to(request.path, filterset.without_moved(query))
    query = filterset.completed(query)
    if "read" in query:
        return redirect_to_meaning(request.path, query, index)
    if query != request.GET:
        query = filterset.without_unused(query)
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    asked = filterset.search
    version.covers_page = not filterset.has_looked_up
    found = facets.Results(index, asked, today)
    page = page_of(request, found, settings.PAGE_SIZE)
    panels = Panels(found, filterset.label, all_values)
    answers = panels.answers("apply") if asked.country else []
    paying = panels.answers("salary") if asked.amount else []
    context = {
        "page": page,
        "ads": len(found.ids),
        "cards": cards(index, found.ads_of_jobs(page), asked),
        "links": links_around(page, asked.address),
        "search": asked,
        "dependent": json.dumps(DEPENDENT),
        "query": asked.address().removesuffix("?"),
        "in_use": sum(applied.name not in {"q", "from"} for applied in asked.applied),
        "problems": filterset.problems,
        "chips": _chips(filterset),
        "understood": understood(query, asked, index),
        "offers": [] if found.total else _offers(found, filterset),
        "panels": _panels(panels, filterset),
        "finders": panels.many_values(),
        "answers": options_html(answers),
        "country_answers": [answer for answer in answers if answer.total],
        "salary_answers": [answer for answer in paying if answer.total],
        "country": country_name(asked.country),
        "countries": _countries(get_language()),
        "sorts": [
            Sort(_sort_label(name, found), _sorted_by(name, found).address(), name == asked.sort) for name in asked.sorts
        ],
        "corrected_texts": corrected_texts(found),
        "without_a_word": without_a_word(found),
        "named": [*namesakes(found, filterset), *similar_cities(found, filterset), *_named(panels, asked)],
        "beginnings": [term.words[0] for term in asked.query.wanted if term.is_guess] if found.total else [],
        "is_indexable": landing_pages.is_indexable(found),
        "landing": landing_pages.landing_page(found, panels.label),
        "languages": language_links(request, asked.address(page.number).removesuffix("?")),
        "canonical": settings.SITE_URL + request.path + asked.address(page.number).removesuffix("?"),
        "shared": search_texts(filterset, found.total),
        "address": request.path + asked.address().removesuffix("?"),
        "card": reverse("board-card") + asked.address().removesuffix("?"),
        "newest_minute": index.newest_minute,
        "old_since": index.newest_day if index.newest_day and today - index.newest_day > STALE_AFTER else None,
    }
    return render(request, "postings/search.html", context, status=400 if filterset.problems else 200)


@require_safe
@by_data_version
def facet(request: HttpRequest, version: PageVersion, name: str) -> HttpResponse:
    """Show all values of a facet, since the search page has room for some of them only."""
    if name not in filters.FACETS:
        raise Http404
    query = filters.cleaned(request.GET)
    index = facets.current(version.data_version)
    filterset = index.filterset(query)
    if filterset.moved:
        return moved_to(request.path, filterset.without_moved(query))
    version.covers_page = not filterset.has_looked_up
    found = facets.Results(index, filterset.search, timezone.localdate())
    text = request.GET.get("find", "").strip()[:MAX_LENGTH]
    panels = Panels(found, filterset.label, all_values)
    page = page_of(request, panels.every_value(name, text), VALUES_A_PAGE)
    context = {
        "page": page,
        "options": panels.details(name, list(page)),
        "links": links_around(
            page, lambda number: f"{filterset.search.address()}&{urlencode({'find': text, 'page': number})}"
        ),
        "facet": filters.FACETS[name],
        "found": found,
        "text": text,
        "hidden": [(name, value) for name, values in filterset.search.values.items() for value in values],
        "has_chosen": bool(filterset.search.chosen(name)),
        "problems": filterset.problems,
        "search_url": reverse("search"),
        "back": f"{reverse('search')}{filterset.search.address().removesuffix('?')}",
    }
    return render(request, "postings/facet.html", context, status=400 if filterset.problems else 200)


@require_safe
@by_data_version
def suggestions(request: HttpRequest, version: PageVersion) -> HttpResponse:
    """Return names that start with the text `q`, each with the address of its search, as JSON for the search field."""
    found = _suggestions(request, version)
    if isinstance(found, HttpResponse):
        return found
    return JsonResponse({"suggestions": [each._asdict() for each in found[1]]})


@require_safe
@by_data_version
def browser_suggestions(request: HttpRequest, version: PageVersion) -> HttpResponse:
    """Return the same names in the format of OpenSearch, for the address bar of a browser."""
    found = _suggestions(request, version)
    if isinstance(found, HttpResponse):
        return found
    text, suggested = found
    start = f"{settings.SITE_URL}{reverse('search')}"
    columns = [
        [each.label for each in suggested],
        [f"{each.facet}: {each.label} ({format_number(each.total)})" for each in suggested],
        [f"{start}{each.href}" for each in suggested],
    ]
    return JsonResponse([text, *columns], safe=False, content_type="application/x-suggestions+json")


def _suggestions(request: HttpRequest, version: PageVersion) -> tuple[str, list[Suggestion]] | HttpResponse:
    """Return the text of a request and the names that start with it, or a redirect."""
    query = filters.cleaned(request.GET)
    text = query.pop("q", [""])[-1][:MAX_LENGTH]
    index = facets.current(version.data_version)
    filterset = index.filterset(query)
    if filterset.moved:
        return moved_to(request.path, filterset.without_moved(request.GET))
    version.covers_page = not filterset.has_looked_up
    found = facets.Results(index, filterset.search, timezone.localdate())
    return text, suggested_for(Panels(found, filterset.label, all_values), text)


@dataclass(frozen=True)
class Chip:
    """A filter in use and the address of the search without it."""

    is_text: bool
    name: str
    value: str
    label: str
    without: str


class Offer(NamedTuple):
    """A search without some filters of the search, and the number of jobs that it finds."""

    filters: str
    total: int
    href: str


class Sort(NamedTuple):
    """A sort order and the address of the same list in that order."""

    label: str
    href: str
    is_used: bool


def _sort_label(name: str, found: facets.Results) -> str:
    return str(filters.SORTS[name]) % {"country": country_name(found.search.country), "currency": found.currency}


def _sorted_by(name: str, found: facets.Results) -> filters.Search:
    """Return the search in another order, which for salaries states the currency to sort by."""
    currency = {"salary_currency": [found.currency]} if name == "pay" else {}
    return found.search.changed({"sort": [name], **currency})


def _chips(filterset: PostingFilter) -> list[Chip]:
    chips = []
    for applied in filterset.search.applied:
        rest = filterset.search.without(applied)
        name, label = filterset.name_label(applied.name), filterset.label(applied.name, applied.value)
        chips.append(Chip(applied.name == "q", name, applied.value, label, rest.address()))
    return chips


def _offers(found: facets.Results, filterset: PostingFilter) -> list[Offer]:
    """Return searches with fewer filters that find postings."""
    return [
        Offer(gettext(" and ").join(map(filterset.describe, each.removed)), each.total, each.search.address())
        for each in relaxed(found)
    ]


def _named(panels: Panels, asked: filters.Search) -> list[Suggestion]:
    """Return the filter values that the search text names, each with a search for the value instead of the text.

    A search that finds the same as this one is left out.
    """
    if not asked.text:
        return []
    found = facets.Results(panels.index, asked.with_values("q", []), panels.found.today)
    return named_by(Panels(found, panels.label_of_unused, panels.more), asked.text, besides=panels.found.ids)


def _panels(panels: Panels, filterset: PostingFilter) -> SafeString:
    """Return the panels of a search; those of the search without filters are cached until the data or the date changes."""

    def html(*, invites: bool = False) -> SafeString:
        salary = salary_panel(panels)
        fields = {"salary": salary, "answers": options_html(salary.answers)}
        since = {"since": filterset.search.chosen("since")}
        return panels_html(
            panels.all(),
            invites=invites,
            finds=True,
            beginnings={"pay": render_to_string("postings/parts/salary.html", fields)},
            ends={
                "place": near_fields(panels.index, filterset),
                "posted": render_to_string("postings/parts/since.html", since),
            },
        )

    if filterset.search.values or filterset.problems:
        return html()
    return panels.index.cached_in_language(("front panels", panels.found.today), lambda: html(invites=True))


def all_values(facet: str) -> str:
    """Return the address of the page with all values of a facet."""
    return _all_values(facet, get_language())


@cache
def _all_values(facet: str, _language: str | None) -> str:
    return reverse("facet", args=[facet])


@cache
def _countries(_language: str | None) -> SafeString:
    """Return all countries as options of a select element, cached for each language."""
    named = sorted(country_names().items(), key=lambda each: normalize(each[1]))
    return format_html_join("\n", '<option value="{}">{}</option>', named)
