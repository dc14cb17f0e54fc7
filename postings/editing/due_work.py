"""What is done when its day has come, at the start of each import and by `manage.py run_tasks`."""

from django.utils import timezone

from postings.editing import publication
from postings.editing.error_reports import delete_old_reports
from postings.publishing.alerts.subscriptions import delete_expired


def do_due_work() -> None:
    """Publish drafts, close postings after their closing date, and delete old reports of readers and expired alerts."""
    today = timezone.localdate()
    publication.publish_due(today)
    publication.close_due(today)
    delete_old_reports()
    delete_expired()
