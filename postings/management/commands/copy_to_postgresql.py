"""Copy the board from SQLite to a PostgreSQL database, and compare the two. See `postings/database/copying.py`."""

import time
from itertools import islice
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error, connection, transaction

from jobboard.environment import database_at
from postings import database
from postings.database import backups, copying, migration_state
from postings.database.locks import AnotherImportIsRunning, import_lock
from postings.search.facets import storage

_SHOWN = 20


class Command(BaseCommand):
    help = "Copy the board from SQLite to an empty PostgreSQL database, and check that every row is the same there."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "url",
            metavar="URL",
            help="the PostgreSQL database: postgres://user@host/name. Other users can see a password in it while the "
            "command runs, so put the password into ~/.pgpass, or into the file that PGPASSFILE names.",
        )

    def handle(self, *, url: str, **_: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError("This board is not on SQLite. Run the command without DATABASE_URL.", returncode=2)
        try:
            target = database_at(url, ("postgres", "postgresql"))
        except ValueError:
            message = "Enter the address of a database: postgres://user@host/name"
            raise CommandError(message, returncode=2) from None
        started = time.monotonic()
        try:
            with import_lock(), copying.connected(target):
                self._prepare()
                with import_lock():
                    was_changed = self._copy()
        except AnotherImportIsRunning:
            raise CommandError("An import is running. Try again when it has finished.", returncode=75) from None
        except Error as error:
            raise CommandError(f"Nothing was copied. The database says: {str(error).strip()}") from error
        self.stdout.write(f"All rows are the same in both databases ({time.monotonic() - started:.0f} seconds).")
        if was_changed:
            raise CommandError(
                "The board was changed while it was copied, and these changes are missing. Stop the service, empty the "
                "PostgreSQL database, and run this command again."
            )
        if backups.is_in_use():
            self.stderr.write(
                "The board is running. What is changed from now on is missing in the copy. To be sure that nothing is, stop "
                "the service, empty the PostgreSQL database, and run this command again."
            )
        self.stdout.write(
            "This board still uses SQLite. To use the copy, set DATABASE_URL to the address above and restart the service.\n"
            "Keep the SQLite file until you have seen the board."
        )

    def _prepare(self) -> None:
        """Refuse a source that is not up to date and a target that has data, and create the tables of the target."""
        if migration_state.unapplied(copying.SOURCE):
            raise CommandError("The SQLite database is not up to date. Run: manage.py migrate", returncode=2)
        if occupied := copying.occupied():
            raise CommandError(
                f"The PostgreSQL database already has data, in {', '.join(occupied[:5])}. Enter an empty database.",
                returncode=2,
            )
        call_command("migrate", verbosity=0, interactive=False)

    def _copy(self) -> bool:
        """Copy and compare everything, and return whether the source was changed meanwhile."""
        before = copying.source_version()
        with copying.one_state(), transaction.atomic():
            self._refuse_problems()
            database.remove()
            copying.empty()
            copies = {model: copying.copy(model) for model in copying.tables()}
            copying.check_references()
            copying.continue_ids()
            different = [model for model, digest in copies.items() if copying.digest_of(model) != digest]
            for model, digest in copies.items():
                self.stdout.write(f"{model._meta.db_table:40}{digest.rows:>12,}  {digest.hash}")
            if different:
                names = ", ".join(model._meta.db_table for model in different)
                raise CommandError(f"Nothing was copied, because these tables differ after copying: {names}")
            storage.rebuild()
        if problems := storage.problems():
            raise CommandError(f"The copy is complete, but: {problems[0]} Run manage.py rebuild_facets there.")
        return copying.source_version() != before

    def _refuse_problems(self) -> None:
        problems = list(islice(copying.problems(), _SHOWN + 1))
        if not problems:
            return
        for problem in problems[:_SHOWN]:
            self.stderr.write(problem)
        more = " There are more." if len(problems) > _SHOWN else ""
        raise CommandError(f"Nothing was copied, because PostgreSQL refuses these values.{more} Correct them first.")
