"""The state of signing in, kept in the session: second step pending, signed in, two-step set-up required.

The session has no user until all steps are done. It ends twelve hours after signing in, whether or not it is used.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django_otp.models import Device

from jobboard.signin import browsers, two_step
from jobboard.signin.attempts import account_key, set_outcome
from jobboard.signin.models import Outcome, SignIn
from jobboard.signin.notices import notice

MAX_AGE = timedelta(seconds=settings.SESSION_COOKIE_AGE)
SECOND_STEP_TIMEOUT = timedelta(minutes=10)
_PENDING_KEY = "second_step"


def is_signed_in(request: HttpRequest) -> bool:
    """Return whether the user is active staff and has done the second step, if one is set up.

    A session from before two-step login was set up no longer counts.
    """
    user: Any = request.user
    if not (user.is_active and user.is_staff):
        return False
    if _is_verified(user):
        return True
    if not hasattr(user, "has_two_step"):  # cached, because one admin page calls this several times
        user.has_two_step = two_step.is_set_up(user)
    return not user.has_two_step


def must_set_up_two_step(request: HttpRequest) -> bool:
    """Return whether the signed-in user has to set up two-step login before doing anything else."""
    user: Any = request.user
    return settings.REQUIRE_TWO_STEP and user.is_superuser and not _is_verified(user)


def _is_verified(user: Any) -> bool:
    return getattr(user, "otp_device", None) is not None


@dataclass(frozen=True)
class SecondStep:
    """A pending second step: the user name entered, and the URL to go to afterwards.

    `user` is None if no code will be accepted. `is_asked_of_all` says that even users without two-step login are asked.
    """

    name: str
    user: AbstractBaseUser | None
    next_url: str
    is_asked_of_all: bool


def start_second_step(request: HttpRequest, user: AbstractBaseUser, next_url: str, *, is_asked_of_all: bool) -> None:
    """Store in the session that the user gave the right password. This does not sign them in."""
    request.session.cycle_key()
    request.session[_PENDING_KEY] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "until": _second_step_ends(),
        "goal": next_url,
        "asked of all": is_asked_of_all,
    }


def start_refused_second_step(request: HttpRequest, name: str) -> None:
    """Store in the session that a second step is asked for which no code is right."""
    request.session.cycle_key()
    request.session[_PENDING_KEY] = {"refused": name[:150], "until": _second_step_ends()}


def _second_step_ends() -> float:
    return (timezone.now() + SECOND_STEP_TIMEOUT).timestamp()


def pending_second_step(request: HttpRequest) -> SecondStep | None:
    """Return the pending second step; None if there is none, the time is up, or the password has changed since."""
    pending = request.session.get(_PENDING_KEY)
    if not pending or pending["until"] < timezone.now().timestamp():
        return None
    if "refused" in pending:
        return SecondStep(pending["refused"], None, "", is_asked_of_all=True)
    user = get_user_model().objects.filter(pk=pending["user"], is_active=True, is_staff=True).first()
    if user is None or not secrets.compare_digest(user.get_session_auth_hash(), pending["hash"]):
        return None
    return SecondStep(user.get_username(), user, pending["goal"], pending.get("asked of all", False))


def complete_sign_in(
    request: HttpRequest, user: Any, next_url: str, attempt: SignIn, device: Device | None = None
) -> HttpResponse:
    """Sign in a user who has done all steps, and redirect to `next_url`. `device` is that of the second step, if any."""
    if words := notice(user, attempt):
        messages.warning(request, words)
    set_outcome(attempt, Outcome.SIGNED_IN, user)
    request.session.pop(_PENDING_KEY, None)
    user.otp_device = device  # django-otp stores it in the session
    login(request, user)
    request.session.set_expiry(timezone.now() + MAX_AGE)
    response = HttpResponseRedirect(next_url)
    browsers.remember(request, response, account_key(user.get_username()))
    return response
