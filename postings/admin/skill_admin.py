"""Admin for skills and their aliases."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from postings.admin.admin_search import NamedSearchAdmin
from postings.admin.confirmed_admin import ConfirmingMergingAdmin
from postings.admin.model_admins import count_column, count_related
from postings.admin.task_admin import run_or_queue
from postings.choices import SkillKind
from postings.editing import skill_changes, tasks
from postings.editing.effects import Effect
from postings.models import PostingSkill, Skill, SkillAlias
from postings.reference.lexicon import Alias
from postings.reference.name_keys import name_key

_IN_USE = "{} is on {} posting{}. To remove it, merge it into another skill, or untick “Detect automatically” first."


class SkillNameForm(forms.ModelForm[Skill]):
    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        key = name_key(name)
        if not key:
            raise forms.ValidationError("Enter a name with at least one visible letter.")
        if Skill.objects.filter(key=key).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("A skill with this name already exists. Merge the two skills instead.")
        return name


class SkillAliasForm(forms.ModelForm[SkillAlias]):
    def clean_text(self) -> str:
        text: str = " ".join(self.cleaned_data["text"].split())
        if not any(sign.isalnum() for sign in text):
            raise forms.ValidationError("Enter at least one letter or digit.")
        others = SkillAlias.objects.filter(text__iexact=text).exclude(skill=self.instance.skill_id)
        if taken := others.select_related("skill").first():
            raise forms.ValidationError(f"This is already a spelling of {taken.skill}.")
        return text


class SkillAliasInline(admin.TabularInline[SkillAlias, Skill]):
    model = SkillAlias
    form = SkillAliasForm
    extra = 2


@admin.register(Skill)
class SkillAdmin(NamedSearchAdmin[Skill], ConfirmingMergingAdmin[Skill]):
    form = SkillNameForm
    list_display = ["name", "kind", "spellings", "is_read", count_column("count", "postings")]
    list_filter = ["kind", "is_read"]
    search_fields = ["name", "aliases__text"]
    search_help_text = "Search by name or spelling."
    ordering = ["name"]
    suggestion_order = ["-count", "name"]
    fields = ["name", "kind", "is_read"]
    inlines = [SkillAliasInline]
    merging = tasks.MERGE_SKILLS
    preview_merge = staticmethod(skill_changes.merge_skills)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        skills = super().get_queryset(request).prefetch_related("aliases")
        return skills.annotate(count=count_related(PostingSkill.objects.all(), "skill"))

    @admin.display(description="spellings")
    def spellings(self, skill: Skill) -> str:
        return ", ".join(alias.text for alias in skill.aliases.all())

    def has_delete_permission(self, request: HttpRequest, obj: Skill | None = None) -> bool:
        """Forbid deleting a built-in skill, which the next import would add again. Its detection can be disabled instead."""
        return super().has_delete_permission(request, obj) and (obj is not None and not obj.builtin_aliases)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Return what deleting a skill would delete. One that postings have is protected."""
        counts = [(skill, PostingSkill.objects.filter(skill=skill).count()) for skill in objs]
        kept = [format_html(_IN_USE, skill, intcomma(count), "s" * (count != 1)) for skill, count in counts if count]
        return ([], {}, set(), kept) if kept else super().get_deleted_objects(objs, request)

    def change(self, request: HttpRequest, form: Any, formsets: Any, *, dry_run: bool) -> Effect:
        values, kind = _values(form, formsets), SkillKind(form.cleaned_data["kind"])
        return skill_changes.change_skill(form.instance, *values, request.user, kind=kind, dry_run=dry_run)

    def confirmed_change(self, request: HttpRequest, form: Any, formsets: Any) -> HttpResponse | None:
        values, kind = _values(form, formsets), SkillKind(form.cleaned_data["kind"])
        arguments = skill_changes.arguments_of_change(form.instance.pk, *values, kind)
        return run_or_queue(self, request, tasks.CHANGE_SKILL, **arguments)


def _values(form: Any, formsets: Any) -> tuple[str, bool, list[Alias]]:
    """Return the name of a skill, whether it is detected, and its aliases, as they are to be."""
    rows = [each.cleaned_data for formset in formsets for each in formset.forms if each.cleaned_data.get("text")]
    written = [
        Alias(row["text"], row["exact_case"], row["requires_context"]) for row in rows if not row.get("DELETE", False)
    ]
    return form.cleaned_data["name"], form.cleaned_data["is_read"], written
