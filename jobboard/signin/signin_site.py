"""An admin site with throttling and two-step login."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from jobboard.signin import attempts, browsers, sessions, views
from jobboard.signin.attempts import Throttled
from jobboard.signin.models import Outcome


class SignInSite(admin.AdminSite):
    """Admin site whose pages require all sign-in steps to be done."""

    def has_permission(self, request: HttpRequest) -> bool:
        return sessions.is_signed_in(request) and not sessions.must_set_up_two_step(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Wrap an admin view so that no response may be cached, not even those that Django marks as cacheable."""
        return super().admin_view(view, cacheable=False)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = [
            # Not wrapped by admin_view: users who still have to set up two-step login may log out, too.
            path("logout/", self.logout, name="logout"),
            path("two-step/", self._wrap(views.status), name="two_step"),
            path("two-step/verify/", self._wrap(views.verify), name="two_step_verify"),
            path("two-step/set-up/", self._wrap(views.set_up), name="two_step_set_up"),
            path("two-step/codes/", self._wrap(views.new_codes), name="two_step_codes"),
            path("two-step/off/", self._wrap(views.switch_off), name="two_step_off"),
        ]
        return own + super().get_urls()

    @method_decorator([never_cache, login_not_required])
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        if request.method == "GET" and sessions.is_signed_in(request):
            return redirect("admin:two_step" if sessions.must_set_up_two_step(request) else "admin:index")
        if invitation := request.GET.get("browser"):
            response = redirect("admin:login")
            browsers.accept(response, invitation)
            return response
        context = {
            **self.each_context(request),
            "title": "Log in",
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
        }
        request.current_app = self.name
        try:
            return views.SignInView.as_view(extra_context=context | (extra_context or {}))(request)
        except Throttled as throttled:
            return views.throttled(request, self, throttled.wait)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        user: Any = request.user
        is_signing_out = request.method == "POST" and user.is_authenticated
        response = super().logout(request, extra_context)
        if is_signing_out:
            attempts.record(request, user, Outcome.SIGNED_OUT)
            # Not "cookies": the cookie that identifies a known browser has to stay.
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def _wrap(self, view: views.View) -> Callable[[HttpRequest], HttpResponse]:
        """Return a view that passes this site to `view`, handles Throttled and is never cached."""

        @wraps(view)
        def wrapper(request: HttpRequest) -> HttpResponse:
            request.current_app = self.name
            try:
                return view(request, self)
            except Throttled as throttled:
                return views.throttled(request, self, throttled.wait)

        return sensitive_post_parameters()(never_cache(wrapper))
