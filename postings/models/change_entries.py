"""The log of changes that `/changes.json` serves, and the records that are stored with it.

`postings/publishing/change_log.py` reads and writes the log, `stored_records.py` the records.
"""

from django.db import models
from django.db.models import Q

from postings.choices import PublicStatus
from postings.models.constraints import one_of


class ChangeEntry(models.Model):
    """The last change of a posting that is or was public. A later change of the posting gives its entry a higher number.

    `digest` is that of the posting's public record, empty if it is no longer public, and `since` when it got its status.
    """

    slug = models.SlugField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(unique=True)
    posting_id = models.BigIntegerField(db_index=True)  # no foreign key: the entry is kept when the posting is deleted
    status = models.CharField(max_length=7, choices=PublicStatus)
    since = models.DateTimeField()
    at = models.DateTimeField()
    digest = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [one_of("status", PublicStatus, "changeentry_status_known")]

    def __str__(self) -> str:
        return f"{self.number}: {self.slug} {self.status}"


class ChangedPosting(models.Model):
    """A posting that may have changed since its entry was numbered. Added by database triggers."""

    posting_id = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"posting {self.posting_id}"


class StoredRecord(models.Model):
    """The record of a public posting as JSON, made by a version of the program when the posting was last compared."""

    posting_id = models.BigIntegerField(primary_key=True)
    version = models.CharField(max_length=24)
    record = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["version"], name="storedrecord_by_version")]

    def __str__(self) -> str:
        return f"record of posting {self.posting_id}"


class ChangeLog(models.Model):
    """One row. `key` is part of every cursor, and `records_version` that of the records that the digests are made from."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    key = models.CharField(max_length=16)
    records_version = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="changelog_once")]

    def __str__(self) -> str:
        return f"numbering {self.key}"
