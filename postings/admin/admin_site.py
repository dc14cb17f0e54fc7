"""The editors' desk: the admin's site, with what our pages of it add to Django's. Signing in is `jobboard/signin/`."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.response import TemplateResponse

from jobboard.signin.signin_site import SignInSite


class BoardAdminSite(SignInSite):
    """The admin at /admin/."""

    index_template = "admin/postings/desk.html"
    index_title = "Dashboard"
    enable_nav_sidebar = False  # it would take the room of the lists; the desk's page leads everywhere

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        name = f"{settings.SITE_NAME} admin"
        return {**super().each_context(request), "site_header": name, "site_title": name}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from postings.admin import dashboard  # here: the models are not there yet when the site is

        figures = dashboard.context(sees_actions=request.user.has_perm("postings.view_action"))
        return super().index(request, {**figures, **(extra_context or {})})
