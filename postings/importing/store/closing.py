"""Close the postings that are gone from a source. They keep their page, and open again when the source has them again."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from postings.importing.store.postings import BATCH
from postings.models import Change, ImportRun, Posting, Source, SourceFile
from postings.vocabulary import ChangeOutcome, Status


def without_a_file_elsewhere(posting_ids: Collection[int], source_name: str) -> set[int]:
    """Those of the postings that no other source holds."""
    held = SourceFile.objects.filter(last_seen=None).exclude(source__name=source_name)
    return set(posting_ids).difference(held.values_list("posting_id", flat=True).iterator())


def note_gone(source: Source, paths: list[str], now: datetime) -> None:
    """Note that files are no longer in their source. The last run that saw a file is when it was last seen."""
    for start in range(0, len(paths), 500):
        gone = source.files.filter(path__in=paths[start : start + 500], last_seen=None)
        gone.update(last_seen=source.last_read_at or now)


def close_orphans(run: ImportRun, now: datetime) -> list[str]:
    """Close every imported posting of which no source holds a file any more, and return the titles of those that were open.

    Looks at the whole board, so that it also completes what a killed run began. What an editor has hidden or closed stays
    so; its base is closed all the same, and thus the correction is none any more.
    """
    held = SourceFile.objects.filter(posting=OuterRef("pk"), last_seen=None)
    still_open_in_base = Q(imported__status=Status.OPEN.value)
    orphans = Posting.objects.filter(still_open_in_base, ~Exists(held), source_key__isnull=False)
    ids = list(orphans.order_by("pk").values_list("pk", flat=True))
    titles: list[str] = []
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            titles += _close(orphans.filter(pk__in=ids[start : start + BATCH]).select_for_update(of=("self",)), run, now)
    return titles


def _close(orphans: QuerySet[Posting], run: ImportRun, now: datetime) -> list[str]:
    titles = []
    for posting in orphans:
        ours = posting.status
        if ours == Status.OPEN:
            titles.append(posting.title)
            posting.status, posting.closed_at = Status.CLOSED.value, now
        posting.imported = {**posting.imported, "status": Status.CLOSED.value}
        posting.save(update_fields=["status", "closed_at", "imported", "updated_at"])
        Change.objects.create(
            run=run,
            posting=posting,
            field="status",
            outcome=ChangeOutcome.TAKEN if ours == Status.OPEN else ChangeOutcome.AGREED,
            base=Status.OPEN.value,
            ours=ours,
            source=Status.CLOSED.value,
        )
    return titles


def titles(posting_ids: Collection[int]) -> list[str]:
    """The titles of postings, for telling what would close."""
    return list(Posting.objects.filter(pk__in=posting_ids).order_by("pk").values_list("title", flat=True))
