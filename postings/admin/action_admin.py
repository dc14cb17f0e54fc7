"""Admin for the recorded activity of users, with views to undo an action and to restore deleted objects."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse

from postings.admin.model_admins import ReadOnlyAdmin
from postings.admin.task_admin import run_or_queue
from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.database.row_ids import row_id
from postings.database.snapshots import read_only
from postings.editing import history, tasks, undo
from postings.editing.object_adapters import ADAPTERS
from postings.models import Action, Change

_PAGE = 200
# Actions that affect many postings at once can be undone only by publishers, who alone can perform them.
_PUBLISHERS = {ActionKind.MERGED: "merge_company", ActionKind.ROLLED_BACK: "roll_back_importrun"}


@admin.register(Action)
class ActionAdmin(ReadOnlyAdmin[Action]):
    list_display = ["at", "user_name", "kind", "summary", "is_undone"]
    list_display_links = ["summary"]
    list_filter = ["kind", "user_name", "at"]
    search_fields = ["summary", "user_name"]
    search_help_text = "Search by description or username."
    show_facets = admin.ShowFacets.ALLOW

    def get_queryset(self, request: HttpRequest) -> QuerySet[Action]:
        return super().get_queryset(request).prefetch_related("undone_by")

    @admin.display(description="undone")
    def is_undone(self, action: Action) -> str:
        return "yes" if action.undone_by.all() else ""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("deleted/", view(self.deleted_view), name="postings_action_deleted"),
            path("deleted/<int:change_id>/", view(self.recover_view), name="postings_action_recover"),
            path("<int:action_id>/undo/", view(self.undo_view), name="postings_action_undo"),
        ]
        return own + super().get_urls()

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        action = get_object_or_404(Action.objects.select_related("undid", "undid_run"), pk=row_id(object_id))
        page = Paginator(action.changes.order_by("object_type", "object_id", "field"), _PAGE).get_page(request.GET.get("p"))
        page.object_list = history.with_names(page.object_list)
        context = {
            "title": action.summary,
            "action": action,
            "page": page,
            "can_undo": self.may_undo(request, action) and undo.can_be_undone(action),
        }
        return self.page(request, "admin/postings/action.html", context)

    def undo_view(self, request: HttpRequest, action_id: int) -> HttpResponse:
        action = get_object_or_404(Action, pk=action_id)
        if not self.may_undo(request, action) or not undo.can_be_undone(action):
            raise PermissionDenied
        if request.method == "POST":
            return run_or_queue(self, request, tasks.UNDO, action=action.pk) or redirect(self.url_of(action))
        with read_only():
            undone = undo.preview(action)
        context = {"title": f"Undo: {action.summary}", "undone": undone, "what": "action", "button": "Undo"}
        return self.page(request, "admin/postings/undo.html", context)

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        page = Paginator(history.deleted(), 100).get_page(request.GET.get("p"))
        return self.page(request, "admin/postings/deleted.html", {"title": "Deleted items", "page": page})

    def recover_view(self, request: HttpRequest, change_id: int) -> HttpResponse:
        change = get_object_or_404(Change, pk=change_id, outcome=ChangeOutcome.DELETED)
        model = ADAPTERS[ObjectType(change.object_type)].model._meta
        if request.method != "POST" or not request.user.has_perm(f"postings.add_{model.model_name}"):
            raise PermissionDenied
        recovered = history.recover(change, request.user)
        if recovered is None:
            self.message_user(
                request, f"{change.object_name} already exists, or its name is now used by another record.", messages.ERROR
            )
            return redirect("admin:postings_action_deleted")
        self.message_user(request, f"Restored {change.object_name}.")
        if recovered.unknown:
            words = f"Not restored, because this version no longer has these fields: {', '.join(recovered.unknown)}."
            self.message_user(request, words, messages.WARNING)
        return redirect(reverse(f"admin:postings_{model.model_name}_change", args=[recovered.row.pk]))

    @staticmethod
    def may_undo(request: HttpRequest, action: Action) -> bool:
        """Return whether the user can undo an action: the permissions of the action and of all it undid are needed."""
        needed = {"change_posting"}
        concerned: Action | None = action
        while concerned is not None:
            needed |= {_PUBLISHERS[ActionKind(concerned.kind)]} if concerned.kind in _PUBLISHERS else set()
            concerned = concerned.undid
        return request.user.has_perms([f"postings.{permission}" for permission in needed])

    def url_of(self, action: Action) -> str:
        return reverse("admin:postings_action_change", args=[action.pk])
