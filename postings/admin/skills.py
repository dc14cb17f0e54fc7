"""The skills that ads are read for. What is changed here counts from the next import on, which reads every ad again."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from postings.editing import corrections
from postings.models import PostingSkill, Skill, SkillForm
from postings.names import name_key


class SkillNameForm(forms.ModelForm):
    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        key = name_key(name)
        if not key:
            raise forms.ValidationError("A name needs a letter that can be seen.")
        if Skill.objects.filter(key=key).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("There is a skill of that name already.")
        return name


class SkillFormInline(admin.TabularInline):
    model = SkillForm
    extra = 2


@admin.register(Skill)
class SkillAdmin(admin.ModelAdmin):
    form = SkillNameForm
    list_display = ["name", "written_as", "is_read", "open_postings"]
    list_filter = ["is_read"]
    search_fields = ["name", "forms__text"]
    ordering = ["name"]
    fields = ["name", "is_read"]
    inlines = [SkillFormInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        links = PostingSkill.objects.filter(skill=OuterRef("pk")).order_by().values("skill").annotate(count=Count("pk"))
        skills = super().get_queryset(request).prefetch_related("forms")
        return skills.annotate(posting_count=Coalesce(Subquery(links.values("count")), 0))

    @admin.display(description="written as")
    def written_as(self, skill: Skill) -> str:
        return ", ".join(form.text for form in skill.forms.all())

    @admin.display(description="postings", ordering="posting_count")
    def open_postings(self, skill: Any) -> int:
        return skill.posting_count

    def has_delete_permission(self, request: HttpRequest, obj: Skill | None = None) -> bool:
        """A skill of the project's own list would come back with the next import: it is taken off with its check box."""
        return super().has_delete_permission(request, obj) and (obj is not None and not obj.shipped)

    def save_model(self, request: HttpRequest, obj: Skill, form: Any, change: bool) -> None:
        corrections.name_skill(obj)
