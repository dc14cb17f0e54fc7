"""Remove the two-step login of a user who has lost both the app and the backup codes."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from jobboard.settings_checks import SETTINGS
from jobboard.signin import two_step


class Command(BaseCommand):
    help = "Turn off two-step login for a user who has lost their app and backup codes. They can set it up again later."
    requires_system_checks = [SETTINGS]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="USERNAME", help="the user's username")

    def handle(self, *, name: str, **_: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user named {name!r}.", returncode=2)
        if not two_step.is_set_up(user):
            raise CommandError(f"{name} does not use two-step login.", returncode=2)
        two_step.remove(user)
        self.stdout.write(f"Turned off two-step login for {name}.")
