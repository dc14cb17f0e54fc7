"""Browsers that have signed in to an account before, recognised by a signed cookie.

Their failures are counted separately, so that nobody can lock the owner out of an account by guessing. The cookie does not
authenticate: it holds a random id, with a signature that is valid for the account that signed in last.
"""

from contextlib import suppress

from django.conf import settings
from django.core import signing
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

MAX_AGE = 180 * 24 * 60 * 60
INVITATION_MAX_AGE = 24 * 60 * 60
_INVITATION_SALT = "jobboard.signin.browsers.invitation"
_ID_LENGTH = 22


def known_id(request: HttpRequest, key: str) -> str:
    """Return the browser's id if it has signed in to this account before, else an empty string."""
    try:
        return _signer(key).unsign(request.COOKIES.get(settings.BROWSER_COOKIE_NAME, ""), max_age=MAX_AGE)
    except BadSignature:
        return ""


def remember(request: HttpRequest, response: HttpResponse, key: str) -> None:
    """Set the cookie by which the browser is recognised for this account."""
    _set_cookie(response, key, known_id(request, key) or get_random_string(_ID_LENGTH))


def invitation(key: str) -> str:
    """Return a text that makes a browser known for this account, for a day. It does not sign in."""
    return signing.dumps(key, salt=_INVITATION_SALT)


def accept(response: HttpResponse, text: str) -> None:
    """Set the cookie of the account that a valid invitation is for."""
    with suppress(BadSignature):
        key = signing.loads(text, salt=_INVITATION_SALT, max_age=INVITATION_MAX_AGE)
        _set_cookie(response, key, get_random_string(_ID_LENGTH))


def _set_cookie(response: HttpResponse, key: str, browser_id: str) -> None:
    response.set_cookie(
        settings.BROWSER_COOKIE_NAME,
        _signer(key).sign(browser_id),
        max_age=MAX_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _signer(key: str) -> TimestampSigner:
    return TimestampSigner(salt=f"jobboard.signin.browsers:{key}")
