"""Taking in what readers say is wrong: without an account, so with limits to what one address and all together may send."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from postings.models import ErrorReport, Posting

MAX_OF_ONE_AN_HOUR, MAX_AN_HOUR = 5, 300


class ErrorReportForm(forms.ModelForm):
    words = forms.CharField(max_length=1_000, widget=forms.Textarea, error_messages={"required": _("Enter what is wrong.")})
    # People do not see it; programs that fill in all fields do.
    homepage = forms.CharField(required=False)

    class Meta:
        model = ErrorReport
        fields = ["fact", "words"]
        widgets = {"fact": forms.RadioSelect}
        error_messages = {"fact": {"required": _("Select what the problem is with.")}}

    def __init__(self, data: object = None):
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["fact"].choices = self.fields["fact"].choices[1:]  # type: ignore[attr-defined]  # not "none of them"

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("homepage"))


def sender(address: str | None) -> str:
    """What tells an address and day from others, and from which nobody without the board's secret key finds the address."""
    return salted_hmac(f"error report {timezone.localdate()}", address or "").hexdigest()[:32]


def is_rate_limited(who: str) -> bool:
    """Whether somebody, or everybody together, has sent enough for the last hour."""
    recent = ErrorReport.objects.filter(at__gt=timezone.now() - timedelta(hours=1))
    return recent.count() >= MAX_AN_HOUR or recent.filter(sender=who).count() >= MAX_OF_ONE_AN_HOUR


def save_report(form: ErrorReportForm, posting: Posting, who: str) -> None:
    """Keep a valid report for the editors, and forget who sent those of earlier days."""
    ErrorReport.objects.filter(at__lt=timezone.now() - timedelta(days=1)).exclude(sender="").update(sender="")
    report = form.save(commit=False)
    report.posting, report.sender = posting, who
    report.save()
