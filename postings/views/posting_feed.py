"""View of the feed of a posting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from postings.models import Posting
from postings.publishing.atom import CONTENT_TYPE, to_atom
from postings.publishing.history_feed import history_feed
from postings.views.conditional_get import PageVersion
from postings.views.open_data import open_data


@open_data
def history(request: HttpRequest, _version: PageVersion, slug: str) -> HttpResponse:
    """Return what happened to a public posting as Atom."""
    posting = get_object_or_404(Posting.objects.public().for_page(), slug=slug)
    return HttpResponse(to_atom(history_feed(posting, request.path)), content_type=CONTENT_TYPE)
