"""What our own pages of the admin share: whose they are, and what they say was done."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from jobboard import read_only
from postings.editing.value_text import finding_label, label
from postings.models import Action


class PagesAdmin(admin.ModelAdmin):
    """A model admin with pages of its own."""

    show_full_result_count = False

    def page(self, request: HttpRequest, template: str, context: dict[str, Any], row: Any = None) -> TemplateResponse:
        """A page about these rows, or one of them, for those who may see them."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "opts": self.opts, "object": row, **context}
        return TemplateResponse(request, template, context)

    def tell(self, request: HttpRequest, action: Action | None) -> None:
        """Say what was done, and where it can be taken back."""
        if action is None:
            self.message_user(request, "No changes were made.")
            return
        url = reverse("admin:postings_action_change", args=[action.pk])
        self.message_user(request, format_html('{}. <a href="{}">View or undo</a>', action.summary.rstrip("."), url))


class _LabelledFilter(admin.AllValuesFieldListFilter):
    """A filter by all values of a column, each shown by its label."""

    label_of: Callable[[str], str]

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        for choice in super().choices(changelist):
            value, space, count = str(choice["display"]).partition(" ")
            if value in self.lookup_choices:
                choice = {**choice, "display": f"{self.label_of(value) or 'None'}{space}{count}"}
            yield choice


class FieldFilter(_LabelledFilter):
    label_of = staticmethod(lambda field: label(field).capitalize())


class FindingFilter(_LabelledFilter):
    label_of = staticmethod(finding_label)


class ReadOnlyAdmin(read_only.ReadOnlyAdmin, PagesAdmin):
    """Such rows that nobody writes by hand."""

    show_facets = admin.ShowFacets.ALWAYS
