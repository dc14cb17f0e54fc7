"""Answering "not modified" to who has the page already, from the version of the data alone."""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

from postings.search import facets

View = Callable[..., HttpResponse]


def by_data_version(view: View) -> View:
    """For a page that shows nothing but what the data version covers. The view finds that in `request.data_version`.

    A view that shows more than that, once in a while, says so by `request.shows_more = True`.
    """
    conditional = condition(etag_func=_etag)(view)

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = conditional(request, *args, **kwargs)
        except facets.NotKept:
            response = render(request, "503.html", status=503)
            response.headers["Retry-After"] = "60"
            return response
        if response.status_code not in {200, 304} or getattr(request, "shows_more", False):
            response.headers.pop("ETag", None)
        patch_cache_control(response, no_cache=True)  # keep it, and ask before showing it again
        return response

    return answer


def _etag(request: HttpRequest, *_: Any, **__: Any) -> str | None:
    request.data_version = facets.data_version()  # type: ignore[attr-defined]
    if settings.DEBUG:
        return None  # templates change without the data
    parts = (request.data_version, _program(), timezone.localdate(), request.get_host(), request.get_full_path())  # type: ignore[attr-defined]
    return f'W/"{hashlib.blake2b("|".join(map(str, parts)).encode(), digest_size=12).hexdigest()}"'


@cache
def _program() -> str:
    """What differs whenever the program that makes the pages does: its code, templates, styles and settings."""
    digest = hashlib.blake2b(
        f"{settings.SITE_NAME}|{settings.CONTACT_EMAIL}|{settings.SITE_URL}|{settings.PAGE_SIZE}|{settings.LANGUAGE_CODE}".encode(),
        digest_size=12,
    )
    for pattern in (
        "postings/**/*.py",
        "postings/**/*.json",
        "postings/locale/**/*.mo",
        "jobboard/**/*.py",
        "templates/**/*.html",
        "static/**/*.*",
    ):
        for file in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()
