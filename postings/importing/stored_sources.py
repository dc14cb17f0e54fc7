"""Sources that are imported again and again: which are due, and when each is imported next."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.utils import timezone

from postings.choices import RunOutcome
from postings.database.locks import import_lock
from postings.importing.pipeline import Options, Progress, run_within_lock
from postings.importing.run_report import machine_error
from postings.importing.sources.url import remove_other_downloads
from postings.importing.store.run_records import Report
from postings.models import Source

log = logging.getLogger(__name__)

# A source is due a little early, because timers are not exact. An hourly one would import an hourly source every two hours.
_EARLY = timedelta(minutes=10)
_FIRST_WAIT = timedelta(hours=1)
_MAX_DOUBLINGS = 12


@dataclass(frozen=True)
class ImportedSource:
    """The outcome for one source: its report, and the error if it did not end in an orderly way."""

    source: Source
    report: Report
    error: Exception | None = None


def import_due(
    options: Options, progress: Progress = lambda _stage, items: items, after_batch: Callable[[], None] = lambda: None
) -> Iterator[ImportedSource]:
    """Import every source that is due, each in a run of its own, and yield the outcomes. One that fails stops no other.

    All of it holds the import lock. Raise AnotherImportIsRunning and database errors.
    """
    with import_lock():
        for source in Source.objects.due(timezone.now()):
            started = timezone.now()
            imported = _import(source, options, progress, after_batch)
            if not options.dry_run:
                _schedule(source, imported.report, started)
            yield imported
        if options.downloads and not options.dry_run:
            urls = Source.objects.values_list("location", "name")
            remove_other_downloads(options.downloads, {url for pair in urls for url in pair})


def next_import_after(now: datetime, interval: timedelta, failures: int, retry_after: float | None = None) -> datetime:
    """Return when a source is due again. After failures in a row it is tried sooner at first, then less and less often."""
    wait = interval
    if failures:
        wait = min(_FIRST_WAIT * 2 ** min(failures - 1, _MAX_DOUBLINGS), interval)
    return now + max(wait, timedelta(seconds=retry_after or 0)) - _EARLY


def _import(source: Source, options: Options, progress: Progress, after_batch: Callable[[], None]) -> ImportedSource:
    given = replace(options, source_name=source.name, history=source.history)
    try:
        return ImportedSource(source, run_within_lock([source.location], given, progress, after_batch))
    except DatabaseError:
        raise
    except OSError as error:
        return ImportedSource(source, Report(outcome=RunOutcome.FAILED, message=machine_error(error)), error)
    except Exception as error:
        log.exception("The import of %s failed.", source)
        message = f"Unexpected error ({type(error).__name__}: {error}). Please report it as a bug."
        return ImportedSource(source, Report(outcome=RunOutcome.FAILED, message=message), error)


def _schedule(source: Source, report: Report, started: datetime) -> None:
    """Store when the source is due again, and when it was imported: a file is all that its source has."""
    is_done = report.outcome is RunOutcome.DONE
    failures = 0 if is_done else source.failures + 1
    due = next_import_after(started, timedelta(hours=source.every_hours), failures, report.retry_after)
    read = {"last_read_at": started} if is_done else {}
    Source.objects.filter(pk=source.pk).update(failures=min(failures, 1_000), next_import_at=due, **read)


def keep(source: Source, location: str, every_hours: int, *, history: bool) -> None:
    """Store where a source comes from, so that it is imported again every so many hours."""
    source.location, source.every_hours, source.history = location, every_hours, history
    source.failures = 0
    source.next_import_at = next_import_after(timezone.now(), timedelta(hours=every_hours), 0)
    source.save(update_fields=["location", "every_hours", "history", "failures", "next_import_at"])
