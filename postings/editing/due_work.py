"""Work that is due on a date, done at the start of each import and by `manage.py run_tasks`."""

from django.utils import timezone

from postings.editing import publication
from postings.editing.error_reports import delete_old_reports
from postings.publishing.alerts.subscriptions import delete_expired
from postings.publishing.change_log import number_changes

# The postings that one call compares, so that after a migration, which has all of them compared, nothing else waits long.
MAX_NUMBERED = 2_000


def do_due_work() -> None:
    """Publish drafts, close postings after their closing date, delete old reports and expired alerts, and number changes."""
    today = timezone.localdate()
    publication.publish_due(today)
    publication.close_due(today)
    delete_old_reports()
    delete_expired()
    number_changes(at_most=MAX_NUMBERED)
