"""Publishing drafts and closing postings on their dates. The journal records it as done by the board, not by a user."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from django.utils import timezone

from postings.choices import ActionKind, ObjectType, Status
from postings.editing.corrections import prepare_posting, publish
from postings.editing.journal import recorded
from postings.models import Posting
from postings.models.querysets import PostingQuerySet
from postings.sync.batches import in_batches


def publish_due(today: date) -> int:
    """Publish the drafts whose publication date has come, and return their number."""
    return _change(Posting.objects.due_to_publish(today), "Published {} scheduled posting{}", partial(publish, today=today))


def close_due(today: date) -> int:
    """Close the open postings whose closing date has passed, and return their number."""
    return _change(Posting.objects.due_to_close(today), "Closed {} posting{} after the closing date", _close)


def _change(due: PostingQuerySet, summary: str, change: Callable[[Iterable[Posting]], None]) -> int:
    """Apply `change` to the postings in batches, each recorded as one action. With none due, this is one query."""
    changed = 0
    for ids in in_batches(due.order_by().values_list("pk", flat=True)):
        words = summary.format(f"{len(ids):,}", "s" * (len(ids) != 1))
        with recorded(None, ActionKind.SCHEDULED, words) as journal:
            journal.watch_ids(ObjectType.POSTING, ids)
            postings = list(due.filter(pk__in=ids).order_by("pk"))  # read again, since they are locked only now
            change(postings)
            changed += len(postings)
    return changed


def _close(postings: Iterable[Posting]) -> None:
    """Close postings as an import would that reads their closing date, so that it does not count as an edit."""
    now = timezone.now()
    for posting in postings:
        posting.status = Status.CLOSED
        if posting.imported.get("status") == Status.OPEN:
            posting.imported = {**posting.imported, "status": Status.CLOSED}
        posting.save(update_fields=["status", "imported", *prepare_posting(posting, now), "updated_at"])
