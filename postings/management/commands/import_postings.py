"""Import job ads from folders, files, archives and git repositories."""

import logging
import signal
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, NoReturn, TypeVar

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from postings.choices import RunOutcome
from postings.database.errors import trouble
from postings.editing.due_work import do_due_work
from postings.importing import run_report as reporting
from postings.importing.lock import AnotherImportIsRunning
from postings.importing.pipeline import Options, Progress, run_import
from postings.importing.store.run_records import Report
from postings.models import Posting
from postings.search.facets import storage

_T = TypeVar("_T")
log = logging.getLogger(__name__)

EXIT_SET_ASIDE, EXIT_REFUSED, EXIT_BUG, EXIT_MACHINE, EXIT_BUSY, EXIT_STOPPED = 1, 2, 70, 74, 75, 130

EPILOG = """exit codes:
  0   import completed (with --strict: and no file was skipped)
  1   some files were skipped, and --strict was given
  2   import refused, source not readable in time, or nothing to import; nothing was changed
  70  unexpected error, which the log describes; no posting is left half-written
  74  error of the database or the disk, for example full or not writable; no posting is left half-written
  75  another import is running; try again later
  130 import stopped; the next import completes its work"""


class Command(BaseCommand):
    help = "Import job ads from folders, files, archives and git repositories. Fields that an editor changed are kept."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        from django.core.management.base import DjangoHelpFormatter

        class Formatter(DjangoHelpFormatter):
            def _fill_text(self, text: str, width: int, indent: str) -> str:
                return text if text == EPILOG else super()._fill_text(text, width, indent)

        return super().create_parser(prog_name, subcommand, epilog=EPILOG, formatter_class=Formatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="folder, file, .zip or .tar archive, git bundle or git URL"
        )
        parser.add_argument(
            "--history", action="store_true", help="use the git history for the dates when ads were added and removed"
        )
        parser.add_argument(
            "--source",
            metavar="NAME",
            help="use NAME as the name of the source instead of its path (only with a single PATH)",
        )
        parser.add_argument(
            "--force", action="store_true", help="import even if more than 20%% of the open postings would close"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would change, field by field, without saving anything"
        )
        parser.add_argument("--strict", action="store_true", help="exit with code 1 if a file was skipped")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing if there are already postings in the database"
        )
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")
        parser.add_argument(
            "--quiet", action="store_true", help="print nothing unless a file was skipped or the import was refused"
        )

    def handle(self, *, paths: list[str], **options: Any) -> None:
        if options["source"] and len(paths) > 1:
            raise CommandError("--source can only be used with a single PATH.", returncode=EXIT_REFUSED)
        if options["if_empty"] and Posting.objects.exists():
            return
        try:
            with _stopped_by_signal():
                if not options["dry_run"]:
                    do_due_work()
                report = run_import(
                    paths,
                    _options(options),
                    _progress(quiet=options["quiet"] or options["json"]),
                    after_batch=partial(storage.apply_pending, only_many=True),
                )
                storage.apply_pending()
        except AnotherImportIsRunning:
            self.fail("Another import is running. Try again when it has finished.", EXIT_BUSY, options, outcome="busy")
        except DatabaseError as error:
            if not trouble(error):
                log.exception("The import failed.")
            message = (
                f"Database error: {error}. No posting is left half-written. Fix the database, then run the import again."
            )
            self.fail(message, EXIT_MACHINE, options)
        except OSError as error:
            self.fail(reporting.machine_error(error), EXIT_MACHINE, options)
        except KeyboardInterrupt:
            self.fail("The import was stopped. The next import completes its work.", EXIT_STOPPED, options)
        except Exception as error:
            log.exception("The import failed.")
            message = f"Unexpected error ({type(error).__name__}: {error}). Please report it as a bug."
            self.fail(message, EXIT_BUG, options)
        if options["json"]:
            self.stdout.write(reporting.as_json(report))
        elif not options["quiet"] or report.outcome is RunOutcome.REFUSED or report.counts.set_aside:
            self.stdout.write(reporting.as_text(report))
        if report.outcome is RunOutcome.REFUSED:
            sys.exit(EXIT_REFUSED)
        if options["strict"] and report.counts.set_aside:
            sys.exit(EXIT_SET_ASIDE)

    def fail(self, message: str, code: int, options: dict[str, Any], outcome: str = RunOutcome.FAILED) -> NoReturn:
        """Exit with a message, and print it as JSON if that was asked for."""
        if options["json"]:
            self.stdout.write(reporting.as_json(Report(message=message), outcome=outcome))
        raise CommandError(message, returncode=code)


@contextmanager
def _stopped_by_signal() -> Iterator[None]:
    """Handle the signal to terminate like Ctrl+C, so that temporary files are removed and git is stopped."""

    def stop(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may handle signals
        return
    previous = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)


def _options(options: dict[str, Any]) -> Options:
    return Options.from_settings(
        history=options["history"],
        force=options["force"],
        dry_run=options["dry_run"],
        source_name=options["source"],
    )


def _progress(*, quiet: bool) -> Progress:
    """Return a function that shows the progress of an iterable, on a terminal only and not with `quiet`."""

    def show(stage: str, items: Iterable[_T]) -> Iterable[_T]:
        shown: Iterable[_T] = tqdm(items, desc=stage, disable=quiet or not sys.stderr.isatty(), leave=False)
        return shown

    return show
