"""A base class for read-only models in the admin."""

from typing import Generic

from django.http import HttpRequest

from jobboard.generic_classes import ModelAdmin, ModelT


class ReadOnlyAdmin(ModelAdmin[ModelT], Generic[ModelT]):
    """Admin of a model that nobody may add, change or delete by hand."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ModelT | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ModelT | None = None) -> bool:
        return False
