"""The mails that wait to be sent: adding them, in the transaction of what they are about, and reading those that are due."""

import secrets
from datetime import datetime

from django.conf import settings

from postings.choices import AlertMailKind
from postings.models import Alert, AlertMail

# How many of the new jobs a mail keeps: more than it lists, since some may close before it is sent.
MAX_KEPT = 100


def add(alert: Alert, kind: AlertMailKind, now: datetime) -> None:
    """Add a mail to an alert. One that waits already is sent at once."""
    fresh = {"message_id": new_message_id(), "attempts": 0, "next_attempt_at": now}
    AlertMail.objects.update_or_create(alert=alert, kind=kind, defaults=fresh)


def add_jobs(mails: list[AlertMail], now: datetime) -> None:
    """Add mails about new jobs. An alert whose last mail still waits gets one mail about all of them."""
    waiting = AlertMail.objects.filter(kind=AlertMailKind.JOBS, alert__in=[mail.alert_id for mail in mails])
    known = {mail.alert_id: mail for mail in waiting.select_for_update()}
    for mail in mails:
        mail.message_id, mail.next_attempt_at = new_message_id(), now
    AlertMail.objects.bulk_create([mail for mail in mails if mail.alert_id not in known], 200)
    for mail in mails:
        if earlier := known.get(mail.alert_id):
            earlier.total += mail.total
            earlier.postings = [*mail.postings, *earlier.postings][:MAX_KEPT]
            earlier.message_id = mail.message_id
            earlier.save(update_fields=["total", "postings", "message_id"])


def due(now: datetime, number: int) -> list[int]:
    """Return the ids of mails to send now, those about a request of somebody who waits for them first."""
    mails = AlertMail.objects.filter(next_attempt_at__lte=now, alert__paused_at=None)
    return list(mails.order_by("kind", "next_attempt_at", "pk").values_list("pk", flat=True)[:number])


def new_message_id() -> str:
    return f"<{secrets.token_urlsafe(18)}@{settings.SITE_HOST or 'localhost'}>"
