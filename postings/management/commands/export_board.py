"""Export the whole board as a SQLite file."""

import os
import sqlite3
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from postings.database.sqlite_file import is_database_file
from postings.management.board_command import BoardCommand
from postings.publishing.board_file import write_board


class Command(BoardCommand):
    help = "Write all public postings with their companies, places, skills and evidence to a SQLite file with plain tables."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            metavar="FILE",
            type=Path,
            nargs="?",
            default=settings.BOARD_FILE,
            help="the file to write or to replace; by default board.sqlite in DATA_DIR, which SERVE_BOARD_FILE serves",
        )

    def handle(self, *, file: Path, **_: Any) -> None:
        if is_database_file(file):
            raise CommandError(f"{file} is the database of this board. Choose another name.")
        part = file.with_name(f"{file.name}.part")
        try:
            part.unlink(missing_ok=True)
            part.touch()
            count = write_board(str(part))
            part.replace(file)
        except (OSError, sqlite3.Error) as error:
            raise CommandError(f"The file could not be written: {error}", returncode=os.EX_IOERR) from error
        finally:
            part.unlink(missing_ok=True)
        self.stdout.write(f"Exported {count:,} posting{'s' * (count != 1)} to {file} ({file.stat().st_size / 1e6:,.1f} MB).")
