"""Import ads from end to end: find the files, read them, check the result, store it, close what is gone.

    open_origin -> changed files -> read_file (worker processes) -> spool -> check -> PostingStore -> close_orphans

Everything is read and checked before the first posting is written. What was read waits in a spool (memory, then an unnamed
temporary file), so memory stays bounded however large the source. Files that have not changed since the last run are hashed
and not read again.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field

from django.db import DatabaseError
from django.utils import timezone

from postings.choices import ObjectType, RunOutcome, Status
from postings.content.types import Finding, RawFile, ReadFile
from postings.importing.fingerprint import fingerprint
from postings.importing.lock import import_lock
from postings.importing.run_report import differences
from postings.importing.sources import Limits, Origin, Refused, open_origin
from postings.importing.sources.folder import FileOrigin
from postings.importing.spool import Packed, Spool, pack
from postings.importing.store import closing, run_records
from postings.importing.store.posting_store import BATCH, Plan, PostingStore
from postings.importing.store.run_records import Counts, KnownFile, Report
from postings.importing.store.survey import survey
from postings.importing.workers import as_it_is, read_all
from postings.models import ImportRun, Source
from postings.reference.vocabulary import Vocabulary
from postings.sync.possible_duplicates import update_possible_duplicates
from postings.sync.stored_vocabulary import stored_vocabulary

# A run that would close more than this share of a source's open ads is more likely a broken source than a real change.
MAX_CLOSED_SHARE = 0.2

Progress = Callable[[str, Iterable], Iterable]


@dataclass(frozen=True)
class Options:
    """How to import. `source_name` replaces the path as the source's name, so that its files may come from elsewhere."""

    limits: Limits = field(default_factory=Limits)
    processes: int = 1
    history: bool = False
    force: bool = False
    dry_run: bool = False
    source_name: str | None = None


@dataclass
class SourceImport:
    """One source within a run: what the database knows of it, and what the run has read so far.

    `present` are the paths that the source holds, `gone` those that it held at the last run, `closing` the ids of the open
    postings that it would close. `row` is None until the source is stored, and in a dry run of a new source.
    """

    name: str
    known: dict[str, KnownFile]
    ignored: set[str]
    spool: Spool
    is_complete: bool
    row: Source | None = None
    findings: list[Finding] = field(default_factory=list)
    present: set[str] = field(default_factory=set)
    gone: list[str] = field(default_factory=list)
    closing: set[int] = field(default_factory=set)

    @property
    def read_or_gone(self) -> set[str]:
        """The paths that this run has read anew or found gone."""
        return self.spool.paths.union(self.gone)

    def keep(self, packed: Packed | Finding) -> None:
        """Keep what was read from one file."""
        if isinstance(packed, Finding):
            self.findings.append(packed)
            return
        self.findings.extend(packed.findings)
        if packed.ad:
            self.spool.add(packed)
            self.present.add(packed.path)


def run_import(
    paths: list[str],
    options: Options,
    progress: Progress = lambda _stage, items: items,
    after_batch: Callable[[], None] = lambda: None,
) -> Report:
    """Import `paths` as one run, calling `after_batch` after each batch of postings that was written.

    Refusals are in the report. Raises AnotherImportIsRunning, and what the database raises.
    """
    with import_lock():
        importer = _Importer(options, progress, after_batch)
        try:
            importer.run_all(paths)
            importer.end(RunOutcome.DONE)
        except Refused as reason:
            importer.end(RunOutcome.REFUSED, str(reason))
        except BrokenProcessPool:
            message = (
                "A worker process was killed, probably because memory ran out. Nothing was changed. Run the import again."
            )
            importer.end(RunOutcome.REFUSED, message)
        except BaseException as error:
            with suppress(DatabaseError):  # which may be what failed; the next run marks this one as interrupted
                importer.end(RunOutcome.FAILED, f"{type(error).__name__}: {error}")
            raise
        return importer.report


def inspect(path: str, options: Options, vocabulary: Vocabulary) -> Iterator[ReadFile]:
    """Read `path` as an import would, without the database."""
    with open_origin(path, options.limits, history=options.history) as origin:
        for found in read_all(origin.files(), options.processes, as_it_is, vocabulary):
            yield ReadFile(found.path, None, (found,)) if isinstance(found, Finding) else found


class _Importer:
    """One run: `read` and `check` every source, then `store` each and `finish`."""

    def __init__(self, options: Options, progress: Progress, after_batch: Callable[[], None]):
        self.options, self.progress, self.after_batch = options, progress, after_batch
        self.run: ImportRun | None = None if options.dry_run else run_records.begin()
        self.report = Report(run_id=self.run.pk if self.run else None)
        self.now = timezone.now()
        self.sources: list[SourceImport] = []

    def run_all(self, paths: list[str]) -> None:
        self.vocabulary = stored_vocabulary()
        with ExitStack() as stack:
            for path in dict.fromkeys(paths):
                origin = stack.enter_context(open_origin(path, self.options.limits, history=self.options.history))
                self.read(origin, stack.enter_context(Spool()))
            for source in self.sources:
                self.check_closing(source)
            left_companies: set[int] = set()
            for source in self.sources:
                left_companies |= self.store(source)
        if self.run:
            self.finish(self.run, left_companies)

    def read(self, origin: Origin, spool: Spool) -> None:
        """Read what has changed in a source. Raises Refused where it holds no ad."""
        if isinstance(origin, FileOrigin):
            origin.adopt(run_records.known_sources())
        name = self.options.source_name or origin.name
        known, ignored = run_records.known_files(name), run_records.ignored_files(name)
        source = SourceImport(name, known, ignored, spool, origin.complete)
        self.sources.append(source)
        changed = self._changed(source, self.progress("Reading", origin.files()))
        for packed in read_all(changed, self.options.processes, pack, self.vocabulary):
            source.keep(packed)
        if source.is_complete:
            # A path that was set aside is still there: whatever was read from it before stays.
            there = source.present | {finding.path for finding in source.findings} | source.ignored
            source.gone = [path for path, known in source.known.items() if known.is_present and path not in there]
        if siblings := _siblings(source):
            for packed in read_all(origin.files(only=siblings), self.options.processes, pack, self.vocabulary):
                source.keep(packed)
        if not source.present and not self.options.force:
            skipped = sum(finding.set_aside for finding in source.findings)
            note = f" Skipped files: {skipped:,}." if skipped else ""
            raise Refused(f"{source.name}: no job ads found.{note} Nothing was changed. Check the path.")

    def _changed(self, source: SourceImport, files: Iterable[RawFile | Finding]) -> Iterator[RawFile | Finding]:
        """The files that have to be read. The others are counted as present."""
        for file in files:
            if file.path in source.ignored:
                continue
            if isinstance(file, RawFile) and self._is_unchanged(file, source.known.get(file.path)):
                source.present.add(file.path)
            else:
                yield file

    def _is_unchanged(self, file: RawFile, known: KnownFile | None) -> bool:
        """Whether a file is as the last run left it; one that had gone and is back is not."""
        return (
            known is not None
            and known.fingerprint == fingerprint(file, self.vocabulary)
            and known.is_present == (file.removed is None)
        )

    def check_closing(self, source: SourceImport) -> None:
        """Find the open postings that would close. Raise Refused if there are more than MAX_CLOSED_SHARE of the source."""
        present = {path: known for path, known in source.known.items() if known.is_present}
        open_now = {known.posting_id for known in present.values() if known.posting_is_open}
        untouched = {known.posting_id for path, known in present.items() if path not in source.read_or_gone}
        closing_here = open_now - untouched - PostingStore.ids_of(source.spool.keys_still_there)
        gone = {each.name: set(each.gone) for each in self.sources}
        source.closing = closing.without_a_file_elsewhere(closing_here, source.name, gone) if closing_here else set()
        if source.is_complete and len(source.closing) > MAX_CLOSED_SHARE * len(open_now) and not self.options.force:
            raise Refused(
                f"{source.name}: this import would close {len(source.closing):,} of {len(open_now):,} open postings, "
                "which is more than 20%. Nothing was changed. Check that the source is complete. "
                "If these ads are really gone, run the import again with --force."
            )

    def store(self, source: SourceImport) -> set[int]:
        """Write what was read, or plan it in a dry run; return the ids of the companies that postings have left."""
        source.row = run_records.source(source.name, create=self.run is not None)
        if self.run and source.row:
            run_records.absorb(source.row)
            self.run.sources.add(source.row)
            closing.record_gone_files(source.row, source.gone, self.run, self.now)
        store = PostingStore(source.row, self.run, self.now, settled=source.read_or_gone)
        touched = self._store_postings(source, store)
        unread = source.present - source.spool.paths
        still = {known.posting_id for path, known in source.known.items() if path in unread}
        self.report.counts.unchanged += len(still - touched)
        self.report.counts.files += len(source.present)
        if self.run and source.row:
            self._record_source(self.run, source.row, source)
        else:
            titles = closing.titles(source.closing - touched)
            self.report.counts.closed += len(titles)
            self.report.differences.extend(f"- {title}" for title in titles)
        return store.left_companies

    def _store_postings(self, source: SourceImport, store: PostingStore) -> set[int]:
        """Write the postings in batches; return their ids."""
        touched: set[int] = set()
        for batch in self.progress("Saving", list(source.spool.batches(BATCH))):
            for outcome in store.store([source.spool.load(key) for key in batch]):
                if isinstance(outcome, Finding):
                    source.findings.append(outcome)
                    continue
                touched.add(outcome.posting.pk)
                _count(outcome, self.report.counts)
                if self.run is None:
                    self.report.differences.extend(differences(outcome))
            if self.run:
                self.after_batch()
        return touched

    def _record_source(self, run: ImportRun, row: Source, source: SourceImport) -> None:
        """Record what was set aside, which findings are outdated, and when the source was last read as a whole."""
        run_records.keep_set_aside(run, row, source.findings, lambda path: source.is_complete or path in source.present)
        set_aside = {finding.path for finding in source.findings}
        run_records.supersede_findings(run, row, source.read_or_gone.union(set_aside, source.ignored))
        if source.is_complete:
            run_records.mark_read(row, self.now)

    def finish(self, run: ImportRun, left_companies: set[int]) -> None:
        """Do what needs the whole board: close orphans, look for repeated text and reposts, compare company names."""
        self.report.counts.closed += len(closing.close_orphans(run, self.now))
        survey(left_companies)
        if run.changes.filter(object_type=ObjectType.COMPANY).exists():
            update_possible_duplicates()

    def end(self, outcome: RunOutcome, message: str = "") -> None:
        """Put the outcome into the report and the record of the run."""
        self.report.outcome, self.report.message = outcome, message
        self.report.findings = [finding for source in self.sources for finding in source.findings]
        self.report.counts.set_aside = sum(finding.set_aside for finding in self.report.findings)
        if self.run:
            run_records.end(self.run, self.report, [(source.row, source.findings) for source in self.sources])


def _siblings(source: SourceImport) -> set[str]:
    """The unchanged files of postings of which another file changed: together they say what the posting is."""
    touched = source.read_or_gone
    changed = {source.known[path].posting_id for path in touched if path in source.known}
    changed |= PostingStore.ids_of(source.spool.keys)
    settled = touched.union(finding.path for finding in source.findings if finding.set_aside)
    return {
        path
        for path, known in source.known.items()
        if known.posting_id in changed and known.is_present and path not in settled
    }


def _count(plan: Plan, counts: Counts) -> None:
    counts.new += plan.is_new
    counts.changed += plan.is_changed
    counts.reopened += plan.takes_status(Status.OPEN)
    counts.closed += plan.takes_status(Status.CLOSED)
    counts.conflicts += len(plan.conflicts)
    counts.unchanged += not plan.is_new and not plan.taken
