"""Views that show no postings: information pages, the favicon and error pages."""

import sys

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from jobboard import accent_color, site_texts
from jobboard.logs import request_id
from postings.database.errors import Trouble
from postings.database.errors import trouble as database_trouble


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """Show an information page from `templates/site/`, with the same content for every visitor."""
    return render(request, f"site/{name}.html", {"converts_currencies": bool(settings.EXCHANGE_RATES)})


@require_safe
def site_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show a page of the operator's own, such as the imprint."""
    language = get_language() or settings.LANGUAGE_CODE
    found = next((page for page in site_texts.pages(language) if page.name == name), None)
    if found is None:
        raise Http404
    return render(request, "site/page.html", {"text": found})


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def accent_stylesheet(_request: HttpRequest) -> HttpResponse:
    """Return the style sheet of the operator's accent colour. Its address changes with its content."""
    if not settings.ACCENT_COLOR:
        raise Http404
    css = accent_color.stylesheet(settings.ACCENT_COLOR, settings.ACCENT_COLOR_DARK)
    return HttpResponse(css, content_type="text/css")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Redirect to the icon, since browsers request this address on pages that name no icon, such as the admin."""
    return redirect(static("favicon.svg"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show the page for a failed CSRF check in the admin, mostly after a login in another tab has replaced the token."""
    return render(request, "csrf_failure.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show the error page with the id of the request, or plain text if the error page itself cannot be rendered.

    If the database is busy, full or down, the status is 503 and the page says whether changes were saved.
    """
    trouble = database_trouble(sys.exception())
    _forget_unsaved(request)
    try:
        if trouble:
            return _database_unavailable(request, trouble)
        return render(request, "500.html", {"request_id": request_id()}, status=500)
    except Exception:
        words = gettext("The problem is on our side. Try again in a few minutes.")
        status = 503 if trouble else 500
        return HttpResponse(f"{words}\n{request_id()}\n", status=status, content_type="text/plain; charset=utf-8")


def _database_unavailable(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    context = {"is_busy": trouble is Trouble.BUSY, "is_change": request.method == "POST", "request_id": request_id()}
    response = render(request, "database_unavailable.html", context, status=503)
    response.headers["Retry-After"] = "5" if trouble is Trouble.BUSY else "60"
    patch_cache_control(response, no_store=True)
    return response


def _forget_unsaved(request: HttpRequest) -> None:
    """Discard the session and the messages of a failed request, such as “was changed successfully”."""
    if hasattr(request, "session"):
        request.session.modified = False
    for _ in messages.get_messages(request):
        pass
