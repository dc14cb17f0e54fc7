"""Base classes of the model admins: custom pages, messages, list filters and read-only admins."""

from collections.abc import Callable, Iterator
from typing import Any, Generic

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from jobboard import read_only
from jobboard.read_only import ModelT
from postings.admin.bulk_actions import GONE, NOT_LISTED, Selection, noun_of, parse_ids, selection
from postings.admin.export import ExportingAdmin
from postings.admin.request_state import state_of
from postings.editing.value_text import finding_label, label
from postings.models import Action


class PagesAdmin(ExportingAdmin[ModelT], Generic[ModelT]):
    """A model admin with custom pages, whose list can be exported."""

    show_full_result_count = False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": capfirst(self.opts.verbose_name_plural), **(extra_context or {})})

    def page(self, request: HttpRequest, template: str, context: dict[str, Any], row: Any = None) -> TemplateResponse:
        """Return a response for a custom page. Raise PermissionDenied if the user cannot view these objects."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "opts": self.opts, "object": row, **context}
        return TemplateResponse(request, template, context)

    def response_action(self, request: HttpRequest, queryset: QuerySet[ModelT], *args: Any) -> HttpResponse | None:
        """Run a bulk action. If it adds no message itself, warn of selected rows that are gone."""
        state, texts = state_of(request), request.POST.getlist(ACTION_CHECKBOX_NAME)
        ids = parse_ids(texts)
        if ids is None:
            self.message_user(request, "Nothing was changed: the selection is not valid. Select again.", messages.ERROR)
            return None
        if request.POST.get("select_across", "0") in {"", "0"}:
            state.selected = ids
        missing = len(ids) - queryset.filter(pk__in=ids).count() if state.selected else 0
        response = super().response_action(request, queryset, *args)
        if missing and not state.has_message:
            words = f"{missing:,} of {len(ids):,} selected rows {GONE} or {NOT_LISTED}, so nothing was done with them."
            self.message_user(request, words, messages.WARNING)
        return response

    def message_outcome(
        self, request: HttpRequest, chosen: Selection, changed: int, done: str, action: Action | None = None
    ) -> None:
        """Say how many of the selected rows were changed, and why the others were not, with a link to undo the action."""
        state_of(request).has_message = True
        words = chosen.outcome_text(changed, noun_of(self.model, chosen.asked), done)
        level = messages.SUCCESS if changed == chosen.asked else messages.WARNING
        self.message_user(request, self._with_link(words, action), level)

    def message_action(self, request: HttpRequest, action: Action | None, extra_tags: str = "") -> None:
        """Add a message that says what was done, with a link to undo it."""
        words = self._with_link(f"{action.summary.rstrip('.')}.", action) if action else "No changes were made."
        self.message_user(request, words, extra_tags=extra_tags)

    def message_saved(self, request: HttpRequest, action: Action | None) -> None:
        """Add a message that says what a form has changed. Its class lets `unsaved.js` discard its copy of the form."""
        self.message_action(request, action, extra_tags="saved")

    @staticmethod
    def _with_link(words: str, action: Action | None) -> str:
        if action is None:
            return words
        url = reverse("admin:postings_action_change", args=[action.pk])
        return format_html('{} <a href="{}">View or undo</a>', words, url)


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

    def decide_selected(
        self,
        request: HttpRequest,
        rows: QuerySet[ModelT],
        done: str,
        decide: Callable[[list[ModelT]], Action | None],
        already: QuerySet[Any],
    ) -> None:
        """Decide the selected rows but for those that are `already` decided so, and say how many of them were changed.

        `done` says what the rows are afterwards, such as "ignored".
        """
        chosen = selection(request, rows)
        chosen.leave(f"are already {done}", already)
        action = decide(list(rows.filter(pk__in=chosen.ids))) if chosen.ids else None
        self.message_outcome(request, chosen, len(chosen.ids) if action else 0, done, action)


def count_column(name: str, description: str = "") -> Callable[[Any], str]:
    """Return a column of a list that shows a number, grouped for reading."""

    @admin.display(description=description or name.replace("_", " "), ordering=name)
    def column(row: Any) -> str:
        return str(intcomma(getattr(row, name)))

    column.__name__ = name
    return column


def count_related(rows: QuerySet[Any], field: str, outer: str = "pk") -> Coalesce:
    """Return an expression for the number of rows whose `field` points to the column `outer` of the outer query.

    It is a subquery, because joining two relations would count rows several times.
    """
    found = rows.filter(**{field: OuterRef(outer)}).order_by().values(field).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(found), 0)
