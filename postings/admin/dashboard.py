"""Figures of the dashboard. Each is the number of rows in the list that it links to."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from postings.admin.posting_filters import PayFilter
from postings.choices import ChangeOutcome, ObjectType, ReportedFact, RunOutcome, TaskStatus
from postings.editing.value_text import finding_label
from postings.models import (
    Action,
    Change,
    Company,
    Conflict,
    Dismissal,
    ErrorReport,
    Finding,
    ImportRun,
    PossibleDuplicate,
    Posting,
    SetAsideFile,
    Source,
    Task,
)
from postings.models.task import UNFINISHED
from postings.publishing.job_posting import markup_counts
from postings.search import facets

_RUNS, _ACTIONS, _SOURCES = 5, 8, 20
# How many times its hours a source may be late before the dashboard says so.
_OVERDUE_AFTER = 2
_SHOW_FAILED_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Figure:
    """A number with its label and the URL of the list of the rows it counts."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class SourceRow:
    """A source with the result of its last import, as a row of the dashboard."""

    source: Source
    outcome: str
    message: str
    is_regular: bool
    is_overdue: bool


def on_the_board(last: ImportRun | None) -> list[Figure]:
    """Return the numbers of open, new and edited postings."""
    figures = [Figure("Open postings", Posting.objects.open().count(), _list("posting", status="open"))]
    if last:
        made = Change.objects.filter(run=last, object_type=ObjectType.POSTING, outcome=ChangeOutcome.MADE)
        new = Posting.objects.filter(pk__in=made.values("object_id")).count()
        figures.append(Figure("New in the last import", new, _list("posting", made_by=last.pk)))
    figures.append(Figure("Edited postings", Posting.objects.edited().count(), _list("posting", edited="yes")))
    return figures


def waiting(warnings: list[Figure]) -> list[Figure]:
    """Return the numbers of objects that an editor can review or correct. `warnings` are the import warnings by type."""
    listed = Posting.objects.open()
    fraud = ErrorReport.objects.open().filter(fact=ReportedFact.FRAUD)
    unpaid = PayFilter.conditions["none"][1]
    return [
        Figure("Conflicts", Conflict.objects.count(), _list("conflict")),
        Figure("Reports of fraud", _count(fraud), _list("errorreport", fact__exact=ReportedFact.FRAUD.value)),
        Figure("Reader reports", _count(ErrorReport.objects.open()), _list("errorreport")),
        Figure(
            "Reader reports held back",
            _count(ErrorReport.objects.held()),
            _list("errorreport", state="all", is_resolved__exact=0, is_held__exact=1),
        ),
        Figure("Skipped files", _count(SetAsideFile.objects.open()), _list("setasidefile")),
        Figure("Import warnings", sum(figure.count for figure in warnings), _list("finding")),
        Figure("Ads without a company", _count(listed.without_company()), _list("postingwithoutcompany")),
        Figure("Implausible salaries", _count(listed.with_implausible_pay()), _list("implausiblepay")),
        Figure("Possible duplicates", _count(PossibleDuplicate.objects.open()), _list("possibleduplicate")),
        Figure(
            "Suspicious company names",
            _count(Company.objects.unmerged().exclude(name_warning="")),
            _list("company", name_warning__isempty=0),
        ),
        Figure("Open postings without a salary", _count(listed.filter(unpaid)), _list("posting", status="open", pay="none")),
    ]


def findings() -> list[Figure]:
    """Return the number of open import warnings by type, the most frequent first."""
    waiting = Finding.objects.open().order_by().values("code").annotate(count=Count("pk")).order_by("-count", "code")
    return [
        Figure(
            finding_label(each["code"]),
            each["count"],
            _list("finding", code__exact=each["code"]),
        )
        for each in waiting
    ]


def markup() -> list[Figure]:
    """Return the number of open postings with JobPosting markup, and of those without it by reason."""
    try:
        index = facets.current()
    except facets.FacetsUnavailable:
        return []
    having, reasons = markup_counts(index)
    with_markup = Figure("With markup", having, _list("posting", status="open", markup="yes"))
    return [with_markup] + [
        Figure(str(reason.label), count, _list("posting", status="open", markup=reason.value))
        for reason, count in reasons.items()
    ]


def newest_ad() -> tuple[Posting | None, int | None]:
    """Return the newest open posting whose date is known, and its age in days."""
    newest = Posting.objects.open().exclude(posted_on=None).only("title", "posted_on").order_by("-posted_on", "-id").first()
    return newest, (timezone.localdate() - newest.posted_on).days if newest and newest.posted_on else None


def sources() -> list[SourceRow]:
    """Return the sources: those that fail first, then those that have not been imported for longest."""
    rows = Source.objects.with_last_run().order_by("-failures", F("last_read_at").asc(nulls_first=True), "pk")[:_SOURCES]
    return [_source_row(row) for row in rows]


def _source_row(source: Any) -> SourceRow:
    outcome = RunOutcome(source.last_run_outcome).label if source.last_run_outcome else "Not imported yet"
    latest = timezone.now() - _OVERDUE_AFTER * timedelta(hours=source.every_hours)
    is_regular = bool(source.location) and not source.is_paused
    is_overdue = is_regular and source.next_import_at is not None and source.next_import_at < latest
    return SourceRow(source, outcome, source.last_run_message or "", is_regular, is_overdue)


def context(*, sees_actions: bool) -> dict[str, Any]:
    """Return the template context of the dashboard."""
    runs = list(ImportRun.objects.prefetch_related("sources", "undone_by")[:_RUNS])
    last = next((run for run in runs if run.outcome == RunOutcome.DONE), None)
    newest, age = newest_ad()
    warnings = findings()
    failed_lately = Q(status=TaskStatus.FAILED, finished_at__gte=timezone.now() - _SHOW_FAILED_FOR)
    return {
        "on_the_board": on_the_board(last),
        "waiting": waiting(warnings),
        "findings": warnings,
        "markup": markup(),
        "dismissed": Dismissal.objects.count(),
        "runs": runs,
        "sources": sources(),
        "newest": newest,
        "newest_age": age,
        "tasks": Task.objects.filter(Q(status__in=UNFINISHED) | failed_lately).order_by("pk"),
        "actions": Action.objects.prefetch_related("undone_by")[:_ACTIONS] if sees_actions else [],
    }


def _count(rows: QuerySet[Any]) -> int:
    return rows.order_by().count()


def _list(model: str, **filters: Any) -> str:
    url = reverse(f"admin:postings_{model}_changelist")
    return f"{url}?{urlencode(filters)}" if filters else url
