"""Import job ads from folders, files, archives, git repositories and URLs, or from all stored sources that are due."""

import logging
import signal
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from django.core.management.base import CommandError
from django.db import DatabaseError
from tqdm import tqdm

from postings.choices import RunOutcome
from postings.database.errors import trouble
from postings.database.locks import AnotherImportIsRunning
from postings.editing.due_work import do_due_work
from postings.importing import run_report as reporting
from postings.importing import stored_sources
from postings.importing.pipeline import Options, Progress, run_import
from postings.importing.sources.git import is_remote
from postings.importing.sources.remote_addresses import WHY_WITHOUT_USER, has_password
from postings.importing.store.run_records import Report
from postings.management.arguments import mapping_file
from postings.management.board_command import BoardCommand
from postings.models import Posting, Source
from postings.models.provenance import MAX_HOURS
from postings.search.facets import storage

_T = TypeVar("_T")
log = logging.getLogger(__name__)

EXIT_SET_ASIDE, EXIT_REFUSED, EXIT_BUG, EXIT_MACHINE, EXIT_BUSY, EXIT_STOPPED = 1, 2, 70, 74, 75, 130
# Exit codes of the sources of one run from the least to the most severe.
_SEVERITY = [0, EXIT_SET_ASIDE, EXIT_REFUSED, EXIT_MACHINE, EXIT_BUG]

EPILOG = """exit codes:
  0   import completed (with --strict: and no file was skipped)
  1   some files were skipped, and --strict was given
  2   import refused, source not readable in time, or nothing to import; nothing was changed
  70  unexpected error, which the log describes; no posting is left half-written
  74  error of the database or the disk, for example full or not writable; no posting is left half-written
  75  another import is running; try again later
  130 import stopped; the next import completes its work
With --all, every source that is due is tried, and the code is that of the worst outcome: 70, 74, 2, 1, then 0."""


class Command(BoardCommand):
    help = "Import job ads from folders, files, archives, git repositories and URLs. Fields that an editor changed are kept."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        from django.core.management.base import DjangoHelpFormatter

        class Formatter(DjangoHelpFormatter):
            def _fill_text(self, text: str, width: int, indent: str) -> str:
                return text if text == EPILOG else super()._fill_text(text, width, indent)

        return super().create_parser(prog_name, subcommand, epilog=EPILOG, formatter_class=Formatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", metavar="PATH", help="folder, file, .zip or .tar archive, git repository, or URL of a file"
        )
        parser.add_argument(
            "--all", action="store_true", help="import all stored sources that are due, each in an import of its own"
        )
        parser.add_argument(
            "--every",
            type=_hours,
            metavar="HOURS",
            help="store the source, so that --all imports it every so many hours (only with a single PATH)",
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
            "--company", metavar="NAME", help="the company of ads that name none; it is kept with the source"
        )
        parser.add_argument(
            "--mapping",
            metavar="FILE",
            type=mapping_file,
            help="TOML file that says which fields of the source hold what; it is kept with the source",
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
        if problem := _problem(paths, options):
            raise CommandError(problem, returncode=EXIT_REFUSED)
        if options["if_empty"] and Posting.objects.exists():
            return
        code = self.attempt(self.import_all if options["all"] else partial(self.import_paths, paths), options)
        if code:
            sys.exit(code)

    def attempt(self, run: Callable[[dict[str, Any]], int], options: dict[str, Any]) -> int:
        """Run an import and return its exit code. Exit with a message for errors."""
        try:
            with _stopped_by_signal():
                if not options["dry_run"]:
                    do_due_work()
                return run(options)
        except AnotherImportIsRunning:
            self.fail("Another import is running. Try again when it has finished.", EXIT_BUSY, options, outcome="busy")
        except DatabaseError as error:
            if not trouble(error):
                log.exception("The import failed.")
            reason = str(error).rstrip(".")
            message = (
                f"Database error: {reason}. No posting is left half-written. Fix the database, then run the import again."
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

    def import_paths(self, paths: list[str], options: dict[str, Any]) -> int:
        report = run_import(
            paths, _options(options), _progress(options), after_batch=partial(storage.apply_pending, only_many=True)
        )
        storage.apply_pending()
        if options["every"] and report.outcome is RunOutcome.DONE and report.run_id:
            source = Source.objects.get(runs=report.run_id)
            stored_sources.keep(source, _location(paths[0]), options["every"], history=options["history"])
        self.show(report, options)
        return _exit_code(report, options)

    def import_all(self, options: dict[str, Any]) -> int:
        """Import what is due, and return the exit code of the worst outcome."""
        codes = []
        imports = stored_sources.import_due(
            _options(options), _progress(options), after_batch=partial(storage.apply_pending, only_many=True)
        )
        for imported in imports:
            storage.apply_pending()
            self.show(imported.report, options, source=imported.source)
            codes.append(_exit_code(imported.report, options, imported.error))
        if not codes and not (options["quiet"] or options["json"]):
            self.stdout.write("No source is due.")
        return max(codes, key=_SEVERITY.index, default=0)

    def show(self, report: Report, options: dict[str, Any], source: Source | None = None) -> None:
        """Print the report of one import, with the name of its source if there may be several."""
        if options["json"]:
            self.stdout.write(reporting.as_json(report, source=source.name if source else None))
        elif not options["quiet"] or report.outcome is not RunOutcome.DONE or report.counts.set_aside:
            self.stdout.write(f"{source.name}:\n{reporting.as_text(report)}" if source else reporting.as_text(report))

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


def _hours(text: str) -> int:
    hours = int(text)
    if not 1 <= hours <= MAX_HOURS:
        raise ValueError
    return hours


def _problem(paths: list[str], options: dict[str, Any]) -> str:
    """Return what is wrong with the arguments, or an empty string."""
    if options["all"]:
        given = [
            f"--{name}"
            for name in ("source", "history", "force", "every", "company", "mapping")
            if options[name] not in (None, False)
        ]
        wrong = ["PATH"] * bool(paths) + given
        return f"--all cannot be used with {wrong[0]}: each source has its own settings." if wrong else ""
    if not paths:
        return "Name a PATH to import, or use --all for the stored sources."
    for name in ("source", "every", "company", "mapping"):
        if options[name] is not None and len(paths) > 1:
            return f"--{name} can only be used with a single PATH."
    if options["every"] and has_password(paths[0]):
        return f"--every cannot store an address with a password. {WHY_WITHOUT_USER}"
    return ""


def _location(path: str) -> str:
    return path if is_remote(path) else str(Path(path).absolute())


def _exit_code(report: Report, options: dict[str, Any], error: Exception | None = None) -> int:
    if error:
        return EXIT_MACHINE if isinstance(error, OSError) else EXIT_BUG
    if report.outcome is RunOutcome.REFUSED:
        return EXIT_REFUSED
    return EXIT_SET_ASIDE if options["strict"] and report.counts.set_aside else 0


def _options(options: dict[str, Any]) -> Options:
    return Options.from_settings(
        history=options["history"],
        force=options["force"],
        dry_run=options["dry_run"],
        source_name=options["source"],
        company=options["company"],
        mapping=options["mapping"],
    )


def _progress(options: dict[str, Any]) -> Progress:
    """Return a function that shows the progress of an iterable, on a terminal only and not with `--quiet` or `--json`."""
    quiet = options["quiet"] or options["json"]

    def show(stage: str, items: Iterable[_T]) -> Iterable[_T]:
        shown: Iterable[_T] = tqdm(items, desc=stage, disable=quiet or not sys.stderr.isatty(), leave=False)
        return shown

    return show
