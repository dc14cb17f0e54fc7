"""Warnings of settings that are allowed but probably a mistake. Settings that cannot work are errors in `environment.py`."""

import difflib
import os
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http.request import validate_host
from django.utils import timezone

# The tag of the checks that need no database, which a server runs before it starts.
SETTINGS = "settings"
OLD_RATES = timedelta(days=100)


@register(SETTINGS)
def settings_are_plausible(**_: Any) -> list[CheckMessage]:
    """Warn of each setting that is probably a mistake."""
    return [Warning(problem, hint=hint, id=f"jobboard.{id}") for id, problem, hint in _problems()]


def _problems() -> list[tuple[str, str, str]]:
    found = []
    for name, similar in _misspelt_names():
        found.append(("W001", f"{name} is not a setting.", f"Did you mean {similar}?"))
    if settings.BEHIND_PROXY and not settings.IS_HTTPS:
        hint = "If visitors use https://, write so in SITE_URL. Otherwise logins and cookies are not protected."
        found.append(("W002", f"BEHIND_PROXY is 1, but SITE_URL is {settings.SITE_URL}.", hint))
    if settings.IS_HTTPS and not settings.BEHIND_PROXY:
        hint = "If a proxy handles HTTPS, set BEHIND_PROXY=1, or every page redirects to itself."
        found.append(("W003", "SITE_URL starts with https://, but BEHIND_PROXY is not set.", hint))
    if not validate_host(settings.SITE_HOST, settings.ALLOWED_HOSTS):
        hint = "Add it, or remove ALLOWED_HOSTS. Otherwise every page has status 400."
        found.append(("W004", f"ALLOWED_HOSTS does not contain {settings.SITE_HOST}, the host of SITE_URL.", hint))
    if wrong := [host for host in settings.ALLOWED_HOSTS if "/" in host]:
        hint = "Write host names only, such as jobs.example.org."
        found.append(("W005", f"ALLOWED_HOSTS contains {', '.join(wrong)}, which is not a host name.", hint))
    if settings.DEBUG and settings.IS_HTTPS:
        found.append(("W006", "DEBUG is 1 on a public site, so error pages show code and settings.", "Set DEBUG=0."))
    if settings.CONTACT_EMAIL and not _is_email(settings.CONTACT_EMAIL):
        hint = "Set it to an address such as jobs@example.org."
        found.append(("W007", f"CONTACT_EMAIL is {settings.CONTACT_EMAIL!r}, which is not an e-mail address.", hint))
    if settings.SITE_DIR != settings.DATA_DIR / "site" and not settings.SITE_DIR.is_dir():
        hint = "Create the folder, or correct the path."
        found.append(("W009", f"SITE_DIR is '{settings.SITE_DIR}', and there is no such folder.", hint))
    if settings.SENDS_MAIL and not _is_email(settings.DEFAULT_FROM_EMAIL):
        hint = "Set it to an address such as jobs@example.org. The name of the site is added to it."
        found.append(("W010", f"EMAIL_FROM is {settings.DEFAULT_FROM_EMAIL!r}, which is not an e-mail address.", hint))
    if settings.SENDS_MAIL and settings.EMAIL_HOST_PASSWORD and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        hint = "Use smtp+tls:// or smtp+ssl://, unless the mail server runs on this machine."
        found.append(("W011", "EMAIL_URL sends the password of the mail server without encryption.", hint))
    if settings.SENDS_MAIL and not settings.IS_HTTPS:
        hint = "Set SITE_URL to the public address of the site. Mail programs end alerts only through https://."
        found.append(("W012", f"EMAIL_URL is set, and mails would link to {settings.SITE_URL}.", hint))
    has_subdomains = settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
    if settings.SECURE_HSTS_PRELOAD and not (has_subdomains and settings.HSTS_SECONDS >= 31_536_000):
        hint = "Set HSTS_INCLUDE_SUBDOMAINS=1 and HSTS_SECONDS=31536000 or more, or remove HSTS_PRELOAD."
        found.append(("W008", "HSTS_PRELOAD has no effect, because browsers’ lists do not accept this site.", hint))
    rates = settings.EXCHANGE_RATES
    if rates and timezone.localdate() - rates.date > OLD_RATES:
        hint = "Put newer rates into the file that EXCHANGE_RATES names."
        found.append(("W013", f"The exchange rates are those of {rates.date}.", hint))
    return found


def _misspelt_names() -> list[tuple[str, str]]:
    """Return environment variables that are no settings but almost, each with the most similar setting."""
    known = settings.ENVIRONMENT_NAMES
    candidates = sorted(name for name in os.environ if name not in known)
    found = ((name, difflib.get_close_matches(name, known, n=1, cutoff=0.88)) for name in candidates)
    return [(name, similar[0]) for name, similar in found if similar]


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
