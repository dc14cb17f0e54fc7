"""Notices at sign-in: attempts by others to sign in to the account since the last time."""

from django.contrib.auth.models import User
from django.utils.formats import date_format
from django.utils.timezone import localtime

from jobboard.signin.models import FAILURES, Outcome, SignIn

_MAX_COUNTED = 1_000


def notice(user: User, attempt: SignIn) -> str:
    """Return what happened to the account since the user last signed in; an empty string if nothing.

    For a known browser, since they last signed in with it. To be called before the attempt is recorded as successful.
    """
    browser = attempt.browser
    signed_in = SignIn.objects.filter(user=user, outcome=Outcome.SIGNED_IN)
    by_same_browser = signed_in.filter(browser=browser) if browser else signed_in
    # The first row of a browser has no id yet.
    last = by_same_browser.first() or signed_in.filter(address=attempt.address).first()
    if last is None:
        return ""
    since = {"pk__gt": last.pk, "at__gte": last.at}
    failed = SignIn.objects.filter(key=attempt.key, pk__lt=attempt.pk, outcome__in=FAILURES, **since).exclude(
        browser=browser or None
    )
    counts = [
        (failed[:_MAX_COUNTED].count(), "failed attempt"),
        (signed_in.filter(browser="", **since).count(), "login with a new browser"),
    ]
    found = [f"{count:,} {_plural(words, count)}" for count, words in counts if count]
    if not found:
        return ""
    when = date_format(localtime(last.at), "j F Y, H:i")
    return (
        f"Since your last login on {when}, there have been {' and '.join(found)}. "
        "If this was not you, change your password and set up two-step login."
    )


def _plural(words: str, count: int) -> str:
    return words if count == 1 else words.replace("attempt", "attempts").replace("login", "logins")
