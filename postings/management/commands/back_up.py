"""Back up a SQLite database while the board is running."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from postings.database import backups


class Command(BaseCommand):
    help = "Write a checked copy of the SQLite database to a file. The board may be running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the file to create")

    def handle(self, *, file: Path, **_: Any) -> None:
        try:
            backups.back_up(file)
        except backups.BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Backed up the database to {file} ({file.stat().st_size / 1e6:,.1f} MB). Keep secret_key, too.")
