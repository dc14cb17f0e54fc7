"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "language": get_language() or settings.LANGUAGE_CODE,
        "languages": in_each_language(request),
    }


def in_each_language(request: HttpRequest, rest: str | None = None) -> list[tuple[str, str, str]]:
    """Code, own name and address of the page in each language; of the first page where there is none, and no desk's.

    `rest` is what follows the language in the address, where that is not as it was asked for.
    """
    page = request.resolver_match
    if page and page.app_name == "admin":
        return []
    if rest is None:
        rest = request.get_full_path().removeprefix(_root(get_language())) if page else ""
    return [(code, name, f"{_root(code)}{rest}") for code, name in settings.LANGUAGES]


def _root(language: str | None) -> str:
    """What the addresses of pages in a language begin with."""
    return get_script_prefix() + ("" if language in {None, settings.LANGUAGE_CODE} else f"{language}/")
