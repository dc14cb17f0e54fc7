"""Rebuild the facets and the text index, or check whether they match the postings. See `postings/search/facets/`."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from postings.management.board_command import BoardCommand
from postings.search.facets import storage


class Command(BoardCommand):
    help = "Rebuild the facets and the text index from the postings. Use --check to find out whether this is needed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="only check, without changing anything; exit with code 1 if something is out of date",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            storage.rebuild()
        found = storage.problems()
        for problem in found[:20]:
            self.stderr.write(problem)
        if found:
            more = f" ({len(found) - 20:,} more problems not shown)" if len(found) > 20 else ""
            raise CommandError(
                f"The facets or the text index do not match the postings{more}. Run: manage.py rebuild_facets"
            )
        index = storage.current()
        values = sum(map(len, index.sets.values()))
        self.stdout.write(f"Everything matches. Open postings: {len(index.open):,}. Facet values: {values:,}.")
