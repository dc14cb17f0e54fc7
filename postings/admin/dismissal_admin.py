"""Admin for dismissed items of all queues, which can be reopened."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from postings.admin.model_admins import DecidingAdmin, FindingFilter
from postings.editing import dismissals
from postings.models import Dismissal


@admin.register(Dismissal)
class DismissalAdmin(DecidingAdmin[Dismissal]):
    decides = "posting"
    list_display = ["item", "kind", "reason", "note", "user_name", "at"]
    list_filter = ["kind", "reason", ("code", FindingFilter), "user_name"]
    list_per_page = 50
    search_fields = ["path", "posting__title", "pair__first__name", "pair__second__name", "note", "raw"]
    actions = ["reopen"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dismissal]:
        return super().get_queryset(request).select_related("posting", "pair__first", "pair__second")

    @admin.display(description="item")
    def item(self, dismissal: Dismissal) -> str:
        return str(dismissal)

    @admin.action(description="Reopen", permissions=["decide"])
    def reopen(self, request: HttpRequest, found: QuerySet[Dismissal]) -> None:
        reopen = partial(dismissals.reopen, user=request.user)
        self.decide_selected(request, found, "reopened", reopen, Dismissal.objects.none())

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = ["kind", "posting", "pair", "source", "path", "code", "field", "raw", "reason", "note", "user_name", "at"]
        return [name for name in shown if obj is None or getattr(obj, name)]
