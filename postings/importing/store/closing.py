"""Closing of postings that no source holds any more. They keep their page, and open again when a source has them again."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from postings.choices import ChangeOutcome, ObjectType, Status
from postings.database.locks import let_others_write
from postings.importing.store.posting_store import BATCH_SIZE, closed_at_change
from postings.models import Change, ImportRun, Posting, Source, SourceFile
from postings.sync.batches import in_batches
from postings.sync.edited_fields import update_edited
from postings.sync.source_files import files_change


def without_other_sources(
    posting_ids: Collection[int], source_name: str, missing: Mapping[str, Collection[str]]
) -> set[int]:
    """Return the postings that no other source holds. `missing` are the paths, by source, that this run found missing."""
    remaining = set(posting_ids)
    present_files = SourceFile.objects.filter(last_seen=None).exclude(source__name=source_name)
    for posting_id, source, path in present_files.values_list("posting_id", "source__name", "path").iterator():
        if posting_id in remaining and path not in missing.get(source, ()):
            remaining.discard(posting_id)
    return remaining


def mark_missing(source: Source, paths: list[str], run: ImportRun, now: datetime) -> None:
    """Mark files as no longer in their source, last seen when the source was last read.

    The other files of the same postings, in any source, are marked to be read again, because a posting is merged from all
    its files.
    """
    for batch in in_batches(paths):
        with transaction.atomic():
            missing = source.files.filter(path__in=batch, last_seen=None)
            left = list(missing.values_list("posting_id", "path"))
            missing.update(last_seen=source.last_read_at or now)
            SourceFile.objects.filter(posting__in={posting for posting, _ in left}, last_seen=None).update(fingerprint="")
            Change.objects.bulk_create(files_change(run, posting, left=[(source.pk, path)]) for posting, path in left)


def close_orphans(run: ImportRun, now: datetime) -> list[str]:
    """Close all imported postings of which no source holds a file any more, and return the titles of those that were open.

    This checks all postings, so it also completes a killed run. A posting that an editor has hidden or closed keeps its
    status, but its base becomes closed, so that the status no longer counts as a correction.
    """
    present_files = SourceFile.objects.filter(posting=OuterRef("pk"), last_seen=None)
    still_open_in_base = Q(imported__status=Status.OPEN)
    orphans = Posting.objects.filter(still_open_in_base, ~Exists(present_files), source_key__isnull=False)
    ids = list(orphans.order_by("pk").values_list("pk", flat=True))
    titles: list[str] = []
    for start in range(0, len(ids), BATCH_SIZE):
        if start:
            let_others_write()
        with transaction.atomic():
            batch = Posting.objects.filter(pk__in=ids[start : start + BATCH_SIZE])
            titles += _close(
                orphans.filter(pk__in=ids[start : start + BATCH_SIZE]).select_for_update(of=("self",)), run, now
            )
            update_edited(batch.exclude(edited=""))
    return titles


def _close(orphans: QuerySet[Posting], run: ImportRun, now: datetime) -> list[str]:
    """Close the postings and record the changes. Return the titles of those that were open."""
    titles = []
    for posting in orphans:
        status_before = posting.status
        if status_before == Status.OPEN:
            titles.append(posting.title)
            posting.status, posting.closed_at = Status.CLOSED, now
        posting.imported = {**posting.imported, "status": Status.CLOSED}
        posting.save(update_fields=["status", "closed_at", "imported", "updated_at"])
        Change.objects.create(
            run=run,
            object_type=ObjectType.POSTING,
            object_id=posting.pk,
            field="status",
            outcome=ChangeOutcome.TAKEN if status_before == Status.OPEN else ChangeOutcome.AGREED,
            base_before=Status.OPEN,
            base_after=Status.CLOSED,
            before=status_before,
            after=posting.status,
        )
        if status_before == Status.OPEN:
            closed_at_change(run, posting, None).save()
    return titles


def titles(posting_ids: Collection[int]) -> list[str]:
    """Return the titles of postings, for the report of a dry run."""
    return list(Posting.objects.filter(pk__in=posting_ids).order_by("pk").values_list("title", flat=True))
