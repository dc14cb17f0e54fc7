"""Middleware for logs, security headers, compression and the language of a page."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
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
