"""Figures of the dashboard. Each is the number of rows in the list that it links to."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse

from postings.admin.posting_filters import CompanyFilter, PayFilter
from postings.choices import ChangeOutcome, ObjectType, RunOutcome
from postings.editing.value_text import finding_label
from postings.models import (
    Action,
    Change,
    Company,
    Conflict,
    ErrorReport,
    Finding,
    ImportRun,
    PossibleDuplicate,
    Posting,
    SetAsideFile,
    Task,
)
from postings.models.task import UNFINISHED

_RUNS, _ACTIONS = 5, 8


@dataclass(frozen=True)
class Figure:
    """A number with its label and the URL of the list of the rows it counts."""

    label: str
    count: int
    url: str


def on_the_board(last: ImportRun | None) -> list[Figure]:
    """Return the numbers of open, new and edited postings."""
    figures = [Figure("Open postings", Posting.objects.open().count(), _list("posting", status="open"))]
    if last:
        made = Change.objects.filter(run=last, object_type=ObjectType.POSTING, outcome=ChangeOutcome.MADE)
        new = Posting.objects.filter(pk__in=made.values("object_id")).count()
        figures.append(Figure("New in the last import", new, _list("posting", made_by=last.pk)))
    figures.append(Figure("Edited postings", Posting.objects.edited().count(), _list("posting", edited="yes")))
    return figures


def waiting() -> list[Figure]:
    """Return the numbers of objects that an editor can review or correct."""
    listed = Posting.objects.open()
    nobody, unpaid = CompanyFilter.conditions["none"][1], PayFilter.conditions["none"][1]
    alike = PossibleDuplicate.objects.filter(are_different=False)
    return [
        Figure("Conflicts to resolve", Conflict.objects.count(), _list("conflict")),
        Figure(
            "Reader reports",
            _count(ErrorReport.objects.filter(is_settled=False)),
            _list("errorreport", is_settled__exact=0),
        ),
        Figure(
            "Skipped files",
            _count(SetAsideFile.objects.filter(is_ignored=False)),
            _list("setasidefile", is_ignored__exact=0),
        ),
        Figure("Possible duplicates", _count(alike), _list("possibleduplicate", are_different__exact=0)),
        Figure(
            "Suspicious company names",
            _count(Company.objects.unmerged().exclude(name_warning="")),
            _list("company", name_warning__isempty=0),
        ),
        Figure(
            "Open postings without a company",
            _count(listed.filter(nobody)),
            _list("posting", status="open", company="none"),
        ),
        Figure("Open postings without a salary", _count(listed.filter(unpaid)), _list("posting", status="open", pay="none")),
    ]


def findings() -> list[Figure]:
    """Return the number of current import warnings by kind, the most frequent first."""
    current = (
        Finding.objects.filter(is_current=True).order_by().values("code").annotate(count=Count("pk")).order_by("-count")
    )
    return [
        Figure(
            finding_label(each["code"]),
            each["count"],
            _list("finding", is_current__exact=1, code__exact=each["code"]),
        )
        for each in current
    ]


def newest_ad() -> tuple[Posting | None, int | None]:
    """Return the newest open posting whose date is known, and its age in days."""
    newest = Posting.objects.open().exclude(posted_on=None).only("title", "posted_on").order_by("-posted_on", "-id").first()
    return newest, (date.today() - newest.posted_on).days if newest and newest.posted_on else None


def context(*, sees_actions: bool) -> dict[str, Any]:
    """Return the template context of the dashboard."""
    runs = list(ImportRun.objects.prefetch_related("sources", "undone_by")[:_RUNS])
    last = next((run for run in runs if run.outcome == RunOutcome.DONE), None)
    newest, age = newest_ad()
    return {
        "on_the_board": on_the_board(last),
        "waiting": waiting(),
        "findings": findings(),
        "runs": runs,
        "newest": newest,
        "newest_age": age,
        "tasks": Task.objects.filter(status__in=UNFINISHED).order_by("pk"),
        "actions": Action.objects.prefetch_related("undone_by")[:_ACTIONS] if sees_actions else [],
    }


def _count(rows: QuerySet) -> int:
    return rows.order_by().count()


def _list(model: str, **filters: Any) -> str:
    url = reverse(f"admin:postings_{model}_changelist")
    return f"{url}?{urlencode(filters)}" if filters else url
