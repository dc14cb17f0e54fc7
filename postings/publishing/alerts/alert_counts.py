"""Numbers of alerts and of mails for operators, without addresses."""

from django.db.models import Count, Q

from postings.choices import AlertFrequency
from postings.models import Alert, AlertMail


def alert_counts() -> list[tuple[str, int]]:
    """Return the labels and numbers that operators see."""
    works = Q(confirmed_at__isnull=False, paused_at=None)
    alerts = Alert.objects.aggregate(
        daily=Count("pk", filter=works & Q(frequency=AlertFrequency.DAILY)),
        weekly=Count("pk", filter=works & Q(frequency=AlertFrequency.WEEKLY)),
        unconfirmed=Count("pk", filter=Q(confirmed_at=None)),
        failing=Count("pk", filter=works & Q(refusals__gt=0)),
        paused=Count("pk", filter=Q(paused_at__isnull=False)),
    )
    mails = AlertMail.objects.aggregate(waiting=Count("pk"), deferred=Count("pk", filter=Q(attempts__gt=0)))
    return [
        ("Daily alerts", alerts["daily"]),
        ("Weekly alerts", alerts["weekly"]),
        ("Not confirmed yet", alerts["unconfirmed"]),
        ("Last e-mail refused", alerts["failing"]),
        ("Paused after refused e-mails", alerts["paused"]),
        ("Waiting e-mails", mails["waiting"]),
        ("E-mails to be sent again", mails["deferred"]),
    ]
