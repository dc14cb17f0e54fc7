"""What was done to the board, by import runs and by people: each change with its before and after, and conflicts of both.

`Change` rows are never altered. Undoing a change is another change. `postings/editing/` writes those of people, the
import's store those of runs.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.models.constraints import one_of
from postings.models.posting import Posting
from postings.models.provenance import ImportRun


class Action(models.Model):
    """One thing that a person did. Their name stays when their account goes."""

    kind = models.CharField("type", max_length=12, choices=ActionKind)
    summary = models.CharField("description", max_length=500)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    user_name = models.CharField("user", max_length=150)
    at = models.DateTimeField("time", auto_now_add=True)
    # What this action took back: another action, or an import run.
    undid = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="undone_by")
    undid_run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, related_name="undone_by")

    class Meta:
        ordering = ["-id"]
        verbose_name = "activity"
        verbose_name_plural = "activities"
        constraints = [one_of("kind", ActionKind, "action_kind_known")]

    def __str__(self) -> str:
        return self.summary


class Change(models.Model):
    """What one field of one thing was before, and is since. Made by a run or in an action, one of the two.

    `before` and `after` are what the board shows, `base_before` and `base_after` what the source had said and says (equal
    for what people change). For a posting the fields and their values are those of `Posting.imported`, and `files`: those
    that left it and those that came to it. What was made has no field and no values; what was deleted has no field, and
    before it all that is needed to make it again.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, null=True, related_name="changes")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, null=True, related_name="changes")
    object_type = models.CharField("type", max_length=12, choices=ObjectType)
    object_id = models.BigIntegerField()  # no foreign key: the record outlives what it is about
    object_name = models.CharField("name", max_length=300, blank=True)
    field = models.CharField(max_length=30, blank=True)
    outcome = models.CharField(max_length=8, choices=ChangeOutcome)
    base_before = models.JSONField(null=True)
    base_after = models.JSONField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-id"], name="change_by_object"),
            models.Index(fields=["-id"], condition=Q(outcome=ChangeOutcome.DELETED), name="change_deleted"),
        ]
        constraints = [
            one_of("outcome", ChangeOutcome, "change_outcome_known"),
            one_of("object_type", ObjectType, "change_object_type_known"),
            models.CheckConstraint(
                condition=Q(run__isnull=True, action__isnull=False) | Q(run__isnull=False, action__isnull=True),
                name="change_by_a_run_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.outcome}"

    @property
    def object_key(self) -> tuple[str, int]:
        return self.object_type, self.object_id


class Conflict(models.Model):
    """A field in which an editor's value and the source's new one wait for a decision. `base` is what both started from.

    The source's value is in `Posting.imported`, the editor's on the posting. Gone once the two agree or somebody decides.
    """

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="conflicts")
    field = models.CharField(max_length=30)
    base = models.JSONField(null=True)
    run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="since")

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["posting", "field"], name="conflict_once")]

    def __str__(self) -> str:
        return f"{self.posting}: {self.field}"
