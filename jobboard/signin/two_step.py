"""Two-step login with django-otp: codes from an authenticator app (TOTP), and ten backup codes.

`sessions.py` decides when the second step is required, and `attempts.py` throttles guesses of codes.
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

BACKUP_CODE_COUNT = 10


def is_set_up(user: AbstractBaseUser) -> bool:
    found: bool = TOTPDevice.objects.filter(user=user, confirmed=True).exists()
    return found


def unconfirmed_device(user: AbstractBaseUser) -> TOTPDevice:
    """Return the device that the user may set up; the same one until it is confirmed."""
    device = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=user, name="App", confirmed=False)


def confirm(device: TOTPDevice, code: str) -> bool:
    """Confirm the device if the code is right, and delete the user's other ones. Return whether it was right."""
    if not django_otp.verify_token(device.user, device.persistent_id, _normalize_code(code)):
        return False
    with transaction.atomic():
        TOTPDevice.objects.filter(user=device.user).exclude(pk=device.pk).delete()
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    return True


def verify_code(user: AbstractBaseUser, code: str) -> Device | None:
    """Use up a code of the app or a backup code, and return its device; None if the code is wrong."""
    token = _normalize_code(code)
    model = TOTPDevice if len(token) == 6 and token.isdigit() else StaticDevice
    device = model.objects.filter(user=user, confirmed=True).first()
    return device and django_otp.verify_token(user, device.persistent_id, token)


@transaction.atomic
def replace_backup_codes(user: AbstractBaseUser) -> list[str]:
    """Delete the user's backup codes and return ten new ones, as `abcd-efgh`."""
    device, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": "Backup codes"})
    device.token_set.all().delete()
    tokens = [StaticToken(device=device, token=StaticToken.random_token()) for _ in range(BACKUP_CODE_COUNT)]
    StaticToken.objects.bulk_create(tokens)
    return [f"{each.token[:4]}-{each.token[4:]}" for each in tokens]


def count_backup_codes(user: AbstractBaseUser) -> int:
    count: int = StaticToken.objects.filter(device__user=user).count()
    return count


@transaction.atomic
def remove(user: AbstractBaseUser) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def formatted_secret(device: TOTPDevice) -> str:
    """Return the device's secret in base 32, in groups of four characters, for typing into an app."""
    text = b32encode(device.bin_key).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def qr_code(device: TOTPDevice) -> SafeString:
    """Return a QR code of the device as inline SVG: black on white in any colour scheme, without a style attribute."""
    code = segno.make(device.config_url, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=4, border=4, dark="#000", light="#fff"))  # noqa: S308  generated, not user input


def _normalize_code(code: str) -> str:
    """Remove spaces and hyphens, and lower the case; return an empty string if there are non-ASCII characters."""
    return "".join(code.replace("-", "").split()).lower() if code.isascii() else ""
