"""Browsers that have signed in to an account before, known by a signed cookie. Their failures are counted apart.

So others' failures keep nobody out of an account. The cookie opens nothing: it has a number for the counter, and a signature
that holds for one account, the last that signed in there.
"""

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

MAX_AGE = 180 * 24 * 60 * 60


def known(request: HttpRequest, key: str) -> str:
    """The browser's number if it has signed in to the account of this key before, else an empty string."""
    try:
        return _signer(key).unsign(request.COOKIES.get(settings.BROWSER_COOKIE_NAME, ""), max_age=MAX_AGE)
    except BadSignature:
        return ""


def remember(request: HttpRequest, response: HttpResponse, key: str) -> None:
    number = known(request, key) or get_random_string(22)
    response.set_cookie(
        settings.BROWSER_COOKIE_NAME,
        _signer(key).sign(number),
        max_age=MAX_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _signer(key: str) -> TimestampSigner:
    return TimestampSigner(salt=f"jobboard.signin.browsers:{key}")
