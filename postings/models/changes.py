"""Recorded changes by import runs and users, with the values before and after, and conflicts between the two.

`Change` rows are never updated: undoing a change adds another one. `postings/editing/` records the changes of users,
`postings/importing/store/` those of runs.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.models.constraints import one_of
from postings.models.posting import Posting
from postings.models.provenance import ImportRun


class Action(models.Model):
    """An action of a user. The username stays when the account is deleted."""

    kind = models.CharField("type", max_length=12, choices=ActionKind)
    summary = models.CharField("description", max_length=500)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    user_name = models.CharField("user", max_length=150)
    at = models.DateTimeField("time", auto_now_add=True)
    # What this action undid: another action, or an import run.
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
    """The change of one field of an object, made either by a run or in an action.

    `before` and `after` are the shown values, `base_before` and `base_after` the source's (equal for changes by users). The
    fields of a posting and their values are those of `Posting.imported`, and some more, such as `files`: those removed and
    those added. The change of an added object has no field and no values. That of a deleted object has no field, and
    `before` holds what is needed to restore it.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, null=True, related_name="changes")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, null=True, related_name="changes")
    object_type = models.CharField("type", max_length=12, choices=ObjectType)
    object_id = models.BigIntegerField()  # no foreign key: the record is kept when the object is deleted
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
    """A field whose edited value and new source value need a decision. `base` is the source's value before both.

    The source's value is in `Posting.imported`, the edited one on the posting. Deleted when the two agree or it is resolved.
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
