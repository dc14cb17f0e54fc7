"""Make the facets and the text index anew, or see whether they agree with the postings. What they are: postings/facets/."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from postings.search.facets import storage


class Command(BaseCommand):
    help = (
        "Make the facets and the text index from the postings, and put back triggers that are missing. "
        "Never needed while all is well; --check tells whether it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if anything does not agree")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            storage.rebuild()
        found = storage.problems()
        for problem in found[:20]:
            self.stderr.write(problem)
        if found:
            more = f" ({len(found) - 20} more are not shown)" if len(found) > 20 else ""
            raise CommandError(f"The facets do not agree with the postings{more}. Run: manage.py rebuild_facets")
        index = storage.current()
        values = sum(map(len, index.sets.values()))
        self.stdout.write(f"{len(index.open):,} open postings and {values:,} values of facets agree.")
