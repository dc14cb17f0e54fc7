"""Bulk changes of postings: their status, their company and team, and which are reposts of one job."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from postings.choices import DatePrecision, ObjectType, Status
from postings.editing import field_edits
from postings.editing.bulk_change import BulkChange, Step
from postings.editing.journal import Journal
from postings.models import Company, Posting, RepostGroup, Team
from postings.sync.batches import in_batches

_VERBS = {Status.OPEN: "Reopened", Status.CLOSED: "Closed", Status.HIDDEN: "Hid"}


def _postings(count: int) -> str:
    return f"{count:,} posting{'s' * (count != 1)}"


class PostingsChange(BulkChange):
    """A change of the selected postings."""

    def __init__(self, ids: Sequence[int] = ()):
        super().__init__()
        self.ids = sorted(ids)

    def plan(self) -> list[Step]:
        return [Step("postings", self.ids)]


class SetStatus(PostingsChange):
    """Hide, close or reopen postings."""

    def __init__(self, status: str, ids: Sequence[int] = ()):
        super().__init__(ids)
        self.status = Status(status)
        self.summary = f"{_VERBS[self.status]} {_postings(len(self.ids))}"

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        set_status(journal, ids, self.status)


class Publish(PostingsChange):
    """Publish drafts and hidden postings."""

    def __init__(self, ids: Sequence[int] = ()):
        super().__init__(ids)
        self.summary = f"Published {_postings(len(self.ids))}"

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        publish(journal, ids, timezone.localdate())


class EditFields(PostingsChange):
    """Set fields of postings, as `field_edits` takes them."""

    def __init__(self, values: dict[str, Any], summary: str, ids: Sequence[int] = ()):
        super().__init__(ids)
        self.values, self.summary = values, summary

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        field_edits.apply(journal, ids, self.values)


class MoveTo(PostingsChange):
    """Move postings to a company and a team of it. Without a team, a posting leaves only a team of another company."""

    def __init__(self, company: int, team: int | None = None, ids: Sequence[int] = ()):
        super().__init__(ids)
        self.company_id, self.team_id = company, team
        target = Team.objects.get(pk=team) if team else Company.objects.get(pk=company)
        self.summary = f"Moved {_postings(len(self.ids))} to {target}"

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        team = Team.objects.get(pk=self.team_id).survivor if self.team_id else None
        company = team.company if team else Company.objects.get(pk=self.company_id)
        move_to(journal, ids, company.survivor, team)


def set_status(journal: Journal, ids: Sequence[int], status: Status) -> None:
    """Set the status of postings in a few queries."""
    journal.watch_status(ids)
    now = timezone.now()
    closed_at: dict[Status, Any] = {
        Status.OPEN: None,
        Status.CLOSED: Coalesce("closed_at", Value(now, DateTimeField())),
        Status.HIDDEN: F("closed_at"),
    }
    for some in in_batches(ids):
        changing = Posting.objects.filter(pk__in=some).exclude(status=status)
        changing.update(status=status, closed_at=closed_at[status], updated_at=now)


def publish(journal: Journal, ids: Sequence[int], today: date) -> None:
    """Open postings in a few queries. A draft without a date was posted today."""
    for some in in_batches(ids):
        drafts = Posting.objects.filter(pk__in=some, status=Status.DRAFT)
        journal.watch_ids(ObjectType.POSTING, list(drafts.values_list("pk", flat=True)))
        drafts.filter(posted_on=None).update(posted_on=today, posted_precision=DatePrecision.DAY)
        drafts.update(publish_on=None)
    set_status(journal, ids, Status.OPEN)


def move_to(journal: Journal, ids: Sequence[int], company: Company, team: Team | None = None) -> None:
    """Move postings to a company and a team of it in a few queries."""
    journal.watch_ids(ObjectType.POSTING, ids)
    now = timezone.now()
    for some in in_batches(ids):
        moving = Posting.objects.filter(pk__in=some)
        if team:
            moving.update(company=company, team=team, updated_at=now)
            continue
        moving.exclude(team=None).exclude(team__company=company).update(team=None)
        moving.update(company=company, updated_at=now)


def group_reposts(ids: Sequence[int]) -> None:
    """Mark postings as reposts of one job. Imports keep this."""
    _mark_reposts(ids, RepostGroup.objects.create())


def ungroup_reposts(ids: Sequence[int]) -> None:
    """Mark each posting as a different job. Imports keep this."""
    _mark_reposts(ids, None)


def _mark_reposts(ids: Sequence[int], group: RepostGroup | None) -> None:
    for some in in_batches(ids):
        marked = Posting.objects.filter(pk__in=some)
        marked.update(repost_group=group, repost_group_is_manual=True, updated_at=timezone.now())
