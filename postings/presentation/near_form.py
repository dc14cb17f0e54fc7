"""The fields of the search form for a city and a distance, and other cities of the same name."""

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from postings.search.facets.index import Index
from postings.search.facets.results import Results
from postings.search.filters import PostingFilter
from postings.search.near_filter import DISTANCES, cities_named, cities_spelled_like, city_label
from postings.search.suggestions import Suggestion

MAX_CITIES = 30


def near_fields(index: Index, filterset: PostingFilter) -> SafeString:
    """Return the fields, filled with the city of the search, or with the text that names none."""
    first, *others = filterset.search.chosen("near") or ("",)
    context = {
        "text": city_label(first) if first else filterset.data.get("near", ""),
        "others": others,
        "distances": [(distance, int(distance) == filterset.search.kilometers) for distance in DISTANCES],
        "cities": index.cached_in_language("largest cities", lambda: _largest_cities(index)),
    }
    return render_to_string("postings/parts/near.html", context)


def _largest_cities(index: Index) -> list[str]:
    """Return the names of the cities with the most open postings."""
    keys = [value for _, value in index.by_size("place") if "/" in value]
    return [city_label(key) for key in keys[:MAX_CITIES]]


def namesakes(found: Results, filterset: PostingFilter) -> Iterator[Suggestion]:
    """Yield other cities with the name of the city of the search, each with a search near it that finds postings."""
    for key in filterset.search.chosen("near"):
        yield from _searches_near(found, filterset, [each for each in cities_named(key.partition("/")[2]) if each != key])


def similar_cities(found: Results, filterset: PostingFilter) -> Iterator[Suggestion]:
    """Yield cities with names like the one of the search that is unknown, each with a search near it that finds postings."""
    if "near" in filterset.form.errors:
        for name in filterset.data.getlist("near"):
            yield from _searches_near(found, filterset, cities_spelled_like(name))


def _searches_near(found: Results, filterset: PostingFilter, cities: list[str]) -> Iterator[Suggestion]:
    for city in cities:
        search = found.search.with_values("near", [city])
        if total := Results(found.index, search, found.today).total:
            yield Suggestion(_("Location"), filterset.label("near", city), total, search.address())
