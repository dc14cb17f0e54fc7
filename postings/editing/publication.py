"""Publishing drafts and closing postings on their dates. The journal records it as done by the board, not by a user."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.utils import timezone

from postings.choices import ActionKind, ObjectType, Status
from postings.database.locks import let_others_write
from postings.editing.journal import Journal, recorded
from postings.editing.posting_changes import publish
from postings.models import Posting
from postings.models.querysets import PostingQuerySet
from postings.sync.batches import in_batches


def publish_due(today: date) -> int:
    """Publish the drafts whose publication date has come, and return their number."""
    return _change(Posting.objects.due_to_publish(today), "Published {} scheduled posting{}", partial(publish, today=today))


def close_due(today: date) -> int:
    """Close the open postings whose closing date has passed, and return their number."""
    return _change(Posting.objects.due_to_close(today), "Closed {} posting{} after the closing date", _close)


def _change(due: PostingQuerySet, summary: str, change: Callable[[Journal, list[int]], None]) -> int:
    """Apply `change` to the postings in batches, each recorded as one action. With none due, this is one query."""
    changed = 0
    for ids in in_batches(due.order_by().values_list("pk", flat=True)):
        if changed:
            let_others_write()
        words = summary.format(f"{len(ids):,}", "s" * (len(ids) != 1))
        with recorded(None, ActionKind.SCHEDULED, words) as journal:
            journal.watch_ids(ObjectType.POSTING, ids)
            # Read again, since they are locked only now.
            still_due = list(due.filter(pk__in=ids).values_list("pk", flat=True))
            change(journal, still_due)
            changed += len(still_due)
    return changed


def _close(_journal: Journal, ids: list[int]) -> None:
    """Close postings as an import would that reads their closing date, so that it does not count as an edit."""
    now = timezone.now()
    postings = list(Posting.objects.filter(pk__in=ids).only("status", "closed_at", "imported"))
    for posting in postings:
        posting.status, posting.closed_at, posting.updated_at = Status.CLOSED, posting.closed_at or now, now
        if posting.imported.get("status") == Status.OPEN:
            posting.imported = {**posting.imported, "status": Status.CLOSED}
    Posting.objects.bulk_update(postings, ["status", "closed_at", "imported", "updated_at"], batch_size=100)
