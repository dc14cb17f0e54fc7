"""View of the page of a posting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from postings.insights.posting_context import posting_context
from postings.models import Posting


@require_safe
def posting(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Posting.objects.public().for_page(), slug=slug)
    return render(request, "postings/posting.html", posting_context(found))
