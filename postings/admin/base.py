"""Base classes of the model admins: custom pages, messages, list filters and read-only admins."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, Protocol

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from jobboard import read_only
from jobboard.generic_classes import ModelT
from postings.admin.export import ExportingAdmin
from postings.editing.value_text import finding_label, label
from postings.models import Action


class PagesAdmin(ExportingAdmin[ModelT], Generic[ModelT]):
    """A model admin with custom pages, whose list can be exported."""

    show_full_result_count = False

    def page(self, request: HttpRequest, template: str, context: dict[str, Any], row: Any = None) -> TemplateResponse:
        """Return a response for a custom page. Raise PermissionDenied if the user cannot view these objects."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "opts": self.opts, "object": row, **context}
        return TemplateResponse(request, template, context)

    def tell(self, request: HttpRequest, action: Action | None) -> None:
        """Add a message that says what was done, with a link to undo it."""
        if action is None:
            self.message_user(request, "No changes were made.")
            return
        url = reverse("admin:postings_action_change", args=[action.pk])
        self.message_user(request, format_html('{}. <a href="{}">View or undo</a>', action.summary.rstrip("."), url))


class _LabelledFilter(admin.AllValuesFieldListFilter):
    """A filter by all values of a column that shows each value by its label."""

    label_of: Callable[[str], str]

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            value, space, count = str(choice["display"]).partition(" ")
            if value in self.lookup_choices:
                choice = {**choice, "display": f"{self.label_of(value) or 'None'}{space}{count}"}
            yield choice


class FieldFilter(_LabelledFilter):
    label_of = staticmethod(lambda field: label(field).capitalize())


class FindingFilter(_LabelledFilter):
    label_of = staticmethod(finding_label)


class ReadOnlyAdmin(read_only.ReadOnlyAdmin[ModelT], PagesAdmin[ModelT]):
    """A model admin for objects that users cannot edit directly."""

    show_facets = admin.ShowFacets.ALWAYS


class DecidingAdmin(ReadOnlyAdmin[ModelT]):
    """A read-only admin with decisions, for users who have the change permission for the model `decides`."""

    decides: str

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"postings.change_{self.decides}")


class Counted(Protocol):
    """A row with the number of its postings, which the queryset of the admin adds."""

    count: int


def count_related(rows: QuerySet[Any], field: str, outer: str = "pk") -> Coalesce:
    """Return an expression for the number of rows whose `field` points to the column `outer` of the outer query.

    It is a subquery, because joining two relations would count rows several times.
    """
    found = rows.filter(**{field: OuterRef(outer)}).order_by().values(field).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(found), 0)
