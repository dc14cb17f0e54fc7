"""Reports to search engines which ads were opened, changed or closed, through IndexNow (https://www.indexnow.org).

A change is a posting with a later `updated_at` than the one that was reported. Of a deleted posting, the entry in the log of
changes is left, and has the time. Each accepted batch is stored before the next one is sent, so that a run which is killed
repeats at most the batch that was on its way, and loses nothing.
"""

import json
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from postings.choices import ObjectType, PublicStatus, Status
from postings.database.locks import index_now_lock
from postings.importing.sources import Limits
from postings.importing.sources.http_requests import post
from postings.importing.sources.limits import ImportRefused
from postings.models import Change, ChangeEntry, IndexNowState, Posting, ReportedPosting
from postings.models.querysets import PostingQuerySet
from postings.publishing.change_log import number_changes

MAX_BATCH = 10_000
# Transactions that last longer than this could hide a change from the next run.
SETTLED_AFTER = timedelta(hours=1)
# How long to wait after a failure if the server does not say.
_WAIT = timedelta(minutes=10)
_REFUSALS = {
    400: "The request is not valid.",
    403: "The key is not valid: the server could not read it at /KEY.txt of this site.",
    422: "The addresses do not belong to this site, or the key is not valid. Check SITE_URL.",
}


class Report(NamedTuple):
    """The number of ads reported in one run, and why it ended early, if it did."""

    sent: int
    problem: str = ""


class _Page(NamedTuple):
    """The page of an ad that has changed."""

    posting_id: int
    slug: str
    changed_at: datetime


class _NotAccepted(Exception):
    """Raised if the server has refused the addresses."""


def report_changes(limits: Limits) -> Report:
    """Report all changes since the last run. The first run reports nothing: it only notes the time.

    Raise IndexNowIsRunning if another process does it.
    """
    with index_now_lock():
        now = timezone.now()
        state, is_first = IndexNowState.objects.get_or_create(defaults={"since": now})
        if is_first:
            return Report(0)
        if state.wait_until and state.wait_until > now:
            return Report(0, f"The server asked to wait until {state.wait_until:%Y-%m-%d %H:%M} UTC.")
        number_changes(at_most=MAX_BATCH)
        sent = 0
        try:
            while batch := _next_batch(state):
                _send([page.slug for page in batch], limits)
                _store([ReportedPosting(posting_id=page.posting_id, updated_at=page.changed_at) for page in batch])
                sent += len(batch)
        except (_NotAccepted, ImportRefused) as error:
            wait = timedelta(seconds=getattr(error, "wait", None) or 0) or _WAIT
            IndexNowState.objects.update(wait_until=timezone.now() + wait)
            return Report(sent, str(error))
        _forget_before(max(state.since, now - SETTLED_AFTER))
        return Report(sent)


def changed_postings(state: IndexNowState) -> PostingQuerySet:
    """Return the postings that have or had a public page and have changed since they were last reported."""
    reported = ReportedPosting.objects.filter(posting_id=OuterRef("pk"), updated_at__gte=OuterRef("updated_at"))
    left = Change.objects.filter(object_type=ObjectType.POSTING, object_id=OuterRef("pk"), field="status")
    was_public = Q(Exists(left.filter(Q(before=Status.OPEN) | Q(before=Status.CLOSED))))
    is_public = Q(status__in=[Status.OPEN, Status.CLOSED])
    return Posting.objects.filter(is_public | was_public, ~Exists(reported), updated_at__gte=state.since)


def deleted_postings(state: IndexNowState) -> QuerySet[ChangeEntry]:
    """Return the entries of postings that had a public page and were deleted since they were last reported."""
    reported = ReportedPosting.objects.filter(posting_id=OuterRef("posting_id"), updated_at__gte=OuterRef("at"))
    kept = Posting.objects.filter(pk=OuterRef("posting_id"))
    return ChangeEntry.objects.filter(~Exists(kept), ~Exists(reported), status=PublicStatus.REMOVED, at__gte=state.since)


def _next_batch(state: IndexNowState) -> list[_Page]:
    changed = changed_postings(state).order_by("updated_at", "pk").values_list("pk", "slug", "updated_at")[:MAX_BATCH]
    deleted = deleted_postings(state).order_by("at", "slug").values_list("posting_id", "slug", "at")
    pages = [_Page(*row) for row in changed]
    return pages + [_Page(*row) for row in deleted[: MAX_BATCH - len(pages)]]


def _send(slugs: list[str], limits: Limits) -> None:
    """Send the addresses of ads. Raise _NotAccepted or ImportRefused unless the server accepts all of them."""
    content = {
        "host": settings.SITE_HOST,
        "key": settings.INDEXNOW_KEY,
        "keyLocation": f"{settings.SITE_URL}{reverse('index-now-key', args=[settings.INDEXNOW_KEY])}",
        "urlList": [f"{settings.SITE_URL}{reverse('posting', args=[slug])}" for slug in slugs],
    }
    status = post(settings.INDEXNOW_URL, limits, json.dumps(content).encode(), "application/json; charset=utf-8")
    if status not in {200, 202}:
        raise _NotAccepted(f"The server answered {status}. {_REFUSALS.get(status, 'Check INDEXNOW_URL.')}")


@transaction.atomic
def _store(reported: list[ReportedPosting]) -> None:
    ReportedPosting.objects.bulk_create(
        reported, 500, update_conflicts=True, unique_fields=["posting_id"], update_fields=["updated_at"]
    )


@transaction.atomic
def _forget_before(since: datetime) -> None:
    IndexNowState.objects.update(since=since, wait_until=None)
    ReportedPosting.objects.filter(updated_at__lt=since).delete()
