"""A run of `manage.py send_alerts`: delete what has expired, write the mails that are due, and send those that wait."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Min
from django.utils import timezone

from postings.database.locks import alert_lock
from postings.models import Alert, AlertRun, NewPostings
from postings.publishing.alerts import evaluation, sending, subscriptions
from postings.publishing.alerts.sending import Answer, Sent
from postings.search import facets

# How long a run evaluates alerts, and how long it sends mails. The next run goes on.
LIMIT = timedelta(minutes=5)
_RUNS_KEPT = timedelta(days=90)


@dataclass(frozen=True)
class Report:
    """The result of a run: the number of alerts evaluated, and of mails by outcome."""

    evaluated: int
    sent: Sent

    @property
    def lines(self) -> list[str]:
        counts, paused, trouble = self.sent.counts, self.sent.paused, self.sent.trouble
        lines = [
            f"Alerts evaluated: {self.evaluated:,}. Mails sent: {counts[Answer.SENT]:,}, "
            f"deferred: {counts[Answer.DEFERRED]:,}, refused: {counts[Answer.REFUSED]:,}."
        ]
        lines += (
            [f"Paused after {sending.MAX_REFUSALS} refused mails: {paused:,} alert{'s' * (paused != 1)}."] if paused else []
        )
        lines += [f"The remaining mails were not sent: {trouble}."] if trouble else []
        return lines

    @property
    def needs_attention(self) -> bool:
        return bool(self.sent.paused or self.sent.trouble)


def run() -> Report:
    """Run once. Raise AlertsAreBeingSent if another run is active, FacetsUnavailable while the board is migrated."""
    with alert_lock():
        started = timezone.now()
        recorded = AlertRun.objects.create(started_at=started)
        subscriptions.delete_expired()
        evaluated = evaluation.evaluate_due(started, started + LIMIT)
        AlertRun.objects.filter(pk=recorded.pk).update(evaluated=evaluated)
        sent = sending.send_due(facets.current(), timezone.now() + LIMIT)
        _delete_read()
        report = Report(evaluated, sent)
        _finish(recorded, report)
        return report


def _finish(recorded: AlertRun, report: Report) -> None:
    """Store the result of a run. Runs that did nothing are not kept, since there may be one each minute."""
    counts = report.sent.counts
    if not (report.evaluated or any(counts.values()) or report.sent.trouble):
        recorded.delete()
        return
    recorded.finished_at = timezone.now()
    recorded.evaluated, recorded.sent = report.evaluated, counts[Answer.SENT]
    recorded.deferred, recorded.refused = counts[Answer.DEFERRED], counts[Answer.REFUSED]
    recorded.message = " ".join(report.lines[1:])[:500]
    recorded.save()
    AlertRun.objects.filter(started_at__lt=recorded.started_at - _RUNS_KEPT).delete()


def _delete_read() -> None:
    """Delete the rows of new postings that every alert has read."""
    least = Alert.objects.filter(confirmed_at__isnull=False, paused_at=None).aggregate(least=Min("read_until"))["least"]
    read = NewPostings.objects.all() if least is None else NewPostings.objects.filter(pk__lte=least)
    read.delete()
