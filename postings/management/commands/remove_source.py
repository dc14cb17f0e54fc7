"""Remove a source and the postings that only it holds, for example the sample ads once there are real ones."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from postings.database.locks import AnotherImportIsRunning, import_lock
from postings.importing.store.removal import postings_only_in, remove_source
from postings.management.board_command import BoardCommand
from postings.models import Source


class Command(BoardCommand):
    help = "Remove a source and all postings that come only from it, including edits made to them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "name", metavar="NAME", help="name of the source: its path, or the name given with import_postings --source"
        )
        parser.add_argument(
            "--yes", action="store_true", help="remove the source; without this option, only show what would be removed"
        )

    def handle(self, *, name: str, yes: bool, **_: Any) -> None:
        source = Source.objects.filter(name=name).first()
        if source is None:
            known = ", ".join(Source.objects.values_list("name", flat=True)) or "none"
            raise CommandError(f"There is no source {name!r}. Existing sources: {known}", returncode=2)
        if not yes:
            count = postings_only_in(source).count()
            self.stdout.write(
                f"This would remove {count:,} posting{'s' * (count != 1)}. To remove them, run the command again with --yes."
            )
            return
        try:
            with import_lock():
                removed = remove_source(source)
        except AnotherImportIsRunning:
            raise CommandError("An import is running. Try again when it has finished.", returncode=75) from None
        self.stdout.write(f"Removed {name} and {removed:,} posting{'s' * (removed != 1)}.")
