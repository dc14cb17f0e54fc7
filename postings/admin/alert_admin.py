"""Admin for alerts by e-mail: what the runs did, how many alerts there are, and deleting an address on request.

Nobody can list or search the addresses here.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from postings.admin.model_admins import ReadOnlyAdmin, count_column
from postings.choices import ActionKind
from postings.models import Action, AlertRun
from postings.publishing.alerts import subscriptions
from postings.publishing.alerts.alert_counts import alert_counts


class AddressForm(forms.Form):
    email = forms.EmailField(label="E-mail address", max_length=254)


@admin.register(AlertRun)
class AlertRunAdmin(ReadOnlyAdmin[AlertRun]):
    change_list_template = "admin/postings/alert_runs.html"
    list_display = [
        "started_at", "finished_at", *map(count_column, ["evaluated", "sent", "deferred", "refused"]), "message",
    ]  # fmt: skip
    list_display_links = None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.delete_address_view)
        return [path("delete-address/", view, name="postings_alertrun_delete_address"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = {"title": "Alerts by e-mail", "figures": alert_counts(), "can_delete": _may_delete(request)}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def delete_address_view(self, request: HttpRequest) -> HttpResponse:
        """Delete all alerts of an address, for somebody who asks for it. The activity does not repeat the address."""
        if not _may_delete(request):
            raise PermissionDenied
        form = AddressForm(request.POST or None)
        if not form.is_valid():
            return self.page(request, "admin/postings/delete_address.html", {"title": "Delete an address", "form": form})
        with transaction.atomic():
            number = subscriptions.end_all_of(form.cleaned_data["email"])
            words = f"{number} alert{'s' * (number != 1)} of an e-mail address"
            if number:
                user: Any = request.user
                summary = f"Deleted {words}"
                Action.objects.create(kind=ActionKind.DELETED, summary=summary, user=user, user_name=user.get_username())
        self.message_user(request, f"Deleted {words}." if number else "There is no alert with this address.")
        return redirect("admin:postings_alertrun_changelist")


def _may_delete(request: HttpRequest) -> bool:
    return request.user.has_perm("postings.delete_alert")
