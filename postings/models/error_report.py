"""Readers' reports about errors in postings, for editors to check."""

from django.db import models

from postings.choices import ReportedFact
from postings.models.constraints import not_empty, one_of
from postings.models.posting import Posting
from postings.models.queues import ErrorReportQuerySet


class ErrorReport(models.Model):
    """A report. `sender` is a hash of the network and the day, to limit reports; it is deleted once it is a day old.

    A report that came when there were too many is held back from the queue. `resolved_at` is when a deletion of old reports
    first found it resolved.
    """

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="error_reports")
    fact = models.CharField("problem", max_length=12, choices=ReportedFact)
    words = models.TextField("message")
    at = models.DateTimeField("received", auto_now_add=True)
    sender = models.CharField(max_length=32, editable=False)
    is_resolved = models.BooleanField("resolved", default=False)
    is_held = models.BooleanField("held back", default=False)
    resolved_at = models.DateTimeField(null=True, editable=False)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = "reader report"
        constraints = [one_of("fact", ReportedFact, "errorreport_fact_known"), not_empty("words", "errorreport_has_words")]
        indexes = [models.Index(fields=["-at"], name="errorreport_latest")]

    def __str__(self) -> str:
        return f"{self.get_fact_display()}: {self.posting}"
