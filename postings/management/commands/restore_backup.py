"""Restore a backup of a SQLite database, or only check it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from postings.database import backups
from postings.publishing import change_log


class Command(BaseCommand):
    help = "Put a backup in the place of the SQLite database, which is kept under another name. Stop the board first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the backup, which stays as it is")
        parser.add_argument("--check", action="store_true", help="only check that the backup is complete and undamaged")

    def handle(self, *, file: Path, check: bool, **_: Any) -> None:
        try:
            backups.check(file)
            if check:
                self.stdout.write(f"{file} is complete and undamaged.")
                return
            aside = backups.restore(file)
        except backups.BackupError as error:
            raise CommandError(str(error)) from error
        if aside:
            self.stdout.write(f"The old database is kept as {aside}.")
        call_command("migrate", verbosity=0)
        change_log.start_over()
        call_command("rebuild_facets", check=True, stdout=self.stdout, stderr=self.stderr)
        self.stdout.write(f"Restored {file}. Start the board.")
