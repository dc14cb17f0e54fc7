"""Views for signing in and for two-step login. `signin_site.py` adds them to the admin and handles Throttled."""

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
from django_otp.models import Device

from jobboard.signin import attempts, sessions, two_step
from jobboard.signin.forms import CodeForm, NewCodeForm, PasswordAndCodeForm, SignInForm
from jobboard.signin.models import Outcome, SignIn

View = Callable[[HttpRequest, AdminSite], HttpResponse]

WRONG_CODE = "This code is wrong or has already been used. Codes change every 30 seconds. Enter the current code."


class SignInView(LoginView):
    """Check user name and password, then ask for the second step if the user has set one up."""

    template_name = "admin/login.html"
    authentication_form = SignInForm
    next_page = "admin:index"

    def form_valid(self, form: Any) -> HttpResponse:
        user, next_url = form.get_user(), self.get_success_url()
        if two_step.is_set_up(user):
            is_asked_of_all = not attempts.is_within_budget(form.attempt)
            attempts.set_outcome(form.attempt, Outcome.SECOND_STEP_ASKED, user)
            sessions.start_second_step(self.request, user, next_url, is_asked_of_all=is_asked_of_all)
            return redirect("admin:two_step_verify")
        if not attempts.is_within_budget(form.attempt):
            return self._ask_for_any_code(form)
        return sessions.complete_sign_in(self.request, user, next_url, form.attempt)

    def form_invalid(self, form: Any) -> HttpResponse:
        if hasattr(form, "attempt") and not attempts.is_within_budget(form.attempt):
            return self._ask_for_any_code(form)
        return super().form_invalid(form)

    def _ask_for_any_code(self, form: Any) -> HttpResponse:
        """Ask for a code that will not be accepted, so that guessers do not learn whether the password was right."""
        sessions.start_refused_second_step(self.request, form.cleaned_data["username"])
        return redirect("admin:two_step_verify")


def verify(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Check the code of the second step and sign the user in."""
    pending = sessions.pending_second_step(request)
    if pending is None:
        return redirect("admin:login")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        attempt = attempts.start(request, pending.name, pending.user)
        if pending.user and (device := _verified(attempt, pending.user, form)):
            return sessions.complete_sign_in(request, pending.user, pending.next_url, attempt, device)
        form.add_error("code", WRONG_CODE)
    return _render(request, site, "verify", "Enter your code", form=form, is_asked_of_all=pending.is_asked_of_all)


def signed_in_required(view: View) -> View:
    """Require a signed-in user, including one who still has to set up two-step login."""

    @wraps(view)
    def wrapper(request: HttpRequest, site: AdminSite) -> HttpResponse:
        if not sessions.is_signed_in(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, site)

    return wrapper


def two_step_required(view: View) -> View:
    """Require a signed-in user with two-step login."""

    @signed_in_required
    @wraps(view)
    def wrapper(request: HttpRequest, site: AdminSite) -> HttpResponse:
        return view(request, site) if two_step.is_set_up(_user(request)) else redirect("admin:two_step")

    return wrapper


@signed_in_required
def status(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show whether two-step login is on, and how many backup codes are left."""
    user = _user(request)
    context = {
        "has_two_step": two_step.is_set_up(user),
        "must_set_up": sessions.must_set_up_two_step(request),
        "backup_codes_left": two_step.count_backup_codes(user),
    }
    return _render(request, site, "status", "Two-step login", **context)


@signed_in_required
def set_up(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show the secret to scan, and switch two-step login on when a code of it is given."""
    user = _user(request)
    if two_step.is_set_up(user):
        return redirect("admin:two_step")
    device = two_step.unconfirmed_device(user)
    form = NewCodeForm(request.POST or None)
    if form.is_valid():
        if two_step.confirm(device, form.cleaned_data["code"]):
            otp_login(request, device)
            attempts.record(request, user, Outcome.TWO_STEP_CHANGED)
            return _backup_codes(request, site)
        form.add_error("code", WRONG_CODE)
    context = {"qr_code": two_step.qr_code(device), "secret": two_step.formatted_secret(device)}
    return _render(request, site, "set_up", "Set up two-step login", form=form, **context)


@two_step_required
def new_codes(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Replace the backup codes after a code has been checked."""
    form = CodeForm(request.POST or None)
    if form.is_valid() and _check_credentials(request, form):
        return _backup_codes(request, site)
    explanation = "You will get 10 new backup codes. Your old backup codes will stop working."
    return _render(
        request, site, "confirm", "Get new backup codes", form=form, explanation=explanation, button="Get new codes"
    )


@two_step_required
def switch_off(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Remove two-step login after the password and a code have been checked."""
    form = PasswordAndCodeForm(request.POST or None)
    if form.is_valid() and _check_credentials(request, form):
        two_step.remove(_user(request))
        return redirect("admin:two_step")
    explanation = "You will be able to log in with your password alone."
    return _render(
        request, site, "confirm", "Turn off two-step login", form=form, explanation=explanation, button="Turn off"
    )


def throttled(request: HttpRequest, site: AdminSite, wait: timedelta) -> HttpResponse:
    """Return a page with status 429 and a Retry-After header."""
    seconds = math.ceil(wait.total_seconds())
    minutes = math.ceil(seconds / 60)
    duration = f"{seconds} second{'s' * (seconds != 1)}" if seconds <= 90 else f"{minutes} minutes"
    context = {**site.each_context(request), "title": "Too many attempts", "wait": duration}
    response = TemplateResponse(request, "admin/throttled.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


def _check_credentials(request: HttpRequest, form: forms.Form) -> bool:
    """Check the code, and the password if the form has one. Add errors to the form, and return whether there are none."""
    user = _user(request)
    attempt = attempts.start(request, user.get_username(), user)
    if "password" in form.cleaned_data and not user.check_password(form.cleaned_data["password"]):
        form.add_error("password", "This password is wrong.")
    elif not _verified(attempt, user, form):
        form.add_error("code", WRONG_CODE)
    else:
        attempts.set_outcome(attempt, Outcome.TWO_STEP_CHANGED, user)
    return form.is_valid()


def _verified(attempt: SignIn, user: Any, form: forms.Form) -> Device | None:
    """Return the device of the code in the form; None if it is wrong or too many codes of the day were."""
    return two_step.verify_code(user, form.cleaned_data["code"]) if attempts.is_within_budget(attempt) else None


def _backup_codes(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Create new backup codes and show them. No other page shows them."""
    return _render(request, site, "codes", "Your backup codes", codes=two_step.replace_backup_codes(_user(request)))


def _render(request: HttpRequest, site: AdminSite, template: str, title: str, **context: Any) -> HttpResponse:
    common = {**site.each_context(request), "title": title}
    return TemplateResponse(request, f"admin/two_step/{template}.html", {**common, **context})


def _user(request: HttpRequest) -> Any:
    """Return the signed-in user; the view must require one."""
    return request.user
