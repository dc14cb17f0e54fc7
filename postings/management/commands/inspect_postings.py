"""Print what an import would read, without saving anything. If there is a database, its skills and places are used."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from postings.content.types import NotRead
from postings.importing import inspection
from postings.importing.not_read import NotReadFiles, nothing_found
from postings.importing.pipeline import Options, inspect
from postings.importing.readers.field_report import FieldReport
from postings.importing.run_report import machine_error
from postings.importing.sources import ImportRefused
from postings.management.arguments import mapping_file
from postings.sync.stored_vocabulary import stored_vocabulary

# How many ads of lists the table shows.
FIRST_ADS = 3


class Command(BaseCommand):
    help = "Show what an import would read from job ads, without saving anything."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", metavar="PATH", help="folder, file, .zip or .tar archive, git bundle or git URL")
        parser.add_argument(
            "--format",
            choices=["table", "jsonl"],
            default="table",
            help="output format: a readable table (default), or one JSON object per line",
        )
        parser.add_argument(
            "--all", action="store_true", help="in the table, show all ads of lists instead of the first three"
        )
        parser.add_argument("--company", metavar="NAME", help="the company of ads that name none")
        parser.add_argument(
            "--mapping",
            metavar="FILE",
            type=mapping_file,
            help="TOML file that says which fields of the source hold what",
        )
        parser.add_argument(
            "--history", action="store_true", help="use the git history for the dates when ads were added and removed"
        )

    @translation.override("en")
    def handle(self, *, path: str, **options: Any) -> None:
        show = inspection.as_json if options["format"] == "jsonl" else inspection.as_table
        reading = Options.from_settings(history=options["history"], company=options["company"], mapping=options["mapping"])
        shows_all = options["all"] or options["format"] == "jsonl"
        fields = FieldReport()
        shown = left = 0
        folder = f"{Path(path).name}/" if Path(path).is_dir() else ""
        found_any, not_read = False, NotReadFiles()
        try:
            for read in inspect(path, reading, stored_vocabulary(), fields):
                if isinstance(read, NotRead):
                    not_read.add(read)
                    continue
                found_any = True
                if not shows_all and read.ad and read.ad.item_id is not None:
                    shown += 1
                    if shown > FIRST_ADS:
                        left += 1
                        continue
                self.stdout.write(show(read, folder))
        except ImportRefused as reason:
            raise CommandError(str(reason), returncode=2) from None
        except BrokenPipeError:
            sys.stderr.close()  # the reading process has exited, as `| head` does
            return
        except OSError as error:
            raise CommandError(machine_error(error), returncode=74) from None
        if left:
            self.stdout.write(f"… and {left:,} more ads in lists. To show them, use --all.\n")
        if fields.ads:
            self.stderr.write(inspection.fields_as_text(fields))
        if not found_any:
            raise CommandError(nothing_found(path, not_read), returncode=2)
        for line in not_read.lines():
            self.stderr.write(line)
