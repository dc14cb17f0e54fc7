"""Publish scheduled postings, and close postings after their closing date."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from postings.editing import publication


class Command(BaseCommand):
    help = "Publish the drafts that are due today, and close the postings whose closing date has passed. Run it every day."

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        published, closed = publication.publish_due(today), publication.close_due(today)
        self.stdout.write(f"Published: {published:,}. Closed: {closed:,}.")
