"""An import from end to end: discover, read, check, store, close; and the inspection that stops after reading.

    open_origin -> changed files -> read_file (worker processes) -> spool -> check -> PostingStore -> close_orphans

Everything is read and checked before the first posting is written. What was read waits in a spool (memory, then an unnamed
temporary file), so memory stays bounded however large the source. Files that are as the last run left them are hashed
and not read again.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone

from postings.facets import storage as facets
from postings.importing.discover import Limits, Origin, Refused, open_origin
from postings.importing.discover.folder import FileOrigin
from postings.importing.fingerprint import fingerprint
from postings.importing.interpret.words import Vocabulary, shipped_vocabulary
from postings.importing.lock import import_lock
from postings.importing.report import differences
from postings.importing.shapes import Finding, RawFile, ReadFile
from postings.importing.spool import Packed, Spool, pack
from postings.importing.store import closing, runs, vocabulary
from postings.importing.store.names_alike import note_names_alike
from postings.importing.store.postings import BATCH, Plan, PostingStore
from postings.importing.store.runs import Counts, KnownFile, Report
from postings.importing.store.survey import survey
from postings.importing.workers import as_it_is, read_all
from postings.models import ImportRun, Source
from postings.vocabulary import RunOutcome, Status, Subject

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
    vocabulary: Vocabulary = field(default_factory=shipped_vocabulary)


@dataclass
class Prepared:
    """A source, read and checked, not yet written."""

    name: str
    known: dict[str, KnownFile]
    ignored: set[str]
    spool: Spool
    findings: list[Finding] = field(default_factory=list)
    is_complete: bool = True
    present: set[str] = field(default_factory=set)
    gone: list[str] = field(default_factory=list)
    vanishing: set[int] = field(default_factory=set)


def run_import(paths: list[str], options: Options, progress: Progress = lambda _stage, items: items) -> Report:
    """Import `paths` as one run. Refusals are in the report; raises AnotherImportIsRunning, and what the database raises."""
    with import_lock():
        report = Report()
        run = None if options.dry_run else runs.begin()
        report.run_id = run.pk if run else None
        findings: list[tuple[Source | None, list[Finding]]] = []
        try:
            options = replace(options, vocabulary=vocabulary.our_vocabulary())
            _run(paths, options, progress, run, report, findings)
            report.outcome = RunOutcome.DONE
        except Refused as reason:
            report.outcome, report.message = RunOutcome.REFUSED, str(reason)
        except BrokenProcessPool:
            report.outcome = RunOutcome.REFUSED
            report.message = (
                "A worker process was killed, probably because memory ran out. Nothing was changed. Run the import again."
            )
        except BaseException as error:
            report.outcome, report.message = RunOutcome.FAILED, f"{type(error).__name__}: {error}"
            with suppress(DatabaseError):  # which may be what failed; the next run marks this one as interrupted
                _end(run, report, findings)
            raise
        _end(run, report, findings)
        return report


def _end(run: ImportRun | None, report: Report, findings: list[tuple[Source | None, list[Finding]]]) -> None:
    report.findings = [finding for _, of_source in findings for finding in of_source]
    report.counts.set_aside = sum(finding.set_aside for finding in report.findings)
    if run:
        runs.end(run, report, findings)


def inspect(path: str, options: Options) -> Iterator[ReadFile]:
    """Read `path` as an import would, touching no database."""
    with open_origin(path, options.limits, history=options.history) as origin:
        for found in read_all(origin.files(), options.processes, as_it_is, options.vocabulary):
            yield ReadFile(found.path, None, (found,)) if isinstance(found, Finding) else found


def _run(
    paths: list[str],
    options: Options,
    progress: Progress,
    run: ImportRun | None,
    report: Report,
    findings: list[tuple[Source | None, list[Finding]]],
) -> None:
    now = timezone.now()
    with ExitStack() as open_things:
        sources: list[Prepared] = []
        for path in dict.fromkeys(paths):
            origin = open_things.enter_context(open_origin(path, options.limits, history=options.history))
            if isinstance(origin, FileOrigin):
                origin.adopt(runs.known_sources())
            spool = open_things.enter_context(Spool())
            of_source: list[Finding] = []
            findings.append((None, of_source))
            sources.append(_prepare(origin, spool, of_source, options, progress))
        for prepared in sources:
            _check_closing(prepared, {source.name: set(source.gone) for source in sources}, options)
        touched: set[int] = set()
        for number, prepared in enumerate(sources):
            source = runs.source(prepared.name, create=run is not None)
            if source and run:
                runs.absorb(source)
            findings[number] = (source, prepared.findings)
            if run and source:
                run.sources.add(source)
            touched |= _store(prepared, source, run, now, report, progress)
    if run:
        report.counts.closed += len(closing.close_orphans(run, now))
        survey(touched)
        if run.changes.filter(subject=Subject.COMPANY).exists():
            note_names_alike()
        facets.fold()


def _prepare(origin: Origin, spool: Spool, findings: list[Finding], options: Options, progress: Progress) -> Prepared:
    """Read what has changed in a source, and make sure that writing it is what the operator wants."""
    name = options.source_name or origin.name
    prepared = Prepared(name, runs.known_files(name), runs.ignored_files(name), spool, findings, origin.complete)
    _spool_changed(prepared, progress("Reading", origin.files()), options)
    if origin.complete:
        # A path that was set aside is still there: whatever was read from it before stays.
        there = prepared.present | {finding.path for finding in findings} | prepared.ignored
        prepared.gone = [path for path, known in prepared.known.items() if known.is_present and path not in there]
    _spool_siblings(prepared, origin, options)
    if not prepared.present and not options.force:
        skipped = sum(finding.set_aside for finding in findings)
        set_aside = f" Skipped files: {skipped:,}." if skipped else ""
        raise Refused(f"{prepared.name}: no job ads found.{set_aside} Nothing was changed. Check the path.")
    return prepared


def _spool_changed(prepared: Prepared, files: Iterable[RawFile | Finding], options: Options) -> None:
    def changed() -> Iterator[RawFile | Finding]:
        for file in files:
            if file.path in prepared.ignored:
                continue
            if isinstance(file, RawFile) and _is_as_known(file, prepared.known.get(file.path), options.vocabulary):
                prepared.present.add(file.path)
            else:
                yield file

    for packed in read_all(changed(), options.processes, pack, options.vocabulary):
        _keep(prepared, packed)


def _is_as_known(file: RawFile, known: KnownFile | None, words: Vocabulary) -> bool:
    """Whether the last run left a file as it is now; one that had gone and is back is not."""
    return known is not None and known.fingerprint == fingerprint(file, words) and known.is_present == (file.removed is None)


def _spool_siblings(prepared: Prepared, origin: Origin, options: Options) -> None:
    """Read again the unchanged files of postings that another file of changed: together they say what the posting is."""
    changed = {prepared.known[path].posting_id for path in (*prepared.spool.paths, *prepared.gone) if path in prepared.known}
    changed |= PostingStore.ids_of(prepared.spool.keys)
    settled = prepared.spool.paths.union(prepared.gone, (finding.path for finding in prepared.findings if finding.set_aside))
    siblings = {
        path
        for path, known in prepared.known.items()
        if known.posting_id in changed and known.is_present and path not in settled
    }
    if siblings:
        for packed in read_all(origin.files(only=siblings), options.processes, pack, options.vocabulary):
            _keep(prepared, packed)


def _keep(prepared: Prepared, packed: Packed | Finding) -> None:
    if isinstance(packed, Finding):
        prepared.findings.append(packed)
        return
    prepared.findings.extend(packed.findings)
    if packed.ad:
        prepared.spool.add(packed)
        prepared.present.add(packed.path)


def _check_closing(prepared: Prepared, gone: dict[str, set[str]], options: Options) -> None:
    """Find the open postings that would close; raise Refused where they are more than MAX_CLOSED_SHARE of the source's."""
    open_now = {known.posting_id for known in prepared.known.values() if known.is_present and known.posting_is_open}
    gone_or_read = prepared.spool.paths.union(prepared.gone)
    untouched = {known.posting_id for path, known in prepared.known.items() if known.is_present and path not in gone_or_read}
    vanishing = open_now - untouched - PostingStore.ids_of(prepared.spool.keys_still_there)
    prepared.vanishing = closing.without_a_file_elsewhere(vanishing, prepared.name, gone) if vanishing else vanishing
    if prepared.is_complete and len(prepared.vanishing) > MAX_CLOSED_SHARE * len(open_now) and not options.force:
        raise Refused(
            f"{prepared.name}: this import would close {len(prepared.vanishing):,} of {len(open_now):,} open postings, "
            "which is more than 20%. Nothing was changed. Check that the source is complete. "
            "If these ads are really gone, run the import again with --force."
        )


def _store(
    prepared: Prepared, source: Source | None, run: ImportRun | None, now: datetime, report: Report, progress: Progress
) -> set[int]:
    """Write what was read; returns the companies that postings have left."""
    if source and run:
        closing.note_gone(source, prepared.gone, run, now)
    store = PostingStore(source, run, now, settled=prepared.spool.paths.union(prepared.gone))
    counts = report.counts
    touched: set[int] = set()
    for batch in progress("Saving", list(prepared.spool.batches(BATCH))):
        for outcome in store.store([prepared.spool.load(key) for key in batch]):
            if isinstance(outcome, Finding):
                prepared.findings.append(outcome)
                continue
            touched.add(outcome.posting.pk)
            _count(outcome, counts)
            if run is None:
                report.differences.extend(differences(outcome))
        if run:
            facets.fold(only_many=True)
    unread = prepared.present - prepared.spool.paths
    still = {known.posting_id for path, known in prepared.known.items() if path in unread}
    counts.unchanged += len(still - touched)
    counts.files += len(prepared.present)
    if source and run:
        is_whole, present = prepared.is_complete, prepared.present
        runs.keep_set_aside(run, source, prepared.findings, lambda path: is_whole or path in present)
        aside = {finding.path for finding in prepared.findings}
        runs.supersede_findings(run, source, prepared.spool.paths.union(prepared.gone, aside, prepared.ignored))
        if is_whole:
            runs.mark_read(source, now)
    if run is None:
        gone = closing.titles(prepared.vanishing - touched)
        counts.closed += len(gone)
        report.differences.extend(f"- {title}" for title in gone)
    return store.left_companies


def _count(plan: Plan, counts: Counts) -> None:
    counts.new += plan.is_new
    counts.changed += plan.is_changed
    counts.reopened += plan.takes_status(Status.OPEN)
    counts.closed += plan.takes_status(Status.CLOSED)
    counts.conflicts += len(plan.conflicts)
    counts.unchanged += not plan.is_new and not plan.taken
