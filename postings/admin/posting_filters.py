"""Filters of the list of postings, most of which the dashboard links to."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from postings.choices import ChangeOutcome, ObjectType, Status
from postings.database.row_ids import row_id
from postings.models import Change, Company, Posting, Team
from postings.sync.markup_rules import Reason, without_markup


class _Choice(admin.SimpleListFilter):
    """A filter that maps each value to a condition."""

    conditions: dict[str, tuple[str, Q]] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(value, name) for value, (name, _) in self.conditions.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Posting]) -> QuerySet[Posting]:
        chosen = self.conditions.get(self.value() or "")
        return queryset.filter(chosen[1]) if chosen else queryset

    def get_facet_counts(self, pk_attname: str, filtered_qs: QuerySet[Any]) -> dict[str, Any]:
        """Return the counts by condition. Django's own count compares each row with those that a query finds."""
        conditions = enumerate(self.conditions.values())
        return {f"{number}__c": Count(pk_attname, filter=condition) for number, (_, condition) in conditions}


class StatusFilter(_Choice):
    title = "status"
    parameter_name = "status"
    conditions = {
        **{status: (status.label, Q(status=status)) for status in Status},
        "scheduled": ("Scheduled", Q(status=Status.DRAFT, publish_on__isnull=False)),
    }


class EditedFilter(_Choice):
    title = "edits"
    parameter_name = "edited"
    conditions = {
        "yes": ("Edited", ~Q(edited="")),
        "no": ("As imported", Q(edited="", source_key__isnull=False)),
        "by-hand": ("Added manually", Q(source_key=None)),
    }


class ConflictFilter(admin.SimpleListFilter):
    title = "conflicts"
    parameter_name = "conflict"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Has a conflict")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Posting]) -> QuerySet[Posting]:
        return (
            queryset.filter(pk__in=Posting.objects.filter(conflicts__isnull=False).values("pk"))
            if self.value()
            else queryset
        )


class CompanyFilter(_Choice):
    title = "company"
    parameter_name = "company"
    conditions = {
        "stated": ("Stated", Q(company__isnull=False)),
        "none": ("Not stated", Q(company=None)),
    }


class PayFilter(_Choice):
    title = "salary"
    parameter_name = "pay"
    conditions = {
        "stated": ("Stated", Q(pay_min__isnull=False) | Q(pay_max__isnull=False)),
        "none": ("Not stated", Q(pay_min=None, pay_max=None)),
        "no-currency": ("Currency not stated", ~Q(pay_min=None, pay_max=None) & Q(pay_currency="")),
        "no-period": ("Pay period not stated", ~Q(pay_min=None, pay_max=None) & Q(pay_period="")),
        "implausible": (
            "Implausible",
            ~Q(pay_min=None, pay_max=None) & ~Q(pay_period="") & Q(pay_yearly_min=None, pay_yearly_max=None),
        ),
        "confirmed": ("Confirmed by an editor", Q(pay_is_confirmed=True)),
    }


class MarkupFilter(admin.SimpleListFilter):
    """A filter by why postings have no JobPosting markup, to which the dashboard links."""

    title = "JobPosting markup"
    parameter_name = "markup"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the value in use only, since counting the postings of each value would make every list slow."""
        chosen = request.GET.get("markup", "")
        return [(value, name) for value, name in [("yes", "Has markup"), *Reason.choices] if value == chosen]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Posting]) -> QuerySet[Posting]:
        chosen = self.value()
        if chosen == "yes":
            return queryset.exclude(without_markup())
        return queryset.filter(without_markup(Reason(chosen))) if chosen else queryset


class _OfFilter(admin.SimpleListFilter):
    """A filter by one company or team, to which the counts of postings link."""

    model: Any

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        chosen = row_id(request.GET.get(self.parameter_name or "", ""))
        rows = self.model.objects.filter(pk=chosen) if chosen else []
        return [(str(row.pk), str(row)) for row in rows]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Posting]) -> QuerySet[Posting]:
        chosen = row_id(self.value() or "")
        return queryset if chosen is None else queryset.filter(**{self.model._meta.model_name: chosen})


class OfCompanyFilter(_OfFilter):
    title = "company"
    parameter_name = "of_company"
    model = Company


class OfTeamFilter(_OfFilter):
    title = "team"
    parameter_name = "of_team"
    model = Team


class _ByRunFilter(admin.SimpleListFilter):
    """A filter by what an import run did to postings, to which the numbers of a run link."""

    did: Q

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        chosen = request.GET.get(self.parameter_name or "", "")
        return [(chosen, f"Import {chosen}")] if row_id(chosen) else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Posting]) -> QuerySet[Posting]:
        run = row_id(self.value() or "")
        if run is None:
            return queryset
        changes = Change.objects.filter(self.did, run=run, object_type=ObjectType.POSTING)
        return queryset.filter(pk__in=changes.values("object_id"))


class MadeByFilter(_ByRunFilter):
    title = "added by import"
    parameter_name = "made_by"
    did = Q(outcome=ChangeOutcome.MADE)


class ChangedByFilter(_ByRunFilter):
    title = "changed by import"
    parameter_name = "changed_by"
    did = Q(outcome=ChangeOutcome.TAKEN) & ~Q(field__in=["status", "closed_at", "files"])


class ClosedByFilter(_ByRunFilter):
    title = "closed by import"
    parameter_name = "closed_by"
    did = Q(outcome=ChangeOutcome.TAKEN, field="status", after=Status.CLOSED)


class ReopenedByFilter(_ByRunFilter):
    title = "reopened by import"
    parameter_name = "reopened_by"
    did = Q(outcome=ChangeOutcome.TAKEN, field="status", after=Status.OPEN)
