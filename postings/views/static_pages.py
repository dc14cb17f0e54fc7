"""What is no content of the board: what it says of itself, its icon, its health, what is said where something is wrong."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext
from django.views.decorators.http import require_safe


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """What the board says of itself: the same for everybody, in `templates/site/`."""
    return render(request, f"site/{name}.html")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """The address that browsers try on pages that name no icon, as the admin's."""
    return redirect(static("favicon.svg"))


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Answers 200 while the database answers; anything else is for the operator's monitoring to see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page as all others are; where what they share is at fault, its words alone."""
    try:
        return render(request, "500.html", status=500)
    except Exception:
        words = gettext("The problem is on our side. Try again in a few minutes.")
        return HttpResponse(f"{words}\n", status=500, content_type="text/plain; charset=utf-8")
