"""The second step: an app's codes (TOTP) and ten backup codes for when it is lost, both kept by django-otp.

Whether it is asked for is in `sessions.py`, and how guesses of codes are slowed in `attempts.py`.
"""

from base64 import b32encode

import django_otp
import segno
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

BACKUP_CODES = 10


def is_set_up(user: AbstractBaseUser) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def offered(user: AbstractBaseUser) -> TOTPDevice:
    """The secret that the person may set up; the same until a code of it has been given."""
    waiting = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return waiting or TOTPDevice.objects.create(user=user, name="App", confirmed=False)


def confirm(device: TOTPDevice, code: str) -> bool:
    """Take an offered secret into use if the code is one of it."""
    if not django_otp.verify_token(device.user, device.persistent_id, _plain(code)):
        return False
    with transaction.atomic():
        TOTPDevice.objects.filter(user=device.user).exclude(pk=device.pk).delete()
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    return True


def check(user: AbstractBaseUser, code: str) -> Device | None:
    """What the code is of: the app or the backup codes. It is used up by that. Nothing if it is wrong."""
    plain = _plain(code)
    model = TOTPDevice if len(plain) == 6 and plain.isdigit() else StaticDevice
    device = model.objects.filter(user=user, confirmed=True).first()
    return device and django_otp.verify_token(user, device.persistent_id, plain)


@transaction.atomic
def new_backup_codes(user: AbstractBaseUser) -> list[str]:
    """Ten new codes, in place of those there were."""
    device, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": "Backup codes"})
    device.token_set.all().delete()
    tokens = [StaticToken(device=device, token=StaticToken.random_token()) for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(tokens)
    return [f"{each.token[:4]}-{each.token[4:]}" for each in tokens]


def backup_codes_left(user: AbstractBaseUser) -> int:
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def remove(user: AbstractBaseUser) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def secret(device: TOTPDevice) -> str:
    """The secret as it is typed into an app, in groups of four."""
    text = b32encode(device.bin_key).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def qr_code(device: TOTPDevice) -> SafeString:
    """The secret as an SVG for an app to scan, black on white in any colour scheme, without styles."""
    code = segno.make(device.config_url, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=4, border=4, dark="#000", light="#fff"))  # noqa: S308  of our own making


def _plain(code: str) -> str:
    """The code without what people put between its signs."""
    return "".join(code.replace("-", "").split()).lower() if code.isascii() else ""
