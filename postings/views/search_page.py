"""Views of the search page, of all values of a facet, and of search suggestions."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from jobboard.context import language_links
from postings.models import Posting
from postings.presentation.cards import cards
from postings.reference.gazetteer import normalize
from postings.reference.localized_names import country_name, country_names
from postings.search import facets, filters
from postings.search.facets.index import Index
from postings.search.facets.panels import Panels
from postings.search.facets.panels_html import options_html, panels_html
from postings.search.facets.salary_panel import salary_panel
from postings.search.filters import PostingFilter
from postings.search.full_text import MAX_LENGTH
from postings.search.spelling import corrected_texts
from postings.search.suggestions import Suggestion, named_by
from postings.search.suggestions import suggestions as suggested_for
from postings.views.conditional_get import PageVersion, by_data_version
from postings.views.moved import moved_to
from postings.views.paging import links_around, page_of

VALUES_A_PAGE = 120
STALE_AFTER = timedelta(days=60)


@require_safe
@by_data_version
def search(request: HttpRequest, version: PageVersion) -> HttpResponse:
    query = filters.cleaned(request.GET)
    today = timezone.localdate()
    index = facets.current(version.data_version)
    filterset = _filterset(query, index)
    if filterset.moved:
        return moved_to(request.path, filterset.without_moved(query))
    query = filterset.completed(query)
    if query != request.GET:
        query = filterset.without_unused(query)
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    asked = filterset.search
    version.covers_page = not filterset.has_looked_up
    found = facets.Results(index, asked, today)
    page = page_of(request, found, settings.PAGE_SIZE)
    panels = Panels(found, filterset.label, all_values)
    answers = panels.answers("apply") if asked.country else []
    context = {
        "page": page,
        "cards": cards(index, list(page), asked.query, currency=asked.currency),
        "links": links_around(page, asked.address),
        "search": asked,
        "in_use": sum(applied.name not in {"q", "from"} for applied in asked.applied),
        "problems": filterset.problems,
        "chips": _chips(filterset, found),
        "panels": _panels_html(panels) if asked.values else _front_panels(panels, index, today),
        "finders": panels.many_values(),
        "answers": options_html(answers),
        "said": [answer for answer in answers if answer.total],
        "country": country_name(asked.country),
        "countries": _countries(get_language()),
        "sorts": [
            Sort(_sort_label(name, found), _sorted_by(name, found).address(), name == asked.sort) for name in asked.sorts
        ],
        "corrected_texts": corrected_texts(found),
        "named": _named(panels, asked),
        "beginnings": [term.words[0] for term in asked.query.wanted if term.is_guess] if found.total else [],
        "is_indexable": len(asked.applied) <= 1 and not asked.text,
        "languages": language_links(request, asked.address(page.number).removesuffix("?")),
        "canonical": settings.SITE_URL + request.path + asked.address(page.number).removesuffix("?"),
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
    filterset = _filterset(query, index)
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
    query = filters.cleaned(request.GET)
    text = query.pop("q", [""])[-1][:MAX_LENGTH]
    index = facets.current(version.data_version)
    filterset = _filterset(query, index)
    if filterset.moved:
        return moved_to(request.path, filterset.without_moved(request.GET))
    version.covers_page = not filterset.has_looked_up
    found = facets.Results(index, filterset.search, timezone.localdate())
    suggested = suggested_for(Panels(found, filterset.label, all_values), text)
    return JsonResponse({"suggestions": [each._asdict() for each in suggested]})


@dataclass(frozen=True)
class Chip:
    """A filter in use and the address of the search without it; if nothing was found, also the `count` of that search."""

    is_text: bool
    name: str
    value: str
    label: str
    without: str
    count: int | None = None


class Sort(NamedTuple):
    """A sort order and the address of the same list in that order."""

    label: str
    href: str
    is_used: bool


def _filterset(query: QueryDict, index: Index) -> PostingFilter:
    return PostingFilter(
        query, Posting.objects.open(), known=lambda facet: index.labels.get(facet, {}), currencies=index.currencies
    )


def _sort_label(name: str, found: facets.Results) -> str:
    return str(filters.SORTS[name]) % {"country": country_name(found.search.country), "currency": found.currency}


def _sorted_by(name: str, found: facets.Results) -> filters.Search:
    """Return the search in another order, which for salaries states the currency to sort by."""
    currency = {"salary_currency": [found.currency]} if name == "pay" else {}
    return found.search.changed({"sort": [name], **currency})


def _chips(filterset: PostingFilter, found: facets.Results) -> list[Chip]:
    chips = []
    for applied in filterset.search.applied:
        rest = filterset.search.without(applied)
        count = None if found.total else facets.Results(found.index, rest, found.today).total
        name = str(filterset.filters[applied.name].label)
        if applied.name.startswith("-"):
            name = gettext("%(facet)s (excluded)") % {"facet": name}
        label = filterset.label(applied.name, applied.value)
        chips.append(Chip(applied.name == "q", name, applied.value, label, rest.address(), count))
    return chips


def _named(panels: Panels, asked: filters.Search) -> list[Suggestion]:
    """Return the filter values that the search text names, each with a search for the value instead of the text."""
    if not asked.text:
        return []
    found = facets.Results(panels.index, asked.with_values("q", []), panels.found.today)
    return named_by(Panels(found, panels.label_of_unused, panels.more), asked.text)


def _front_panels(panels: Panels, index: Index, today: date) -> SafeString:
    """Return the panels of the search without filters, cached until the data or the date changes."""
    return index.cached_in_language(("front panels", today), lambda: _panels_html(panels, invites=True))


def _panels_html(panels: Panels, *, invites: bool = False) -> SafeString:
    salary = salary_panel(panels)
    fields = render_to_string("postings/parts/salary.html", {"salary": salary, "answers": options_html(salary.answers)})
    return panels_html(panels.all(), invites=invites, finds=True, beginnings={"pay": fields})


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
