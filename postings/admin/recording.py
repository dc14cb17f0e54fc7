"""What all our forms in the admin have in common: what they save is on record, and can be looked at and taken back."""

import hashlib
import json
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from postings.admin.runs import row_id
from postings.editing import history
from postings.editing.journal import Journal, recorded
from postings.editing.subjects import KINDS, SUBJECT_OF
from postings.editing.words import in_words, label
from postings.vocabulary import ActionKind


def seen(row: Model) -> str:
    """What differs whenever a row, or what belongs to it, does: a form sends back that of when it was opened."""
    kind = KINDS[SUBJECT_OF[type(row)]]
    values = kind.values(kind.rows().get(pk=row.pk))
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:16]


class RecordedAdmin(admin.ModelAdmin):
    """A model admin that records who changed what, and has pages for a row's past in place of Django's."""

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
        if request.method != "POST":
            row = self.get_object(request, object_id) if object_id else None
            extra_context = {"seen": seen(row) if row else "", **(extra_context or {})}
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():  # from before the row is read and locked
            return self._save(request, object_id, form_url, extra_context)

    def _save(
        self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: dict[str, Any] | None
    ) -> HttpResponse:
        row = self.get_object(request, object_id) if object_id else None
        extra_context = {"seen": seen(row) if row else "", **(extra_context or {})}
        if row and request.POST.get("_seen", extra_context["seen"]) != extra_context["seen"]:
            self.message_user(
                request, f"{row} was changed while you were editing it. Make your change anew.", messages.ERROR
            )
            return redirect(request.get_full_path())
        kind = ActionKind.EDITED if object_id else ActionKind.ADDED
        with recorded(request.user, kind, "", *([row] if row else [])) as journal:
            request.journal = journal  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    @staticmethod
    def journal(request: HttpRequest) -> Journal:
        """The journal of the save that is under way."""
        return request.journal  # type: ignore[attr-defined]

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> None:
        self.journal(request).made(obj)
        self._summarize(request, f"Added {obj}")

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> None:
        self._summarize(request, f"Edited {obj}")

    def log_deletions(self, request: HttpRequest, queryset: QuerySet) -> None:
        pass  # `delete_model` and `delete_queryset` have recorded them

    def _summarize(self, request: HttpRequest, summary: str) -> None:
        action = self.journal(request).action
        action.summary = summary[:500]
        action.save(update_fields=["summary"])

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with recorded(request.user, ActionKind.DELETED, f"Deleted {obj}") as journal:
            journal.delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        with recorded(
            request.user, ActionKind.DELETED, f"Deleted {queryset.count()} {self.opts.verbose_name_plural}"
        ) as journal:
            journal.delete(*queryset)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self._row(request, object_id)
        events = history.events(SUBJECT_OF[self.model], row.pk)
        context = {
            "title": f"History of {row}",
            "events": events,
            "can_restore": self.can_restore and self.has_change_permission(request, row),
        }
        return self._page(request, "admin/postings/history.html", row, context)

    def restore_view(self, request: HttpRequest, object_id: str, last: int) -> HttpResponse:
        """What bringing a row back to an earlier state would change; and, asked to, does it."""
        row = self._row(request, object_id)
        if not (self.can_restore and self.has_change_permission(request, row)):
            raise PermissionDenied
        if request.method == "POST":
            try:
                action = history.restore(row, last, request.user)
            except IntegrityError:
                self.message_user(request, "Its name of that time means something else by now.", messages.ERROR)
            else:
                self.message_user(request, "Restored." if action else "It is in that state already.", messages.SUCCESS)
            return redirect(reverse(f"admin:postings_{self.opts.model_name}_history", args=[row.pk]))
        differences = [
            (label(field), in_words(field, now), in_words(field, then))
            for field, now, then in history.differences(row, last)
        ]
        return self._page(
            request, "admin/postings/restore.html", row, {"title": f"Restore {row}", "differences": differences}
        )

    def _row(self, request: HttpRequest, object_id: str) -> Any:
        row = KINDS[SUBJECT_OF[self.model]].rows().filter(pk=row_id(object_id)).first()
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return row

    def _page(self, request: HttpRequest, template: str, row: Any, context: dict[str, Any]) -> TemplateResponse:
        return TemplateResponse(
            request, template, {**self.admin_site.each_context(request), "opts": self.opts, "object": row, **context}
        )
