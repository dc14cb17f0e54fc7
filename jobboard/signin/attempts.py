"""Attempts to sign in: written down before they are checked, slowed where they follow too many failures, cleared away later.

An attempt counts as failed from the start until it is settled. So processes that check passwords at the same time have no
more free tries than one, and a lock is held for the counting only, not while a password is hashed.
"""

import unicodedata
from datetime import datetime, timedelta
from itertools import takewhile

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from jobboard.signin import browsers
from jobboard.signin.addresses import client_address
from jobboard.signin.models import FAILURES, Outcome, SignIn
from jobboard.signin.throttle import FREE_TRIES_OF_AN_ADDRESS, MEMORY, wait_of_account, wait_of_address

ADDRESSES_KEPT = timedelta(days=7)
ROWS_KEPT = timedelta(days=180)

_LOCK = 7_305_110_021  # any number, but the same for every process
_ENOUGH = 30  # failures, with which the wait is the longest
_TIDIED_AT_ONCE = 100


class Slowed(Exception):
    """The attempt came too soon, and was not looked at."""

    def __init__(self, wait: timedelta):
        self.wait = wait


def account_key(name: str) -> str:
    """The key of the account that a typed name means, whether there is such an account or not."""
    return unicodedata.normalize("NFKC", name).strip().casefold()[:150]


def begin(request: HttpRequest, name: str, user: AbstractBaseUser | None = None) -> SignIn:
    """Write down an attempt at the account of that name; with `user`, at the second step, the password having been right.

    Raises Slowed if it is too soon. The same work is done whether the account exists or not.
    """
    row = _row(request, name, Outcome.SECOND_STEP_REFUSED if user else Outcome.REFUSED, user)
    with transaction.atomic():
        _one_at_a_time()
        wait = _wait(row)
        if wait:
            row.outcome = Outcome.SLOWED.value
        if not wait or not _is_slowed_again(row):
            row.save(force_insert=True)
            _tidy(row.at)
    if wait:
        raise Slowed(wait)
    return row


def settle(row: SignIn, outcome: Outcome, user: AbstractBaseUser) -> None:
    """Say what came of an attempt that did not fail."""
    SignIn.objects.filter(pk=row.pk).update(outcome=outcome.value, user=user)


def note(request: HttpRequest, user: AbstractBaseUser, outcome: Outcome) -> None:
    """Write down what somebody who is signed in did about their login."""
    _row(request, user.get_username(), outcome, user).save(force_insert=True)


def _row(request: HttpRequest, name: str, outcome: Outcome, user: AbstractBaseUser | None) -> SignIn:
    key = account_key(name)
    return SignIn(
        user_id=user.pk if user else None,
        name=name[:150],
        key=key,
        browser=browsers.known(request, key),
        address=client_address(request),
        at=timezone.now(),
        outcome=outcome.value,
    )


def _one_at_a_time() -> None:
    """Let other processes wait until this transaction has counted and written. On SQLite each writing one does so."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _wait(row: SignIn) -> timedelta:
    recent = SignIn.objects.filter(at__gt=row.at - MEMORY)
    ends = [*FAILURES, Outcome.SIGNED_IN.value]
    tries = recent.filter(key=row.key, browser=row.browser, outcome__in=ends).values_list("outcome", "at")[:_ENOUGH]
    since_success = takewhile(lambda each: each[0] != Outcome.SIGNED_IN, tries)
    wait = wait_of_account([at for _, at in since_success], row.at)
    if row.browser or row.address is None:
        return wait
    failures = recent.filter(address=row.address, outcome__in=FAILURES).values_list("at", flat=True)
    return max(wait, wait_of_address(list(failures[:FREE_TRIES_OF_AN_ADDRESS]), row.at))


def _is_slowed_again(row: SignIn) -> bool:
    """Whether the last that came from the address was slowed too. One row says so; else a flood would fill the table."""
    last = SignIn.objects.filter(address=row.address).first()
    return last is not None and last.outcome == Outcome.SLOWED


def _tidy(now: datetime) -> None:
    """Forget what is too old, a little each time, so that no attempt has to wait for it."""
    rows = SignIn.objects.order_by("at")
    old = rows.filter(at__lt=now - ADDRESSES_KEPT, address__isnull=False)[:_TIDIED_AT_ONCE]
    SignIn.objects.filter(pk__in=list(old.values_list("pk", flat=True))).update(address=None)
    very_old = rows.filter(at__lt=now - ROWS_KEPT)[:_TIDIED_AT_ONCE]
    SignIn.objects.filter(pk__in=list(very_old.values_list("pk", flat=True))).delete()
