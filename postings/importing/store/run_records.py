"""The record of import runs: which sources and files are known, how a run began, and how it ended."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from postings.choices import RunOutcome
from postings.content.types import Finding
from postings.models import Finding as FindingRow
from postings.models import ImportRun, SetAsideFile, Source, SourceFile
from postings.sync.batches import in_batches


@dataclass
class Counts:
    """What a run did. Postings, but `set_aside` and `files` count files and `conflicts` counts fields."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0
    reopened: int = 0
    set_aside: int = 0
    conflicts: int = 0
    files: int = 0


@dataclass(frozen=True)
class KnownFile:
    """A file as the last run left it."""

    fingerprint: str
    posting_id: int
    is_present: bool
    posting_is_open: bool


@dataclass
class Report:
    """What a run has to say: the command prints it, and the database keeps it."""

    run_id: int | None = None
    outcome: RunOutcome = RunOutcome.RUNNING
    message: str = ""
    counts: Counts = field(default_factory=Counts)
    findings: list[Finding] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)


def known_sources() -> set[str]:
    return set(Source.objects.values_list("name", flat=True))


def source(name: str, *, create: bool) -> Source | None:
    """The source of that name; a dry run makes none."""
    if create:
        return Source.objects.get_or_create(name=name)[0]
    return Source.objects.filter(name=name).first()


def known_files(source_name: str) -> dict[str, KnownFile]:
    """The files of a source by path, as the last run left them, with those of sources that lie inside it."""
    inside = f"{source_name}/"
    rows = SourceFile.objects.filter(Q(source__name=source_name) | Q(source__name__startswith=inside)).values_list(
        "source__name", "path", "fingerprint", "posting_id", "last_seen", "posting__status"
    )
    return {
        f"{source}/{path}".removeprefix(inside): KnownFile(fingerprint, posting_id, last_seen is None, status == "open")
        for source, path, fingerprint, posting_id, last_seen, status in rows.iterator()
    }


def absorb(source: Source) -> None:
    """Count the files of sources that lie inside this one to it, so that none is listed, and held open, by two."""
    for part in Source.objects.filter(name__startswith=f"{source.name}/"):
        with transaction.atomic():
            prefix = part.name.removeprefix(f"{source.name}/")
            known = set(source.files.values_list("path", flat=True))
            for file in part.files.all():
                file.path = f"{prefix}/{file.path}"
                if file.path not in known:
                    file.source = source
                    file.save(update_fields=["source", "path"])
            aside = set(source.set_aside_files.values_list("path", flat=True))
            for each in part.set_aside_files.all():
                each.path = f"{prefix}/{each.path}"
                if each.path not in aside:
                    each.source = source
                    each.save(update_fields=["source", "path"])
            for run in part.runs.all():
                run.sources.add(source)
            part.delete()


def begin() -> ImportRun:
    """Record that a run has begun. Called under the import lock, so a run still marked as running was killed."""
    ImportRun.objects.filter(outcome=RunOutcome.RUNNING).update(
        outcome=RunOutcome.INTERRUPTED,
        message="The import process was stopped before it finished. The next import will complete its work.",
    )
    return ImportRun.objects.create(started_at=timezone.now())


def end(run: ImportRun, report: Report, findings_by_source: Iterable[tuple[Source | None, list[Finding]]]) -> None:
    """Record how a run ended, with its counts and findings."""
    for name, count in asdict(report.counts).items():
        setattr(run, name, count)
    run.outcome, run.message, run.finished_at = report.outcome, report.message, timezone.now()
    FindingRow.objects.bulk_create(
        (
            FindingRow(run=run, source=source, **_columns(finding))
            for source, findings in findings_by_source
            for finding in findings
        ),
        batch_size=500,
    )
    run.save()


def _columns(finding: Finding) -> dict[str, Any]:
    return {name: value for name, value in vars(finding).items() if name != "data"} | {"path": finding.path[:1000]}


def supersede_findings(run: ImportRun, source: Source, paths: Collection[str]) -> None:
    """What earlier runs found in files that this run has read, or found gone, is history."""
    for some in in_batches(paths):
        earlier = FindingRow.objects.filter(source=source, path__in=some, is_current=True)
        earlier.filter(run__lt=run).update(is_current=False)


def ignored_files(source_name: str) -> set[str]:
    """The files of a source that editors want ignored."""
    ignored = SetAsideFile.objects.filter(source__name=source_name, is_ignored=True)
    return set(ignored.values_list("path", flat=True))


def keep_set_aside(run: ImportRun, source: Source, findings: Iterable[Finding], is_settled: Callable[[str], bool]) -> None:
    """Keep the files that this run set aside where editors see them, and drop those that it read or found gone."""
    rows = []
    for finding in findings:
        if finding.set_aside and len(finding.path) <= 1000:
            columns = {name: value for name, value in _columns(finding).items() if name != "set_aside"}
            rows.append(SetAsideFile(source=source, run=run, data=finding.data or None, **columns))
    aside = {row.path for row in rows}
    waiting = source.set_aside_files.filter(is_ignored=False).values_list("pk", "path")
    settled = [pk for pk, path in waiting.iterator() if path not in aside and is_settled(path)]
    for some in in_batches(settled):
        SetAsideFile.objects.filter(pk__in=some).delete()
    SetAsideFile.objects.bulk_create(
        rows,
        batch_size=100,
        update_conflicts=True,
        unique_fields=["source", "path"],
        update_fields=["run", "line", "field", "code", "message", "raw", "data"],
    )


def mark_read(source: Source, now: datetime) -> None:
    source.last_read_at = now
    source.save(update_fields=["last_read_at"])
