"""Builders for tests of alerts: confirmed alerts, and runs on a later day."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from postings.models import Alert
from postings.publishing.alerts import arrivals, links, runs
from postings.search import facets


def make_alert(email: str = "ana@example.org", query: str = "", **fields: Any) -> Alert:
    """Add an alert that was confirmed yesterday, to which the postings of now are not new."""
    with transaction.atomic():
        last = arrivals.record(facets.current())
    yesterday = timezone.now() - timedelta(days=1)
    values = {"language": "en", "frequency": "daily", "confirmed_at": yesterday, "evaluated_at": yesterday, **fields}
    return Alert.objects.create(key=links.new_key(), email=email, query=query, **{"read_until": last, **values})


def next_day() -> runs.Report:
    """Run as on the day after the last run: all that is due is evaluated, and what was deferred is tried again."""
    for alert in Alert.objects.exclude(evaluated_at=None):
        assert alert.evaluated_at
        alert.evaluated_at = alert.evaluated_at - timedelta(days=1)
        alert.save()
        alert.mails.update(next_attempt_at=timezone.now())
    return runs.run()
