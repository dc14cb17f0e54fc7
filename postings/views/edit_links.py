"""Links from public pages to the admin, for signed-in editors only."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control


def render_editable(request: HttpRequest, template: str, context: dict[str, Any], row: Model) -> HttpResponse:
    """Render the page of a row, with a link to its form for users who may edit it.

    The session is read only if the request has its cookie. No cache may store such a page, since it may have the link.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return render(request, template, context)
    response = render(request, template, {**context, "edit_url": _edit_url(request, row)})
    patch_cache_control(response, private=True, no_store=True)
    return response


def _edit_url(request: HttpRequest, row: Model) -> str:
    """Return the address of the row's form, or an empty string if the user may not edit it."""
    name = row._meta.model_name
    if not (admin.site.has_permission(request) and request.user.has_perm(f"postings.change_{name}")):
        return ""
    return reverse(f"admin:postings_{name}_change", args=[row.pk])
