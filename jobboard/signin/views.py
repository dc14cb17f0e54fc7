"""The pages of signing in. `site.py` hangs them into the admin and catches Slowed, which `slowed` is the answer to."""

import math
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.auth.views import LoginView, redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django_otp import login as otp_login

from jobboard.signin import attempts, sessions, two_step
from jobboard.signin.forms import CodeForm, NewCodeForm, PasswordAndCodeForm, SignInForm
from jobboard.signin.models import Outcome

View = Callable[[HttpRequest, AdminSite], HttpResponse]

WRONG_CODE = "This code is wrong or has already been used. Codes change every 30 seconds. Enter the current code."


class SignInView(LoginView):
    """Name and password; then the second step, for those who have set it up."""

    template_name = "admin/login.html"
    authentication_form = SignInForm
    next_page = "admin:index"

    def form_valid(self, form: Any) -> HttpResponse:
        user, goal = form.get_user(), self.get_success_url()
        if two_step.is_set_up(user):
            attempts.settle(form.attempt, Outcome.SECOND_STEP_ASKED, user)
            sessions.ask_second_step(self.request, user, goal)
            return redirect("admin:two_step_verify")
        attempts.settle(form.attempt, Outcome.SIGNED_IN, user)
        return sessions.admit(self.request, user, goal)


def verify(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The second step."""
    asked = sessions.asked_for_second_step(request)
    if asked is None:
        return redirect("admin:login")
    user, goal = asked
    form = CodeForm(request.POST or None)
    if form.is_valid():
        attempt = attempts.begin(request, user.get_username(), user)
        if device := two_step.check(user, form.cleaned_data["code"]):
            attempts.settle(attempt, Outcome.SIGNED_IN, user)
            return sessions.admit(request, user, goal, device)
        form.add_error("code", WRONG_CODE)
    return _page(request, site, "verify", "Enter your code", form=form)


def signed_in_only(view: View) -> View:
    """For pages of those who are signed in, though they may have to set up two-step login before they see any other."""

    @wraps(view)
    def page(request: HttpRequest, site: AdminSite) -> HttpResponse:
        if not sessions.is_signed_in(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, site)

    return page


def with_two_step_only(view: View) -> View:
    """For pages that change a two-step login that there is."""

    @signed_in_only
    @wraps(view)
    def page(request: HttpRequest, site: AdminSite) -> HttpResponse:
        return view(request, site) if two_step.is_set_up(_user(request)) else redirect("admin:two_step")

    return page


@signed_in_only
def status(request: HttpRequest, site: AdminSite) -> HttpResponse:
    user = _user(request)
    shown = {
        "has_two_step": two_step.is_set_up(user),
        "must_set_up": sessions.must_set_up_two_step(request),
        "backup_codes_left": two_step.backup_codes_left(user),
    }
    return _page(request, site, "status", "Two-step login", **shown)


@signed_in_only
def set_up(request: HttpRequest, site: AdminSite) -> HttpResponse:
    user = _user(request)
    if two_step.is_set_up(user):
        return redirect("admin:two_step")
    device = two_step.offered(user)
    form = NewCodeForm(request.POST or None)
    if form.is_valid():
        if two_step.confirm(device, form.cleaned_data["code"]):
            otp_login(request, device)
            attempts.note(request, user, Outcome.TWO_STEP_CHANGED)
            return _backup_codes(request, site)
        form.add_error("code", WRONG_CODE)
    shown = {"qr_code": two_step.qr_code(device), "secret": two_step.secret(device)}
    return _page(request, site, "set_up", "Set up two-step login", form=form, **shown)


@with_two_step_only
def new_codes(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """New backup codes, for a code."""
    form = CodeForm(request.POST or None)
    if form.is_valid() and _is_confirmed(request, form):
        return _backup_codes(request, site)
    explanation = "You will get 10 new backup codes. Your old backup codes will stop working."
    return _page(
        request, site, "confirm", "Get new backup codes", form=form, explanation=explanation, button="Get new codes"
    )


@with_two_step_only
def switch_off(request: HttpRequest, site: AdminSite) -> HttpResponse:
    form = PasswordAndCodeForm(request.POST or None)
    if form.is_valid() and _is_confirmed(request, form):
        two_step.remove(_user(request))
        return redirect("admin:two_step")
    explanation = "You will be able to log in with your password alone."
    return _page(request, site, "confirm", "Turn off two-step login", form=form, explanation=explanation, button="Turn off")


def slowed(request: HttpRequest, site: AdminSite, wait: timedelta) -> HttpResponse:
    """The answer to an attempt that came too soon."""
    seconds = math.ceil(wait.total_seconds())
    minutes = math.ceil(seconds / 60)
    how_long = f"{seconds} second{'s' * (seconds != 1)}" if seconds <= 90 else f"{minutes} minutes"
    context = {**site.each_context(request), "title": "Too many attempts", "wait": how_long}
    response = TemplateResponse(request, "admin/slowed.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


def _is_confirmed(request: HttpRequest, form: forms.Form) -> bool:
    """Whether the form has a right code, and the right password if it asks for one. Says so in the form if not."""
    user = _user(request)
    attempt = attempts.begin(request, user.get_username(), user)
    if "password" in form.cleaned_data and not user.check_password(form.cleaned_data["password"]):
        form.add_error("password", "This password is wrong.")
    elif not two_step.check(user, form.cleaned_data["code"]):
        form.add_error("code", WRONG_CODE)
    else:
        attempts.settle(attempt, Outcome.TWO_STEP_CHANGED, user)
    return form.is_valid()


def _backup_codes(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The only page that ever shows them."""
    return _page(request, site, "codes", "Your backup codes", codes=two_step.new_backup_codes(_user(request)))


def _page(request: HttpRequest, site: AdminSite, template: str, title: str, **context: Any) -> HttpResponse:
    everywhere = {**site.each_context(request), "title": title}
    return TemplateResponse(request, f"admin/two_step/{template}.html", {**everywhere, **context})


def _user(request: HttpRequest) -> Any:
    """The person behind a page that is for those who are signed in."""
    return request.user
