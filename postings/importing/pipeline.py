"""The import from end to end: find the files, read them, check the result, store it, close postings without a source.

    open_origin -> changed files -> read_file (worker processes) -> spool -> check -> PostingStore -> close_orphans

Everything is read and checked before the first posting is written. Ads that were read wait in a spool (memory, then an
unnamed temporary file), so memory use is bounded whatever the size of the source. Files that have not changed since the last
run are hashed but not read again.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, Self, TypeVar

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from postings.choices import ObjectType, RunOutcome, Status
from postings.content.types import Finding, NotRead, RawFile, ReadFile, SourceSettings
from postings.database.locks import import_lock, let_others_write
from postings.importing.edited_ads import Version, edited_ads
from postings.importing.fingerprint import fingerprint
from postings.importing.not_read import NotReadFiles, nothing_found
from postings.importing.path_keys import is_path_key
from postings.importing.paths import TOO_LONG, stored_path
from postings.importing.readers.field_report import FieldReport
from postings.importing.readers.lists import split
from postings.importing.readers.mapping import MappingError
from postings.importing.readers.record_fields import check_mapping
from postings.importing.run_report import differences
from postings.importing.sources import ImportRefused, Limits, Origin, open_origin
from postings.importing.sources.folder import FileOrigin
from postings.importing.sources.limits import MAPPING_FILES, PassingFailure
from postings.importing.sources.temporary_folder import remove_leftovers
from postings.importing.spool import PackedFile, Spool, pack
from postings.importing.store import closing, run_records
from postings.importing.store.posting_store import BATCH_SIZE, Plan, PostingStore
from postings.importing.store.run_records import Counts, KnownFile, Report
from postings.importing.store.survey import survey
from postings.importing.workers import identity, read_all
from postings.models import ImportRun, Source
from postings.reference.vocabulary import Vocabulary
from postings.sync.possible_duplicates import update_possible_duplicates
from postings.sync.stored_vocabulary import stored_vocabulary

# A run that would close a larger share of a source's open postings is refused: more likely, the source is broken.
MAX_CLOSED_SHARE = 0.2

_T = TypeVar("_T")


class Progress(Protocol):
    """A function that returns the items of a stage, and may show how many have been taken."""

    def __call__(self, stage: str, items: Iterable[_T], /) -> Iterable[_T]: ...


@dataclass(frozen=True)
class Options:
    """Options of an import.

    `source_name` is the name of a source if it is not its path, for files that move, `company` that of ads which name none,
    and `mapping` says which fields hold what. The last two are kept with the source; None keeps what is known. `downloads`
    is the folder for downloaded files.
    """

    limits: Limits = field(default_factory=Limits)
    processes: int = 1
    history: bool = False
    force: bool = False
    dry_run: bool = False
    source_name: str | None = None
    company: str | None = None
    mapping: str | None = None
    downloads: str = ""

    @classmethod
    def from_settings(cls, **options: Any) -> Self:
        """Return options with the limits that the settings name."""
        limits = Limits(
            max_file_bytes=settings.IMPORT_MAX_FILE_BYTES,
            max_list_bytes=settings.IMPORT_MAX_LIST_BYTES,
            max_files=settings.IMPORT_MAX_FILES,
            timeout=settings.IMPORT_TIMEOUT,
            total_timeout=settings.IMPORT_TOTAL_TIMEOUT,
            max_download_bytes=settings.IMPORT_MAX_DOWNLOAD_BYTES,
            allow_private_addresses=settings.IMPORT_ALLOW_PRIVATE_ADDRESSES,
        )
        return cls(
            limits=limits,
            processes=settings.IMPORT_PROCESSES,
            downloads=str(settings.DATA_DIR / "downloads"),
            **options,
        )


@dataclass
class SourceImport:
    """The state of one source within a run.

    `known_files` is what the database has of it, `files` the paths of the files read, `present` those of the ads that it
    holds now, `missing` those that it held at the last run and no longer does, and `closing_ids` the ids of the open
    postings that the run would close. `row` is None until the source is stored, and in a dry run of a new source.
    """

    name: str
    known_files: dict[str, KnownFile]
    ignored_paths: set[str]
    spool: Spool
    is_complete: bool
    settings: SourceSettings
    row: Source | None = None
    not_read: NotReadFiles = field(default_factory=NotReadFiles)
    findings: list[Finding] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    present: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)
    closing_ids: set[int] = field(default_factory=set)
    # The keys of new ads that only their path identifies, by their fingerprint.
    _new_keys: dict[str, list[str]] = field(default_factory=dict)

    @property
    def processed_paths(self) -> set[str]:
        """The paths that this run has read, or found missing."""
        return self.spool.paths.union(self.missing)

    def covers(self, path: str) -> bool:
        """Return whether the run would have found a file or item: in a complete source, or in a list that it has read."""
        return self.is_complete or any(file in self.files for file in _files_of_item(path))

    @property
    def files_with_ads(self) -> set[str]:
        """The paths of the files that hold the present ads."""
        return {next((file for file in _files_of_item(path) if file in self.files), path) for path in self.present}

    def add(self, packed: PackedFile | Finding | NotRead) -> None:
        """Add the ad or the findings of one file."""
        if isinstance(packed, NotRead):
            self.not_read.add(packed)
            return
        if isinstance(packed, Finding):
            self.findings.append(packed)
            return
        self.findings.extend(packed.findings)
        if packed.ad:
            self.spool.add(self._with_known_key(packed))
            self.present.add(packed.path)

    def _with_known_key(self, packed: PackedFile) -> PackedFile:
        """Return the ad with the key of its posting if only its path identifies it, whatever path the key was made of."""
        if not is_path_key(packed.source_key):
            return packed
        known = self.known_files.get(packed.path)
        if known is None:
            self._new_keys.setdefault(packed.fingerprint, []).append(packed.source_key)
            return packed
        return replace(packed, source_key=known.key) if is_path_key(known.key) else packed

    def follow_renamed_files(self) -> None:
        """Give each new ad the posting of a missing file with the same content, if there is no other with this content."""
        gone: dict[str, list[str]] = {}
        for path in self.missing:
            known = self.known_files[path]
            if known.fingerprint and is_path_key(known.key):
                gone.setdefault(known.fingerprint, []).append(known.key)
        for content, keys in self._new_keys.items():
            if len(keys) == 1 and len(gone.get(content, ())) == 1:
                self.spool.move(keys[0], gone[content][0])

    def follow_edited_ads(self) -> None:
        """Give each new ad the posting of a missing one that it is, with another title or place."""
        present_ids = {known.posting_id for path, known in self.known_files.items() if path in self.present}
        gone = {
            known.posting_id
            for known in map(self.known_files.__getitem__, self.missing)
            if known.posting_id not in present_ids and is_path_key(known.key) and known.key not in self.spool.keys
        }
        ads = (self.spool.load(key).ad for keys in self._new_keys.values() for key in keys if key in self.spool.keys)
        new = [Version.of_ad(ad) for ad in ads if not ad.removed] if gone else []
        if new:
            for before, after in edited_ads(_versions(gone), new, _versions(present_ids)):
                self.spool.move(after.key, before.key)


def run_import(
    paths: list[str],
    options: Options,
    progress: Progress = lambda _stage, items: items,
    after_batch: Callable[[], None] = lambda: None,
) -> Report:
    """Import `paths` as one run and return its report. Call `after_batch` after each batch of postings is written.

    A refused run is in the report. Raise AnotherImportIsRunning, database errors, and OSError for errors of this machine,
    such as a full disk.
    """
    with import_lock():
        return run_within_lock(paths, options, progress, after_batch)


def run_within_lock(paths: list[str], options: Options, progress: Progress, after_batch: Callable[[], None]) -> Report:
    """Do what `run_import` does, for a caller that holds the import lock."""
    remove_leftovers()
    importer = _Importer(options, progress, after_batch)
    try:
        importer.run_all(paths)
        importer.end(RunOutcome.DONE)
    except ImportRefused as reason:
        importer.report.retry_after = reason.wait if isinstance(reason, PassingFailure) else None
        importer.end(RunOutcome.REFUSED, str(reason))
    except BrokenProcessPool:
        message = "A worker process was killed, probably because memory ran out. Nothing was changed. Run the import again."
        importer.end(RunOutcome.REFUSED, message)
    except KeyboardInterrupt:
        importer.end(RunOutcome.INTERRUPTED, run_records.INTERRUPTED)
        raise
    except BaseException as error:
        with suppress(DatabaseError):  # the database may be what failed; the next run then marks this one as interrupted
            importer.end(RunOutcome.FAILED, f"{type(error).__name__}: {error}")
        raise
    return importer.report


def inspect(
    path: str, options: Options, vocabulary: Vocabulary, fields: FieldReport | None = None
) -> Iterator[ReadFile | NotRead]:
    """Read `path` as an import would, without the database, and yield the result for each ad. Add its fields to `fields`."""
    with open_origin(path, options.limits, history=options.history) as origin:
        name = options.source_name or origin.name
        settings = _with_mapping(SourceSettings(name, options.company or "", options.mapping or ""), origin)
        ads = _reported(_ads(origin.files(), settings, options.limits), fields)
        for found in read_all(ads, options.processes, identity, vocabulary):
            yield ReadFile(found.path, None, (found,)) if isinstance(found, Finding) else found


def _reported(
    ads: Iterable[RawFile | Finding | NotRead], fields: FieldReport | None
) -> Iterator[RawFile | Finding | NotRead]:
    for ad in ads:
        if fields and isinstance(ad, RawFile) and ad.is_item and not ad.is_board_record:
            fields.add(ad)
        yield ad


class _Importer:
    """One run: `read` and `check_closing` for every source, then `store` for each, then `finish`."""

    def __init__(self, options: Options, progress: Progress, after_batch: Callable[[], None]):
        self.options, self.progress, self.after_batch = options, progress, after_batch
        self.run: ImportRun | None = None if options.dry_run else run_records.start_run()
        self.report = Report(run_id=self.run.pk if self.run else None)
        self.now = timezone.now()
        self.sources: list[SourceImport] = []

    def run_all(self, paths: list[str]) -> None:
        self.vocabulary = stored_vocabulary()
        with ExitStack() as stack:
            for path in dict.fromkeys(paths):
                given = self.options
                opened = open_origin(path, given.limits, history=given.history, downloads=given.downloads)
                self.read(stack.enter_context(opened), stack.enter_context(Spool()))
            for source in self.sources:
                self.check_closing(source)
            left_company_ids: set[int] = set()
            for source in self.sources:
                left_company_ids |= self.store(source)
        if self.run:
            self.finish(self.run, left_company_ids)

    def read(self, origin: Origin, spool: Spool) -> None:
        """Read the changed files of a source into the spool. Raise ImportRefused if the source holds no ads."""
        if isinstance(origin, FileOrigin):
            origin.use_known_source(run_records.source_names())
        name = self.options.source_name or origin.name
        known, ignored_paths = run_records.known_files(name), run_records.ignored_paths(name)
        settings = _with_mapping(run_records.source_settings(name, self.options.company, self.options.mapping), origin)
        source = SourceImport(name, known, ignored_paths, spool, origin.is_complete, settings)
        self.sources.append(source)
        ads = _ads(self.progress("Reading", origin.files()), settings, self.options.limits, source.files)
        for packed in read_all(self._changed(source, ads), self.options.processes, pack, self.vocabulary):
            source.add(packed)
        # A file that was set aside is not missing: its posting keeps what was read from it before.
        found = source.present | {finding.path for finding in source.findings} | source.ignored_paths
        source.missing = [
            path
            for path, known in source.known_files.items()
            if known.is_present and source.covers(path) and found.isdisjoint(_files_of_item(path))
        ]
        source.follow_renamed_files()
        source.follow_edited_ads()
        if sibling_paths := _sibling_paths(source):
            only = {file for path in sibling_paths for file in _files_of_item(path)}
            siblings = (
                ad for ad in _ads(origin.files(only=only), settings, self.options.limits) if ad.path in sibling_paths
            )
            for packed in read_all(siblings, self.options.processes, pack, self.vocabulary):
                source.add(packed)
        if not source.present and not self.options.force:
            skipped = sum(finding.set_aside for finding in source.findings)
            raise ImportRefused(nothing_found(source.name, source.not_read, skipped))

    def _changed(
        self, source: SourceImport, files: Iterable[RawFile | Finding | NotRead]
    ) -> Iterator[RawFile | Finding | NotRead]:
        """Yield the files that have to be read, and add the others to `source.present`."""
        for file in files:
            if isinstance(file, NotRead):
                yield file
                continue
            if not source.ignored_paths.isdisjoint(_files_of_item(file.path)):
                continue
            if isinstance(file, RawFile) and self._is_unchanged(file, source.known_files.get(file.path)):
                source.present.add(file.path)
            elif stored_path(file.path) != file.path:
                yield Finding(file.path, "path_too_long", TOO_LONG, set_aside=True)
            else:
                yield file

    def _is_unchanged(self, file: RawFile, known: KnownFile | None) -> bool:
        """Return whether a file is the same as at the last run. One that was missing then is not."""
        return (
            known is not None
            and known.fingerprint == fingerprint(file, self.vocabulary)
            and known.is_present == (file.removed is None)
        )

    def check_closing(self, source: SourceImport) -> None:
        """Set `source.closing_ids`. Raise ImportRefused if they are more than MAX_CLOSED_SHARE of the open postings."""
        present = {path: known for path, known in source.known_files.items() if known.is_present}
        open_ids = {known.posting_id for known in present.values() if known.posting_is_open}
        unprocessed_ids = {known.posting_id for path, known in present.items() if path not in source.processed_paths}
        dropped_ids = open_ids - unprocessed_ids - PostingStore.posting_ids(source.spool.present_keys)
        missing = {each.name: set(each.missing) for each in self.sources}
        source.closing_ids = closing.without_other_sources(dropped_ids, source.name, missing) if dropped_ids else set()
        if len(source.closing_ids) > MAX_CLOSED_SHARE * len(open_ids) and not self.options.force:
            raise ImportRefused(
                f"{source.name}: this import would close {len(source.closing_ids):,} of {len(open_ids):,} open postings, "
                "which is more than 20%. Nothing was changed. Check that the source is complete. "
                "If these ads are really gone, run the import again with --force."
            )

    def store(self, source: SourceImport) -> set[int]:
        """Write the postings of a source, or only plan it in a dry run. Return the ids of companies that lost postings."""
        source.row = run_records.get_source(source.name, create=self.run is not None)
        if self.run and source.row:
            run_records.merge_nested_sources(source.row)
            self.run.sources.add(source.row)
            run_records.keep_settings(source.row, self.options.company, self.options.mapping)
            closing.mark_missing(source.row, source.missing, self.run, self.now)
        store = PostingStore(source.row, self.run, self.now, processed_paths=source.processed_paths)
        stored_ids = self._store_postings(source, store)
        unread_paths = source.present - source.spool.paths
        unread_ids = {known.posting_id for path, known in source.known_files.items() if path in unread_paths}
        self.report.counts.unchanged += len(unread_ids - stored_ids)
        self.report.counts.ads += len(source.present)
        self.report.counts.files += len(source.files_with_ads)
        if self.run and source.row:
            self._record_source(self.run, source.row, source)
        else:
            titles = closing.titles(source.closing_ids - stored_ids)
            self.report.counts.closed += len(titles)
            self.report.differences.extend(f"- {title}" for title in titles)
        return store.left_company_ids

    def _store_postings(self, source: SourceImport, store: PostingStore) -> set[int]:
        """Write the postings in batches and return their ids."""
        stored_ids: set[int] = set()
        for number, batch in enumerate(self.progress("Saving", list(source.spool.batches(BATCH_SIZE)))):
            if self.run and number:
                let_others_write()
            for outcome in store.store([source.spool.load(key) for key in batch]):
                if isinstance(outcome, Finding):
                    source.findings.append(outcome)
                    continue
                stored_ids.add(outcome.posting.pk)
                _update_counts(outcome, self.report.counts)
                if self.run is None:
                    self.report.differences.extend(differences(outcome))
            if self.run:
                self.after_batch()
        return stored_ids

    def _record_source(self, run: ImportRun, row: Source, source: SourceImport) -> None:
        """Record the files set aside, mark earlier findings as superseded, and set when the source was last read in full."""
        run_records.update_set_aside_files(
            run, row, source.findings, lambda path: source.is_complete or path in source.present
        )
        set_aside = {finding.path for finding in source.findings}
        run_records.supersede_findings(run, row, source.processed_paths.union(set_aside, source.ignored_paths))
        if source.is_complete:
            run_records.mark_read(row, self.now)

    def finish(self, run: ImportRun, left_company_ids: set[int]) -> None:
        """Do what needs all postings: close orphans, find reposts and boilerplate, and compare company names."""
        self.report.counts.closed += len(closing.close_orphans(run, self.now))
        survey(left_company_ids)
        if run.changes.filter(object_type=ObjectType.COMPANY).exists():
            update_possible_duplicates()

    def end(self, outcome: RunOutcome, message: str = "") -> None:
        """Record the outcome in the report and, unless this is a dry run, in the database."""
        self.report.outcome, self.report.message = outcome, message
        self.report.findings = [finding for source in self.sources for finding in source.findings]
        for source in self.sources:
            self.report.not_read.update(source.not_read)
        self.report.counts.set_aside = sum(finding.set_aside for finding in self.report.findings)
        if self.run:
            run_records.link_sources(self.run, [self.options.source_name or "", *(source.name for source in self.sources)])
            run_records.finish_run(self.run, self.report, [(source.row, source.findings) for source in self.sources])


def _versions(posting_ids: Collection[int]) -> Iterator[Version]:
    """Yield the open ads of postings as they were imported last."""
    for key, values in run_records.imported_values(posting_ids):
        if values.get("status") == Status.OPEN:
            yield Version.imported(key, values)


def _ads(
    files: Iterable[RawFile | Finding | NotRead],
    settings: SourceSettings,
    limits: Limits,
    paths: set[str] | None = None,
) -> Iterator[RawFile | Finding | NotRead]:
    """Yield the ads of files, and add the paths of the files to `paths`."""
    for file in files:
        if not isinstance(file, RawFile):
            yield file
            continue
        if file.path in MAPPING_FILES:
            continue
        if paths is not None:
            paths.add(file.path.partition("#")[0] if file.is_board_record else file.path)
        yield from split(replace(file, settings=settings), limits.max_file_bytes)


def _with_mapping(settings: SourceSettings, origin: Origin) -> SourceSettings:
    """Return the settings with the mapping beside the ads if none is given. Raise ImportRefused if it is not valid."""
    where = "The mapping of the source"
    if not settings.mapping:
        for file in origin.files(only=MAPPING_FILES):
            if isinstance(file, RawFile):
                where, settings = file.path, replace(settings, mapping=file.data.decode("utf-8-sig", "replace"))
                break
    try:
        check_mapping(settings.mapping)
    except MappingError as error:
        raise ImportRefused(f"{settings.name}: {where}: {error} Nothing was changed.") from None
    return settings


def _files_of_item(path: str) -> Iterator[str]:
    """Yield a path, and those of the files that it may be an item of. The name of a file can hold a `#` itself."""
    yield path
    for match in re.finditer("#", path):
        yield path[: match.start()]


def _sibling_paths(source: SourceImport) -> set[str]:
    """Return the unchanged files of postings of which another file changed. A posting is merged from all its files."""
    changed_ids = {source.known_files[path].posting_id for path in source.processed_paths if path in source.known_files}
    changed_ids |= PostingStore.posting_ids(source.spool.keys)
    excluded = source.processed_paths.union(finding.path for finding in source.findings if finding.set_aside)
    return {
        path
        for path, known in source.known_files.items()
        if known.posting_id in changed_ids and known.is_present and path not in excluded
    }


def _update_counts(plan: Plan, counts: Counts) -> None:
    counts.new += plan.is_new
    counts.changed += plan.is_changed
    counts.reopened += plan.takes_status(Status.OPEN)
    counts.closed += plan.takes_status(Status.CLOSED)
    counts.conflicts += len(plan.conflicts)
    counts.unchanged += not plan.is_new and not plan.taken
