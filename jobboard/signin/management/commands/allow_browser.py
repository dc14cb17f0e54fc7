"""Print a link for a user who cannot log in with a new browser because others are guessing their password."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from jobboard.settings_checks import SETTINGS
from jobboard.signin import browsers
from jobboard.signin.attempts import account_key


class Command(BaseCommand):
    help = "Print a link that lets a user log in with a new browser while others are guessing their password."
    requires_system_checks = [SETTINGS]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="USERNAME", help="the user's username")

    def handle(self, *, name: str, **_: Any) -> None:
        if not User.objects.filter(username=name, is_active=True).exists():
            raise CommandError(f"There is no active user named {name!r}.", returncode=2)
        link = f"{settings.SITE_URL}{reverse('admin:login')}?browser={browsers.invitation(account_key(name))}"
        self.stdout.write(f"Ask {name} to open this link within 24 hours, then to log in with their password:\n{link}")
