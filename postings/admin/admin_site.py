"""The admin site of the job board. Signing in is implemented in `jobboard/signin/`."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from jobboard.signin.signin_site import SignInSite
from postings.admin.autocomplete import AutocompleteView


class BoardAdminSite(SignInSite):
    """The admin at /admin/."""

    index_template = "admin/postings/dashboard.html"
    index_title = "Dashboard"
    enable_nav_sidebar = False  # lists need the full width; the dashboard links to every page

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        name = f"{settings.SITE_NAME} admin"
        return {**super().each_context(request), "site_header": name, "site_title": name}

    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:  # type: ignore[override]
        return AutocompleteView.as_view(admin_site=self)(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from postings.admin import dashboard  # imported here because the models are not loaded when the site is created

        figures = dashboard.context(sees_actions=request.user.has_perm("postings.view_action"))
        return super().index(request, {**figures, **(extra_context or {})})
