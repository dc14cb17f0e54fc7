"""Views of a posting for programs: as JSON, and as Markdown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from postings.models import Posting
from postings.publishing.posting_markdown import CONTENT_TYPE as MARKDOWN
from postings.publishing.posting_markdown import to_markdown
from postings.publishing.posting_records import full_records, to_json
from postings.views.conditional_get import PageVersion
from postings.views.open_data import open_data


@open_data
def json_record(_request: HttpRequest, _version: PageVersion, slug: str) -> HttpResponse:
    posting = get_object_or_404(Posting.objects.public().for_page(), slug=slug)
    return HttpResponse(to_json(full_records([posting])[0]), content_type="application/json")


@open_data
def markdown(_request: HttpRequest, _version: PageVersion, slug: str) -> HttpResponse:
    posting = get_object_or_404(Posting.objects.public().for_page(), slug=slug)
    return HttpResponse(to_markdown(posting), content_type=MARKDOWN)
