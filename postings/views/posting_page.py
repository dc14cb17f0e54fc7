"""View of the page of a posting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from postings.insights.posting_context import posting_context
from postings.models import Posting
from postings.publishing.ad_history import ad_history
from postings.views.edit_links import render_editable


@require_safe
def posting(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Posting.objects.public().for_page(), slug=slug)
    context = posting_context(found)
    context["history"] = ad_history(found, context["reposts"])
    return render_editable(request, "postings/posting.html", context, found)
