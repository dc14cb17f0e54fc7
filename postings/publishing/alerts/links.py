"""The addresses of an alert's pages. Each holds the random key of the alert, signed for one purpose.

So a copy of the database does not have the links. The key is in the query string, which logs leave out.
"""

import secrets
from enum import StrEnum
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from postings.models import Alert


class Page(StrEnum):
    """A page of an alert, by the name of its address."""

    CONFIRM = "alert-confirm"
    MANAGE = "alert-manage"
    STOP = "alert-stop"


def new_key() -> str:
    return secrets.token_urlsafe(18)


def address(page: Page, alert: Alert) -> str:
    """Return the full address of a page, in the active language."""
    return f"{settings.SITE_URL}{reverse(page)}?{urlencode({'key': _signer(page).sign(alert.key)})}"


def key_in(page: Page, signed: str) -> str | None:
    """Return the key in the address of a page, or None if it was not signed for this page."""
    try:
        return _signer(page).unsign(signed)
    except BadSignature:
        return None


def _signer(page: Page) -> Signer:
    return Signer(salt=f"postings.alerts.{page}")
