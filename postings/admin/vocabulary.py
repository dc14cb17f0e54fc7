"""The words that ads are read with: skills, places, categories, and text that companies repeat."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags

from postings.admin.confirmed_admin import ConfirmingAdmin, ConfirmingMergingAdmin
from postings.choices import BoilerplateMark
from postings.editing import vocabulary
from postings.editing.effects import Effect
from postings.extraction.places import read_places
from postings.models import Boilerplate, Category, CategoryAlias, Place, PlaceAlias, Posting, PostingSkill, Skill, SkillForm
from postings.reference.gazetteer import fold
from postings.reference.lexicon import Form
from postings.reference.name_keys import name_key
from postings.sync.posting_values import place_keys

_MAX_WORD = 100


class WordsField(forms.CharField):
    """Words, one a line, as a list without repeats."""

    widget = forms.Textarea(attrs={"rows": 6, "cols": 40})

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = (" ".join(line.split()) for line in str(super().to_python(value)).splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if too_long := [word for word in value if len(word) > _MAX_WORD]:
            raise forms.ValidationError(f"“{too_long[0][:50]}…” is too long. Enter {_MAX_WORD} characters or fewer.")

    def run_validators(self, value: Any) -> None:
        pass  # those of a text


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
    merging = staticmethod(vocabulary.merge_skills)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        skills = super().get_queryset(request).prefetch_related("forms")
        return skills.annotate(count=_count(PostingSkill.objects.all(), "skill"))

    @admin.display(description="spellings")
    def written_as(self, skill: Skill) -> str:
        return ", ".join(form.text for form in skill.forms.all())

    @admin.display(description="postings", ordering="count")
    def posting_count(self, skill: Any) -> int:
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
        return vocabulary.change_skill(form.instance, name, is_read, written, request.user)


class CategoryForm(forms.ModelForm):
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
class CategoryAdmin(ConfirmingMergingAdmin):
    """Categories are the sources' own words: one that was deleted here would come back with the next import."""

    form = CategoryForm
    list_display = ["name", "also", "posting_count"]
    search_fields = ["name", "aliases__name"]
    ordering = ["name"]
    fields = ["name", "other_names"]
    merging = staticmethod(vocabulary.merge_categories)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        categories = super().get_queryset(request).prefetch_related("aliases")
        return categories.annotate(count=_count(Posting.categories.through.objects.all(), "category"))

    @admin.display(description="other names")
    def also(self, category: Category) -> str:
        return ", ".join(alias.name for alias in category.aliases.all())

    @admin.display(description="postings", ordering="count")
    def posting_count(self, category: Any) -> int:
        return category.count

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return False

    def change(self, request: HttpRequest, form: Any, formsets: Any) -> Effect:
        values = form.cleaned_data
        return vocabulary.change_category(form.instance, values["name"], values["other_names"], request.user)


class PlaceForm(forms.ModelForm):
    other_names = WordsField(
        required=False,
        help_text="Names that job ads use for this location, one per line. Capital letters and accents make no difference.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["other_names"] = "\n".join(self.instance.aliases.values_list("text", flat=True))

    def clean_other_names(self) -> list[str]:
        words: list[str] = self.cleaned_data["other_names"]
        place = self.instance
        for word in words:
            read = read_places(word, {fold(word): place.key})
            if read is None or place.key not in place_keys(read):
                raise forms.ValidationError(
                    f"“{word}” cannot be used. Enter a name without a comma, a slash, “or” or “and”."
                )
        taken = PlaceAlias.objects.filter(key__in=[fold(word) for word in words]).exclude(place=place)
        if alias := taken.select_related("place").first():
            raise forms.ValidationError(f"{alias.text} is already another name for {alias.place.name}.")
        return words


@admin.register(Place)
class PlaceAdmin(ConfirmingAdmin):
    """Places come from the gazetteer that imports read with, by their codes. What editors give them is other names."""

    form = PlaceForm
    list_display = ["name", "kind", "country", "subdivision", "also"]
    list_filter = ["kind"]
    search_fields = ["name", "key", "aliases__text"]
    ordering = ["name"]
    fields = ["name", "kind", "key", "other_names"]
    readonly_fields = ["name", "kind", "key"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        return super().get_queryset(request).prefetch_related("aliases")

    @admin.display(description="other names")
    def also(self, place: Place) -> str:
        return ", ".join(alias.text for alias in place.aliases.all())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Place | None = None) -> bool:
        return request.user.has_perm("postings.change_placealias")

    def has_delete_permission(self, request: HttpRequest, obj: Place | None = None) -> bool:
        return False

    def change(self, request: HttpRequest, form: Any, formsets: Any) -> Effect:
        return vocabulary.change_place(form.instance, form.cleaned_data["other_names"], request.user)


@admin.register(Boilerplate)
class BoilerplateAdmin(ConfirmingAdmin):
    """What companies repeat in their ads. Imports find it; editors say what is folded and what is not."""

    list_display = ["text", "company", "kind", "jobs", "mark"]
    list_filter = ["mark", "kind"]
    list_select_related = ["company"]
    show_full_result_count = False
    search_fields = ["company__name", "html"]
    search_help_text = "Search by company or text."
    ordering = ["company__name", "position"]
    actions = ["show_in_ads", "fold_in_ads"]
    fields = ["company", "kind", "jobs", "whole_text", "mark"]
    readonly_fields = ["company", "kind", "jobs", "whole_text"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Boilerplate]:
        return super().get_queryset(request).filter(company__merged_into=None)

    @admin.display(description="text")
    def text(self, block: Boilerplate) -> str:
        words = " ".join(strip_tags(block.html).split())
        return words if len(words) <= 120 else f"{words[:120]}…"

    @admin.display(description="text")
    def whole_text(self, block: Boilerplate) -> str:
        return strip_tags(block.html)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def change(self, request: HttpRequest, form: Any, formsets: Any) -> Effect:
        block = Boilerplate.objects.select_related("company").get(pk=form.instance.pk)
        return vocabulary.mark([block], BoilerplateMark(form.cleaned_data["mark"]), request.user)

    @admin.action(description="Always show", permissions=["change"])
    def show_in_ads(self, request: HttpRequest, blocks: QuerySet[Boilerplate]) -> HttpResponse | None:
        return self._mark(request, blocks, BoilerplateMark.SHOWN)

    @admin.action(description="Always collapse", permissions=["change"])
    def fold_in_ads(self, request: HttpRequest, blocks: QuerySet[Boilerplate]) -> HttpResponse | None:
        return self._mark(request, blocks, BoilerplateMark.FOLDED)

    def _mark(self, request: HttpRequest, blocks: QuerySet[Boilerplate], value: BoilerplateMark) -> HttpResponse | None:
        rows = list(blocks.select_related("company").order_by("pk"))
        is_asked = self.is_asked(request)
        effect = vocabulary.mark(rows, value, request.user, dry_run=not is_asked)
        if is_asked:
            self.tell(request, effect.action)
            return None
        sent = [("action", request.POST["action"])]
        sent += [(admin.helpers.ACTION_CHECKBOX_NAME, str(row.pk)) for row in rows]
        return self.confirm(request, effect, sent)


def _count(rows: QuerySet, field: str) -> Coalesce:
    """The number of rows that point to the outer one."""
    found = rows.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(found), 0)
