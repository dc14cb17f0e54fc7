"""Back up a SQLite database while the board is running."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobboard.settings_checks import SETTINGS
from postings.database import backups


class Command(BaseCommand):
    help = "Write a checked copy of the SQLite database to a file. The board may be running."
    requires_system_checks = [SETTINGS]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "target", metavar="PATH", type=Path, help="the file to create, or a folder, in which it is named after the time"
        )
        parser.add_argument(
            "--keep",
            metavar="NUMBER",
            type=_number,
            help="delete all but the newest NUMBER backups that are named after the time (only with a folder)",
        )
        parser.add_argument("--quiet", action="store_true", help="print nothing unless the backup fails")

    def handle(self, *, target: Path, keep: int | None, quiet: bool, **_: Any) -> None:
        if keep and not target.is_dir():
            raise CommandError(f"There is no folder {target}, which --keep needs.")
        try:
            if target.is_dir():
                target = backups.back_up_to_folder(target, keep)
            else:
                backups.back_up(target)
        except backups.BackupError as error:
            raise CommandError(str(error)) from error
        if not quiet:
            size = target.stat().st_size / 1e6
            self.stdout.write(f"Backed up the database to {target} ({size:,.1f} MB). Keep secret_key, too.")


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("Enter a number of 1 or more.")
    return int(text)
