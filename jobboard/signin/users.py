"""Admin of users: each has one role instead of groups and permissions.

Users are deactivated and never deleted, because the history of their actions would be deleted with them.
"""

from typing import Any, Protocol

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from jobboard.signin import roles
from jobboard.signin.roles import GROUPS, Role


def _role_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=Role.choices,
        initial=Role.EDITOR,
        help_text="Editors can edit postings, companies and skills. Publishers can also merge and roll back imports. "
        "Administrators can do everything, including managing users.",
    )


class BoardUserCreationForm(UserCreationForm[User]):
    role = _role_field()


class BoardUserChangeForm(UserChangeForm[User]):
    role = _role_field()

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "password", "is_active"]
        help_texts = {"is_active": "Untick this instead of deleting the user. Their activities stay on record."}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["role"] = roles.role_of(self.instance)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        remains_administrator = values.get("role") == Role.ADMINISTRATOR and values.get("is_active")
        # Locked, so that the last two cannot remove the role from each other at the same time.
        administrators = User.objects.filter(is_superuser=True, is_active=True).select_for_update()
        if not remains_administrator and {user.pk for user in administrators} == {self.instance.pk}:
            raise forms.ValidationError(
                "This is the last administrator who can log in. Make another user an administrator first."
            )
        return values


class RoleFilter(admin.SimpleListFilter):
    title = "role"
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return Role.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        match self.value():
            case Role.ADMINISTRATOR:
                return queryset.filter(is_superuser=True)
            case Role.EDITOR | Role.PUBLISHER as role:
                return queryset.filter(is_superuser=False, groups__name=GROUPS[Role(role)])
        return queryset


class _WithTwoStep(Protocol):
    has_two_step: bool


class BoardUserAdmin(UserAdmin[User]):
    form = BoardUserChangeForm
    add_form = BoardUserCreationForm
    list_display = ["username", "full_name", "email", "role", "is_active", "two_step_login", "last_login"]
    list_filter = [RoleFilter, "is_active"]
    filter_horizontal = []
    readonly_fields = ["two_step_login", "last_login"]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email", "password"]}),
        (None, {"fields": ["role", "is_active", "two_step_login", "last_login"]}),
    ]
    add_fieldsets = [(None, {"classes": ["wide"], "fields": ["username", "password1", "password2", "role"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(has_two_step=Exists(devices)).prefetch_related("groups")

    @admin.display(description="full name", ordering="last_name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="role", empty_value="none")
    def role(self, user: User) -> str | None:
        role = roles.role_of(user)
        return role and role.capitalize()

    @admin.display(description="two-step login", boolean=True)
    def two_step_login(self, user: _WithTwoStep) -> bool:
        return user.has_two_step

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        roles.assign(obj, Role(form.cleaned_data["role"]))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
