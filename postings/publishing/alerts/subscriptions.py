"""Adding, confirming, changing and deleting alerts for visitors. Requests are limited, so that nobody gets many mails.

One network may ask for ten alerts an hour, and one address gets at most three unconfirmed mails a day. To count them, a hash
of the network and one of the address, each with the day, are kept for a day. See docs/decisions/022-limits.md.
"""

from datetime import timedelta

from django import forms
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from postings.choices import AlertFrequency, AlertMailKind
from postings.models import Alert, AlertMail, AlertRequest
from postings.publishing.alerts import arrivals, links, outbox
from postings.search import facets

MAX_OF_ONE_NETWORK_AN_HOUR = 10
MAX_TO_ONE_ADDRESS_A_DAY = 3
MAX_OF_ONE_ADDRESS = 20
# How long an alert waits for its confirmation, and how long a paused one is kept.
KEPT_UNCONFIRMED, KEPT_PAUSED = timedelta(days=7), timedelta(days=30)


class TooManyRequests(Exception):
    """Raised if a network has asked for too many alerts, or an address has got too many mails."""


class FrequencyForm(forms.Form):
    frequency = forms.ChoiceField(
        choices=AlertFrequency.choices,
        initial=AlertFrequency.DAILY,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how often you want an e-mail.")},
    )


class AlertForm(FrequencyForm):
    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address in the correct format, like name@example.com."),
        },
    )
    # A hidden field: users do not see it, but programs that fill in every field do.
    homepage = forms.CharField(required=False)

    field_order = ["email", "frequency"]

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("homepage"))


@transaction.atomic
def subscribe(email: str, query: str, language: str, frequency: str, network: str | None) -> None:
    """Add an alert that has to be confirmed, and the mail for it. Raise TooManyRequests if it is refused.

    Whoever has the alert already gets a mail that says so: the page must not reveal who has alerts.
    """
    now = timezone.now()
    email = _normalized(email)
    _count_request(email, network)
    alert = Alert.objects.select_for_update().filter(email__iexact=email, query=query).first()
    if alert is None:
        if Alert.objects.filter(email__iexact=email).count() >= MAX_OF_ONE_ADDRESS:
            raise TooManyRequests
        alert = Alert(key=links.new_key(), email=email, query=query)
    if alert.confirmed_at is None:
        alert.language, alert.frequency = language, frequency
        try:
            with transaction.atomic():
                alert.save()
        except IntegrityError:  # the form was sent twice at the same time
            return
    outbox.add(alert, AlertMailKind.EXISTING if alert.confirmed_at else AlertMailKind.CONFIRM, now)


def confirm(key: str) -> None:
    """Confirm an alert. Its mails are about what is new from now on."""
    index = facets.current()
    with transaction.atomic():
        alert = Alert.objects.select_for_update().filter(key=key, confirmed_at=None).first()
        if alert is not None:
            alert.confirmed_at = alert.evaluated_at = timezone.now()
            alert.read_until = arrivals.record(index)
            alert.save()
            AlertMail.objects.filter(alert=alert, kind=AlertMailKind.CONFIRM).delete()


def change_frequency(alert: Alert, frequency: str) -> None:
    """Change how often mails are sent. A paused alert is active again, for what is new from now on."""
    index = facets.current()
    with transaction.atomic():
        rows = Alert.objects.filter(pk=alert.pk)
        rows.update(frequency=frequency)
        if alert.paused_at:
            last = arrivals.record(index)
            rows.update(paused_at=None, refusals=0, read_until=last, evaluated_at=timezone.now())


def end(key: str) -> None:
    """Delete an alert with its address and its mails."""
    Alert.objects.filter(key=key).delete()


def end_all_of(email: str) -> int:
    """Delete all alerts of an address, and return their number."""
    alerts = Alert.objects.filter(email__iexact=email.strip())
    number = alerts.count()
    alerts.delete()
    return number


@transaction.atomic
def delete_expired() -> None:
    """Delete alerts that were not confirmed in time or are paused for long, and requests that are older than a day."""
    now = timezone.now()
    Alert.objects.filter(confirmed_at=None, created_at__lt=now - KEPT_UNCONFIRMED).delete()
    Alert.objects.filter(paused_at__lt=now - KEPT_PAUSED).delete()
    AlertRequest.objects.filter(at__lt=now - timedelta(days=1)).delete()


def _count_request(email: str, network: str | None) -> None:
    now = timezone.now()
    request = AlertRequest(sender=_hash("network", network or ""), recipient=_hash("address", _mailbox(email)))
    of_network = AlertRequest.objects.filter(sender=request.sender, at__gt=now - timedelta(hours=1))
    of_address = AlertRequest.objects.filter(recipient=request.recipient, at__gt=now - timedelta(days=1))
    if of_network.count() >= MAX_OF_ONE_NETWORK_AN_HOUR or of_address.count() >= MAX_TO_ONE_ADDRESS_A_DAY:
        raise TooManyRequests
    request.save()


def _normalized(email: str) -> str:
    name, _at, domain = email.strip().rpartition("@")
    return f"{name}@{domain.lower()}"


def _mailbox(email: str) -> str:
    """Return the mailbox behind an address, since `name+1@` and `name+2@` are often one."""
    name, _at, domain = email.casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"


def _hash(what: str, text: str) -> str:
    """Return a hash that identifies a network or an address for one day. Without the secret key nobody can recover it."""
    return salted_hmac(f"alert {what} {timezone.localdate()}", text).hexdigest()[:32]
