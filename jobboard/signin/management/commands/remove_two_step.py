"""Take somebody's second step away who has lost both their app and their backup codes."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from jobboard.signin import two_step


class Command(BaseCommand):
    help = "Remove somebody's two-step login, so that their password is enough until they set it up again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME", help="the user name they sign in with")

    def handle(self, *, name: str, **_: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is nobody called {name!r}.", returncode=2)
        if not two_step.is_set_up(user):
            raise CommandError(f"{name} has no two-step login.", returncode=2)
        two_step.remove(user)
        self.stdout.write(f"Removed the two-step login of {name}.")
