"""Conditional GET for pages that depend only on the data version."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

from jobboard import site_texts
from jobboard.code_version import code_version
from postings.search import facets


@dataclass
class PageVersion:
    """Data version that a page depends on. A view that also shows other data sets `covers_page` to False."""

    data_version: str
    covers_page: bool = True


def by_data_version(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Add conditional GET to a view whose page depends only on the data version.

    The view receives a `PageVersion` as its second argument. If the facets are unavailable, the response has status 503.
    """
    conditional = condition(etag_func=_etag)(view)

    @with_facets
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        version = PageVersion(facets.data_version())
        response = conditional(request, version, *args, **kwargs)
        if response.status_code not in {200, 304} or not version.covers_page:
            response.headers.pop("ETag", None)
        patch_cache_control(response, no_cache=True)  # browsers may store the page but must revalidate it
        return response

    return answer


def with_facets(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Make a view answer with status 503 while the facets are unavailable."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except facets.FacetsUnavailable:
            response = render(request, "503.html", status=503)
            response.headers["Retry-After"] = "60"
            return response

    return answer


def _etag(request: HttpRequest, version: PageVersion, *_args: Any, **_kwargs: Any) -> str | None:
    """Return the ETag of a page, or None in debug mode, in which templates change without the data."""
    if settings.DEBUG:
        return None
    parts = (version.data_version, _program(), timezone.localdate(), request.get_full_path())
    return f'W/"{hashlib.blake2b("|".join(map(str, parts)).encode(), digest_size=12).hexdigest()}"'


@cache
def _program() -> str:
    """Return a hash of what pages are built from: code, data files, catalogs, templates, static files and settings."""
    names = (
        "SITE_NAME",
        "CONTACT_EMAIL",
        "SENDS_MAIL",
        "SITE_URL",
        "PAGE_SIZE",
        "LANGUAGE_CODE",
        "LANGUAGES",
        "ACCENT_COLOR",
        "ACCENT_COLOR_DARK",
        "EXCHANGE_RATES",
    )
    parts = (code_version(), *(getattr(settings, name) for name in names))
    digest = hashlib.blake2b(repr(parts).encode(), digest_size=12)
    for pattern in (
        "postings/locale/**/*.mo",
        "templates/**/*.html",
        "static/**/*.*",
    ):
        for file in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(file.read_bytes())
    for file in site_texts.files():
        digest.update(file.read_bytes())
    return digest.hexdigest()
