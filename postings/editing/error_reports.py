"""Saving readers' reports. They need no account, so the number per address and in total is limited."""

from datetime import timedelta

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from jobboard.generic_classes import ModelForm
from postings.models import ErrorReport, Posting

MAX_OF_ONE_AN_HOUR, MAX_AN_HOUR = 5, 300


class ErrorReportForm(ModelForm[ErrorReport]):
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


def sender(address: str | None) -> str:
    """Return a hash that identifies an address for one day. Without the secret key the address cannot be recovered."""
    return salted_hmac(f"error report {timezone.localdate()}", address or "").hexdigest()[:32]


def is_rate_limited(who: str) -> bool:
    """Return whether one sender, or all together, have reached the limit for the last hour."""
    recent = ErrorReport.objects.filter(at__gt=timezone.now() - timedelta(hours=1))
    return recent.count() >= MAX_AN_HOUR or recent.filter(sender=who).count() >= MAX_OF_ONE_AN_HOUR


def save_report(form: ErrorReportForm, posting: Posting, who: str) -> None:
    """Save a valid report, and delete the senders of reports older than a day."""
    ErrorReport.objects.filter(at__lt=timezone.now() - timedelta(days=1)).exclude(sender="").update(sender="")
    report = form.save(commit=False)
    report.posting, report.sender = posting, who
    report.save()
