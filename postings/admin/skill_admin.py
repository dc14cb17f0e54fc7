"""Skills and the ways in which they are written."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from postings.admin.base import count_related
from postings.admin.confirmed_admin import ConfirmingMergingAdmin
from postings.editing import skill_changes
from postings.editing.effects import Effect
from postings.models import PostingSkill, Skill, SkillForm
from postings.reference.lexicon import Form
from postings.reference.name_keys import name_key


class SkillNameForm(forms.ModelForm):
    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        key = name_key(name)
        if not key:
            raise forms.ValidationError("Enter a name with at least one visible letter.")
        if Skill.objects.filter(key=key).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("A skill with this name already exists. Merge the two skills instead.")
        return name


class FormOfSkillForm(forms.ModelForm):
    def clean_text(self) -> str:
        text: str = " ".join(self.cleaned_data["text"].split())
        if not any(sign.isalnum() for sign in text):
            raise forms.ValidationError("Enter at least one letter or digit.")
        others = SkillForm.objects.filter(text__iexact=text).exclude(skill=self.instance.skill_id)
        if taken := others.select_related("skill").first():
            raise forms.ValidationError(f"This is already a spelling of {taken.skill}.")
        return text


class SkillFormInline(admin.TabularInline):
    model = SkillForm
    form = FormOfSkillForm
    extra = 2


@admin.register(Skill)
class SkillAdmin(ConfirmingMergingAdmin):
    form = SkillNameForm
    list_display = ["name", "written_as", "is_read", "posting_count"]
    list_filter = ["is_read"]
    search_fields = ["name", "forms__text"]
    search_help_text = "Search by name or spelling."
    ordering = ["name"]
    fields = ["name", "is_read"]
    inlines = [SkillFormInline]
    merging = staticmethod(skill_changes.merge_skills)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        skills = super().get_queryset(request).prefetch_related("forms")
        return skills.annotate(count=count_related(PostingSkill.objects.all(), "skill"))

    @admin.display(description="spellings")
    def written_as(self, skill: Skill) -> str:
        return ", ".join(form.text for form in skill.forms.all())

    @admin.display(description="postings", ordering="count")
    def postingcount_related(self, skill: Any) -> int:
        return skill.count

    def has_delete_permission(self, request: HttpRequest, obj: Skill | None = None) -> bool:
        """A skill of the project's own list would come back with the next import: it is taken off with its check box."""
        return super().has_delete_permission(request, obj) and (obj is not None and not obj.shipped)

    def change(self, request: HttpRequest, form: Any, formsets: Any) -> Effect:
        rows = [each.cleaned_data for formset in formsets for each in formset.forms if each.cleaned_data.get("text")]
        written = [
            Form(row["text"], row["exact_case"], row["needs_company"]) for row in rows if not row.get("DELETE", False)
        ]
        name, is_read = form.cleaned_data["name"], form.cleaned_data["is_read"]
        return skill_changes.change_skill(form.instance, name, is_read, written, request.user)
