"""Classes of Django that are generic in django-stubs. At runtime, a subscript returns the class itself."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib.admin import ModelAdmin, TabularInline
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm
from django.core.paginator import Paginator
from django.db.models import Model
from django.forms import BaseInlineFormSet, ModelForm

__all__ = [
    "BaseInlineFormSet",
    "ModelAdmin",
    "ModelForm",
    "ModelT",
    "Paginator",
    "TabularInline",
    "UserAdmin",
    "UserChangeForm",
    "UserCreationForm",
]

ModelT = TypeVar("ModelT", bound=Model)


class _Subscriptable:
    def __init__(self, cls: type):
        self._cls = cls

    def __getitem__(self, _types: Any) -> type:
        return self._cls


if not TYPE_CHECKING:
    BaseInlineFormSet = _Subscriptable(BaseInlineFormSet)
    ModelAdmin = _Subscriptable(ModelAdmin)
    ModelForm = _Subscriptable(ModelForm)
    Paginator = _Subscriptable(Paginator)
    TabularInline = _Subscriptable(TabularInline)
    UserAdmin = _Subscriptable(UserAdmin)
    UserChangeForm = _Subscriptable(UserChangeForm)
    UserCreationForm = _Subscriptable(UserCreationForm)
