"""Admin for locations and their aliases."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from postings.admin.admin_search import BEGINNING, EXACT, MISTYPED, NamedSearchAdmin
from postings.admin.confirmed_admin import ConfirmingAdmin
from postings.admin.fields import WordsField
from postings.admin.model_admins import count_column, count_related
from postings.admin.task_admin import run_or_queue
from postings.editing import place_changes, tasks
from postings.editing.effects import Effect
from postings.extraction.places import read_places
from postings.models import Place, PlaceAlias, Posting
from postings.reference import gazetteer
from postings.reference.gazetteer import normalize
from postings.reference.localized_names import country_codes
from postings.search.facet_filters import place_name
from postings.search.near_filter import city_key
from postings.sync.posting_values import place_keys

# The fewest letters by which a name in another language is found before it is complete.
_MIN_BEGINNING = 3


class PlaceForm(forms.ModelForm[Place]):
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
            read = read_places(word, {normalize(word): place.key})
            if read is None or place.key not in place_keys(read):
                raise forms.ValidationError(
                    f"“{word}” cannot be used. Enter a name without a comma, a slash, “or” or “and”."
                )
        taken = PlaceAlias.objects.filter(key__in=[normalize(word) for word in words]).exclude(place=place)
        if alias := taken.select_related("place").first():
            raise forms.ValidationError(f"{alias.text} is already another name for {alias.place.name}.")
        return words


def place_label(place: Place) -> str:
    """Return the full name of a place: `Portland, Oregon, United States`."""
    return place_name(place.name, place.kind, place.country, place.subdivision)


def _ranks_of_keys(name: str) -> dict[str, int]:
    """Return how well the places that the gazetteer knows by a normalized name, or by one that begins so, match it."""
    ranks = dict.fromkeys(country_codes(name), EXACT)
    if len(name) >= _MIN_BEGINNING:
        for known, cities in gazetteer.cities().items():
            if known.startswith(name):
                rank = EXACT if known == name else BEGINNING
                for city in cities:
                    key = city_key(city)
                    ranks[key] = min(rank, ranks.get(key, rank))
    return ranks


@admin.register(Place)
class PlaceAdmin(NamedSearchAdmin[Place], ConfirmingAdmin[Place]):
    """Places, which imports add from the gazetteer. Editors can change only their aliases."""

    form = PlaceForm
    list_display = ["name", "kind", "country", "subdivision", "also", count_column("count", "postings")]
    list_filter = ["kind"]
    search_fields = ["name", "key", "aliases__text"]
    ordering = ["name"]
    suggestion_order = ["-count", "name"]
    fields = ["name", "kind", "key", "other_names"]
    readonly_fields = ["name", "kind", "key"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        places = super().get_queryset(request).prefetch_related("aliases")
        return places.annotate(count=count_related(Posting.places.through.objects.all(), "place"))

    def _ranks(self, text: str) -> dict[int, int]:
        """Find cities and countries by their names in other languages, too: Munich by München."""
        found = super()._ranks(text)
        ranks = _ranks_of_keys(normalize(text))
        in_other_languages = {
            pk: ranks[key] for pk, key in Place.objects.filter(key__in=ranks).values_list("pk", "key") if pk not in found
        }
        if in_other_languages:
            found = {pk: rank for pk, rank in found.items() if rank < MISTYPED}
        return in_other_languages | found

    def label_of(self, row: Place) -> str:
        return place_label(row)

    @admin.display(description="other names")
    def also(self, place: Place) -> str:
        return ", ".join(alias.text for alias in place.aliases.all())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Place | None = None) -> bool:
        return request.user.has_perm("postings.change_placealias")

    def has_delete_permission(self, request: HttpRequest, obj: Place | None = None) -> bool:
        return False

    def change(self, request: HttpRequest, form: Any, formsets: Any, *, dry_run: bool) -> Effect:
        return place_changes.change_place(form.instance, form.cleaned_data["other_names"], request.user, dry_run=dry_run)

    def confirmed_change(self, request: HttpRequest, form: Any, formsets: Any) -> HttpResponse | None:
        place, texts = form.instance.pk, form.cleaned_data["other_names"]
        return run_or_queue(self, request, tasks.CHANGE_PLACE, place=place, texts=texts)
