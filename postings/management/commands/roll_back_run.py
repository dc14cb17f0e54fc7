"""Roll back an import run, field by field. Later edits and the values of later imports are kept."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from postings.database.locks import AnotherImportIsRunning
from postings.editing import undo
from postings.management.board_command import BoardCommand
from postings.models import ImportRun


class Command(BoardCommand):
    help = "Roll back an import. Later edits and later imports are kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "run", metavar="RUN", type=int, help="number of the import, as shown in the list of imports in the admin"
        )
        parser.add_argument("--yes", action="store_true", help="roll back; without this option, only show what would change")

    def handle(self, *, run: int, yes: bool, **_: Any) -> None:
        found = ImportRun.objects.filter(pk=run).first()
        if found is None:
            raise CommandError(f"There is no import {run}.", returncode=2)
        if found.undone_by.exists():
            raise CommandError(f"Import {run} has already been rolled back.", returncode=2)
        try:
            undone = undo.undo_run(found, None) if yes else undo.preview(found)
        except AnotherImportIsRunning:
            raise CommandError("An import is running. Try again when it has finished.", returncode=75) from None
        for line in undone.kept_text:
            self.stdout.write(f"not changed: {line}")
        changes = f"{undone.count:,} change{'s' * (undone.count != 1)}"
        self.stdout.write(f"Rolled back import {run}: {changes}." if yes else f"This would make {changes}.")
        if not yes:
            self.stdout.write("Nothing has been saved. To roll back, run the command again with --yes.")
        else:
            self.stdout.write(
                "The next import will read these files again. Correct them first, or it will make the same changes."
            )
