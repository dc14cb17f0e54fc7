"""View of the page of a posting."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from postings.insights.posting_context import posting_context
from postings.insights.search_exclusions import exclusions
from postings.models import Posting
from postings.publishing.ad_history import ad_history
from postings.search import facets, filters
from postings.views.edit_links import render_editable

MAX_QUERY = 2_000
# How far down the results a job can stand for its page to list the jobs around it, and how many it lists.
_MAX_RANK, _LISTED = 400, 25


@require_safe
def posting(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a posting. If `in` has the query string of a search, show its results beside it, or say why it is not one."""
    found = get_object_or_404(Posting.objects.public().for_page(), slug=slug)
    context = posting_context(found)
    context["history"] = ad_history(found, context["reposts"])
    if query := _query(request.GET.get("in", "")):
        context |= {"searched": query.urlencode(), **_in_search(found, query)}
    return render_editable(request, "postings/posting.html", context, found)


def _query(text: str) -> QueryDict:
    """Return the parameters of an encoded query string; none if it is too long or has null characters."""
    query = QueryDict(text.removeprefix("?") if len(text) <= MAX_QUERY else "")
    has_null = any("\0" in each for name, values in query.lists() for each in (name, *values))
    return QueryDict() if has_null else query


def _in_search(posting: Posting, query: QueryDict) -> dict[str, Any]:
    """Return the results of a search around a posting, or the filters that exclude it; nothing without facets."""
    try:
        index = facets.current()
    except facets.FacetsUnavailable:
        return {}
    filterset = index.filterset(filters.cleaned(query))
    if filterset.moved:
        filterset = index.filterset(filterset.without_moved(query))
    found = facets.Results(index, filterset.search, timezone.localdate())
    return {"exclusions": exclusions(posting, filterset, found), **_around(posting, found)}


def _around(posting: Posting, found: facets.Results) -> dict[str, Any]:
    """Return the results around a posting, in their order, and those before and after it. It stands for its job."""
    if posting.pk not in found.ids:
        return {}
    first = found.first_for(posting.pk)
    ids = [posting.pk if each == first else each for each in found[slice(0, _MAX_RANK)]]
    if posting.pk not in ids:
        return {}
    rank = ids.index(posting.pk)
    start = max(0, min(rank - _LISTED // 2, len(ids) - _LISTED))
    rows = (
        Posting.objects.select_related("company").defer("body", "sections", "evidence").in_bulk(ids[start : start + _LISTED])
    )
    listed = [rows[each] for each in ids[start : start + _LISTED] if each in rows]
    place = next((number for number, each in enumerate(listed) if each.pk == posting.pk), 0)
    return {
        "listed": listed,
        "total": found.total,
        "rank": rank + 1,
        "previous": listed[place - 1] if place else None,
        "next": listed[place + 1] if place + 1 < len(listed) else None,
    }
