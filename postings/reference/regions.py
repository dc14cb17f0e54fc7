"""Containment of places: countries in regions, and regions in larger regions, so that North America includes Toronto."""

from functools import cache

from postings.choices import Region
from postings.reference.gazetteer import normalize, region_countries
from postings.reference.localized_names import country_name

# Fewer countries are listed individually.
_MIN_COUNTRIES = 4
# Worldwide is left out, since an ad for any country is not the same as an ad for Toronto.
_GEOGRAPHIC_REGIONS = [region for region in Region if region is not Region.WORLDWIDE]


@cache
def countries_in(region: str) -> frozenset[str]:
    """Return the codes of the countries in a region."""
    return region_countries(Region(region)) if region in _GEOGRAPHIC_REGIONS else frozenset()


@cache
def regions_in(region: str) -> frozenset[str]:
    """Return the other regions that a region contains completely."""
    if region not in _GEOGRAPHIC_REGIONS:
        return frozenset()
    inside = countries_in(region)
    return frozenset(other for other in _GEOGRAPHIC_REGIONS if other != region and countries_in(other) <= inside)


@cache
def regions_containing(key: str, country: str) -> tuple[str, ...]:
    """Return the regions that contain a place, given its key and country.

    For a country those that include it, for a region the larger ones.
    """
    if country:
        return tuple(region for region in _GEOGRAPHIC_REGIONS if country in countries_in(region))
    return tuple(region for region in _GEOGRAPHIC_REGIONS if key in regions_in(region))


def region_and_country_names(codes: tuple[str, ...]) -> list[str]:
    """Return names that together cover exactly these countries: `["Europe", "Canada"]`.

    A region is named if all of its countries are given.
    """
    regions, countries = group_into_regions(codes)
    return [*(str(region.label) for region in regions), *sorted(map(country_name, countries), key=normalize)]


@cache
def group_into_regions(codes: tuple[str, ...]) -> tuple[tuple[Region, ...], frozenset[str]]:
    """Return the regions that are complete, the largest first, and the remaining countries."""
    remaining, regions = set(codes), []
    for region in sorted(_GEOGRAPHIC_REGIONS, key=lambda region: len(countries_in(region)), reverse=True):
        inside = countries_in(region)
        if len(inside) >= _MIN_COUNTRIES and inside <= remaining:
            regions.append(region)
            remaining -= inside
    return tuple(regions), frozenset(remaining)
