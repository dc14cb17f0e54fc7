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
from postings.importing.run_report import machine_error
from postings.importing.sources import ImportRefused
from postings.sync.stored_vocabulary import stored_vocabulary


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
            "--history", action="store_true", help="use the git history for the dates when ads were added and removed"
        )

    @translation.override("en")
    def handle(self, *, path: str, **options: Any) -> None:
        show = inspection.as_json if options["format"] == "jsonl" else inspection.as_table
        reading = Options.from_settings(history=options["history"])
        folder = f"{Path(path).name}/" if Path(path).is_dir() else ""
        found_any, not_read = False, NotReadFiles()
        try:
            for read in inspect(path, reading, stored_vocabulary()):
                if isinstance(read, NotRead):
                    not_read.add(read)
                    continue
                found_any = True
                self.stdout.write(show(read, folder))
        except ImportRefused as reason:
            raise CommandError(str(reason), returncode=2) from None
        except BrokenPipeError:
            sys.stderr.close()  # the reading process has exited, as `| head` does
            return
        except OSError as error:
            raise CommandError(machine_error(error), returncode=74) from None
        if not found_any:
            raise CommandError(nothing_found(path, not_read), returncode=2)
        for line in not_read.lines():
            self.stderr.write(line)
