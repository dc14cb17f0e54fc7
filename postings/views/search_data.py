"""Views of a search for programs, at the addresses of its formats with the query string of the search page."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from postings.publishing.atom import CONTENT_TYPE as ATOM
from postings.publishing.atom import to_atom
from postings.publishing.csv_lines import CONTENT_TYPE as CSV
from postings.publishing.feed_entries import BEFORE, Feed, search_feed
from postings.publishing.json_feed import CONTENT_TYPE as JSON_FEED
from postings.publishing.json_feed import to_json_feed
from postings.publishing.openapi import openapi
from postings.publishing.posting_records import to_json
from postings.publishing.postings_csv import postings_csv
from postings.publishing.postings_json import asked_page, postings_json
from postings.publishing.searches import AskedSearch, asked_search
from postings.views.conditional_get import PageVersion
from postings.views.moved import moved_to
from postings.views.open_data import open_data

Problems = list[dict[str, str]]
_ID = re.compile("[1-9][0-9]{0,8}", re.ASCII)


def _of_search(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Pass the search of the query string to a view as its second argument, or redirect to where its values have moved."""

    @open_data
    def answer(request: HttpRequest, version: PageVersion, **kwargs: Any) -> HttpResponse:
        asked = asked_search(request.GET, version.data_version)
        if asked.moved is not None:
            return moved_to(request.path, asked.moved)
        version.covers_page = not asked.filterset.has_looked_up
        return view(request, asked, **kwargs)

    return answer


@_of_search
def json_page(request: HttpRequest, asked: AskedSearch) -> HttpResponse:
    page, problems = asked_page(asked.query)
    if problems := [*asked.problems, *problems]:
        return HttpResponse(to_json({"problems": problems}), status=400, content_type="application/json")
    return HttpResponse(postings_json(asked, page), content_type="application/json")


@_of_search
def csv_file(request: HttpRequest, asked: AskedSearch) -> HttpResponse:
    if asked.problems:
        return _bad_request(asked.problems)
    lines = postings_csv(asked.found) if request.method == "GET" else ()
    response = StreamingHttpResponse(lines, content_type=CSV)
    name = f"jobs-{timezone.localdate().isoformat()}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response  # type: ignore[return-value]  # Django’s stubs know no streaming views here


@_of_search
def atom_feed(request: HttpRequest, asked: AskedSearch) -> HttpResponse:
    return _feed(request, asked, to_atom, ATOM)


@_of_search
def json_feed(request: HttpRequest, asked: AskedSearch) -> HttpResponse:
    return _feed(request, asked, to_json_feed, JSON_FEED)


@open_data
def description(_request: HttpRequest, _version: PageVersion) -> HttpResponse:
    """Return the OpenAPI description of the addresses for programs."""
    return HttpResponse(to_json(openapi()), content_type="application/json")


def _feed(
    request: HttpRequest, asked: AskedSearch, written: Callable[[Feed], str | bytes], content_type: str
) -> HttpResponse:
    before, problems = asked.query.get(BEFORE, ""), [*asked.problems]
    if before and not _ID.fullmatch(before):
        message = gettext("This is not the number of a job. Use the address of the next page.")
        problems.append({"parameter": BEFORE, "message": message})
    if problems:
        return _bad_request(problems)
    feed = search_feed(asked, request.path, int(before) if before else None)
    return HttpResponse(written(feed), content_type=content_type)


def _bad_request(problems: Problems) -> HttpResponse:
    """Return the problems with a search as lines of text."""
    lines = [f"{problem['parameter']}: {problem['message']}\n" for problem in problems]
    return HttpResponse("".join(lines), status=400, content_type="text/plain; charset=utf-8")
