"""Querysets of the queues: `open` returns what waits for an editor, for the list, its count and the pages of its items."""

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat

from postings.choices import DismissalKind, Status

if TYPE_CHECKING:
    from postings.models import company, error_report, provenance  # noqa: F401  named as strings below

# The fields of a posting whose edits solve a warning about a field, if they are others than that field.
_SOLVED_BY = {"pay": ["pay", "pay_text"], "places": ["places", "work_modes", "location_text"]}
# The conditions on a posting under which a warning still holds, by its code. A warning with another code has none.
_HOLDS = {
    "pay_not_read": Q(posting__pay_min=None, posting__pay_max=None),
    "pay_not_believed": Q(posting__pay_min=None, posting__pay_max=None),
    "place_not_read": Q(posting__places=None, posting__is_remote=False, posting__is_hybrid=False, posting__is_onsite=False),
}
# Warnings that have a queue of their own.
_ELSEWHERE = ["no_company"]


class FindingQuerySet(models.QuerySet["provenance.Finding"]):
    def open(self) -> Self:
        """Return the current warnings about open postings that nobody has solved or dismissed.

        Skipped files and ads without a company are left out: they have queues of their own.
        """
        waiting = self.filter(is_current=True).exclude(code__in=_ELSEWHERE).exclude(self._was_rolled_back())
        skipped = Q(set_aside=True) & ~Exists(self._of_file("SetAsideFile"))
        return waiting.filter(skipped | Q(set_aside=False) & self._holds()).exclude(self.is_dismissed())

    def dismissed(self) -> Self:
        """Return the current warnings that an editor has dismissed."""
        return self.filter(self.is_dismissed(), is_current=True)

    def with_posting(self) -> Self:
        """Annotate the id and title of the posting that is read from the file."""
        file = self._of_file("SourceFile")
        return self.annotate(
            posting_id=models.Subquery(file.values("posting")[:1]),
            title=models.Subquery(file.values("posting__title")[:1]),
        )

    @staticmethod
    def is_dismissed() -> Exists:
        """Return the condition that the same warning, maybe of another import, is dismissed."""
        same = {name: OuterRef(name) for name in ("path", "code", "field", "raw")}
        of_source = Q(source=OuterRef("source")) | Q(source=None)  # a path that could not be opened has no source
        return Exists(_model("Dismissal").objects.filter(of_source, kind=DismissalKind.WARNING, **same))

    @staticmethod
    def _was_rolled_back() -> Exists:
        return Exists(_model("Action").objects.filter(undid_run=OuterRef("run"), undone_by=None))

    @staticmethod
    def _of_file(model: str) -> Any:
        return _model(model).objects.filter(source=OuterRef("source"), path=OuterRef("path"))

    def _holds(self) -> Q:
        """Return the condition that the posting is open and neither its edits nor its values solve the warning."""
        file = self._of_file("SourceFile").filter(posting__status=Status.OPEN)
        own_field = Concat(Value(" "), OuterRef("field"), Value(" "))
        is_unedited = Q(Exists(file.exclude(posting__edited__contains=own_field))) & ~Q(field__in=_SOLVED_BY)
        for field, solvers in _SOLVED_BY.items():
            unedited = file
            for solver in solvers:
                unedited = unedited.exclude(posting__edited__contains=f" {solver} ")
            is_unedited |= Q(Exists(unedited), field=field)
        still = ~Q(code__in=_HOLDS)
        for code, condition in _HOLDS.items():
            still |= Q(Exists(file.filter(condition)), code=code)
        return is_unedited & still


class SetAsideFileQuerySet(models.QuerySet["provenance.SetAsideFile"]):
    def open(self) -> Self:
        """Return the skipped files that imports try to read again."""
        return self.filter(is_ignored=False)

    def ignored(self) -> Self:
        return self.filter(is_ignored=True)


class ErrorReportQuerySet(models.QuerySet["error_report.ErrorReport"]):
    def open(self) -> Self:
        """Return the reports that nobody has resolved and that are not held back."""
        return self.filter(is_resolved=False, is_held=False)

    def held(self) -> Self:
        """Return the unresolved reports that came when there were too many."""
        return self.filter(is_resolved=False, is_held=True)

    def resolved(self) -> Self:
        return self.filter(is_resolved=True)


class PossibleDuplicateQuerySet(models.QuerySet["company.PossibleDuplicate"]):
    def of_unmerged(self) -> Self:
        """Return the pairs of which neither company was merged."""
        return self.filter(first__merged_into=None, second__merged_into=None)

    def open(self) -> Self:
        """Return the pairs that nobody has merged or dismissed."""
        return self.of_unmerged().filter(is_dismissed=False)

    def dismissed(self) -> Self:
        return self.of_unmerged().filter(is_dismissed=True)


def _model(name: str) -> Any:
    return apps.get_model("postings", name)
