"""Take back what an import run did, field by field. What an editor corrected since, and what later runs said, stays."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from postings.editing.undo import undo_run
from postings.importing.lock import AnotherImportIsRunning, import_lock
from postings.models import ImportRun


class Command(BaseCommand):
    help = "Take back what an import run did. Later corrections and later runs stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", metavar="RUN", type=int, help="the run's number, as in the desk's list of imports")
        parser.add_argument("--yes", action="store_true", help="do it; without this, only tell what would change")

    def handle(self, *, run: int, yes: bool, **_: Any) -> None:
        found = ImportRun.objects.filter(pk=run).first()
        if found is None:
            raise CommandError(f"There is no run {run}.", returncode=2)
        if found.undone_by.exists():
            raise CommandError(f"Run {run} was rolled back already.", returncode=2)
        try:
            with import_lock():
                undone = undo_run(found, None, dry_run=not yes)
        except AnotherImportIsRunning:
            raise CommandError("An import is running. Try again when it has ended.", returncode=75) from None
        for line in undone.kept_in_words:
            self.stdout.write(f"stays: {line}")
        self.stdout.write(f"{'Made' if yes else 'This would make'} {len(undone.changes):,} changes.")
        if not yes:
            self.stdout.write("Dry run: nothing was written. Run again with --yes to do it.")
        else:
            self.stdout.write("The next import reads these files again, and does the same unless they were mended.")
