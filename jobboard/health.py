"""Health checks: `/healthz` says that the process runs, `/readyz` whether the board can serve pages.

The middleware answers them before anything looks at the scheme or host of the request, because load balancers ask over plain
HTTP and by IP address. That is safe: the answers contain nothing of the request and nothing that depends on the host.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from postings import readiness


def health_checks(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer the health checks."""
    views = {"/healthz": live, "/readyz": ready}

    def middleware(request: HttpRequest) -> HttpResponse:
        return views.get(request.path_info, get_response)(request)

    return middleware


@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    """Return status 200: the process answers. The database is not asked."""
    return _plain("ok\n")


@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Return a line for each check, and status 503 if one of them found a problem."""
    found = readiness.problems()
    lines = [f"{name}: {problem or 'ok'}\n" for name, problem in found.items()]
    return _plain("".join(lines), status=503 if any(found.values()) else 200)


def _plain(text: str, status: int = 200) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Length": str(len(text))}
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8", headers=headers)
