"""HTTP headers of data for programs: any origin may read it, and caches may keep it for a minute."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from postings.views.conditional_get import by_data_version

ResponseT = TypeVar("ResponseT", bound=HttpResponseBase)
# A shared cache answers for a minute by itself, and for ten more while it asks for the current version.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600"


def open_data(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer GET and HEAD requests for data that depends only on the data version, from any origin.

    The view receives a `PageVersion` as its second argument, as with `by_data_version`.
    """
    versioned: Any = require_safe(by_data_version(view))

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = versioned(request, *args, **kwargs)
        except Http404:
            response = HttpResponse("Not found.\n", status=404, content_type="text/plain")
        return with_open_headers(response)

    return answer


def with_open_headers(response: ResponseT) -> ResponseT:
    """Let other origins read a response, and caches keep it unless it is an error."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if response.status_code in {200, 304}:
        response.headers["Cache-Control"] = CACHE_CONTROL
    return response
