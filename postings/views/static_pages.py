"""Views that show no postings: information pages, the favicon, the health check and error pages."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from jobboard import accent_color, site_texts


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """Show an information page from `templates/site/`, with the same content for every visitor."""
    return render(request, f"site/{name}.html")


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


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Return status 200 if the database responds; any other status tells the operator's monitoring of a problem."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show the error page, or plain text if the error page itself cannot be rendered."""
    try:
        return render(request, "500.html", status=500)
    except Exception:
        words = gettext("The problem is on our side. Try again in a few minutes.")
        return HttpResponse(f"{words}\n", status=500, content_type="text/plain; charset=utf-8")
