"""The filter by distance from a city: `near` has the place keys of cities, `within` the distance in kilometers."""

from collections.abc import Collection, Iterable

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from rapidfuzz import process
from rapidfuzz.distance import OSA

from postings.choices import PlaceKind
from postings.models import Place, Posting
from postings.models.querysets import PostingQuerySet
from postings.reference import gazetteer, other_languages
from postings.reference.distances import CityMap, points
from postings.reference.gazetteer import normalize
from postings.reference.localized_names import country_codes, localize_place
from postings.reference.other_languages import has_other_letters
from postings.search.facet_filters import Facet, place_name

DISTANCES = ("25", "50", "100")
DEFAULT_DISTANCE = "50"
MAX_SIMILAR = 3
# Names from which on one letter, and two, are taken for mistakes.
_LONG_ENOUGH, _LONG = 4, 8


class Near(Facet):
    """Postings in a city near one of the given cities. The values are all cities of the gazetteer, on the board or not."""

    has_not_stated = False
    unknown_value = _("No city called “%(value)s” was found. We know cities with 15,000 people or more.")

    def __init__(self) -> None:
        super().__init__(_("Location"), _("cities"))

    def filter(self, qs: PostingQuerySet, value: Collection[str]) -> PostingQuerySet:
        if not value:
            return qs
        kilometers = self.parent.search.kilometers
        city_map = CityMap(Place.objects.filter(kind=PlaceKind.CITY).values_list("key", flat=True))
        near = {key for center in value for key in city_map.within(kilometers, center)}
        links = Posting.places.through.objects.filter(posting=OuterRef("pk"), place__key__in=near)
        return qs.filter(Exists(links))

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return {value: city_label(value) for value in values if value in points()}

    def named(self, text: str) -> Iterable[str]:
        """Return the cities with a name, such as `Cambridge` or `Cambridge, Ontario`, those with the most postings first."""
        name, *areas = map(normalize, text.split(","))
        aliases = Place.objects.filter(kind=PlaceKind.CITY, aliases__key=name).values_list("key", flat=True)
        found = [key for key in dict.fromkeys([*aliases, *cities_named(name)]) if _is_in(key, areas)]
        sizes = dict(Place.objects.filter(key__in=found).values_list("key").annotate(Count("postings")))
        return sorted(found, key=lambda key: -sizes.get(key, 0))


def city_label(key: str) -> str:
    """Return the name of a city with its subdivision and country in the active language."""
    code, _, city = key.partition("/")
    subdivision = code if "-" in code else ""
    return localize_place(key, place_name(city, PlaceKind.CITY, code[:2], subdivision))


def cities_named(name: str) -> list[str]:
    """Return the place keys of the cities with a name in any script, the most prominent first."""
    known = other_languages if has_other_letters(name) else gazetteer
    return [city_key(city) for city in known.cities().get(normalize(name), ())]


def cities_spelled_like(text: str) -> list[str]:
    """Return the place keys of the most prominent cities of the name that is most like a name with a mistake in it."""
    name = normalize(text.partition(",")[0])
    names = process.extract(name, gazetteer.cities().keys(), scorer=OSA.distance, score_cutoff=_mistakes(name), limit=None)
    found = (
        (distance, -city.prominence, city_key(city)) for like, distance, _ in names for city in gazetteer.cities()[like]
    )
    return list(dict.fromkeys(key for _, _, key in sorted(found)))[:MAX_SIMILAR]


def _mistakes(name: str) -> int:
    """Return how many letters of a name may be wrong: none of short names, of which there are many."""
    return 0 if len(name) < _LONG_ENOUGH else 1 if len(name) < _LONG else 2


def city_key(city: gazetteer.CityEntry) -> str:
    """Return the key under which a city is stored as a place: `DE-BY/Munich`."""
    return f"{city.subdivision or city.country}/{city.name}"


def _is_in(key: str, areas: Iterable[str]) -> bool:
    """Return whether a city is in all of the areas, which are names or codes of its subdivision or country."""
    code = key.partition("/")[0]
    codes = {normalize(code[:2]), normalize(code), normalize(code[3:])}
    return all(
        area in codes
        or code[:2] in (*country_codes(area), other_languages.countries().get(area))
        or code in gazetteer.subdivisions().get(area, ())
        for area in areas
    )
