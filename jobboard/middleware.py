"""Middleware for logs, security headers, compression, the language of a page, and requests that no page accepts."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.log import log_response

from jobboard import logs

_access_log = logging.getLogger(logs.ACCESS_LOGGER)

_CSP_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}


def _format_csp(sources: dict[str, str]) -> str:
    return "; ".join(f"{directive} {source}" for directive, source in sources.items())


CONTENT_SECURITY_POLICY = _format_csp(_CSP_SOURCES)

# The largest body of a request to a page that anybody may open: a report of 1,000 characters, each encoded in 12 bytes.
MAX_PUBLIC_BODY = 20_000
_PUBLIC_PAGES_OF_ADMIN = ("/admin/login/", "/admin/two-step/")


def request_log(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give each request an id, which its log records and its response carry, and write the access log."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given_id = request.headers.get("X-Request-Id") if settings.BEHIND_PROXY else None
        with logs.request_info(request, given_id) as info:
            response = get_response(request)
            response.headers["X-Request-Id"] = info.id
            if response.status_code >= 500:  # unless it is logged already, with its traceback
                log_response("%s: %s", response.reason_phrase, request.path, response=response, request=request)
            size = int(response.headers.get("Content-Length", 0)) if request.method != "HEAD" else 0
            _access_log.info("request", extra={"status_code": response.status_code, "size": size})
        return response

    return middleware


def security_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Add a strict content security policy and related headers, and drop the body of the response to a HEAD request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if request.method == "HEAD" and not response.streaming:
            response.content = b""  # Content-Length stays that of the GET response
        return response

    return middleware


def compression(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Compress responses that neither receive nor set cookies.

    Compressing pages with secrets, such as those of the admin, would allow a BREACH attack.
    """
    gzip = GZipMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not (request.COOKIES or response.cookies):
            gzip.process_response(request, response)
        return response

    return middleware


def language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Activate the language of the URL prefix. Cookies and Accept-Language are ignored, so each URL has one content."""

    def middleware(request: HttpRequest) -> HttpResponse:
        default = "en" if request.path_info.startswith("/admin/") else settings.LANGUAGE_CODE
        language_code = translation.get_language_from_path(request.path_info) or default
        with translation.override(language_code):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language_code)
        return response

    return middleware


def body_limit(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse large bodies with status 413, before they are read, on pages that anybody may open.

    Forms of the admin may be larger: DATA_UPLOAD_MAX_MEMORY_SIZE applies to them.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        path, length = request.path_info, request.META.get("CONTENT_LENGTH") or "0"
        is_public = not path.startswith("/admin/") or path.startswith(_PUBLIC_PAGES_OF_ADMIN)
        if is_public and length.isdecimal() and int(length) > MAX_PUBLIC_BODY:
            return HttpResponse("The request is too large.\n", status=413, content_type="text/plain")
        return get_response(request)

    return middleware


class RefuseNullCharacters:
    """Answer requests with a null character in their address or form with status 400: PostgreSQL cannot store or compare it.

    After CsrfViewMiddleware, so that only accepted forms are read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        address = request.path_info.encode() + unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        if b"\0" in address or _has_null(request):
            return HttpResponse("The request has a null character.\n", status=400, content_type="text/plain; charset=utf-8")
        return None


def _has_null(request: HttpRequest) -> bool:
    """Return whether any name or value of the submitted form has a null character."""
    try:
        return any("\0" in text for name, values in request.POST.lists() for text in (name, *values))
    except UnreadablePostError as error:
        raise BadRequest("The request ended too early.") from error
