"""What lies in what: countries in regions, smaller regions in larger ones, so that Toronto is found under North America."""

from functools import cache

from postings.choices import Region
from postings.reference.gazetteer import fold, region_countries
from postings.reference.localized_names import country_name

# Fewer countries are named one by one.
_LEAST_COUNTRIES = 4
# All lies in the whole world, but an ad that says Worldwide says something else than one that says Toronto.
_AREAS = [region for region in Region if region is not Region.WORLDWIDE]


@cache
def countries_in(region: str) -> frozenset[str]:
    """The codes of the countries in a region."""
    return region_countries(Region(region)) if region in _AREAS else frozenset()


@cache
def regions_in(region: str) -> frozenset[str]:
    """The other regions that lie in a region as a whole."""
    if region not in _AREAS:
        return frozenset()
    inside = countries_in(region)
    return frozenset(other for other in _AREAS if other != region and countries_in(other) <= inside)


@cache
def regions_around(key: str, country: str) -> tuple[str, ...]:
    """The regions that a place lies in, by its key and country; of a country those that have it, of a region the larger."""
    if country:
        return tuple(region for region in _AREAS if country in countries_in(region))
    return tuple(region for region in _AREAS if key in regions_in(region))


def areas_named(codes: tuple[str, ...]) -> list[str]:
    """`["Europe", "Canada"]`: names that together mean exactly these countries. A region is named if all of it is meant."""
    areas, countries = _areas(codes)
    return [*(str(area.label) for area in areas), *sorted(map(country_name, countries), key=fold)]


@cache
def _areas(codes: tuple[str, ...]) -> tuple[tuple[Region, ...], frozenset[str]]:
    """The regions that are meant as a whole, the largest first, and the countries that are left."""
    left, found = set(codes), []
    for region in sorted(_AREAS, key=lambda region: len(countries_in(region)), reverse=True):
        inside = countries_in(region)
        if len(inside) >= _LEAST_COUNTRIES and inside <= left:
            found.append(region)
            left -= inside
    return tuple(found), frozenset(left)
