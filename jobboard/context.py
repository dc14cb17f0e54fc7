"""Context processors for all templates."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language

from jobboard import site_texts


def site(request: HttpRequest) -> dict[str, Any]:
    language, match = get_language() or settings.LANGUAGE_CODE, request.resolver_match
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "site_logo": settings.SITE_LOGO,
        "site_pages": site_texts.pages(language),
        "site_footer": site_texts.text("footer", language),
        "site_text": site_texts.text(match.url_name or "", language) if match else None,
        "accent_colors": f"{settings.ACCENT_COLOR}{settings.ACCENT_COLOR_DARK}".replace("#", ""),
        "language": language,
        "sends_mail": settings.SENDS_MAIL,
        "report_retention_days": settings.REPORT_RETENTION_DAYS,
        "languages": language_links(request),
        "canonical": _canonical(request),
    }


# The pages that search engines may list, apart from searches, which have canonical addresses of their own.
_LISTED = {
    "posting", "company", "team", "companies", "insights", "about", "accuracy", "ranking", "reporting", "privacy",
    "accessibility", "credits", "site-page",
}  # fmt: skip


def _canonical(request: HttpRequest) -> str | None:
    """Return the address under which search engines shall list a page, without parameters but the number of the page."""
    match = request.resolver_match
    if match is None or match.url_name not in _LISTED:
        return None
    is_later_page = [*request.GET] == ["page"]
    query = f"?{request.GET.urlencode()}" if is_later_page else ""
    return f"{settings.SITE_URL}{request.path}{query}"


def language_links(request: HttpRequest, path: str | None = None) -> list[tuple[str, str, str]]:
    """Return the language code, native name and URL of the current page in each language.

    `path` is the URL after the language prefix; by default that of the request. An unknown page links to the home page,
    and an admin page has no links.
    """
    match = request.resolver_match
    if match and match.app_name == "admin":
        return []
    if path is None:
        path = request.get_full_path().removeprefix(_language_prefix(get_language())) if match else ""
    return [(code, name, f"{_language_prefix(code)}{path}") for code, name in settings.LANGUAGES]


def _language_prefix(language: str | None) -> str:
    """Return the start of all URLs in a language, such as `/de/`."""
    return get_script_prefix() + ("" if language in {None, settings.LANGUAGE_CODE} else f"{language}/")
