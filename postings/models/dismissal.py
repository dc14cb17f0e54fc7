"""Decisions of editors that something in a queue is right as it is."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from postings.choices import DismissalKind, DismissalReason
from postings.models.company import PossibleDuplicate
from postings.models.constraints import one_of
from postings.models.posting import Posting
from postings.models.provenance import Source


class Dismissal(models.Model):
    """An item that an editor removed from a queue, with the reason. It is identified by what later imports keep.

    An import warning is identified by its file, type, field and original text, so that a changed text opens it again; the
    others by their posting or pair of companies.
    """

    kind = models.CharField("queue", max_length=9, choices=DismissalKind)
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, null=True, related_name="dismissals")
    pair = models.ForeignKey(PossibleDuplicate, on_delete=models.CASCADE, null=True, related_name="dismissals")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, null=True, related_name="dismissals")
    path = models.CharField(max_length=1000, blank=True)
    code = models.CharField("type", max_length=40, blank=True)
    field = models.CharField(max_length=30, blank=True)
    raw = models.TextField("original text", blank=True)
    reason = models.CharField(max_length=11, choices=DismissalReason)
    note = models.CharField(max_length=500, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    user_name = models.CharField("user", max_length=150)
    at = models.DateTimeField("date", auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = "dismissed item"
        indexes = [models.Index(fields=["source", "path"], name="dismissal_by_path")]
        constraints = [
            one_of("kind", DismissalKind, "dismissal_kind_known"),
            one_of("reason", DismissalReason, "dismissal_reason_known"),
            models.UniqueConstraint(fields=["posting", "kind"], name="dismissal_once_for_posting"),
            models.UniqueConstraint(fields=["pair"], name="dismissal_once_for_pair"),
            models.CheckConstraint(
                condition=Q(kind=DismissalKind.WARNING, posting=None, pair=None)
                | Q(kind=DismissalKind.DUPLICATE, pair__isnull=False, posting=None, source=None)
                | Q(kind__in=[DismissalKind.COMPANY, DismissalKind.PAY], posting__isnull=False, pair=None, source=None),
                name="dismissal_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.posting or self.pair or self.path)
