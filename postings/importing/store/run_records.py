"""Database records of import runs: sources, files, findings, and how each run ended."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from postings.choices import RunOutcome
from postings.content.types import Finding, SourceSettings
from postings.importing.not_read import NotReadFiles
from postings.importing.paths import stored_path
from postings.models import Finding as FindingRow
from postings.models import ImportRun, Posting, SetAsideFile, Source, SourceFile
from postings.sync.batches import in_batches


@dataclass
class Counts:
    """Counts of a run: of postings, except `files`, the `ads` in them, what was `set_aside`, and `conflicts`, of fields."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0
    reopened: int = 0
    set_aside: int = 0
    conflicts: int = 0
    files: int = 0
    ads: int = 0


@dataclass(frozen=True)
class KnownFile:
    """A file of a source as of the last run. `key` is the source key of its posting."""

    fingerprint: str
    posting_id: int
    key: str
    is_present: bool
    posting_is_open: bool


@dataclass
class Report:
    """The result of a run, which the command prints and the database stores.

    `retry_after` are the seconds that a server asks to wait before the next try.
    """

    run_id: int | None = None
    outcome: RunOutcome = RunOutcome.RUNNING
    message: str = ""
    counts: Counts = field(default_factory=Counts)
    findings: list[Finding] = field(default_factory=list)
    not_read: NotReadFiles = field(default_factory=NotReadFiles)
    differences: list[str] = field(default_factory=list)
    retry_after: float | None = None


def source_names() -> set[str]:
    return set(Source.objects.values_list("name", flat=True))


def _is_folder(name: str) -> bool:
    """Return whether a name can have other sources inside: it is a path, and neither a URL nor a name that was given."""
    return name.startswith("/")


INTERRUPTED = "The import process was stopped before it finished. The next import will complete its work."


def get_source(name: str, *, create: bool) -> Source | None:
    """Return the source of that name. If there is none, create it, or return None without `create`."""
    if create:
        return Source.objects.get_or_create(name=name)[0]
    return Source.objects.filter(name=name).first()


def source_settings(name: str, company: str | None, mapping: str | None) -> SourceSettings:
    """Return what is known of a source, with `company` and `mapping` in place of what is stored unless they are None."""
    source = Source.objects.filter(name=name).first() or Source()
    return SourceSettings(
        name, source.company if company is None else company, source.mapping if mapping is None else mapping
    )


def keep_settings(source: Source, company: str | None, mapping: str | None) -> None:
    """Store what was given for a source. None keeps what is stored."""
    given = {"company": company, "mapping": mapping}
    changed = {name: value for name, value in given.items() if value is not None and value != getattr(source, name)}
    for name, value in changed.items():
        setattr(source, name, value)
    if changed:
        source.save(update_fields=list(changed))


def known_files(source_name: str) -> dict[str, KnownFile]:
    """Return the files of a source, and of sources nested in it, by path, as of the last run."""
    inside = f"{source_name}/"
    is_nested = Q(source__name__startswith=inside) if _is_folder(source_name) else Q()
    rows = SourceFile.objects.filter(Q(source__name=source_name) | is_nested).values_list(
        "source__name", "path", "fingerprint", "posting_id", "posting__source_key", "last_seen", "posting__status"
    )
    return {
        f"{source}/{path}".removeprefix(inside): KnownFile(print_, pk, key or "", last_seen is None, status == "open")
        for source, path, print_, pk, key, last_seen, status in rows.iterator()
    }


def imported_values(posting_ids: Collection[int]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the source key of each posting with the values that were imported last."""
    for batch in in_batches(posting_ids):
        for key, values in Posting.objects.filter(pk__in=batch).values_list("source_key", "imported"):
            if key:
                yield key, values


def merge_nested_sources(source: Source) -> None:
    """Move the files, warnings, dismissals and runs of sources inside this folder to this source, and delete those sources.

    A file that belonged to two sources would keep its posting open after one of them had lost it.
    """
    for nested in Source.objects.filter(name__startswith=f"{source.name}/") if _is_folder(source.name) else ():
        with transaction.atomic():
            prefix = nested.name.removeprefix(f"{source.name}/")
            known_paths = set(source.files.values_list("path", flat=True))
            for file in nested.files.all():
                file.path = f"{prefix}/{file.path}"
                if file.path not in known_paths:
                    file.source = source
                    file.save(update_fields=["source", "path"])
            set_aside_paths = set(source.set_aside_files.values_list("path", flat=True))
            for each in nested.set_aside_files.all():
                each.path = f"{prefix}/{each.path}"
                if each.path not in set_aside_paths:
                    each.source = source
                    each.save(update_fields=["source", "path"])
            for row in (*nested.dismissals.all(), *FindingRow.objects.filter(source=nested, is_current=True)):
                row.source, row.path = source, stored_path(f"{prefix}/{row.path}")
                row.save(update_fields=["source", "path"])
            for run in nested.runs.all():
                run.sources.add(source)
            nested.delete()


def start_run() -> ImportRun:
    """Record the start of a run. It holds the import lock, so any other run marked as running was killed."""
    ImportRun.objects.filter(outcome=RunOutcome.RUNNING).update(outcome=RunOutcome.INTERRUPTED, message=INTERRUPTED)
    return ImportRun.objects.create(started_at=timezone.now())


def link_sources(run: ImportRun, names: Iterable[str]) -> None:
    """Say of which sources a run is, also if it was refused before they were read."""
    run.sources.add(*Source.objects.filter(name__in=list(names)))


def finish_run(run: ImportRun, report: Report, findings_by_source: Iterable[tuple[Source | None, list[Finding]]]) -> None:
    """Record the outcome, counts and findings of a run, and what it has not read."""
    for name, count in asdict(report.counts).items():
        setattr(run, name, count)
    run.outcome, run.message, run.finished_at = report.outcome, report.message, timezone.now()
    run.not_read = report.not_read.as_dict() if report.not_read else {}
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
    return {name: value for name, value in vars(finding).items() if name != "data"} | {"path": stored_path(finding.path)}


def supersede_findings(run: ImportRun, source: Source, paths: Collection[str]) -> None:
    """Mark the findings of earlier runs in these files as no longer current."""
    for batch in in_batches(paths):
        earlier = FindingRow.objects.filter(source=source, path__in=batch, is_current=True)
        earlier.filter(run__lt=run).update(is_current=False)


def ignored_paths(source_name: str) -> set[str]:
    """Return the paths of a source that editors have marked to be ignored."""
    ignored = SetAsideFile.objects.filter(source__name=source_name, is_ignored=True)
    return set(ignored.values_list("path", flat=True))


def update_set_aside_files(
    run: ImportRun, source: Source, findings: Iterable[Finding], was_processed: Callable[[str], bool]
) -> None:
    """Store the files that this run set aside, and delete earlier ones that it has read or found missing."""
    rows = []
    for finding in findings:
        if finding.set_aside and finding.path == stored_path(finding.path):
            columns = {name: value for name, value in _columns(finding).items() if name != "set_aside"}
            rows.append(SetAsideFile(source=source, run=run, data=finding.data or None, **columns))
    set_aside_paths = {row.path for row in rows}
    earlier = source.set_aside_files.filter(is_ignored=False).values_list("pk", "path")
    outdated = [pk for pk, path in earlier.iterator() if path not in set_aside_paths and was_processed(path)]
    for batch in in_batches(outdated):
        SetAsideFile.objects.filter(pk__in=batch).delete()
    SetAsideFile.objects.bulk_create(
        rows,
        batch_size=100,
        update_conflicts=True,
        unique_fields=["source", "path"],
        update_fields=["run", "line", "field", "code", "message", "raw", "data"],
    )


def mark_read(source: Source, now: datetime) -> None:
    """Record when the source was last read in full."""
    source.last_read_at = now
    source.save(update_fields=["last_read_at"])
