"""Where a request comes from, for forms that need no cookie and so cannot have a CSRF token."""

from django.http import HttpRequest


def is_cross_site(request: HttpRequest) -> bool:
    """Return whether a browser sent the request from a page of another site or host.

    Browsers set Sec-Fetch-Site, or Origin if they are older. A program that sends neither acts for nobody else.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("://")[2] != request.get_host()
