"""View of the page of a posting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from postings.insights.posting_context import posting_context
from postings.models import Posting
from postings.views.edit_links import render_editable


@require_safe
def posting(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Posting.objects.public().for_page(), slug=slug)
    return render_editable(request, "postings/posting.html", posting_context(found), found)
