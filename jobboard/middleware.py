"""Middleware for security headers, compression and the language of a page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils import translation

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
