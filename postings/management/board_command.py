"""The base class of commands that read or write postings."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, SystemCheckError
from django.db import DatabaseError

from jobboard.settings_checks import SETTINGS
from postings.database import migration_state


class BoardCommand(BaseCommand):
    """A command that refuses a database without the migrations of this version, as cron meets it during an update."""

    requires_system_checks = [SETTINGS]  # all others concern the code, and load the URL configuration with the admin
    requires_migrations_checks = True

    def check(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().check(*args, **kwargs)
        except SystemCheckError as error:
            error.returncode = os.EX_CONFIG
            raise

    def check_migrations(self) -> None:
        try:
            missing = migration_state.unapplied()
        except DatabaseError:
            return  # which the command reports in its own way
        if missing:
            raise CommandError(
                "The database is not yet of this version of the program. Restart the board, or run: manage.py migrate",
                returncode=os.EX_IOERR,
            )
