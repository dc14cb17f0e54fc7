"""How far somebody has come: password given and second step asked for, signed in, let in. Not how either is checked.

The session has no user until the last step asked for is done. It ends after twelve hours, whatever is done in it.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django_otp.models import Device

from jobboard.signin import browsers, two_step
from jobboard.signin.attempts import account_key

MAX_AGE = timedelta(seconds=settings.SESSION_COOKIE_AGE)
TIME_FOR_SECOND_STEP = timedelta(minutes=10)
_ASKED = "second_step"


def is_signed_in(request: HttpRequest) -> bool:
    """Whether this is somebody of ours, with every step done that they have set up; in older sessions, too."""
    user: Any = request.user
    if not (user.is_active and user.is_staff):
        return False
    if _second_step_is_done(user):
        return True
    if not hasattr(user, "has_two_step"):  # a page of the admin asks several times
        user.has_two_step = two_step.is_set_up(user)
    return not user.has_two_step


def must_set_up_two_step(request: HttpRequest) -> bool:
    """Whether somebody who is signed in has to set up two-step login before anything else."""
    user: Any = request.user
    return settings.REQUIRE_TWO_STEP and user.is_superuser and not _second_step_is_done(user)


def _second_step_is_done(user: Any) -> bool:
    return getattr(user, "otp_device", None) is not None


def ask_second_step(request: HttpRequest, user: AbstractBaseUser, goal: str) -> None:
    """Keep who gave the right password, for as long as one looks for a telephone. They are not signed in by that."""
    request.session.cycle_key()
    request.session[_ASKED] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "until": (timezone.now() + TIME_FOR_SECOND_STEP).timestamp(),
        "goal": goal,
    }


def asked_for_second_step(request: HttpRequest) -> tuple[AbstractBaseUser, str] | None:
    """Who is asked for the second step now, and where they go then; nobody if the password has changed meanwhile."""
    asked = request.session.get(_ASKED)
    if not asked or asked["until"] < timezone.now().timestamp():
        return None
    user = get_user_model().objects.filter(pk=asked["user"], is_active=True, is_staff=True).first()
    if user is None or not secrets.compare_digest(user.get_session_auth_hash(), asked["hash"]):
        return None
    return user, asked["goal"]


def admit(request: HttpRequest, user: Any, goal: str, device: Device | None = None) -> HttpResponse:
    """Sign somebody in who has done all steps, `device` being what the second was done with, and lead them to their goal."""
    request.session.pop(_ASKED, None)
    user.otp_device = device  # django-otp keeps it in the session
    login(request, user)
    request.session.set_expiry(timezone.now() + MAX_AGE)
    response = HttpResponseRedirect(goal)
    browsers.remember(request, response, account_key(user.get_username()))
    return response
