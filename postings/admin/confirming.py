"""Saving what touches ads: first a page that says which, and then, on its button, the change.

There is one way of saving: what is only looked at is saved in a transaction that is not kept.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from postings.admin.merging import Chosen, MergingAdmin
from postings.admin.recording import RecordedAdmin, seen
from postings.editing.effects import Effect
from postings.editing.words import in_words, label
from postings.models import Action

_APPLY = "_apply"


class ConfirmingAdmin(RecordedAdmin):
    """A model admin whose changes say what they do to ads before they do it. `change` makes them."""

    can_restore = False  # that would touch ads without a word; an action can be taken back

    def change(self, request: HttpRequest, form: Any, formsets: Any) -> Effect:
        """Write what a valid form says, as one action; a new row gets its id."""
        raise NotImplementedError

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id) if object_id else None
        extra_context = {"seen": seen(row) if row else "", **(extra_context or {})}
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        if row and request.POST.get("_seen", extra_context["seen"]) != extra_context["seen"]:
            self.message_user(request, f"{row} was changed while you were editing it. Make your change anew.", "error")
            return redirect(request.get_full_path())
        with transaction.atomic():
            # Not as other forms, which record a save: `change` records its own.
            response = super(RecordedAdmin, self).changeform_view(request, object_id, form_url, extra_context)
            effect: Effect | None = getattr(request, "effect", None)
            if effect is None or self.is_asked(request) or not effect.concerns_ads:
                if effect:
                    self.tell(request, effect)
                return response
            transaction.set_rollback(True)
        return self.confirm(request, effect, _sent(request), row)

    def confirm(
        self, request: HttpRequest, effect: Effect, sent: list[tuple[str, str]], row: Any = None, **context: Any
    ) -> TemplateResponse:
        """The page that says what a change does, and whose button sends it again."""
        examples = [
            (each, label(each.field), in_words(each.field, each.before), in_words(each.field, each.after))
            for each in effect.examples
        ]
        return self._page(
            request,
            "admin/postings/confirm.html",
            row,
            {
                "title": "What this changes",
                "effect": effect,
                "examples": examples,
                "sent": sent,
                "button": "Apply",
                "apply": _APPLY,
                "back": reverse(f"admin:postings_{self.opts.model_name}_changelist") if row is None else request.path,
                **context,
            },
        )

    def is_asked(self, request: HttpRequest) -> bool:
        """Whether the button of that page was pressed."""
        return request.method == "POST" and _APPLY in request.POST

    def tell(self, request: HttpRequest, effect: Effect) -> None:
        if effect.action:
            address = reverse("admin:postings_action_change", args=[effect.action.pk])
            text = '{}. <a href="{}">Look at it, or take it back</a>'
            self.message_user(request, format_html(text, effect.action.summary, address))

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        pass  # `change` writes the row together with what belongs to it

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        request.effect = self.change(request, form, formsets)  # type: ignore[attr-defined]

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> list:
        return []

    def response_add(self, request: HttpRequest, obj: Model, post_url_continue: str | None = None) -> HttpResponse:
        return self.response_post_save_add(request, obj)  # without a word: `tell` has said it

    def response_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        return self.response_post_save_change(request, obj)

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> None:
        pass  # `change` has recorded it

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> None:
        pass


class ConfirmingMergingAdmin(ConfirmingAdmin, MergingAdmin):
    """Of such rows several can be made one, with the ads that it touches shown before."""

    merging: Callable[..., Effect]
    apply = _APPLY

    def merge_page(self, request: HttpRequest, chosen: Chosen) -> HttpResponse:
        effect = type(self).merging(chosen.keep, chosen.others, request.user, dry_run=True)
        keep = chosen.keep
        context = {
            "title": "Merge",
            "rows": chosen.rows,
            "keep": keep,
            "apply_value": keep.pk,
            "button": f"Merge into {keep}",
        }
        return self.confirm(request, effect, [("id", str(row.pk)) for row in chosen.rows], **context)

    def merge(self, request: HttpRequest, chosen: Chosen) -> Action | None:
        effect: Effect = type(self).merging(chosen.keep, chosen.others, request.user)
        return effect.action


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """All that a form sent, to be sent again."""
    skipped = {"csrfmiddlewaretoken", _APPLY}
    return [(name, value) for name, values in request.POST.lists() if name not in skipped for value in values]
