"""View of the page of a posting."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from postings.insights.posting_context import posting_context
from postings.insights.search_exclusions import exclusions
from postings.models import Posting
from postings.views.edit_links import render_editable

MAX_QUERY = 2_000


@require_safe
def posting(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a posting. If `in` has the query string of a search that does not find it, say why."""
    found = get_object_or_404(Posting.objects.public().for_page(), slug=slug)
    context = posting_context(found)
    if query := _query(request.GET.get("in", "")):
        context |= {"searched": query.urlencode(), "exclusions": exclusions(found, query)}
    return render_editable(request, "postings/posting.html", context, found)


def _query(text: str) -> QueryDict:
    """Return the parameters of an encoded query string; none if it is too long or has null characters."""
    query = QueryDict(text.removeprefix("?") if len(text) <= MAX_QUERY else "")
    has_null = any("\0" in each for name, values in query.lists() for each in (name, *values))
    return QueryDict() if has_null else query
