"""Model admins that show which postings a change affects, and save it once the user has confirmed.

The preview is read in a transaction that cannot write, so it waits for nobody, and nobody waits for it.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from jobboard.read_only import ModelT
from postings.admin.merge_admin import Chosen, MergedT, MergingAdmin
from postings.admin.recorded_admin import RecordedAdmin
from postings.admin.request_state import state_of
from postings.database.snapshots import read_only
from postings.editing.effects import Effect, Example
from postings.editing.value_text import display_value, label

_APPLY = "_apply"


class ConfirmingAdmin(RecordedAdmin[ModelT]):
    """A model admin that asks for confirmation before a change affects postings."""

    can_restore = False  # restoring would change postings without confirmation; an action can be undone instead

    def change(self, request: HttpRequest, form: Any, formsets: Any, *, dry_run: bool) -> Effect:
        """Save a valid form as one recorded action and return its effect. If `dry_run`, only return the effect."""
        raise NotImplementedError

    def confirmed_change(self, request: HttpRequest, form: Any, formsets: Any) -> HttpResponse | None:
        """Save a valid form whose effect the user has seen. Return a redirect if that is done as a task."""
        self.message_saved(request, self.change(request, form, formsets, dry_run=False).action)
        return None

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the effect of a change on postings. Save the change if it has none, or if the user has seen the effect."""
        show = super().changeform_view
        if request.method == "POST" and not self.is_asked(request):
            state = state_of(request)
            with read_only():
                state.is_preview = True
                response = show(request, object_id, form_url, extra_context)
                state.is_preview = False
            if state.effect is None or state.effect.concerns_ads:
                return response
        return show(request, object_id, form_url, extra_context)

    def saving(self, request: HttpRequest, row: Model | None, save: Callable[[], HttpResponse]) -> HttpResponse:
        """Save without a journal, since `change` records its own. Show the effect instead if confirmation is needed."""
        state = state_of(request)
        with transaction.atomic():
            response = save()
            if state.effect is None:  # the form is invalid, or the change confirmed
                return state.to_task or response
            if not state.effect.concerns_ads:
                self.message_saved(request, state.effect.action)
                return response
            transaction.set_rollback(not state.is_preview)  # a row that concerns ads only since the preview
        return self.confirm(request, state.effect, _sent(request), row)

    def confirm(
        self, request: HttpRequest, effect: Effect, sent: list[tuple[str, str]], row: Any = None, **context: Any
    ) -> TemplateResponse:
        """Return the page that shows the effect of a change and submits the form again."""
        examples = [
            Example(
                each.posting_id,
                each.title,
                label(each.field).capitalize(),
                display_value(each.field, each.before),
                display_value(each.field, each.after),
            )
            for each in effect.examples
        ]
        return self.page(
            request,
            "admin/postings/confirm.html",
            {
                "title": "Review changes",
                "effect": effect,
                "examples": examples,
                "sent": sent,
                "button": "Apply changes",
                "apply": _APPLY,
                "back": reverse(f"admin:postings_{self.opts.model_name}_changelist") if row is None else request.path,
                **context,
            },
            row,
        )

    def is_asked(self, request: HttpRequest) -> bool:
        """Return whether the user has confirmed the change."""
        return request.method == "POST" and _APPLY in request.POST

    def save_model(self, request: HttpRequest, obj: ModelT, form: Any, change: bool) -> None:
        pass  # `change` saves the row together with its related rows

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        state = state_of(request)
        if self.is_asked(request):
            state.to_task = self.confirmed_change(request, form, formsets)
        else:
            state.effect = self.change(request, form, formsets, dry_run=state.is_preview)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> list[Any]:
        return []

    def response_add(self, request: HttpRequest, obj: ModelT, post_url_continue: str | None = None) -> HttpResponse:
        return self.response_post_save_add(request, obj)  # `message_action` has added the message

    def response_change(self, request: HttpRequest, obj: ModelT) -> HttpResponse:
        return self.response_post_save_change(request, obj)

    def log_addition(self, request: HttpRequest, obj: ModelT, message: Any) -> Any:
        pass  # `change` has recorded it

    def log_change(self, request: HttpRequest, obj: ModelT, message: Any) -> Any:
        pass


class ConfirmingMergingAdmin(ConfirmingAdmin[MergedT], MergingAdmin[MergedT]):
    """A confirming model admin whose rows can be merged after a preview of the postings that this affects."""

    preview_merge: Callable[..., Effect]
    apply = _APPLY

    def merge_page(self, request: HttpRequest, chosen: Chosen) -> HttpResponse:
        with read_only():
            effect = type(self).preview_merge(chosen.keep, chosen.others, request.user, dry_run=True)
        keep = chosen.keep
        context = {
            "title": "Merge",
            "rows": chosen.rows,
            "keep": keep,
            "apply_value": keep.pk,
            "button": f"Merge into {keep}",
        }
        return self.confirm(request, effect, [("id", str(row.pk)) for row in chosen.rows], **context)


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the submitted names and values, to be submitted again."""
    skipped = {"csrfmiddlewaretoken", _APPLY}
    return [(name, value) for name, values in request.POST.lists() if name not in skipped for value in values]
