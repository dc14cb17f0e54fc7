"""Places and categories."""

from django.contrib import admin
from django.http import HttpRequest

from postings.models import Category, Place


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    """Places come from the gazetteer that imports read with, by their codes: there is nothing to write here."""

    list_display = ["name", "kind", "country", "subdivision"]
    list_filter = ["kind"]
    search_fields = ["name", "key"]
    ordering = ["name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Place | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Place | None = None) -> bool:
        return False


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    """Categories are the sources' own words: one that was renamed or deleted here would come back with the next import."""

    list_display = ["name"]
    search_fields = ["name"]
    ordering = ["name"]

    def has_change_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return False
