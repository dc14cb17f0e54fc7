"""What has been reported to search engines through IndexNow. `publishing/index_now.py` writes it."""

from django.db import models
from django.db.models import Q


class IndexNowState(models.Model):
    """One row: all changes before `since` are reported, and nothing is sent before `wait_until`."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    since = models.DateTimeField()
    wait_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="indexnowstate_once")]

    def __str__(self) -> str:
        return f"reported until {self.since}"


class ReportedPosting(models.Model):
    """A posting that was reported after a change at `updated_at`. Kept until `IndexNowState.since` is later."""

    posting_id = models.BigIntegerField(primary_key=True)  # no foreign key: the posting may be deleted
    updated_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"posting {self.posting_id}"
