"""The base class of model admins whose changes are recorded and can be undone."""

import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from jobboard.read_only import ModelT
from postings.admin.model_admins import PagesAdmin
from postings.admin.request_state import state_of
from postings.choices import ActionKind
from postings.database.row_ids import row_id
from postings.editing import history
from postings.editing.journal import Journal, recorded
from postings.editing.object_adapters import ADAPTERS, TYPE_OF
from postings.editing.value_text import display_value, label
from postings.models import Dismissal, ErrorReport, PossibleDuplicate

# Rows that are deleted and restored with a posting or company, and that nobody can delete alone.
_PARTS = [Dismissal, ErrorReport, PossibleDuplicate]
_STALE = (
    "An import or another editor changed this while you were editing it. "
    "Your changes are not saved. Open the page again in a new tab, then make your changes there."
)


def seen(row: Model) -> str:
    """Return a hash of a row's recorded values, which a form sends back to detect later changes."""
    state = ADAPTERS[TYPE_OF[type(row)]].states([row.pk])[row.pk]
    return hashlib.sha256(json.dumps([state.values, state.base], sort_keys=True, default=str).encode()).hexdigest()[:16]


class RecordedAdmin(PagesAdmin[ModelT]):
    """A model admin that records who changed what, with its own history and restore views instead of Django's."""

    can_restore = True
    change_form_template = "admin/postings/recorded_form.html"

    def get_urls(self) -> list[URLPattern]:
        name = f"postings_{self.opts.model_name}_restore"
        restore = path("<path:object_id>/restore/<int:last>/", self.admin_site.admin_view(self.restore_view), name=name)
        return [restore, *super().get_urls()]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        show = super().changeform_view
        if request.method != "POST":
            row = self.get_object(request, object_id) if object_id else None
            return show(request, object_id, form_url, {"seen": seen(row) if row else "", **(extra_context or {})})
        with transaction.atomic():  # starts before the row is read and locked
            row = self.get_object(request, object_id) if object_id else None
            now = seen(row) if row else ""
            was = request.POST.get("_seen", now)
            state_of(request).is_stale = was != now
            context = {"seen": was, **(extra_context or {})}
            return self.saving(request, row, lambda: show(request, object_id, form_url, context))

    def saving(self, request: HttpRequest, row: Model | None, save: Callable[[], HttpResponse]) -> HttpResponse:
        """Save a form with `save`, in a journal that records the changes."""
        kind = ActionKind.EDITED if row else ActionKind.ADDED
        with recorded(request.user, kind, "", *([row] if row else [])) as journal:
            state_of(request).journal = journal
            response = save()
        if response.status_code == HTTPStatus.FOUND:  # not for an invalid form, which is shown again
            self.message_saved(request, journal.action if journal.changes else None)
        return response

    def message_user(
        self, request: HttpRequest, message: Any, level: Any = messages.INFO, *args: Any, **options: Any
    ) -> None:
        """Add a message. Skip Django's message after a save, since `message_action` adds one with a link to undo it."""
        if not (level == messages.SUCCESS and state_of(request).journal):
            super().message_user(request, message, level, *args, **options)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the form class. If the row has changed since the form was opened, its validation always fails."""
        form = super().get_form(request, obj, change, **kwargs)
        if not state_of(request).is_stale:
            return form

        class StaleForm(form):  # type: ignore[misc,valid-type]
            def clean(self) -> None:
                super().clean()
                raise ValidationError(_STALE)

        return StaleForm

    @staticmethod
    def journal(request: HttpRequest) -> Journal:
        """Return the journal of the current save."""
        journal = state_of(request).journal
        assert journal is not None, "nothing is being saved"  # noqa: S101
        return journal

    def log_addition(self, request: HttpRequest, obj: ModelT, message: Any) -> Any:
        self.journal(request).made(obj)
        self._summarize(request, f"Added {obj}")

    def log_change(self, request: HttpRequest, obj: ModelT, message: Any) -> Any:
        self._summarize(request, f"Edited {obj}")

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[ModelT]) -> Any:
        pass  # `delete_model` and `delete_queryset` have recorded them

    def _summarize(self, request: HttpRequest, summary: str) -> None:
        action = self.journal(request).action
        action.summary = summary[:500]
        action.save(update_fields=["summary"])

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Return what deleting rows would delete. What only belongs to them needs no permission of its own."""
        deleted, counts, needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set(needed) - {str(model._meta.verbose_name) for model in _PARTS}, protected

    def delete_model(self, request: HttpRequest, obj: ModelT) -> None:
        with recorded(request.user, ActionKind.DELETED, f"Deleted {obj}") as journal:
            journal.delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[ModelT]) -> None:
        with recorded(
            request.user, ActionKind.DELETED, f"Deleted {queryset.count()} {self.opts.verbose_name_plural}"
        ) as journal:
            journal.delete(*queryset)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self._row(request, object_id)
        events = history.events(TYPE_OF[self.model], row.pk)
        context = {
            "title": f"History of {row}",
            "events": events,
            "can_restore": self.can_restore and self.has_change_permission(request, row),
        }
        return self.page(request, "admin/postings/history.html", context, row)

    def restore_view(self, request: HttpRequest, object_id: str, last: int) -> HttpResponse:
        """Show what restoring an earlier version would change, or restore it on POST."""
        row = self._row(request, object_id)
        if not (self.can_restore and self.has_change_permission(request, row)):
            raise PermissionDenied
        unknown = history.unknown_fields(row, last)
        words = f"Not restored, because this version no longer has these fields: {', '.join(map(label, unknown))}."
        if request.method == "POST":
            try:
                action = history.restore(row, last, request.user)
            except IntegrityError:
                self.message_user(
                    request,
                    "This version cannot be restored because its name is now used by another record.",
                    messages.ERROR,
                )
            else:
                self.message_user(
                    request, "Restored." if action else "Nothing to restore: these are the current values.", messages.SUCCESS
                )
                if unknown:
                    self.message_user(request, words, messages.WARNING)
            return redirect(reverse(f"admin:postings_{self.opts.model_name}_history", args=[row.pk]))
        differences = [
            (label(field).capitalize(), display_value(field, now), display_value(field, then))
            for field, now, then in history.differences(row, last)
        ]
        context = {"title": f"Restore {row}", "differences": differences, "unknown": words if unknown else ""}
        return self.page(request, "admin/postings/restore.html", context, row)

    def _row(self, request: HttpRequest, object_id: str) -> Any:
        row = ADAPTERS[TYPE_OF[self.model]].rows().filter(pk=row_id(object_id)).first()
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return row
