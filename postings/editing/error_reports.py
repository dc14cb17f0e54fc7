"""Saving and deleting readers' reports.

They need no account, so their number is limited. Only the network of the sender can be refused: when others send too many,
reports are saved but held back from the queue. See docs/decisions/022-limits.md.
"""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.models import Action, Change, ErrorReport, Posting

MAX_OF_ONE_NETWORK_AN_HOUR = 10
MAX_IN_QUEUE_AN_HOUR = 100
MAX_HELD = 10_000


class ErrorReportForm(forms.ModelForm[ErrorReport]):
    words = forms.CharField(max_length=1_000, widget=forms.Textarea, error_messages={"required": _("Enter what is wrong.")})
    # A hidden field: users do not see it, but programs that fill in every field do.
    homepage = forms.CharField(required=False)

    class Meta:
        model = ErrorReport
        fields = ["fact", "words"]
        widgets = {"fact": forms.RadioSelect}
        error_messages = {"fact": {"required": _("Select what the problem is with.")}}

    def __init__(self, data: QueryDict | None = None):
        super().__init__(data)
        self.fields["fact"].choices = self.fields["fact"].choices[1:]  # type: ignore[attr-defined]  # no empty choice

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("homepage"))


def sender(network: str | None) -> str:
    """Return a hash that identifies a network for one day. Without the secret key the network cannot be recovered."""
    return salted_hmac(f"error report {timezone.localdate()}", network or "").hexdigest()[:32]


def is_rate_limited(who: str) -> bool:
    """Return whether the sender has reached the limit for the last hour."""
    return _of_last_hour().filter(sender=who).count() >= MAX_OF_ONE_NETWORK_AN_HOUR


def save_report(form: ErrorReportForm, posting: Posting, who: str) -> None:
    """Save a valid report, hold it back if there are too many, and delete expired ones."""
    report = form.save(commit=False)
    report.posting, report.sender = posting, who
    report.is_held = _of_last_hour().filter(is_held=False).count() >= MAX_IN_QUEUE_AN_HOUR
    report.save()
    if report.is_held:
        held = ErrorReport.objects.filter(is_held=True).order_by("-id")
        ErrorReport.objects.filter(pk__in=list(held.values_list("pk", flat=True)[MAX_HELD:])).delete()
    _delete_expired()


@transaction.atomic
def delete_reports(reports: QuerySet[ErrorReport], user: Any) -> None:
    """Delete reports for good. The activity says how many, and keeps nothing of what they say."""
    number = reports.count()
    what = "a reader report" if number == 1 else f"{number:,} reader reports"
    Action.objects.create(kind=ActionKind.DELETED, summary=f"Deleted {what}", user=user, user_name=user.get_username())
    reports.delete()


@transaction.atomic
def delete_old_reports() -> None:
    """Delete what `_delete_expired` does, and old reports that the journal has kept with deleted postings."""
    _delete_expired()
    _forget_reports_of_deleted_postings(timezone.now() - timedelta(days=settings.REPORT_RETENTION_DAYS))


def _delete_expired() -> None:
    """Delete the senders of reports older than a day, and what was resolved or held back REPORT_RETENTION_DAYS ago.

    What was resolved counts from the first call that finds it so, however it was resolved or reopened.
    """
    now = timezone.now()
    expired = now - timedelta(days=settings.REPORT_RETENTION_DAYS)
    reports = ErrorReport.objects.all()
    reports.filter(at__lt=now - timedelta(days=1)).exclude(sender="").update(sender="")
    reports.filter(is_resolved=False, resolved_at__isnull=False).update(resolved_at=None)
    reports.filter(is_resolved=True, resolved_at=None).update(resolved_at=now)
    reports.filter(resolved_at__lt=expired).delete()
    reports.filter(is_held=True, at__lt=expired).delete()


def _forget_reports_of_deleted_postings(expired: datetime) -> None:
    """Remove from the journal the reports of postings that were deleted before `expired`."""
    label = ErrorReport._meta.label_lower
    deletions = Change.objects.filter(outcome=ChangeOutcome.DELETED, object_type=ObjectType.POSTING, action__at__lt=expired)
    for change in deletions.annotate(text=Cast("before", TextField())).filter(text__contains=label):
        before: Any = change.before
        rows = [row for row in before["rows"] if row["model"] != label]
        Change.objects.filter(pk=change.pk).update(before={**before, "rows": rows})


def _of_last_hour() -> QuerySet[ErrorReport]:
    return ErrorReport.objects.filter(at__gt=timezone.now() - timedelta(hours=1))
