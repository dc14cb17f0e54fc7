"""Finding the new jobs of alerts, and queueing the mails about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from pyroaring import BitMap

from postings.choices import AlertFrequency, AlertMailKind
from postings.models import Alert, AlertMail
from postings.models.alert import MAX_QUERY
from postings.publishing.alerts import arrivals, outbox, saved_searches
from postings.search import facets
from postings.search.facets.index import Index

# How many days lie between two mails of an alert.
DAYS = {AlertFrequency.DAILY: 1, AlertFrequency.WEEKLY: 7}
_AT_ONCE = 200


@dataclass(frozen=True)
class Found:
    """The new jobs of an alert, and its query with the current values."""

    alert: Alert
    ids: BitMap
    query: str


class NewJobs:
    """The postings that are new to alerts which have read up to the same row."""

    def __init__(self, row: int, index: Index):
        self.ids = arrivals.new_after(row) & index.open
        self._earlier = arrivals.earlier_ads(self.ids, index)

    def among(self, results: BitMap) -> BitMap:
        """Return the new ones among results, without other ads for a job that the results had before."""
        found = self.ids & results
        again = [posting for posting, others in self._earlier.items() if posting in found and others.intersect(results)]
        return found - BitMap(again) if again else found


class Evaluator:
    """Finds the new jobs of alerts in one state of the board. Equal searches are evaluated once."""

    def __init__(self, index: Index, today: date):
        self._index, self._today = index, today
        self._new: dict[int, NewJobs] = {}
        self._results: dict[str, tuple[BitMap, str]] = {}

    def new_jobs(self, alert: Alert) -> Found:
        """Return the new jobs of an alert. Without any new posting on the board, its search is not read."""
        if alert.read_until not in self._new:
            self._new[alert.read_until] = NewJobs(alert.read_until, self._index)
        new = self._new[alert.read_until]
        if not new.ids:
            return Found(alert, new.ids, alert.query)
        if alert.query not in self._results:
            self._results[alert.query] = self._search(alert.query)
        results, query = self._results[alert.query]
        return Found(alert, new.among(results), query)

    def _search(self, query: str) -> tuple[BitMap, str]:
        filters = saved_searches.read(query, self._index)
        results = facets.Results(self._index, filters.search, self._today).ids
        # A value that is gone stays in the stored search: mails say that it was not found, and it may come back.
        return results, query if filters.problems else saved_searches.canonical(filters.search)


def evaluate_due(now: datetime, deadline: datetime) -> int:
    """Queue the mails of the alerts that are due, each in a transaction with the alert, and return the number evaluated.

    After the deadline no further alerts are begun.
    """
    due = list(due_alerts(now).values_list("pk", flat=True))
    if not due:
        return 0
    index = facets.current()
    with transaction.atomic():
        last = arrivals.record(index)
    evaluator = Evaluator(index, timezone.localdate(now))
    evaluated = 0
    while evaluated < len(due) and timezone.now() < deadline:
        alerts = Alert.objects.filter(pk__in=due[evaluated : evaluated + _AT_ONCE])
        _write([evaluator.new_jobs(alert) for alert in alerts], index, last, now)
        evaluated = min(evaluated + _AT_ONCE, len(due))
    return evaluated


def due_alerts(now: datetime) -> QuerySet[Alert]:
    """Return the confirmed alerts that are due today; none before ALERT_HOUR."""
    local = timezone.localtime(now)
    if local.hour < settings.ALERT_HOUR:
        return Alert.objects.none()
    before = {frequency: _start_of(local.date() - timedelta(days=days - 1)) for frequency, days in DAYS.items()}
    is_due = Q()
    for frequency, start in before.items():
        is_due |= Q(frequency=frequency, evaluated_at__lt=start)
    return Alert.objects.filter(is_due, confirmed_at__isnull=False, paused_at=None).order_by("pk")


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@transaction.atomic
def _write(found: list[Found], index: Index, last: int, now: datetime) -> None:
    """Record that alerts were evaluated, and queue the mails of those with new jobs."""
    alerts = Alert.objects.select_for_update().filter(pk__in=[each.alert.pk for each in found], paused_at=None)
    read_until = dict(alerts.values_list("pk", "read_until"))
    current = [each for each in found if read_until.get(each.alert.pk) == each.alert.read_until]
    Alert.objects.filter(pk__in=[each.alert.pk for each in current]).update(evaluated_at=now, read_until=last)
    for each in current:
        if each.query != each.alert.query:
            _rename(each.alert, each.query)
    outbox.add_jobs(list(_mails(current, index)), now)


def _rename(alert: Alert, query: str) -> None:
    """Store the current values of a query, unless it is too long or the address has an alert for it already."""
    taken = Alert.objects.filter(email__iexact=alert.email, query=query).exists()
    if not taken and len(query) <= MAX_QUERY:
        Alert.objects.filter(pk=alert.pk).update(query=query)


def _mails(found: list[Found], index: Index) -> Iterator[AlertMail]:
    for each in found:
        if each.ids:
            newest = index.newest_first(each.ids, 0, min(outbox.MAX_KEPT, len(each.ids)))
            yield AlertMail(alert=each.alert, kind=AlertMailKind.JOBS, total=len(each.ids), postings=newest)
