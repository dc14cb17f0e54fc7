"""Admin for categories and their aliases."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from postings.admin.admin_search import NamedSearchAdmin
from postings.admin.confirmed_admin import ConfirmingMergingAdmin
from postings.admin.fields import WordsField
from postings.admin.model_admins import count_column, count_related
from postings.admin.task_admin import run_or_queue
from postings.editing import category_changes, tasks
from postings.editing.effects import Effect
from postings.models import Category, CategoryAlias, Posting


class CategoryForm(forms.ModelForm[Category]):
    other_names = WordsField(required=False, help_text="Folder names that belong to this category, one per line.")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["other_names"] = "\n".join(self.instance.aliases.values_list("name", flat=True))

    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        _refuse_names_of_others([name], self.instance)
        return name

    def clean_other_names(self) -> list[str]:
        words: list[str] = self.cleaned_data["other_names"]
        _refuse_names_of_others(words, self.instance)
        return [word for word in words if word != self.cleaned_data.get("name")]


def _refuse_names_of_others(words: list[str], category: Category) -> None:
    if other := Category.objects.filter(name__in=words).exclude(pk=category.pk).first():
        raise forms.ValidationError(f"The category {other.name} already exists. Merge the two categories instead.")
    aliases = CategoryAlias.objects.filter(name__in=words).exclude(category=category.pk)
    if alias := aliases.select_related("category").first():
        raise forms.ValidationError(f"{alias.name} is already another name for {alias.category.name}.")


@admin.register(Category)
class CategoryAdmin(NamedSearchAdmin[Category], ConfirmingMergingAdmin[Category]):
    """Categories, which cannot be deleted: they are named by the sources, so the next import would add them again."""

    form = CategoryForm
    list_display = ["name", "also", count_column("count", "postings")]
    search_fields = ["name", "aliases__name"]
    ordering = ["name"]
    fields = ["name", "other_names"]
    merging = tasks.MERGE_CATEGORIES
    preview_merge = staticmethod(category_changes.merge_categories)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        categories = super().get_queryset(request).prefetch_related("aliases")
        return categories.annotate(count=count_related(Posting.categories.through.objects.all(), "category"))

    @admin.display(description="other names")
    def also(self, category: Category) -> str:
        return ", ".join(alias.name for alias in category.aliases.all())

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return False

    def change(self, request: HttpRequest, form: Any, formsets: Any, *, dry_run: bool) -> Effect:
        values = form.cleaned_data
        return category_changes.change_category(
            form.instance, values["name"], values["other_names"], request.user, dry_run=dry_run
        )

    def confirmed_change(self, request: HttpRequest, form: Any, formsets: Any) -> HttpResponse | None:
        name, others = form.cleaned_data["name"], form.cleaned_data["other_names"]
        return run_or_queue(self, request, tasks.CHANGE_CATEGORY, category=form.instance.pk, name=name, others=others)
