"""Helpers for tests of signing in: users, codes, sign-in requests and the passing of time."""

import time
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from jobboard.signin import roles
from jobboard.signin.models import Outcome, SignIn
from jobboard.signin.roles import Role

PASSWORD = "correct horse 7 battery"
LOGIN = "/admin/login/"


def make_user(name: str = "mara", role: Role = Role.EDITOR, **fields: Any) -> User:
    user = User(username=name, **fields)
    user.set_password(PASSWORD)
    roles.assign(user, role)
    return user


def add_two_step(user: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="App")


def code(device: TOTPDevice, ahead: int = 0) -> str:
    """Return the current code of the device, or that of `ahead` steps of 30 seconds later. Each works once."""
    totp = TOTP(device.bin_key)
    totp.time = time.time() + 30 * ahead
    return f"{totp.token():06}"


def sign_in(client: Client, name: str = "mara", password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(LOGIN, {"username": name, "password": password, "next": "/admin/"}, **extra)


def fail(client: Client, times: int, name: str = "mara", **extra: Any) -> list[int]:
    """Try to sign in with a wrong password this many times, and return the status codes."""
    return [sign_in(client, name, "wrong", **extra).status_code for _ in range(times)]


def record_refusals(times: int, name: str = "mara") -> None:
    """Record attempts with a wrong password at this moment."""
    refused = {"name": name, "key": name, "address": "127.0.0.1", "at": timezone.now(), "outcome": Outcome.REFUSED}
    SignIn.objects.bulk_create(SignIn(**refused) for _ in range(times))


def pass_time(**time_passed: float) -> None:
    """Move the sign-ins so far into the past, by the arguments of `timedelta`."""
    SignIn.objects.update(at=F("at") - timedelta(**time_passed))


def can_open_admin(client: Client) -> bool:
    return bool(client.get("/admin/").status_code == 200)
