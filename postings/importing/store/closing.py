"""Close the postings that are gone from a source. They keep their page, and open again when the source has them again."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from postings.choices import ChangeOutcome, ObjectType, Status
from postings.importing.store.posting_store import BATCH, closed_at_change
from postings.models import Change, ImportRun, Posting, Source, SourceFile
from postings.sync.batches import in_batches
from postings.sync.edited_fields import update_edited
from postings.sync.source_files import files_change


def without_a_file_elsewhere(
    posting_ids: Collection[int], source_name: str, gone: Mapping[str, Collection[str]]
) -> set[int]:
    """Those of the postings that no other source holds, where `gone` are the paths, by source, that this run found gone."""
    left = set(posting_ids)
    held = SourceFile.objects.filter(last_seen=None).exclude(source__name=source_name)
    for posting_id, source, path in held.values_list("posting_id", "source__name", "path").iterator():
        if posting_id in left and path not in gone.get(source, ()):
            left.discard(posting_id)
    return left


def record_gone_files(source: Source, paths: list[str], run: ImportRun, now: datetime) -> None:
    """Note that files are no longer in their source. The last run that saw a file is when it was last seen.

    What other files of the same postings say, in any source, is then said without these: so they are read again.
    """
    for some in in_batches(paths):
        with transaction.atomic():
            gone = source.files.filter(path__in=some, last_seen=None)
            left = list(gone.values_list("posting_id", "path"))
            gone.update(last_seen=source.last_read_at or now)
            SourceFile.objects.filter(posting__in={posting for posting, _ in left}, last_seen=None).update(fingerprint="")
            Change.objects.bulk_create(files_change(run, posting, left=[(source.pk, path)]) for posting, path in left)


def close_orphans(run: ImportRun, now: datetime) -> list[str]:
    """Close every imported posting of which no source holds a file any more, and return the titles of those that were open.

    Looks at the whole board, so that it also completes what a killed run began. What an editor has hidden or closed stays
    so; its base is closed all the same, and thus the correction is none any more.
    """
    held = SourceFile.objects.filter(posting=OuterRef("pk"), last_seen=None)
    still_open_in_base = Q(imported__status=Status.OPEN)
    orphans = Posting.objects.filter(still_open_in_base, ~Exists(held), source_key__isnull=False)
    ids = list(orphans.order_by("pk").values_list("pk", flat=True))
    titles: list[str] = []
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            batch = Posting.objects.filter(pk__in=ids[start : start + BATCH])
            titles += _close(orphans.filter(pk__in=ids[start : start + BATCH]).select_for_update(of=("self",)), run, now)
            update_edited(batch.exclude(edited=""))
    return titles


def _close(orphans: QuerySet[Posting], run: ImportRun, now: datetime) -> list[str]:
    titles = []
    for posting in orphans:
        ours = posting.status
        if ours == Status.OPEN:
            titles.append(posting.title)
            posting.status, posting.closed_at = Status.CLOSED, now
        posting.imported = {**posting.imported, "status": Status.CLOSED}
        posting.save(update_fields=["status", "closed_at", "imported", "updated_at"])
        Change.objects.create(
            run=run,
            object_type=ObjectType.POSTING,
            object_id=posting.pk,
            field="status",
            outcome=ChangeOutcome.TAKEN if ours == Status.OPEN else ChangeOutcome.AGREED,
            base_before=Status.OPEN,
            base_after=Status.CLOSED,
            before=ours,
            after=posting.status,
        )
        if ours == Status.OPEN:
            closed_at_change(run, posting, None).save()
    return titles


def titles(posting_ids: Collection[int]) -> list[str]:
    """The titles of postings, for telling what would close."""
    return list(Posting.objects.filter(pk__in=posting_ids).order_by("pk").values_list("title", flat=True))
