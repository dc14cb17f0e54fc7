"""Forms for signing in and for two-step login."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest

from jobboard.signin import attempts, browsers, hashing
from jobboard.signin.addresses import client_address
from jobboard.signin.models import SignIn


class SignInForm(AdminAuthenticationForm):
    """User name and password. `clean` records the attempt before it checks the password, and may raise Throttled."""

    request: HttpRequest
    attempt: SignIn

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username")
        if name is not None and self.cleaned_data.get("password"):
            is_known = bool(browsers.known_id(self.request, attempts.account_key(name)))
            with hashing.slot(client_address(self.request), is_known=is_known):
                self.attempt = attempts.start(self.request, name)
                return super().clean()
        return super().clean()


def _code_field(help_text: str, **attributes: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", **attributes})
    return forms.CharField(label="Code", max_length=32, help_text=help_text, widget=widget)


class CodeForm(forms.Form):
    code = _code_field("Enter the 6-digit code from your authenticator app, or a backup code.", autofocus=True)


class NewCodeForm(forms.Form):
    """A code that proves that the authenticator app has the secret."""

    code = _code_field("Enter the 6-digit code from your authenticator app.", inputmode="numeric")


class PasswordAndCodeForm(forms.Form):
    password = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True})
    )
    code = _code_field("Enter the 6-digit code from your authenticator app, or a backup code.")
