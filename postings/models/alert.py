"""Alerts: searches whose new jobs are sent by e-mail, the mails that wait to be sent, and which postings are new.

An alert is the only row with an e-mail address, and it is deleted when the alert ends. `publishing/alerts/` has the rules.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from postings.choices import AlertFrequency, AlertMailKind
from postings.models.constraints import at_most, not_empty, one_of

# PostgreSQL indexes up to 2,704 bytes a row, which have to hold an address, too.
MAX_QUERY = 2000


class Alert(models.Model):
    """A search, as its canonical query string without `?`, and the address that gets its new jobs once it is confirmed.

    Links to it hold its random `key`, signed. `read_until` is the last row of NewPostings that it has taken into account.
    `refusals` counts how often in a row a mail was refused; an alert with too many is paused.
    """

    key = models.CharField(max_length=24, unique=True)
    email = models.EmailField(max_length=254)
    query = models.CharField(max_length=MAX_QUERY, blank=True)
    language = models.CharField(max_length=7)
    frequency = models.CharField(max_length=6, choices=AlertFrequency)
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True)
    evaluated_at = models.DateTimeField(null=True)
    read_until = models.BigIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(default=0)
    paused_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), "query", name="alert_once_for_an_address"),
            not_empty("email", "alert_has_an_address"),
            at_most("query", MAX_QUERY, "alert_query_length"),
            one_of("frequency", AlertFrequency, "alert_frequency_known"),
        ]
        indexes = [
            models.Index(fields=["evaluated_at"], condition=Q(paused_at=None), name="alert_due"),
            models.Index(fields=["created_at"], condition=Q(confirmed_at=None), name="alert_unconfirmed"),
        ]

    def __str__(self) -> str:
        return f"alert {self.pk}"


class AlertMail(models.Model):
    """A mail that waits to be sent. It is written with the data that it is about and deleted when the server has taken it.

    `total` is the number of new jobs, `postings` the ids of the newest of them. A mail that is sent again keeps its
    Message-ID.
    """

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=8, choices=AlertMailKind)
    message_id = models.CharField(max_length=255)
    total = models.PositiveIntegerField(default=0)
    postings: "models.JSONField[list[int]]" = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of("kind", AlertMailKind, "alertmail_kind_known"),
            models.UniqueConstraint(fields=["alert", "kind"], name="alertmail_once"),
        ]
        indexes = [models.Index(fields=["next_attempt_at"], name="alertmail_due")]

    def __str__(self) -> str:
        return f"{self.kind} mail of {self.alert}"


class AlertRequest(models.Model):
    """A request for an alert, to limit them: hashes of the network and of the address with the day. Kept for a day."""

    sender = models.CharField(max_length=32)
    recipient = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["sender", "at"], name="alertrequest_by_sender"),
            models.Index(fields=["recipient", "at"], name="alertrequest_by_recipient"),
            models.Index(fields=["at"], name="alertrequest_by_age"),
        ]

    def __str__(self) -> str:
        return f"request at {self.at}"


class KnownPostings(models.Model):
    """One row: the ids of all postings that were open when new ones were last looked for, or before, as a bitmap."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    ids = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="knownpostings_once")]

    def __str__(self) -> str:
        return "known postings"


class NewPostings(models.Model):
    """The ids of the postings that were found to be new at one time, as a bitmap. A posting is in at most one row."""

    ids = models.BinaryField()
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["found_at"], name="newpostings_by_age")]

    def __str__(self) -> str:
        return f"new postings {self.pk}"


class AlertRun(models.Model):
    """What a run of `manage.py send_alerts` did. A run without an end was stopped or still runs."""

    started_at = models.DateTimeField("started")
    finished_at = models.DateTimeField("finished", null=True)
    evaluated = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    deferred = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = "alert run"

    def __str__(self) -> str:
        return f"Alert run {self.pk}"
