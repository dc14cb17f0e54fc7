"""Dry runs of a source, which report what an import would do and save nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.utils import timezone

from postings.choices import TaskStatus
from postings.editing.bulk_change import BulkChange, Step
from postings.editing.journal import Journal
from postings.importing.run_report import as_text
from postings.importing.store.run_records import Report
from postings.models import Source, Task
from postings.models.task import UNFINISHED

_MAX_SECONDS = 600
_MAX_CHANGES = 50
_FILES_PER_HEARTBEAT = 200
_T = TypeVar("_T")


class SourceTest(BulkChange):
    """A dry run of a stored source as a task, since it may take long. Its report becomes the notes of the task."""

    def __init__(self, source: int):
        super().__init__()
        self.source = source
        self._lines: list[str] = []
        self.summary = f"Test of {Source.objects.filter(pk=source).values_list('name', flat=True).first()}"

    @staticmethod
    def messages_of(notes: list[Any]) -> list[str]:
        return notes

    def plan(self) -> list[Step]:
        return [Step("test", [self.source])]

    def start(self, task: Task) -> None:
        """Read the source. It must not take longer than _MAX_SECONDS."""
        # Imported here, as in `sync.rereading`.
        from postings.importing.pipeline import Options, run_import

        source = Source.objects.get(pk=self.source)
        options = Options.from_settings(dry_run=True, force=True, source_name=source.name, history=source.history)
        total = min(options.limits.total_timeout, _MAX_SECONDS)
        options = replace(options, limits=replace(options.limits, total_timeout=total))
        _show_progress(task)
        report = run_import([source.location], options, progress=lambda _stage, items: _with_heartbeats(task, items))
        self._lines = _lines(report)

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        self.notes = self._lines


def _lines(report: Report) -> list[str]:
    """Return the changes that an import would make, the first ones only, and the rest of its report."""
    changes = report.differences[:_MAX_CHANGES]
    left = len(report.differences) - len(changes)
    rest = as_text(replace(report, differences=[])).splitlines()
    return [line[:1_000] for line in [*changes, *([f"… and {left:,} more"] if left else []), *rest]]


def _with_heartbeats(task: Task, items: Iterable[_T]) -> Iterator[_T]:
    """Yield items, and update the heartbeat of the task now and then."""
    for number, item in enumerate(items):
        if number % _FILES_PER_HEARTBEAT == 0:
            _show_progress(task)
        yield item


def _show_progress(task: Task) -> None:
    Task.objects.filter(pk=task.pk, status__in=UNFINISHED).update(
        status=TaskStatus.RUNNING, heartbeat_at=timezone.now(), message="Reading the source. This can take some minutes."
    )
