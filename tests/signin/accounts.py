"""People for tests, what they type, and time that passes for them."""

import time
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from jobboard.signin import roles
from jobboard.signin.models import SignIn
from jobboard.signin.roles import Role

PASSWORD = "correct horse 7 battery"
LOGIN = "/admin/login/"


def make_person(name: str = "mara", role: Role = Role.EDITOR, **fields: Any) -> User:
    user = User(username=name, **fields)
    user.set_password(PASSWORD)
    roles.give(user, role)
    return user


def give_two_step(user: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="App")


def code(device: TOTPDevice, ahead: int = 0) -> str:
    """What the app shows now, or `ahead` times 30 seconds later; each works once."""
    totp = TOTP(device.bin_key)
    totp.time = time.time() + 30 * ahead
    return f"{totp.token():06}"


def sign_in(client: Client, name: str = "mara", password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(LOGIN, {"username": name, "password": password, "next": "/admin/"}, **extra)


def fail(client: Client, times: int, name: str = "mara", **extra: Any) -> list[int]:
    """The answers to so many wrong passwords."""
    return [sign_in(client, name, "wrong", **extra).status_code for _ in range(times)]


def later(**time_passed: float) -> None:
    """Let time pass, as far as the record of sign-ins can tell."""
    SignIn.objects.update(at=F("at") - timedelta(**time_passed))


def is_in(client: Client) -> bool:
    return bool(client.get("/admin/").status_code == 200)
