"""The facet of countries, their subdivisions and cities, and regions."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q

from postings.choices import PlaceKind, Region
from postings.models import Place, Posting
from postings.reference import gazetteer
from postings.reference.gazetteer import normalize
from postings.reference.localized_names import country_codes, localize_place
from postings.reference.regions import countries_in, regions_in
from postings.search.facet_filters.facet import ANY, NOT_STATED, Facet


class Places(Facet):
    """Countries with their subdivisions and cities, and regions. A region also matches the places in its countries."""

    has_children = True
    is_of_rows = True
    default_mode = ANY

    def names(self, values: Iterable[str]) -> dict[str, str]:
        found = {value: value for value in values if value in set(Region)}
        places = Place.objects.filter(key__in=[value for value in values if value not in found])
        return found | {each.key: place_name(each.name, each.kind, each.country, each.subdivision) for each in places}

    def named(self, text: str) -> Iterable[str]:
        """Return the values with a name: regions, countries, and places, the largest first."""
        regions = [region for region in Region if region.casefold() == text.casefold()]
        is_named = Q(name__iexact=text) | Q(aliases__key=normalize(text))
        rows = Place.objects.filter(is_named).annotate(count=Count("postings", distinct=True)).order_by("-count", "key")
        return [*regions, *country_codes(text), *rows.values_list("key", flat=True)]

    def value_label(self, value: str, name: str) -> str:
        return localize_place(value, name)

    def condition(self, value: str) -> Q:
        links = Posting.places.through.objects.filter(posting=OuterRef("pk"))
        if value == NOT_STATED:
            return ~Q(Exists(links))
        inside = Q(place__key=value) | Q(place__key__in=regions_in(value)) | Q(place__country__in=countries_in(value))
        return Q(Exists(links.filter(inside)))

    def ancestors(self, value: str) -> tuple[str, ...]:
        code, slash, _ = value.partition("/")
        country, hyphen, _ = code.partition("-")
        return ((code,) if slash else ()) + ((country,) if hyphen else ())

    def is_top_level(self, value: str) -> bool:
        """Return whether a value is a country. Regions are left out: they overlap and would always be the most frequent."""
        return len(value) == 2 and value != Region.EU

    def short(self, value: str, label: str) -> str:
        return label.rpartition(", ")[0] if self.ancestors(value) else label


def place_name(name: str, kind: str, country: str, subdivision: str) -> str:
    """Return a full name such as "Halifax, Nova Scotia, Canada"; for countries and regions only their own name."""
    if kind == PlaceKind.CITY and subdivision:
        return f"{name}, {gazetteer.subdivision_name(subdivision)}, {gazetteer.country_name(country)}"
    return f"{name}, {gazetteer.country_name(country)}" if kind in {PlaceKind.CITY, PlaceKind.SUBDIVISION} else name
