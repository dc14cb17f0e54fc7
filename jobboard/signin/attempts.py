"""Recording, throttling and deletion of sign-in attempts.

Failures are counted by account and browser, if the browser has signed in to the account before, otherwise by account and IP
address. So nobody waits for the failures of others. `is_within_budget` limits the guesses at an account from all addresses.

An attempt is stored as failed before the password is checked, and updated if it succeeds. So concurrent requests get no more
free attempts than sequential ones, and the lock is held only while counting, not while a password is hashed.
"""

import unicodedata
from datetime import datetime, timedelta
from itertools import takewhile

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from jobboard.signin import browsers
from jobboard.signin.addresses import client_address
from jobboard.signin.models import FAILURES, Outcome, SignIn
from jobboard.signin.throttle import BUDGET_PERIOD, CODE_BUDGET, PASSWORD_BUDGET, WINDOW, required_wait

ADDRESS_RETENTION = timedelta(days=7)
SIGN_IN_RETENTION = timedelta(days=180)

_ADVISORY_LOCK_ID = 7_305_110_021  # any number, but the same for every process
_MAX_COUNTED = 30  # fewer failures already mean the maximum wait
_CLEANUP_BATCH_SIZE = 100


class Throttled(Exception):
    """An attempt came too soon and was not checked. `wait` is the time until the next one may be made."""

    def __init__(self, wait: timedelta):
        self.wait = wait


def account_key(name: str) -> str:
    """Return the normalized form of a user name, whether or not there is such an account."""
    return unicodedata.normalize("NFKC", name).strip().casefold()[:150]


def start(request: HttpRequest, name: str, user: AbstractBaseUser | None = None) -> SignIn:
    """Record an attempt to sign in as `name` and return it; with `user`, an attempt at the second step.

    Raise Throttled if it comes too soon. The queries are the same whether or not the account exists.
    """
    attempt = _build(request, name, Outcome.SECOND_STEP_REFUSED if user else Outcome.REFUSED, user)
    with transaction.atomic():
        _acquire_lock()
        wait = _required_wait(attempt)
        if wait:
            attempt.outcome = Outcome.THROTTLED
        if not wait or not _was_throttled_last(attempt):
            attempt.save(force_insert=True)
            _delete_old(attempt.at)
    if wait:
        raise Throttled(wait)
    return attempt


def is_within_budget(attempt: SignIn) -> bool:
    """Return whether a started attempt is among those of a day that may succeed without a second step, or with a code.

    Unfamiliar browsers at unfamiliar addresses have one budget together, because an attacker may have any number of them. A
    known browser has its own, and so has each address from which the account was signed in to within ADDRESS_RETENTION.
    """
    of_account = SignIn.objects.filter(key=attempt.key, browser=attempt.browser)
    earlier = of_account.filter(outcome=attempt.outcome, at__gt=attempt.at - BUDGET_PERIOD, pk__lt=attempt.pk)
    if not attempt.browser:
        familiar = _familiar_addresses(attempt)
        if attempt.address in familiar:
            earlier = earlier.filter(address=attempt.address)
        else:
            earlier = earlier.exclude(address__in=familiar)
    budget = CODE_BUDGET if attempt.outcome == Outcome.SECOND_STEP_REFUSED else PASSWORD_BUDGET
    return earlier[:budget].count() < budget


def _familiar_addresses(attempt: SignIn) -> set[str | None]:
    signed_in = SignIn.objects.filter(key=attempt.key, outcome=Outcome.SIGNED_IN, address__isnull=False)
    return set(
        signed_in.filter(at__gt=attempt.at - ADDRESS_RETENTION).order_by().values_list("address", flat=True).distinct()
    )


def set_outcome(attempt: SignIn, outcome: Outcome, user: AbstractBaseUser) -> None:
    """Update an attempt that did not fail."""
    SignIn.objects.filter(pk=attempt.pk).update(outcome=outcome, user=user)


def record(request: HttpRequest, user: AbstractBaseUser, outcome: Outcome) -> None:
    """Record an action of a signed-in user, such as signing out."""
    _build(request, user.get_username(), outcome, user).save(force_insert=True)


def _build(request: HttpRequest, name: str, outcome: Outcome, user: AbstractBaseUser | None) -> SignIn:
    key = account_key(name)
    return SignIn(
        user_id=user.pk if user else None,
        name=name[:150],
        key=key,
        browser=browsers.known_id(request, key),
        address=client_address(request),
        at=timezone.now(),
        outcome=outcome,
    )


def _acquire_lock() -> None:
    """Make other attempts wait for the end of this transaction. SQLite needs no lock: its transactions are IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK_ID])


def _required_wait(attempt: SignIn) -> timedelta:
    """Return the time until the attempt would be allowed; zero if it is allowed now."""
    recent = _of_same_client(attempt).filter(at__gt=attempt.at - WINDOW, outcome__in=[*FAILURES, Outcome.SIGNED_IN])
    outcomes = recent.values_list("outcome", "at")[:_MAX_COUNTED]
    since_success = takewhile(lambda each: each[0] != Outcome.SIGNED_IN, outcomes)
    return required_wait([at for _, at in since_success], attempt.at)


def _of_same_client(attempt: SignIn) -> QuerySet[SignIn]:
    """Return the attempts at the same account by the same known browser, or from the same address by unknown ones."""
    same = SignIn.objects.filter(key=attempt.key, browser=attempt.browser)
    return same if attempt.browser else same.filter(address=attempt.address)


def _was_throttled_last(attempt: SignIn) -> bool:
    """Return whether the last attempt from the address was throttled. Only the first of a series is stored."""
    last = SignIn.objects.filter(address=attempt.address).first()
    return last is not None and last.outcome == Outcome.THROTTLED


def _delete_old(now: datetime) -> None:
    """Delete expired addresses, rows and sessions, at most one batch of each, so that no attempt takes long."""
    rows = SignIn.objects.order_by("at")
    with_address = rows.filter(at__lt=now - ADDRESS_RETENTION, address__isnull=False)[:_CLEANUP_BATCH_SIZE]
    SignIn.objects.filter(pk__in=list(with_address.values_list("pk", flat=True))).update(address=None)
    expired = rows.filter(at__lt=now - SIGN_IN_RETENTION)[:_CLEANUP_BATCH_SIZE]
    SignIn.objects.filter(pk__in=list(expired.values_list("pk", flat=True))).delete()
    sessions = Session.objects.filter(expire_date__lt=now)[:_CLEANUP_BATCH_SIZE]
    Session.objects.filter(pk__in=list(sessions.values_list("pk", flat=True))).delete()
