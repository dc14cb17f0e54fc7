"""What our own pages of the admin share: whose they are, and what they say was done."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from jobboard import read_only
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
            self.message_user(request, "Nothing has changed.")
            return
        url = reverse("admin:postings_action_change", args=[action.pk])
        self.message_user(request, format_html('{}. <a href="{}">Look at it, or take it back</a>', action.summary, url))


class ReadOnlyAdmin(read_only.ReadOnlyAdmin, PagesAdmin):
    """Such rows that nobody writes by hand."""

    show_facets = admin.ShowFacets.ALWAYS
