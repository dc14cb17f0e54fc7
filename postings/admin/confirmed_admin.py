"""Saving what touches ads: first a page that says which, and then, on its button, the change.

There is one way of saving: what is only looked at is saved in a transaction that is not kept.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from postings.admin.merge_admin import Chosen, MergingAdmin
from postings.admin.recorded_admin import RecordedAdmin
from postings.editing.effects import Effect
from postings.editing.value_text import in_words, label
from postings.models import Action

_APPLY = "_apply"


class ConfirmingAdmin(RecordedAdmin):
    """A model admin whose changes say what they do to ads before they do it. `change` makes them."""

    can_restore = False  # that would touch ads without a word; an action can be taken back

    def change(self, request: HttpRequest, form: Any, formsets: Any) -> Effect:
        """Write what a valid form says, as one action; a new row gets its id."""
        raise NotImplementedError

    def saving(self, request: HttpRequest, row: Model | None, save: Callable[[], HttpResponse]) -> HttpResponse:
        """Not as other forms, which record a save: `change` records its own. What is not asked for yet is not kept."""
        with transaction.atomic():
            response = save()
            effect: Effect | None = getattr(request, "effect", None)
            if effect is None or self.is_asked(request) or not effect.concerns_ads:
                if effect:
                    self.tell(request, effect.action)
                return response
            transaction.set_rollback(True)
        return self.confirm(request, effect, _sent(request), row)

    def confirm(
        self, request: HttpRequest, effect: Effect, sent: list[tuple[str, str]], row: Any = None, **context: Any
    ) -> TemplateResponse:
        """The page that says what a change does, and whose button sends it again."""
        examples = [
            (each, label(each.field).capitalize(), in_words(each.field, each.before), in_words(each.field, each.after))
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
        """Whether the button of that page was pressed."""
        return request.method == "POST" and _APPLY in request.POST

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
