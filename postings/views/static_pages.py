"""Views that show no postings: information pages, the favicon, the health check and error pages."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext
from django.views.decorators.http import require_safe


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """Show an information page from `templates/site/`, with the same content for every visitor."""
    return render(request, f"site/{name}.html")


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
