"""Admin for text that companies repeat in their ads."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags

from postings.admin.bulk_actions import selection
from postings.admin.confirmed_admin import ConfirmingAdmin
from postings.admin.model_admins import count_column
from postings.admin.request_state import state_of
from postings.choices import BoilerplateDisplay, ObjectType
from postings.database.snapshots import read_only
from postings.editing import boilerplate_changes
from postings.editing.effects import Effect
from postings.models import Boilerplate


@admin.register(Boilerplate)
class BoilerplateAdmin(ConfirmingAdmin[Boilerplate]):
    """Repeated text, which imports detect. Editors decide whether it is collapsed."""

    list_display = ["text", "company", "kind", count_column("jobs"), "display"]
    list_filter = ["display", "kind"]
    list_select_related = ["company"]
    show_full_result_count = False
    search_fields = ["company__name", "html"]
    search_help_text = "Search by company or text."
    ordering = ["company__name", "position"]
    actions = ["show_in_ads", "collapse_in_ads"]
    fields = ["company", "kind", "jobs", "whole_text", "display"]
    readonly_fields = ["company", "kind", "jobs", "whole_text"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Boilerplate]:
        return super().get_queryset(request).filter(company__merged_into=None)

    @admin.display(description="text")
    def text(self, block: Boilerplate) -> str:
        words = " ".join(strip_tags(block.html).split())
        return words if len(words) <= 120 else f"{words[:120]}…"

    @admin.display(description="text")
    def whole_text(self, block: Boilerplate) -> str:
        return strip_tags(block.html)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Boilerplate | None = None) -> bool:
        return False

    def change(self, request: HttpRequest, form: Any, formsets: Any, *, dry_run: bool) -> Effect:
        block = Boilerplate.objects.select_related("company").get(pk=form.instance.pk)
        value = BoilerplateDisplay(form.cleaned_data["display"])
        return boilerplate_changes.set_display([block], value, request.user, dry_run=dry_run)

    @admin.action(description="Always show", permissions=["change"])
    def show_in_ads(self, request: HttpRequest, blocks: QuerySet[Boilerplate]) -> HttpResponse | None:
        return self._set_display(request, blocks, BoilerplateDisplay.SHOWN)

    @admin.action(description="Always collapse", permissions=["change"])
    def collapse_in_ads(self, request: HttpRequest, blocks: QuerySet[Boilerplate]) -> HttpResponse | None:
        return self._set_display(request, blocks, BoilerplateDisplay.COLLAPSED)

    def _set_display(
        self, request: HttpRequest, blocks: QuerySet[Boilerplate], value: BoilerplateDisplay
    ) -> HttpResponse | None:
        rows = list(blocks.select_related("company").order_by("pk"))
        is_asked = self.is_asked(request)
        if is_asked:
            effect = boilerplate_changes.set_display(rows, value, request.user)
            changed = effect.action.changes.filter(object_type=ObjectType.BOILERPLATE).count() if effect.action else 0
            chosen = selection(request, blocks)
            chosen.left["already have this display"] = len(rows) - changed
            self.message_outcome(request, chosen, changed, f"set to “{value.label}”", effect.action)
            return None
        with read_only():
            effect = boilerplate_changes.set_display(rows, value, request.user, dry_run=True)
        sent = [("action", request.POST["action"])]
        sent += [(ACTION_CHECKBOX_NAME, str(pk)) for pk in state_of(request).selected or [row.pk for row in rows]]
        return self.confirm(request, effect, sent)
